"""Likenesses of old and new sections → the pairs that are likest in all: a minimum-cost assignment.

``munkres`` solves it because it is the one kept library that needs nothing else: 3.0.0 of October 2026, Apache-2.0,
1.2 MB, 0.1 s to import, where ``scipy`` (143 MB, 0.8 s) and ``lap`` (16 MB, 0.2 s) bring the 73 MB of numpy, and
``networkx`` (19 MB, 0.3 s) takes 3.5 s. Its compiled and its pure form choose differently among equal answers, and
Linux on ARM has the pure one only; so the costs leave one best answer, the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Final

_MOST: Final = 40_000
"""Pairs of rows and columns that are weighed against one another as a whole: 200 × 200, 0.2 s."""

_LIKENESS, _DISTANCE = 128, 72
"""Where in a cost the bits begin that likeness and distance have; sums over all pairs don't reach one another's."""


def assign(likeness: Sequence[Mapping[int, float]], columns: int, least: float) -> list[tuple[int, int]]:
    """Return the pairs of rows and columns whose likeness is greatest in all; what is less than ``least`` stays alone.

    Args:
        likeness: for each row its columns with their likeness, 0 to 1; columns that are left out have none.
        columns: number of columns.
        least: likeness that a pair needs.

    >>> assign([{0: 0.9, 1: 0.8}, {0: 0.8}], 2, 0.3)
    [(0, 1), (1, 0)]
    """
    near = [{column: value for column, value in row.items() if value >= least} for row in likeness]
    pairs: list[tuple[int, int]] = []
    for rows, used in _connected(near, columns):
        pairs += _best(near, rows, used, least) if len(rows) * len(used) <= _MOST else _one_by_one(near, rows)
    return sorted(pairs)


def _connected(near: Sequence[Mapping[int, float]], columns: int) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the rows and columns that hang together; what pairs inside one such group concerns no other."""
    holders: list[list[int]] = [[] for _ in range(columns)]
    for row, found in enumerate(near):
        for column in found:
            holders[column].append(row)
    seen_rows: set[int] = set()
    seen: set[int] = set()
    for first, found in enumerate(near):
        if first in seen_rows or not found:
            continue
        seen_rows.add(first)
        rows, used = [first], list[int]()
        for row in rows:
            for column in near[row].keys() - seen:
                seen.add(column)
                used.append(column)
                beside = [other for other in holders[column] if other not in seen_rows]
                seen_rows.update(beside)
                rows += beside
        yield sorted(rows), sorted(used)


def _best(
    near: Sequence[Mapping[int, float]], rows: Sequence[int], used: Sequence[int], least: float
) -> list[tuple[int, int]]:
    """Return the pairs that are likest in all."""
    from munkres import Munkres

    costs = [[_cost(near[row].get(column), least, row, column) for column in used] for row in rows]
    pairs = [(rows[row], used[column]) for row, column in Munkres().compute(costs)]
    return [(row, column) for row, column in pairs if column in near[row]]


def _cost(likeness: float | None, least: float, row: int, column: int) -> int:
    """Return what a pair costs; staying alone costs a little more than a pair that is only just like enough.

    Between answers that are equally like the places decide, then a number of each pair's own: no two sums are equal.
    """
    unlike = round((1 - least) * 2**32) + 1 if likeness is None else round((1 - likeness) * 2**32)
    return unlike << _LIKENESS | (row - column) ** 2 << _DISTANCE | _own(min(row, column), max(row, column))


def _own(one: int, other: int) -> int:
    """Return a number of 64 bits that looks like chance and is the same everywhere."""
    return int.from_bytes(blake2b(b"%d %d" % (one, other), digest_size=8).digest(), "big")


def _one_by_one(near: Sequence[Mapping[int, float]], rows: Sequence[int]) -> list[tuple[int, int]]:
    """Return pairs, the likest first."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, row, column in sorted((-value, at, column) for at in rows for column, value in near[at].items()):
        if row not in found and column not in taken:
            found[row] = column
            taken.add(column)
    return list(found.items())
