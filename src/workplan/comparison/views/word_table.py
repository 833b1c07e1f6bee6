"""Page → the three-column table (对照表) as a Word document, by the library python-docx."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from workplan.comparison.model import Operation
from workplan.comparison.views.page import Page
from workplan.comparison.views.texts import LABELS
from workplan.comparison.views.three_columns import Cell, Row, Run, as_cell, closing, notes, rows, table_title
from workplan.errors import not_installed
from workplan.texts import Words
from workplan.visible import in_html

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

_COLUMNS: Final = {"old": 9.6, "new": 9.6, "remarks": 6.5}
"""Widths of the columns in centimetres: A4 landscape without its margins."""

_MARGIN: Final = 2.0
_A4: Final = (29.7, 21.0)
_FONT: Final = "宋体"
_HEADERS: Final = "黑体"
_SIZE: Final = 10
_UNDIVIDED: Final = 500
"""Characters of the longest cell of a row that is not divided between pages."""

_CREATED: Final = dt.datetime(2000, 1, 1)  # fixed, so that the same page gives the same bytes
_STAMP: Final = (1980, 1, 1, 0, 0, 0)
_COLOURS: Final = {Operation.DELETE: (0xA8, 0x20, 0x1A), Operation.INSERT: (0x0A, 0x6B, 0x3D)}


def render(page: Page) -> bytes:
    """Return the page as a document; the same page gives the same bytes.

    Raises:
        UsageError: python-docx is not installed.
    """
    try:
        from docx import Document
    except ImportError as error:
        raise not_installed("python-docx", "compare") from error
    words = Words(page.lang, LABELS)
    document = Document()
    _set_up(document, page, words)
    title = document.add_paragraph()
    _centred(title)
    _write(title, Run(table_title(page)), font=_HEADERS, size=16)
    for note in notes(page):
        _write(document.add_paragraph(), Run(note))
    if not page.nothing:
        _table(document, words, rows(page))
        for note in closing(page):
            _write(document.add_paragraph(), Run(note))
    _without_picture(document)
    file = io.BytesIO()
    document.save(file)
    return _same_every_time(file.getvalue())


def _set_up(document: Document, page: Page, words: Words) -> None:
    """Set up the paper, the font and the footer."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm, Pt

    [section] = document.sections
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Cm(size) for size in _A4)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(_MARGIN)
    section.footer_distance = Cm(_MARGIN / 2)
    normal = document.styles["Normal"]
    normal.font.size = Pt(_SIZE)
    _set_font(normal.element.get_or_add_rPr(), _FONT)
    normal.paragraph_format.space_after = Pt(0)
    footer = section.footer.paragraphs[0]
    _centred(footer)
    before, between, behind = (words.say(f"table.page.{part}") for part in ("before", "between", "behind"))
    for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (behind, "")):
        footer.add_run(text)
        if field:
            _field(footer, field)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = table_title(page), "", ""
    properties.created = properties.modified = _CREATED


def _set_font(properties: BaseOxmlElement, name: str) -> None:
    """Set a font for Latin and for Chinese text."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)


def _centred(paragraph: Paragraph) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _field(paragraph: Paragraph, code: str) -> None:
    """Add a field, which the program that opens the document works out."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _table(document: Document, words: Words, found: Iterable[Row]) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    table = document.add_table(rows=1, cols=len(_COLUMNS), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, _COLUMNS.values(), strict=True):
        column.width = Cm(width)
    head = table.rows[0]
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, name in zip(head.cells, _COLUMNS, strict=True):
        _shade(cell, "DDE6F0")
        _centred(cell.paragraphs[0])
        _write(cell.paragraphs[0], Run(words.header(name)), font=_HEADERS)
    for row in found:
        _row(table, row)
    for line in table.rows:
        for cell, width in zip(line._tr.tc_lst, _COLUMNS.values(), strict=False):
            if cell.grid_span == 1:
                cell.width = Cm(width)


def _row(table: Table, row: Row) -> None:
    from docx.oxml import OxmlElement

    made = table.add_row()
    cells = made.cells
    if row.chapter:
        over = cells[0].merge(cells[-1])
        _shade(over, "F2F2F2")
        paragraph = over.paragraphs[0]
        paragraph.paragraph_format.keep_with_next = True
        _write(paragraph, Run(row.chapter, heading=True))
        return
    texts = (row.old, row.new, as_cell(row.remarks))
    for cell, runs in zip(cells, texts, strict=True):
        _fill(cell, runs)
    if max(sum(len(run.text) for run in runs) for runs in texts) <= _UNDIVIDED:
        made._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _fill(cell: _Cell, runs: Cell) -> None:
    """Write the runs into a cell, a paragraph for each line."""
    paragraph = cell.paragraphs[0]
    for run in runs:
        first, *others = run.text.split("\n")
        _write(paragraph, run._replace(text=first))
        for text in others:
            paragraph = cell.add_paragraph()
            _write(paragraph, run._replace(text=text))


def _write(paragraph: Paragraph, run: Run, *, font: str = "", size: int = 0) -> None:
    from docx.shared import Pt, RGBColor

    if not run.text:
        return
    written = paragraph.add_run(in_html(run.text))
    written.bold = run.heading or None
    written.font.strike = run.operation is Operation.DELETE or None
    written.underline = run.operation is Operation.INSERT or None
    if run.operation in _COLOURS:
        written.font.color.rgb = RGBColor(*_COLOURS[run.operation])
    if font or run.heading:
        _set_font(written._r.get_or_add_rPr(), font or _HEADERS)
    if size:
        written.font.size = Pt(size)


def _shade(cell: _Cell, colour: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _without_picture(document: Document) -> None:
    """Take out the picture of python-docx's own empty document, which folders would show for this one."""
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]


def _same_every_time(data: bytes) -> bytes:
    """Return a package with one date for all of its parts, which python-docx stamps with the time of day."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _STAMP)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return file.getvalue()
