"""The list styles of an OpenDocument → the number in front of a paragraph, as LibreOffice and WPS show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import regex

from workplan.readers.office.list_levels import HIGHEST, LEVELS, Counts, Level, advance, fresh
from workplan.readers.office.odf import STYLE, TEXT

if TYPE_CHECKING:
    from lxml.etree import _Element

_OUTLINE: Final = ""  # the list of headings that stand in no list
_PLACE: Final = regex.compile(r"%(\d{1,2})%")
_LATER: Final = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}num-list-format"
# Formats by their first number, as the attribute lists it: 一, 二, 三, ...
_FORMS: Final = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "一": "chineseCountingThousand", "壹": "chineseLegalSimplified", "１": "decimalFullWidth",
    "①": "decimalEnclosedCircle", "⑴": "decimalEnclosedParen", "⒈": "decimalEnclosedFullstop",
    "㊀": "ideographEnclosedCircle", "甲": "ideographTraditional", "子": "ideographZodiac", "01": "decimalZero",
    "1st": "ordinal", "〇": "ideographDigital", "": "none",
}  # fmt: skip


@dataclass(slots=True)
class Lists:
    """The list styles of a document, and where each list's counting stands.

    Attributes:
        styles: the levels of each list style by name; that of headings outside lists under an empty one.
    """

    styles: Mapping[str, Mapping[int, Level]]
    _by_style: dict[str, Counts] = field(default_factory=dict)
    _by_id: dict[str, Counts] = field(default_factory=dict)
    _headings: Counts = field(default_factory=fresh)

    @classmethod
    def of(cls, *roots: _Element | None) -> Lists:
        """Collect the list styles of the parts of a document."""
        found: dict[str, dict[int, Level]] = {}
        for root in roots:
            if root is not None:
                found |= {node.get(f"{STYLE}name", ""): _levels(node) for node in root.iter(f"{TEXT}list-style")}
                for node in root.iter(f"{TEXT}outline-style"):
                    found[_OUTLINE] = _levels(node)
        return cls(found)

    def begin(self, node: _Element, style: str) -> Counts:
        """Return the counts of a list that begins, those of an earlier one where it goes on.

        Args:
            node: the ``text:list``.
            style: name of its style.
        """
        goes_on = self._by_id.get(node.get(f"{TEXT}continue-list", ""))
        if goes_on is None and node.get(f"{TEXT}continue-numbering") == "true":
            goes_on = self._by_style.get(style)
        counts = fresh() if goes_on is None else goes_on
        self._by_style[style] = counts
        self._by_id[node.get("{http://www.w3.org/XML/1998/namespace}id", "-")] = counts
        return counts

    def item(self, counts: Counts, level: int, style: str, start: str | None) -> str:
        """Return the number of the next item of a list.

        Args:
            counts: those of the list; changed.
            level: its level, from 0.
            style: name of the list's style.
            start: the number that it is to have, as the item says it.
        """
        levels = self.styles.get(style, {})
        if start is not None and start.isdigit() and len(start) < 9:
            counts[level] = int(start) - 1
        return advance(counts, level, {}, levels) if level in levels else ""

    def heading(self, node: _Element) -> str:
        """Return the number of a heading that stands in no list."""
        level = node.get(f"{TEXT}outline-level", "")
        levels = self.styles.get(_OUTLINE, {})
        at = int(level) - 1 if level.isdigit() and len(level) < 3 else -1
        if not levels or at not in levels or node.get(f"{TEXT}is-list-header") == "true":
            return ""
        return advance(self._headings, at, {}, levels)


def _levels(style: _Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for node in _children(style):
        level = node.get(f"{TEXT}level", "")
        if level.isdigit() and 0 < int(level) <= LEVELS:
            found[int(level) - 1] = _level(node, int(level))
    return found


def _children(style: _Element) -> Iterable[_Element]:
    names = {f"{TEXT}list-level-style-number", f"{TEXT}list-level-style-bullet", f"{TEXT}outline-level-style"}
    return (node for node in style if node.tag in names)


def _level(node: _Element, level: int) -> Level:
    if node.tag == f"{TEXT}list-level-style-bullet":
        return Level("bullet", node.get(f"{TEXT}bullet-char", "•"))
    form = _FORMS.get((node.get(f"{STYLE}num-format") or "").split(",")[0], "decimal")
    shown = node.get(f"{TEXT}display-levels", "1")
    many = int(shown) if shown.isdigit() and 0 < int(shown) <= level else 1
    own = ".".join(f"%{at}" for at in range(level - many + 1, level + 1)) if form != "none" else ""
    text = (node.get(f"{STYLE}num-prefix") or "") + own + (node.get(f"{STYLE}num-suffix") or "")
    later = node.get(_LATER)
    if later is not None and form != "none":
        text = _PLACE.sub(lambda place: f"%{place[1]}" if int(place[1]) <= LEVELS else "", later)
    start = node.get(f"{TEXT}start-value", "1")
    return Level(form, text, start=min(int(start), HIGHEST) if start.isdigit() and len(start) < 12 else 1)
