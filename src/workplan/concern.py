"""A unit's name and who answers for a measure → whether that concerns the unit: by name, or by a group it may be in.

A name is any by which a plan may call the unit: as written, its full official name, a second name in brackets.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

import regex

from workplan.errors import UsageError
from workplan.lexicon import Lexicon, in_force
from workplan.model import Document, Measure, Responsibility, Unit, several
from workplan.names.places import WORDS, place_at
from workplan.names.shapes import Bodies
from workplan.source import fold, squeeze

__all__ = [
    "Concern",
    "Concerned",
    "concerned",
    "groups_for",
    "includes",
    "is_place",
    "known_by_groups",
    "may_include",
    "meant",
    "named",
    "named_in",
    "names_of",
    "names_unit",
]

_OF_A_PLACE: Final = ("政府", "管委会")
_NEAR: Final = 0.4
_SHORTEST: Final = 2
_LEVEL: Final = regex.compile(rf"(?:{'|'.join(WORDS)})(?![{''.join(sorted({word[0] for word in WORDS}))}])")


class Concern(StrEnum):
    """How a measure concerns a unit."""

    NAMED = "named"
    """Its own clause, or the one that it inherits, names the unit."""
    GROUP = "group"
    """It names a group that the unit may belong to: 省政府各部门, 有关部门."""


class Concerned(NamedTuple):
    """The measures of some documents that concern a unit, in source order.

    Attributes:
        named: those that name it.
        groups: those that only name a group it may belong to.
    """

    named: tuple[tuple[Document, Measure], ...]
    groups: tuple[tuple[Document, Measure], ...]

    def __repr__(self) -> str:
        return f"<Concerned {len(self.named)} by name, {len(self.groups)} by a group>"


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


def named(unit: str) -> str:
    """Return a unit's name as the names in a document are written: half-width, without white space.

    >>> named("省 科技厅（外专局）")
    '省科技厅(外专局)'
    """
    return squeeze(fold(unit))


def named_in(document: Document, unit: str, *, lexicon: Lexicon | None = None) -> str:
    """Return the short form by which a document names a unit; where only a group may include it, its name folded.

    Args:
        document: one document.
        unit: any of its names, as for :func:`concerned`.
        lexicon: the words of groups and places, the built-in ones if None.

    Raises:
        UsageError: the document names neither the unit nor a group it may belong to.

    >>> import workplan
    >>> plan = workplan.parse("甘肃省2030年工作要点\\n一、统一目录\\n编制目录。（省司法厅负责）")
    >>> named_in(plan, "甘肃省司法厅")
    '省司法厅'
    """
    found = concerned(document, unit, lexicon=lexicon)
    name = named(unit)
    units = [each for row in document.responsibilities for each in row.units]
    exact = next((each.name for each in units if name in names_of(each)), None)
    if exact is not None or not found.named:
        return exact or name
    return meant(unit, map(names_of, units), in_force(lexicon))


def names_of(unit: Unit) -> tuple[str, ...]:
    """Return what a unit may be called: its name as the plan has it, its other names, its full official one."""
    return (unit.name, *unit.aliases, unit.canonical or unit.name)


def names_unit(row: Responsibility, unit: str) -> bool:
    """Tell whether a responsibility names ``unit`` (folded): by its words, short form, full name or an alias."""
    return any(unit in (row.text, each.name, each.canonical, *each.aliases) for each in row.units)


def may_include(row: Responsibility, unit: str, lexicon: Lexicon) -> bool:
    """Tell whether a responsibility names a group that ``unit`` (folded) may belong to; see :func:`groups_for`."""
    return bool(groups_for(unit, (each.name for each in row.units if each.collective), lexicon))


def includes(group: str, unit: str, lexicon: Lexicon) -> bool:
    """Tell whether ``unit`` (folded) may belong to ``group``; see :func:`groups_for`."""
    return bool(groups_for(unit, (group,), lexicon))


def groups_for(unit: str, groups: Iterable[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Return those of some groups (by name) that ``unit`` (folded) may belong to, by its name; a group is in no other.

    The governments of places belong to groups of places, all other bodies to groups of bodies; where the group's name
    tells neither, either may be meant. 市直各部门 are none of the province's.

    >>> from workplan.lexicon import default
    >>> groups_for("省财政厅", ("省政府各部门", "各市州政府", "市直各部门"), default())
    ('省政府各部门',)
    """
    members = lexicon.build(_members)
    mine, other = (members.place, members.body) if is_place(unit, lexicon) else (members.body, members.place)
    level = _level(unit, lexicon)
    alike = (group for group in groups if _one_level(group, level))
    found = tuple(group for group in alike if mine.search(group) or not other.search(group))
    return () if found and lexicon.build(Bodies).collective(unit) else found


def _level(unit: str, lexicon: Lexicon) -> str:
    """Return the word for the level that a body belongs to (省 of 省财政厅 and of 甘肃省财政厅), empty if unknown."""
    place = place_at(unit, 0, lexicon)
    if place is not None:
        return "" if place[1] == len(unit) or unit.endswith(_OF_A_PLACE) else next(iter(place[0].words), "")
    return next((word for word in WORDS if unit.startswith(word)), "")


def _one_level(group: str, level: str) -> bool:
    """Tell whether a group's own word of level, where it begins with one, is ``level``; 市县两级部门 has two."""
    found = _LEVEL.match(group)
    return not level or found is None or found.group() == level


def is_place(unit: str, lexicon: Lexicon) -> bool:
    """Tell whether ``unit`` is a place or its government.

    >>> from workplan.lexicon import default
    >>> [is_place(unit, default()) for unit in ("兰州市政府", "兰州市", "省教育厅")]
    [True, True, False]
    """
    found = place_at(unit, 0, lexicon)
    return found is not None and (found[1] == len(unit) or unit.endswith(_OF_A_PLACE))


def known_by_groups(unit: str, held: Collection[object], lexicon: Lexicon) -> bool:
    """Tell whether a unit is known though nothing names it, by what groups hold that it may belong to.

    The government of a place is seldom named itself: 各市州 are.

    >>> from workplan.lexicon import default
    >>> [known_by_groups("兰州市政府", held, default()) for held in (["一-1"], [])]
    [True, False]
    """
    return bool(held) and is_place(unit, lexicon)


def concerned(documents: Document | Iterable[Document], unit: str, *, lexicon: Lexicon | None = None) -> Concerned:
    """Return the measures that concern a unit, by its name or by a group it may belong to.

    Args:
        documents: one document or several.
        unit: any of its names: as the plan writes it, the full official one, a second name; where only one of the units
            named has it behind a place or level, that will do: 司法厅 for 省司法厅.
        lexicon: the words of groups and places, the built-in ones if None.

    Raises:
        UsageError: no document names such a unit, or a group it may belong to; the message has the likest names.

    >>> import workplan
    >>> plan = workplan.parse("一、统一目录\\n编制目录。（省数据局负责）公布目录。（有关部门负责）")
    >>> found = concerned([plan], "省数据局")
    >>> [str(measure) for _, measure in found.named], [str(measure) for _, measure in found.groups]
    (['一-1 编制目录。'], ['一-2 公布目录。'])
    """
    words, name = in_force(lexicon), named(unit)
    found: dict[Concern, list[tuple[Document, Measure]]] = {Concern.NAMED: [], Concern.GROUP: []}
    known: dict[tuple[str, ...], None] = {}
    plans = several(documents)
    for document in plans:
        for measure in document.measures:
            rows = document.answering(measure)
            known.update(dict.fromkeys(names_of(each) for row in rows for each in row.units))
            concern = _concern(rows, name, words)
            if concern is not None:
                found[concern].append((document, measure))
    if not found[Concern.NAMED] and not known_by_groups(name, found[Concern.GROUP], words):
        return concerned(plans, meant(unit, known, words), lexicon=words)
    return Concerned(tuple(found[Concern.NAMED]), tuple(found[Concern.GROUP]))


def _concern(rows: Sequence[Responsibility], unit: str, lexicon: Lexicon) -> Concern | None:
    if any(names_unit(row, unit) for row in rows):
        return Concern.NAMED
    return Concern.GROUP if any(may_include(row, unit, lexicon) for row in rows) else None


def meant(unit: str, known: Iterable[tuple[str, ...]], lexicon: Lexicon) -> str:
    """Return the only one of some units whose name is ``unit`` behind a place or a level, for a unit named nowhere.

    Args:
        unit: what was asked for.
        known: what each of the units is called: first its short name, last the full one.
        lexicon: the words of places.

    Raises:
        UsageError: there is none, or more than one; the message has these, or the likest.

    >>> from workplan.lexicon import default
    >>> meant("司法厅", [("省司法厅", "甘肃省司法厅"), ("省政府办公厅",)], default())
    '省司法厅'
    >>> meant("办公厅", [("省司法厅", "甘肃省司法厅"), ("省政府办公厅",)], default())
    Traceback (most recent call last):
        ...
    workplan.errors.UsageError: no unit '办公厅' is named; near are: 省政府办公厅
    """
    wanted, units = named(unit), tuple(known)
    found = {names[-1]: names[0] for names in units if any(_is_end(wanted, name, lexicon) for name in names)}
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        zh, en = "、".join(found.values()), ", ".join(found.values())
        raise UsageError(
            zh=f"“{unit}”可以指文中的几个责任单位：{zh}；请写明其一",
            en=f"{unit!r} may be several of the units named: {en}; say which",
        )
    near = difflib.get_close_matches(wanted, dict.fromkeys(names[0] for names in units), n=3, cutoff=_NEAR)
    raise UsageError(
        zh=f"文中没有责任单位“{unit}”" + (f"；相近的有：{'、'.join(near)}" if near else ""),
        en=f"no unit {unit!r} is named" + (f"; near are: {', '.join(near)}" if near else ""),
    )


def _is_end(wanted: str, name: str, lexicon: Lexicon) -> bool:
    """Tell whether a name is the wanted one behind nothing but a place or a level."""
    before = name.removesuffix(wanted)
    if len(wanted) < _SHORTEST or before in ("", name):
        return False
    place = place_at(name, 0, lexicon)
    return before in WORDS or (place is not None and place[1] == len(before))
