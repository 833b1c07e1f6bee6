"""A page's characters and rulings → its lines and tables, from above."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workplan.readers.pages.blocks import put_right
from workplan.readers.pages.columns import stretches
from workplan.readers.pages.glyph_runs import parted, runs
from workplan.readers.pages.grids import grids
from workplan.readers.pages.lines import line, rows
from workplan.readers.pages.page_numbers import is_dashed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan.readers.pages.glyph_runs import Run
    from workplan.readers.pages.grids import Grid, GridCell
    from workplan.readers.pages.leaf import Leaf
    from workplan.readers.pages.lines import Line

_RULE: Final = 8  # characters that make a line


@dataclass(slots=True)
class Drawn:
    """A table on a page: its grid, and the lines in each cell that has any."""

    page: int
    grid: Grid
    lines: dict[GridCell, list[Line]]

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.grid.ys[0]


@dataclass(slots=True)
class Page:
    """A page.

    Attributes:
        number: its number in the file, from 1.
        width: its width.
        height: its height.
        stretches: its lines in reading order: what stands above one another in one column is a stretch.
        tables: its tables from above.
        pictures: whether anything but text is drawn on it.
    """

    number: int
    width: float
    height: float
    stretches: list[list[Line]] = field(default_factory=list)
    tables: list[Drawn] = field(default_factory=list)
    pictures: bool = False

    @property
    def read(self) -> bool:
        """Whether it has text."""
        return bool(self.stretches or self.tables)


def page(leaf: Leaf) -> Page:
    """Put the characters of a page together."""
    found = Page(leaf.number, leaf.width, leaf.height, pictures=leaf.pictures)
    loose = [run for run in runs(leaf.glyphs) if not _is_rule(run)]
    if leaf.rulings and loose:
        for grid in grids(leaf.rulings):
            inside, loose = _taken(loose, grid, leaf.height)
            if inside:
                found.tables.append(Drawn(leaf.number, grid, _cells(inside, grid, leaf.number)))
    if loose:
        columns = stretches(rows(loose))
        found.stretches = [[line(row, leaf.number) for row in put_right(stretch)] for stretch in columns]
    return found


def _is_rule(run: Run) -> bool:
    """Whether a run is a line drawn with characters."""
    return len(run.glyphs) >= _RULE and all(glyph.text in "─━—―_＿=＝" for glyph in run.glyphs)


def _taken(loose: Sequence[Run], grid: Grid, height: float) -> tuple[list[Run], list[Run]]:
    """The runs that stand in a table, and the others: a page number printed over it among them."""
    inside: list[Run] = []
    outside: list[Run] = []
    for run in loose:
        middle = run.baseline - 0.35 * run.size
        within = grid.ys[0] <= middle <= grid.ys[-1] and run.right > grid.xs[0] and run.left < grid.xs[-1]
        if within and grid.holds((run.left + run.right) / 2, middle) and not _is_number(run, height):
            inside.append(run)
        else:
            outside.append(run)
    return inside, outside


def _is_number(run: Run, height: float) -> bool:
    text = "".join(glyph.text for glyph in run.glyphs[:9])
    return is_dashed(text, min(run.baseline, height - run.baseline) / height)


def _cells(inside: Sequence[Run], grid: Grid, number: int) -> dict[GridCell, list[Line]]:
    """The lines in each cell."""
    of = {
        (row, column): cell
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }
    held: dict[GridCell, list[Run]] = {}
    edges: dict[int, list[float]] = {}  # by row, where its cells part
    for run in inside:
        middle = run.baseline - 0.35 * run.size
        row, _ = grid.at(run.left, middle)
        if row not in edges:
            edges[row] = [grid.xs[at] for at in range(1, len(grid.xs) - 1) if of[row, at] != of[row, at - 1]]
        crossed = edges[row][bisect_right(edges[row], run.left) : bisect_left(edges[row], run.right)]
        for piece in parted(run, crossed):
            held.setdefault(of[grid.at((piece.left + piece.right) / 2, middle)], []).append(piece)
    return {cell: [line(row, number) for row in rows(own)] for cell, own in held.items()}
