"""Lines drawn from point to point → rulings: level and upright ones, and rectangles so thin that they are lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from workplan.readers.pages.leaf import Ruling
from workplan.readers.pages.limits import FARTHEST

_THIN: Final = 3.0  # points: a rectangle that is no thicker is a line
_STRAIGHT: Final = 0.7  # points by which a line may lean

_MANY: Final = 500  # outlines: a page has so many when its letters are drawn

Point = tuple[float, float]


@dataclass(slots=True)
class Pen:
    """Takes the points of one outline after the other and keeps what are rulings.

    >>> pen = Pen()
    >>> pen.move((56, 100)), pen.draw((540, 100)), pen.lift(stroked=True)
    (None, None, None)
    >>> pen.rulings
    [Ruling(left=56, top=100.0, right=540, bottom=100.0)]
    """

    rulings: list[Ruling] = field(default_factory=list)
    outlines: int = 0
    bends: int = 0
    _points: list[Point] = field(default_factory=list)
    _bent: bool = False

    @property
    def pictures(self) -> bool:
        """Whether what was drawn may be letters or a picture: it has curves, or very many outlines."""
        return bool(self.bends) or self.outlines > _MANY

    def move(self, to: Point) -> None:
        """Begin an outline."""
        self._points = [to]

    def draw(self, to: Point) -> None:
        """Draw a straight line."""
        self._points.append(to)

    def close(self) -> None:
        """Draw a straight line back to where the outline began."""
        if self._points:
            self._points.append(self._points[0])

    def bend(self) -> None:
        """Draw a curve: an outline with one is no ruling."""
        self._bent = True
        self.bends += 1

    def lift(self, *, stroked: bool) -> None:
        """End the outline.

        Args:
            stroked: whether its lines are drawn; of one that is only filled no line is seen unless it is one itself.
        """
        self.outlines += 1
        points, bent = self._points, self._bent
        self._points, self._bent = [], False
        if len(points) < 2 or bent:
            return
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        top, bottom = min(y for _, y in points), max(y for _, y in points)
        thin = min(right - left, bottom - top)
        if thin <= _THIN:
            self._keep(left, top, right, bottom)
        elif stroked:
            for (x0, y0), (x1, y1) in pairwise(points):
                if abs(x1 - x0) <= _STRAIGHT or abs(y1 - y0) <= _STRAIGHT:
                    self._keep(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def _keep(self, left: float, top: float, right: float, bottom: float) -> None:
        """Keep a line by its middle."""
        if not (min(left, top) > -FARTHEST and max(right, bottom) < FARTHEST):
            return
        if right - left >= bottom - top:
            middle = (top + bottom) / 2
            self.rulings.append(Ruling(left, middle, right, middle))
        else:
            middle = (left + right) / 2
            self.rulings.append(Ruling(middle, top, middle, bottom))
