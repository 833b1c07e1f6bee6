"""Words that stand twice in a row: 加强加强, 的的."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit, Mend

if TYPE_CHECKING:
    from workplan.lexicon import Lexicon
    from workplan.validation.draft.draft import Draft

_SINGLE: Final = re.compile(r"([的了在是和与及对把被将为由从以])\1")
# A heading that its sentence takes up has a number in front and is no word of two characters.
_MARKER: Final = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、])")
_HEADED: Final = 4
# 很紧很紧: said twice for stress.
# 微纳制造|制造业, 企业|企业家: the second word is longer.
_LONGER: Final = frozenset("业家者商")
# A row of a list of standards, whose columns have run together: AA通用智能制造|制造对象标识解析系统…
_STANDARDS: Final = re.compile(r"(?:国家|行业|地方|团体)标准|GB/T")
_STRESSED: Final = frozenset("很越极太")
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_DOUBLED: Final = re.compile(r"([\u4e00-\u9fff]{2,8}?)\1")


def _right(lexicon: Lexicon) -> regex.Pattern[str]:
    """Return the pattern of doubled stretches that are right: words in which the same characters meet (企业企业家)."""
    return regex.compile(r"\L<texts>", texts=[row["text"] for row in lexicon.table("doubled_words")])


class _Page:
    """A text and what has to be known of the whole of it, found out once."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def pairs(self) -> Counter[str]:
        """How often two characters stand beside each other."""
        return Counter(map("".join, pairwise(self.text)))

    @cached_property
    def _standards(self) -> list[int]:
        return [found.end() for found in _STANDARDS.finditer(self.text)]

    def names_standards(self, at: int) -> bool:
        """Tell whether the line names standards before ``at``."""
        before = bisect_right(self._standards, at)
        return before > 0 and "\n" not in self.text[self._standards[before - 1] : at]


def check(draft: Draft) -> Iterator[Hit]:
    """Yield words that are written twice in a row."""
    text = draft.text
    page = _Page(text)
    for match in _DOUBLED.finditer(text):
        word = match[1]
        if len(set(word)) > 1 and not _is_right(draft, page, *match.span()) and not _heads(text, match.start(), word):
            yield _hit(match.start(), match.end(), word)
    for match in _SINGLE.finditer(text):
        at = match.start()
        if at > 1 and text[at - 2] == text[at - 1]:  # 实实在在
            continue
        if not _is_right(draft, page, match.start(), match.end()):
            yield _hit(match.start(), match.end(), match[1])


def _is_right(draft: Draft, page: _Page, start: int, end: int) -> bool:
    """Tell whether the doubling at ``start`` lies in a stretch that is known to be right."""
    text = draft.text
    if text[start] in _STRESSED or text[end : end + 1] in _LONGER:
        return True
    if page.names_standards(start):
        return True
    if end - start == 4 and _meets(page, start):
        return True
    found = draft.lexicon.build(_right).finditer(text, max(0, start - 6), end + 6, overlapped=True)
    return any(m.start() < end and m.end() > start and m.start() <= start + 1 and m.end() >= end - 1 for m in found)


def _heads(text: str, start: int, word: str) -> bool:
    """Tell whether a heading and the sentence below have lost their line end: 三、代理业务代理业务指…"""
    head = text[max(text.rfind("\n", 0, start), text.rfind("。", 0, start)) + 1 : start]
    return len(word) >= _HEADED and _MARKER.match(head.lstrip()) is not None and "," not in head and ";" not in head


def _meets(page: _Page, start: int) -> bool:
    """Tell whether two words meet that share characters: 监测|预测|预警 has 测预 twice, and 预测 is the word.

    The word in the middle, and the one before it or behind it, stand elsewhere in the text too.
    """
    text, pairs = page.text, page.pairs
    middle, before, behind = text[start + 1 : start + 3], text[start - 1 : start + 1], text[start + 3 : start + 5]
    if pairs[middle] < 2 or not _HAN.match(before):
        return False
    return pairs[before] > 1 or pairs[behind] > 1


def _hit(start: int, end: int, word: str) -> Hit:
    return Hit(
        start,
        end,
        f"“{word}”重复",
        f"{word} stands twice",
        Mend(start, end, word),
    )


RULE: Final = CheckRule(
    code="X006",
    name="doubled-word",
    zh="字词重复",
    en="Words that stand twice",
    severity=Severity.WARNING,
    why_zh="相连的两个相同字词多为误敲或修改残留。",
    why_en="A word twice in a row is a slip of the hand or what an edit left.",
    source=CONSISTENCY,
    bad="一、重点任务\n加快建设建设数据平台。\n二、保障措施\n加强统筹协调。\n",
    good="一、重点任务\n加快建设数据平台。\n二、保障措施\n加强统筹协调。\n",
    check=check,
)
