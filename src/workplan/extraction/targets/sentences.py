"""The sentences of a view with the lexicon's cues in them, and the words of time in its paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import Final, NamedTuple

from workplan.extraction.targets.cues import Cues
from workplan.writing.dates import five_year_plan
from workplan.writing.late import late

# How far a sentence is followed to the left and to the right of a figure, in characters.
_BACK: Final = 300
_ON: Final = 160
_STOPS: Final = "。;\n!?"
_STOP: Final = re.compile(f"[{_STOPS}]")
# 比2020年提高: a year to compare with. 自2019年起: one to start from. (2018—2022年: one of a name.
_BASES: Final = frozenset("比较以自从与及至和(—-")
# 在2021年工作基础上: what it is built on.
_UPON: Final = late(r"[^,。;:、\n]{0,8}基础上")
# 不低于上年, 好于去年, 超过上年: held against whatever the sentence tells. 比上年 is only where it looks ahead.
_THAN: Final = late(r"(?:[高低优好多少大小快慢]于|超过?)\Z")
_COMPARED: Final = frozenset("比较与同")
# 比去年同期 tells a half-year's figures; 超过上年末净资产的20% is a share of something.
_PERIOD: Final = "同期"
_PARTS: Final = ("末", "底", "度")
# 十四五期间: the plan is named by what stands in front of the last of these.
_FIVE: Final = "五"
# 年内建成 hopes, 5年内降税 doesn't.
_WITHIN_YEAR: Final = "年内"
_NUMERALS: Final = frozenset("0123456789一二三四五六七八九十两几")
# 补贴性培训 is a kind of training.
_KIND: Final = "性"
# The kinds of which a word may be none where it stands.
_SEEMING: Final = frozenset(("state", "grant", "hope"))
# 拥有量 is a noun.
_MEASURES: Final = frozenset("量率数权者")


class Cue(NamedTuple):
    """A word of a sentence that tells about its figures."""

    start: int
    end: int
    kind: str
    word: str


class Anchor(NamedTuple):
    """A word of time in a paragraph, and whether what follows it is past."""

    start: int
    past: bool


class Sentence:
    """A stretch without full stop or semicolon; ``start`` and ``end`` are its place in the view's text."""

    def __init__(self, text: str, start: int, end: int, cues: Cues) -> None:
        self.start = start
        self.end = end
        self._text = text
        self._cues = cues

    @cached_property
    def cues(self) -> list[Cue]:
        """The cues of the sentence, the last one first."""
        kinds = self._cues.kinds
        found: list[Cue] = []
        for match in self._cues.cue.finditer(self._text, self.start, self.end):
            word, (start, end) = match[0], match.span()
            kind = kinds.get(word, "hope")
            if kind not in _SEEMING or self._tells(word, kind, start, end):
                found.append(Cue(start, end, kind, word))
        found.reverse()
        return found

    def _tells(self, word: str, kind: str, start: int, end: int) -> bool:
        """Tell whether a word is a cue where it stands: 拥有量, 补贴性 and 5年内 hold none."""
        if kind == "state":
            return self._text[end : end + 1] not in _MEASURES
        if kind == "grant":
            return self._text[end : end + 1] != _KIND
        return word != _WITHIN_YEAR or self._text[start - 1 : start] not in _NUMERALS


class Sentences:
    """The sentences of a text, each made when a figure in it is first asked about, from front to back."""

    def __init__(self, text: str, cues: Cues) -> None:
        self._text = text
        self._cues = cues
        self._last = Sentence(text, 0, -1, cues)

    def around(self, start: int, end: int) -> Sentence:
        """Return the sentence that a figure from ``start`` to ``end`` stands in."""
        if start >= self._last.end:
            text = self._text
            # A text without stops is cut, so that what is looked at stays small.
            opens = max(0, start - _BACK)
            for mark in _STOPS:
                opens = max(opens, text.rfind(mark, opens, start) + 1)
            closes = min(len(text), max(start + _ON, end))
            stop = _STOP.search(text, start, closes)
            self._last = Sentence(text, opens, stop.start() if stop is not None else closes, self._cues)
        return self._last


def is_measure(text: str, start: int, end: int, *, ahead: bool, hoped: bool = False) -> bool:
    """Tell whether the year from ``start`` is only compared with: 高于上年, and where the text looks ahead 比上年.

    Args:
        text: the view's text.
        start, end: where 上年, 去年 stand in it.
        ahead: whether the paragraph tells of a year to come.
        hoped: whether the figure itself is one to be reached.

    >>> is_measure("产量不低于上年", 5, 7, ahead=False), is_measure("已于上年", 2, 4, ahead=False)
    (True, False)
    """
    if text[start - 1 : start] in _COMPARED:
        return hoped or (ahead and not text.startswith(_PERIOD, end))
    return _THAN.search(text, max(0, start - 2), start) is not None and not text.startswith(_PARTS, end)


class Anchors:
    """The words of time in the paragraphs of a text.

    Args:
        text: the text.
        cues: the lexicon's words.
        year: the first year that is not the past, None if unknown.
        plans: whether the document is a plan by its title: it looks ahead where nothing says otherwise.
    """

    def __init__(self, text: str, cues: Cues, *, year: int | None, plans: bool) -> None:
        self._text = text
        self._plans = plans
        self._cues = cues
        self._year = year
        self._paragraph = -1
        self._anchors: list[Anchor] = []

    def before(self, at: int) -> Anchor | None:
        """Return the last word of time in front of ``at`` in its paragraph."""
        line = self._text.rfind("\n", 0, at) + 1
        if line != self._paragraph:
            self._paragraph = line
            stop = self._text.find("\n", at)
            self._anchors = list(self._between(line, stop if stop >= 0 else len(self._text)))
        k = bisect_left(self._anchors, (at, False))
        return self._anchors[k - 1] if k else None

    def _is_base(self, year: re.Match[str]) -> bool:
        """Tell whether a year is only built or counted upon: 较2021年, 在2021年工作基础上."""
        if self._text[year.start() - 1 : year.start()] in _BASES:
            return True
        return _UPON.match(self._text, year.end()) is not None

    def _between(self, start: int, end: int) -> Iterator[Anchor]:
        ahead = self._plans
        numbered = self._cues.numbered.search(self._text, start, end) is not None
        anchor = self._cues.anchor if numbered else self._cues.named_anchor
        for m in anchor.finditer(self._text, start, end):
            word = m[0]
            if word in self._cues.ago or self._cues.back.fullmatch(word):
                if not is_measure(self._text, m.start(), m.end(), ahead=ahead):
                    yield Anchor(m.start(), past=True)
                    ahead = False
            elif word[0] not in "12十":
                yield Anchor(m.start(), past=False)
                ahead = True
            elif self._year is not None and not self._is_base(m):
                last = int(word[:4]) if word[0] != "十" else five_year_plan(word[: word.index(_FIVE, 2)])[1]
                ahead = last >= self._year
                yield Anchor(m.start(), past=not ahead)
