"""The lines of all pages → the same without page numbers and running heads."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from workplan.source import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workplan.readers.pages.lines import Line
    from workplan.readers.pages.page import Page

_OUTER: Final = 0.1  # of the page's height, above and below: where heads and numbers stand
_MARKED: Final = 0.17  # of the page's height: where a number with marks stands (the page of a table lies across)
_PAGES: Final = 3  # pages on which a running head recurs
_SAME: Final = 4.0  # points: how far apart it stands from page to page
_MARKS: Final = "[—·~-]"
_NUMBER: Final = re.compile(r"\d{1,4}")
_MARKED_NUMBER: Final = re.compile(
    rf"{_MARKS}{{1,3}}\d{{1,4}}{_MARKS}{{1,3}}|第\d{{1,4}}页(?:[,/]?共\d{{1,4}}页)?|\d{{1,4}}/\d{{1,4}}"
)
_DIGITS: Final = re.compile(r"\d+")
_BLANK: Final = re.compile(r"\s+")


def strip(pages: Sequence[Page]) -> None:
    """Take page numbers and running heads out of all pages."""
    heads = _heads(pages)
    for page in pages:
        lines = [line for stretch in page.stretches for line in stretch]
        if not lines:
            continue
        gone = {id(line) for line in lines if id(line) in heads}
        gone |= _numbers([line for line in lines if id(line) not in gone], page)
        if gone:
            kept = [[line for line in stretch if id(line) not in gone] for stretch in page.stretches]
            page.stretches = [stretch for stretch in kept if stretch]


def _heads(pages: Iterable[Page]) -> set[int]:
    """Identities of the lines that recur at the same place of three pages, figures aside."""
    seen: dict[tuple[str, bool], list[Line]] = defaultdict(list)
    for page in pages:
        for stretch in page.stretches:
            for line in stretch:
                if line.baseline < _OUTER * page.height or line.baseline > (1 - _OUTER) * page.height:
                    seen[_DIGITS.sub("0", _plain(line.text)), line.baseline < page.height / 2].append(line)
    found: set[int] = set()
    for lines in seen.values():
        for line in lines if len(lines) >= _PAGES else ():
            alike = {other.page for other in lines if abs(other.baseline - line.baseline) < _SAME}
            if len(alike) >= _PAGES:
                found.add(id(line))
    return found


def _numbers(lines: Sequence[Line], page: Page) -> set[int]:
    """Identities of the lines at the ends of a page that are its number."""
    found: set[int] = set()
    ordered = sorted(lines, key=lambda line: line.baseline)
    edges = [table.grid.ys for table in page.tables]
    for line in (ordered[0], ordered[-1]) if ordered else ():
        above = line is ordered[0] and all(line.baseline < ys[0] for ys in edges)
        below = line is ordered[-1] and all(line.baseline > ys[-1] for ys in edges)
        share = line.baseline / page.height
        if above and _is_number(line.text, share):
            found.add(id(line))
        elif below and _is_number(line.text, 1 - share):
            found.add(id(line))
    return found


def _is_number(text: str, share: float) -> bool:
    """Whether a line is a page number, so far from the edge of the page.

    >>> _is_number("— 12 —", 0.1), _is_number("3", 0.05), _is_number("3", 0.15), _is_number("2023年", 0.05)
    (True, True, False, False)
    """
    plain = _plain(text)
    return (share < _MARKED and _MARKED_NUMBER.fullmatch(plain) is not None) or (
        share < _OUTER and _NUMBER.fullmatch(plain) is not None
    )


def _plain(text: str) -> str:
    return _BLANK.sub("", fold(text))
