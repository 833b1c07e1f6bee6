"""The lines of all pages → the same without page numbers and running heads."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from workplan.readers.pages.numbers import OUTER, is_dashed, is_number
from workplan.source import fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workplan.readers.pages.lines import Line
    from workplan.readers.pages.page import Page

_PAGES: Final = 3  # pages on which a running head recurs
_SAME: Final = 4.0  # points: how far apart it stands from page to page
_DIGITS: Final = re.compile(r"\d+")


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
                if line.baseline < OUTER * page.height or line.baseline > (1 - OUTER) * page.height:
                    seen[_DIGITS.sub("0", squeeze(fold(line.text))), line.baseline < page.height / 2].append(line)
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
    tops, ends = [table.grid.ys[0] for table in page.tables], [table.grid.ys[-1] for table in page.tables]
    for line in (ordered[0], ordered[-1]) if ordered else ():
        share = min(line.baseline, page.height - line.baseline) / page.height
        outside = line.baseline < min(tops, default=page.height) or line.baseline > max(ends, default=0)
        if is_number(line.text, share) if outside else is_dashed(line.text, share):
            found.add(id(line))
    return found
