"""An OpenDocument spreadsheet → SourceText: a table for each sheet, values as they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workplan.readers.office import odf
from workplan.readers.office.flow import Flow, check_cells
from workplan.readers.office.odf import PARAGRAPHS, STYLE, TABLE, count
from workplan.readers.office.odt import rows
from workplan.readers.office.sheet import Sheet

if TYPE_CHECKING:
    from lxml.etree import _Element

    from workplan.readers.given import Given
    from workplan.source import SourceText

_ROWS: Final = 1 << 20
_COLUMNS: Final = 1 << 14
_CELL: Final = f"{TABLE}table-cell"
_COVERED: Final = f"{TABLE}covered-table-cell"


def read(given: Given) -> SourceText:
    """Read a spreadsheet: each visible sheet in turn, as its cells show their values."""
    package, content = odf.opened(given, limit="sheet_elements")
    hidden = {
        style.get(f"{STYLE}name", "")
        for style in content.iter(f"{STYLE}style")
        for node in style.iterchildren(f"{STYLE}table-properties")
        if node.get(f"{TABLE}display") == "false"
    }
    flow = Flow(given)
    for table in content.iter(f"{TABLE}table"):
        if table.get(f"{TABLE}style-name") not in hidden:
            _sheet(table, given).write(flow)
    if not flow.parts:
        raise given.without_text(pictures=any(name.startswith("pictures/") for name in package.names))
    return flow.source("ods")


def _sheet(table: _Element, given: Given) -> Sheet:
    sheet = Sheet(table.get(f"{TABLE}name", ""))
    at = 0
    for row in rows(table):
        many = count(row.get(f"{TABLE}number-rows-repeated"), _ROWS)
        cells, spans = _row(row, given)
        if cells or spans:
            check_cells(given, len(sheet.cells) + many * len(cells))
            for down in range(many if cells else 1):
                sheet.cells |= {(at + down, column): text for column, text in cells.items()}
                sheet.spans |= {(at + down, column): reach for column, reach in spans.items()}
        at = min(at + many, _ROWS)
    return sheet


def _row(row: _Element, given: Given) -> tuple[dict[int, str], dict[int, tuple[int, int]]]:
    cells: dict[int, str] = {}
    spans: dict[int, tuple[int, int]] = {}
    at = 0
    for node in row:
        if node.tag not in (_CELL, _COVERED):
            continue
        many = count(node.get(f"{TABLE}number-columns-repeated"), _COLUMNS)
        if node.tag == _CELL:
            down = count(node.get(f"{TABLE}number-rows-spanned"), _ROWS)
            across = count(node.get(f"{TABLE}number-columns-spanned"), _COLUMNS)
            if down > 1 or across > 1:
                spans[at] = (down, across)
            text = "\n".join("".join(odf.paragraph(p).text) for p in node if p.tag in PARAGRAPHS)
            if text.strip():
                check_cells(given, len(cells) + many)
                cells |= dict.fromkeys(range(at, at + many), text)
        at = min(at + many, _COLUMNS)
    return cells, spans
