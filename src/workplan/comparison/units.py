"""Changes of sections → what they hold for one unit: tasks that are new, gone and changed for it or for its group."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Final, NamedTuple

import regex

from workplan.comparison.model import Place, SectionChange, UnitChanges
from workplan.errors import UsageError
from workplan.lexicon import Lexicon, default
from workplan.model import Responsibility
from workplan.names.places import place_at
from workplan.source import fold, squeeze

_OF_A_PLACE: Final = ("政府", "管委会")


class _Members(NamedTuple):
    """How the name of a group tells who belongs to it."""

    place: regex.Pattern[str]
    body: regex.Pattern[str]


def _members(lexicon: Lexicon) -> _Members:
    words: dict[str, list[str]] = {"place": [], "body": []}
    for row in lexicon.table("group_members"):
        words[row["member"]].append(row["word"])
    # 市直部门, 省级单位 and 区内企业 are no places.
    place = regex.compile(r"(?:\L<words>)(?![直级内属])", words=words["place"])
    return _Members(place, regex.compile(r"\L<words>", words=words["body"]))


def names_unit(row: Responsibility, unit: str) -> bool:
    """Tell whether a responsibility names ``unit`` (folded): by its words, short form, full name or an alias."""
    return any(unit in (row.text, each.name, each.canonical, *each.aliases) for each in row.units)


def may_include(row: Responsibility, unit: str, lexicon: Lexicon) -> bool:
    """Tell whether a responsibility names a group that ``unit`` (folded) may belong to, by its name.

    The governments of places belong to groups of places, all other bodies to groups of bodies; where the group's name
    tells neither, either may be meant.
    """
    members = lexicon.build(_members)
    mine, other = (members.place, members.body) if is_place(unit, lexicon) else (members.body, members.place)
    groups = [each.name for each in row.units if each.collective]
    return any(mine.search(group) or not other.search(group) for group in groups)


def is_place(unit: str, lexicon: Lexicon) -> bool:
    """Tell whether ``unit`` is a place or its government.

    >>> from workplan.lexicon import default
    >>> [is_place(unit, default()) for unit in ("兰州市政府", "兰州市", "省教育厅")]
    [True, True, False]
    """
    found = place_at(unit, 0, lexicon)
    return found is not None and (found[1] == len(unit) or unit.endswith(_OF_A_PLACE))


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
    name = squeeze(fold(unit))
    gained: list[SectionChange] = []
    lost: list[SectionChange] = []
    changed: list[SectionChange] = []
    groups: list[SectionChange] = []
    for change in sections:
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
    # The government of a place is seldom named itself: 各市州 are.
    if not (gained or lost or changed or name in known or (groups and is_place(name, words))):
        near = difflib.get_close_matches(name, known, n=3, cutoff=0.4)
        raise UsageError(
            zh=f"两份文件都没有责任单位“{unit}”" + (f"；相近的有：{'、'.join(near)}" if near else ""),
            en=f"neither edition names a unit {unit!r}" + (f"; near are: {', '.join(near)}" if near else ""),
        )
    return UnitChanges(unit=name, gained=tuple(gained), lost=tuple(lost), changed=tuple(changed), groups=tuple(groups))
