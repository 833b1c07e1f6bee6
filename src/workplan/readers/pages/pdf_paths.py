"""The lines and boxes drawn on a page of a PDF → its rulings."""

from __future__ import annotations

from ctypes import c_float, c_int
from typing import TYPE_CHECKING

from pypdfium2 import raw

from workplan.readers.pages.leaf import Ruling
from workplan.readers.pages.limits import DEEPEST, MOST_OBJECTS, MOST_RULINGS
from workplan.readers.pages.matrices import SAME, within
from workplan.readers.pages.strokes import Pen

if TYPE_CHECKING:
    from workplan.readers.pages.matrices import Matrix
    from workplan.readers.pages.turning import Turn


def drawn(page: object, turn: Turn) -> tuple[list[Ruling], bool]:
    """Return the rulings of a page, and whether anything but text is drawn on it.

    Args:
        page: the page, as PDFium has it.
        turn: how it is shown.
    """
    artist = _Artist(turn)
    for index in range(raw.FPDFPage_CountObjects(page)):
        artist.take(raw.FPDFPage_GetObject(page, index), SAME, 0)
        if artist.seen > MOST_OBJECTS:
            break
    found = artist.pen.rulings
    return (found if len(found) <= MOST_RULINGS else []), artist.pictures or artist.pen.pictures


class _Artist:
    """Goes through the objects of a page and those within them."""

    def __init__(self, turn: Turn) -> None:
        self.turn = turn
        self.pen = Pen()
        self.pictures = False
        self.seen = 0
        self._x, self._y = c_float(), c_float()
        self._fill, self._stroke = c_int(), c_int()

    def take(self, item: object, around: Matrix, depth: int) -> None:
        """Draw one object."""
        self.seen += 1
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            self._path(item, around)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            inner = within(around, _matrix(item))
            for index in range(raw.FPDFFormObj_CountObjects(item)):
                if self.seen > MOST_OBJECTS:
                    break
                self.take(raw.FPDFFormObj_GetObject(item, index), inner, depth + 1)
        elif kind != raw.FPDF_PAGEOBJ_TEXT:
            self.pictures = True

    def _path(self, item: object, around: Matrix) -> None:
        if not raw.FPDFPath_GetDrawMode(item, self._fill, self._stroke):
            return
        stroked = bool(self._stroke.value)
        if not stroked and not self._fill.value:
            return
        segments = raw.FPDFPath_CountSegments(item)
        self.seen += segments
        if self.seen > MOST_OBJECTS:
            return
        a, b, c, d, e, f = within(around, _matrix(item))
        point, kind_of, segment_of = (
            raw.FPDFPathSegment_GetPoint,
            raw.FPDFPathSegment_GetType,
            raw.FPDFPath_GetPathSegment,
        )
        for index in range(segments):
            segment = segment_of(item, index)
            if not point(segment, self._x, self._y):
                continue
            x, y = self._x.value, self._y.value
            at = self.turn.point(a * x + c * y + e, b * x + d * y + f)
            kind = kind_of(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                self.pen.lift(stroked=stroked)
                self.pen.move(at)
            elif kind == raw.FPDF_SEGMENT_LINETO:
                self.pen.draw(at)
                if raw.FPDFPathSegment_GetClose(segment):
                    self.pen.close()
            else:
                self.pen.bend()
        self.pen.lift(stroked=stroked)


def _matrix(item: object) -> Matrix:
    own = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, own):
        return SAME
    return own.a, own.b, own.c, own.d, own.e, own.f
