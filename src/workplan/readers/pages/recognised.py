"""Pages of a PDF → the same, those without a usable text read from their pictures (OCR), and remarks about them."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from pypdfium2 import PdfDocument, PdfiumError

from workplan.ocr import Progress
from workplan.readers.pages.flowing import Remark, listed
from workplan.readers.pages.grids import grids
from workplan.readers.pages.ink import Ink
from workplan.readers.pages.leaf import Ruling
from workplan.readers.pages.ocr_pieces import glyphs, slant
from workplan.readers.pages.pictures import POINTS, picture, without_red
from workplan.readers.pages.spreading import Spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workplan.ocr import Engine, Ocr, Piece
    from workplan.readers.given import Given
    from workplan.readers.pages.ink import Stroke
    from workplan.readers.pages.leaf import Glyph, Leaf
    from workplan.readers.pages.ocr_pieces import Slant

DPI: Final = 200.0
"""Pixels of an inch: with 150 a whole line of a dense page was lost."""
_FEW: Final = 20  # characters on a page of pictures: a stamp or a page number, not its text
_GARBAGE: Final = 0.3  # share of characters that are no language
_MARKS: Final = frozenset("·×÷°±§«»¥£©®")
_TALL: Final = 2.0  # heights to widths of a piece that runs down the page
_HEAD: Final = 0.5  # of the first page: where a red head stands; further down red is a seal on black type
_WANTED: Final = 0.5  # score from which on a piece is taken


def wanted(leaves: Sequence[Leaf], ocr: Ocr) -> list[int]:
    """Return which of the pages are to be recognised, by their places in ``leaves``."""
    return [at for at, leaf in enumerate(leaves) if ocr.pages == "all" or _is_unread(leaf)]


def _is_unread(leaf: Leaf) -> bool:
    """Whether a page has no text of its own, or one that is evidently none."""
    if len(leaf.glyphs) < _FEW and leaf.pictures:
        return True
    return sum(_is_garbage(glyph) for glyph in leaf.glyphs) > _GARBAGE * max(len(leaf.glyphs), _FEW)


def _is_garbage(glyph: Glyph) -> bool:
    """Whether a character stands in no notice: private ones, accented letters (GBK taken for Latin), U+FFFD."""
    char = glyph.text
    return (
        char == "\ufffd"
        or "\ue000" <= char <= "\uf8ff"
        or ("\x7f" <= char <= "\u02ff" and char not in _MARKS)
        or char >= "\U000f0000"
    )


def recognised(given: Given, leaves: Sequence[Leaf], ocr: Ocr, engine: Engine) -> tuple[list[Leaf], list[Remark]]:
    """Recognise the text of pages, one after the other.

    Args:
        given: the PDF.
        leaves: its pages, as its own text layer has them.
        ocr: which pages, and who is told how far it is.
        engine: what recognises them.

    Returns:
        All pages, and the remarks about those that were recognised and about lines that are missed.

    Raises:
        UnreadableError: the file can't be opened to be drawn.
    """
    pages, remarks = list(leaves), list[Remark]()
    places = wanted(leaves, ocr)
    tell = ocr.watch or (lambda _: None)
    tell(Progress(0, len(places), file=given.name))
    read: list[int] = []
    try:
        document = PdfDocument(given.data)
    except PdfiumError as error:
        raise given.damaged(error) from error
    try:
        for done, at in enumerate(places, 1):
            began = time.monotonic()
            leaf = leaves[at]
            try:
                found, missed = _page(document, leaf, engine)
            except ValueError:  # it can't be drawn; it is named with those without text
                found, missed = leaf, []
            if found is not leaf:
                pages[at] = found
                read.append(leaf.number)
            remarks += (_missed(leaf.number, top) for top in missed)
            tell(Progress(done, len(places), leaf.number, time.monotonic() - began, given.name))
    finally:
        document.close()
    if read:
        remarks.insert(0, Remark("reader.page-by-ocr", read[0], 0, f"{listed(read)}: {engine.name}"))
    return pages, remarks


def _missed(page: int, top: float) -> Remark:
    return Remark("reader.line-missed", page, round(top), f"{listed([page])}, {round(top)} pt")


def _page(document: PdfDocument, leaf: Leaf, engine: Engine) -> tuple[Leaf, list[float]]:
    """One page, and how far from above lines stand that are missed."""
    seen = _Seen(document, leaf, engine, leaf.quarters)
    if not leaf.glyphs:
        turns = (1, 3) if seen.lies_on_its_side else (2,) if len(seen.missed) > len(seen.pieces) else ()
        seen = max((seen, *(_Seen(document, leaf, engine, turn) for turn in turns)), key=lambda one: one.worth)
    return seen.leaf(), seen.missed


class _Seen:
    """What is seen on a page, turned by some quarters."""

    def __init__(self, document: PdfDocument, leaf: Leaf, engine: Engine, quarters: int) -> None:
        self.before, self.quarters = leaf, quarters
        drawn, self.scale = picture(document, leaf.number, DPI, quarters=quarters)
        self.ink = Ink.of(drawn, self.scale * POINTS)
        self.rulings: list[Stroke] = self.ink.rulings()
        head = round(_HEAD * drawn.height) if leaf.number == 1 else 0
        spread = Spread.of(without_red(drawn, head), grids(self._tables()), self.scale)
        self.pieces: list[Piece] = [
            spread.back(piece) for piece in engine.read(spread.picture) if piece.score >= _WANTED and piece.text.strip()
        ]
        self.lies: Slant = slant(self.pieces, drawn.width, drawn.height)
        self.glyphs: list[Glyph] = glyphs(self.pieces, self.lies, self.scale)

    @property
    def lies_on_its_side(self) -> bool:
        """Whether most text runs down the page."""
        tall = [len(p.text) for p in self.pieces if p.bottom - p.top > _TALL * (p.right - p.left)]
        return sum(tall) > sum(len(piece.text) for piece in self.pieces) / 2

    @property
    def worth(self) -> float:
        """How much was recognised, and how surely: more for text that runs from left to right."""
        return sum(
            len(piece.text) * piece.score
            for piece in self.pieces
            if piece.bottom - piece.top <= _TALL * (piece.right - piece.left)
        )

    def leaf(self) -> Leaf:
        """The page with the text that is seen; as it was where there is none."""
        if not self.glyphs:
            return self.before
        before = self.before
        wide, tall = self.ink.width / self.scale, self.ink.height / self.scale
        drawn = list(before.rulings) if before.quarters == self.quarters else []
        return replace(
            before,
            width=wide,
            height=tall,
            glyphs=self.glyphs,
            rulings=[*drawn, *self._rulings()],
            quarters=self.quarters,
        )

    def _tables(self) -> list[Ruling]:
        """The rulings as they are drawn, crooked or not."""
        return [Ruling(*(edge / self.scale for edge in stroke.middle)) for stroke in self.rulings]

    def _rulings(self) -> Iterable[Ruling]:
        for stroke in self.rulings:
            left, right = stroke.left / self.scale, stroke.right / self.scale
            top, bottom = stroke.top / self.scale, stroke.bottom / self.scale
            x, y = self.lies.straight((stroke.left + stroke.right) / 2, (stroke.top + stroke.bottom) / 2)
            if right - left >= bottom - top:
                yield Ruling(left, y / self.scale, right, y / self.scale)
            else:
                yield Ruling(x / self.scale, top, x / self.scale, bottom)

    @cached_property
    def missed(self) -> list[float]:
        """How far from above there is ink like a line of text that was not recognised."""
        sizes = sorted(glyph.size for glyph in self.glyphs)
        size = (sizes[len(sizes) // 2] if sizes else 12.0) * self.scale
        return [stroke.top / self.scale for stroke in self.ink.missed(self.pieces, self.rulings, size)]
