"""What became of the rows of an old ledger → a sheet: dropped, new, shared and lost, with all that was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workplan.exports.ledger.filled import TYPED
from workplan.exports.ledger.sheet_layout import height

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workplan.exports.ledger.book import Book
    from workplan.exports.ledger.filled import Carried, Value

_COLUMNS: Final = ("fate", "was", "number", "task", "measures", "units")
_SIZES: Final[Mapping[str, int]] = {"fate": 14, "was": 16, "number": 8, "task": 18, "measures": 60, "units": 24}
_TYPED_SIZE: Final = 16


def write_carried(book: Book, name: str, title: str, carried: Carried) -> None:
    """Write the sheet.

    Args:
        book: the workbook.
        name: its name.
        title: its title.
        carried: what became of the rows.
    """
    words = book.words
    columns = [*_COLUMNS, *TYPED, *carried.columns]
    sizes = {column: _SIZES.get(column, _TYPED_SIZE) for column in columns}
    sheet = book.sheet(name, list(sizes.values()))
    book.title(sheet, title, list(sizes.values()))
    own = {column: words.say(f"carried.{column}") for column in _COLUMNS}
    headers = [own.get(c) or (words.say(c) if c in TYPED else c) for c in columns]
    book.headers(sheet, 1, 0, headers)
    for at, told in enumerate(carried.told, 2):
        row: dict[str, Value] = {
            "fate": words.say(f"carried.{told.fate.value}"),
            "was": told.was,
            "number": told.number,
            "task": told.task,
            "measures": told.measures,
            "units": told.units,
            **told.cells,
        }
        sheet.set_row(at, height({column: str(value) for column, value in row.items()}, sizes))
        for column, key in enumerate(columns):
            book.value(sheet, at, column, row.get(key), {"border": 1, "align": "left"})
    last = 1 + max(len(carried.told), 1)
    sheet.autofilter(1, 0, last, len(columns) - 1)
    sheet.freeze_panes(2, 0)
    sheet.set_landscape()
    sheet.repeat_rows(0, 1)
    book.page(sheet)
