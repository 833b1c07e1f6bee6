"""The text of a view → its sentences: between 。；！？ or line ends, outside brackets and quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Final

from workplan.writing.late import late

_CLOSING: Final = dict(zip("([【〔{“‘「『《〈", ")]】〕}”’」』》〉", strict=True))
_STOP: Final = re.compile(r"[。;!?\n]")
_MARK: Final = late(rf"[。;!?\n{re.escape(''.join((*_CLOSING, *_CLOSING.values())))}]")
# a pair that holds a stop, which few texts have: a pattern for each, as few texts have all kinds of pairs
_HOLDING: Final = {a: late(rf"{re.escape(a)}[^{re.escape(b)}\n。;!?]{{0,300}}+[。;!?]") for a, b in _CLOSING.items()}
_STOPS: Final = frozenset("。;!?\n")
_COMMAS: Final = frozenset(",、")
_DEEPEST: Final = 8
"""How many open brackets a closing one is held against."""


def stops(text: str) -> list[int]:
    """Return where the stops of a view stand; one inside a pair of brackets or quotation marks is none.

    >>> stops("建成“一张网。一个库”;开展(含复评。)评估。")
    [11, 22]
    """
    if not any(a in text and holding.search(text) is not None for a, holding in _HOLDING.items()):
        return [match.start() for match in _STOP.finditer(text)]
    found: list[int] = []
    opened: list[tuple[str, int]] = []
    for match in _MARK.finditer(text):
        mark = match.group()
        if mark in _STOPS:
            found.append(match.start())
            if mark == "\n":
                opened.clear()
        elif mark in _CLOSING:
            opened.append((_CLOSING[mark], len(found)))
        else:
            for depth in range(len(opened) - 1, max(-1, len(opened) - 1 - _DEEPEST), -1):
                if opened[depth][0] == mark:
                    del found[opened[depth][1] :], opened[depth:]
                    break
    return found


class Sentences:
    """The sentences of a view, cut at further edges too: where a heading ends, where a clause begins and ends."""

    def __init__(self, text: str, edges: Iterable[int]) -> None:
        self._text, self._stops, self._edges = text, stops(text), sorted(edges)

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return the sentence that holds ``text[start:end]``.

        >>> Sentences("编制目录。年底前建成平台;评估。", ()).around(5, 8)
        (5, 12)
        """
        marks, edges = self._stops, self._edges
        before, above = bisect_left(marks, start), bisect_right(edges, start)
        first = max(marks[before - 1] + 1 if before else 0, edges[above - 1] if above else 0)
        while first < start and self._text[first] in _COMMAS:
            first += 1
        behind, below = bisect_left(marks, end), bisect_left(edges, end)
        last = marks[behind] if behind < len(marks) else len(self._text)
        return first, min(last, edges[below]) if below < len(edges) else last
