"""The numbering of a Word document → the number in front of a paragraph, as Word and WPS show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workplan.readers.office.list_levels import HIGHEST, LEVELS, Counts, Level, advance, fresh
from workplan.readers.office.wordml import MC, VAL, W, is_on, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(slots=True)
class _Abstract:
    """A list definition and where its counting stands; all lists made from it count together."""

    levels: dict[int, Level]
    linked: str | None = None
    counts: Counts = field(default_factory=fresh)


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
        return (list_id, min(max(level, 0), LEVELS - 1)) if list_id not in (None, "0") and list_id else None

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
                return list_id, min(max(at, 0), LEVELS - 1)
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
        if level in known.starts and level not in known.levels_begun:
            abstract.counts[level] = None
        known.levels_begun.add(level)
        return advance(abstract.counts, level, known.starts, levels)


def _levels(node: _Element) -> dict[int, Level]:
    """The levels that a definition or an override holds."""
    found: dict[int, Level] = {}
    for level in node.iterchildren(f"{W}lvl"):
        at = number(level.get(f"{W}ilvl"))
        if at is not None and 0 <= at < LEVELS:
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
        start=min(max(1 if start is None else start, 0), HIGHEST),
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
        if at is None or not 0 <= at < LEVELS:
            continue
        if start is not None:
            starts[at] = min(max(start, 0), HIGHEST)
        own = _levels(override).get(at)
        if own is not None:
            levels[at] = own
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
