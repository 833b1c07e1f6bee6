"""Two wordings → how near they are: one slip of the hand apart, or the same but for marks."""

from __future__ import annotations

from typing import Final

import regex

_MARKS: Final = regex.compile(r"[\p{P}\p{S}\s]+")


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
