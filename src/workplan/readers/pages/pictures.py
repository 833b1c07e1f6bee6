"""Pages of a PDF → pictures of them, drawn by PDFium."""

from __future__ import annotations

from ctypes import string_at
from typing import TYPE_CHECKING, Final

from pypdfium2 import raw

from workplan.ocr import Picture
from workplan.readers.pages.limits import MOST_PIXELS

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

POINTS: Final = 72.0
"""Points of an inch."""
_WHITE: Final = 0xFFFFFFFF
_PALER: Final = bytes(min(level * 255 // 200, 255) for level in range(256))  # a seal's red is no full red


def picture(document: PdfDocument, number: int, dpi: float, *, quarters: int = 0) -> tuple[Picture, float]:
    """Return the picture of a page, and how many pixels of it are one point.

    Args:
        document: the PDF.
        number: the page's number, from 1.
        dpi: pixels of an inch; fewer where the page is so large that there would be too many.
        quarters: quarter turns to the left by which it is turned first.

    Raises:
        ValueError: the page can't be drawn.
    """
    page = raw.FPDF_LoadPage(document.raw, number - 1)
    if not page:
        raise ValueError(number)
    try:
        width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
        if not (width > 0 and height > 0):
            raise ValueError(number)
        scale = min(dpi / POINTS, (MOST_PIXELS / (width * height)) ** 0.5)
        if quarters % 2:
            width, height = height, width
        wide, tall = max(int(width * scale), 1), max(int(height * scale), 1)
        return _drawn(page, wide, tall, -quarters % 4), scale
    finally:
        raw.FPDF_ClosePage(page)


def without_red(picture: Picture, head: int) -> Picture:
    """Return a picture without what is red, so that type under a seal can be read.

    Args:
        picture: the page.
        head: rows from above in which red stays: the red head of a notice.
    """
    start = 3 * picture.width * head
    plain = picture.data[start + 2 :: 3].translate(_PALER)
    rest = bytearray(3 * len(plain))
    rest[0::3] = rest[1::3] = rest[2::3] = plain
    return picture._replace(data=picture.data[:start] + bytes(rest))


def _drawn(page: object, wide: int, tall: int, turn: int) -> Picture:
    bitmap = raw.FPDFBitmap_CreateEx(wide, tall, raw.FPDFBitmap_BGR, None, 0)
    if not bitmap:
        raise ValueError("no memory")
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, wide, tall, _WHITE)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, wide, tall, turn, raw.FPDF_ANNOT)
        stride, row = raw.FPDFBitmap_GetStride(bitmap), 3 * wide
        data = string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * tall)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    if stride != row:
        data = b"".join(data[at : at + row] for at in range(0, stride * tall, stride))
    return Picture(wide, tall, data)
