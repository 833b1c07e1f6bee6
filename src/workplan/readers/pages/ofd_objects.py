"""The objects on a page of an OFD → characters and rulings."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workplan.readers.pages.leaf import Glyph
from workplan.readers.pages.limits import DEEPEST, FARTHEST, MOST_RULINGS
from workplan.readers.pages.matrices import SAME, within
from workplan.readers.pages.strokes import Pen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from workplan.readers.limits import Limits
    from workplan.readers.pages.matrices import Matrix

_WIDE: Final = "\u2e80"  # from here on nearly all characters are as wide as high
_WIDEST: Final = 1.05  # of its height, a letter or sign; the file says where the next begins, not how wide it is
POINTS: Final = 72 / 25.4
"""Points of a millimetre, in which an OFD counts."""
A4: Final = (0.0, 0.0, 210.0, 297.0)
"""The page of a document that says nothing about it."""
_CURVE: Final = re.compile("[QBA]")
_STEP: Final = re.compile(r"([SMLC])|(-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)")
# Numbers behind each letter of an outline.
_NUMBERS: Final = {"S": 2, "M": 2, "L": 2, "C": 0}

Rectangle = tuple[float, float, float, float]


def local(element: Element) -> str:
    """Return the name of an element without its namespace: programs write several, or none."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Yield the children of some name."""
    for one in element if element is not None else ():
        if local(one) == name:
            yield one


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child of some name."""
    return next(children(element, name), None)


def box(value: str | None) -> Rectangle | None:
    """Return a rectangle: left, top, width, height; None if it is none, or lies beyond any page.

    >>> box("0 0 210 297")
    (0.0, 0.0, 210.0, 297.0)
    """
    found = _numbers(value)
    if len(found) != 4 or max(map(abs, found)) > FARTHEST:
        return None
    return found[0], found[1], found[2], found[3]


def _numbers(value: str | None) -> list[float]:
    """The numbers of an attribute; none if one of them is no number."""
    try:
        found = [float(part) for part in (value or "").replace(",", " ").split()]
    except ValueError:
        return []
    return found if all(map(math.isfinite, found)) else []


def _number(value: str | None, otherwise: float) -> float:
    found = _numbers(value)
    return found[0] if len(found) == 1 else otherwise


def steps(value: str | None, count: int) -> list[float]:
    """Return the first steps from character to character: ``g 3 5`` stands for three times 5.

    >>> steps("g 2 5 7.5", 9)
    [5.0, 5.0, 7.5]
    """
    parts = (value or "").split()
    found: list[float] = []
    at = 0
    while at < len(parts) and len(found) < count:
        repeated = parts[at] == "g" and at + 2 < len(parts)
        step = _number(parts[at + 2] if repeated else parts[at], 0.0)
        times = int(min(max(_number(parts[at + 1], 0), 0), count)) if repeated else 1
        found += [step] * times
        at += 3 if repeated else 1
    return found[:count]


@dataclass(slots=True)
class Artist:
    """Takes the objects of a page and those within them.

    Args:
        units: composite drawings by their identifiers.
        limits: how much there may be on a page.
    """

    units: Mapping[str, Element]
    limits: Limits
    glyphs: list[Glyph] = field(default_factory=list)
    pen: Pen = field(default_factory=Pen)
    pictures: bool = False
    _seen: int = 0
    _over: bool = False

    @property
    def full(self) -> bool:
        """Whether there is more on the page than what is read."""
        seen, characters = self._seen, len(self.glyphs)
        return self._over or seen > self.limits.page_drawings or characters > self.limits.page_characters

    def page(self, root: Element, area: Rectangle) -> None:
        """Draw the layers of a page or of the template that lies under it.

        Args:
            root: its content.
            area: the page; all places count from its corner.
        """
        corner: Matrix = (POINTS, 0, 0, POINTS, -area[0] * POINTS, -area[1] * POINTS)
        for layer in children(child(root, "Content"), "Layer"):
            self._draw(layer, corner, 0)
        if len(self.pen.rulings) > MOST_RULINGS:
            self.pen = Pen()

    def _draw(self, group: Element, around: Matrix, depth: int) -> None:
        for one in group:
            self._seen += 1
            if self.full:
                return
            name = local(one)
            if one.get("Visible") == "false":
                continue
            if name == "TextObject":
                self._text(one, within(around, _own(one)))
            elif name == "PathObject":
                self._path(one, within(around, _own(one)))
            elif name == "PageBlock" and depth < DEEPEST:
                self._draw(one, around, depth + 1)
            elif name == "CompositeObject" and depth < DEEPEST:
                content = child(self.units.get(one.get("ResourceID", "")), "Content")
                if content is not None:
                    self._draw(content, within(around, _own(one)), depth + 1)
            elif name == "ImageObject":
                self.pictures = True

    def _text(self, item: Element, matrix: Matrix) -> None:
        """The characters of a text object, one by one."""
        a, b, c, d, e, f = matrix
        size = _number(item.get("Size"), 0.0)
        wide = size * _number(item.get("HScale"), 1.0)
        tall = size * math.hypot(c, d)
        x = y = 0.0
        for code in children(item, "TextCode"):
            x, y = _number(code.get("X"), x), _number(code.get("Y"), y)
            text = code.text or ""
            self._over |= len(text) > self.limits.page_characters
            if self.full:
                return
            across, down = steps(code.get("DeltaX"), len(text)), steps(code.get("DeltaY"), len(text))
            right, below = x, y
            spaced = False
            for index, char in enumerate(text):
                width = wide if char >= _WIDE or unicodedata.east_asian_width(char) in "WF" else wide / 2
                step = across[index] if index < len(across) else 0.0 if index < len(down) else width
                left, line = a * right + c * below + e, b * right + d * below + f
                if char.isspace() or char < " " or "\x7f" <= char < "\xa0":
                    spaced = True
                elif abs(left) < FARTHEST and abs(line) < FARTHEST and 0 < tall < FARTHEST:
                    if width < wide and 0 < step <= _WIDEST * wide:
                        width = step
                    end = left + math.hypot(a, b) * (min(width, step) if step > 0 else width)
                    self.glyphs.append(Glyph(char, left, min(end, FARTHEST), line, tall, spaced))
                    spaced = False
                right += step
                below += down[index] if index < len(down) else 0.0

    def _path(self, item: Element, matrix: Matrix) -> None:
        """The outlines of a path object."""
        a, b, c, d, e, f = matrix
        stroked = item.get("Stroke", "true") != "false"
        data = child(item, "AbbreviatedData")
        if not stroked and item.get("Fill") != "true":
            return
        outline = (data.text or "") if data is not None else ""
        if _CURVE.search(outline):
            self.pen.bend()
            self.pen.lift(stroked=False)
            return
        letter, held = "", list[float]()
        for step in _STEP.finditer(outline):
            self._seen += 1
            if self.full:
                break
            if step[1]:
                letter, held = step[1], []
            else:
                held.append(float(step[2]))
            if len(held) != _NUMBERS.get(letter, -1):
                continue
            x, y = held[-2:] if held else (0.0, 0.0)
            held = []
            at = a * x + c * y + e, b * x + d * y + f
            if letter in "SM":
                self.pen.lift(stroked=stroked)
                self.pen.move(at)
            elif letter == "L":
                self.pen.draw(at)
            else:
                self.pen.close()
                letter = ""
        self.pen.lift(stroked=stroked)


def _own(item: Element) -> Matrix:
    """From an object's own coordinates to those around it."""
    left, top, *_ = box(item.get("Boundary")) or A4
    numbers = _numbers(item.get("CTM"))
    a, b, c, d, e, f = numbers if len(numbers) == 6 else SAME
    return a, b, c, d, e + left, f + top
