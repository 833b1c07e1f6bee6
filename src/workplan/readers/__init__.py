"""Bytes → SourceText: the reader is chosen by the content, and loaded when such a file comes."""

from __future__ import annotations

import hashlib
import importlib
import os
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from workplan.errors import (
    FolderError,
    ForbiddenFileError,
    MissingFileError,
    Unreadable,
    UnreadableError,
    UsageError,
    expect,
)
from workplan.lexicon import Lexicon, default
from workplan.readers.disk import contents, is_shut
from workplan.readers.encoding import decode
from workplan.readers.formats import BLANK, refusal
from workplan.readers.markup import PAGE_ENDINGS, TEXT_ENDINGS, is_page
from workplan.readers.recognition import is_stored, recognise
from workplan.readers.text import Origin, mend, read_text
from workplan.source import SourceText

if TYPE_CHECKING:
    from workplan.ocr import Ocr
    from workplan.readers.formats import Format
    from workplan.readers.given import Reader
    from workplan.readers.limits import Limits

__all__ = ["READERS", "content", "ends_as_file", "from_text", "is_stored", "read", "read_file"]

READERS: Final = {
    "docx": "workplan.readers.office.docx",
    "doc": "workplan.readers.office.doc",
    "odt": "workplan.readers.office.odt",
    "ods": "workplan.readers.office.ods",
    "rtf": "workplan.readers.office.rtf",
    "xlsx": "workplan.readers.office.xlsx",
    "xls": "workplan.readers.office.xls",
    "mhtml": "workplan.readers.mhtml",
    "pdf": "workplan.readers.pages.pdf",
    "ofd": "workplan.readers.pages.ofd",
}
"""The module of each reader of other formats than text and pages; its function ``read`` is a :class:`Reader`."""


def read(
    data: bytes,
    *,
    name: str | None = None,
    lexicon: Lexicon | None = None,
    ocr: Ocr | None = None,
    limits: Limits | None = None,
) -> SourceText:
    """Read the bytes of a notice in any format that has a reader.

    Args:
        data: the whole file.
        name: its name; the ending counts where the content leaves open what it is, the whole in messages.
        lexicon: the words that tell a page's own parts from the site's, the built-in ones if None.
        ocr: whether pages that are pictures are to be recognised, not if None.
        limits: what files of other formats than text and pages are refused beyond, the usual ones if None.

    Returns:
        Its text and what the format tells about it.

    Raises:
        UnreadableError: the bytes are of another format, damaged, encrypted, empty, or no text in a known encoding.
        UsageError: text is to be recognised, but nothing that does it is installed, or the file has no pages to draw.

    >>> read("关于印发工作要点的通知".encode("gbk")).encoding
    'gb18030'
    """
    kind = recognise(data, name=name)
    if ocr is not None:
        ocr = usable(ocr, kind, name=name)
    if kind is not None and kind.reader:
        return _other(data, kind, name, lexicon or default(), ocr, limits)
    decoded = decode(data) if kind is None else None
    if decoded is None:
        raise refusal(kind, name=name)
    digest = hashlib.sha256(data).hexdigest()
    source = _source(decoded.text, Origin(decoded.encoding, digest, decoded.wrong), name, lexicon)
    if not source.text.strip():
        raise refusal(BLANK, name=name)
    return source


def ends_as_file(name: str) -> bool:
    """Tell whether a name ends like that of a file that is read.

    >>> ends_as_file("通知.WPS"), ends_as_file("plans/a.txt"), ends_as_file("第1.2条"), ends_as_file("txt")
    (True, True, False, False)
    """
    ending = PurePath(name).suffix[1:].lower()
    if not ending:
        return False
    from workplan.readers.containers import NAMED

    return ending in (*READERS, *NAMED, *TEXT_ENDINGS, *PAGE_ENDINGS, "mht", "xlsm")


def usable(ocr: Ocr, kind: Format | None, *, name: str | None) -> Ocr | None:
    """Return the wish for text recognition where a file of this format can be recognised, None where it is just read.

    Raises:
        UsageError: nothing that recognises text is installed, or the file has no pages to draw.
    """
    if ocr.engine is None:
        from workplan.readers.pages.rapid import check

        check()
    if kind is not None and kind.drawn:
        return ocr
    if ocr.otherwise == "read":
        return None
    raise UsageError(
        zh=f"{name or '输入'}：不能识别它的文字（OCR），只能识别 PDF 的。请不用 OCR 读取它，或先转为 PDF。",
        en=f"{name or 'the input'}: its text can't be recognised (OCR), only that of a PDF can. "
        "Please read it without OCR, or turn it into a PDF first.",
    )


def _other(
    data: bytes, kind: Format, name: str | None, lexicon: Lexicon, ocr: Ocr | None, limits: Limits | None
) -> SourceText:
    """Read a file of a format that has a reader of its own."""
    from workplan.readers.given import Given
    from workplan.readers.limits import Limits

    given = Given(data, kind, name, lexicon, ocr, limits or Limits())
    try:
        reader = cast("Reader", importlib.import_module(READERS[kind.reader]).read)
        return reader(given)
    except ModuleNotFoundError as error:
        library = error.name or ""
        raise given.refused(
            f"读取它所需的 {library} 没有安装", f"for which {library} is not installed", "install"
        ) from None


def from_text(text: str, *, lexicon: Lexicon | None = None) -> SourceText:
    """Read text that is already decoded; a page's markup is read as the page it is.

    Args:
        text: any text. Line ends become ``\\n``, a lone surrogate becomes U+FFFD and is noted.
        lexicon: the words that tell a page's own parts from the site's, the built-in ones if None.

    >>> from_text("一、总体要求\\r\\n二、重点任务").text
    '一、总体要求\\n二、重点任务'
    """
    damage = "reader.broken-bytes"
    try:
        data = text.encode()
    except UnicodeEncodeError:
        text, damage = mend(text), "reader.lone-surrogate"
        data = text.encode()
    return _source(text, Origin(None, hashlib.sha256(data).hexdigest(), damage=damage), None, lexicon)


def _source(text: str, origin: Origin, name: str | None, lexicon: Lexicon | None) -> SourceText:
    if not is_page(text, name):
        return read_text(text, origin)
    from workplan.readers.html import read_html

    return read_html(text, origin, lexicon=lexicon or default())


def content(source: str | os.PathLike[str] | BinaryIO) -> tuple[bytes, str | None]:
    """Return the bytes of a file and its path (None for a stream without a name).

    Args:
        source: path, or a file object open for reading bytes.

    Raises:
        UnreadableError: the file can't be opened or read; the message says why.
    """
    if isinstance(source, str | os.PathLike):
        path = os.fspath(source)
        return _bytes(path), path
    if not hasattr(source, "read"):
        expect(source, str, "source", zh="文件路径或以二进制打开的文件", en="a path, or a file open for reading bytes")
    given: object = getattr(source, "name", None)
    named = given if isinstance(given, str) and not given.startswith("<") else None
    return _content(source, named), named


def read_file(
    source: str | os.PathLike[str] | BinaryIO, *, lexicon: Lexicon | None = None
) -> tuple[SourceText, str | None]:
    """Read a file.

    Args:
        source: path, or a file object open for reading bytes.
        lexicon: the words that tell a page's own parts from the site's, the built-in ones if None.

    Returns:
        Its text, and its name without folder and ending (None for a stream without a name).

    Raises:
        UnreadableError: the file can't be opened, or its content can't be read; the message says why.
    """
    data, path = content(source)
    name = PurePath(path).name if path else None
    return read(data, name=name, lexicon=lexicon), PurePath(path).stem if path else None


def _bytes(path: str) -> bytes:
    try:
        return contents(path)
    except (OSError, ValueError) as error:
        raise _unopened(path, error) from error


def _content(file: BinaryIO, path: str | None) -> bytes:
    try:
        data: bytes | str = file.read()
    except (OSError, ValueError) as error:
        raise _unopened(path or "input", error) from error
    # A file opened in text mode has decoded its bytes already.
    return data.encode("utf-8", "replace") if isinstance(data, str) else data


def _unopened(path: str, error: Exception) -> UnreadableError:
    """The error for a file that could not be opened or read at all."""
    shown = path.encode("utf-8", "replace").decode()
    if not path:
        return MissingFileError(
            zh="没有写明文件（路径为空）。请给出文件的路径。",
            en="no file is named, its path is empty. Please give the path of a file.",
            path=path,
            kind=Unreadable.MISSING,
        )
    made, kind = UnreadableError, Unreadable.OTHER
    if isinstance(error, FileNotFoundError):
        made, kind = MissingFileError, Unreadable.MISSING
        zh, en = "没有这个文件。请检查路径", "there is no such file. Please check the path"
    elif isinstance(error, IsADirectoryError) or (os.path.isdir(path) and not is_shut(path)):
        made, kind = FolderError, Unreadable.FOLDER
        zh, en = (
            "这是文件夹，应为文件。请给出其中的文件",
            "this is a folder, a file is expected. Please give a file in it",
        )
    elif isinstance(error, PermissionError):
        made, kind = ForbiddenFileError, Unreadable.FORBIDDEN
        zh, en = "没有读取权限。请检查文件的权限", "reading it is not permitted. Please check its permissions"
    else:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        zh, en = f"无法读取（{reason}）。请检查路径和文件", f"it can't be read ({reason}). Please check path and file"
    return made(zh=f"{shown}：{zh}。", en=f"{shown}: {en}.", path=path, kind=kind)
