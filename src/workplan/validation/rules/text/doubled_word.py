"""Words and clauses that stand twice in a row: 加强加强, 的的.

Two equal stretches side by side are no fault as such (省人民政府|政府采购, 可以|以人民币计价): a doubling counts only
where words end at its beginning, between its halves and at its end, and where its second half can begin no compound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

import regex

from workplan.model import Severity
from workplan.validation.draft.word_bounds import Window, joins_compounds, window
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit, Mend
from workplan.writing.patterns import alternation

if TYPE_CHECKING:
    from workplan.lexicon import Lexicon
    from workplan.validation.draft.draft import Draft

_SINGLE: Final = re.compile(r"([的了在是和与及对把被将为由从以])\1")
_DOUBLED: Final = re.compile(r"([\u4e00-\u9fff]{2,8}?)\1")
# A clause or sentence with its mark, written once more: 加强统筹协调，加强统筹协调，
_CLAUSE: Final = re.compile(r"(?:^|(?<=[,。;:、\n]))([\u4e00-\u9fff]{5,60}[,;。])\1")
# A clause once more with something behind it: 学习贯彻，学习贯彻落实精神
_TAKEN_UP: Final = re.compile(r"(?:^|(?<=[,。;:、\n]))([\u4e00-\u9fff]{4,60}),(?=\1[\u4e00-\u9fff])")
# Particles that can't follow themselves; of the other single characters each half may have a use of its own.
_NEVER_TWICE: Final = frozenset("的了和与及把被")
_SURE: Final = 5
# A stretch that begins with a particle goes on with what stands before it: 集体经济组织|的土地|的土地承包经营权
_LINKS: Final = frozenset("的了在是和与及对把被将为由从以之等")
# 很紧很紧, 一步一步: said twice for stress, or one by one.
_STRESSED: Final = frozenset("很越极太一")
_MARKS: Final = frozenset(",。;:、!?)》”\n")
# A heading that its sentence takes up has a number in front and is no word of two characters.
_MARKER: Final = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、])")
_HEADED: Final = 4


def _right(lexicon: Lexicon) -> regex.Pattern[str]:
    """Return the pattern of doubled stretches that are right: words in which the same characters meet (企业企业家)."""
    return regex.compile(r"\L<texts>", texts=[row["text"] for row in lexicon.table("doubled_words")])


class _Verbs(NamedTuple):
    """The verbs of tasks, and what is nothing but such verbs and how they are done: 认真学习贯彻."""

    known: frozenset[str]
    only: re.Pattern[str]


def _verbs(lexicon: Lexicon) -> _Verbs:
    rows = lexicon.table("actions")
    known = frozenset(row["verb"] for row in rows if row["role"] in ("acts", "helps") and len(row["verb"]) > 1)
    adverbs = alternation(row["verb"] for row in rows if row["role"] == "adverb" and len(row["verb"]) > 1)
    return _Verbs(known, re.compile(rf"(?:{adverbs})*(?:{alternation(known)})+"))


def check(draft: Draft) -> Iterator[Hit]:
    """Yield words and clauses that are written twice in a row."""
    text, verbs = draft.text, draft.lexicon.build(_verbs)
    for match in _CLAUSE.finditer(text):
        hit = _hit(match.start(), match.end(), draft.raw[match.start() : match.end(1)], safe=True)
        yield hit._replace(mend=Mend(match.end(1), match.end(), "", safe=True))
    for match in _TAKEN_UP.finditer(text):
        if verbs.only.fullmatch(match[1]):  # 应用程序，应用程序分发平台: with a noun it may be another thing
            yield _hit(match.start(), match.end() + len(match[1]), match[1], mend=False)
    for match in _DOUBLED.finditer(text):
        (start, end), word = match.span(), match[1]
        if len(set(word)) == 1 or text[start] in _STRESSED or _is_known(draft, start, end) or _heads(text, start, word):
            continue
        alone = text[start - 1 : start] in _MARKS and text[end : end + 1] in _MARKS
        if (alone and len(word) >= _SURE) or _is_slip(window(text, start, end), word, verbs):
            yield _hit(start, end, word, safe=alone and len(word) >= _SURE)
    for match in _SINGLE.finditer(text):
        (start, end), word = match.span(), match[1]
        if (start and text[start - 1] == word) or text[end : end + 1] == word or _is_known(draft, start, end):
            continue
        if start > 1 and text[start - 2] == text[start - 1]:  # 实实在在
            continue
        around = window(text, start, end)
        if around.is_cut_at_halves and not around.meets_words:
            yield _hit(start, end, word, safe=word in _NEVER_TWICE)


def _is_slip(around: Window, word: str, verbs: _Verbs) -> bool:
    """Tell whether the second half of a doubled word begins nothing, so that it stands there by mistake."""
    if word[0] in _LINKS:
        return False
    if around.opens_clause:
        return True
    if word in verbs.known and around.is_cut_before_second and not joins_compounds(word):
        return True  # 推进|推进改革: a verb with its object is no word, whatever the dictionary says
    if not around.is_cut_at_halves or around.meets_words:
        return False
    return not around.behind or not joins_compounds(word)


def _is_known(draft: Draft, start: int, end: int) -> bool:
    """Tell whether the doubling lies in a stretch that the lexicon knows to be right."""
    found = draft.lexicon.build(_right).finditer(draft.text, max(0, start - 6), end + 6, overlapped=True)
    return any(m.start() < end and m.end() > start and m.start() <= start + 1 and m.end() >= end - 1 for m in found)


def _heads(text: str, start: int, word: str) -> bool:
    """Tell whether a heading and the sentence below have lost their line end: 三、代理业务代理业务指…"""
    head = text[max(text.rfind("\n", 0, start), text.rfind("。", 0, start)) + 1 : start]
    return len(word) >= _HEADED and _MARKER.match(head.lstrip()) is not None and "," not in head and ";" not in head


def _hit(start: int, end: int, word: str, *, safe: bool = False, mend: bool = True) -> Hit:
    return Hit(
        start,
        end,
        f"“{word}”重复",
        f"{word} stands twice",
        Mend(start, end, word, safe=safe) if mend else None,
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
    bad="一、重点任务\n加强加强数据共享。\n二、保障措施\n加强统筹协调。\n",
    good="一、重点任务\n加强数据共享，省人民政府政府采购可以以人民币计价。\n二、保障措施\n加强统筹协调。\n",
    check=check,
)
