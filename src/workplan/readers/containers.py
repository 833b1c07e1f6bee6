"""A zip archive or an OLE file → what it holds: a Word document, a workbook, an OFD, something else."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from typing import Final

from workplan.readers.formats import Format, inside
from workplan.readers.ole import names

BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    IndexError,
    OverflowError,
    NotImplementedError,  # what zipfile says of a compression, or a version of the format, that it can't read
)
"""What reading a damaged archive may raise."""

UNREADABLE: Final = (*BROKEN, RuntimeError)
"""The same, and what zipfile raises of members that are encrypted."""

DOCX: Final = Format("Word 文档（.docx）", "a Word document (.docx)", "word", "docx")
XLSX: Final = Format("Excel 工作簿（.xlsx）", "an Excel workbook (.xlsx)", "sheet", "xlsx")
ODT: Final = Format("OpenDocument 文字文档（.odt）", "an OpenDocument text (.odt)", "word", "odt")
ODS: Final = Format("OpenDocument 表格（.ods）", "an OpenDocument spreadsheet (.ods)", "sheet", "ods")
DOC: Final = Format("Word 97–2003 文档（.doc）", "a Word 97–2003 document (.doc)", "word", "doc")
WPS: Final = Format("WPS 文字文档（.wps）", "a WPS Writer document (.wps)", "word", "doc")
XLS: Final = Format("Excel 97–2003 工作簿（.xls）", "an Excel 97–2003 workbook (.xls)", "sheet", "xls")
ET: Final = Format("WPS 表格（.et）", "a WPS spreadsheet (.et)", "sheet", "xls")
ZIP: Final = Format("ZIP 压缩包", "a ZIP archive", "unpack")
OFD: Final = Format("OFD 版式文档", "an OFD document", reader="ofd", repair="print")
_PPTX: Final = Format("PowerPoint 演示文稿（.pptx）", "a PowerPoint presentation (.pptx)")
_LOCKED: Final = Format("加密的 Office 文档", "an encrypted Office document", "unlock")
_OLE: Final = Format("不明类型的 OLE 复合文件", "an OLE file of no known kind", "word")

# Content types of a package's main part.
_TYPES: Final = (
    (b"wordprocessingml.document.main", DOCX),
    (b"ms-word.document.macroEnabled.main", DOCX),
    (b"wordprocessingml.template.main", DOCX),
    (b"ms-word.template.macroEnabledTemplate.main", DOCX),
    (b"ms-excel.sheet.binary", Format("Excel 二进制工作簿（.xlsb）", "a binary Excel workbook (.xlsb)", "sheet")),
    (b"spreadsheetml.sheet.main", XLSX),
    (b"spreadsheetml.template.main", XLSX),
    (b"ms-excel.sheet.macroEnabled.main", XLSX),
    (b"ms-excel.template.macroEnabled.main", XLSX),
    (b"presentationml.", _PPTX),
    (b"ms-visio.", Format("Visio 绘图（.vsdx）", "a Visio drawing (.vsdx)")),
)
_MIMETYPES: Final = (
    (b"opendocument.text", ODT),
    (b"opendocument.spreadsheet", ODS),
    (b"opendocument.", Format("OpenDocument 文档（不是文字或表格）", "an OpenDocument file that is no text or sheet")),
    (b"vnd.sun.xml.", Format("OpenOffice 1.x 文档", "a document of OpenOffice 1.x", "word")),
    (b"epub+zip", Format("EPUB 电子书", "an EPUB book")),
)
# Names of the parts, where the archive itself can't be opened or says nothing about its type.
_PARTS: Final = ((b"word/", DOCX), (b"xl/", XLSX), (b"ppt/", _PPTX), (b"OFD.xml", OFD), *_MIMETYPES)
# The name of a member of an OFD as it stands in a local header; OFD.xml itself is often the last of them.
_OFD_MEMBER: Final = re.compile(rb"PK\x03\x04.{26}Doc_[0-9]{1,3}/", re.DOTALL)
# Streams at the root of an OLE file; the first that is there counts.
_STREAMS: Final = (
    ("EncryptedPackage", _LOCKED),
    ("WordDocument", DOC),
    ("Workbook", XLS),
    ("Book", XLS),
    (
        "PowerPoint Document",
        Format("PowerPoint 97–2003 演示文稿（.ppt）", "a PowerPoint 97–2003 presentation (.ppt)"),
    ),
    ("VisioDocument", Format("Visio 绘图（.vsd）", "a Visio drawing (.vsd)")),
    ("MatOST", Format("Microsoft Works 文档（.wps）", "a Microsoft Works document (.wps)", "word")),
    ("__properties_version1.0", Format("Outlook 邮件（.msg）", "an Outlook message (.msg)", "other")),
    ("HwpSummaryInformation", Format("HWP 文档", "an HWP document", "word")),
)
NAMED: Final = {"wps": (DOC, WPS), "et": (XLS, ET)}
"""Endings that tell a file of WPS from the one of Office that is built alike."""

_WORD: Final = b"word/document.xml"
_SMALL: Final = 1 << 20  # bytes of a part that says what the archive is
_MANY: Final = 20_000  # members; no document has so many
_ENTRY: Final = 46  # bytes that each takes in the directory, at the least


def in_zip(data: bytes) -> Format:
    """Return what a zip archive is.

    >>> in_zip(b"PK\\x03\\x04 ... word/document.xml").en
    'a Word document (.docx)'
    """
    # Names of the members stand at both ends: local headers first, the directory last.
    ends = data[:65536] + data[-65536:]
    if _WORD in ends and b"[Content_Types].xml" in ends:
        return DOCX
    if len(data) > _MANY * _ENTRY and data.count(b"PK\x01\x02") > _MANY:
        return _by_names(ends)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {name.replace("\\", "/").lstrip("/"): name for name in archive.namelist()}
            for part, known in (("[Content_Types].xml", _TYPES), ("mimetype", _MIMETYPES)):
                if part in members:
                    with archive.open(members[part]) as file:
                        found = inside(file.read(_SMALL), known, ZIP)
                    if found is not ZIP:
                        return found
    except UNREADABLE:
        return _by_names(ends)
    return inside("\n".join(members).encode("utf-8", "replace"), _PARTS, ZIP)


def _by_names(ends: bytes) -> Format:
    """Return what an archive that can't be opened was, by the names of members that its ends still hold.

    >>> _by_names(b"PK\\x03\\x04" + bytes(26) + b"Doc_0/Document.xml").en
    'an OFD document'
    """
    found = inside(ends, _PARTS, ZIP)
    return OFD if found is ZIP and _OFD_MEMBER.search(ends) else found


def in_ole(data: bytes, ending: str = "") -> Format:
    """Return what an OLE file is.

    Args:
        data: the whole file.
        ending: that of its name; it only tells Word's files from those of WPS, which are built alike.
    """
    roots = names(data)
    if roots is None:
        found = next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in data), _OLE)
    else:
        found = _first(roots)
    word, wps = NAMED.get(ending, (None, None))
    return wps if wps is not None and found is word else found


def _first(roots: Iterable[str]) -> Format:
    here = {name.lstrip("\x05") for name in roots}
    return next((kind for name, kind in _STREAMS if name in here), _OLE)
