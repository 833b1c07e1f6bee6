"""Paragraphs and tables in reading order → SourceText: text, grids, and the place of every paragraph and cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from workplan.model import Place, Span
from workplan.readers.office.limits import DEEPEST
from workplan.readers.page_tables import CellDraft, TableDraft, grid, lines, tables
from workplan.readers.text import damage, soft
from workplan.source import SourceText, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workplan.model import Box
    from workplan.readers.given import Given
    from workplan.readers.page_tables import Line
    from workplan.source import Note


class Spot(NamedTuple):
    """Where a text stands on a page, from one of its characters on."""

    offset: int
    page: int
    box: Box


class _Open(NamedTuple):
    """A table that is being written: its draft, its number, where its places begin; its cells' paragraphs and spots."""

    draft: TableDraft
    number: int
    places: int
    paragraphs: list[int]
    spots: list[Sequence[Spot]]
    origin: tuple[int, int]


@dataclass(slots=True)
class Flow:
    """Takes a document's paragraphs, tables and cells one after the other.

    A table whose cells only place things (a page pasted into a document, a frame around a text) becomes paragraphs;
    rows of any other table become lines, the cells parted by tabs.

    Args:
        given: the file, for messages.

    >>> from workplan.lexicon import default
    >>> from workplan.readers.containers import DOCX
    >>> from workplan.readers.given import Given
    >>> flow = Flow(Given(b"", DOCX, None, default()))
    >>> flow.paragraph("一、分工")
    >>> flow.open_table()
    >>> for row in (("序号", "任务"), ("1", "修订办法")):
    ...     flow.row()
    ...     for text in row:
    ...         _ = flow.open_cell()
    ...         flow.paragraph(text)
    ...         flow.close_cell()
    >>> flow.close_table()
    >>> flow.source("docx").text
    '一、分工\\n序号\\t任务\\n1\\t修订办法'
    >>> flow.places[3]
    Place(start=11, page=None, box=None, paragraph=4, table=1, cell='A2', sheet=None)
    """

    given: Given
    parts: list[str] = field(default_factory=list)
    size: int = 0
    places: list[Place] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    chrome: list[Span] = field(default_factory=list)
    sheet: str | None = None
    _paragraphs: int = 0
    _cells: int = 0
    _tables: int = 0
    _blank: bool = False
    _open: list[_Open] = field(default_factory=list)

    @property
    def in_table(self) -> bool:
        """Whether a table is open."""
        return bool(self._open)

    def paragraph(self, text: str, *, cell: str | None = None, spots: Sequence[Spot] = ()) -> None:
        """Write a paragraph; blank ones part their neighbours by one empty line.

        Args:
            text: its text; a soft break in it is a line feed.
            cell: the cell of the sheet that it stands in, where it is written as a paragraph of its own.
            spots: where it stands on pages; its number is of no use to people then.

        Raises:
            UnreadableError: the document is longer than what is read.
        """
        self._paragraphs += 1
        if not text or text.isspace():
            self._blank = bool(self.size) and not self._open
            return
        text = soft(text)
        if spots:
            self._line(text, *(Place(spot.offset, page=spot.page, box=spot.box) for spot in spots))
        else:
            number = None if cell else self._paragraphs
            self._line(text, Place(0, paragraph=number, cell=cell, sheet=self.sheet))

    def _line(self, text: str, *places: Place) -> None:
        """Write a line and note its places, which count from its start."""
        if self.size:
            self.parts.append("\n\n" if self._blank else "\n")
            self.size += len(self.parts[-1])
        self._blank = False
        self.places += (place._replace(start=self.size + place.start) for place in places)
        self.parts.append(text)
        self.size += len(text)
        check_text(self.given, self.size)

    def apart(self, texts: Sequence[str], *, spots: Sequence[Sequence[Spot]] = ()) -> None:
        """Write what belongs to the file but not to the running text: footnotes, at its end.

        Args:
            texts: the footnotes.
            spots: where each stands on pages, none where they stand on no pages.
        """
        self._blank = False
        for number, text in enumerate(texts):
            start = self.size + bool(self.size)
            self.paragraph(text, spots=spots[number] if spots else ())
            if self.size > start:
                self.chrome.append(Span(start=start, end=self.size))

    def open_table(self, *, origin: tuple[int, int] = (0, 0)) -> None:
        """Open a table; tables may lie in one another's cells.

        Args:
            origin: row and column of its first cell, where it is part of a sheet.

        Raises:
            UnreadableError: there are more than what is read, or they lie too deep.
        """
        self._tables += 1
        most = self.given.limits.tables
        if self._tables > most:
            raise self.given.too_large(f"表格多于 {most} 个", f"more than {most} tables", "tables")
        if len(self._open) >= DEEPEST:
            raise self.given.too_large(f"表格嵌套超过 {DEEPEST} 层", f"more than {DEEPEST} tables within one another")
        self._blank = False
        draft = TableDraft(len(self.parts), self.size, 0, 0)
        self._open.append(_Open(draft, self._tables, len(self.places), [], [], origin))

    def row(self) -> None:
        """Begin a row of the open table."""
        self._open[-1].draft.row += 1

    def open_cell(self, *, rows: int = 1, columns: int = 1, spots: Sequence[Spot] = ()) -> CellDraft:
        """Open a cell of the open row; the reach of what is returned may be changed until the table is closed."""
        table = self._open[-1]
        table.draft.row = max(table.draft.row, 0)
        cell = CellDraft(table.draft.row, rows, columns, len(self.parts))
        table.draft.cells.append(cell)
        self._cells += 1
        check_cells(self.given, self._cells)
        table.paragraphs.append(self._paragraphs + 1)
        table.spots.append(spots)
        return cell

    def close_cell(self) -> None:
        """Close the cell opened last."""
        self._open[-1].draft.cells[-1].last = len(self.parts)

    def close_table(self) -> None:
        """Close the table opened last: write its rows out, or leave its paragraphs as they are."""
        table = self._open.pop()
        draft = table.draft
        if self._open and self.size > draft.start:
            self._open[-1].draft.nested = True
        written = None if draft.nested else lines(draft, self.parts[draft.first :])
        if written is None:
            return
        del self.parts[draft.first :]
        del self.places[table.places :]
        self.size = draft.start
        if not written:
            return
        if self.size:
            self.parts.append("\n")
            self.size += 1
        self.tables += tables(written, draft, self.size)
        self._locate(table, written)
        self.parts.append("\n".join(line.text for line in written))
        self.size += len(self.parts[-1])

    def _locate(self, table: _Open, written: Sequence[Line]) -> None:
        """Note the place of every cell that holds something."""
        reach = grid(table.draft.cells)

        def places(start: int, cell: int) -> Iterator[Place]:
            row, column, _, _ = reach[cell]
            spots = table.spots[cell]
            place = Place(
                start,
                paragraph=None if self.sheet or spots else table.paragraphs[cell],
                table=None if self.sheet else table.number,
                cell=address(row + table.origin[0], column + table.origin[1]),
                sheet=self.sheet,
            )
            if not spots:
                yield place
            for spot in spots:
                yield place._replace(start=start + spot.offset, page=spot.page, box=spot.box)

        start = self.size
        for line in written:
            at = start
            if line.cell >= 0:
                self.places += places(at, line.cell)
            for cell, text in line.cells:
                if text.strip():
                    self.places += places(at, cell)
                at += len(text) + 1
            start += len(line.text) + 1

    def source(self, reader: str, *, notes: Sequence[Note] = ()) -> SourceText:
        """Return all that was written.

        Args:
            reader: name of the reader.
            notes: its doubts.
        """
        text = "".join(self.parts)
        return SourceText(
            text=text,
            reader=reader,
            sha256=self.given.sha256,
            tables=tuple(self.tables),
            chrome=tuple(self.chrome),
            notes=(*notes, *damage(text)),
            places=tuple(self.places),
        )


def check_text(given: Given, characters: int) -> None:
    """Refuse a document of more characters than what is read.

    Raises:
        UnreadableError: it has more.
    """
    most = given.limits.characters
    if characters > most:
        raise given.too_large(f"文字多于 {most} 字", f"more than {most} characters of text", "characters")


def check_cells(given: Given, cells: int) -> None:
    """Refuse a document of more cells than what is read.

    Raises:
        UnreadableError: it has more.
    """
    most = given.limits.cells
    if cells > most:
        raise given.too_large(f"表格超过 {most} 格", f"more than {most} cells in tables", "cells")


def address(row: int, column: int) -> str:
    """Return a cell's name: the letters of its column and its row; both are counted from 0.

    >>> address(0, 0), address(2, 25), address(9, 26), address(0, 702)
    ('A1', 'Z3', 'AA10', 'AAA1')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
