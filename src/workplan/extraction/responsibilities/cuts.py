"""The text of a list → where its elements stand: cut at separators, at 和 between bodies, where two bodies touch."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final

import regex

from workplan.lexicon import Lexicon
from workplan.names.shapes import Bodies

# One token: everything up to a separator that stands outside brackets.
_TOKEN: Final = regex.compile(r"(?:[^、,;/|。:\n丶①-⑳()〔〕\[\]]++|[(〔\[][^()〔〕\[\]]{0,60}+[)〕\]]|[(〔\[\])〕])++")
_NOUN: Final = r"(?:部门|单位|机构|地区|地方|企业|科室|处室|乡镇|县区|区县|主体|地)"
# 等 and what may follow it before the list goes on: 等部门, 等3个单位, 等国务院相关部门和单位.
ETC: Final = regex.compile(
    r"等(?:[\d一二三四五六七八九十]{1,3}个)?(?:国务院|中央|[省市县区][直级])?各?(?:有关|相关|其[他它]|成员|责任|职能)?"
    rf"(?:[省市县区州]{{1,2}}(?:人民)?(?:政府)?|{_NOUN}(?:[和及、]?{_NOUN})?)?(?=$|[和及与]|以及|各)"
)
# 和 that is no part of a place's name.
AND: Final = r"和(?!平区|田|林格尔|顺县|静县|龙市|硕县)"
# Where two elements may meet: 和 and its like; 等各市政府; 各地区各部门; 省教育厅省财政厅.
_MEETING: Final = regex.compile(
    rf"(?P<word>以及|{AND}|[及与]|(?<=\p{{Han}}{{2}})等(?=各))|"
    r"(?P<each>(?<=(?:各|有关|相关)\p{Han}{0,6}(?:部门|单位|地区|地|政府|[市县区]))(?<!各级)(?=各(?!级)))|"
    r"(?P<level>(?<=[厅局委办部院会])(?=[省市县区州]\p{Han}{2}))"
)
# A phrase that leans on the body before it: 财政部及其所属单位 is one element.
_DEPENDENT: Final = regex.compile(r"所属|下属|直属|其|相关|单位|部门|企业|机构|个人|人员|主要")
STEMS: Final = frozenset(level + end for level in "省市县区州旗盟" for end in ("委", "政府"))


class ListCuts:
    """Cuts lists with the words of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._bodies = lexicon.build(Bodies)
        self._known = lru_cache(maxsize=8192)(self._pieces)

    def tokens(self, text: str) -> list[tuple[int, int]]:
        """Return the stretches of ``text`` between separators; those in brackets are none."""
        return [token.span() for token in _TOKEN.finditer(text)]

    def elements(self, text: str, tokens: Collection[tuple[int, int]], gaps: Collection[int]) -> list[tuple[int, int]]:
        """Cut ``tokens`` further, where two complete bodies meet without a separator.

        Args:
            text: the list.
            tokens: stretches of it.
            gaps: positions where the source has white space.

        >>> from workplan.lexicon import default
        >>> cuts = default().build(ListCuts)
        >>> text = "财政部和商务部、住房和城乡建设厅、各地区各部门"
        >>> [text[a:b] for a, b in cuts.elements(text, cuts.tokens(text), ())]
        ['财政部', '商务部', '住房和城乡建设厅', '各地区', '各部门']
        """
        found: list[tuple[int, int]] = []
        for start, end in tokens:
            inside = tuple(gap - start for gap in gaps if start < gap < end) if gaps else ()
            found += [(start + a, start + b) for a, b in self._known(text[start:end], inside)]
        return found

    def _pieces(self, token: str, gaps: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
        pieces: list[tuple[int, int]] = []
        at = 0
        for stop, goes_on in self._cuts(token, gaps):
            if stop > at:
                pieces.append((at, stop))
            at = goes_on
        return (*pieces, (at, len(token)))

    def _cuts(self, token: str, gaps: tuple[int, ...]) -> Iterator[tuple[int, int]]:
        end = len(without_etc(token))
        meetings = [found.span() for found in _MEETING.finditer(token, 1, end) if self._may_cut(token, found)]
        meetings = sorted([*meetings, *((gap, gap) for gap in gaps if gap < end)])
        at = 0
        for number, (stop, goes_on) in enumerate(meetings):
            if stop < at or token[goes_on : goes_on + 1] in "(〔[" or _in_bracket(token, stop):
                continue
            left = token[at:stop]
            named = without_etc(left)
            if named == left:
                if stop == goes_on and left in STEMS:
                    continue
                if not (self._bodies.complete(left) and self._bodies.plausible(left)):
                    continue
                limits = [following for following, _ in meetings[number + 1 :]] + [end]
                if not any(self._alone(token[goes_on:limit]) for limit in limits):
                    continue
            yield stop, goes_on
            at = goes_on

    def _may_cut(self, token: str, found: regex.Match[str]) -> bool:
        """Tell whether a meeting can part two bodies; without a word between them, both have the same prefix."""
        if found["level"] is None:
            return True
        behind = token[found.end() :]
        return behind[0] == token[0] and self._bodies.prefix(behind) is not None

    def _alone(self, right: str) -> bool:
        return self._bodies.complete(without_etc(right)) and _DEPENDENT.match(right) is None


def without_etc(name: str) -> str:
    """Return ``name`` without 等 and what hangs on it at its end.

    >>> without_etc("住房城乡建设部等国务院相关部门")
    '住房城乡建设部'
    """
    if "等" not in name:
        return name
    found = ETC.search(name)
    while found is not None and found.end() != len(name):
        found = ETC.search(name, found.start() + 1)
    return name[: found.start()] if found else name


def _in_bracket(text: str, at: int) -> bool:
    before = text[:at]
    return before.count("(") + before.count("〔") > before.count(")") + before.count("〕")
