"""A Word 97–2003 document, also as WPS writes it → SourceText, by way of the same document as OOXML.

msdoc2docx converts it; what that library can't read is given to LibreOffice where that is installed.
"""

from __future__ import annotations

import struct
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from workplan.readers.formats import Format, refusal
from workplan.readers.office import soffice
from workplan.readers.office.docx import read_package
from workplan.readers.office.package import MB, Package, check_size
from workplan.readers.ole import stream

if TYPE_CHECKING:
    from workplan.readers.given import Given
    from workplan.source import SourceText

# WPS leaves a class identifier where the standard wants zeros.
_CLASS: Final = slice(8, 24)
_ENTRIES: Final = 20_000
_WORD: Final = 0xA5EC
_OLDER: Final = (0xA5DC, 0xA5DB)  # Word 6.0 and 95
_HEAD: Final = 32
_FIRST: Final = 0x00C1  # version of Word 97
_LOCKED: Final = 0x0100
# What the library lets through where a damaged file leads it astray.
_FAULTS: Final = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError, struct.error)
_WORD_95: Final = Format("Word 95 或更早版本的文档", "a document of Word 95 or older", "word")


def read(given: Given) -> SourceText:
    """Read a Word 97–2003 document; see :func:`workplan.readers.office.docx.read`."""
    check_size(given, "doc_mb")
    head = stream(given.data, "WordDocument", most=_HEAD)
    if head is None or len(head) < _HEAD:
        raise given.damaged("WordDocument")
    magic, version = struct.unpack_from("<HH", head)
    if struct.unpack_from("<H", head, 10)[0] & _LOCKED:
        raise given.encrypted()
    if magic in _OLDER or (magic == _WORD and version < _FIRST):
        converted = soffice.to_docx(given.data)
        if converted is None:
            raise refusal(_WORD_95, name=given.name)
    elif magic == _WORD:
        converted = _converted(given)
    else:
        raise given.damaged("WordDocument")
    source = read_package(Package(replace(given, data=converted)), reader="doc")
    return replace(source, sha256=given.sha256)


def _converted(given: Given) -> bytes:
    """The document as OOXML.

    Raises:
        UnreadableError: neither library nor LibreOffice can read it.
    """
    from doc2docx import convert
    from doc2docx.cfb import CompoundFileLimits
    from doc2docx.errors import Doc2DocxError, EncryptedDocumentError

    data = bytearray(given.data)
    data[_CLASS] = bytes(_CLASS.stop - _CLASS.start)
    limits = CompoundFileLimits(
        max_input_bytes=int(given.limits.doc_mb * MB),
        max_stream_bytes=int(given.limits.part_mb * MB),
        max_directory_entries=_ENTRIES,
    )
    with tempfile.TemporaryDirectory(prefix="workplan-") as folder:
        source, made = Path(folder, "a.doc"), Path(folder, "a.docx")
        source.write_bytes(data)
        data.clear()
        try:
            convert(source, made, limits=limits)
            return made.read_bytes()
        except EncryptedDocumentError:
            raise given.encrypted() from None
        except (Doc2DocxError, *_FAULTS) as error:
            converted = soffice.to_docx(given.data)
            if converted is None:
                raise given.damaged(error) from error
            return converted
