"""Read a number and its unit as written: 1.2万家, 2—3个, 2000万元至1亿元, 两三个, 微克/立方米.

Whether something compares the number is not asked here, see :mod:`figures`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from workplan.lexicon import Lexicon
from workplan.writing.numerals import CHINESE, Number, exact, plain, value
from workplan.writing.patterns import alternation

# 两三个 is two to three.
_DIGITS: Final = frozenset("一二两三四五六七八九")
# 2,3 before 元: what a scale is worth as part of the unit.
_MONEY_SCALES: Final = {"": 1, "万": 10_000, "亿": 100_000_000, "万亿": 1_000_000_000_000}
# 1—2万家: the scale holds for both.
_SHARED: Final = "十百千万亿"


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
    """

    start: int
    end: int
    low: Number
    high: Number | None
    unit: str
    kind: str
    in_words: bool = False
    more: bool = False


class Cues(NamedTuple):
    """The pattern and the words made from ``measures.tsv`` and ``target_stops.tsv``."""

    measure: re.Pattern[str]
    kinds: Mapping[str, str]
    swallow: frozenset[str]
    part: frozenset[str]


def cues_of(lexicon: Lexicon) -> Cues:
    """Make the pattern of a number with a unit from a lexicon (use ``lexicon.build(cues_of)``)."""
    kinds = {row["word"]: row["kind"] for row in lexicon.table("measures")}
    stops = lexicon.table("target_stops")
    return Cues(
        measure=_pattern(kinds),
        kinds=kinds,
        swallow=frozenset(row["word"] for row in stops if row["kind"] == "swallow"),
        part=frozenset(row["word"] for row in stops if row["kind"] == "part"),
    )


def _pattern(kinds: Mapping[str, str]) -> re.Pattern[str]:
    money = alternation(word for word, kind in kinds.items() if kind == "money")
    unit = alternation(kinds)
    first = re.escape("".join(sorted({word[0] for word in kinds})))
    digit = f"0-9{CHINESE}"
    # 千 of 千瓦 and 百 of 百分点 belong to the unit.
    scaled = "".join(sorted({word[1] for word in kinds if word[0] in "千百" and len(word) > 1}))
    more = f"(?:[{digit.translate({ord('千'): None, ord('百'): None})},.]|[千百](?![{scaled}])){{0,18}}"
    # The look-behind after the first character keeps that character first, which lets the engine skip to it.
    return re.compile(
        rf"""(?P<first>[{digit}](?<![A-Za-z{digit}.][{digit}]){more})    # 1.2万, 两百
        (?P<more>[多余])?                                                # 100多
        (?:(?P<low>[%‰]|{money}|[个家名人项次])?                         # 30%—40%, 2—3个, 5到8个
           (?:—{{1,2}}|-|~|至|(?<![%‰元家个名人项次])到)(?P<high>[{digit}]{more}))?
        (?P<odd>[多余])?                                                 # 2—3万余
        (?P<unit>(?=[{first}]){unit}                                     # 家
           (?:/[十百千万亿]{{0,2}}(?:{unit}|人|年|日|月|天|次))?)        # 微克/立方米, 人/年
        """,
        re.VERBOSE,
    )


def find(text: str, cues: Cues) -> Iterator[Measure]:
    """Yield the numbers with a unit of ``text`` in order.

    Args:
        text: folded text without white space, as in ``View.text``.
        cues: the pattern and words, see :func:`cues_of`.

    >>> from workplan.lexicon import default
    >>> found = find("2023年10月,两三个项目投资2000万元至1亿元,改造1—2万家。", default().build(cues_of))
    >>> [(m.low, m.high, m.unit) for m in found]
    [(2, 3, '个'), (2000, 10000, '万元'), (10000, 20000, '家')]
    """
    for match in cues.measure.finditer(text):
        if _is_date(match) or _begins_word(match, cues):
            continue
        measure = _measure(match, cues.kinds[match["unit"].partition("/")[0]])
        if measure is not None:
            yield measure


def _is_date(match: re.Match[str]) -> bool:
    """2023年, 4月15日."""
    unit, start = match["unit"], match.start()
    if unit == "年":
        return match.start("unit") - start > 3
    return unit == "日" and match.string[start - 1 : start] == "月"


def _begins_word(match: re.Match[str], cues: Cues) -> bool:
    """5项目, 5Mbit: the unit is the beginning of another word."""
    text, unit, at, end = match.string, match["unit"], match.start("unit"), match.end()
    if unit.isascii() and unit.isalpha() and text[end : end + 1].isascii() and text[end : end + 1].isalnum():
        return True
    if len(unit) > 1 or cues.swallow.isdisjoint((text[at : at + 2], text[at : at + 3])):
        return False
    return text[at + 1 : at + 3] not in cues.part


def _measure(match: re.Match[str], kind: str) -> Measure | None:
    """Return what a match says, None where its number is none (3,50万)."""
    unit, first, last = match["unit"], match["first"], match["high"] or ""
    ratio = Decimal(1)
    if kind == "money":
        sums = _sums(first, last, common=not match["low"])
        if sums is None:
            return None
        first, last, scale, ratio = sums
        unit = scale + unit
    elif last and not match["low"] and first[-1].isdigit() and last[0].isdigit():
        first += scale_of(last, _SHARED)
    elif not last and len(first) == 2 and _DIGITS.issuperset(first):
        first, last = first[0], first[1]
    low, high = value(first), exact(last) if last else None
    if low is None or (last and high is None):
        return None
    upper = None if high is None else plain(high * ratio)
    more = bool(match["more"] or match["odd"])
    return Measure(*match.span(), low, upper, unit, kind, not first[0].isdigit(), more)


def _sums(first: str, last: str, *, common: bool) -> tuple[str, str, str, Decimal] | None:
    """Part sums of money from their scale: 2000万(元)至1亿元 → 2000, 1, 万 and 10000 for what 亿 is in 万.

    Args:
        first: the only or lower sum.
        last: the upper one, empty if there is none.
        common: True if no unit stands behind the lower one, which then has the scale of the upper (2—3亿元).
    """
    scale = own = scale_of(last or first, "万亿")
    if last and (not common or first[-1] in "万亿"):
        own = scale_of(first, "万亿")
    if scale not in _MONEY_SCALES or own not in _MONEY_SCALES:
        return None
    ratio = Decimal(_MONEY_SCALES[scale]) / _MONEY_SCALES[own]
    return first.removesuffix(own) or "一", last and (last.removesuffix(scale) or "一"), own, ratio


def scale_of(number: str, scales: str) -> str:
    """Return the characters of ``scales`` that end a number: 万亿 of 1.5万亿."""
    return number[len(number.rstrip(scales)) :]
