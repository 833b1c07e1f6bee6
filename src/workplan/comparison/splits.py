"""Passages that stand alone → the counterparts whose remaining words hold them: a section that was cut or joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush, nlargest
from typing import Final

from workplan.comparison.likeness import Bag, Weights

COVERED: Final = 0.5
"""Share of a section's words that must come from the rest of a counterpart to call it a part of that."""

_NEARLY: Final = COVERED - 1e-9
_ROOM: Final = 2_000_000
"""Places of words that are looked at to find the wholes of all parts."""

_LEAST_ROOM: Final = 500
_LIKELY: Final = 24
"""Wholes that are held against a part where not all places could be looked at."""


def parts_of(
    lone: Sequence[int], mine: Mapping[int, Bag], others: Mapping[int, Bag], pairs: Mapping[int, int], weights: Weights
) -> dict[int, list[int]]:
    """Return the parts of each whole.

    Args:
        lone: orders of the passages of one edition that stand alone.
        mine: the words of the passages of that edition.
        others: those of the other edition.
        pairs: for passages of the other edition what each is paired with; what that doesn't hold may have gone
            elsewhere.
        weights: how much the words count.
    """
    rest = {order: words - mine[pairs[order]] for order, words in others.items() if pairs.get(order) in mine}
    masses = {order: weights.mass(mine[order]) for order in lone if mine[order]}
    waiting = [
        (-weights.mass(mine[order] & rest[whole]) / masses[order], order, whole)
        for order, wholes in _wholes({order: mine[order] for order in masses}, rest, weights, masses).items()
        for whole in wholes
    ]
    heapify(waiting)
    found: dict[int, list[int]] = {}
    # The surest part comes first: what it takes can't be taken for another's words.
    while waiting:
        share, order, whole = heappop(waiting)
        if order not in masses or -share < COVERED:
            continue
        now = -weights.mass(mine[order] & rest[whole]) / masses[order]
        if now > share:
            heappush(waiting, (now, order, whole))
            continue
        found.setdefault(whole, []).append(order)
        del masses[order]
        left = rest[whole]
        for word, count in mine[order].items():
            if left[word] <= count:
                del left[word]
            else:
                left[word] -= count
    return found


def _wholes(
    parts: Mapping[int, Bag], rest: Mapping[int, Bag], weights: Weights, masses: Mapping[int, float]
) -> dict[int, list[int]]:
    """Return for each part the passages that may hold enough of its words."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for whole, words in rest.items():
        for word in words:
            holders[word].append(whole)
    room = max(_LEAST_ROOM, _ROOM // max(1, len(parts)))
    found: dict[int, list[int]] = {}
    for order, bag in parts.items():
        shared: defaultdict[int, float] = defaultdict(float)
        left = room
        for word in sorted(bag, key=lambda word: len(holders.get(word, ()))):
            among = holders.get(word, ())[:left]
            for whole in among:
                shared[whole] += weights.of(word) * min(bag[word], rest[whole][word])
            left -= len(among)
            if left <= 0:
                found[order] = nlargest(_LIKELY, shared, key=lambda whole: (shared[whole], -whole))
                break
        else:
            found[order] = [whole for whole, mass in shared.items() if mass / masses[order] >= _NEARLY]
    return found
