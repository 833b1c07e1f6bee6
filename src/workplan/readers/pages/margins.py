"""The lines of all pages → the same without page numbers and running heads."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from workplan.readers.pages.page_numbers import OUTER, bare_number, is_counted, is_dashed
from workplan.source import fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workplan.readers.pages.lines import Line
    from workplan.readers.pages.page import Page

_PAGES: Final = 3  # pages on which a running head recurs
_LETTERS: Final = 2  # that a running head has, if not two figures: a lone one, in brackets too, is none
_COUNTED: Final = 0.3  # share of the pages that a bare figure counts
_SAME: Final = 4.0  # points: how far apart it stands from page to page
_DIGITS: Final = re.compile(r"\d+")


def strip(pages: Sequence[Page]) -> None:
    """Take page numbers and running heads out of all pages."""
    heads = _heads(pages)
    numbers = _numbers(pages, heads)
    for page in pages:
        gone = {id(line) for stretch in page.stretches for line in stretch} & (heads | numbers)
        if gone:
            kept = [[line for line in stretch if id(line) not in gone] for stretch in page.stretches]
            page.stretches = [stretch for stretch in kept if stretch]


def _heads(pages: Iterable[Page]) -> set[int]:
    """Identities of the lines that recur at the same place of three pages, figures aside."""
    seen: dict[tuple[str, bool], list[Line]] = defaultdict(list)
    for page in pages:
        for stretch in page.stretches:
            for line in stretch:
                if line.baseline < OUTER * page.height or line.baseline > (1 - OUTER) * page.height:
                    words = _DIGITS.sub("0", squeeze(fold(line.text)))
                    if sum(map(str.isalpha, words)) >= _LETTERS or words.count("0") > 1:
                        seen[words, line.baseline < page.height / 2].append(line)
    found: set[int] = set()
    for lines in seen.values():
        for line in lines if len(lines) >= _PAGES else ():
            alike = {other.page for other in lines if abs(other.baseline - line.baseline) < _SAME}
            if len(alike) >= _PAGES:
                found.add(id(line))
    return found


def _numbers(pages: Sequence[Page], heads: set[int]) -> set[int]:
    """Identities of the lines at the ends of pages that are their numbers; bare figures must count the pages."""
    found: set[int] = set()
    bare: dict[int, list[Line]] = defaultdict(list)
    for page in pages:
        for line in _ends(page, heads):
            share = min(line.baseline, page.height - line.baseline) / page.height
            inside = any(table.grid.ys[0] <= line.baseline <= table.grid.ys[-1] for table in page.tables)
            if is_dashed(line.text, share) or (not inside and is_counted(line.text, share)):
                found.add(id(line))
            elif not inside and (number := bare_number(line.text, share)):
                bare[number - page.number].append(line)
    for ahead, lines in bare.items():
        if len(lines) >= max(2, _COUNTED * len(pages)) or (len(pages) < _PAGES and not ahead):
            found.update(map(id, lines))
    return found


def _ends(page: Page, heads: set[int]) -> list[Line]:
    """The first and the last line of a page."""
    lines = [line for stretch in page.stretches for line in stretch if id(line) not in heads]
    lines.sort(key=lambda line: line.baseline)
    return [lines[0], lines[-1]] if len(lines) > 1 else lines
