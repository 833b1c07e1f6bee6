"""A PDF → pages of characters and rulings, by PDFium."""

from __future__ import annotations

from ctypes import c_double
from threading import Lock
from typing import TYPE_CHECKING, Final

from pypdfium2 import PdfDocument, PdfiumError, raw

from workplan.readers.office.package import check_size
from workplan.readers.pages.flowing import written
from workplan.readers.pages.leaf import Glyph, Leaf
from workplan.readers.pages.limited import check_pages, counted, within_limits
from workplan.readers.pages.limits import FARTHEST
from workplan.readers.pages.pdf_paths import drawn
from workplan.readers.pages.turning import Turn, upright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan.ocr import Ocr
    from workplan.readers.given import Given
    from workplan.source import SourceText

LOCK: Final = Lock()
"""PDFium serves one thread at a time."""
_A4: Final = (595.0, 842.0)
_TALL: Final = 0.87  # the type's height, as a share of the distance from its ascent to its descent
_LINE_END_HYPHEN: Final = 0x02
_NO_CHARACTER: Final = frozenset((0, 0xFFFE, 0xFFFF))


def read(given: Given) -> SourceText:
    """Read a PDF: paragraphs and tables, each with its page and box.

    Pages that are pictures are recognised where that is asked for: here, not in a copy of the process, and one after
    the other.
    """
    check_size(given)
    if given.ocr is None:
        with LOCK:
            return within_limits(given, lambda: written(given, list(_leaves(given)), reader="pdf"))
    return _by_ocr(given, leaves_of(given), given.ocr)


def leaves_of(given: Given) -> list[Leaf]:
    """Return the pages of a PDF: their characters and rulings.

    Raises:
        UnreadableError: it is damaged, encrypted, or beyond a limit.
    """
    with LOCK:
        return within_limits(given, lambda: list(_leaves(given)))


def _by_ocr(given: Given, leaves: list[Leaf], ocr: Ocr) -> SourceText:
    """Read a PDF of which some pages may have to be recognised."""
    from workplan.readers.pages.rapid import engine
    from workplan.readers.pages.recognised import recognised

    with LOCK:
        pages, remarks = recognised(given, leaves, ocr, ocr.engine or engine())
    seen = any(page is not leaf for page, leaf in zip(pages, leaves, strict=True))
    return written(given, pages, reader="pdf+ocr" if seen else "pdf", remarks=remarks)


def _leaves(given: Given) -> Iterator[Leaf]:
    document = _opened(given)
    try:
        check_pages(given, len(document))
        yield from counted(given, _pages(given, document))
    except PdfiumError as error:
        raise given.damaged(error) from error
    finally:
        document.close()


def _pages(given: Given, document: PdfDocument) -> Iterator[Leaf]:
    count, sound = len(document), 0
    for number in range(1, count + 1):
        page = raw.FPDF_LoadPage(document.raw, number - 1)
        if not page:  # it is named with those that are pictures
            yield Leaf(number, *_A4, pictures=True)
            continue
        try:
            leaf = _leaf(given, page, number)
        finally:
            raw.FPDF_ClosePage(page)
        sound += 1
        yield leaf
    if count and not sound:
        raise given.damaged("no page can be read")


def _opened(given: Given) -> PdfDocument:
    try:
        return PdfDocument(given.data)
    except PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise given.encrypted() from error
        raise given.damaged(error) from error


def _leaf(given: Given, page: object, number: int) -> Leaf:
    """One page, turned as it is shown and then as its lines run."""
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    turn = Turn(box.left, box.bottom, box.right, box.top, raw.FPDFPage_GetRotation(page) % 4)
    rulings, pictures = drawn(page, turn)
    text = raw.FPDFText_LoadPage(page)
    if not text:
        raise given.damaged(f"page {number}")
    try:
        count = max(raw.FPDFText_CountChars(text), 0)
        most = given.limits.page_characters
        if count > most:
            raise given.too_large(f"一页多于 {most} 字", f"more than {most} characters on a page", "page_characters")
        glyphs = _glyphs(text, count, turn)
    finally:
        raw.FPDFText_ClosePage(text)
    width, height = min(turn.width, FARTHEST), min(turn.height, FARTHEST)
    return upright(Leaf(number, width, height, glyphs, rulings, pictures))


def _glyphs(text: object, count: int, turn: Turn) -> list[Glyph]:
    """The characters of a page; white space only marks the next one."""
    code_of, origin_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetCharOrigin, raw.FPDFText_GetLooseCharBox
    x, y, box = c_double(), c_double(), raw.FS_RECTF()
    plain = turn.plain
    left, top = turn.left, turn.top
    glyphs: list[Glyph] = []
    add = glyphs.append
    spaced = False
    for index in range(count):
        code = code_of(text, index)
        if code == _LINE_END_HYPHEN:
            code = 0x2D
        elif 0 < code <= 0x20 or code in _SPACES:
            spaced = True
            continue
        if not (origin_of(text, index, x, y) and box_of(text, index, box)):
            continue
        if plain:
            at, end, line, tall = x.value - left, box.right - left, top - y.value, box.top - box.bottom
        else:
            at, line = turn.point(x.value, y.value)
            _, high, end, low = turn.box(box.left, box.bottom, box.right, box.top)
            tall = low - high
        wide = end - at
        if not (-FARTHEST < at < FARTHEST and -FARTHEST < line < FARTHEST and wide < FARTHEST and 0 < tall < FARTHEST):
            continue
        size = wide if 0x3400 <= code < 0xA000 and 0.5 * tall < wide < 1.3 * tall else tall * _TALL
        if code in _NO_CHARACTER or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            code = 0xFFFD
        add(Glyph(chr(code), at, end, line, size, spaced))
        spaced = False
    return glyphs


_SPACES: Final = frozenset(
    (0x85, 0xA0, 0x1680, *range(0x2000, 0x2010), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF, 0xAD)
)
