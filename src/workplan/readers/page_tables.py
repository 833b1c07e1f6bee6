"""Cells of an HTML table → rows of text and their grid, or the finding that the table only lays out the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from workplan.source import Cell, Table

_WIDEST: Final = 256  # columns; what lies beyond is put into the last one
_BODY: Final = 100  # characters: with a line break inside, more than a cell of a lone row has
_PARAGRAPH: Final = 300  # characters of one paragraph: more than a cell of a lone row has
_PAGE: Final = 1000  # characters: a cell with so many in so many lines that outweighs the rest is a column of the page
_LINES: Final = 8
_SHORT: Final = 150  # characters: longest cell of a table with a single row


@dataclass(slots=True)
class CellDraft:
    """A cell as the page has it: its row, its reach as declared, and its parts in the flow of text."""

    row: int
    rows: int
    columns: int
    first: int
    last: int = -1


@dataclass(slots=True)
class TableDraft:
    """An open table: where it starts in the flow and the text, its cells so far."""

    first: int
    start: int
    blocks: int
    spans: int
    row: int = -1
    nested: bool = False
    cells: list[CellDraft] = field(default_factory=list)


class Line(NamedTuple):
    """A line of a table written out: plain text (``cells`` empty, ``cell`` its own if it has one) or a row's cells."""

    text: str
    row: int = -1
    cells: tuple[tuple[int, str], ...] = ()
    cell: int = -1


def lines(draft: TableDraft, parts: Sequence[str]) -> list[Line] | None:
    """Write a table out by rows.

    A cell's own line breaks become a blank. A row that is just one cell of running text stays text, for pages that put
    the whole notice under its metadata; rows of empty cells are left out.

    Args:
        draft: the table.
        parts: the flow's parts from ``draft.first`` on.

    Returns:
        The lines, None if the table only lays out the page.
    """
    texts = ["".join(parts[c.first - draft.first : c.last - draft.first]).strip(" \n") for c in draft.cells]
    rows: dict[int, list[int]] = {}
    for index, cell in enumerate(draft.cells):
        rows.setdefault(cell.row, []).append(index)
    filled = {row: [i for i in own if texts[i].strip()] for row, own in rows.items()}
    if _is_layout(texts, [own for own in filled.values() if len(own) > 1]):
        return None
    out: list[Line] = []
    at = 0
    for row, own in rows.items():
        for index in own:
            cell = draft.cells[index]
            out += _stray(parts[at : cell.first - draft.first])
            at = cell.last - draft.first
        full = filled[row]
        if len(full) == 1 and _is_body(texts[full[0]]):
            out.append(Line(texts[full[0]], cell=full[0]))
        elif full:
            cells = tuple((i, texts[i].replace("\n", " ").replace("\t", " ")) for i in own)
            out.append(Line("\t".join(text for _, text in cells), row, cells))
    return out + _stray(parts[at:])


def _stray(parts: Sequence[str]) -> list[Line]:
    """A caption, or text that stands between cells."""
    text = "".join(parts).strip(" \n")
    return [Line(text)] if text else []


def _is_layout(texts: Sequence[str], full_rows: Sequence[Sequence[int]]) -> bool:
    """Whether cells only place things: no row has two of them, or one of them is the page's main column."""
    if not full_rows:
        return True
    if len(full_rows) == 1 and any("\n" in texts[i] or len(texts[i]) > _SHORT for i in full_rows[0]):
        return True
    longest = max((texts[i] for own in full_rows for i in own), key=len)
    return len(longest) > max(_PAGE, 0.6 * sum(map(len, texts))) and longest.count("\n") >= _LINES


def _is_body(text: str) -> bool:
    return len(text) > _PARAGRAPH or (len(text) > _BODY and "\n" in text)


def tables(written: Sequence[Line], draft: TableDraft, start: int) -> list[Table]:
    """Return the grids of a table that was written out: one for each unbroken run of rows.

    Args:
        written: its lines.
        draft: the table.
        start: place of the first line in the text.
    """
    places = grid(draft.cells)
    found: list[Table] = []
    run: list[Cell] = []
    first = begin = start
    end = start
    for line in written:
        if not line.cells and run:
            found.append(Table(begin, end, tuple(run)))
            run = []
        if line.cells:
            if not run:
                begin, first = start, line.row
            at = start
            for index, text in line.cells:
                row, column, rows, columns = places[index]
                bare = text.strip()
                left = at + len(text) - len(text.lstrip()) if bare else at
                run.append(Cell(left, left + len(bare), row - first, column, rows, columns))
                at += len(text) + 1
        end = start + len(line.text)
        start = end + 1
    if run:
        found.append(Table(begin, end, tuple(run)))
    return [table for table in found if any(cell.column for cell in table.cells)]


def grid(cells: Sequence[CellDraft]) -> list[tuple[int, int, int, int]]:
    """Return for each cell its row, column and reach in rows and columns, as HTML lays them out.

    >>> grid([CellDraft(0, 2, 1, 0), CellDraft(0, 1, 2, 0), CellDraft(1, 1, 1, 0), CellDraft(1, 1, 1, 0)])
    [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]
    """
    last = max((cell.row for cell in cells), default=0)
    reaches = [(min(cell.rows, last - cell.row + 1), min(cell.columns, _WIDEST)) for cell in cells]
    if sum(rows * columns for rows, columns in reaches) > 100 * len(cells) + 10_000:
        reaches = [(1, 1)] * len(cells)  # nonsense, and a way to make a small page very large
    taken_until: list[int] = []  # by column: first row that is free again
    places: list[tuple[int, int, int, int]] = []
    row = -1
    column = 0
    for cell, (rows, columns) in zip(cells, reaches, strict=True):
        if cell.row != row:
            row, column = cell.row, 0
        while column < len(taken_until) and taken_until[column] > row:
            column += 1
        column = min(column, _WIDEST - 1)
        columns = min(columns, _WIDEST - column)
        taken_until += [0] * (column + columns - len(taken_until))
        taken_until[column : column + columns] = [row + rows] * columns
        places.append((row, column, rows, columns))
        column += columns
    return places
