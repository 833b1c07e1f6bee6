"""A picture of a page → its ink: the rulings drawn on it, and lines of text that nobody has recognised."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workplan.ocr import Picture, Piece

_PALE: Final = 70  # how much darker than paper ink is, of 255
_SAMPLE: Final = 31
_LEVEL: Final = 0.6  # inches: the shortest level ruling
_UPRIGHT: Final = 0.35  # inches: the shortest upright one, longer than any stroke
_THICK: Final = 0.06  # inches: what is thicker is a surface
_STROKES: Final = 3  # dark stretches of a row of pixels that crosses a line of text
_LOW, _TALL = 0.55, 2.2  # of the type's height: that of a line's ink
_WIDE: Final = 1.6  # of the type's height: the shortest line that is missed
_LONG: Final = 1.8  # widths to heights of the same: a code of squares is no line
_APART: Final = 1.2  # of the type's height: a gap that parts what stands in one row
_FAINT, _SOLID = 0.05, 0.6  # share of a line's area that is ink
_INK: Final = b"\x01"


class Stroke(NamedTuple):
    """A rectangle of the picture, in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def middle(self) -> tuple[float, float, float, float]:
        """The line in the middle of a long one: left, top, right, bottom."""
        left, top, right, bottom = self
        if right - left >= bottom - top:
            return left, (top + bottom) / 2, right, (top + bottom) / 2
        return (left + right) / 2, top, (left + right) / 2, bottom


@dataclass(frozen=True, slots=True)
class Ink:
    """Which pixels of a picture are ink.

    Attributes:
        width: pixels of a row.
        height: rows.
        data: 1 for ink, 0 for paper, row by row.
        dpi: pixels of an inch.
    """

    width: int
    height: int
    data: bytes = field(repr=False)
    dpi: float

    @classmethod
    def of(cls, picture: Picture, dpi: float) -> Ink:
        """Take the ink of a picture: what is clearly darker than its paper, red marks included."""
        green = picture.data[1::3]
        paper = max(Counter(green[::_SAMPLE]).items(), key=lambda one: one[1], default=(255, 0))[0]
        dark = max(paper - _PALE, 40)
        return cls(picture.width, picture.height, green.translate(bytes(level < dark for level in range(256))), dpi)

    def rulings(self) -> list[Stroke]:
        """Return the straight lines on it, level ones and then upright ones."""
        rows = (self.data[at : at + self.width] for at in range(0, len(self.data), self.width))
        level = self._straight(rows, int(_LEVEL * self.dpi))
        columns = (self.data[at :: self.width] for at in range(self.width))
        upright = self._straight(columns, int(_UPRIGHT * self.dpi))
        return [*level, *(Stroke(top, left, bottom, right) for left, top, right, bottom in upright)]

    def _straight(self, rows: Iterable[bytes], least: int) -> list[Stroke]:
        """The long stretches of ink in rows (or columns), those of neighbouring ones taken together."""
        long = re.compile(rb"\x01+(?:\x00{1,2}\x01+)*")
        must = _INK * (least // 4)
        growing: list[_Growing] = []
        done: list[_Growing] = []
        for at, row in enumerate(rows):
            found = (m.span() for m in long.finditer(row) if m.end() - m.start() >= least) if must in row else ()
            for start, end in found:
                near = next(
                    (one for one in growing if one.last >= at - 2 and start <= one.end and end >= one.start), None
                )
                if near is None:
                    growing.append(_Growing(start, at, end, at, end - start))
                else:
                    near.add(start, end, at)
            done += (one for one in growing if one.last < at - 2)
            growing = [one for one in growing if one.last >= at - 2]
        thickest = _THICK * self.dpi
        return [
            Stroke(one.start, one.first, one.end, one.last + 1)
            for one in (*done, *growing)
            if one.area <= thickest * (one.end - one.start)
        ]

    def missed(self, pieces: Sequence[Piece], rulings: Sequence[Stroke], size: float) -> list[Stroke]:
        """Return where there is ink that looks like a line of text and lies in none of the pieces.

        Args:
            pieces: what was recognised.
            rulings: the straight lines.
            size: height of the running type.
        """
        covers: list[list[tuple[int, int]]] = [[] for _ in range(self.height)]
        margin = int(0.25 * size)
        for piece in pieces:
            lean = int(abs(piece.slope) * (piece.right - piece.left) / 2) + margin
            self._cover(covers, piece.left - margin, piece.top - lean, piece.right + margin, piece.bottom + lean)
        for left, top, right, bottom in rulings:
            self._cover(covers, left - 3, top - 3, right + 3, bottom + 3)
        return [found for band in self._bands(covers, size) for found in self._lines(band, size)]

    def _cover(self, covers: list[list[tuple[int, int]]], left: float, top: float, right: float, bottom: float) -> None:
        """Note for each row what a rectangle covers of it."""
        first, last = max(int(left), 0), min(int(right), self.width)
        for at in range(max(int(top), 0), min(int(bottom), self.height)):
            if first < last:
                covers[at].append((first, last))

    def _bands(self, covers: Sequence[Sequence[tuple[int, int]]], size: float) -> Iterator[tuple[int, list[bytes]]]:
        """Rows of ink that no piece covers, as many as a line is tall; with the number of the first."""
        band: list[bytes] = []
        empty = 0
        for at in range(self.height + 1):
            row = bytearray(self.data[at * self.width : (at + 1) * self.width])
            for left, right in covers[at] if at < self.height else ():
                row[left:right] = bytes(right - left)
            if row.count(b"\x00\x01") >= _STROKES:
                band.append(bytes(row))
                empty = 0
                continue
            empty += 1
            if band and (empty > 0.15 * size or at == self.height):
                if _LOW * size <= len(band) - empty < _TALL * size:
                    yield at - len(band), band[: len(band) + 1 - empty]
                band = []
            elif band:
                band.append(bytes(row))

    def _lines(self, band: tuple[int, list[bytes]], size: float) -> Iterator[Stroke]:
        """The stretches of a band that are wide and dense enough for a line of text."""
        top, rows = band
        any_ink = 0
        for row in rows:
            any_ink |= int.from_bytes(row)
        together = re.compile(rb"\x01+(?:\x00{1,%d}\x01+)*" % int(_APART * size))
        for found in together.finditer(any_ink.to_bytes(self.width)):
            start, end = found.span()
            ink = sum(row[start:end].count(1) for row in rows) / (len(rows) * (end - start))
            if end - start >= max(_WIDE * size, _LONG * len(rows)) and _FAINT < ink < _SOLID:
                yield Stroke(start, top, end, top + len(rows))


@dataclass(slots=True)
class _Growing:
    """Stretches of ink in neighbouring rows."""

    start: int
    first: int
    end: int
    last: int
    area: int

    def add(self, start: int, end: int, at: int) -> None:
        self.start, self.end = min(self.start, start), max(self.end, end)
        self.last = at
        self.area += end - start
