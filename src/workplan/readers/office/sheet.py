"""The cells of a worksheet → paragraphs and a table of the flow: what stands alone over and under the table is text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workplan.readers.office.flow import address, check_cells
from workplan.readers.office.limits import MOST_CELLS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan.readers.office.flow import Flow

_FEWEST_RAGGED: Final = 4
"""Cells below each other that go on with a column where the others have ended."""

Cell = tuple[int, int]
"""Row and column, counted from 0."""


@dataclass(slots=True)
class Sheet:
    """A worksheet.

    Attributes:
        name: its name.
        cells: text of the cells that hold something.
        spans: reach in rows and columns of each merged cell, by its first.
    """

    name: str
    cells: dict[Cell, str] = field(default_factory=dict)
    spans: dict[Cell, tuple[int, int]] = field(default_factory=dict)

    def merge(self, one: Cell, other: Cell) -> None:
        """Note that the cells between two corners are one.

        >>> sheet = Sheet("台账")
        >>> sheet.merge((0, 2), (1, 0))
        >>> sheet.spans
        {(0, 0): (2, 3)}
        """
        first = min(one[0], other[0]), min(one[1], other[1])
        self.spans[first] = abs(one[0] - other[0]) + 1, abs(one[1] - other[1]) + 1

    def write(self, flow: Flow) -> None:
        """Write the sheet into the flow.

        Raises:
            UnreadableError: it has more cells than what is read.
        """
        filled = {cell: text for cell, text in self.cells.items() if text.strip()}
        if not filled:
            return
        flow.sheet = self.name
        covered = self._covered()
        rows: dict[int, list[int]] = {}
        for row, column in sorted(filled):
            if (row, column) not in covered:
                rows.setdefault(row, []).append(column)
        order = list(rows)
        first = next((at for at, row in enumerate(order) if len(rows[row]) > 1), len(order))
        last = next((at for at in range(len(order), first, -1) if len(rows[order[at - 1]]) > 1), len(order))
        if last > first:
            last += self._ragged(rows, order[last:], min(column for row in order[first:last] for column in rows[row]))
        self._alone(flow, rows, order[:first])
        inner = order[first:last]
        if inner:
            self._table(flow, inner, min(column for row in inner for column in rows[row]), covered)
        self._alone(flow, rows, order[last:])

    def _ragged(self, rows: dict[int, list[int]], below: Sequence[int], left: int) -> int:
        """Return how many of the rows below a table go on with the longest of its columns.

        Args:
            rows: the filled columns of each row.
            below: the rows with one cell each below those that have more.
            left: the table's first column; what stands alone there is a note, a few cells elsewhere a signature.
        """
        if not below or (below[0] - 1) not in rows:
            return 0
        column = rows[below[0]][0]
        run = 0
        for row in below:
            if row != below[0] + run or rows[row] != [column] or (row, column) in self.spans:
                break
            run += 1
        return run if column > left and column in rows[below[0] - 1] and run >= _FEWEST_RAGGED else 0

    def _covered(self) -> set[Cell]:
        """The cells that a merged one hides, as far as the sheet is filled."""
        down = max(row for row, _ in self.cells)
        across = max(column for _, column in self.cells)
        found: set[Cell] = set()
        for (row, column), (rows, columns) in self.spans.items():
            reach = range(row, min(row + rows - 1, down) + 1), range(column, min(column + columns - 1, across) + 1)
            if len(found) + len(reach[0]) * len(reach[1]) > MOST_CELLS:
                break
            found.update((r, c) for r in reach[0] for c in reach[1])
            found.discard((row, column))
        return found

    def _alone(self, flow: Flow, rows: dict[int, list[int]], order: Sequence[int]) -> None:
        for row in order:
            for column in rows[row]:
                flow.paragraph(self.cells[row, column].strip(), cell=address(row, column))

    def _table(self, flow: Flow, order: Sequence[int], left: int, covered: set[Cell]) -> None:
        right = max(column for row, column in self.cells if order[0] <= row <= order[-1])
        check_cells(flow.given, (order[-1] - order[0] + 1) * (right - left + 1))
        flow.open_table(origin=(order[0], left))
        filled = set(order)
        for row in range(order[0], order[-1] + 1):
            flow.row()
            for column in range(left, right + 1):
                if (row, column) in covered:
                    continue
                rows, columns = self.spans.get((row, column), (1, 1))
                flow.open_cell(rows=min(rows, order[-1] - row + 1), columns=min(columns, right - column + 1))
                if row in filled:
                    flow.paragraph(self.cells.get((row, column), ""))
                flow.close_cell()
        flow.close_table()
