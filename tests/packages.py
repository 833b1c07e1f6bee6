"""Small office files made on the spot: a Word document from the XML of its body, an OpenDocument, a workbook."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from workplan.readers import read
from workplan.source import SourceText

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_QUOTES = {'"': "&quot;"}
_TYPES = "application/vnd.openxmlformats-officedocument"
_ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
    )
)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive of these parts, in this order."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of an archive by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewritten(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The same archive with ``old``, which stands in one of its parts, written as ``new``."""
    parts = parts_of(data)
    assert old in parts[name]
    return zipped({**parts, name: parts[name].replace(old, new)})


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str = "", properties: str = "", inner: str = "") -> str:
    """A paragraph: text, then what ``inner`` holds."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text) if text else ''}{inner}</w:p>"


def numbered(text: str, list_id: int = 1, level: int = 0) -> str:
    """A paragraph of a list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def cell(text: str | Sequence[str] = "", properties: str = "", inner: str = "") -> str:
    """A cell with a paragraph for each text."""
    texts = [text] if isinstance(text, str) else text
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}{''.join(map(paragraph, texts))}</w:tc>"


def table(*rows: Sequence[str]) -> str:
    """A table of rows of cells; a cell that is no XML is a text."""
    lines = ("".join(one if one.startswith("<w:tc>") else cell(one) for one in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def level(form: str, text: str, at: int = 0, inner: str = "") -> str:
    """A level of a list definition."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{inner}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*definitions: str, nums: str = "") -> str:
    """The content of ``numbering.xml``: a list for each definition, numbered from 1, and further ``w:num``."""
    made = "".join(f'<w:abstractNum w:abstractNumId="{n}">{x}</w:abstractNum>' for n, x in enumerate(definitions, 1))
    plain = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, len(definitions) + 1)
    )
    return made + plain + nums


def docx(body: str, *, numbering: str = "", styles: str = "", more: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word document.

    Args:
        body: content of ``w:body``.
        numbering: content of ``w:numbering``.
        styles: content of ``w:styles``.
        more: further parts.
    """
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
        f'PartName="/word/document.xml" ContentType="{_TYPES}.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}">'
        f'<Relationship Id="r" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
    }
    for name, content in (("numbering", numbering), ("styles", styles)):
        if content:
            parts[f"word/{name}.xml"] = f"<w:{name} {_NAMES}>{content}</w:{name}>"
    return zipped({**parts, **(more or {})})


def notes(kind: str, *texts: str) -> str:
    """A part of footnotes (``kind``: footnote, endnote), numbered from 1."""
    made = "".join(f'<w:{kind} w:id="{n}">{paragraph(text)}</w:{kind}>' for n, text in enumerate(texts, 1))
    return f"<w:{kind}s {_NAMES}>{made}</w:{kind}s>"


def odf(body: str, *, kind: str = "text", automatic: str = "", styles: str = "") -> bytes:
    """An OpenDocument: ``kind`` is text or spreadsheet, ``automatic`` the styles of its content."""
    content = (
        f"<office:document-content {_ODF}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": content,
            "styles.xml": f"<office:document-styles {_ODF}>"
            f"<office:styles>{styles}</office:styles></office:document-styles>",
        }
    )


def workbook(
    row: str, *, sheets: int = 1, strings: Sequence[str] = (), formats: Sequence[str] = (), after: str = ""
) -> bytes:
    """A workbook.

    Args:
        row: content of the first row of each sheet.
        sheets: how many there are.
        strings: the shared strings.
        formats: number formats of the cell styles, numbered from 1.
        after: what follows the rows.
    """
    names = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    listed = "".join(f'<sheet name="表{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(1, sheets + 1))
    targets = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/worksheet" Target="worksheets/{n}.xml"/>'
        for n in range(1, sheets + 1)
    )
    codes = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="{escape(c, _QUOTES)}"/>' for n, c in enumerate(formats))
    styles = "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(len(formats)))
    return zipped(
        {
            "[Content_Types].xml": f'<Types><Override ContentType="{_TYPES}.spreadsheetml.sheet.main+xml"/></Types>',
            "xl/workbook.xml": f'<workbook {names} xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{targets}</Relationships>',
            "xl/sharedStrings.xml": f"<sst {names}>{''.join(f'<si><t>{escape(t)}</t></si>' for t in strings)}</sst>",
            "xl/styles.xml": f"<styleSheet {names}><numFmts>{codes}</numFmts>"
            f"<cellXfs><xf/>{styles}</cellXfs></styleSheet>",
            **dict.fromkeys(
                (f"xl/worksheets/{n}.xml" for n in range(1, sheets + 1)),
                f"<worksheet {names}><sheetData><row>{row}</row></sheetData>{after}</worksheet>",
            ),
        }
    )


def text_of(data: bytes, name: str = "plan") -> str:
    """The text that a file is read as."""
    return read(data, name=name).text


def grid(source: SourceText, at: int = 0) -> dict[tuple[int, int, int, int], str]:
    """Row, column and reach of each cell of a table with its text, empty ones left out."""
    return {
        (c.row, c.column, c.rows, c.columns): source.text[c.start : c.end]
        for c in source.tables[at].cells
        if c.end > c.start
    }
