"""Source → Document: the stations of the house in the order the data passes them."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO, Final

from workplan.errors import ArgumentError, UnreadableError, expect
from workplan.lexicon import Lexicon, in_force

if TYPE_CHECKING:
    from workplan.model import Document
    from workplan.ocr import Ocr, Pages
    from workplan.readers.limits import Limits
    from workplan.source import SourceText

_LONGEST_PATH: Final = 1000
_NOT_IN_PATHS: Final = frozenset("\n，。；、《》")


def parse(text: str, *, name: str | None = None, lexicon: Lexicon | None = None) -> Document:
    """Read a notice from its text.

    Args:
        text: the notice, as plain text.
        name: name of the document in tables and messages.
        lexicon: the words to use, the built-in ones if None.

    Raises:
        ArgumentError: (a ``TypeError``) ``text`` is no text, or the path of a file, or ``lexicon`` no lexicon.

    Returns:
        The document; a text without structure gives one without sections and a diagnostic that says so.

    >>> d = parse("一、总体要求\\n（一）加强领导。各级要重视。（责任单位：省财政厅）")
    >>> [s.path for s in d.walk()]
    ['一', '一/(一)']
    """
    from workplan.readers import from_text

    expect(text, str, "text", zh="文字；文件请用 parse_file", en="a str; for a file, use parse_file")
    if _is_path(text):
        raise ArgumentError(
            zh=f"text：给出的是文件路径 {text}，应为文字；请用 parse_file({text!r})",
            en=f"text: found the path of a file, {text}, expected its text; use parse_file({text!r})",
        )
    words = in_force(lexicon)
    return build(from_text(text, lexicon=words), name=name, lexicon=words)


def parse_file(
    source: str | os.PathLike[str] | BinaryIO,
    *,
    name: str | None = None,
    lexicon: Lexicon | None = None,
    ocr: Ocr | Pages | None = None,
    limits: Limits | None = None,
) -> Document:
    """Read a notice from a file; what it is shows in its content, whatever its ending says.

    Text, web pages, Word and WPS documents, OpenDocument, RTF, workbooks, PDF and OFD are read; so is the canonical
    JSON of a document, which is taken as it is.

    Args:
        source: path, or a file object open for reading bytes.
        name: name of the document, if None the file's stem (of JSON: the one it has).
        lexicon: the words to use, the built-in ones if None.
        ocr: ``"missing"`` to recognise the text of a PDF's pages that have none, ``"all"`` to recognise that of every
            page, :class:`workplan.Ocr` for more; nothing is recognised if None. Needs ``workplan[ocr]``.
        limits: what a file is refused beyond, the usual ones if None.

    Raises:
        ArgumentError: (a ``TypeError``) ``source`` is neither path nor file, or ``lexicon`` no lexicon.
        UnreadableError: the file is missing, empty, damaged, encrypted or of another format; the message says what it
            is and what to do. Where the system keeps it away, it is an ``OSError`` such as ``FileNotFoundError`` too.
        UsageError: text is to be recognised, but nothing that does it is installed, or the file has no pages.
        InvalidDocumentError: it is a document's JSON, but broken or of another version.
    """
    from workplan.readers import content

    data, path = content(source)
    file, stem = (PurePath(path).name, PurePath(path).stem) if path else (None, None)
    try:
        return parse_bytes(data, file=file, stem=stem, name=name, lexicon=lexicon, ocr=ocr, limits=limits)
    except UnreadableError as error:
        error.path = path
        raise


def parse_bytes(
    data: bytes,
    *,
    file: str | None = None,
    stem: str | None = None,
    name: str | None = None,
    lexicon: Lexicon | None = None,
    ocr: Ocr | Pages | None = None,
    limits: Limits | None = None,
) -> Document:
    """Read a notice from the bytes of a file; see :func:`parse_file`.

    Args:
        data: the whole file.
        file: its name, for messages.
        stem: name of the document where neither ``name`` nor the JSON gives one.
        name: name of the document, whatever the JSON says.
        lexicon: the words to use, the built-in ones if None.
        ocr: which pages are to be recognised, none if None.
        limits: what a file is refused beyond, the usual ones if None.
    """
    from workplan.ocr import Ocr
    from workplan.readers import is_stored, read, usable

    wish, words = Ocr.of(ocr), in_force(lexicon)
    if is_stored(data):
        if wish is not None:
            usable(wish, None, name=file)
        from workplan.exports.canonical import from_json

        document = from_json(data.removeprefix(BOM_UTF8))
        wanted = name or document.name or stem
        return document if document.name == wanted else document.model_copy(update={"name": wanted})
    source = read(data, name=file, lexicon=words, ocr=wish, limits=limits)
    return build(source, name=stem if name is None else name, lexicon=words)


def _is_path(text: str) -> bool:
    """Tell whether a text is nothing but the path of a file."""
    if len(text) > _LONGEST_PATH or not _NOT_IN_PATHS.isdisjoint(text):
        return False
    from workplan.readers import ends_as_file

    return ends_as_file(text)


def build(source: SourceText, *, name: str | None = None, lexicon: Lexicon | None = None) -> Document:
    """Turn what a reader returned into a Document."""
    from workplan.assembly import assemble

    return assemble(source, name=name, lexicon=in_force(lexicon))
