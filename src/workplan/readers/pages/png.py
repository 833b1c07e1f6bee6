"""Pictures → PNG: few levels of each colour, since type needs no more, and so small files."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from workplan.ocr import Picture

_GREY, _PALETTE = 0, 3
_SIX: Final = bytes((level * 5 + 127) // 255 for level in range(256))
_SIXTEEN: Final = bytes((level * 15 + 127) // 255 for level in range(256))
_COLOURS: Final = bytes(51 * part for at in range(216) for part in (at // 36, at // 6 % 6, at % 6))


def png(picture: Picture) -> bytes:
    """Return a picture as a PNG of 16 greys, or of 216 colours where it has any.

    >>> from workplan.ocr import Picture
    >>> png(Picture(2, 1, b"\\xff\\xff\\xff\\x00\\x00\\x00"))[:4]
    b'\\x89PNG'
    """
    blue, green, red = (picture.data[at::3] for at in range(3))
    if red == green == blue:
        return _file(picture, 4, _GREY, _halved(green.translate(_SIXTEEN), picture.width), (picture.width + 1) // 2)
    # whole planes at once, as numbers: no sum is above 215, so none is carried over
    index = 36 * _number(red) + 6 * _number(green) + _number(blue)
    return _file(picture, 8, _PALETTE, index.to_bytes(len(red)), picture.width)


def _number(plane: bytes) -> int:
    return int.from_bytes(plane.translate(_SIX))


def _halved(levels: bytes, width: int) -> bytes:
    """Two pixels a byte; rows of odd width get one more."""
    if width % 2:
        levels = b"".join(levels[at : at + width] + b"\x0f" for at in range(0, len(levels), width))
    return (int.from_bytes(levels[0::2]) << 4 | int.from_bytes(levels[1::2])).to_bytes(len(levels) // 2)


def _file(picture: Picture, depth: int, kind: int, data: bytes, row: int) -> bytes:
    lines = b"".join(b"\x00" + data[at : at + row] for at in range(0, len(data), row))
    head = struct.pack(">IIBBBBB", picture.width, picture.height, depth, kind, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b"")]
    if kind == _PALETTE:
        chunks.insert(1, (b"PLTE", _COLOURS))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )
