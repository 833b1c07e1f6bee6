"""Paragraph → marker: the number a section starts with, in every spelling, as kind, value and normalised label."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Final, NamedTuple

from workplan.rulebook import Rule


class Scheme(IntEnum):
    """The kinds of markers in their usual order of nesting (GB/T 9704-2012, 7.3.3; laws: 编章节条)."""

    PART = 0
    CHAPTER = 1
    CLAUSE = 2
    ARTICLE = 3
    CHINESE = 4
    BRACKETED_CHINESE = 5
    NUMBER = 6
    BRACKETED_NUMBER = 7
    CIRCLED = 8


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


_DIGITS: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_CN: Final = "[一二三四五六七八九十百〇零]"
_ORDINALS: Final = {"编": Scheme.PART, "篇": Scheme.PART, "部分": Scheme.PART, "章": Scheme.CHAPTER}
_ORDINALS_LOW: Final = {"节": Scheme.CLAUSE, "条": Scheme.ARTICLE}

# 第一章 总则 · 第三条 …   not: 第三条规定、第三条第二款
_ORDINAL = rf"第\s?(?P<ord>{_CN}{{1,5}}|\d{{1,3}})\s?(?P<kind>编|篇|部分|章|节|条)(?![款规第的和至、,])[\s:、.]*"
# 一、 · 一. · 一，  · 二 、
_CHINESE = rf"(?P<cn>{_CN}{{1,4}})\s{{0,2}}[、.,:]\s*"
# （一） · (一)、 · 【一】 · (十)
_BRACKETED_CHINESE = rf"[(\[【〔]\s?(?P<pcn>{_CN}{{1,4}})\s?[)\]】〕][、.,:]?\s*"
# 1. · 1、 · 12．  · 1﹒ · 4.2023年… (but not 3.5亿, 9·15)
_NUMBER = r"(?P<num>\d{1,3})(?:\s{0,2}[、.·]|\s?[^\w\s(《“‘—%～~:;,-][.、])(?!\d(?!\d{3}年|\d?月))\s*"
# (1) · 1) · （１）
_BRACKETED_NUMBER = r"(?:[(\[【〔]\s?(?P<pnum>\d{1,3})\s?[)\]】〕]|(?P<hnum>\d{1,2})\))[、.,:]?\s*"
# ① ⑴ ⒈ ㈠
_SYMBOL = r"(?P<sym>[①-⑳⑴-⒇⒈-⒛㈠-㈩])[、.,:]?\s*"

_FORMS: Final = "|".join((_ORDINAL, _BRACKETED_CHINESE, _CHINESE, _BRACKETED_NUMBER, _NUMBER, _SYMBOL))
_AT_START: Final = re.compile(_FORMS)
_STARTS: Final = frozenset("第一二三四五六七八九十百([【〔0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳") | {
    chr(c) for c in (*range(0x2474, 0x249C), *range(0x3220, 0x322A))
}
# A marker glued to the end of what stands before it: …市科技局)10.大力培育…
_GLUED: Final = re.compile(rf"(?<=[。;:!?)”」…])\s*(?:{_FORMS})")
_MAYBE_GLUED: Final = re.compile(r"[。;:!?)”」…]\s*(?:[(\[【〔]\s?)?[第一二三四五六七八九十\d①-⑳⑴-⒇⒈-⒛㈠-㈩]")
# What a number behind a word ends in, and what may stand around it: no numeral, no 第.
_POINTS: Final = {Scheme.NUMBER: ".．、", Scheme.CHINESE: "、"}
_WRITTEN: Final = {Scheme.BRACKETED_CHINESE: "({})", Scheme.ARTICLE: "第{}条"}
_WORD: Final = re.compile(r"(?![一二三四五六七八九十百〇零第])[\u4e00-\u9fff“”,，]")
_RANGES: Final = (
    ("①", "⑳", Scheme.CIRCLED),
    ("⑴", "⒇", Scheme.BRACKETED_NUMBER),
    ("⒈", "⒛", Scheme.NUMBER),
    ("㈠", "㈩", Scheme.BRACKETED_CHINESE),
)


def value_of(numeral: str) -> int:
    """Return the number that a numeral below 1000 writes, 0 if it writes none.

    >>> value_of("三十六"), value_of("十"), value_of("一百零二"), value_of("12"), value_of("一二")
    (36, 10, 102, 12, 0)
    """
    if numeral.isdigit():
        return int(numeral)
    total, digit = 0, -1
    for char in numeral:
        if char in _DIGITS:
            if digit > 0:
                return 0
            digit = _DIGITS[char]
        else:
            total += (10 if char == "十" else 100) * (1 if digit < 0 else digit)
            digit = -1
    return total + max(digit, 0)


def chinese(value: int) -> str:
    """Return a number below 1000 as a numeral.

    >>> chinese(36), chinese(10), chinese(102)
    ('三十六', '十', '一百零二')
    """
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    text = digits[hundreds] + "百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else digits[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (digits[ones] if ones else "")


def _marker(match: re.Match[str]) -> Marker | None:
    form = match.lastgroup
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    if form == "kind":
        kind = match["kind"]
        value = value_of(match["ord"])
        scheme = _ORDINALS.get(kind) if kind in _ORDINALS else _ORDINALS_LOW[kind]
        label = f"第{chinese(value)}{kind}"
    elif form == "cn":
        value, scheme = value_of(match["cn"]), Scheme.CHINESE
        label = chinese(value)
    elif form == "pcn":
        value, scheme = value_of(match["pcn"]), Scheme.BRACKETED_CHINESE
        label = f"({chinese(value)})"
    elif form == "num":
        value, scheme = int(match["num"]), Scheme.NUMBER
        label = str(value)
    elif form in ("pnum", "hnum"):
        value, scheme = int(match[form]), Scheme.BRACKETED_NUMBER
        label = f"({value})"
    else:
        symbol = match["sym"]
        low, _, scheme = next(r for r in _RANGES if r[0] <= symbol <= r[1])
        value = ord(symbol) - ord(low) + 1
        label = {
            Scheme.CIRCLED: symbol,
            Scheme.BRACKETED_NUMBER: f"({value})",
            Scheme.NUMBER: str(value),
            Scheme.BRACKETED_CHINESE: f"({chinese(value)})",
        }[scheme]
    if not value or scheme is None or (form == "pnum" and match["pnum"][0] == "0"):  # (010) is a code of the telephone
        return None
    return Marker(scheme, value, label, start, match.end())


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


def glued(text: str) -> list[Marker]:
    """Return what looks like a marker inside a paragraph, behind the end of a sentence or bracket.

    >>> [m.label for m in glued("…(市科技局)10.大力培育企业。(二)加强领导")]
    ['10', '(二)']
    """
    if _MAYBE_GLUED.search(text) is None:
        return []
    found = (_marker(match) for match in _GLUED.finditer(text))
    return [marker for marker in found if marker]


def hidden(text: str, scheme: Scheme, value: int, start: int, stop: int) -> list[Marker]:
    """Return where a number stands behind a word, between two places of ``text``: 发展1.加强, 品牌五、加速.

    >>> text = "推动数字化发展1.加强统筹。"
    >>> [m.label for m in hidden(text, Scheme.NUMBER, 1, 0, len(text))]
    ['1']
    """
    numeral = str(value) if scheme is Scheme.NUMBER else chinese(value)
    label = _WRITTEN.get(scheme, "{}").format(numeral)
    found = []
    at = text.find(label, start, stop)
    while at >= 0:
        end = at + len(label)
        if scheme in _POINTS:
            end = end + 1 if text[end : end + 1] in _POINTS[scheme] else -1
        if end > 0 and _WORD.match(text, at - 1) and _WORD.match(text, end):
            found.append(Marker(scheme, value, label, at, end))
        at = text.find(label, at + 1, stop)
    return found


def nesting(markers: list[Marker]) -> dict[Scheme, int]:
    """Return the depth order of the schemes that a document uses, from its own evidence.

    The usual order holds unless the document shows the reverse: a scheme that starts again at 1 behind each number of
    another one, which itself runs on, stands below it.

    >>> m = [leading(t) for t in ("1.甲", "(一)乙", "(二)丙", "2.丁", "(一)戊", "3.己")]
    >>> order = nesting(m); order[Scheme.NUMBER] < order[Scheme.BRACKETED_CHINESE]
    True
    """
    used = sorted({m.scheme for m in markers})
    below: dict[tuple[Scheme, Scheme], int] = {}
    following: dict[Scheme, Marker] = {}
    nexts: list[dict[Scheme, Marker]] = []
    for marker in reversed(markers):
        nexts.append(dict(following))
        following[marker.scheme] = marker
    nexts.reverse()
    for before, marker, ahead in zip(markers, markers[1:], nexts[1:], strict=False):
        if marker.value == 1 and before.scheme != marker.scheme:
            onward = ahead.get(before.scheme)
            if onward is not None and onward.value == before.value + 1:
                below[before.scheme, marker.scheme] = below.get((before.scheme, marker.scheme), 0) + 1
    first = {scheme: next(at for at, m in enumerate(markers) if m.scheme == scheme) for scheme in used}
    order = list(used)
    for _ in range(len(order)):
        for i in range(len(order) - 1):
            upper, lower = order[i], order[i + 1]
            if lower <= Scheme.ARTICLE:
                continue  # 编, 章, 节 and 条 keep the order of laws, also where articles stand before the first chapter
            evident = below.get((lower, upper), 0) > below.get((upper, lower), 0)
            # what comes first in the document stands above: 一、 used twice does not sink below its own (一)
            if evident and first[lower] < first[upper]:
                order[i], order[i + 1] = lower, upper
    return {scheme: depth for depth, scheme in enumerate(order)}


RULES: Final = (
    Rule(
        "numbering.marker",
        "段首的序号是标题序号：编、章、节、条，一、（一）1.（1）①及其异体写法",
        "A number at the start of a paragraph marks a section: 编, 章, 节, 条, 一、 (一) 1. (1) ① in any spelling",
        "GB/T 9704-2012 7.3.3",
        (
            ("（一）加强组织领导", "(一)"),
            ("１．完善制度。", "1"),
            ("1﹒强化主体地位。\n2﹒支持高校院所。", "1 2"),
            ("第一章　总则\n第一条 为了规范管理，制定本办法。", "第一章 第一章/第一条"),
        ),
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
    ),
    Rule(
        "numbering.glued",
        "换行丢失时，句末之后的序号若接续编号，仍是标题序号",
        "Where a line break was lost, a number behind the end of a sentence is a marker if the numbering runs on",
        "网页转载和复制中的通病：换行丢失 · A common loss in web pages and copies: line breaks",
        (
            ("1.建设平台。（市科技局负责）2.培育企业。\n3.引进人才。", "1 2 3"),
            ("1.分两步走：1.试点。2.推广。\n2.总结经验。", "1 2"),
            ("一、夯实基础，服务全局1.加强统筹。\n2.强化保障。", "一 一/1 一/2"),
        ),
    ),
)
