"""Lines of a page → where its text begins and ends from left to right, and how its lines follow one another."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workplan.readers.pages.lines import Line

_SHARE: Final = 0.04  # of the lines that begin or end where the text does
_FEW: Final = 4  # lines, below which a page's edges are those of other pages
_SPREAD: Final = 0.6  # of the type's height: how far apart like edges lie
_OVERHANG: Final = 1.3  # of the type's height: how far marks hang over
_WIDEST: Final = 0.12  # of all lines: so many may stand on pages that are wider than the others
_WIDE: Final = 0.6  # of the page: lines that end before that are short, however many
_FULL: Final = 0.93  # of the usual width: a page with full lines
_ALIKE: Final = 0.1  # how much sizes of one type differ


class Area(NamedTuple):
    """Where text begins and ends from left to right."""

    left: float
    right: float


class Type(NamedTuple):
    """The type of the running text: its height, and the distance from line to line."""

    size: float
    pitch: float


def body(lines: Sequence[Line]) -> Type:
    """Return the type that most of the text is set in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(2 * line.size) / 2] += len(line.text)
    size = max(sizes, key=lambda one: sizes[one]) if sizes else 12.0
    steps = [
        b.baseline - a.baseline
        for a, b in pairwise(lines)
        if a.page == b.page and b.baseline > a.baseline and alike(a.size, size) and alike(b.size, size)
    ]
    return Type(size, median(steps) if steps else 1.6 * size)


def alike(size: float, other: float) -> bool:
    """Tell whether two sizes are those of one type."""
    return abs(size - other) <= _ALIKE * max(size, other)


def area(lines: Sequence[Line], size: float, usual: Area | None = None) -> Area:
    """Return where the text of a stretch begins and ends.

    Args:
        lines: its lines.
        size: height of the running type.
        usual: where other pages like it have it: the edges of a stretch without full lines can't be seen.
    """
    own = [line for line in lines if alike(line.size, size)] or list(lines)
    found = Area(_edge((line.left for line in own), size), -_edge((-line.right for line in own), size))
    if usual is None or (len(own) >= _FEW and found.right - found.left > _FULL * (usual.right - usual.left)):
        return found
    return usual


def common(stretches: Sequence[Sequence[Line]], size: float, width: float) -> Area:
    """Return where the text of like pages begins and ends: on the widest of them, few very wide ones aside.

    Args:
        stretches: the lines of each page.
        size: height of the running type.
        width: that of the pages: where too few lines are full, text ends as far from one side as it begins from the
            other.
    """
    areas = [own for lines in stretches for own in [area(lines, size)] * len(lines)]
    areas.sort(key=lambda own: own.left - own.right)
    found = areas[int(_WIDEST * len(areas))]
    full = sum(abs(line.right - found.right) <= _SPREAD * size for lines in stretches for line in lines)
    if full >= _FEW - 1 and found.right > _WIDE * width:
        return found
    return found._replace(right=max(found.right, width - found.left))


def _edge(places: Iterable[float], size: float) -> float:
    """The first place at which enough lines begin; of near ones that at which most do (marks may hang over)."""
    ordered = sorted(places)
    enough = max(2, round(_SHARE * len(ordered)))
    first, found = 0.0, list[float]()
    for index, place in enumerate(ordered):
        if found and place - first > _OVERHANG * size:
            break
        near = ordered[index : bisect_right(ordered, place + _SPREAD * size)]
        if len(near) >= enough and len(near) > len(found):
            first, found = (first if found else place), near
    return median(found) if found else ordered[0]
