"""Paragraph → marker: the number a section starts with, in every spelling, as kind, value and normalised label."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import IntEnum
from typing import Final, NamedTuple

from workplan.rulebook import Rule
from workplan.writing.late import late
from workplan.writing.numerals import numeral, value_of


class Scheme(IntEnum):
    """The kinds of markers in their usual order of nesting (GB/T 9704-2012, 7.3.3; laws: 编章节条; GB/T 1.1: 1.1)."""

    PART = 0
    CHAPTER = 1
    CLAUSE = 2
    ARTICLE = 3
    CHINESE = 4
    BRACKETED_CHINESE = 5
    NUMBER = 6
    DECIMAL_2 = 7
    DECIMAL_3 = 8
    DECIMAL_4 = 9
    BRACKETED_NUMBER = 10
    CIRCLED = 11


class Marker(NamedTuple):
    """A number that may start a section.

    Attributes:
        scheme: its kind.
        value: its number.
        label: the normalised label, e.g. ``(一)``, ``1``, ``第一条``.
        start: first character, in the searched text.
        end: behind the marker with its point, bracket and blanks.
    """

    scheme: Scheme
    value: int
    label: str
    start: int
    end: int


CN: Final = "[一二三四五六七八九十百〇零]"
"""One character of a number in a marker."""

ORDINALS: Final = {
    "编": Scheme.PART,
    "篇": Scheme.PART,
    "部分": Scheme.PART,
    "章": Scheme.CHAPTER,
    "节": Scheme.CLAUSE,
    "条": Scheme.ARTICLE,
}
"""The words behind 第…, and their schemes."""

# 第一章 总则 · 第三条 …   not: 第三条规定、第三条第二款
_ORDINAL = rf"第\s?(?P<ord>{CN}{{1,5}}|\d{{1,3}})\s?(?P<kind>编|篇|部分|章|节|条)(?![款规第的和至、,])[\s:、.]*"
# 一、 · 一. · 一，  · 二 、 · 三、、
_CHINESE = rf"(?P<cn>{CN}{{1,4}})\s{{0,2}}[、.,:]{{1,2}}\s*"
# （一） · (一)、 · 【一】 · (十) · (1) · （１）
_BRACKETED = rf"[(\[【〔]\s?(?:(?P<pcn>{CN}{{1,4}})|(?P<pnum>\d{{1,3}}))\s?[)\]】〕][、.,:]?\s*"
# 1. · 1、 · 12．  · 1﹒ · 4.2023年… · 5.. (but not 3.5亿, 9·15)
_NUMBER = r"(?P<num>\d{1,3})(?:\s{0,2}[、.·]{1,2}|\s?[^\w\s(《“‘—%～~:;,-][.、])(?!\d(?!\d{3}年|\d?月))\s*"
# 1)
_HALF_BRACKETED = r"(?P<hnum>\d{1,2})\)[、.,:]?\s*"
# ① ⑴ ⒈ ㈠
_SYMBOL = r"(?P<sym>[①-⑳⑴-⒇⒈-⒛㈠-㈩])[、.,:]?\s*"

_FORMS: Final = "|".join((_ORDINAL, _BRACKETED, _CHINESE, _HALF_BRACKETED, _NUMBER, _SYMBOL))
_AT_START: Final = re.compile(_FORMS)
_STARTS: Final = frozenset("第一二三四五六七八九十百([【〔0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳") | {
    chr(c) for c in (*range(0x2474, 0x249C), *range(0x3220, 0x322A))
}
_RANGES: Final = (
    ("①", "⑳", Scheme.CIRCLED),
    ("⑴", "⒇", Scheme.BRACKETED_NUMBER),
    ("⒈", "⒛", Scheme.NUMBER),
    ("㈠", "㈩", Scheme.BRACKETED_CHINESE),
)

# Where a number of a list may stand within a line: behind a stop or a blank, in brackets and circles anywhere.
_MAY_COUNT: Final = late(r"(?<=[\s。;、,])(?=\S)|(?=[(\[【〔①-⑳⑴-⒇⒈-⒛㈠-㈩])")
_WIDEST: Final = 24
"""Characters that tell a marker with what must stand behind it."""


def _marker(match: re.Match[str]) -> Marker | None:
    form = match.lastgroup
    assert form is not None  # each form ends in a group
    written = match[form]
    if form == "cn":
        value, scheme = value_of(written), Scheme.CHINESE
        label = numeral(value)
    elif form == "pcn":
        value, scheme = value_of(written), Scheme.BRACKETED_CHINESE
        label = f"({numeral(value)})"
    elif form == "num":
        value, scheme = int(written), Scheme.NUMBER
        label = str(value)
    elif form == "kind":
        value, scheme = value_of(match["ord"]), ORDINALS[written]
        label = f"第{numeral(value)}{written}"
    elif form == "sym":
        low, _, scheme = next(r for r in _RANGES if r[0] <= written <= r[1])
        value = ord(written) - ord(low) + 1
        label = {
            Scheme.CIRCLED: written,
            Scheme.BRACKETED_NUMBER: f"({value})",
            Scheme.NUMBER: str(value),
            Scheme.BRACKETED_CHINESE: f"({numeral(value)})",
        }[scheme]
    else:
        value, scheme = int(written), Scheme.BRACKETED_NUMBER
        label = f"({value})"
    if not value or (form == "pnum" and written[0] == "0"):  # (010) is a code of the telephone
        return None
    start, end = match.span()
    return Marker(scheme, value, label, start, end)


def leading(text: str) -> Marker | None:
    """Return the marker that a paragraph starts with, None if it starts with none.

    Args:
        text: folded text of a paragraph.

    >>> leading("（一）加强领导".translate({0xFF08: 0x28, 0xFF09: 0x29})).label
    '(一)'
    >>> leading("3.5亿元") is None, leading("4.2023年启动试点").label
    (True, '4')
    """
    if text[0] not in _STARTS:
        return None
    match = _AT_START.match(text)
    return _marker(match) if match else None


def counted(text: str, gaps: Collection[int] = ()) -> list[Marker]:
    """Return the markers of a list that counts from 1 within a paragraph or cell; nothing stands before the first.

    Behind the first, one in brackets or a circle may stand anywhere, the others behind a stop or a blank.

    Args:
        text: folded text.
        gaps: where the source has a blank that the text has not.

    >>> [(marker.value, marker.end) for marker in counted("1.建设平台。2.评估3.验收;3.总结")]
    [(1, 2), (2, 9), (3, 18)]
    >>> [marker.label for marker in counted("(1)省司法厅(2)省教育厅")], counted("省司法厅。1.省教育厅。2.省财政厅")
    (['(1)', '(2)'], [])
    """
    first = len(text) - len(text.lstrip())
    one = _marker_at(text, first)
    if one is None or one.value != 1:
        return []
    found = [one]
    for at in sorted({*gaps, *(place.start() for place in _MAY_COUNT.finditer(text, one.end))}):
        marker = _marker_at(text, at)
        if marker and marker.scheme is one.scheme and marker.value == len(found) + 1:
            found.append(marker)
    return found


def _marker_at(text: str, at: int) -> Marker | None:
    """Return the marker at ``at`` in a line, None where there is none."""
    found = leading(text[at : at + _WIDEST]) if at < len(text) else None
    return found and found._replace(start=at + found.start, end=at + found.end)


RULES: Final = (
    Rule(
        "numbering.marker",
        "段首的序号是标题序号：编、章、节、条，一、（一）1.（1）①及其异体写法",
        "A number at the start of a paragraph marks a section: 编, 章, 节, 条, 一、 (一) 1. (1) ① in any spelling",
        "GB/T 9704-2012 7.3.3",
        (
            ("（一）加强组织领导", "(一)"),
            ("１．完善制度。", "1"),
            ("第一章　总则\n第一条 为了规范管理，制定本办法。", "第一章 第一章/第一条"),
        ),
        (("3.5亿元投资到位，2023年完工。", "-"),),
    ),
    Rule(
        "numbering.nesting",
        "层次按本文件实际用法确定：在另一序号之后反复从一起编的序号在其下一层",
        "Depth follows the document's own use: a scheme that starts anew behind each number of another stands below it",
        "起草惯例：各文件自有层次顺序 · Drafting habit: each document keeps its own order of levels",
        (
            ("一、甲\n1.乙\n2.丙\n二、丁", "一 一/1 一/2 二"),
            ("1.甲\n（一）乙\n2.丙\n（一）丁\n3.戊", "1 1/(一) 2 2/(一) 3"),
        ),
        (("一、甲\n二、乙\n三、丙", "numbering.marker"),),
    ),
    Rule(
        "numbering.glued",
        "换行丢失时，句末之后的序号若接续编号，仍是标题序号",
        "Where a line break was lost, a number behind the end of a sentence is a marker if the numbering runs on",
        "网页转载和复制中的通病：换行丢失 · A common loss in web pages and copies: line breaks",
        (
            ("1.建设平台。（市科技局负责）2.培育企业。\n3.引进人才。", "1 2 3"),
            ("一、夯实基础，服务全局1.加强统筹。\n2.强化保障。", "一 一/1 一/2"),
        ),
        (("1.分两步走：1.试点。2.推广。\n2.总结经验。", "numbering.marker"),),
    ),
)
