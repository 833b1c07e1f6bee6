"""The bytes of a file → what it is, by content and never by its ending."""

from __future__ import annotations

import codecs
from typing import Final

import regex

from workplan.readers.formats import Format

_PDF: Final = Format("PDF 文档", "a PDF document", reader="pdf", repair="print", drawn=True)
_NOTHING: Final = (
    b"",
    codecs.BOM_UTF8,
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
    codecs.BOM_UTF32_LE,
    codecs.BOM_UTF32_BE,
)
_EMPTY: Final = Format("空文件", "an empty file", "empty")

# (offset, bytes, format); the first that fits counts.
_MAGIC: Final = (
    (0, b"{\\rtf", Format("RTF 文档", "an RTF document", reader="rtf")),
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
_MHTML: Final = Format("网页归档（MHTML）", "a web archive (MHTML)", reader="mhtml")
_XML: Final = Format("XML 文件", "an XML file", "other")
# What the root element of an XML file says it is.
_ROOTS: Final = (
    (b"wordDocument", b"wordml", Format("Word 2003 XML 文档", "a Word 2003 XML document", "word")),
    (b"package", b"xmlPackage", Format("Word XML 文档（Flat OPC）", "a Word XML document (flat OPC)", "word")),
    (b"document", b"opendocument", Format("OpenDocument XML 文档（单一文件）", "a flat OpenDocument file", "word")),
    (b"Workbook", b":spreadsheet", Format("Excel 2003 XML 表格", "an Excel 2003 XML spreadsheet", "sheet")),
    (b"akomaNtoso", b"akomantoso", Format("Akoma Ntoso XML 文件", "an Akoma Ntoso XML file", "convert")),
)
_ROOT: Final = regex.compile(
    rb"<\?xml\b[^>]{0,200}+>(?:\s++|<!--(?:(?!-->).)*+-->|<[?!][^>]*+>)*+<([\w.-]{1,40}+:)?([\w.-]{1,40}+)",
    regex.DOTALL,
)
_PAGE_ROOTS: Final = frozenset(b"html body div p span table section article main center font".split())
_JSON: Final = Format("JSON 数据", "a JSON file", "convert")
_JSON_LINES: Final = Format("JSON Lines 数据（每行一个）", "a file of JSON lines", "convert")
_STORED: Final = (b'"provenance"', b'"schema_version"', b'"masthead"')


def recognise(data: bytes, *, name: str | None = None) -> Format | None:
    """Return what the bytes are if they are neither plain text nor a page.

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
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
        from workplan.readers import containers

        return containers.in_zip(data) if head.startswith(b"PK") else containers.in_ole(data, _ending(name))
    if head.startswith(b"MZ") and b"\x00" in head:
        return Format("Windows 程序", "a Windows program", "other")
    if head.startswith((b"MIME-Version:", b"From: <Saved by", b"From: ")) and b"multipart/related" in data[:4096]:
        return _MHTML
    for offset, magic, kind in _MAGIC:
        if head.startswith(magic, offset) and head.startswith(_START.get(magic, b"")):
            return kind
    start = head.removeprefix(codecs.BOM_UTF8).lstrip(b" \t\r\n")
    if start[:1] in (b"{", b"["):
        return _json(data)
    if b"<?xml" in start[:10] or b"<\0?\0x\0m\0l\0" in head[:12]:
        return _xml(data[:4096].replace(b"\0", b""))
    return None


def is_stored(data: bytes) -> bool:
    """Tell whether the bytes are a document's canonical JSON, as workplan wrote it.

    >>> is_stored(b'{"masthead": {}, "provenance": {"schema_version": "2"}}'), is_stored(b'{"title": "plan"}')
    (True, False)
    """
    start = data[:64].removeprefix(codecs.BOM_UTF8).lstrip()
    return start.startswith(b"{") and all(field in data for field in _STORED)


def _json(data: bytes) -> Format | None:
    """JSON that is no document of ours; None for a text that only starts like it: [索引号] …"""
    import json

    try:
        text = data.decode("utf-8-sig").lstrip()
        _, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return None
    rest = text[end:].lstrip()
    return _JSON if not rest else _JSON_LINES if rest[0] == text[0] else None


def _xml(head: bytes) -> Format | None:
    """XML by its root element; None for a page or a fragment of one."""
    root = _ROOT.search(head)
    if b"<html" in head.lower() or (root and root[2].lower() in _PAGE_ROOTS):
        return None
    if b'progid="Word.Document"' in head:
        return _ROOTS[0][2]
    return next((kind for name, mark, kind in _ROOTS if root and root[2] == name and mark in head), _XML)


def _ending(name: str | None) -> str:
    return name.rpartition(".")[2].lower() if name and "." in name else ""
