"""Text recognition (OCR) as it is asked for: which pages, by which engine, and who is told how far it is.

``parse_file("scan.pdf", ocr="missing")`` is all that most need. An engine of your own is anything with the two members
of :class:`Engine`; ``workplan[ocr]`` brings the one that is used else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, Protocol, get_args

from workplan.errors import UsageError

Pages = Literal["missing", "all"]
"""Pages without a usable text of their own, or every page."""

_PAGES: Final[tuple[str, ...]] = get_args(Pages)


class Picture(NamedTuple):
    """A page as a picture.

    Attributes:
        width: pixels of a row.
        height: rows.
        data: three bytes a pixel (blue, green, red), row by row from above.
    """

    width: int
    height: int
    data: bytes


class Piece(NamedTuple):
    """A line, or a stretch of one, that was recognised; places are pixels from the upper left corner.

    Attributes:
        text: what it says.
        left: where it begins.
        top: its upper edge, in its middle.
        right: where it ends.
        bottom: its lower edge, in its middle.
        slope: by how much it falls for each pixel to the right.
        score: how sure the engine is, from 0 to 1.
        ends: where each character ends, if the engine tells it; else they share the width.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    slope: float = 0.0
    score: float = 1.0
    ends: tuple[float, ...] = ()


class Engine(Protocol):
    """What recognises text."""

    @property
    def name(self) -> str:
        """Its name and version, for the document's doubts."""

    def read(self, picture: Picture, /) -> Sequence[Piece]:
        """Return the pieces of text in a picture, in any order."""


class Progress(NamedTuple):
    """How far the recognition of a file is: told once before the first page, then after each.

    Attributes:
        done: pages that were read.
        total: pages that are to be read.
        page: number of the page that was read last, None before the first.
        seconds: how long it took.
        file: name of the file, if it has one.
    """

    done: int
    total: int
    page: int | None = None
    seconds: float = 0.0
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Ocr:
    """A wish for text recognition.

    Attributes:
        pages: ``"missing"`` for pages without text, or with one that is no language; ``"all"`` for every page.
        engine: what recognises the text, that of ``workplan[ocr]`` if None.
        watch: called with the progress.
        otherwise: what becomes of files that have no pages to recognise: ``"refuse"``, or ``"read"`` as ever.
    """

    pages: Pages = "missing"
    engine: Engine | None = None
    watch: Callable[[Progress], None] | None = None
    otherwise: Literal["refuse", "read"] = "refuse"

    def __post_init__(self) -> None:
        if self.pages not in _PAGES:
            raise UsageError(
                zh=f"ocr 不能取 {self.pages}，可取：{'、'.join(_PAGES)}",
                en=f"ocr can't be {self.pages}; choose from: {', '.join(_PAGES)}",
            )

    @classmethod
    def of(cls, wish: Ocr | Pages | None) -> Ocr | None:
        """Return a wish that may be given by the name of its pages.

        Raises:
            UsageError: there is no such choice.

        >>> Ocr.of("all").pages, Ocr.of(None)
        ('all', None)
        """
        return wish if wish is None or isinstance(wish, Ocr) else cls(wish)
