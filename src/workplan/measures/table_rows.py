"""A row of a task table, its cells read → its measures: one a row, or one a task where a cell holds several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from workplan.measures.rules import CELL_TASKS, ROW
from workplan.writing.late import late
from workplan.writing.markers import counted

Stretch = tuple[int, int]

_SEMICOLON: Final = late(r";")


class CellRead(NamedTuple):
    """A cell of a row.

    Attributes:
        place: where it stands in the source.
        line: number of the grid's row that it stands in, the same for all cells where there is no grid.
        asked: True if the head of its column asks for units or a time: the cell answers and is no text.
        assigned: True if it names who is responsible.
    """

    place: Stretch
    line: int
    asked: bool
    assigned: bool


class RowMeasure(NamedTuple):
    """A measure of a row: its texts, what belongs to it besides, and the rule that cut it out."""

    texts: tuple[Stretch, ...]
    holds: tuple[Stretch, ...]
    rule: str


def row_measures(folded: str, task: Stretch | None, cells: Sequence[CellRead]) -> list[RowMeasure]:
    """Return the measures of one numbered row.

    Args:
        folded: the source text, folded.
        task: the cell that names the task, the section's heading.
        cells: the other cells, in order.
    """
    groups = list(_lines(cells))
    found: list[RowMeasure] = []
    for at, group in enumerate(groups):
        found += _measures(folded, task if at == 0 else None, group)
    return found


def _lines(cells: Sequence[CellRead]) -> Iterator[list[CellRead]]:
    """Yield the cells of each row of the grid that has units of its own, with those of the rows behind without."""
    by_line: dict[int, list[CellRead]] = {}
    for cell in cells:
        by_line.setdefault(cell.line, []).append(cell)
    group: list[CellRead] = []
    for line in by_line.values():
        if _assigned(group) and _assigned(line):
            yield group
            group = []
        group = [*group, *line]
    yield group


def _assigned(cells: Sequence[CellRead]) -> bool:
    return any(cell.assigned for cell in cells)


def _measures(folded: str, task: Stretch | None, cells: Sequence[CellRead]) -> list[RowMeasure]:
    told = [cell.place for cell in cells if not cell.asked]
    parts = _several(folded, [*([task] if task else []), *told])
    asked = [_parts(folded, cell.place) for cell in cells if cell.asked]
    units = [_parts(folded, cell.place) for cell in cells if cell.assigned]
    if len(parts) < 2 or not units or any(len(each) != len(parts) for each in units):
        return [RowMeasure(tuple(told), tuple(cell.place for cell in cells), ROW.code)]
    dealt = [each for each in asked if len(each) == len(parts)]
    # what isn't parted as the tasks are belongs to the first
    rest = [*told, *(place for each in asked if each not in dealt for place in each)]
    return [
        RowMeasure((part,), (part, *(each[at] for each in dealt), *(() if at else rest)), CELL_TASKS.code)
        for at, part in enumerate(parts)
    ]


def _several(folded: str, places: Sequence[Stretch]) -> list[Stretch]:
    """Return the tasks of the last cell that holds several, none where none does."""
    for place in reversed(places):
        parts = _parts(folded, place)
        if len(parts) > 1:
            return parts
    return []


def _parts(folded: str, place: Stretch) -> list[Stretch]:
    """Return what a cell is numbered or parted into by semicolons.

    >>> [fold[a:b] for fold in ("1.建设平台2.评估;",) for a, b in _parts(fold, (0, len(fold)))]
    ['1.建设平台2.评估']
    >>> [fold[a:b] for fold in ("1.建设平台。2.评估;",) for a, b in _parts(fold, (0, len(fold)))]
    ['1.建设平台。', '2.评估']
    """
    text = folded[slice(*place)]
    starts = [marker.start for marker in counted(text)]
    if len(starts) < 2:
        starts = [0, *(m.end() for m in _SEMICOLON.finditer(text))]
    bare = (_stripped(text, a, b) for a, b in pairwise([*starts, len(text)]))
    return [(place[0] + a, place[0] + b) for a, b in bare if a < b]


def _stripped(text: str, start: int, end: int) -> Stretch:
    while start < end and (text[start].isspace() or text[start] in ";,、。"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == ";"):
        end -= 1
    return start, end
