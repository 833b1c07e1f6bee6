"""Runs of characters → lines of text, by their baselines."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

from workplan.readers.pages.glyph_runs import GAP

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workplan.readers.pages.glyph_runs import Run
    from workplan.readers.pages.leaf import Glyph

_SAME: Final = 0.35  # of the type's height: how far the baselines of one line lie apart (raised marks)
_WORDS: Final = 0.15  # of the type's height: a gap between two words in letters
_TYPED: Final = 0.22  # of the type's height, beyond the usual gap: a space that somebody typed between ideographs
WIDE: Final = "\u3000"
"""What a wide gap becomes."""
_OPENING: Final = frozenset("（(《〈“‘「『〔【[\"'")
_CLOSING: Final = frozenset("、。，．,.；;：:！!？?）)】〕］]》〉」』”’…％%\"'")


@dataclass(slots=True)
class Line:
    """A line of text.

    Attributes:
        text: its text, a wide gap as one full-width space.
        page: number of its page.
        left: where it begins.
        right: where it ends.
        baseline: the line it stands on.
        size: height of its type.
        lead: width of what can't be parted at its beginning: a character with the marks behind it, a word.
        gap: its widest gap.
    """

    text: str
    page: int
    left: float
    right: float
    baseline: float
    size: float
    lead: float
    gap: float = 0.0

    @property
    def top(self) -> float:
        """Where its type begins, from the top of the page."""
        return self.baseline - 0.9 * self.size

    @property
    def bottom(self) -> float:
        """Where its type ends."""
        return self.baseline + 0.2 * self.size


def rows(runs: Iterable[Run]) -> list[list[Run]]:
    """Return the runs that stand on one line each, lines from above, runs from the left."""
    found: list[list[Run]] = []
    base = widest = size = 0.0
    for run in sorted(runs, key=lambda run: run.baseline):
        width = run.right - run.left
        if found and run.baseline - base <= _SAME * (run.size + size) / 2:
            found[-1].append(run)
            if width <= widest:
                continue
        else:
            found.append([run])
        base, widest, size = run.baseline, width, run.size
    for row in found:
        row.sort(key=lambda run: run.left)
    return found


def line(row: Sequence[Run], page: int) -> Line:
    """Return the line that some runs make, from the left.

    >>> from workplan.readers.pages.glyph_runs import made
    >>> from workplan.readers.pages.leaf import Glyph
    >>> row = [made([Glyph(c, x + 10 * n, x + 10 * n + 10, 50, 10) for n, c in enumerate(t)]) for x, t in
    ...        ((0, "财政厅"), (70, "教育厅"))]
    >>> line(row, 1).text
    '财政厅\\u3000教育厅'
    """
    glyphs = [glyph for run in row for glyph in run.glyphs]
    main = max(row, key=lambda run: run.right - run.left)
    return Line(
        joined(glyphs, main.size),
        page,
        row[0].left,
        max(run.right for run in row),
        main.baseline,
        main.size,
        _lead(glyphs),
        max((after.left - before.right for before, after in pairwise(row)), default=0.0),
    )


def joined(glyphs: Sequence[Glyph], size: float) -> str:
    """Return the text of a line: one space for each gap that means something.

    Justified lines have the same small gap everywhere, spread names (财 政 厅) the same wide one: only what is wider
    than most gaps of the line counts.
    """
    steps = [after.left - before.right for before, after in pairwise(glyphs)]
    usual = max(median(steps), 0.0) if steps else 0.0
    parts = [glyphs[0].text]
    for before, after, step in zip(glyphs, glyphs[1:], steps, strict=False):
        if step - usual > GAP * size:
            parts.append(WIDE)
        elif _is_letter(before.text) and _is_letter(after.text):
            if after.spaced or step > max(_WORDS * size, usual + 0.1 * size):
                parts.append(" ")
        elif after.spaced and step - usual > _TYPED * size and _is_ideograph(before.text) and _is_ideograph(after.text):
            parts.append(" ")
        parts.append(after.text)
    return "".join(parts)


def _is_letter(char: str) -> bool:
    """Whether it stands in words that spaces part: letters, figures and their marks."""
    return char < "\u2000"


def _is_ideograph(char: str) -> bool:
    """Whether it is an ideograph, or one of the radicals that stand for them."""
    return "\u2e80" <= char < "\u3000" or "\u3400" <= char <= "\u9fff" or char > "\U0001ffff"


def glued(text: str, more: str) -> str:
    """Return two lines as one text.

    >>> glued("推进政务", "服务"), glued("PDF", "and OFD"), glued("self-", "made")
    ('推进政务服务', 'PDF and OFD', 'self-made')
    """
    spaced = text and more and text[-1].isalnum() and more[0].isalnum() and text[-1].isascii() and more[0].isascii()
    return f"{text} {more}" if spaced and not (text[-1].isdigit() and more[0].isdigit()) else text + more


def _lead(glyphs: Sequence[Glyph]) -> float:
    """Width of what no line break may part at the beginning."""
    first = glyphs[0]
    end = first.right
    before = first
    for glyph in glyphs[1:40]:
        word = before.text.isascii() and glyph.text.isascii() and not glyph.spaced
        if not word and glyph.text not in _CLOSING and before.text not in _OPENING:
            break
        end = glyph.right
        before = glyph
    return end - first.left
