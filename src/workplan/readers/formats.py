"""The first bytes of a file → what it is, if it is neither text nor a page; and the error that says so."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from typing import Final, NamedTuple

from workplan.errors import UnreadableError


class Format(NamedTuple):
    """A format that can't be read: its name, and what a reader of the message should do with the file."""

    zh: str
    en: str
    advice: str = "save"


# What to do, by ``Format.advice``.
_ADVICE: Final = {
    "save": ("请另存为纯文本或网页后再读", "save it as text or HTML and read that"),
    "ocr": ("请先做文字识别（OCR），再读识别出的文本", "recognise its text (OCR) and read that"),
    "unpack": ("请先解压，再读其中的文件", "unpack it and read the files inside"),
    "other": ("请给出公文的文本或网页文件", "give the notice itself as text or HTML"),
}
_PDF: Final = Format("PDF 文档", "a PDF document")
_ZIP: Final = Format("ZIP 压缩包", "a ZIP archive", "unpack")
_OLE: Final = Format("旧版 Office 文档（Word、Excel 等）", "an Office 97–2003 document (Word, Excel or the like)")
_BINARY: Final = Format("无法识别的二进制数据", "binary data of no known kind or encoding", "other")
_NOTHING: Final = (
    b"",
    codecs.BOM_UTF8,
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
    codecs.BOM_UTF32_LE,
    codecs.BOM_UTF32_BE,
)
_EMPTY: Final = Format("空文件", "an empty file", "other")

# (offset, bytes, format); the first that fits counts.
_MAGIC: Final = (
    (0, b"{\\rtf", Format("RTF 文档", "an RTF document")),
    (0, b"\x89PNG\r\n\x1a\n", Format("PNG 图片", "a PNG picture", "ocr")),
    (0, b"\xff\xd8\xff", Format("JPEG 图片", "a JPEG picture", "ocr")),
    (0, b"GIF87a", Format("GIF 图片", "a GIF picture", "ocr")),
    (0, b"GIF89a", Format("GIF 图片", "a GIF picture", "ocr")),
    (0, b"II*\x00", Format("TIFF 图片", "a TIFF picture", "ocr")),
    (0, b"MM\x00*", Format("TIFF 图片", "a TIFF picture", "ocr")),
    (8, b"WEBP", Format("WebP 图片", "a WebP picture", "ocr")),
    (6, b"\x00\x00\x00\x00", Format("BMP 图片", "a BMP picture", "ocr")),
    (0, b"AT&TFORM", Format("DjVu 文档", "a DjVu document", "ocr")),
    (0, b"\x1f\x8b", Format("gzip 压缩文件", "a gzip archive", "unpack")),
    (0, b"7z\xbc\xaf\x27\x1c", Format("7z 压缩包", "a 7z archive", "unpack")),
    (0, b"Rar!\x1a\x07", Format("RAR 压缩包", "a RAR archive", "unpack")),
    (0, b"BZh91AY&SY", Format("bzip2 压缩文件", "a bzip2 archive", "unpack")),
    (0, b"\xfd7zXZ\x00", Format("xz 压缩文件", "an xz archive", "unpack")),
    (0, b"\x28\xb5\x2f\xfd", Format("zstd 压缩文件", "a zstd archive", "unpack")),
    (257, b"ustar", Format("tar 归档", "a tar archive", "unpack")),
    (0, b"\x7fELF", Format("可执行程序（ELF）", "a program (ELF)", "other")),
    (0, b"ID3\x03", Format("MP3 音频", "an MP3 recording", "other")),
    (0, b"ID3\x04", Format("MP3 音频", "an MP3 recording", "other")),
    (0, b"\xff\xfb", Format("MP3 音频", "an MP3 recording", "other")),
    (4, b"ftyp", Format("MP4 视频", "an MP4 video", "other")),
    (8, b"WAVE", Format("WAV 音频", "a WAV recording", "other")),
    (0, b"SQLite format 3\x00", Format("SQLite 数据库", "an SQLite database", "other")),
    (0, b"%!PS", Format("PostScript 文档", "a PostScript document")),
)
# Magic numbers too short to trust alone need these bytes at the very start as well.
_START: Final = {b"WEBP": b"RIFF", b"WAVE": b"RIFF", b"\x00\x00\x00\x00": b"BM", b"ftyp": b"\x00\x00\x00"}
# Names of the parts inside a container.
_IN_ZIP: Final = (
    (b"word/", Format("Word 文档（.docx）", "a Word document (.docx)")),
    (b"xl/", Format("Excel 工作簿（.xlsx）", "an Excel workbook (.xlsx)")),
    (b"ppt/", Format("PowerPoint 演示文稿（.pptx）", "a PowerPoint presentation (.pptx)")),
    (b"OFD.xml", Format("OFD 版式文档", "an OFD document")),
    (b"opendocument", Format("OpenDocument 文档", "an OpenDocument file")),
    (b"epub+zip", Format("EPUB 电子书", "an EPUB book")),
)
_IN_OLE: Final = (
    ("WordDocument", Format("Word 97–2003 文档（.doc）", "a Word 97–2003 document (.doc)")),
    ("Workbook", Format("Excel 97–2003 工作簿（.xls）", "an Excel 97–2003 workbook (.xls)")),
    ("PowerPoint Document", Format("PowerPoint 97–2003 演示文稿（.ppt）", "a PowerPoint 97–2003 presentation (.ppt)")),
)
_WPS: Final = {
    "wps": Format("WPS 文字文档（.wps）", "a WPS Writer document (.wps)"),
    "et": Format("WPS 表格（.et）", "a WPS spreadsheet (.et)"),
    "dps": Format("WPS 演示（.dps）", "a WPS presentation (.dps)"),
}


def recognise(data: bytes, *, name: str | None = None) -> Format | None:
    """Return what the bytes are if they are neither text nor a page.

    Args:
        data: the whole file.
        name: its name; it only tells apart what the content leaves open (.wps inside OLE).

    Returns:
        The format, None where the bytes may be text.

    >>> recognise(b"%PDF-1.7 ...").en
    'a PDF document'
    >>> recognise("一、总体要求".encode()) is None
    True
    """
    if data in _NOTHING:
        return _EMPTY
    head = data[:1024]
    if head.lstrip(b"\xef\xbb\xbf\x00\t\r\n ").startswith(b"%PDF-"):
        return _PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        # Names of the members stand at both ends: local headers first, the directory last.
        return _inside(data[:65536] + data[-65536:], _IN_ZIP, _ZIP)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        known = _WPS.get(_ending(name))
        return known or _inside(data, [(part.encode("utf-16-le"), kind) for part, kind in _IN_OLE], _OLE)
    if head.startswith(b"MZ") and b"\x00" in head:
        return Format("Windows 程序", "a Windows program", "other")
    if head.startswith((b"MIME-Version:", b"From: <Saved by")) and b"multipart/related" in data[:4096]:
        return Format("网页归档（MHTML）", "a web archive (MHTML)")
    if head.lstrip(b"\xef\xbb\xbf").startswith(b"<?xml") and b'progid="Word.Document"' in head:
        return Format("Word 2003 XML 文档", "a Word 2003 XML document")
    for offset, magic, kind in _MAGIC:
        if head.startswith(magic, offset) and head.startswith(_START.get(magic, b"")):
            return kind
    return None


def _inside(data: bytes, parts: Iterable[tuple[bytes, Format]], otherwise: Format) -> Format:
    return next((kind for part, kind in parts if part in data), otherwise)


def _ending(name: str | None) -> str:
    return name.rpartition(".")[2].lower() if name and "." in name else ""


def refusal(kind: Format | None, *, name: str | None = None) -> UnreadableError:
    """Return the error for a file that can't be read.

    Args:
        kind: what it is, None for bytes that are no text in any known encoding.
        name: name of the file, for the message.

    >>> print(refusal(recognise(b"%PDF-1.7"), name="plan.pdf").message("en"))
    plan.pdf: this is a PDF document; text or HTML is expected. Please save it as text or HTML and read that.
    """
    found = kind or _BINARY
    zh, en = _ADVICE[found.advice]
    return UnreadableError(
        zh=f"{name or '输入'}：这是{found.zh}，应为纯文本或网页（HTML）。{zh}。",
        en=f"{name or 'the input'}: this is {found.en}; text or HTML is expected. Please {en}.",
    )
