"""Pages that lie on their side → pages whose lines run from left to right."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from workplan.model import Box
from workplan.readers.pages.leaf import Glyph, Ruling

if TYPE_CHECKING:
    from workplan.readers.pages.leaf import Leaf

_FEW: Final = 8  # steps between characters, below which a page's direction is not asked


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page's own coordinates, upwards from its lower left corner, become those of the page as it is shown.

    Args:
        left: left edge of what is shown.
        bottom: its lower edge.
        right: its right edge.
        top: its upper edge.
        quarters: quarter turns to the right.

    >>> Turn(0, 0, 600, 800, 0).point(100, 700), Turn(0, 0, 600, 800, 1).point(100, 700)
    ((100, 100), (700, 100))
    """

    left: float
    bottom: float
    right: float
    top: float
    quarters: int
    plain: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "plain", self.quarters == 0)

    @property
    def width(self) -> float:
        """Width of the page as it is shown."""
        return self.top - self.bottom if self.quarters % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Height of the page as it is shown."""
        return self.right - self.left if self.quarters % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point is shown, from the upper left corner."""
        if self.quarters == 0:
            return x - self.left, self.top - y
        if self.quarters == 1:
            return y - self.bottom, x - self.left
        if self.quarters == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Return where a rectangle is shown: left, top, right, bottom."""
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def upright(leaf: Leaf) -> Leaf:
    """Return the page turned by as many quarters as its lines run down or up instead of to the right."""
    steps = {0: 0, 1: 0, 3: 0}
    before: Glyph | None = None
    for glyph in leaf.glyphs:
        if before is not None:
            right, down = glyph.left - before.left, glyph.baseline - before.baseline
            if abs(down) < 0.1 * right:
                steps[0] += 1
            elif abs(right) < 0.1 * abs(down) < 0.3 * glyph.size:
                steps[1 if down > 0 else 3] += 1
        before = glyph
    most = max(steps, key=lambda quarters: steps[quarters])
    if not most or steps[most] < _FEW:
        return leaf
    return turned(leaf, most)


def turned(leaf: Leaf, quarters: int) -> Leaf:
    """Return a page of which the lines run down (1) or up (3), as it is held to be read; boxes turn with it."""

    def there(x: float, y: float) -> tuple[float, float]:
        return (y, leaf.width - x) if quarters == 1 else (leaf.height - y, x)

    glyphs = []
    for glyph in leaf.glyphs:
        x, y = there(glyph.left, glyph.baseline)
        glyphs.append(glyph._replace(left=x, right=x + glyph.size, baseline=y))
    rulings = []
    for ruling in leaf.rulings:
        (x0, y0), (x1, y1) = there(ruling.left, ruling.top), there(ruling.right, ruling.bottom)
        rulings.append(Ruling(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
    return replace(leaf, width=leaf.height, height=leaf.width, glyphs=glyphs, rulings=rulings, quarters=quarters)


def shown(box: Box, leaf: Leaf) -> Box:
    """Return where a rectangle of a turned page is on the page as it is shown.

    >>> from workplan.readers.pages.leaf import Leaf
    >>> shown(Box(100, 50, 300, 70), Leaf(1, 842, 595, quarters=1))
    Box(left=525, top=100, right=545, bottom=300)
    """
    if not leaf.quarters:
        return box
    if leaf.quarters == 1:
        tall = round(leaf.height)
        return Box(tall - box.bottom, box.left, tall - box.top, box.right)
    wide = round(leaf.width)
    if leaf.quarters == 2:
        tall = round(leaf.height)
        return Box(wide - box.right, tall - box.bottom, wide - box.left, tall - box.top)
    return Box(box.top, wide - box.right, box.bottom, wide - box.left)
