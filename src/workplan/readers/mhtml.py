"""A web archive (MHTML, .mht) → SourceText of the page in it."""

from __future__ import annotations

import base64
import binascii
import quopri
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

import regex

from workplan.readers.encoding import decode
from workplan.readers.html import read_html
from workplan.readers.office.limits import MOST_PART
from workplan.readers.office.package import check_size
from workplan.readers.text import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan.readers.given import Given
    from workplan.source import SourceText

_PARTS: Final = 10_000
_DEEPEST: Final = 10
_HEAD: Final = regex.compile(rb"(?:(?!\r?\n\r?\n).)*+", regex.DOTALL)
_BOUNDARY: Final = regex.compile(rb"boundary\s*=\s*(?:\"([^\"]{1,200})\"|([^\s;\"]{1,200}))", regex.IGNORECASE)
_CHARSET: Final = regex.compile(rb"charset\s*=\s*\"?([\w.:-]{1,40})", regex.IGNORECASE)
_FOLDED: Final = regex.compile(rb"\r?\n[ \t]+")


class _Part(NamedTuple):
    """A part of the archive: what its header says it is, and its bytes as they stand there."""

    kind: bytes
    coding: bytes
    body: bytes


def read(given: Given) -> SourceText:
    """Read the page of a web archive; pictures and styles beside it are left out."""
    check_size(given)
    page = next((part for part in _parts(given.data, 0) if b"text/html" in part.kind[:60].lower()), None)
    if page is None:
        raise given.damaged("text/html is missing")
    data = _decoded(page, given)
    charset = _CHARSET.search(page.kind)
    decoded = decode(data)
    text = decoded.text if decoded else data.decode("utf-8", "replace")
    if charset and decoded:
        # The header knows better than a guess where both are possible, as for short pages.
        try:
            text = data.decode(charset[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            text = decoded.text
    origin = Origin(decoded.encoding if decoded else None, given.sha256)
    return replace(read_html(text.replace("\x00", ""), origin, lexicon=given.lexicon), reader="mhtml")


def _parts(data: bytes, depth: int) -> Iterator[_Part]:
    """The parts of a message in their order, those of inner messages in their place."""
    head = _HEAD.match(data[:65536])
    header = _FOLDED.sub(b" ", head[0]) if head else b""
    fields = {
        name.strip().lower(): value.strip()
        for name, colon, value in (line.partition(b":") for line in header.splitlines())
        if colon
    }
    kind = fields.get(b"content-type", b"")
    body = data[len(head[0]) if head else 0 :].lstrip(b"\r\n")
    boundary = _BOUNDARY.search(kind)
    if kind.lower().startswith(b"multipart/") and boundary and depth < _DEEPEST:
        mark = b"--" + (boundary[1] or boundary[2])
        for inner in body.split(mark, _PARTS)[1:]:
            if not inner.startswith(b"--"):
                yield from _parts(inner.lstrip(b"\r\n"), depth + 1)
    else:
        yield _Part(kind, fields.get(b"content-transfer-encoding", b"").lower(), body)


def _decoded(part: _Part, given: Given) -> bytes:
    if len(part.body) > MOST_PART:
        raise given.too_large(f"网页超过 {MOST_PART >> 20} MB", f"a page of over {MOST_PART >> 20} MB")
    if part.coding == b"base64":
        try:
            return base64.b64decode(b"".join(part.body.split()) + b"==")
        except binascii.Error as error:
            raise given.damaged(error) from error
    return quopri.decodestring(part.body) if part.coding == b"quoted-printable" else part.body
