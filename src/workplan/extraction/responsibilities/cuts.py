"""The text of a list → where its elements stand: cut at separators, at 和 between bodies, where two bodies touch."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import accumulate
from typing import Final, NamedTuple

import regex

from workplan.kept import kept
from workplan.lexicon import Lexicon
from workplan.names.bodies import is_body
from workplan.names.shapes import Bodies
from workplan.names.spelled_out import pairs
from workplan.writing.late import late_regex

# One token: everything up to a separator that stands outside brackets and quotation marks.
_TOKEN: Final = late_regex(
    r"""
    (?:
        [^、,;/|。:\n丶①-⑳()〔〕\[\]“"]++              # 市教育局
        | [(〔\[][^()〔〕\[\]]{0,60}+[)〕\]]            # (市、区)
        | “[^“”]{0,40}+” | "[^"]{0,40}+"               # “双随机、一公开”
        | [(〔\[)〕\]“"]
    )++
    """,
    regex.VERBOSE,
)
_NOUN: Final = r"(?:部门|单位|机构|地区|地方|企业|科室|处室|乡镇|县区|区县|主体|地)"
# 等 and what may follow it before the list goes on: 等部门, 等3个单位, 等市政府有关部门(单位), 等省市人民政府.
ETC: Final = late_regex(
    rf"""
    (?<![高中初平均同对优])等(?![级待候效])                        # no 高等学校, 均等化, 等级
    (?:[\d一二三四五六七八九十]{{1,3}}个?)?
    (?:
        (?:有关|相关)?[省市县区州]{{1,2}}(?:(?:人民)?政府)?       # 等市, 等省市人民政府
        | (?!各(?!有关|相关|{_NOUN}))
          (?:(?![和及与])[\p{{Han}}()]){{0,20}}?                  # 等市直(驻市)进驻…
          {_NOUN}(?:[和及、]?{_NOUN})?(?:\({_NOUN}\))?            # 单位, 部门和单位, 部门(单位)
        | (?:有关|相关|行业)(?:(?![和及与各])\p{{Han}}){{1,5}}[会校院所]   # 行业协会, 有关高校
    )?
    (?=$|[和及与]|以及|各)
    """,
    regex.VERBOSE,
)
# 和 that is no part of a place's name.
AND: Final = r"和(?!平区|田|林格尔|顺县|静县|龙市|硕县)"
# Where two elements may meet.
_MEETING: Final = late_regex(
    rf"""
    (?P<word>以及|{AND}|[及与]|(?<=\p{{Han}}{{2}})等(?=各))                      # 和; 等|各市政府
    | (?P<each>
        (?<=(?:各|有关|相关)\p{{Han}}{{0,6}}(?:部门|单位|地区|地|政府|[市县区]))   # 各地区|各部门
        (?<!各级)(?=各(?!级))
      )
    | (?P<level>(?<=[厅局委办部院会])(?=[省市县区州]\p{{Han}}{{2}}))               # 省教育厅|省财政厅
    """,
    regex.VERBOSE,
)
# A phrase that leans on the body before it: 财政部及其所属单位 is one element.
_DEPENDENT: Final = late_regex(r"所属|下属|直属|其|单位|部门|企业|机构|个人|人员|主要")
STEMS: Final = frozenset(level + end for level in "省市县区州旗盟" for end in ("委", "政府"))


_AHEAD: Final = 40
"""Places where the next body may end that are looked at for each place where two may meet."""


class _Meeting(NamedTuple):
    """Where two elements may meet, what stands between them left out; ``blank``: nothing but white space does."""

    stop: int
    goes_on: int
    blank: bool = False


class ListCuts:
    """Cuts lists with the words of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._bodies = lexicon.build(Bodies)
        self._pairs = lexicon.build(pairs)
        self._known = kept(self._pieces, most=8192)

    def tokens(self, text: str) -> list[tuple[int, int]]:
        """Return the stretches of ``text`` between separators; those in brackets and quotation marks are none."""
        return [token.span() for token in _TOKEN.finditer(text)]

    def elements(
        self, text: str, tokens: Collection[tuple[int, int]], gaps: Collection[int], *, cell: bool = False
    ) -> list[tuple[int, int]]:
        """Cut ``tokens`` further, where two complete bodies meet without a separator.

        Args:
            text: the list.
            tokens: stretches of it.
            gaps: positions where the source has white space.
            cell: whether the list is a cell of a table, where a line may end behind each body.

        >>> from workplan.lexicon import default
        >>> cuts = default().build(ListCuts)
        >>> text = "财政部和商务部、住房和城乡建设厅、各市自然资源和规划局、各地区各部门"
        >>> [text[a:b] for a, b in cuts.elements(text, cuts.tokens(text), ())]
        ['财政部', '商务部', '住房和城乡建设厅', '各市自然资源和规划局', '各地区', '各部门']
        """
        found: list[tuple[int, int]] = []
        for start, end in tokens:
            inside = tuple(gap - start for gap in gaps if start < gap < end) if gaps else ()
            found += [(start + a, start + b) for a, b in self._known(text[start:end], inside, cell)]
        return found

    def _pieces(self, token: str, gaps: tuple[int, ...], cell: bool) -> tuple[tuple[int, int], ...]:
        pieces: list[tuple[int, int]] = []
        at = 0
        for stop, goes_on in self._cuts(token, gaps, cell):
            if stop > at:
                pieces.append((at, stop))
            at = goes_on
        return (*pieces, (at, len(token)))

    def _cuts(self, token: str, gaps: tuple[int, ...], cell: bool) -> Iterator[tuple[int, int]]:
        end = len(without_etc(token))
        meetings = self._meetings(token, gaps, end)
        at = 0
        for number, meeting in enumerate(meetings):
            stop, goes_on, blank = meeting
            left = token[at:stop]
            named = without_etc(left)
            limits = [following.stop for following in meetings[number + 1 : number + 1 + _AHEAD]]
            if len(limits) < _AHEAD:
                limits.append(end)
            rights = [token[goes_on:limit] for limit in limits]
            if named == left and not self._meet(left, rights, touch=stop == goes_on):
                continue
            if blank and not cell and not self._parted(left, rights[0]):
                continue
            yield stop, goes_on
            at = goes_on

    def _meetings(self, token: str, gaps: tuple[int, ...], end: int) -> list[_Meeting]:
        """Return where elements may meet before ``end``, neither in brackets nor in what 等 adds (等部门和单位)."""
        found = [_Meeting(*m.span()) for m in _MEETING.finditer(token, 1, end) if self._may_cut(token, m)]
        found += [_Meeting(gap, gap, True) for gap in gaps if gap < end]
        within = bytearray(len(token) + 1)
        for etc in ETC.finditer(token) if "等" in token else ():
            within[etc.start() + 1 : etc.end()] = b"\1" * (etc.end() - etc.start() - 1)
        opened = [0, *accumulate((char in "(〔") - (char in ")〕") for char in token)]
        return [
            meeting
            for meeting in sorted(found)
            if token[meeting.goes_on : meeting.goes_on + 1] not in "(〔["
            and opened[meeting.stop] <= 0
            and not within[meeting.stop]
        ]

    def _may_cut(self, token: str, found: regex.Match[str]) -> bool:
        """Tell whether a meeting can part two bodies; without a word between them, both have the same level ahead."""
        return found["level"] is None or token[found.end()] == token[0]

    def _meet(self, left: str, rights: list[str], *, touch: bool) -> bool:
        """Tell whether ``left`` and one of ``rights`` are complete bodies; ``touch``: no word stands between them."""
        if left in self._bodies.levels:  # 各区、县|和市级各部门
            return any("各" in right for right in rights)
        if (touch and left in STEMS) or not (self._bodies.closed(left) and self._bodies.plausible(left)):
            return False
        return any(self._alone(right) for right in rights)

    def _alone(self, right: str) -> bool:
        return self._bodies.complete(without_etc(right)) and _DEPENDENT.match(right) is None

    def _parted(self, left: str, right: str) -> bool:
        """Tell whether a blank parts two bodies, not one name: 市水务局|市气象局; 证券市|场处, 各级司|法行政部门."""
        if not right or is_body(left + right, self._lexicon):  # with nothing behind the blank, the word behind it parts
            return False
        if any(is_body(name, self._lexicon) for name in (left, right)) or self._bodies.group(right):
            return True
        return self._bodies.group(left) and left[-1] + right[0] not in self._pairs


def without_etc(name: str) -> str:
    """Return ``name`` without 等 and what hangs on it at its end.

    >>> [without_etc(name) for name in ("住房城乡建设部等国务院相关部门", "市商务局等市直(驻市)进驻单位", "市高等学校")]
    ['住房城乡建设部', '市商务局', '市高等学校']
    """
    if "等" not in name:
        return name
    found = ETC.search(name)
    while found is not None and found.end() != len(name):
        found = ETC.search(name, found.start() + 1)
    return name[: found.start()] if found else name
