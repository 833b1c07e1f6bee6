"""Changes of sections → what they hold for one unit: tasks that are new, gone and changed for it or for its group."""

from __future__ import annotations

from collections.abc import Iterable

from workplan.comparison.model import Place, SectionChange, UnitChanges
from workplan.concern import known_by_groups, may_include, meant, named, names_unit
from workplan.lexicon import Lexicon, default


def _any(places: Iterable[Place], unit: str) -> bool:
    return any(names_unit(row, unit) for place in places for row in place.responsibilities)


def _any_group(change: SectionChange, unit: str, lexicon: Lexicon) -> bool:
    return any(
        may_include(row, unit, lexicon) for place in (*change.old, *change.new) for row in place.responsibilities
    )


def for_unit(
    sections: Iterable[SectionChange], unit: str, names: Iterable[str], lexicon: Lexicon | None = None
) -> UnitChanges:
    """Return what is new, gone and changed for ``unit``; see :meth:`Comparison.for_unit`.

    Args:
        sections: what changed from one edition to the next.
        unit: a name of the unit.
        names: the units that either edition names.
        lexicon: the words of groups and places, the built-in ones if None.
    """
    words = lexicon or default()
    name = named(unit)
    gained: list[SectionChange] = []
    lost: list[SectionChange] = []
    changed: list[SectionChange] = []
    groups: list[SectionChange] = []
    every = tuple(sections)
    for change in every:
        before, after = _any(change.old, name), _any(change.new, name)
        if before and after:
            changed.append(change)
        elif after:
            gained.append(change)
        elif before:
            lost.append(change)
        elif _any_group(change, name, words):
            groups.append(change)
    known = dict.fromkeys(names)
    if not (gained or lost or changed or name in known or known_by_groups(name, groups, words)):
        return for_unit(every, meant(unit, ((each,) for each in known), words), known, words)
    return UnitChanges(unit=name, gained=tuple(gained), lost=tuple(lost), changed=tuple(changed), groups=tuple(groups))
