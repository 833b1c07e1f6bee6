"""Read a number and its unit as written: 1.2万家, 2—3个, 2000万元至1亿元, 两三个, 30余万人, 18℃与22℃之间.

Whether something compares the number is not asked here, see :mod:`figures`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from workplan.lexicon import Lexicon
from workplan.writing.late import late
from workplan.writing.numerals import CHINESE, Number, exact, plain, value
from workplan.writing.patterns import alternation

# 两三个 is two to three.
_DIGITS: Final = frozenset("一二两三四五六七八九")
# What a scale is worth as part of a unit of money.
_MONEY_SCALES: Final = {"": 1, "万": 10_000, "亿": 100_000_000, "万亿": 1_000_000_000_000}
# 1—2万家: the scale holds for both.
_SHARED: Final = "十百千万亿"
# 3公里—5公里, 10%到15%; 18℃与22℃之间.
_TO: Final = frozenset(("—", "——", "-", "--", "~", "至", "到"))
_AND: Final = frozenset("和与")
_LINK: Final = 2
_BETWEEN: Final = ("之间", "间")
_CLASSIFIER: Final = "个"
# 2023年, 2023届毕业生.
_OF_YEAR: Final = frozenset("年届")
# 由5家到8家: the first figure is where the growth starts from, no end of a span.
_FROM: Final = frozenset("由从自")
# 分别新建2、3个园区: with 分别 each number of a series is one, without it 2、3个 are two or three.
_LINKS: Final = frozenset("、和及与")
_REACH: Final = 40
_EACH: Final = late(r"分别[^,。;:、()\n\d]{0,8}\Z")
_SERIES: Final = late(
    r"分别[^,。;:、()\n\d第]{0,8}(?P<numbers>\d[\d.]{0,8}(?:[、和及与]\d[\d.]{0,8}){0,3})[、和及与]\Z"
)
_NUMBER: Final = late(r"\d[\d.]*")


class Measure(NamedTuple):
    """A number with its unit, before the words that compare it are read.

    Attributes:
        start, end: where it stands, unit included.
        low: the number, of a span the lower one.
        high: the upper one of a span, None where there is one number.
        unit: as in :class:`figures.Figure`.
        kind: likewise.
        in_words: True if the number is written in words.
        more: True if it is more than it says (100多家).
        tail: where the unit ends that it shares with the last of its series (2.5、5个工作日), 0 where it has its own.
    """

    start: int
    end: int
    low: Number
    high: Number | None
    unit: str
    kind: str
    in_words: bool = False
    more: bool = False
    tail: int = 0


class Cues(NamedTuple):
    """Patterns (a number with a unit, ``/人`` behind it) and words made from ``measures.tsv``, ``target_stops.tsv``."""

    measure: re.Pattern[str]
    per: re.Pattern[str]
    kinds: Mapping[str, str]
    swallow: frozenset[str]
    swallow_in_words: frozenset[str]
    part: frozenset[str]


def cues_of(lexicon: Lexicon) -> Cues:
    """Make the pattern of a number with a unit from a lexicon (use ``lexicon.build(cues_of)``)."""
    kinds = {row["word"]: row["kind"] for row in lexicon.table("measures")}
    stops: dict[str, set[str]] = {}
    for row in lexicon.table("target_stops"):
        stops.setdefault(row["kind"], set()).add(row["word"])
    return Cues(
        measure=_pattern(kinds),
        per=late(rf"/[十百千万亿]{{0,2}}(?:m[2-3²³]|[Llhs](?![A-Za-z])|{alternation(kinds)}|人|年|日|月|天|次)"),
        kinds=kinds,
        swallow=frozenset(stops["swallow"]),
        swallow_in_words=frozenset(stops["swallow"] | stops["swallow-words"]),
        part=frozenset(stops["part"]),
    )


def _pattern(kinds: Mapping[str, str]) -> re.Pattern[str]:
    unit = alternation(kinds)
    first = re.escape("".join(sorted({word[0] for word in kinds})))
    digit = f"0-9{CHINESE}"
    # 千 of 千瓦 and 百 of 百分点 belong to the unit.
    scaled = "".join(sorted({word[1] for word in kinds if word[0] in "千百" and len(word) > 1}))
    number = rf"""(?:[{digit.translate({ord("千"): None, ord("百"): None})},.]
        |[千百](?![{scaled}])
        |(?<![0-9,.])点(?=[〇零一二三四五六七八九])                  # 二点五
        ){{0,18}}"""
    # Behind most numerals stands what goes on with no number and begins no unit.
    behind = f"[{digit}{first},.点多余—~至到-]"
    # The look-behind after the first character keeps that character first, which lets the engine skip to it.
    return late(
        rf"""(?P<first>[{digit}](?<![A-Za-z{digit}.].)(?={behind}){number})  # 1.2万, 两百, 3万5千
        (?:(?P<more>[多余])(?P<scale>[万亿]{{0,2}}))?                       # 100多, 30余万
        (?:(?:—{{1,2}}|-{{1,2}}|~|至|到)(?P<high>[{digit}]{number}))?       # 2—3个, 5到8个
        (?P<odd>[多余])?                                                    # 2—3万余
        (?P<unit>(?=[{first}]){unit})                                       # 家
        """,
        re.VERBOSE,
    )


def find(text: str, cues: Cues) -> list[Measure]:
    """Return the numbers with a unit of ``text`` in order.

    Args:
        text: folded text without white space, as in ``View.text``.
        cues: the pattern and words, see :func:`cues_of`.

    >>> from workplan.lexicon import default
    >>> text = "2023年10月,两三个项目投资2000万元至1亿元,改造1—2万家,整修3公里—5公里,室温18℃与22℃之间。"
    >>> [(m.low, m.high, m.unit) for m in find(text, default().build(cues_of))]
    [(2, 3, '个'), (2000, 10000, '万元'), (10000, 20000, '家'), (3, 5, '公里'), (18, 22, '℃')]
    """
    found: list[Measure] = []
    lower: Measure | None = None
    match = cues.measure.search(text)
    while match is not None:
        written, end = match, match.end()
        per = cues.per.match(text, end) if text.startswith("/", end) else None  # 微克/立方米, 人/年
        unit = match["unit"]
        if per is not None:
            unit, end = unit + per[0], per.end()
        match = cues.measure.search(text, end)
        if _is_date(written, unit) or _begins_word(written, unit, end, cues):
            continue
        measure = _measure(written, unit, end, cues.kinds[unit.partition("/")[0]])
        if measure is None:
            continue
        if lower is not None:
            span = _span(lower, measure, text)
            if span is not None:
                found.append(span)
                lower = None
                continue
            found.append(_shared(lower, measure, text))
        if text[measure.start - 1 : measure.start] in _LINKS:
            found += _series(measure, text)
        lower = measure
    if lower is not None:
        found.append(lower)
    return found


def _span(one: Measure, other: Measure, text: str) -> Measure | None:
    """Join two measures that are the ends of one span, each with its unit; None where they are two."""
    if other.start - one.end > _LINK:
        return None
    between = text[one.end : other.start]
    if not (between in _TO or between in _AND) or one.high is not None or other.high is not None:
        return None
    closing = next((word for word in _BETWEEN if text.startswith(word, other.end)), "")
    if (between in _AND and not closing) or (not closing and text[one.start - 1 : one.start] in _FROM):
        return None
    if one.unit == _CLASSIFIER and other.unit.startswith(_CLASSIFIER):
        one = one._replace(unit=other.unit, kind=other.kind)  # 1个至5个工作日
    high = Decimal(str(other.low)) * _worth(other.unit, one.unit) if one.kind == other.kind else Decimal(0)
    if high <= Decimal(str(one.low)):
        return None
    return one._replace(end=other.end + len(closing), high=plain(high))


def _series(last: Measure, text: str) -> Iterator[Measure]:
    """Yield the numbers that share the unit of the last of their series: 分别压缩至2.5、5个工作日."""
    start = last.start
    found = _SERIES.search(text, max(0, start - _REACH), start)
    for number in _NUMBER.finditer(text, *found.span("numbers")) if found is not None else ():
        low = value(number[0])
        if low is not None:
            yield Measure(*number.span(), low, None, last.unit, last.kind, tail=last.end)


def _shared(one: Measure, other: Measure, text: str) -> Measure:
    """Return a measure with the whole unit where it only has its classifier: 分别控制在3个、5个工作日."""
    if one.unit != _CLASSIFIER or not other.unit.startswith(_CLASSIFIER):
        return one
    listed = text[one.end : other.start] in _LINKS and _EACH.search(text, max(0, one.start - _REACH), one.start)
    return one._replace(unit=other.unit, kind=other.kind) if listed else one


def _worth(unit: str, base: str) -> Decimal:
    """Return what one of ``unit`` is in ``base``: 亿元 in 万元 is 10000; 0 where they measure other things."""
    scale, own = scale_of_unit(unit), scale_of_unit(base)
    if unit.removeprefix(scale) != base.removeprefix(own):
        return Decimal(0)
    return Decimal(_MONEY_SCALES[scale]) / _MONEY_SCALES[own]


def scale_of_unit(unit: str) -> str:
    """Return the scale that is part of a unit of money: 万 of 万元."""
    return next((scale for scale in ("万亿", "亿", "万") if unit.startswith(scale)), "")


def _is_date(match: re.Match[str], unit: str) -> bool:
    """2023年, 2023届, 4月15日, 2023-06-01起."""
    text, start = match.string, match.start()
    if unit in _OF_YEAR:
        return match.start("unit") - start > 3
    if text[start - 1 : start] in "-/" and text[start - 2 : start - 1].isdigit():
        return True
    return unit == "日" and text[start - 1 : start] == "月"


def _begins_word(match: re.Match[str], unit: str, end: int, cues: Cues) -> bool:
    """5年度, 三支队伍, 5Mbit: the unit is the beginning of another word.

    Behind a number in words, and behind one that may be a marker at the beginning of a line, more words are known to
    go on than behind digits, which a classifier follows.
    """
    text, at = match.string, match.start("unit")
    if unit.isascii() and unit.isalpha() and text[end : end + 1].isascii() and text[end : end + 1].isalnum():
        return True
    counted = match["first"][0].isdigit() and text[match.start() - 1 : match.start()] not in ("", "\n")
    words = cues.swallow if counted else cues.swallow_in_words
    if len(unit) > 1 or words.isdisjoint((text[at : at + 2], text[at : at + 3])):
        return False
    return text[at + 1 : at + 3] not in cues.part


def _measure(match: re.Match[str], unit: str, end: int, kind: str) -> Measure | None:
    """Return what a match says, None where its number is none (3,50万)."""
    number, scaled, high, more, odd = match.group("first", "scale", "high", "more", "odd")
    first, last = number + (scaled or ""), high or ""
    if last and first[0] == "0" and first[1:2].isdigit():
        return None  # 010-68205630
    ratio = Decimal(1)
    if kind == "money":
        sums = _sums(first, last)
        if sums is None:
            return None
        first, last, scale, ratio = sums
        unit = scale + unit
    elif last and first[-1].isdigit() and last[0].isdigit():
        first += scale_of(last, _SHARED)
    elif not last and len(first) == 2 and _DIGITS.issuperset(first):
        first, last = first[0], first[1]
    low, most = value(first), exact(last) if last else None
    if low is None or (last and most is None):
        return None
    upper = None if most is None else plain(most * ratio)
    if unit.startswith("个半"):  # 1个半月
        low, unit = plain(Decimal(str(low)) + Decimal("0.5")), unit.replace("半", "", 1)
    return Measure(match.start(), end, low, upper, unit, kind, not first[0].isdigit(), bool(more or odd))


def _sums(first: str, last: str) -> tuple[str, str, str, Decimal] | None:
    """Part sums of money from their scale: 2000万至1亿(元) → 2000, 1, 万 and 10000, which is what 亿 is in 万.

    Args:
        first: the only or lower sum; without a scale of its own it has that of the upper one (2—3亿元).
        last: the upper one, empty if there is none.
    """
    scale = own = scale_of(last or first, "万亿")
    if last and first[-1] in "万亿":
        own = scale_of(first, "万亿")
    if scale not in _MONEY_SCALES or own not in _MONEY_SCALES:
        return None
    ratio = Decimal(_MONEY_SCALES[scale]) / _MONEY_SCALES[own]
    return first.removesuffix(own) or "一", last and (last.removesuffix(scale) or "一"), own, ratio


def scale_of(number: str, scales: str) -> str:
    """Return the characters of ``scales`` that end a number: 万亿 of 1.5万亿."""
    return number[len(number.rstrip(scales)) :]
