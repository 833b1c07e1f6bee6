"""Two lists of words → the runs that both have in one order, at a cost that the length of the lists bounds.

The longest common run is looked for first, then what is left on both sides of it, as ``difflib`` does: that shows a
text reworded the way a person would mark it. Where words repeat so often that this takes more steps than the lists are
worth, what is left is matched by the longest common subsequence, whose cost does not depend on the words.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Final, NamedTuple

_STEPS: Final = 100_000
_STEPS_OF_A_WORD: Final = 20
"""Steps of the search for runs that two lists may take, and those that each word of them adds; two sections of real
editions take a twentieth of them."""

_TABLE: Final = 1 << 27
"""Pairs of words whose table of bits is kept whole (16 MB); longer lists are halved first."""

_MOST: Final = 1 << 31
"""Pairs of words that are matched at all: two sections of 45,000 words, a second."""

_SELDOM: Final = 16
"""Places of a word that are put into a row of bits when it is needed, not kept as one."""


class Run(NamedTuple):
    """``length`` words that stand at ``old`` in one list and at ``new`` in the other."""

    old: int
    new: int
    length: int


def runs(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """Return the runs that ``old`` and ``new`` have in common, in the order of both.

    >>> runs("甲乙丙丁", "甲丙丁戊")
    [Run(old=0, new=0, length=1), Run(old=2, new=1, length=2)]
    """
    found: list[Run] = []
    for run in sorted(_found(old, new)):
        last = found[-1] if found else Run(-1, -1, 0)
        if (last.old + last.length, last.new + last.length) == (run.old, run.new):
            found[-1] = Run(last.old, last.new, last.length + run.length)
        else:
            found.append(run)
    return found


def ratio(old: Sequence[str], new: Sequence[str]) -> float:
    """Return the share of words that two lists have in the same order.

    >>> ratio("甲乙丙丁", "甲丙丁戊")
    0.75
    """
    whole = len(old) + len(new)
    return 2 * sum(run.length for run in _found(old, new)) / whole if whole else 1.0


def _found(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    """Yield the common runs in no order."""
    held = Counter(new)
    # what looking at the words before each place costs: the word, and its places in the other list
    cost = [0, *accumulate(1 + held[word] for word in old)]
    left = _STEPS + _STEPS_OF_A_WORD * (len(old) + len(new))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    waiting = deque([(0, len(old), 0, len(new))])
    while waiting:
        a, b, c, d = waiting.popleft()
        left -= cost[b] - cost[a]
        if left < 0:
            yield from _subsequence(old, new, (a, b, c, d))
            continue
        i, j, size = matcher.find_longest_match(a, b, c, d)
        if not size:
            continue
        yield Run(i, j, size)
        if a < i and c < j:
            waiting.append((a, i, c, j))
        if i + size < b and j + size < d:
            waiting.append((i + size, b, j + size, d))


def _subsequence(old: Sequence[str], new: Sequence[str], part: tuple[int, int, int, int]) -> Iterator[Run]:
    """Yield a longest common subsequence of ``old[a:b]`` and ``new[c:d]``, word by word."""
    a, b, c, d = part
    shared = set(old[a:b]) & set(new[c:d])
    mine = [at for at in range(a, b) if old[at] in shared]
    others = [at for at in range(c, d) if new[at] in shared]
    if not shared or len(mine) * len(others) > _MOST:
        return
    for i, j in _pairs([old[at] for at in mine], [new[at] for at in others]):
        yield Run(mine[i], others[j], 1)


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of a longest common subsequence, halving ``old`` until the table of the rest is small."""
    found: list[tuple[int, int]] = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        a, b, c, d = waiting.pop()
        if (b - a) * (d - c) <= _TABLE or b - a < 2:
            found += [(a + i, c + j) for i, j in _traced(old[a:b], new[c:d])]
            continue
        middle = (a + b) // 2
        before = _lengths(old[a:middle], new[c:d])
        behind = _lengths(old[middle:b][::-1], new[c:d][::-1])
        cut = max(range(d - c + 1), key=lambda at: before[at] + behind[d - c - at])
        waiting += [(a, middle, c, c + cut), (middle, b, c + cut, d)]
    return found


def _rows(old: Sequence[str], new: Sequence[str]) -> Iterator[int]:
    """Yield for each word of ``old`` a bit for each of ``new``: 0 where the common subsequence up to both grows by it.

    Hyyrö, Bit-parallel LCS-length computation revisited, 2004.
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(new):
        places[word].append(at)
    kept = {word: _bits(at) for word, at in places.items() if len(at) > _SELDOM}
    ones = (1 << len(new)) - 1
    row = ones
    for word in old:
        same = row & (kept[word] if word in kept else _bits(places.get(word, ())))
        row = ((row + same) | (row - same)) & ones
        yield row


def _bits(places: Sequence[int]) -> int:
    if not places:
        return 0
    bits = bytearray(places[-1] // 8 + 1)
    for at in places:
        bits[at >> 3] |= 1 << (at & 7)
    return int.from_bytes(bits, "little")


def _lengths(old: Sequence[str], new: Sequence[str]) -> list[int]:
    """Return how long the common subsequence of ``old`` and each beginning of ``new`` is."""
    (last,) = deque(_rows(old, new), maxlen=1) or ((1 << len(new)) - 1,)
    bits = f"{last:0{len(new)}b}"[::-1]
    return [0, *accumulate(bit == "0" for bit in bits)]


def _traced(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of a longest common subsequence by going back through all rows."""
    size = len(new) // 8 + 1
    rows = [row.to_bytes(size, "little") for row in _rows(old, new)]
    found: list[tuple[int, int]] = []
    i, j = len(old), len(new)
    while i and j:
        byte, bit = (j - 1) >> 3, 1 << ((j - 1) & 7)
        if rows[i - 1][byte] & bit:
            j -= 1
            continue
        i -= 1
        if i and not rows[i - 1][byte] & bit:
            continue
        j -= 1
        found.append((i, j))
    return found
