"""A view's text → where its 《titles》 stand.

The outermost pair of marks counts: 〈〉 and 《》 inside belong to the title. Marks that do not pair are mended where
the title's end can be told, and reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from workplan.lexicon import Lexicon
from workplan.rulebook import Doubt, Found
from workplan.writing.late import late
from workplan.writing.patterns import alternation

UNCLOSED: Final = "regulation.unclosed"
UNPAIRED: Final = "regulation.unpaired"

DOUBTS: Final = (
    Doubt(
        UNCLOSED, "书名号只有左半边，题名按词尾断开", "a title mark is not closed; the title was ended at its last word"
    ),
    Doubt(UNPAIRED, "书名号左右不成对", "title marks do not pair"),
)

# A title may run over lines, but not further than this: beyond it the opening mark is taken for a slip.
_LONGEST: Final = 150
_PLAIN: Final = re.compile(r"《[^《》〈〉\n]{1,150}》")
_MARK: Final = late(r"[《》〈〉\n]")
_LONGEST_TAIL: Final = 12


class Endings(NamedTuple):
    """The words that tell where a title ends whose marks do not pair.

    Attributes:
        ends: the last word of a title and what may stand behind a title: 《…管理办法(试行)、
        goes_on: what stands before a title inside a title: 《关于印发《…
        tail: what stands behind a title inside a title: …》的通知》
    """

    ends: re.Pattern[str]
    goes_on: re.Pattern[str]
    tail: re.Pattern[str]


def endings(lexicon: Lexicon) -> Endings:
    """Make the words ready; call it through ``lexicon.build``."""
    words = alternation(row["suffix"] for row in lexicon.table("title_suffixes") if row["category"] != "other")
    sending = alternation(row["verb"] for row in lexicon.table("actions") if row["role"] == "acts" and row["action"])
    return Endings(
        ends=re.compile(
            rf"{words}(?:\((?:试行|暂行|修订|修订版|草案|征求意见稿|\d{{4}}[^()]{{0,10}})\))?(?=$|[,、。;:(\n《的和等])"
        ),
        goes_on=re.compile(rf"[^,、。;]{{0,60}}(?:关于|{sending})$"),
        tail=re.compile(rf"[^,、。;:]{{0,{_LONGEST_TAIL - 2}}}{words}$"),
    )


class Title(NamedTuple):
    """A title in a view's text: ``text[start:end]`` with its marks, ``text[first:last]`` without."""

    start: int
    end: int
    first: int
    last: int


class Titles(NamedTuple):
    """The titles of a text in order, and the marks that did not pair."""

    found: list[Title]
    doubts: list[Found]


def titles(text: str, lexicon: Lexicon, *, parted: Callable[[int], bool] = lambda at: False) -> Titles:
    """Find the titles of a view's text.

    Args:
        text: text of a view (folded, so that «» are 《》).
        lexicon: the words in force.
        parted: tells of a line end whether a table stands there in the source, so that no title goes on.

    >>> from workplan.lexicon import default
    >>> text = "按照《关于修改〈甲条例〉的决定》和《乙办法》"
    >>> [text[t.first:t.last] for t in titles(text, default()).found]
    ['关于修改〈甲条例〉的决定', '乙办法']
    """
    opened = text.count("《")
    if not opened and "》" not in text:
        return Titles([], [])
    plain = [m.span() for m in _PLAIN.finditer(text)] if opened == text.count("》") else []
    if len(plain) == opened and opened:
        return Titles([Title(a, b, a + 1, b - 1) for a, b in plain], [])
    return _Scan(text, lexicon.build(endings), parted).run()


class _Scan:
    """One walk over the marks of a text in which they do not simply pair."""

    def __init__(self, text: str, words: Endings, parted: Callable[[int], bool]) -> None:
        self.text = text
        self.words = words
        self.parted = parted
        self.found: list[Title] = []
        self.doubts: list[Found] = []
        self.open: list[int] = []  # places of 《 and 〈 that still wait for their closing mark
        self.inner: list[tuple[int, int]] = []  # 《》 pairs inside the outermost open mark, none inside another
        self.wrong = -1  # a 〉 where 》 was due

    def run(self) -> Titles:
        text = self.text
        for m in _MARK.finditer(text):
            at, mark = m.start(), m.group()
            if mark == "《" or (mark == "〈" and self.open):
                self.open.append(at)
            elif mark == "〉" and self.open:
                if text[self.open[-1]] == "〈":
                    self.open.pop()
                elif self.wrong < 0:
                    self.wrong = at
            elif mark == "》":
                self._close(at)
            elif mark == "\n" and self.open and not self._goes_on(at):
                self._give_up(at)
        if self.open:
            self._give_up(len(text))
        return Titles(self.found, self.doubts)

    def _close(self, at: int) -> None:
        """Take the closing mark at ``at``."""
        if not self.open:
            self._stray(at)
            return
        top = self.open.pop()
        if self.text[top] == "〈":
            # 《关于修改〈甲》的决定》: it closes the inner mark only where another closing mark follows.
            further = _MARK.search(self.text, at + 1)
            if further and further.group() == "》" and further.start() - at <= 30:
                self.doubts.append(Found(UNPAIRED, at, at + 1))
                return
            while self.text[top] == "〈":
                self.doubts.append(Found(UNPAIRED, top, top + 1))
                top = self.open.pop()
        if self.open:
            while self.inner and self.inner[-1][0] > top:
                self.inner.pop()
            self.inner.append((top, at + 1))
        else:
            self._keep(top, at + 1)

    def _keep(self, start: int, end: int) -> None:
        if end - start > 2:
            self.found.append(Title(start, end, start + 1, end - 1))
        self.inner.clear()
        self.wrong = -1

    def _stray(self, at: int) -> None:
        """A closing mark without opening one ends the title before it, if that reads on: 《关于印发甲》的通知》."""
        self.doubts.append(Found(UNPAIRED, at, at + 1))
        if self.found:
            last = self.found[-1]
            if at - last.end <= _LONGEST_TAIL and self.words.tail.match(self.text, last.end, at):
                self.found[-1] = Title(last.start, at + 1, last.first, at)

    def _goes_on(self, at: int) -> bool:
        """Tell whether an open title runs on behind the line end at ``at``."""
        if self.parted(at):
            return False
        further = _MARK.search(self.text, at + 1)
        while further and further.group() == "\n" and further.start() - self.open[0] <= _LONGEST:
            further = _MARK.search(self.text, further.end())
        if further is None or further.start() - self.open[0] > _LONGEST or "。" in self.text[at : further.start()]:
            return False
        return further.group() in "》〉" or (further.group() == "〈" and self.text.find("》", further.start()) >= 0)

    def _give_up(self, limit: int) -> None:
        """Decide what an opening mark was that nothing closed before ``limit``."""
        text, start, inner, wrong = self.text, self.open[0], list(self.inner), self.wrong
        second = min((p for p in (*self.open[1:], *(a for a, _ in inner)) if text[p] == "《"), default=-1)
        self.open.clear()
        self.inner.clear()
        self.wrong = -1
        if inner and self.words.goes_on.match(text[start + 1 : inner[0][0]]):
            self.doubts.append(Found(UNPAIRED, inner[0][0], inner[0][0] + 1))
            self._keep(start, inner[0][1])
            inner = inner[1:]
        elif wrong >= 0 and not start < second < wrong:
            self.doubts.append(Found(UNPAIRED, wrong, wrong + 1))
            self._keep(start, wrong + 1)
        else:
            bound = min(second if second > 0 else limit, limit, start + _LONGEST)
            ends = self.words.ends.search(text, start + 2, bound)
            self.doubts.append(Found(UNCLOSED, start, start + 1, text[start + 1 : ends.end()] if ends else ""))
            if ends:
                self.found.append(Title(start, ends.end(), start + 1, ends.end()))
        for a, b in inner:
            self._keep(a, b)
