"""An Excel workbook (OOXML, also as WPS writes it) → SourceText: a table for each sheet, values as they are shown."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import regex

from workplan.readers.office.cell_values import Shown, built_in, shown_by, text_of
from workplan.readers.office.flow import Flow
from workplan.readers.office.package import Package
from workplan.readers.office.sheet import Cell, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from workplan.readers.given import Given
    from workplan.source import SourceText

_S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE: Final = regex.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_BOOK: Final = "xl/workbook.xml"
_ROWS: Final = 1 << 20
_COLUMNS: Final = 1 << 14


def read(given: Given) -> SourceText:
    """Read a workbook: each visible sheet in turn, dates and percentages as its formats show them.

    Formulas give the values that were stored with them; hidden sheets are left out.
    """
    package = Package(given)
    main = package.relations("").get("officeDocument", _BOOK)
    book = package.xml(main if main in package else _BOOK)
    if book is None:
        raise given.damaged(f"{_BOOK} is missing")
    parts = package.relations(main)
    reader = _Book(
        strings=_strings(package.xml(parts.get("sharedStrings", "xl/sharedStrings.xml"), limit="sheet_elements")),
        formats=_formats(package.xml(parts.get("styles", "xl/styles.xml"), limit="sheet_elements")),
        from_1904=any(node.get("date1904") in ("1", "true") for node in book.iter(f"{_S}workbookPr")),
    )
    flow = Flow(given)
    targets = package.targets(main)
    for node in book.iter(f"{_S}sheet"):
        if node.get("state", "visible") != "visible":
            continue
        root = package.xml(targets.get(node.get(_ID, ""), "-"), limit="sheet_elements")
        if root is not None:
            reader.sheet(root, node.get("name", "")).write(flow)
    if not flow.parts:
        raise given.without_text(pictures=any(name.startswith("xl/media/") for name in package.names))
    return flow.source("xlsx")


class _Book:
    """What the sheets of a workbook share."""

    def __init__(self, *, strings: Sequence[str], formats: Sequence[Shown], from_1904: bool) -> None:
        self.strings = strings
        self.formats = formats
        self.from_1904 = from_1904

    def sheet(self, root: _Element, name: str) -> Sheet:
        """Return the sheet that a part holds."""
        sheet = Sheet(name)
        row = -1
        for line in root.iter(f"{_S}row"):
            row = min(_index(line.get("r"), row + 1), _ROWS)
            column = -1
            for node in line.iterchildren(f"{_S}c"):
                place = _place(node.get("r"))
                column = min(place[1] if place else column + 1, _COLUMNS)
                text = self._text(node)
                if text:
                    sheet.cells[row, column] = text
        for node in root.iter(f"{_S}mergeCell"):
            first, _, last = node.get("ref", "").partition(":")
            start, stop = _place(first), _place(last)
            if start and stop:
                sheet.merge(start, stop)
        return sheet

    def _text(self, node: _Element) -> str:
        kind = node.get("t", "n")
        if kind == "inlineStr":
            return "".join(_rich(node.find(f"{_S}is")))
        value = node.findtext(f"{_S}v") or ""
        if kind == "s":
            return self.strings[int(value)] if value.isdigit() and int(value) < len(self.strings) else ""
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        if kind != "n":
            return "" if kind == "e" else value
        try:
            number = float(value)
        except ValueError:
            return value
        if not math.isfinite(number):
            return value
        style = _index(node.get("s"), -1, base=0)
        shown = self.formats[style] if 0 <= style < len(self.formats) else Shown.PLAIN
        return text_of(number, shown, from_1904=self.from_1904)


def _index(text: str | None, otherwise: int, *, base: int = 1) -> int:
    """A number counted from ``base``, as counted from 0."""
    return int(text) - base if text and text.isascii() and text.isdigit() and len(text) < 9 else otherwise


def _place(reference: str | None) -> Cell | None:
    """Row and column of a reference: B3.

    >>> _place("B3"), _place("$AA$10"), _place("x")
    ((2, 1), (9, 26), None)
    """
    match = _REFERENCE.fullmatch(reference or "")
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def _rich(node: _Element | None) -> Iterator[str]:
    """The pieces of a text, without those that tell how it is pronounced."""
    for child in node if node is not None else ():
        if child.tag == f"{_S}t":
            yield child.text or ""
        elif child.tag == f"{_S}r":
            yield from _rich(child)


def _strings(root: _Element | None) -> list[str]:
    return ["".join(_rich(node)) for node in root.iterchildren(f"{_S}si")] if root is not None else []


def _formats(root: _Element | None) -> list[Shown]:
    """What each cell format shows, by its number."""
    if root is None:
        return []
    codes = {node.get("numFmtId", ""): shown_by(node.get("formatCode", "")) for node in root.iter(f"{_S}numFmt")}
    cells = root.find(f"{_S}cellXfs")
    numbers = [node.get("numFmtId", "") for node in cells] if cells is not None else []
    return [codes[n] if n in codes else built_in(_index(n, 0, base=0)) for n in numbers]
