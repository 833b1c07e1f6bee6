"""A picture with drawn tables → the same with its cells apart: engines take close columns for one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from workplan.ocr import Picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan.ocr import Piece
    from workplan.readers.pages.grids import Grid

_GAP: Final = 0.25  # inches between two columns
_LINE: Final = 2  # pixels on either side of a ruling that are its own


class _Cell(NamedTuple):
    """A rectangle of the picture, and how far it is moved to the right."""

    left: int
    top: int
    right: int
    bottom: int
    by: int


@dataclass(frozen=True, slots=True)
class Spread:
    """A picture whose tables are drawn wider.

    Attributes:
        picture: the picture.
        cells: the cells that were moved, from above.
    """

    picture: Picture
    cells: Sequence[_Cell] = ()

    @classmethod
    def of(cls, picture: Picture, grids: Sequence[Grid], scale: float) -> Spread:
        """Move the columns of tables apart.

        Args:
            picture: the page.
            grids: its tables, in points.
            scale: pixels of a point.
        """
        gap = int(_GAP * 72 * scale)
        cells = [
            _Cell(*edges, gap * cell.column)
            for grid in grids
            for cell in grid.cells
            if (edges := _edges(grid, cell.row, cell.column, cell.rows, cell.columns, scale, picture)) is not None
        ]
        if not cells:
            return cls(picture)
        wide = picture.width + max(cell.by for cell in cells)
        row = 3 * wide
        data = bytearray(b"\xff" * row * picture.height)
        for at in range(picture.height):
            data[at * row : at * row + 3 * picture.width] = picture.data[
                3 * picture.width * at : 3 * picture.width * (at + 1)
            ]
        for grid in grids:  # what stands beside a table is left out: nothing is moved over it
            for at in range(max(int(grid.ys[0] * scale), 0), min(int(grid.ys[-1] * scale) + 1, picture.height)):
                start = at * row + 3 * max(int(grid.xs[0] * scale), 0)
                data[start : (at + 1) * row] = b"\xff" * ((at + 1) * row - start)
        for cell in cells:
            for at in range(cell.top, cell.bottom):
                source = 3 * (picture.width * at + cell.left)
                target = at * row + 3 * (cell.left + cell.by)
                size = 3 * (cell.right - cell.left)
                data[target : target + size] = picture.data[source : source + size]
        return cls(Picture(wide, picture.height, bytes(data)), cells)

    def back(self, piece: Piece) -> Piece:
        """Return where a piece stands in the picture as it was."""
        x, y = (piece.left + piece.right) / 2, (piece.top + piece.bottom) / 2
        for cell in self.cells:
            if cell.top <= y < cell.bottom and cell.left <= x - cell.by < cell.right:
                return piece._replace(
                    left=max(piece.left - cell.by, cell.left),
                    right=min(piece.right - cell.by, cell.right),
                    ends=tuple(end - cell.by for end in piece.ends),
                )
        return piece


def _edges(
    grid: Grid, row: int, column: int, rows: int, columns: int, scale: float, picture: Picture
) -> tuple[int, int, int, int] | None:
    """The pixels within a cell, None where there are none."""
    left, right = int(grid.xs[column] * scale) + _LINE, int(grid.xs[column + columns] * scale) - _LINE
    top, bottom = int(grid.ys[row] * scale) + _LINE, int(grid.ys[row + rows] * scale) - _LINE
    left, top = max(left, 0), max(top, 0)
    right, bottom = min(right, picture.width), min(bottom, picture.height)
    return (left, top, right, bottom) if left < right and top < bottom else None
