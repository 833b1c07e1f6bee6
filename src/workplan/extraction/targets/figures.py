"""Find every figure in a view's text and read how it is compared: 不少于60学时, 2—3个, 一半以上.

Nothing is judged here: a figure is what is written, whether or not the work must reach it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final, NamedTuple

from workplan.extraction.targets import bare_figures, comparing, fractions, measures
from workplan.extraction.targets.measures import Measure
from workplan.lexicon import Lexicon
from workplan.model import Comparator
from workplan.writing.numerals import Number, value

# Two figures with nothing but this between them are members of one list.
_LINKS: Final = frozenset("、和及或与")
# 苏南80%、苏北60%左右的地区: a short name may stand between two shares of one list.
_NAME: Final = 7


class Figure(NamedTuple):
    """A number with its unit.

    Attributes:
        start: first character of the comparing word in front, of the number where there is none.
        number: first character of the number.
        unit_end: first character behind the unit.
        end: first character behind the comparing word that follows, behind the unit where none does.
        value: the number; the lower one of a span, the upper one under an upper limit.
        unit: unit of measure or counted thing; 万 and 亿 are part of it only before money.
        kind: kind of the unit as in ``measures.tsv``; of a number without unit count, size or index.
        comparator: how it is compared; EQUAL where nothing says so.
        before: the comparing or reaching word in front, empty if none.
        after: the comparing word behind, empty if none.
        in_words: True if the number is written in words.
        high: the upper end of a span, None where there is none.
        about: True if the number is only about right: 左右, 约.
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
    in_words: bool
    high: Number | None
    about: bool


class Cues(NamedTuple):
    """The words of the lexicon that figures are read with: units, nouns of numbers without one, comparing words."""

    measures: measures.Cues
    bare: bare_figures.Cues
    comparing: comparing.Cues


def cues_of(lexicon: Lexicon) -> Cues:
    """Make the patterns of figures from a lexicon (use ``lexicon.build(cues_of)``)."""
    return Cues(
        measures=lexicon.build(measures.cues_of),
        bare=lexicon.build(bare_figures.cues_of),
        comparing=lexicon.build(comparing.cues_of),
    )


def read(text: str, cues: Cues) -> list[Figure]:
    """Return the figures of ``text`` in order; a word in front of a list holds for each of its figures.

    Args:
        text: folded text without white space, as in ``View.text``.
        cues: the patterns, see :func:`cues_of`.

    >>> from workplan.lexicon import default
    >>> cues = default().build(cues_of)
    >>> found = read("培训不少于60学时、2次,建成2—3个基地,产值超万亿元。", cues)
    >>> [(figure.comparator.value, figure.value, figure.unit) for figure in found]
    [('>=', 60, '学时'), ('>=', 2, '次'), ('>=', 2, '个'), ('>', 1, '万亿元')]
    """
    found = measures.find(text, cues.measures)
    others = fractions.find(text)
    if cues.bare.number.search(text) is not None:
        others += _bare(text, cues.bare)
    if others:
        found = sorted([*found, *others], key=attrgetter("start"))
    if not found:
        return []
    figures: list[Figure] = []
    floor, held = 0, Comparator.EQUAL
    for measure in found:
        if measure.start < floor:
            continue
        figure = _compared(measure, text, floor, cues.comparing)
        if figure.before or figure.after or text[floor : figure.start] not in _LINKS:
            held = figure.comparator if figure.before and not figure.after else Comparator.EQUAL
        elif figure.comparator is Comparator.EQUAL:
            figure = figure._replace(comparator=held)
        figures.append(figure)
        floor = figure.end
    return figures


def list_ends(text: str, figures: Sequence[Figure]) -> list[int]:
    """Return for each figure where the list ends that it belongs to, its own end if it is alone.

    >>> from workplan.lexicon import default
    >>> text = "1000万元、500万元的企业"
    >>> list_ends(text, read(text, default().build(cues_of)))
    [12, 12]
    >>> text = "1个工作日最快1小时办结,投诉不超过2小时"
    >>> list_ends(text, read(text, default().build(cues_of)))
    [10, 10, 21]
    """
    ends = [figure.end for figure in figures]
    for k in range(len(figures) - 2, -1, -1):
        one, other = figures[k], figures[k + 1]
        between = text[one.end : other.start]
        touching = not between and bool(other.before)  # 1个工作日最快1小时办结
        shares = between[:1] == "、" and len(between) <= _NAME and one.kind == other.kind == "share"
        if between in _LINKS or shares or touching:
            ends[k] = ends[k + 1]
    return ends


def _bare(text: str, cues: bare_figures.Cues) -> Iterator[Measure]:
    """Yield the numbers without a unit that a noun in front explains."""
    for bare in bare_figures.find(text, cues):
        number, unit = bare.number, bare.tail
        if bare.kind == "money" or unit == "级":
            own = measures.scale_of(number, "万亿")
            number, unit = number.removesuffix(own) or "一", own + unit
        low = value(number)
        if low is not None:
            kind = bare.kind if bare.kind in ("index", "count") else "size"
            yield Measure(bare.start, bare.end, low, None, unit, kind, in_words=not number[0].isdigit())


def _compared(measure: Measure, text: str, floor: int, cues: comparing.Cues) -> Figure:
    """Add the comparing words around a number; ``floor`` is where the figure before it ends."""
    front = comparing.in_front(text, measure.start, floor, cues)
    behind = comparing.behind(text, measure.tail or measure.end, measure.kind, cues)
    comparator = comparing.joined(front.comparator, behind.comparator)
    if measure.more and comparator is Comparator.EQUAL:
        comparator = Comparator.MORE
    number = measure.low
    if measure.high is not None:
        if comparator in (Comparator.AT_MOST, Comparator.LESS):
            number = measure.high
        elif comparator is Comparator.EQUAL:
            comparator = Comparator.AT_LEAST
    return Figure(
        start=front.start,
        number=measure.start,
        unit_end=measure.end,
        end=measure.end if measure.tail else behind.end,
        value=number,
        unit=measure.unit,
        kind=measure.kind,
        comparator=comparator,
        before=front.word,
        after=behind.word,
        in_words=measure.in_words,
        high=measure.high,
        about=front.about or behind.about,
    )
