"""A web archive (MHTML, .mht) → SourceText of the page in it."""

from __future__ import annotations

import base64
import binascii
import codecs
import contextlib
import quopri
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

import regex

from workplan.readers.encoding import decode
from workplan.readers.html import read_html
from workplan.readers.office.flow import check_text
from workplan.readers.office.package import MB, check_size
from workplan.readers.text import Origin, mend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan.readers.given import Given
    from workplan.source import SourceText

_PARTS: Final = 10_000
_DEEPEST: Final = 10
_HEADER: Final = 65_536  # bytes in which a header ends
_BOUNDARY: Final = regex.compile(rb"boundary\s*=\s*(?:\"([^\"]{1,200})\"|([^\s;\"]{1,200}))", regex.IGNORECASE)
_CHARSET: Final = regex.compile(rb"charset\s*=\s*\"?([\w.:-]{1,40})", regex.IGNORECASE)
_FOLDED: Final = regex.compile(rb"\r?\n[ \t]+")
_EMPTY_LINE: Final = regex.compile(rb"\r?\n\r?\n")


class _Part(NamedTuple):
    """A part of the archive: what its header says it is, and where its bytes stand."""

    kind: bytes
    coding: bytes
    start: int
    end: int


def read(given: Given) -> SourceText:
    """Read the page of a web archive; pictures and styles beside it are left out."""
    check_size(given)
    parts = islice(_parts(given.data, 0, len(given.data), 0), _PARTS)
    page = next((part for part in parts if b"text/html" in part.kind[:60].lower()), None)
    if page is None:
        raise given.damaged("text/html is missing")
    data = _decoded(page, given)
    decoded = decode(data)
    if decoded is None:
        raise given.damaged("text/html")
    text, encoding = decoded.text, decoded.encoding
    charset = _CHARSET.search(page.kind)
    if charset:
        # The header knows better than a guess where both are possible, as for short pages.
        with contextlib.suppress(LookupError, ValueError):
            name = codecs.lookup(charset[1].decode("ascii")).name
            text, encoding = data.decode(name), name
    source = read_html(mend(text.replace("\x00", "")), Origin(encoding, given.sha256), lexicon=given.lexicon)
    check_text(given, len(source.text))
    if not source.text.strip():
        raise given.without_text(pictures=False)
    return replace(source, reader="mhtml")


def _parts(data: bytes, start: int, end: int, depth: int) -> Iterator[_Part]:
    """The parts of a message between two places in their order, those of inner messages in their place."""
    while data[start : start + 1] in (b"\r", b"\n") and start < end:
        start += 1
    gap = _EMPTY_LINE.search(data, start, min(end, start + _HEADER))
    header = _FOLDED.sub(b" ", data[start : gap.start() if gap else min(end, start + _HEADER)])
    fields = {
        name.strip().lower(): value.strip()
        for name, colon, value in (line.partition(b":") for line in header.splitlines())
        if colon
    }
    kind = fields.get(b"content-type", b"")
    body = gap.end() if gap else end
    boundary = _BOUNDARY.search(kind)
    if not (kind.lower().startswith(b"multipart/") and boundary and depth < _DEEPEST):
        yield _Part(kind, fields.get(b"content-transfer-encoding", b"").lower(), body, end)
        return
    mark = b"--" + (boundary[1] or boundary[2])
    at = data.find(mark, body, end)
    while at >= 0 and not data.startswith(b"--", at + len(mark)):
        following = data.find(mark, at + len(mark), end)
        yield from _parts(data, at + len(mark), following if following >= 0 else end, depth + 1)
        at = following


def _decoded(part: _Part, given: Given) -> bytes:
    most = given.limits.web_page_mb
    if part.end - part.start > most * MB:
        raise given.too_large(f"网页超过 {most} MB", f"a page of over {most} MB", "web_page_mb")
    body = given.data[part.start : part.end]
    if part.coding == b"base64":
        try:
            return base64.b64decode(b"".join(body.split()) + b"==")
        except binascii.Error as error:
            raise given.damaged(error) from error
    return quopri.decodestring(body) if part.coding == b"quoted-printable" else body
