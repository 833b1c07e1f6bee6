"""A page as its format hands it over: characters and rulings, placed in points from the upper left corner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Glyph(NamedTuple):
    """A character on a page.

    Attributes:
        text: the character, no white space.
        left: where it begins on its baseline.
        right: where its advance (or its ink, where no more is known) ends.
        baseline: the line it stands on, from the top of the page.
        size: height of the type.
        spaced: whether the format has a space before it.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    spaced: bool = False


class Ruling(NamedTuple):
    """A straight line that is level or upright: the long sides of a rectangle without thickness.

    >>> Ruling(56, 100, 540, 100).level, Ruling(56, 100, 56, 300).level
    (True, False)
    """

    left: float
    top: float
    right: float
    bottom: float

    @property
    def level(self) -> bool:
        """Whether it runs from left to right."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(slots=True)
class Leaf:
    """A page.

    Attributes:
        number: its number in the file, from 1.
        width: its width.
        height: its height.
        glyphs: its characters in the order of the file.
        rulings: its straight lines.
        pictures: whether anything else is drawn on it.
        quarters: quarter turns to the right that its lines made until they ran from left to right.
    """

    number: int
    width: float
    height: float
    glyphs: Sequence[Glyph] = ()
    rulings: Sequence[Ruling] = field(default_factory=list)
    pictures: bool = False
    quarters: int = 0
