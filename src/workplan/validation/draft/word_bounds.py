"""A doubled stretch and what stands around it → where words begin and end there, by the dictionary."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import Final, NamedTuple

from workplan.segmenting import cutter, is_word

_ROOM: Final = 12
"""Characters on each side that tell where words begin."""
_LONGEST: Final = 6
_BEFORE: Final = re.compile(r"[\u4e00-\u9fff\s]*\Z")
_BEHIND: Final = re.compile(r"[\u4e00-\u9fff\s]*")
# With so many words of the dictionary a word is one that compounds are made of.
_MANY: Final = 8


class Window(NamedTuple):
    """A doubled stretch with the Chinese characters around it, white space left out.

    Attributes:
        before: what stands before it, up to a mark.
        half: the stretch, which stands twice.
        behind: what stands behind it, up to a mark.
    """

    before: str
    half: str
    behind: str

    @property
    def is_cut_at_halves(self) -> bool:
        """Tell whether words end before the doubling, between its halves and behind it.

        >>> Window("进一步", "加强", "数据共享").is_cut_at_halves, Window("小", "时随", "地").is_cut_at_halves
        (True, False)
        """
        start, size = len(self.before), len(self.half)
        return {start, start + size, start + 2 * size} <= self._bounds

    @property
    def is_cut_before_second(self) -> bool:
        """Tell whether a word ends before the doubling and the first half ends no longer one.

        >>> Window("全面", "推进", "改革").is_cut_before_second, Window("人民", "政府", "采购").is_cut_before_second
        (True, False)
        """
        start, size = len(self.before), len(self.half)
        return {start, start + size} <= self._bounds and not self._ends_word

    @property
    def _bounds(self) -> set[int]:
        return {0, *accumulate(map(len, cutter().cut(self.before + self.half * 2 + self.behind)))}

    @property
    def opens_clause(self) -> bool:
        """Tell whether the first half is a word with which a clause begins, so that nothing is there for it to end.

        >>> Window("", "紧密", "结合").opens_clause, Window("人民", "政府", "采购").opens_clause
        (True, False)
        """
        return not self.before and is_word(self.half) and not is_word(self.half * 2)

    @property
    def meets_words(self) -> bool:
        """Tell whether the first half may end a longer word or the second begin one: 中和|和, 产业|产业链.

        >>> Window("碳中", "和", "可持续").meets_words, Window("以上", "的", "资产").meets_words
        (True, False)
        """
        begins = (self.half + self.behind[:more] for more in range(1, min(_LONGEST, len(self.behind)) + 1))
        return self._ends_word or any(map(is_word, begins))

    @property
    def _ends_word(self) -> bool:
        ends = (self.before[-more:] + self.half for more in range(1, min(_LONGEST, len(self.before)) + 1))
        return any(map(is_word, ends))


def window(text: str, start: int, end: int) -> Window:
    """Return the doubling from ``start`` to ``end`` with what stands around it.

    >>> window("加快建设\\n建设平台，", 2, 7)
    Window(before='加快', half='建设', behind='平台')
    """
    before = _BEFORE.search(text, max(0, start - _ROOM), start)
    behind = _BEHIND.match(text, end, end + _ROOM)
    doubled = "".join(text[start:end].split())
    return Window(
        "".join(before.group().split()) if before else "",
        doubled[: len(doubled) // 2],
        "".join(behind.group().split()) if behind else "",
    )


@cache
def joins_compounds(word: str) -> bool:
    """Tell whether compounds both end and begin with ``word``, so that one may follow the other: 人民政府|政府采购.

    >>> joins_compounds("政府"), joins_compounds("加强")
    (True, False)
    """
    words = [known for known, count in cutter().FREQ.items() if count and word in known and known != word]
    ends = sum(known.endswith(word) for known in words)
    return ends >= 2 * _MANY or (ends >= _MANY and sum(known.startswith(word) for known in words) >= _MANY)
