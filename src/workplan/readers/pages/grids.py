"""Rulings of a page → the grids of its tables: where rows and columns part, and the cells between."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from workplan.readers.pages.leaf import Ruling
from workplan.readers.pages.limits import MOST_CELLS

_NEAR: Final = 3.0  # points: lines so near are one, and meet
_SHORT: Final = 4.0  # points: what is shorter is no line
_OPEN: Final = 8.0  # points by which level lines pass the last upright one of a table without sides
_MOST_PAIRS: Final = 1_000_000  # of level and upright lines


class GridCell(NamedTuple):
    """A cell: its row and column, and its reach."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it is drawn.

    Attributes:
        xs: the upright lines from left to right.
        ys: the level lines from above.
        cells: the cells, row by row.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in the table."""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def at(self, x: float, y: float) -> tuple[int, int]:
        """Return row and column of a point that lies in the table."""
        row = min(max(bisect_left(self.ys, y) - 1, 0), len(self.ys) - 2)
        return row, min(max(bisect_left(self.xs, x) - 1, 0), len(self.xs) - 2)


def grids(rulings: Iterable[Ruling]) -> list[Grid]:
    """Return the tables that rulings draw, from above; a mere frame is none.

    >>> rules = [Ruling(0, y, 100, y) for y in (0, 20, 40)] + [Ruling(x, 0, x, 40) for x in (0, 100)]
    >>> [tuple(cell) for cell in grids([*rules, Ruling(50, 20, 50, 40)])[0].cells]
    [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]
    """
    level, upright = _merged(rulings)
    if not level or not upright or len(level) * len(upright) > _MOST_PAIRS:
        return []
    found = [grid for group in _groups(level, upright) if (grid := _grid(*group)) is not None]
    return sorted(found, key=lambda grid: grid.ys[0])


def _merged(rulings: Iterable[Ruling]) -> tuple[list[Ruling], list[Ruling]]:
    """The level and the upright lines, pieces of one line put together."""
    level: list[tuple[float, float, float]] = []
    upright: list[tuple[float, float, float]] = []
    for ruling in rulings:
        if ruling.level:
            level.append((ruling.top, ruling.left, ruling.right))
        else:
            upright.append((ruling.left, ruling.top, ruling.bottom))
    return [Ruling(a, at, b, at) for at, a, b in _strung(level)], [
        Ruling(at, a, at, b) for at, a, b in _strung(upright)
    ]


def _strung(pieces: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Lines as (place, start, end), those that lie on one another or meet end to end as one."""
    found: list[tuple[float, float, float]] = []
    pieces.sort()
    first = 0
    while first < len(pieces):
        last = first
        while last < len(pieces) and pieces[last][0] - pieces[first][0] <= _NEAR / 2:
            last += 1
        place, start, end = pieces[first][0], *min(pieces[first:last], key=lambda piece: piece[1])[1:]
        for _, a, b in sorted(pieces[first:last], key=lambda piece: piece[1]):
            if a > end + _NEAR:
                found.append((place, start, end))
                start, end = a, b
            end = max(end, b)
        found.append((place, start, end))
        first = last
    return [piece for piece in found if piece[2] - piece[1] >= _SHORT]


def _groups(level: Sequence[Ruling], upright: Sequence[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Lines that hang together by their crossings."""
    parent = list(range(len(level) + len(upright)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for j, post in enumerate(upright, start=len(level)):
        for i, beam in enumerate(level):
            if (
                beam.left - _NEAR <= post.left <= beam.right + _NEAR
                and post.top - _NEAR <= beam.top <= post.bottom + _NEAR
            ):
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for index, ruling in enumerate((*level, *upright)):
        groups.setdefault(root(index), ([], []))[index >= len(level)].append(ruling)
    return list(groups.values())


def _grid(level: list[Ruling], upright: list[Ruling]) -> Grid | None:
    """The table that crossing lines draw, None if they draw none."""
    ys = _marks(ruling.top for ruling in level)
    xs = _marks(ruling.left for ruling in upright)
    if len(ys) < 2 or not xs:
        return None
    left, right = min(ruling.left for ruling in level), max(ruling.right for ruling in level)
    for missing, side in ((xs[0] - left, left), (right - xs[-1], right)):
        if missing > _OPEN:
            upright.append(Ruling(side, ys[0], side, ys[-1]))
    xs = _marks(ruling.left for ruling in upright)
    if len(xs) < 2 or len(xs) * len(ys) > MOST_CELLS:
        return None
    lines = [[False] * (len(xs) - 1) for _ in ys]
    posts = [[False] * (len(ys) - 1) for _ in xs]
    for ruling in level:
        _cover(lines[_nearest(ys, ruling.top)], xs, ruling.left, ruling.right)
    for ruling in upright:
        _cover(posts[_nearest(xs, ruling.left)], ys, ruling.top, ruling.bottom)
    cells = _cells(lines, posts)
    return Grid(tuple(xs), tuple(ys), tuple(cells)) if len(cells) > 1 else None


def _marks(places: Iterable[float]) -> list[float]:
    """Different places, near ones taken together."""
    marks: list[float] = []
    for place in sorted(places):
        if not marks or place - marks[-1] > _NEAR:
            marks.append(place)
    return marks


def _nearest(marks: Sequence[float], place: float) -> int:
    return max(bisect_left(marks, place + 1e-6) - 1, 0)


def _cover(parts: list[bool], marks: Sequence[float], start: float, end: float) -> None:
    """Note which stretches between marks a line covers."""
    for index in range(len(parts)):
        a, b = marks[index], marks[index + 1]
        if min(end, b) - max(start, a) > 0.6 * (b - a):
            parts[index] = True


def _cells(lines: Sequence[Sequence[bool]], posts: Sequence[Sequence[bool]]) -> list[GridCell]:
    """The cells between lines that are there: each reaches right, then down, as far as no line parts it."""
    height, width = len(lines) - 1, len(posts) - 1
    taken = [[False] * width for _ in range(height)]
    found: list[GridCell] = []
    for row in range(height):
        for column in range(width):
            if taken[row][column]:
                continue
            right = column + 1
            while right < width and not posts[right][row] and not taken[row][right]:
                right += 1
            below = row + 1
            while below < height and not any(
                lines[below][at] or taken[below][at] or (at > column and posts[at][below])
                for at in range(column, right)
            ):
                below += 1
            for down in range(row, below):
                taken[down][column:right] = [True] * (right - column)
            found.append(GridCell(row, column, below - row, right - column))
    return found
