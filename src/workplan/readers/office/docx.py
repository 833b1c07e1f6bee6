"""A Word document (OOXML, also as WPS writes it) → SourceText."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from workplan.readers.office import runs
from workplan.readers.office.flow import Flow
from workplan.readers.office.limits import DEEPEST
from workplan.readers.office.numbering import Numbering
from workplan.readers.office.package import Package, parse
from workplan.readers.office.wordml import MC, W, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element

    from workplan.readers.given import Given
    from workplan.readers.page_tables import CellDraft
    from workplan.source import SourceText

_P: Final = f"{W}p"
_TBL: Final = f"{W}tbl"
_PPR: Final = f"{W}pPr"
_JOINED: Final = f"{W}rPr/{W}del"
# Elements around paragraphs and tables, rows, or cells.
_AROUND: Final = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_NOTES: Final = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_MAIN: Final = "word/document.xml"


def read(given: Given) -> SourceText:
    """Read a Word document: paragraphs with their automatic numbers, tables, boxes; footnotes at the end, set apart.

    Inserted text is in, deleted and hidden text out. Headers, footers and comments are left out.
    """
    return read_package(Package(given), reader="docx")


def read_package(package: Package, *, reader: str) -> SourceText:
    """Read an open Word document.

    Args:
        package: the archive.
        reader: name of the reader, for the provenance.

    Raises:
        UnreadableError: it is damaged, encrypted, too large, or without text.
    """
    given = package.given
    main = _MAIN if _MAIN in package else package.relations("").get("officeDocument", _MAIN)
    data = package.part(main)
    if data is None:
        raise given.damaged(f"{_MAIN} is missing")
    root = parse(data, given, main)
    body = _Body(given, _numbering(package, main, data), joins=b":del " in data or b":del/" in data)
    body.blocks(root.iterchildren(f"{W}body"))
    body.flow.apart(_notes(package, main, body.notes))
    if not body.flow.parts:
        raise given.without_text(pictures=body.pictures)
    return body.flow.source(reader)


def _part(package: Package, main: str, kind: str) -> str:
    """Name of the part of some kind that the main part refers to."""
    usual = f"word/{kind}.xml"
    return usual if usual in package else package.relations(main).get(kind, usual)


def _numbering(package: Package, main: str, data: bytes) -> Numbering | None:
    """The numbering, None in a document that has none; styles are looked through only where one of them numbers."""
    if not any("numbering" in name for name in package.names):
        return None
    name = _part(package, main, "styles")
    styles = package.part(name) or b""
    by_style = b"numPr" in styles
    if not by_style and b"numPr" not in data:
        return None
    root = package.xml(_part(package, main, "numbering"))
    return None if root is None else Numbering(root, parse(styles, package.given, name) if by_style else None)


class _Body:
    """Walks through the blocks of a document and writes them into the flow."""

    def __init__(self, given: Given, numbering: Numbering | None, *, joins: bool) -> None:
        self.flow = Flow(given)
        self.numbering = numbering
        self.notes: list[tuple[str, str]] = []
        self.pictures = False
        self._joins = joins
        self._held = ""  # a paragraph whose end was deleted goes on in the next one
        self._depth = 0

    def blocks(self, nodes: Iterable[_Element]) -> None:
        """Write paragraphs and tables, whatever stands around them."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise self.flow.given.too_large(f"嵌套超过 {DEEPEST} 层", f"more than {DEEPEST} levels of nesting")
        for node in nodes:
            tag = node.tag
            if tag == _P:
                self._paragraph(node)
            elif tag == _TBL:
                self._table(node)
            elif tag in _AROUND or tag == f"{W}body":
                self.blocks(node)
            elif tag == f"{MC}AlternateContent":
                chosen = node.find(f"{MC}Choice")
                if chosen is not None:
                    self.blocks(chosen)
        self._depth -= 1

    def _paragraph(self, node: _Element) -> None:
        if not len(node):
            self.flow.paragraph("")
            return
        properties = node.find(_PPR)
        shown = self.numbering.of(properties) if self.numbering is not None else ""
        written = runs.read(node)
        self.notes += written.notes
        self.pictures = self.pictures or written.pictures
        for lettering in written.lettering:
            self.flow.paragraph(lettering)
        for box in written.boxes:
            self.blocks(box)
        text = "".join(written.text)
        if (written.lettering or written.boxes) and not text.strip() and not self._held:
            return  # it only carries what was written above
        if self._joins and properties is not None and properties.find(_JOINED) is not None:
            self._held += shown + text
            return
        # A number of an empty paragraph is content in a cell (序号), a slip elsewhere.
        if text.strip() or self.flow.in_table:
            text = shown + text
        self.flow.paragraph(self._held + text)
        self._held = ""

    def _table(self, node: _Element) -> None:
        self.flow.open_table()
        merged: dict[int, CellDraft] = {}
        row = -1
        for line in _rows(node):
            properties = line.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                continue
            row += 1
            self.flow.row()
            column = self._skipped(number(value(properties, f"{W}gridBefore")))
            for cell in _cells(line):
                column += self._cell(cell, row, column, merged)
        self.flow.close_table()

    def _skipped(self, columns: int | None) -> int:
        """Leave the columns empty that a row leaves out at its start."""
        many = min(max(columns or 0, 0), 63)
        if many:
            self.flow.open_cell(columns=many)
            self.flow.close_cell()
        return many

    def _cell(self, node: _Element, row: int, column: int, merged: dict[int, CellDraft]) -> int:
        """Write a cell and return how many columns it takes; one that is merged with that above lengthens it."""
        properties = node.find(f"{W}tcPr")
        columns = min(max(number(value(properties, f"{W}gridSpan")) or 1, 1), 256)
        merge = properties.find(f"{W}vMerge") if properties is not None else None
        above = merged.get(column)
        if merge is not None and merge.get(f"{W}val") != "restart" and above is not None:
            above.rows = row - above.row + 1
            self.blocks(node)
            return columns
        cell = self.flow.open_cell(columns=columns)
        if merge is not None:
            merged[column] = cell
        else:
            merged.pop(column, None)
        self.blocks(node)
        self.flow.close_cell()
        return columns


def _rows(table: _Element) -> Iterable[_Element]:
    """The rows of a table, whatever stands around them."""
    for node in table:
        if node.tag == f"{W}tr":
            yield node
        elif node.tag in _AROUND:
            yield from _rows(node)


def _cells(row: _Element) -> Iterable[_Element]:
    """The cells of a row, whatever stands around them."""
    for node in row:
        if node.tag == f"{W}tc":
            yield node
        elif node.tag in _AROUND:
            yield from _cells(node)


def _notes(package: Package, main: str, wanted: Iterable[tuple[str, str]]) -> list[str]:
    """The texts of the footnotes and endnotes that the document refers to, in its order."""
    found: list[str] = []
    texts: dict[str, dict[str, str]] = {}
    for reference, number_ in wanted:
        kind = _NOTES[reference]
        if kind not in texts:
            root = package.xml(_part(package, main, kind))
            texts[kind] = {
                note.get(f"{W}id", ""): "".join("".join(runs.read(p).text) for p in note.iter(_P))
                for note in (root if root is not None else ())
            }
        text = texts[kind].pop(number_, "")
        if text.strip():
            found.append(text.strip())
    return found
