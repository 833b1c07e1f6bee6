"""The numbering of a Word document → the number in front of a paragraph, as Word and WPS show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

import regex

from workplan.readers.office.numerals import numeral
from workplan.readers.office.wordml import MC, VAL, W, is_on, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_PART: Final = regex.compile("%([1-9])")
_LEVELS: Final = 9
_HIGHEST: Final = 1_000_000_000
# What the signs of symbol fonts look like; they stand in the private-use area.
_BULLETS: Final = {0xF06C: "●", 0xF06E: "■", 0xF075: "◆", 0xF0A7: "▪", 0xF0A8: "□", 0xF0D8: "➢", 0xF0FC: "✓", 0xF02D: "-"}
# A number that ends in one of these needs no blank behind it.
_CLOSED: Final = frozenset("、，。．：；）】〕》」』﹒")


class Level(NamedTuple):
    """One level of a list.

    Attributes:
        form: number format, as in OOXML.
        text: pattern of what is shown: ``%1、``, ``（%2）``, ``%1.%2``.
        start: first number.
        restart: the level (from 1) whose next number starts this one anew; 0: none does, None: any above it.
        legal: whether all levels are shown in digits here.
        style: paragraph style that stands on this level.
        parted: whether a blank or tab follows.
    """

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    parted: bool = True


@dataclass(slots=True)
class _Abstract:
    """A list definition and where its counting stands; all lists made from it count together."""

    levels: dict[int, Level]
    linked: str | None = None
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(slots=True)
class _List:
    """A list: its definition, its own levels, and the levels that it starts anew when it first comes to them."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]
    levels_begun: set[int] = field(default_factory=set)


class Numbering:
    """Counts the numbered paragraphs of one document.

    Args:
        numbering: root of the part ``numbering.xml``.
        styles: root of the part ``styles.xml``, None if no style numbers.
    """

    def __init__(self, numbering: _Element, styles: _Element | None) -> None:
        self._abstracts = {
            node.get(f"{W}abstractNumId", ""): _Abstract(_levels(node), value(node, f"{W}numStyleLink"))
            for node in numbering.iterchildren(f"{W}abstractNum")
        }
        self._lists = {node.get(f"{W}numId", ""): _list(node) for node in numbering.iterchildren(f"{W}num")}
        self._styles, self._default = _styles(styles)
        self._by_style: dict[str, tuple[str, int] | None] = {}

    def of(self, properties: _Element | None) -> str:
        """Return the number of the next paragraph, with the blank behind it; empty if it has none.

        Args:
            properties: its ``w:pPr``.
        """
        found = self._placed(properties)
        return self._next(*found) if found else ""

    def _placed(self, properties: _Element | None) -> tuple[str, int] | None:
        """List and level of a paragraph: its own, else those of its style."""
        style = value(properties, f"{W}pStyle") or self._default
        own = properties.find(f"{W}numPr") if properties is not None else None
        inherited = self._of_style(style) if own is None or own.find(f"{W}numId") is None else None
        if own is None:
            return inherited
        list_id = value(own, f"{W}numId") or (inherited[0] if inherited else None)
        level = number(value(own, f"{W}ilvl"))
        if level is None:
            level = inherited[1] if inherited else 0
        return (list_id, min(max(level, 0), _LEVELS - 1)) if list_id not in (None, "0") and list_id else None

    def _of_style(self, style: str) -> tuple[str, int] | None:
        if style not in self._by_style:
            self._by_style[style] = self._looked_up(style)
        return self._by_style[style]

    def _looked_up(self, style: str) -> tuple[str, int] | None:
        """List and level that a style or the one it is based on gives."""
        seen: set[str] = set()
        level: int | None = None
        while style in self._styles and style not in seen:
            seen.add(style)
            based, list_id, own_level = self._styles[style]
            level = own_level if level is None else level
            if list_id is not None:
                known = self._lists.get(list_id)
                if known is None:
                    return None
                levels = self._levels_of(known)
                at = next((at for at, one in levels.items() if one.style in seen), level or 0)
                return list_id, min(max(at, 0), _LEVELS - 1)
            style = based
        return None

    def _abstract_of(self, known: _List) -> _Abstract | None:
        abstract = self._abstracts.get(known.abstract)
        if abstract is not None and abstract.linked is not None and not abstract.levels:
            _, list_id, _ = self._styles.get(abstract.linked, ("", None, None))
            other = self._lists.get(list_id or "")
            if other is not None and other is not known:
                return self._abstracts.get(other.abstract, abstract)
        return abstract

    def _levels_of(self, known: _List) -> Mapping[int, Level]:
        abstract = self._abstract_of(known)
        return {**(abstract.levels if abstract else {}), **known.levels}

    def _next(self, list_id: str, level: int) -> str:
        known = self._lists.get(list_id)
        abstract = self._abstract_of(known) if known else None
        if known is None or abstract is None:
            return ""
        levels = {**abstract.levels, **known.levels} if known.levels else abstract.levels
        here = levels.get(level)
        if here is None:
            return ""
        counts = abstract.counts
        if level in known.starts and level not in known.levels_begun:
            counts[level] = None
        known.levels_begun.add(level)
        for above in range(level):
            if counts[above] is None:
                counts[above] = _start(known, levels, above)
        so_far = counts[level]
        counts[level] = _start(known, levels, level) if so_far is None else min(so_far + 1, _HIGHEST)
        for below in range(level + 1, _LEVELS):
            limit = levels[below].restart if below in levels else None
            if limit is None or level + 1 <= limit:
                counts[below] = None
        return _shown(here, levels, counts)


def _start(known: _List, levels: Mapping[int, Level], level: int) -> int:
    return known.starts.get(level, levels[level].start if level in levels else 1)


def _shown(here: Level, levels: Mapping[int, Level], counts: list[int | None]) -> str:
    if here.form == "bullet":
        sign = here.text[:1]
        shown = _BULLETS.get(ord(sign), "•") if "\ue000" <= sign <= "\uf8ff" else sign
        return f"{shown} " if shown.strip() else ""

    def part(match: regex.Match[str]) -> str:
        at = int(match[1]) - 1
        level = levels.get(at, Level())
        count = counts[at]
        return numeral("decimal" if here.legal else level.form, level.start if count is None else count)

    shown = _PART.sub(part, here.text)
    return shown + " " if here.parted and shown and shown[-1] not in _CLOSED else shown


def _levels(node: _Element) -> dict[int, Level]:
    """The levels that a definition or an override holds."""
    found: dict[int, Level] = {}
    for level in node.iterchildren(f"{W}lvl"):
        at = number(level.get(f"{W}ilvl"))
        if at is not None and 0 <= at < _LEVELS:
            found[at] = _level(level)
    return found


def _level(node: _Element) -> Level:
    form = node.find(f"{W}numFmt")
    if form is None:  # a format that only newer programs know stands beside one for all
        choice = node.find(f"{MC}AlternateContent/{MC}Fallback/{W}numFmt")
        form = choice if choice is not None else node.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    text = node.find(f"{W}lvlText")
    start = number(value(node, f"{W}start"))
    return Level(
        form=(form.get(VAL) if form is not None else None) or "decimal",
        text=(text.get(VAL) if text is not None else None) or "",
        start=min(max(1 if start is None else start, 0), _HIGHEST),
        restart=number(value(node, f"{W}lvlRestart")),
        legal=is_on(node, f"{W}isLgl"),
        style=value(node, f"{W}pStyle"),
        parted=value(node, f"{W}suff") != "nothing",
    )


def _list(node: _Element) -> _List:
    levels: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for override in node.iterchildren(f"{W}lvlOverride"):
        at = number(override.get(f"{W}ilvl"))
        start = number(value(override, f"{W}startOverride"))
        if at is None or not 0 <= at < _LEVELS:
            continue
        if start is not None:
            starts[at] = min(max(start, 0), _HIGHEST)
        levels |= {at: level for own, level in _levels(override).items() if own == at}
    return _List(value(node, f"{W}abstractNumId") or "", levels, starts)


_Styles = dict[str, tuple[str, str | None, int | None]]


def _styles(root: _Element | None) -> tuple[_Styles, str]:
    """By style: the one it is based on, its list and its level; and the style of paragraphs that name none."""
    found: _Styles = {}
    default = ""
    for style in root.iterchildren(f"{W}style") if root is not None else ():
        name = style.get(f"{W}styleId", "")
        own = style.find(f"{W}pPr/{W}numPr")
        found[name] = (
            value(style, f"{W}basedOn") or "",
            value(own, f"{W}numId"),
            number(value(own, f"{W}ilvl")),
        )
        if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on"):
            default = name
    return found, default
