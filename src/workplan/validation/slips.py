"""Two wordings → how near they are: one slip of the hand apart, or the same but for marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

import regex

_MARKS: Final = regex.compile(r"[\p{P}\p{S}\s]+")
_PRIME: Final = (1 << 61) - 1
_BASE: Final = 1_000_003
_SERIES: Final = 24
"""Wordings that differ in one place, from which on they are a series (第一批, 第二批 …), no slips of one another."""


def bare(text: str) -> str:
    """Return ``text`` without marks and white space.

    >>> bare("纲要(2021—2025年)")
    '纲要20212025年'
    """
    return _MARKS.sub("", text)


def slip(one: str, other: str) -> tuple[str, str] | None:
    """Return how two wordings differ if one character was exchanged, lost, added, or two were swapped; else None.

    Returns:
        The differing characters of each: ``("罚", "罪")``, ``("", "的")``, ``("管监", "监管")``.

    >>> slip("省市场监管局", "省市场管监局"), slip("省发展改革委", "省发展改委"), slip("省财政厅", "省教育厅")
    (('监管', '管监'), ('革', ''), None)
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return None
    head = 0
    shortest = min(len(one), len(other))
    while head < shortest and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < shortest - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    left, right = one[head : len(one) - tail], other[head : len(other) - tail]
    if len(left) <= 1 and len(right) <= 1:
        return left, right
    if len(left) == len(right) == 2 and left == right[::-1]:
        return left, right
    return None


class Near:
    """Wordings among which those a slip apart are found without holding each against each.

    Two of them have something in common if one character is taken out of one or of both.

    Args:
        wordings: the wordings, in order.

    >>> Near(["省财政厅", "省市场监管局", "省市场管监局"]).of("省市场监管局")
    ['省市场管监局']
    """

    def __init__(self, wordings: Iterable[str]) -> None:
        self._all = list(dict.fromkeys(wordings))
        self._holders: defaultdict[int, list[int]] = defaultdict(list)
        for at, wording in enumerate(self._all):
            for key in set(_keys(wording)):
                self._holders[key].append(at)

    def of(self, wording: str) -> list[str]:
        """Return the wordings that are a slip away from ``wording``, in order."""
        held = (self._holders.get(key, ()) for key in _keys(wording))
        among = sorted({at for found in held for at in found[:_SERIES]})
        return [self._all[at] for at in among if slip(wording, self._all[at]) is not None]


def _keys(wording: str) -> Iterator[int]:
    """Yield a number for ``wording`` and for what is left of it without each of its characters."""
    behind, power = 0, 1
    ends = []
    for char in reversed(wording):
        ends.append((behind, power))
        behind = (behind + ord(char) * power) % _PRIME
        power = power * _BASE % _PRIME
    yield behind
    before = 0
    for char, (rest, weight) in zip(wording, reversed(ends), strict=True):
        yield (before * weight + rest) % _PRIME
        before = (before * _BASE + ord(char)) % _PRIME
