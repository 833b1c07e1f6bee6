"""Recognised pieces of a page → its characters, each with its place and the size of its type."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final
from unicodedata import east_asian_width

from workplan.readers.pages.leaf import Glyph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workplan.ocr import Piece

_LONG: Final = 8  # ideographs of a piece whose width tells the size of its type
_SHARE: Final = 0.7  # of a piece's height: its type, where no piece is long enough to tell
_NEAR: Final = 0.16  # how far measured sizes of one type lie apart
_SHORT: Final = 4  # characters of a piece whose height tells little: 榜。
_NEAR_SHORT: Final = 0.3
_MIDDLE: Final = 0.36  # of the type's height: from the middle of a line down to its baseline
_LEVEL: Final = 0.0015  # slope below which a page lies straight
_FLAT: Final = 6.0  # widths to heights of a piece whose slope can be trusted
_PAGE_NUMBER: Final = re.compile(r"[一—–―─\-－]{1,2}\s*(\d{1,4})\s*[一—–―─\-－]{1,2}")


@dataclass(frozen=True, slots=True)
class Slant:
    """How a page lies on the glass.

    Attributes:
        slope: by how much its lines fall for each pixel to the right.
        x: the middle of the page.
        y: the same from above.
    """

    slope: float
    x: float
    y: float

    def straight(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point would be if the page lay straight.

        >>> Slant(0.01, 500, 700).straight(1000, 105)
        (994.05, 100.0)
        """
        return x + self.slope * (y - self.y), y - self.slope * (x - self.x)


def slant(pieces: Iterable[Piece], width: float, height: float) -> Slant:
    """Return how a page lies, by its long lines."""
    slopes = [piece.slope for piece in pieces if piece.right - piece.left > _FLAT * (piece.bottom - piece.top)]
    slope = median(slopes) if slopes else 0.0
    return Slant(slope if abs(slope) > _LEVEL else 0.0, width / 2, height / 2)


def glyphs(pieces: Sequence[Piece], lies: Slant, scale: float) -> list[Glyph]:
    """Return the characters of a page in points.

    Args:
        pieces: what was recognised.
        lies: how the page lies.
        scale: pixels of a point.

    >>> from workplan.ocr import Piece
    >>> [(glyph.text, glyph.left) for glyph in glyphs([Piece("工作 1", 0, 0, 60, 20)], Slant(0, 0, 0), 2)]
    [('工', 0.0), ('作', 10.0), ('1', 25.0)]
    """
    told = [piece for piece in map(_mended, pieces) if piece.text.strip() and piece.right > piece.left]
    found: list[Glyph] = []
    for piece, size in zip(told, _sizes(told), strict=True):
        x, y = lies.straight((piece.left + piece.right) / 2, (piece.top + piece.bottom) / 2)
        at = x - (piece.right - piece.left) / 2
        ends = [end - piece.left + at for end in piece.ends or _shared(piece)]
        baseline = (y + _MIDDLE * size) / scale
        spaced = False
        for char, end in zip(piece.text, ends, strict=True):
            after = max(end, at)
            if char.isspace():
                spaced = True
            else:
                found.append(Glyph(char, at / scale, after / scale, baseline, size / scale, spaced))
                spaced = False
            at = after
    return found


def _shared(piece: Piece) -> Iterator[float]:
    """Where the characters of a piece end if each has its share of the width."""
    step = (piece.right - piece.left) / _width(piece.text)
    at = piece.left
    for char in piece.text:
        at += step * _width(char)
        yield at


def _mended(piece: Piece) -> Piece:
    """A piece with the dashes around a page number, which come as 一."""
    number = _PAGE_NUMBER.fullmatch(piece.text.strip())
    return piece._replace(text=f"— {number[1]} —", ends=()) if number else piece


def _width(text: str) -> float:
    """The width of a text in ideographs."""
    return sum(1.0 if east_asian_width(char) in "WFA" else 0.5 for char in text)


def _sizes(pieces: Sequence[Piece]) -> list[float]:
    """The size of the type of each piece.

    Long pieces of ideographs tell it by their widths, the others by their heights, of which it is the same share on a
    whole page. What is near the size of the running text has that size.
    """
    by_width: dict[int, float] = {}
    for at, piece in enumerate(pieces):
        size = (piece.right - piece.left) / _width(piece.text)
        if sum("\u3400" <= char <= "\u9fff" for char in piece.text) >= _LONG and size < piece.bottom - piece.top:
            by_width[at] = size
    shares = [size / (pieces[at].bottom - pieces[at].top) for at, size in by_width.items()]
    share = median(shares) if shares else _SHARE
    found = [by_width.get(at, share * (piece.bottom - piece.top)) for at, piece in enumerate(pieces)]
    running = median(size for at, size in by_width.items() for _ in pieces[at].text) if by_width else 0.0
    return [
        running if abs(size - running) < (_NEAR_SHORT if len(piece.text) <= _SHORT else _NEAR) * running else size
        for piece, size in zip(pieces, found, strict=True)
    ]
