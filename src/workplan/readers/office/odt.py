"""An OpenDocument text → SourceText."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workplan.readers.office import odf
from workplan.readers.office.flow import Flow
from workplan.readers.office.limits import DEEPEST
from workplan.readers.office.list_levels import LEVELS
from workplan.readers.office.odf import DRAW, OFFICE, PARAGRAPHS, TABLE, TEXT, count
from workplan.readers.office.odf_lists import Lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from workplan.readers.given import Given
    from workplan.readers.office.list_levels import Counts
    from workplan.source import SourceText

# Blocks that only hold others.
_AROUND: Final = frozenset(
    (
        f"{OFFICE}text",
        f"{TEXT}section",
        f"{TEXT}table-of-content",
        f"{TEXT}index-body",
        f"{TEXT}index-title",
        f"{TEXT}alphabetical-index",
        f"{TEXT}illustration-index",
        f"{TEXT}table-index",
        f"{DRAW}text-box",
        f"{DRAW}frame",
        f"{DRAW}g",
        f"{DRAW}custom-shape",
        f"{DRAW}rect",
        f"{DRAW}a",
    )
)
ROWS: Final = frozenset(f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group"))
_REPEATED: Final = 100  # times that a cell or row with something in it may be repeated


def read(given: Given) -> SourceText:
    """Read an OpenDocument text: paragraphs with their numbers, tables, frames; footnotes at the end, set apart.

    Headers, footers, comments and deleted text are left out.
    """
    package, content = odf.opened(given)
    body = _Body(given, Lists.of(package.xml("styles.xml"), content))
    for text in content.iter(f"{OFFICE}text"):
        body.blocks(text)
    body.flow.apart([note for note in body.notes if note.strip()])
    if not body.flow.parts:
        raise given.without_text(pictures=body.pictures)
    return body.flow.source("odt")


class _Body:
    """Walks through the blocks of a document and writes them into the flow."""

    def __init__(self, given: Given, lists: Lists) -> None:
        self.flow = Flow(given)
        self.lists = lists
        self.notes: list[str] = []
        self.pictures = False
        self._depth = 0

    def blocks(self, parent: _Element) -> None:
        """Write the paragraphs, lists and tables that an element holds."""
        self._deeper()
        for node in parent:
            tag = node.tag
            if tag in PARAGRAPHS:
                self._paragraph(node, self.lists.heading(node) if tag == f"{TEXT}h" else "")
            elif tag == f"{TEXT}list":
                style = node.get(f"{TEXT}style-name", "")
                self._list(node, style, self.lists.begin(node, style), 0)
            elif tag == f"{TABLE}table":
                self._table(node)
            elif tag in _AROUND:
                self.blocks(node)
        self._depth -= 1

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self.flow.given.too_large(f"嵌套超过 {DEEPEST} 层", f"more than {DEEPEST} levels of nesting")

    def _paragraph(self, node: _Element, number: str) -> None:
        written = odf.paragraph(node)
        self.notes += written.notes
        self.pictures = self.pictures or written.pictures
        for drawing in written.drawings:
            self.blocks(drawing)
        text = "".join(written.text)
        # A number of an empty paragraph is content in a cell (序号), a slip elsewhere.
        self.flow.paragraph(number + text if text.strip() or self.flow.in_table else text)

    def _list(self, node: _Element, style: str, counts: Counts, level: int) -> None:
        """Write a list; the first paragraph of an item has its number, a list header has none."""
        self._deeper()
        for item in node:
            start = item.get(f"{TEXT}start-value")
            waiting = item.tag == f"{TEXT}list-item"
            for child in item:
                if child.tag in PARAGRAPHS:
                    number = self.lists.item(counts, min(level, LEVELS - 1), style, start) if waiting else ""
                    waiting = False
                    self._paragraph(child, number)
                elif child.tag == f"{TEXT}list":
                    self._list(child, child.get(f"{TEXT}style-name") or style, counts, level + 1)
        self._depth -= 1

    def _table(self, node: _Element) -> None:
        self.flow.open_table()
        for row in rows(node):
            for _ in range(count(row.get(f"{TABLE}number-rows-repeated"), _REPEATED if any(row.itertext()) else 1)):
                self.flow.row()
                self._row(row)
        self.flow.close_table()

    def _row(self, row: _Element) -> None:
        for cell in row.iterchildren(f"{TABLE}table-cell"):
            repeated = count(cell.get(f"{TABLE}number-columns-repeated"), _REPEATED)
            down = count(cell.get(f"{TABLE}number-rows-spanned"), 65_534)
            across = count(cell.get(f"{TABLE}number-columns-spanned"), 256)
            for _ in range(repeated):
                self.flow.open_cell(rows=down, columns=across)
                self.blocks(cell)
                self.flow.close_cell()


def rows(table: _Element) -> Iterator[_Element]:
    """Yield the rows of a table, whatever stands around them."""
    for node in table:
        if node.tag == f"{TABLE}table-row":
            yield node
        elif node.tag in ROWS:
            yield from rows(node)
