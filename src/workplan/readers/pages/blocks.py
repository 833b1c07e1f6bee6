"""Rows of runs that only look like lines: names broken within a column, a word that stands beside several lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workplan.readers.pages.glyph_runs import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

_CENTRED: Final = 0.7  # of the type's height: by how much the middles of a broken name's lines differ
_LINES: Final = 2.3  # of the type's height: the farthest that they lie apart
_ALIKE: Final = 0.6  # of the one above: a line that is smaller belongs to no head
_LARGE: Final = 1.4  # times the small type of the page: what stands beside lines is as large as a page's head

Row = list[Run]


def put_right(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of a page as they are meant to be read."""
    return _beside(_unbroken(list(rows)))


def _unbroken(rows: list[Row]) -> list[Row]:
    """Put the second line of a name behind its first one, where names stand beside one another (signatures)."""
    found: list[Row] = []
    for row in rows:
        above = found[-1] if found else []
        owners = [_over(run, above) for run in row] if len(row) < len(above) else []
        if owners and all(owners):
            for run, owner in zip(row, owners, strict=True):
                first = above[owner]
                above[owner] = Run((*first.glyphs, *run.glyphs), first.left, first.right, first.baseline, first.size)
        else:
            found.append(list(row))
    return found


def _over(run: Run, above: Sequence[Run]) -> int:
    """Number of the longer run above whose middle is that of a run; 0 where there is none, or the first."""
    for index, other in enumerate(above[1:], start=1):
        if (
            run.baseline - other.baseline < _LINES * other.size
            and abs(run.left + run.right - other.left - other.right) < 2 * _CENTRED * run.size
            and other.right - other.left > run.right - run.left
            and abs(run.size - other.size) < 0.1 * run.size
            and above[index].left - above[index - 1].right > run.size
            and all("\u4e00" <= glyph.text <= "\u9fff" for glyph in run.glyphs)
        ):
            return index
    return 0


def _beside(rows: list[Row]) -> list[Row]:
    """Put what stands beside several lines, at half their height, behind the last of them: 文件 beside two bodies."""
    if len(rows) < 3:
        return rows
    small = sorted(row[0].size for row in rows)[len(rows) // 4]
    for index, (above, row, below) in enumerate(zip(rows, rows[1:], rows[2:], strict=False), start=1):
        lone = row[0]
        if (
            len(row) < 3
            and lone.size > _LARGE * small
            and max(above[-1].right, below[-1].right) <= lone.left
            and below[0].baseline - above[0].baseline < 2.5 * lone.size
        ):
            last = index + 1
            while last + 1 < len(rows) and _stacked(rows[last], rows[last + 1], lone):
                last += 1
            return [*rows[:index], *rows[index + 1 : last], [*rows[last], *row], *rows[last + 1 :]]
    return rows


def _stacked(row: Row, below: Row, lone: Run) -> bool:
    """Whether a row goes on with those that something stands beside."""
    first, second = row[0], below[0]
    return (
        below[-1].right <= lone.left
        and abs(second.left - first.left) < first.size
        and second.size > _ALIKE * first.size
        and second.baseline - first.baseline < 2.2 * max(first.size, second.size)
    )
