"""Passages → likenesses: the cosine of their word vectors, rare words counting more."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

HEADING_WEIGHT: Final = 3
"""A word of the heading says as much of what a section is about as this many of its text."""

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
    return matcher.ratio()


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

    def mass(self, words: Bag) -> float:
        """Return how much the words count together."""
        return sum(self._of.get(word, 1.0) * count for word, count in words.items())


def likenesses(
    old: Mapping[int, Mapping[str, float]], new: Mapping[int, Mapping[str, float]]
) -> dict[int, dict[int, float]]:
    """Return the cosine of every old with every new vector, where it isn't 0."""
    holders: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for column, vector in new.items():
        for word, value in vector.items():
            holders[word].append((column, value))
    found: dict[int, dict[int, float]] = {}
    for row, vector in old.items():
        near: defaultdict[int, float] = defaultdict(float)
        for word, value in vector.items():
            for column, other in holders.get(word, ()):
                near[column] += value * other
        found[row] = dict(near)
    return found
