"""Folded text → words: jieba's, but never cut inside the name of a unit or a regulation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from workplan.segmenting import cutter


def start() -> None:
    """Load what cutting needs, so that the first comparison doesn't have to."""
    cutter()


_LONGEST: Final = 200
"""Characters of a name that is never cut; what is longer is no name."""

_CLAUSE: Final = re.compile(r"[^,。;:、.!?()《》“”]{1,300}|[,。;:、.!?()《》“”]")
"""A mark, or what stands between two, but never so long that jieba, whose work grows with its square, takes long."""


class _Names:
    """Names by their first two characters: finding them in a text takes no longer if there are thousands."""

    def __init__(self, names: Iterable[str]) -> None:
        self._all = {name for name in names if 1 < len(name) <= _LONGEST}
        lengths: dict[str, set[int]] = {}
        for name in self._all:
            lengths.setdefault(name[:2], set()).add(len(name))
        self._lengths = {head: sorted(found, reverse=True) for head, found in lengths.items()}
        firsts = "".join(sorted({re.escape(head[0]) for head in lengths}))
        self._first = re.compile(f"[{firsts}]") if firsts else None

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where names stand in ``text``, the longest at each place."""
        at = 0
        while self._first is not None and (found := self._first.search(text, at)):
            start = found.start()
            ends = (start + length for length in self._lengths.get(text[start : start + 2], ()))
            end = next((end for end in ends if text[start:end] in self._all), start)
            if end > start:
                yield start, end
            at = max(end, start + 1)


def word_cutter(names: Iterable[str]) -> Callable[[str], list[str]]:
    """Return a function that cuts folded text into words; joined, they are the text.

    Each clause is cut once however often it comes, which two editions of one plan make the usual case.

    Args:
        names: what is never cut, whatever jieba's dictionary holds: units, titles of regulations.

    >>> cut = word_cutter(["省司法厅", "城镇燃气管理条例"])
    >>> cut("由省司法厅修订《城镇燃气管理条例》。")
    ['由', '省司法厅', '修订', '《', '城镇燃气管理条例', '》', '。']
    """
    known: dict[str, list[str]] = {}
    named = _Names(names)

    def plain(text: str) -> Iterator[str]:
        for match in _CLAUSE.finditer(text):
            clause = match[0]
            found = known.get(clause)
            if found is None:
                found = known[clause] = [clause] if len(clause) == 1 else list(cutter().cut(clause))
            yield from found

    def cut(text: str) -> list[str]:
        words: list[str] = []
        at = 0
        for start, end in named.places(text):
            words += plain(text[at:start])
            words.append(text[start:end])
            at = end
        words += plain(text[at:])
        return words

    return cut
