"""RapidOCR as an engine: pictures → pieces of text; its models lie in its wheel, nothing is fetched."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from workplan.errors import not_installed
from workplan.ocr import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workplan.ocr import Engine, Picture

_NEEDED: Final = ("rapidocr", "onnxruntime", "cv2")


def check() -> None:
    """Make sure that the engine is there.

    Raises:
        UsageError: it isn't installed.
    """
    for library in _NEEDED:
        if find_spec(library) is None:
            raise not_installed(library, "ocr")


@cache
def engine() -> Engine:
    """Return the engine; it is loaded once.

    Raises:
        UsageError: it isn't installed.
    """
    check()
    return _Rapid()


class _Rapid:
    """Reads pictures with RapidOCR."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR

        self.name = f"rapidocr {version('rapidocr')}"
        self._read = RapidOCR(params={"Global.log_level": "error", "Global.use_cls": False})

    def read(self, picture: Picture, /) -> Sequence[Piece]:
        """Return the pieces of text in a picture."""
        import numpy

        pixels = numpy.frombuffer(picture.data, numpy.uint8).reshape(picture.height, picture.width, 3)
        found = self._read(pixels.copy(), return_word_box=True, return_single_char_box=True)
        if found.boxes is None or found.txts is None:
            return []
        return [
            _piece([(float(x), float(y)) for x, y in corners], text, float(score))._replace(ends=_ends(text, chars))
            for corners, text, score, chars in zip(
                found.boxes, found.txts, found.scores, found.word_results, strict=True
            )
        ]


def _ends(text: str, chars: Sequence[tuple[str, float, Sequence[Sequence[float]]]]) -> tuple[float, ...]:
    """Where each character of a piece ends; nothing where the engine counts other ones."""
    if [char for char, _, _ in chars] != list(text):
        return ()
    return tuple(float(corners[1][0]) for _, _, corners in chars)


def _piece(corners: Iterable[tuple[float, float]], text: str, score: float) -> Piece:
    """The piece with these corners: upper left, upper right, lower right, lower left."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    left, right = (x0 + x3) / 2, (x1 + x2) / 2
    falls = (y1 + y2 - y0 - y3) / 2
    slope = falls / (right - left) if right > left else 0.0
    return Piece(text, left, (y0 + y1) / 2, right, (y2 + y3) / 2, slope, score)
