"""Find every number with a unit in a view's text and read how it is compared (不少于60学时, 2—3个, 一半以上).

Nothing is judged here: a figure is what is written, whether or not the work must reach it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from operator import attrgetter
from typing import Final, NamedTuple

from workplan.extraction.targets import bare_figures
from workplan.lexicon import Lexicon
from workplan.model import Comparator
from workplan.writing.numerals import CHINESE, Number, exact, plain, share, value
from workplan.writing.patterns import alternation

# How far a word such as 不低于 reaches over what stands before its number (不得低于本企业正常情况下1个月).
_REACH: Final = 16
# What may stand between a comparing word and its number: 达到约10家.
_FILLERS: Final = frozenset("约了近至")
_ENDS: Final = re.compile(r"[,。;:!?、()《》“”\n]")
# Two figures with nothing but this between them are members of one list.
_DIGITS: Final = frozenset("一二两三四五六七八九")
_SCALES: Final = {"": 1, "万": 10_000, "亿": 100_000_000, "万亿": 1_000_000_000_000}
# The longest word of limit in front of a word of reaching: 原则上不少于.
_BOUND: Final = 6
_BOUNDS: Final = frozenset((Comparator.AT_LEAST, Comparator.AT_MOST))
_MAGNITUDES: Final = frozenset("百千万")
LINKS: Final = frozenset("、和及或与")
# 分别突破100亿元、200亿元: the word holds for both.
_RESPECTIVELY: Final = "分别"


class Figure(NamedTuple):
    """A number with its unit.

    Attributes:
        start: first character of the comparing word in front, of the number where there is none.
        number: first character of the number.
        unit_end: first character behind the unit.
        end: first character behind the comparing word that follows, behind the unit where none does.
        value: the number; the lower one of a span, the upper one under an upper limit.
        unit: unit of measure or counted thing; 万 and 亿 are part of it only before money.
        kind: kind of the unit as in ``measures.tsv``, of a bare number as in ``bare_measures.tsv``.
        comparator: how it is compared; EQUAL where nothing says so.
        before: the comparing or reaching word in front, empty if none.
        after: the comparing word behind, empty if none.
        words: True if the number is written in words.
    """

    start: int
    number: int
    unit_end: int
    end: int
    value: Number
    unit: str
    kind: str
    comparator: Comparator
    before: str
    after: str
    words: bool


class Words(NamedTuple):
    """Patterns and tables made from ``measures.tsv`` and ``comparators.tsv``."""

    measure: re.Pattern[str]
    percent: re.Pattern[str]
    tenths: re.Pattern[str]
    half: re.Pattern[str]
    ratio: re.Pattern[str]
    kinds: Mapping[str, str]
    bare: bare_figures.Words
    touching: Mapping[str, Comparator]
    longest: int
    scaling: frozenset[str]
    near: re.Pattern[str]
    bound: re.Pattern[str]
    behind: re.Pattern[str]
    following: Mapping[str, Comparator]
    swallow: frozenset[str]
    part: frozenset[str]


class _Raw(NamedTuple):
    """A number with its unit before its comparing words are read."""

    start: int
    end: int
    low: Number
    high: Number | None
    unit: str
    kind: str
    words: bool
    more: bool


def words_of(lexicon: Lexicon) -> Words:
    """Make the patterns of figures from a lexicon (use ``lexicon.build(words_of)``)."""
    kinds = {row["word"]: row["kind"] for row in lexicon.table("measures")}
    money = alternation(w for w, kind in kinds.items() if kind == "money")
    unit = alternation(kinds)
    first = re.escape("".join(sorted({w[0] for w in kinds})))
    digit = f"0-9{CHINESE}"
    # 千 of 千瓦 and 百 of 百分点 belong to the unit.
    scaled = "".join(sorted({w[1] for w in kinds if w[0] in "千百" and len(w) > 1}))
    more = f"(?:[{digit.translate({ord('千'): None, ord('百'): None})},.]|[千百](?![{scaled}])){{0,18}}"
    # The look-behind after the first character keeps that character first, which lets the engine skip to it.
    measure = re.compile(
        rf"""(?P<first>[{digit}](?<![A-Za-z{digit}.][{digit}]){more})    # 1.2万, 两百
        (?P<more>[多余])?
        (?:(?P<low>[%‰]|{money}|[个家名人项次])?                         # 30%—40%, 2—3个, 5到8个
           (?:—{{1,2}}|-|~|至|(?<![%‰元家个名人项次])到)(?P<high>[{digit}]{more}))?
        (?P<odd>[多余])?
        (?P<unit>(?=[{first}]){unit}(?:/[十百千万亿]{{0,2}}(?:{unit}|人|年|日|月|天|次))?)  # 家, 微克/立方米
        """,
        re.VERBOSE,
    )
    rows = [(r["word"], r["place"], Comparator(r["comparator"]), r["reach"]) for r in lexicon.table("comparators")]
    touching = {word: said for word, place, said, _ in rows if place == "before"}
    following = {word: said for word, place, said, _ in rows if place == "after"}
    return Words(
        measure=measure,
        percent=re.compile(rf"[{digit}](?<![{digit}][{digit}])[{digit}]{{0,3}}分之[{digit}.]{{1,6}}"),
        tenths=re.compile(r"[一二三四五六七八九]成[一二三四五六七八九半]?(?=以|左|的|[,。;、])"),
        half=re.compile(r"一半|半数|过半(?![小个年天月日径导])"),
        ratio=re.compile(r"[0-9](?<![0-9/.][0-9])[0-9]?/[0-9]{1,2}(?![0-9/年月])"),
        kinds=kinds,
        bare=bare_figures.words_of(lexicon),
        touching=touching,
        longest=max(map(len, touching)),
        scaling=frozenset(word for word, _, _, reach in rows if reach == "scale"),
        near=re.compile(alternation(w for w, place, _, reach in rows if place == "before" and reach == "near")),
        bound=re.compile(alternation(w for w, place, said, _ in rows if place == "before" and said in _BOUNDS) + r"\Z"),
        behind=re.compile(rf"(?:\([^()\n]{{0,12}}\))?({alternation(following)})"),
        following=following,
        swallow=frozenset(r["word"] for r in lexicon.table("target_stops") if r["kind"] == "swallow"),
        part=frozenset(r["word"] for r in lexicon.table("target_stops") if r["kind"] == "part"),
    )


def read(text: str, words: Words) -> list[Figure]:
    """Return the figures of ``text`` in order.

    Args:
        text: folded text without white space, as in ``View.text``.
        words: the patterns, see :func:`words_of`.

    >>> from workplan.lexicon import default
    >>> words = default().build(words_of)
    >>> [(f.comparator.value, f.value, f.unit) for f in read("培训不少于60学时,建成2—3个基地,产值超万亿元。", words)]
    [('>=', 60, '学时'), ('>=', 2, '个'), ('>', 1, '万亿元')]
    """
    found = [raw for match in words.measure.finditer(text) if (raw := _measure(match, words)) is not None]
    others = [*_fractions(text, words), *_bare(text, words)]
    if others:
        found = sorted([*found, *others], key=attrgetter("start"))
    figures: list[Figure] = []
    floor = 0
    for raw in found:
        if raw.start < floor:
            continue
        figure = _compared(raw, text, floor, words)
        if figures and not figure.before and figure.comparator is Comparator.EQUAL:
            last = figures[-1]
            if text[last.end : figure.start] in LINKS and text.endswith(_RESPECTIVELY, 0, last.start):
                figure = figure._replace(comparator=words.touching.get(last.before, Comparator.EQUAL))
        figures.append(figure)
        floor = figure.end
    return figures


def _compared(raw: _Raw, text: str, floor: int, words: Words) -> Figure:
    """Add the comparing words around a number; ``floor`` is where the figure before it ends."""
    start, before, said = _in_front(text, raw.start, floor, words)
    end, after, tail = raw.end, "", None
    behind = words.behind.match(text, raw.end)
    if behind is not None and text[behind.start(1) : behind.start(1) + 2] not in words.swallow:
        end, after = behind.end(), behind[1]
        tail = words.following[after]
    comparator = _joined(said, tail)
    if raw.more and comparator is Comparator.EQUAL:
        comparator = Comparator.MORE
    number = raw.low
    if raw.high is not None:
        if comparator in (Comparator.AT_MOST, Comparator.LESS):
            number = raw.high
        elif comparator is Comparator.EQUAL:
            comparator = Comparator.AT_LEAST
    return Figure(start, raw.start, raw.end, end, number, raw.unit, raw.kind, comparator, before, after, raw.words)


def _in_front(text: str, start: int, floor: int, words: Words) -> tuple[int, str, Comparator | None]:
    """Return where the comparing word in front of ``start`` begins, the word, and what it says."""
    for at in (start, start - 1) if text[start - 1 : start] in _FILLERS else (start,):
        for size in range(min(words.longest, at - floor), 0, -1):
            word = text[at - size : at]
            said = words.touching.get(word)
            if said is None or (word in words.scaling and text[start] not in _MAGNITUDES):
                continue
            bound = words.bound.search(text, max(floor, at - size - _BOUND), at - size)
            if said is Comparator.EQUAL and bound is not None:
                return bound.start(), word, words.touching[bound[0]]  # 至少提高5个百分点
            return at - size, word, said
    low = max(floor, start - _REACH)
    near = list(words.near.finditer(text, low, start))
    if not near or _ENDS.search(text, near[-1].end(), start):
        return start, "", None
    return near[-1].start(), near[-1][0], words.touching[near[-1][0]]


def _joined(front: Comparator | None, behind: Comparator | None) -> Comparator:
    """Return what two comparing words say together: 达到95%以上 is at least, 不低于10%左右 too."""
    if behind in (Comparator.AT_LEAST, Comparator.AT_MOST):
        return behind
    if behind is Comparator.EQUAL and front is not Comparator.AT_LEAST:
        return behind
    return front or Comparator.EQUAL


def _measure(match: re.Match[str], words: Words) -> _Raw | None:
    """Read a number with a unit, None where it is a date or the unit the beginning of another word."""
    text, unit = match.string, match["unit"]
    start, end = match.span()
    at = match.start("unit")
    swallowed = len(unit) == 1 and (text[at : at + 2] in words.swallow or text[at : at + 3] in words.swallow)
    if swallowed and text[at + 1 : at + 3] not in words.part:
        return None
    # 2023年, 4月15日 are dates; 5Mbps is no 5M.
    if (unit == "年" and at - start > 3) or (unit == "日" and text[start - 1 : start] == "月"):
        return None
    if unit.isascii() and unit.isalpha() and text[end : end + 1].isascii() and text[end : end + 1].isalnum():
        return None
    first, last = match["first"], match["high"] or ""
    kind = words.kinds[unit.partition("/")[0]]
    ratio = Decimal(1)
    if kind == "money":
        # The scale is part of the unit, the lower figure's where both have one: 2000万元至1亿元.
        scale = own = _scale(last or first, "万亿")
        if last and (match["low"] or first[-1] in "万亿"):
            own = _scale(first, "万亿")
        if scale not in _SCALES or own not in _SCALES:
            return None
        ratio = Decimal(_SCALES[scale]) / _SCALES[own]
        unit = own + unit
        first, last = first.removesuffix(own) or "一", last and (last.removesuffix(scale) or "一")
    elif last and not match["low"] and first[-1].isdigit() and last[0].isdigit():
        first += _scale(last, "十百千万亿")  # 1—2万家
    elif not last and len(first) == 2 and _DIGITS.issuperset(first):
        first, last = first[0], first[1]  # 两三个
    low, high = value(first), exact(last) if last else None
    if low is None or (last and high is None):
        return None
    upper = None if high is None else plain(high * ratio)
    more = bool(match["more"] or match["odd"])
    return _Raw(start, end, low, upper, unit, kind, not first[0].isdigit(), more)


def _bare(text: str, words: Words) -> Iterator[_Raw]:
    """Yield the numbers without a unit that a noun in front explains."""
    for bare in bare_figures.find(text, words.bare):
        number, unit = bare.number, bare.tail
        if bare.kind == "money" or unit == "级":
            own = _scale(number, "万亿")
            number, unit = number.removesuffix(own) or "一", own + unit
        low = value(number)
        if low is not None:
            kind = "index" if bare.kind == "index" else "count" if bare.kind == "count" else "size"
            yield _Raw(bare.start, bare.end, low, None, unit, kind, not number[0].isdigit(), False)


def _scale(number: str, scales: str) -> str:
    return number[len(number.rstrip(scales)) :]


def _fractions(text: str, words: Words) -> Iterator[_Raw]:
    """Yield fractions in words as percentages: 三分之二, 百分之九十, 七成, 一半, 1/3."""
    if "分之" in text:
        for m in words.percent.finditer(text):
            whole, _, part = m[0].partition("分之")
            # 千分之五 is 5 ‰: a thousandth of 千 is a percent of 百.
            thousandths = whole == "千"
            part_of = share(part, "百" if thousandths else whole)
            if part_of is not None:
                yield _Raw(*m.span(), part_of, None, "‰" if thousandths else "%", "share", True, False)
    if "成" in text:
        for m in words.tenths.finditer(text):
            tenth, _, rest = m[0].partition("成")
            part_of = share(f"{tenth}十{rest.replace('半', '五')}", "百")
            if part_of is not None:
                yield _Raw(*m.span(), part_of, None, "%", "share", True, False)
    if "半" in text:
        for m in words.half.finditer(text):
            if text[m.start() - 1 : m.start()] != "另":
                yield _Raw(*m.span(), 50, None, "%", "share", True, m[0] == "过半")
    if "/" in text:
        for m in words.ratio.finditer(text):
            part, _, whole = m[0].partition("/")
            part_of = share(part, whole)
            if part_of is not None:
                yield _Raw(*m.span(), part_of, None, "%", "share", True, False)
