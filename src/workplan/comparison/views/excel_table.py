"""Page → the three-column table (对照表) as an Excel workbook, by the library XlsxWriter."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from workplan.comparison.model import Operation
from workplan.comparison.views.page import Page
from workplan.comparison.views.texts import LABELS
from workplan.comparison.views.three_columns import Cell, Row, as_cell, closing, notes, parts, rows, table_title
from workplan.exports.ledger.book import Book, Look
from workplan.exports.ledger.sheet_layout import height, lines, sheet_names
from workplan.texts import Words

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_SIZES: Final = {"old": 56, "new": 56, "remarks": 40}
"""Widths of the columns, in digits: as much as A4 landscape shows at full size."""

_LINES: Final = 29
"""Lines of the tallest row; a longer text goes on in the next row."""

_MARKS: Final[dict[Operation, Look]] = {
    Operation.EQUAL: {},
    Operation.DELETE: {"font_strikeout": True, "font_color": "#A8201A"},
    Operation.INSERT: {"underline": 1, "font_color": "#0A6B3D"},
}
_FRAME: Final[Look] = {"border": 1, "valign": "top"}


def render(page: Page) -> bytes:
    """Return the page as a workbook; the same page gives the same bytes.

    Raises:
        UsageError: XlsxWriter is not installed.
    """
    words = Words(page.lang, LABELS)
    title = table_title(page)
    book = Book(words, title=title, extra="compare")
    columns = list(_SIZES)
    sheet = book.sheet(sheet_names([words.say("table")], [])[0], list(_SIZES.values()))
    book.title(sheet, title, list(_SIZES.values()))
    at = 1
    for note in notes(page):
        at = _over(book, sheet, at, note)
    if not page.nothing:
        book.headers(sheet, at, 0, [words.header(column) for column in columns])
        sheet.repeat_rows(at)
        sheet.freeze_panes(at + 1, 0)
        at += 1
        for row in rows(page):
            at = _row(book, sheet, at, row)
        for note in closing(page):
            at = _over(book, sheet, at, note)
    book.page(sheet)
    sheet.set_landscape()
    return book.bytes()


def _over(book: Book, sheet: Worksheet, at: int, text: str, look: Look | None = None) -> int:
    """Write a text over all columns and return the next row."""
    book.over(sheet, at, len(_SIZES), text, look or {})
    sheet.set_row(at, height({"all": text}, {"all": sum(_SIZES.values())}))
    return at + 1


def _row(book: Book, sheet: Worksheet, at: int, row: Row) -> int:
    """Write a row, as many as its longest cell needs, and return the next one."""
    if row.chapter:
        return _over(book, sheet, at, row.chapter, {"bold": True, "border": 1, "bg_color": "#F2F2F2"})
    cells_of = (row.old, row.new, as_cell(row.remarks))
    columns = (parts(cell, _fits(size)) for cell, size in zip(cells_of, _SIZES.values(), strict=True))
    for cells in zip_longest(*columns, fillvalue=()):
        for column, cell in enumerate(cells):
            _cell(book, sheet, at, column, cell)
        texts = {name: "".join(run.text for run in cell) for name, cell in zip(_SIZES, cells, strict=True)}
        sheet.set_row(at, height(texts, _SIZES))
        at += 1
    return at


def _fits(size: int) -> Callable[[str], bool]:
    return lambda text: lines(text, size) <= _LINES


def _cell(book: Book, sheet: Worksheet, at: int, column: int, cell: Cell) -> None:
    runs = [(run.text, {**_MARKS[run.operation], **({"bold": True} if run.heading else {})}) for run in cell]
    book.runs(sheet, at, column, runs, _FRAME)
