"""Tables as they are drawn on pages → tables of the document: what a page end cut is put together again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from workplan.model import Box
from workplan.readers.office.flow import Spot
from workplan.readers.pages.lines import glued
from workplan.readers.pages.page import Drawn
from workplan.source import fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workplan.readers.office.flow import Flow
    from workplan.readers.pages.areas import Area
    from workplan.readers.pages.grids import Grid, GridCell
    from workplan.readers.pages.lines import Line

_PADDING: Final = 0.55  # of the type's height: between a cell's text and its sides
_ALIKE: Final = 4.0  # points by which the columns of one table differ from page to page
_COLUMNS: Final = 2  # from more columns on a row with one text alone is the rest of another
_NUMBER: Final = re.compile(r"[(（]?[0-9一二三四五六七八九十]{1,3}[)）]?[.、．]?")
_COUNT: Final = re.compile(r"[0-9]{1,3}")
_ENDS: Final = frozenset("。；;！？!?.：:")


@dataclass(slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        row: its row.
        column: its column.
        rows: its reach in rows.
        columns: its reach in columns.
        text: its text, a line feed between paragraphs.
        spots: where it stands: one for each page.
    """

    row: int
    column: int
    rows: int
    columns: int
    text: str = ""
    spots: list[Spot] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A table of the document.

    Attributes:
        xs: its upright lines on the page where it begins.
        rows: how many rows it has.
        cells: its cells, row by row.
    """

    xs: tuple[float, ...]
    rows: int
    cells: list[Cell]

    @classmethod
    def of(cls, drawn: Drawn) -> Table:
        """Return what is drawn on one page."""
        grid = drawn.grid
        cells = [Cell(*cell, *_content(drawn.lines.get(cell, ()), grid, cell, drawn.page)) for cell in grid.cells]
        return cls(grid.xs, len(grid.ys) - 1, cells)

    def goes_on_in(self, other: Table) -> bool:
        """Tell whether another table, at the top of the next page, has the same columns."""
        if len(self.xs) != len(other.xs):
            return False
        return all(abs((a - self.xs[0]) - (b - other.xs[0])) < _ALIKE for a, b in zip(self.xs, other.xs, strict=True))

    def add(self, other: Table) -> None:
        """Add the rows on the next page: without the header rows again, a row that was cut put together."""
        skipped = self._repeated(other)
        first = [cell for cell in other.cells if cell.row == skipped]
        if skipped < other.rows and self._was_cut(first):
            self._join(first)
            skipped += 1
            for cell in first:
                if cell.rows > 1:
                    last = self._last(cell.column)
                    last.rows += cell.rows - 1
        elif skipped < other.rows and self._runs_down(first):
            self._last(0).rows += first[0].rows
            other.cells.remove(first[0])
        for cell in other.cells:
            if cell.row >= skipped:
                cell.row += self.rows - skipped
                self.cells.append(cell)
        self.rows += other.rows - skipped

    def _repeated(self, other: Table) -> int:
        """How many rows at the top of the other table are the header of this one."""
        rows = min(self.rows, other.rows - 1)
        count = 0
        while count < rows and (own := self._row(count)) == other._row(count) and any(text for *_, text in own):
            count += 1
        while any(cell.row < count < cell.row + cell.rows for cell in other.cells):
            count -= 1
        return count

    def _row(self, row: int) -> list[tuple[int, int, str]]:
        return [(cell.column, cell.columns, squeeze(fold(cell.text))) for cell in self.cells if cell.row == row]

    def _last(self, column: int) -> Cell:
        """The last cell of a column."""
        return next(c for c in reversed(self.cells) if c.column <= column < c.column + c.columns)

    def _was_cut(self, first: Sequence[Cell]) -> bool:
        """Whether a first row goes on with the last one.

        Its first cell, or the one that the rows are counted in, is empty, and it goes on with a text that did not end,
        or with nothing but one text. Below a number another number begins a row of its own.
        """
        filled = [cell for cell in first if cell.text]
        if not filled or not first or first[0].column or self._head(first).text:
            return False
        for cell in filled:
            above = self._last(cell.column)
            if (above.column, above.columns) != (cell.column, cell.columns):
                return False
            if _NUMBER.fullmatch(above.text) and _NUMBER.fullmatch(cell.text):
                return False
        longest = max((self._last(cell.column).text for cell in filled), key=len)
        return not longest or longest[-1] not in _ENDS or (len(filled) == 1 and len(first) > _COLUMNS)

    def _head(self, first: Sequence[Cell]) -> Cell:
        """The cell of a first row below the last number, where the second column counts the rows; else its first.

        A category stands before the number then, and may be cut with its row.
        """
        if len(first) > _COLUMNS and first[1].column == 1:
            counted = [int(cell.text) for cell in self.cells if cell.column == 1 and _COUNT.fullmatch(cell.text)][-2:]
            last = self._last(1).text
            if counted and last == str(counted[-1]) and counted[-1] in (1, counted[0] + 1):
                return first[1]
        return first[0]

    def _runs_down(self, first: Sequence[Cell]) -> bool:
        """Whether the merged cell at the left of the last row, where its text is, is that of a first row too."""
        if not first or first[0].column or first[0].text or not any(cell.text for cell in first):
            return False
        last = self._last(0)
        return bool(last.text) and last.columns == first[0].columns and max(last.rows, first[0].rows) > 1

    def _join(self, first: Iterable[Cell]) -> None:
        for cell in first:
            if not cell.text:
                continue
            last = self._last(cell.column)
            text = glued(last.text, cell.text)
            shift = len(text) - len(cell.text)
            last.spots += (spot._replace(offset=spot.offset + shift) for spot in cell.spots)
            last.text = text

    def write(self, flow: Flow) -> None:
        """Write the table into the flow."""
        flow.open_table()
        row = -1
        for cell in sorted(self.cells, key=lambda cell: (cell.row, cell.column)):
            while row < cell.row:
                flow.row()
                row += 1
            flow.open_cell(rows=cell.rows, columns=cell.columns, spots=cell.spots)
            at = 0
            for text in cell.text.split("\n"):
                flow.paragraph(text, spots=_within(cell.spots, at, at + len(text)))
                at += len(text) + 1
            flow.close_cell()
        flow.close_table()


def tables(blocks: Iterable[tuple[Line, Area] | Drawn]) -> Iterator[tuple[Line, Area] | Table]:
    """Yield lines as they are and tables whole: one that goes on at the top of the next page is one table."""
    held: Table | None = None
    page = 0
    for block in blocks:
        if isinstance(block, Drawn):
            table = Table.of(block)
            if held is not None and block.page == page + 1 and held.goes_on_in(table):
                held.add(table)
            else:
                if held is not None:
                    yield held
                held = table
            page = block.page
            continue
        if held is not None:
            yield held
            held = None
        yield block
    if held is not None:
        yield held


def boxed(lines: Iterable[Line]) -> tuple[int, Box]:
    """Return the page of some lines and the rectangle around them."""
    own = list(lines)
    return own[0].page, Box(
        round(min(line.left for line in own)),
        round(min(line.top for line in own)),
        round(max(line.right for line in own)),
        round(max(line.bottom for line in own)),
    )


def _content(lines: Sequence[Line], grid: Grid, cell: GridCell, page: int) -> tuple[str, list[Spot]]:
    """The text of a cell and where it stands."""
    if not lines:
        return "", []
    right = grid.xs[cell.column + cell.columns] - _PADDING * lines[0].size
    text = lines[0].text
    for before, line in pairwise(lines):
        fits = right - before.right > line.lead + 0.5 * line.size
        text = f"{text}\n{line.text}" if fits else glued(text, line.text)
    return text, [Spot(0, *boxed(lines))]


def _within(spots: Sequence[Spot], start: int, end: int) -> list[Spot]:
    """The spots of a stretch of a cell's text, counted from its start."""
    found = [spot for spot in spots if spot.offset <= start][-1:] + [s for s in spots if start < s.offset < end]
    return [spot._replace(offset=max(spot.offset - start, 0)) for spot in found]
