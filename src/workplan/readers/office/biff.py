"""The records of an Excel 97–2003 workbook → where each sheet's cells lie and what their number formats show.

python-calamine gives the values, but a date without saying whether its day is shown, and lays out every cell between
the first and the last: this looks first how many that would be.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workplan.readers.office.cell_values import Shown, built_in, shown_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan.readers.office.sheet import Cell

_BOF: Final = frozenset((0x0809, 0x0409, 0x0209, 0x0009))
_EOF: Final = 0x000A
_SHEET: Final = 0x0085
_FORMAT: Final = 0x041E
_OLD_FORMAT: Final = 0x001E
_XF: Final = frozenset((0x00E0, 0x0243, 0x0443))
_LOCKED: Final = 0x002F
_NUMBERS: Final = frozenset((0x0203, 0x027E, 0x0006, 0x0206, 0x0406))
_CELLS: Final = _NUMBERS | {0x00FD, 0x0204, 0x0201, 0x0205, 0x00D6}
_MANY_NUMBERS: Final = 0x00BD
_MANY_BLANKS: Final = 0x00BE
_BIFF8: Final = 0x0600
_DIMENSIONS: Final = 0x0200
_ROWS: Final = 1 << 16
_COLUMNS: Final = 1 << 8


@dataclass(slots=True)
class Range:
    """The cells of a sheet.

    Attributes:
        start: place of its records in the stream.
        visible: whether the sheet is shown.
        last: row and column of the last cell, -1 where there is none.
        first: those of the first.
        shown: what the format of a number shows, where that is more than digits.
        impossible: it declares rows or columns that no sheet has; the library would make room for them.
    """

    start: int
    visible: bool
    first: Cell = (1 << 20, 1 << 14)
    last: Cell = (-1, -1)
    shown: dict[Cell, Shown] = field(default_factory=dict)
    impossible: bool = False

    @property
    def size(self) -> int:
        """Cells between the first and the last."""
        rows, columns = (max(b - a + 1, 0) for a, b in zip(self.first, self.last, strict=True))
        return rows * columns

    def add(self, row: int, first: int, last: int) -> None:
        """Note some cells of a row."""
        self.first = (min(self.first[0], row), min(self.first[1], first))
        self.last = (max(self.last[0], row), max(self.last[1], last))


class LockedError(Exception):
    """The workbook is encrypted."""


def scan(stream: bytes) -> list[Range]:
    """Return the sheets of a workbook stream, in order.

    Raises:
        LockedError: it is encrypted.
    """
    sheets: list[Range] = []
    codes: dict[int, Shown] = {}
    formats: list[Shown] = []
    by_start: dict[int, Range] = {}
    here: Range | None = None
    depth = 0
    for at, kind, data in _records(stream):
        if kind in _BOF:
            depth += 1
            here = by_start.get(at, here if depth > 1 else None)
        elif kind == _EOF:
            depth = max(depth - 1, 0)
        elif kind == _LOCKED:
            raise LockedError
        elif here is not None:
            if depth == 1:
                _cells(here, kind, data, formats)
        elif kind == _SHEET and len(data) >= 6:
            start, state = struct.unpack_from("<IB", data)
            sheets.append(Range(start, state & 3 == 0))
            by_start[start] = sheets[-1]
        elif kind in (_FORMAT, _OLD_FORMAT) and len(data) > 2:
            codes[struct.unpack_from("<H", data)[0]] = shown_by(_code(data, kind))
        elif kind in _XF and len(data) >= 4:
            number = struct.unpack_from("<H", data, 2)[0]
            formats.append(codes[number] if number in codes else built_in(number))
    return sheets


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _cells(sheet: Range, kind: int, data: bytes, formats: list[Shown]) -> None:
    if kind in _CELLS and len(data) >= 6:
        row, column, style = struct.unpack_from("<HHH", data)
        sheet.add(row, column, column)
        if kind in _NUMBERS:
            _show(sheet, (row, column), style, formats)
    elif kind == _DIMENSIONS and len(data) >= 10:
        top, bottom, left, right = struct.unpack_from("<IIHH" if len(data) >= 12 else "<HHHH", data)
        if bottom and right:
            sheet.impossible |= bottom > _ROWS or right > _COLUMNS or top >= bottom or left >= right
    elif kind in (_MANY_NUMBERS, _MANY_BLANKS) and len(data) >= 6:
        row, first = struct.unpack_from("<HH", data)
        each = 6 if kind == _MANY_NUMBERS else 2
        many = (len(data) - 6) // each
        sheet.add(row, first, first + max(many - 1, 0))
        for n in range(many if kind == _MANY_NUMBERS else 0):
            _show(sheet, (row, first + n), struct.unpack_from("<H", data, 4 + n * each)[0], formats)


def _show(sheet: Range, cell: Cell, style: int, formats: list[Shown]) -> None:
    if style < len(formats) and formats[style]:
        sheet.shown[cell] = formats[style]


def _code(data: bytes, kind: int) -> str:
    """The code of a format record."""
    if kind == _FORMAT and len(data) >= 5 and data[3] == 0:
        length, wide = struct.unpack_from("<HB", data, 2)
        return data[5 : 5 + length * (1 + (wide & 1))].decode("utf-16-le" if wide & 1 else "latin-1", "replace")
    if kind == _FORMAT and len(data) >= 5:
        length, wide = struct.unpack_from("<HB", data, 2)
        if length <= 255 and wide in (0, 1):
            return data[5:].decode("utf-16-le" if wide else "latin-1", "replace")
    return data[3:].decode("latin-1")
