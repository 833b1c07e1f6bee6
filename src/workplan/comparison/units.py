"""Changes of sections → what it holds for one unit: tasks that are new, gone and changed for it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from workplan.comparison.model import Place, SectionChange, UnitChanges
from workplan.errors import UsageError
from workplan.source import fold, squeeze


def _concerns(place: Place, unit: str) -> bool:
    return any(
        unit in (row.text, each.name, each.canonical, *each.aliases)
        for row in place.responsibilities
        for each in row.units
    )


def _any(places: Iterable[Place], unit: str) -> bool:
    return any(_concerns(place, unit) for place in places)


def for_unit(sections: Iterable[SectionChange], unit: str, names: Iterable[str]) -> UnitChanges:
    """Return what is new, gone and changed for ``unit``; see :meth:`Comparison.for_unit`.

    Args:
        sections: what changed from one edition to the next.
        unit: a name of the unit.
        names: the units that either edition names.
    """
    name = squeeze(fold(unit))
    gained: list[SectionChange] = []
    lost: list[SectionChange] = []
    changed: list[SectionChange] = []
    for change in sections:
        before, after = _any(change.old, name), _any(change.new, name)
        if before and after:
            changed.append(change)
        elif after:
            gained.append(change)
        elif before:
            lost.append(change)
    known = dict.fromkeys(names)
    if not (gained or lost or changed) and name not in known:
        near = difflib.get_close_matches(name, known, n=3, cutoff=0.4)
        raise UsageError(
            zh=f"两份文件都没有责任单位“{unit}”" + (f"；相近的有：{'、'.join(near)}" if near else ""),
            en=f"neither edition names a unit {unit!r}" + (f"; near are: {', '.join(near)}" if near else ""),
        )
    return UnitChanges(unit=name, gained=tuple(gained), lost=tuple(lost), changed=tuple(changed))
