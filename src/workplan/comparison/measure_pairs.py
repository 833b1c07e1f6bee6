"""Two sections that stand for one another → their measures that surely do: a unit is seen to change its measure."""

from __future__ import annotations

from itertools import chain
from typing import Final

from workplan.comparison.passages import Passage
from workplan.matching import ratio, runs

_ALIKE: Final = 0.5
"""Share of characters that two measures have in common which stand between the same neighbours."""


def measure_pairs(old: Passage, new: Passage) -> dict[int, int]:
    """Return the numbers of the new measures by those of the old ones; what is unsure is left out.

    Measures that say the same are pairs; of what stands between them, as many on either side, those that are alike.
    """
    before, after = old.measures, new.measures
    if not (before and after):
        return {}
    found: list[tuple[int, int]] = []
    a = c = 0
    same = runs([text for _, text in before], [text for _, text in after])
    for i, j, length in chain(same, [(len(before), len(after), 0)]):
        if i - a == j - c:
            between = zip(range(a, i), range(c, j), strict=True)
            found += [(m, n) for m, n in between if ratio(before[m][1], after[n][1]) >= _ALIKE]
        found += [(i + at, j + at) for at in range(length)]
        a, c = i + length, j + length
    return {before[m][0]: after[n][0] for m, n in found}
