"""Rows of runs → stretches: a page of two columns is read column by column, from one full-width line to the next."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan.readers.pages.glyph_runs import Run

_ROWS: Final = 6  # lines that a column has at the least
_FULL: Final = 0.4  # share of a column's lines that reach its edge
_LONG: Final = 8  # characters that most lines of a column have
_MIDDLE: Final = (0.3, 0.7)  # of the text's width: where a gap between columns lies

Row = list["Run"]


def stretches(rows: list[Row]) -> list[list[Row]]:
    """Return the rows of a page in reading order, parted where columns begin and end.

    Several names beside one another (signatures) are no columns: they are short.
    """
    if sum(len(row) > 1 for row in rows) < 2:
        return [rows]
    left, right = min(row[0].left for row in rows), max(run.right for row in rows for run in row)
    low, high = (left + share * (right - left) for share in _MIDDLE)
    tried: list[float] = []
    for row in rows:
        for before, after in pairwise(row):
            gutter = (before.right + after.left) / 2
            if low < gutter < high and all(abs(gutter - other) > 3 for other in tried):
                tried.append(gutter)
        if len(tried) > 40:
            break
    for gutter in tried:
        first, last = _longest(rows, gutter)
        sides = _sides(rows[first:last], gutter)
        if all(_is_column(side) for side in sides):
            whole = [rows[:first], *stretches(sides[0]), *stretches(sides[1]), *stretches(rows[last:])]
            return [stretch for stretch in whole if stretch]
    return [rows]


def _longest(rows: Sequence[Row], gutter: float) -> tuple[int, int]:
    """The longest stretch of rows of which none crosses the gutter."""
    best = (0, 0)
    start = 0
    for index in range(len(rows) + 1):
        if index == len(rows) or any(run.left < gutter < run.right for run in rows[index]):
            if index - start > best[1] - best[0]:
                best = (start, index)
            start = index + 1
    return best


def _sides(rows: Sequence[Row], gutter: float) -> tuple[list[Row], list[Row]]:
    left = [[run for run in row if run.right <= gutter] for row in rows]
    right = [[run for run in row if run.left >= gutter] for row in rows]
    return [row for row in left if row], [row for row in right if row]


def _is_column(rows: Sequence[Row]) -> bool:
    """Whether rows are running text: enough of them, long, most of them full."""
    if len(rows) < _ROWS:
        return False
    long = sum(sum(len(run.glyphs) for run in row) >= _LONG for row in rows)
    edge = max(run.right for row in rows for run in row)
    full = sum(edge - row[-1].right < 1.5 * row[-1].size for row in rows)
    return long > _FULL * len(rows) and full >= _FULL * len(rows)
