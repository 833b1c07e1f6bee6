"""Passages → likenesses: the cosine of their word vectors, rare words counting more."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from heapq import nlargest
from typing import Final

from workplan.matching import ratio

HEADING_WEIGHT: Final = 3
"""A word of the heading says as much of what a section is about as this many of its text."""

_ROOM: Final = 4_000_000
"""Places of words that are looked at to find the likenesses of all passages; real editions need up to a million."""

_LEAST_ROOM: Final = 500
"""Places that are looked at for each passage, however many passages there are and wherever the room is too small."""

_LIKELY: Final = 24
"""Passages whose likeness is worked out where not all places could be looked at."""

Bag = Counter[str]


def bag(heading: Sequence[str], body: Sequence[str]) -> Bag:
    """Return the words that carry meaning with how often they count: no marks, no single characters, no figures.

    >>> sorted(bag(["加快", "立法"], ["加快", "的", "2023"]).items())
    [('加快', 4), ('立法', 3)]
    """
    words: Bag = Counter(word for word in body if _counts(word))
    for word in heading:
        if _counts(word):
            words[word] += HEADING_WEIGHT
    return words


def _counts(word: str) -> bool:
    return len(word) > 1 and not word.isascii()


def in_order(old: Sequence[str], new: Sequence[str], least: float) -> float:
    """Return the share of meaningful words that two texts have in the same order, 0 if that can't reach ``least``.

    >>> in_order(["加快", "立法", "修订", "办法"], ["加快", "普法", "修订", "办法"], 0.3)
    0.75
    """
    mine, others = [w for w in old if _counts(w)], [w for w in new if _counts(w)]
    matcher = SequenceMatcher(None, mine, others, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    return ratio(mine, others)


class Weights:
    """How much each word counts: the fewer passages hold it, the more.

    Args:
        bags: the words of every passage of both editions.
    """

    def __init__(self, bags: Sequence[Bag]) -> None:
        held = Counter(word for words in bags for word in words)
        self._of = {word: math.log1p(len(bags) / count) for word, count in held.items()}

    def vector(self, words: Bag) -> dict[str, float]:
        """Return the weighted words, scaled to length 1."""
        weighted = {word: self._of.get(word, 1.0) * math.sqrt(count) for word, count in words.items()}
        length = math.sqrt(sum(value * value for value in weighted.values()))
        return {word: value / length for word, value in weighted.items()} if length else {}

    def of(self, word: str) -> float:
        """Return how much a word counts."""
        return self._of.get(word, 1.0)

    def mass(self, words: Bag) -> float:
        """Return how much the words count together."""
        return sum(self._of.get(word, 1.0) * count for word, count in words.items())


def likenesses(
    old: Mapping[int, Mapping[str, float]], new: Mapping[int, Mapping[str, float]]
) -> dict[int, dict[int, float]]:
    """Return the cosine of every old with every new vector, where it isn't 0.

    Where thousands of passages share their words, each is only held against those that share its rarest ones, and of
    these against those that stand about where it stands.
    """
    holders: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for column, vector in new.items():
        for word, value in vector.items():
            holders[word].append((column, value))
    columns = list(new)
    room = max(_LEAST_ROOM, _ROOM // max(1, len(old)))
    found: dict[int, dict[int, float]] = {}
    for at, (row, vector) in enumerate(old.items()):
        if sum(len(holders.get(word, ())) for word in vector) > room:
            likely = _likely(vector, holders, columns[at * len(columns) // len(old)], _LEAST_ROOM)
            found[row] = {column: _cosine(vector, new[column]) for column in likely}
            continue
        near: defaultdict[int, float] = defaultdict(float)
        for word, value in vector.items():
            for column, other in holders.get(word, ()):
                near[column] += value * other
        found[row] = dict(near)
    return found


def _likely(
    vector: Mapping[str, float], holders: Mapping[str, Sequence[tuple[int, float]]], place: int, room: int
) -> list[int]:
    """Return the columns that share most of the rarest words of a vector, looking at no more places than ``room``."""
    near: defaultdict[int, float] = defaultdict(float)
    for word in sorted(vector, key=lambda word: len(holders.get(word, ()))):
        among = holders.get(word, ())
        if len(among) > room:
            start = max(0, bisect_left(among, (place, 0.0)) - room // 2)
            among = among[start : start + room]
        for column, other in among:
            near[column] += vector[word] * other
        room -= len(among)
        if room <= 0:
            break
    return nlargest(_LIKELY, near, key=lambda column: (near[column], -abs(column - place), -column))


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(value * other.get(word, 0.0) for word, value in one.items())
