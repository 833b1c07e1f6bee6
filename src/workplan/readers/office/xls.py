"""An Excel 97–2003 workbook, also as WPS writes it (.et) → SourceText, its values by python-calamine."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workplan.readers.apart import TooMuchError, apart
from workplan.readers.office import biff
from workplan.readers.office.calamine import calling
from workplan.readers.office.cell_values import DATE, Shown, date_text, text_of
from workplan.readers.office.flow import Flow, check_cells
from workplan.readers.office.package import MB, check_size
from workplan.readers.office.sheet import Cell, Sheet
from workplan.readers.ole import stream

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

    from workplan.readers.given import Given
    from workplan.source import SourceText

_Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


def read(given: Given) -> SourceText:
    """Read a workbook: each visible sheet in turn, dates and percentages as its formats show them."""
    check_size(given)
    most = int(given.limits.part_mb * MB)
    data = stream(given.data, "Workbook", most=most) or stream(given.data, "Book", most=most)
    if data is None:
        raise given.damaged("Workbook")
    try:
        ranges = biff.scan(data)
    except biff.LockedError:
        raise given.encrypted() from None
    for one in ranges:
        check_cells(given, one.size)
        if one.impossible:
            raise given.damaged("DIMENSIONS")
    flow = Flow(given)
    try:
        sheets = apart(lambda: list(_sheets(given, ranges)))
    except (TooMuchError, MemoryError):
        raise given.damaged("Workbook") from None
    for sheet in sheets:
        sheet.write(flow)
    if not flow.parts:
        raise given.without_text(pictures=False)
    return flow.source("xls")


def _sheets(given: Given, ranges: Sequence[biff.Range]) -> Iterator[Sheet]:
    """The visible sheets; where a damaged file has the library ask for memory without end, it ends the process."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    book = _opened(given)
    for number, meta in enumerate(book.sheets_metadata):
        known = ranges[number] if number < len(ranges) else None
        if (meta.visible, meta.typ) == (SheetVisibleEnum.Visible, SheetTypeEnum.WorkSheet):
            yield _sheet(_safely(given, book, number), meta.name, known.shown if known else {})


def _opened(given: Given) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook

    with calling(given.damaged, given.encrypted):
        return CalamineWorkbook.from_filelike(io.BytesIO(given.data))


def _safely(given: Given, book: CalamineWorkbook, number: int) -> CalamineSheet:
    with calling(given.damaged, given.encrypted):
        return book.get_sheet_by_index(number)


def _sheet(source: CalamineSheet, name: str, shown: dict[Cell, Shown]) -> Sheet:
    sheet = Sheet(name)
    top, left = source.start or (0, 0)
    for row, values in enumerate(source.iter_rows(), top):
        for column, value in enumerate(values, left):
            text = _text(value, shown.get((row, column)))
            if text:
                sheet.cells[row, column] = text
    for first, last in source.merged_cell_ranges or ():
        sheet.merge(first, last)
    return sheet


def _text(value: _Value, shown: Shown | None) -> str:
    """A value as it is shown; where its format says nothing, a date is a day."""
    match value:
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return text_of(value, shown or Shown.PLAIN)
        case dt.datetime():
            whole = DATE | (Shown.TIME if value.hour or value.minute else Shown.PLAIN)
            return date_text(value, shown or whole)
        case dt.date():
            return date_text(dt.datetime(value.year, value.month, value.day), shown or DATE)
        case dt.time():
            return f"{value.hour}:{value.minute:02d}"
        case _:
            return str(value)
