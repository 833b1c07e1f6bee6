"""A PDF → views of its pages for people: a picture each, and where its characters stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pypdfium2 import PdfDocument, PdfiumError

from workplan.errors import UsageError
from workplan.lexicon import default
from workplan.readers.given import Given
from workplan.readers.limits import Limits
from workplan.readers.pages.glyph_runs import runs
from workplan.readers.pages.lines import rows
from workplan.readers.pages.pdf import LOCK, leaves_of
from workplan.readers.pages.pictures import picture
from workplan.readers.pages.png import png
from workplan.readers.recognition import recognise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workplan.readers.pages.leaf import Leaf

DPI: Final = 110.0
"""Pixels of an inch: type of 10 points can be read."""


class Letter(NamedTuple):
    """A character on a page, in points from its upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class PageView(NamedTuple):
    """A page as it is shown.

    Attributes:
        number: its number in the file, from 1.
        width: its width in points.
        height: its height in points.
        png: its picture.
        letters: the characters of its text, line by line; none where it is a picture, or lies on its side.
    """

    number: int
    width: float
    height: float
    png: bytes
    letters: Sequence[Letter] = ()


def views(data: bytes, *, name: str | None = None, limits: Limits | None = None) -> list[PageView]:
    """Return the pages of a PDF; those that can't be drawn are left out.

    Args:
        data: the whole file.
        name: its name, for messages.
        limits: what it is refused beyond, the usual ones if None.

    Raises:
        UsageError: it is no PDF: nothing else can be drawn.
        UnreadableError: it is damaged, or encrypted.
    """
    kind = recognise(data, name=name)
    if kind is None or not kind.drawn:
        raise UsageError(
            zh=f"{name or '输入'}：不是 PDF，没有可供显示的页面图像。",
            en=f"{name or 'the input'}: is no PDF, its pages can't be drawn.",
        )
    given = Given(data, kind, name, default(), limits=limits or Limits())
    leaves = leaves_of(given)
    with LOCK:
        try:
            document = PdfDocument(data)
        except PdfiumError as error:
            raise given.damaged(error) from error
        try:
            return list(_views(document, leaves))
        finally:
            document.close()


def _views(document: PdfDocument, leaves: Sequence[Leaf]) -> Iterator[PageView]:
    for leaf in leaves:
        try:
            drawn, scale = picture(document, leaf.number, DPI)
        except ValueError:
            continue
        letters = [] if leaf.quarters else _letters(leaf)
        yield PageView(leaf.number, drawn.width / scale, drawn.height / scale, png(drawn), letters)


def _letters(leaf: Leaf) -> list[Letter]:
    """The characters of a page, line by line and from the left."""
    return [
        Letter(
            glyph.text, glyph.left, glyph.baseline - 0.9 * glyph.size, glyph.right, glyph.baseline + 0.2 * glyph.size
        )
        for row in rows(runs(leaf.glyphs))
        for run in row
        for glyph in run.glyphs
    ]
