"""Rows of an RTF file, as their cells and edges are declared → a table of the flow."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from workplan.readers.office.flow import Flow
    from workplan.readers.page_tables import CellDraft

_NEAR: Final = 40  # twips: edges of two rows that are so near are one


@dataclass(slots=True)
class Edge:
    """What a row declares of a cell: its right edge, and whether it goes on with that above or before it."""

    right: int = 0
    below: bool = False
    beside: bool = False


Edges = tuple[Edge, ...]


@dataclass(slots=True)
class Rows:
    """A table that is being read: its finished rows, the cells of the open one, the paragraphs of the open cell."""

    rows: list[tuple[Edges, int, list[list[str | Rows]]]] = field(default_factory=list)
    cells: list[list[str | Rows]] = field(default_factory=list)
    cell: list[str | Rows] = field(default_factory=list)

    def end_cell(self) -> None:
        """Close the open cell."""
        self.cells.append(self.cell)
        self.cell = []

    def end_row(self, edges: Edges, left: int) -> None:
        """Close the open row; ``edges`` are its cells as declared, ``left`` its left edge."""
        if self.cell:
            self.end_cell()
        if self.cells:
            self.rows.append((edges, left, self.cells))
        self.cells = []

    def write(self, flow: Flow) -> None:
        """Write the table into the flow."""
        self.end_row((), 0)
        flow.open_table()
        marks = _columns((edges, left) for edges, left, _ in self.rows)
        merged: dict[int, CellDraft] = {}
        for at, (edges, left, cells) in enumerate(self.rows):
            flow.row()
            before: CellDraft | None = None
            for number, blocks in enumerate(cells):
                edge = edges[number] if number < len(edges) else Edge()
                start = _column(marks, edges[number - 1].right if 0 < number <= len(edges) else left)
                stop = _column(marks, edge.right)
                column, many = (start, max(stop - start, 1)) if len(edges) == len(cells) else (number, 1)
                above = merged.get(column)
                if edge.beside and before is not None:
                    before.columns += many
                elif edge.below and above is not None:
                    above.rows = at - above.row + 1
                    before = above
                else:
                    before = merged[column] = flow.open_cell(columns=min(many, 256))
                    _fill(flow, blocks)
                    flow.close_cell()
                    continue
                _fill(flow, blocks)
        flow.close_table()


def _fill(flow: Flow, blocks: Sequence[str | Rows]) -> None:
    for block in blocks:
        if isinstance(block, str):
            flow.paragraph(block)
        else:
            block.write(flow)


def _columns(rows: Iterable[tuple[Edges, int]]) -> list[int]:
    """The edges of all columns, near ones taken together."""
    different = {(id(declared), left): declared for declared, left in rows}  # most rows are declared alike
    edges = sorted({x for (_, left), declared in different.items() for x in (left, *(edge.right for edge in declared))})
    marks: list[int] = []
    for edge in edges:
        if not marks or edge - marks[-1] > _NEAR:
            marks.append(edge)
    return marks


def _column(marks: Sequence[int], edge: int) -> int:
    return bisect_left(marks, edge - _NEAR)
