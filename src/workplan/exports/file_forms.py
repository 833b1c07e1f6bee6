"""The forms that a batch can write: for each, how one document becomes bytes and what those bytes become."""

from __future__ import annotations

import csv
import io
import json
import re
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from workplan.exports.csv_cells import as_text
from workplan.exports.tables import COLUMNS, Cell, Row, rows_of
from workplan.texts import figure

if TYPE_CHECKING:
    from workplan.model import Document

LIST_MARK: Final = "；"
"""Parts the elements of a list in a CSV cell; names of bodies hold 、 but never this."""

_POWER: Final = re.compile(r"(?<=: )-?[0-9.]+e[+-][0-9]+(?=,?$)", re.MULTILINE)
"""A number with a power of ten at the end of a line of JSON, where no string ends without its quotation mark."""

_SIZES: Final = struct.Struct(f">{len(COLUMNS)}Q")


class Layout(StrEnum):
    """What the bytes of the documents become."""

    FILES = "files"
    LINES = "lines"
    TABLES = "tables"


@dataclass(frozen=True, slots=True)
class Form:
    """One form.

    Attributes:
        layout: what the documents' bytes become.
        render: makes the bytes of one document.
        ending: of the files, with its dot.
        bundle: what ``render`` makes, so that forms made of the same bytes can share them.
    """

    layout: Layout
    render: Callable[[Document], bytes]
    ending: str
    bundle: str


def _json(document: Document) -> bytes:
    from workplan.exports.canonical import to_bytes

    return to_bytes(document)


def _json_indented(document: Document) -> bytes:
    laid_out = json.dumps(json.loads(_json(document)), ensure_ascii=False, indent=2)
    return _POWER.sub(lambda found: figure(float(found[0])), laid_out).encode() + b"\n"


def _markdown(document: Document) -> bytes:
    from workplan.exports.markdown import to_markdown

    return to_markdown(document).encode()


def _akn(document: Document) -> bytes:
    from workplan.exports.akn import to_akn

    return to_akn(document).encode()


def _json_line(document: Document) -> bytes:
    return _json(document) + b"\n"


def csv_line(cells: Sequence[str]) -> bytes:
    """Return one record as RFC 4180 has it.

    >>> csv_line(["a", "b,c"])
    b'a,"b,c"\\r\\n'
    """
    return csv_lines([cells])


def csv_lines(rows: Sequence[Sequence[str]]) -> bytes:
    """Return records as RFC 4180 has them."""
    lines = io.StringIO()
    csv.writer(lines).writerows(rows)
    return lines.getvalue().encode()


def cell(value: Cell) -> str:
    """Return a cell as CSV text: nothing for None, true and false, elements of a list behind one another.

    >>> cell(None), cell(True), cell(["省财政厅", None]), cell(0.00001)
    ('', 'true', '省财政厅；', '0.00001')
    """
    if isinstance(value, list):
        return LIST_MARK.join(element or "" for element in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return figure(value)
    return "" if value is None else str(value)


def _csv(document: Document) -> bytes:
    def lines(table: str, rows: list[Row]) -> bytes:
        return csv_lines([[as_text(cell(row[column])) for column in COLUMNS[table]] for row in rows])

    return _bundle(document, lines)


def _csv_raw(document: Document) -> bytes:
    def lines(table: str, rows: list[Row]) -> bytes:
        return csv_lines([[cell(row[column]) for column in COLUMNS[table]] for row in rows])

    return _bundle(document, lines)


def _rows(document: Document) -> bytes:
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

    def lines(table: str, rows: list[Row]) -> bytes:
        return "".join(encode(row) + "\n" for row in rows).encode()

    return _bundle(document, lines)


def _bundle(document: Document, lines: Callable[[str, list[Row]], bytes]) -> bytes:
    """Return the lines of all tables behind their lengths."""
    tables = rows_of(document, document.name)
    parts = [lines(table, tables[table]) for table in COLUMNS]
    return b"".join([_SIZES.pack(*map(len, parts)), *parts])


def unbundle(data: bytes) -> dict[str, bytes]:
    """Return the lines of each table."""
    sizes = _SIZES.unpack_from(data)
    start, parts = _SIZES.size, {}
    for table, length in zip(COLUMNS, sizes, strict=True):
        parts[table] = data[start : start + length]
        start += length
    return parts


FORMS: Final[Mapping[str, Form]] = {
    "json": Form(Layout.FILES, _json, ".json", "json"),
    "json-indented": Form(Layout.FILES, _json_indented, ".json", "json-indented"),
    "jsonl": Form(Layout.LINES, _json_line, ".jsonl", "jsonl"),
    "csv": Form(Layout.TABLES, _csv, ".csv", "csv"),
    "csv-raw": Form(Layout.TABLES, _csv_raw, ".csv", "csv-raw"),
    "md": Form(Layout.FILES, _markdown, ".md", "md"),
    "akn": Form(Layout.FILES, _akn, ".akn.xml", "akn"),
    "parquet": Form(Layout.TABLES, _rows, ".parquet", "rows"),
    "duckdb": Form(Layout.TABLES, _rows, ".duckdb", "rows"),
    "sqlite": Form(Layout.TABLES, _rows, ".sqlite", "rows"),
}
"""json, md, akn: a file each; jsonl: documents.jsonl; csv, parquet: TABLE.csv …; duckdb, sqlite: workplan.duckdb,
workplan.sqlite.

csv is safe to open in a spreadsheet, csv-raw has every cell as it is; see :mod:`workplan.exports.csv_cells`.
"""
