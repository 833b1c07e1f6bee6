"""Characters in the order of the file → runs: stretches that stand on one baseline without a wide gap."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workplan.readers.pages.leaf import Glyph

GAP: Final = 0.7
"""Share of the type's height from which a gap parts what stands on either side."""
_LEVEL: Final = 0.12  # of the type's height: steps of the baseline within a run
_BACK: Final = 0.3  # of the type's height: how far a character may stand before the one it follows


@dataclass(slots=True)
class Run:
    """A stretch of characters.

    Attributes:
        glyphs: its characters from left to right.
        left: where it begins.
        right: where it ends.
        baseline: the line it stands on.
        size: height of its type.
    """

    glyphs: Sequence[Glyph]
    left: float
    right: float
    baseline: float
    size: float


def runs(glyphs: Iterable[Glyph]) -> list[Run]:
    """Return the runs of a page.

    >>> from workplan.readers.pages.leaf import Glyph
    >>> line = [Glyph(char, 10 * at, 10 * at + 10, 50, 10) for at, char in enumerate("目标")]
    >>> far = Glyph("一", 60, 70, 50, 10)
    >>> [run.left for run in runs([*line, far])]
    [0, 60]
    """
    found: list[Run] = []
    held: list[Glyph] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if last is not None:
            size = max(glyph.size, last.size)
            step = glyph.left - last.right
            if (
                abs(glyph.baseline - last.baseline) > _LEVEL * size
                or step > GAP * size
                or glyph.left < last.left - _BACK * size
            ):
                found.append(made(held))
                held = []
        held.append(glyph)
        last = glyph
    if held:
        found.append(made(held))
    return found


def made(glyphs: Sequence[Glyph]) -> Run:
    """Return the run of some characters from left to right.

    The type's height is that of most ideographs: punctuation and figures often come from another font.
    """
    ideographs = [glyph.size for glyph in glyphs if "\u3400" <= glyph.text <= "\u9fff"]
    size = median(ideographs) if ideographs else max(glyph.size for glyph in glyphs)
    return Run(glyphs, glyphs[0].left, max(glyph.right for glyph in glyphs[-2:]), glyphs[0].baseline, size)


def parted(run: Run, edges: Iterable[float]) -> list[Run]:
    """Return the pieces of a run between upright rulings.

    >>> from workplan.readers.pages.leaf import Glyph
    >>> run = made([Glyph(char, 10 * at, 10 * at + 10, 50, 10) for at, char in enumerate("1修订")])
    >>> ["".join(glyph.text for glyph in piece.glyphs) for piece in parted(run, [9])]
    ['1', '修订']
    """
    inside = [edge for edge in edges if run.left < edge < run.right]
    if not inside:
        return [run]
    pieces: list[list[Glyph]] = [[]]
    for glyph in run.glyphs:
        middle = (glyph.left + glyph.right) / 2
        while inside and middle > inside[0]:
            del inside[0]
            pieces.append([])
        pieces[-1].append(glyph)
    return [made(piece) for piece in pieces if piece]
