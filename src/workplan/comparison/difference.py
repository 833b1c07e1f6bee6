"""Two texts, cut into words → their word-level difference."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from workplan.comparison.model import Operation, Piece
from workplan.matching import runs

_TRIFLE: Final = 1
"""Characters of a run that both have and that is swallowed where changes stand on both sides: a mark, 的, 和."""

_OUTWEIGHED: Final = 2
"""A run is swallowed too if the changes on both sides of it are this many times as long: it is there by chance."""

_Step = tuple[bool, int, int, int, int]


def difference(old: tuple[str, str], new: tuple[str, str], cut: Callable[[str], list[str]]) -> tuple[Piece, ...]:
    """Return how ``new`` differs from ``old``, whole words only; nothing if they are the same.

    Args:
        old: a text folded, and as written (as long).
        new: the other text, the same way.
        cut: cuts folded text into words that, joined, are the text.

    >>> pieces = difference(("由市司法局办理",) * 2, ("由省司法厅办理",) * 2, lambda t: [t[0], t[1:5], t[5:]])
    >>> [(p.operation.value, p.text) for p in pieces]
    [('equal', '由'), ('delete', '市司法局'), ('insert', '省司法厅'), ('equal', '办理')]
    """
    if old[0] == new[0]:
        return ()
    mine, others = cut(old[0]), cut(new[0])
    ends_mine, ends_others = _ends(mine), _ends(others)
    pieces = []
    for equal, a, b, c, d in _joined(_steps(mine, others), ends_mine, ends_others):
        before = old[1][ends_mine[a] : ends_mine[b]]
        after = new[1][ends_others[c] : ends_others[d]]
        if equal:
            pieces.append(Piece(operation=Operation.EQUAL, text=after))
            continue
        if before:
            pieces.append(Piece(operation=Operation.DELETE, text=before))
        if after:
            pieces.append(Piece(operation=Operation.INSERT, text=after))
    return tuple(pieces)


def _ends(words: Sequence[str]) -> list[int]:
    """Return where each word starts, and where the last one ends."""
    ends = [0]
    for word in words:
        ends.append(ends[-1] + len(word))
    return ends


def _steps(old: Sequence[str], new: Sequence[str]) -> Iterator[_Step]:
    """Yield runs that are equal or not; what is alike at both ends is not searched."""
    shorter = min(len(old), len(new))
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    tail = next((at for at in range(shorter - head) if old[-1 - at] != new[-1 - at]), shorter - head)
    if head:
        yield True, 0, head, 0, head
    inner_old, inner_new = old[head : len(old) - tail], new[head : len(new) - tail]
    a, c = head, head
    for i, j, length in [*runs(inner_old, inner_new), (len(inner_old), len(inner_new), tail)]:
        if a < i + head or c < j + head:
            yield False, a, i + head, c, j + head
        a, c = i + head + length, j + head + length
        if length:
            yield True, i + head, a, j + head, c


def _joined(steps: Iterable[_Step], old: Sequence[int], new: Sequence[int]) -> list[_Step]:
    """Join neighbouring changes, over trifles too; ``old`` and ``new`` are the ends of the words."""

    def size(step: _Step) -> int:
        _, a, b, c, d = step
        return max(old[b] - old[a], new[d] - new[c])

    found: list[_Step] = []
    for step in steps:
        found.append(step)
        while len(found) > 1 and found[-1][0] == found[-2][0]:
            found[-2:] = [_both(found[-2], found[-1])]
        while len(found) > 2 and not found[-1][0]:
            before, between, after = found[-3:]
            if size(between) > max(_TRIFLE, min(size(before), size(after)) // _OUTWEIGHED):
                break
            found[-3:] = [_both(before, after)]
    return found


def _both(first: _Step, last: _Step) -> _Step:
    """Return the step from the first one's start to the last one's end."""
    return first[0], first[1], last[2], first[3], last[4]
