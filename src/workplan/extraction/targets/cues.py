"""The words of the lexicon that tell what a figure is, made ready as patterns and sets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from workplan.extraction.targets import conditions, looking_back
from workplan.lexicon import Lexicon
from workplan.writing.late import late
from workplan.writing.patterns import alternation, many

# A date that lies ahead hopes as 力争 does.
_BY: Final = (r"到20\d\d年", r"20\d\d年年?[底末]")
# 五年来, 过去的一年, 这五年, but not 今后五年.
_MANY: Final = r"(?:[一二两三四五六七八九十几多]{1,2}|\d{1,2})"
_BACK: Final = rf"{_MANY}年(?:多|以)?来|(?:过去的?|这){_MANY}年"
_YEARS: Final = r"19\d\d年|20\d\d年|十[一二三四五六七八九]五[”\"]?(?:期间|时期|以来|末)"
# 税率, 利率, 补贴率: rates of what is given or taken.
_GRANTED: Final = "[税利费贴扣]"
# The kinds of word that are cues; of a word with two kinds the later holds.
_CUES: Final = (
    *("plain", "may", "make", "new", "hope", "state", "toward", "carry", "present", "past", "so-far"),
    *("condition", "grant"),
)
_UNITS: Final = ("order", "close", "several", "once", "times")
_PATTERNS: Final = ("frame", "term", "rate", "quantity", "absent", "duty")


class Cues(NamedTuple):
    """Patterns and tables made from ``target_cues.tsv`` and ``target_stops.tsv``.

    Attributes:
        cue: any word that says what a figure is, with a date that lies ahead.
        kinds: what each of them says.
        anchor: words and years from which on a paragraph tells the past, or no longer does.
        named_anchor: the same but for years told by their number, which few paragraphs have.
        numbered: what a paragraph holds where years are told by their number.
        ago: those that tell the past.
        back: years told by their number that do so too: 五年来, 这五年.
        before: what next to a number makes it part of a name.
        before_words: what next to a number in words does.
        before_time: what next to a length of time does.
        after: what next to a unit does.
        part: words that begin like one of ``after`` and end no name.
        plan: what a length of time only names.
        spell: what in front of a length of time makes it one of the plan.
        settle: what behind a length of time ends a single case.
        purpose: what behind a sum says what it is for.
        own_issue: a word of issue with the document's own name or none in front of it: 本方案印发, 印发; not 决策出台.
        issue_ends: what in front of a span makes it run from the document itself.
        work_rate: a noun of a rate that is none of tax, interest or subsidy, next to its share.
        quantity_end: a noun that is measured, next to its size.
        fund_end: a noun of money or of rates at the end of a phrase.
        measured_end: a noun that sizes, sums or shares are of, at the end of a stretch.
        laid: behind a bound 的 and a noun of rates or rules, with no noun between that the bound describes.
        lent: behind a sum a noun of money that ends its phrase.
        rate_of: behind a count those of whom a rate is, and the rate, which ends its phrase: 客户比例.
        idle_end: a noun of speaking at the end of a phrase.
        idle_said: the same with nothing but a closing quotation mark behind it.
        acting: a verb that opens a task, at the end of a stretch.
        place: what may stand in front of a figure that opens its clause, nothing else before it.
        units: the units in front of which a number in words may be an ordinal (order), a way of speaking (close,
            several, once) or a count of times (times), as in ``measures.tsv``.
        heading: what a heading tells.
        conditions: what a heading lays down.
        sized: a noun that sizes go with, in a group named as its kind: holder or mass.
        announced: what announces a thing that is there: 现予公布, 现批准.
        rank: what behind a figure says what it is among others (,均居全国第一).
        base: what behind a count makes it the base of the work (8家企业为基数).
        idle: a noun of speaking; not 标准 of 标准化.
        frame … duty: the words of the kind with this name.
    """

    cue: re.Pattern[str]
    kinds: Mapping[str, str]
    anchor: re.Pattern[str]
    named_anchor: re.Pattern[str]
    numbered: re.Pattern[str]
    ago: frozenset[str]
    back: re.Pattern[str]
    before: frozenset[str]
    before_words: frozenset[str]
    before_time: frozenset[str]
    after: frozenset[str]
    part: frozenset[str]
    plan: tuple[str, ...]
    spell: tuple[str, ...]
    settle: tuple[str, ...]
    purpose: tuple[str, ...]
    issue_ends: tuple[str, ...]
    idle_end: re.Pattern[str]
    idle_said: re.Pattern[str]
    acting: re.Pattern[str]
    place: re.Pattern[str]
    units: Mapping[str, frozenset[str]]
    heading: looking_back.Cues
    conditions: conditions.Cues
    sized: re.Pattern[str]
    frame: re.Pattern[str]
    idle: re.Pattern[str]
    term: re.Pattern[str]
    own_issue: re.Pattern[str]
    announced: re.Pattern[str]
    rank: re.Pattern[str]
    base: re.Pattern[str]
    rate: re.Pattern[str]
    quantity: re.Pattern[str]
    absent: re.Pattern[str]
    work_rate: re.Pattern[str]
    quantity_end: re.Pattern[str]
    fund_end: re.Pattern[str]
    measured_end: re.Pattern[str]
    laid: re.Pattern[str]
    lent: re.Pattern[str]
    rate_of: re.Pattern[str]
    duty: re.Pattern[str]


def cues_of(lexicon: Lexicon) -> Cues:
    """Make the patterns and tables from a lexicon (use ``lexicon.build(cues_of)``)."""
    words: dict[str, list[str]] = {}
    for table in ("target_cues", "target_stops"):
        for row in lexicon.table(table):
            words.setdefault(row["kind"], []).append(row["word"])
    kinds = {word: kind for kind in _CUES for word in words[kind]}
    titles = [row["ending"] for row in lexicon.table("title_endings")]
    bare = [row["word"] for row in lexicon.table("bare_measures")]
    units: dict[str, set[str]] = {kind: set() for kind in _UNITS}
    for row in lexicon.table("measures"):
        for kind in row.get("in_words", "").split():
            units.setdefault(kind, set()).add(row["word"])
    return Cues(
        cue=late(many(kinds, *_BY)),
        kinds=kinds,
        anchor=late(_joined(alternation([*words["ago"], *words["ahead"]]), f"{_YEARS}|{_BACK}")),
        named_anchor=re.compile(_joined(alternation([*words["ago"], *words["ahead"]]), _YEARS)),
        numbered=late("年(?:多|以)?来|过去|这"),
        back=re.compile(_BACK),
        ago=frozenset(words["ago"]),
        before=frozenset(words["before"]),
        before_words=frozenset(words["before-words"]),
        before_time=frozenset(words["before-time"]),
        after=frozenset(words["after"]),
        part=frozenset(words["part"]),
        plan=tuple(words["plan"]),
        spell=tuple(words["spell"]),
        settle=tuple(words["settle"]),
        purpose=tuple(words["purpose"]),
        own_issue=late(
            rf"(?:^|[,;:、应于在自从到接])(?:本[^,。;]{{0,12}}?|文件|{alternation(titles)})?(?:正式)?{alternation(words['issue'])}"
        ),
        issue_ends=tuple(words["issue"]),
        work_rate=late(rf"{alternation(words['rate'])}(?<!{_GRANTED}率)(?<!比例)\Z"),
        quantity_end=late(rf"{alternation(words['quantity'])}\Z"),
        fund_end=late(rf"{alternation(words['fund'])}\Z"),
        measured_end=late(rf"{alternation([*words['quantity'], *words['rate'], *words['mass'], *bare])}\Z"),
        laid=late(
            rf"的(?:(?!{alternation(set(words['holder']) - set(words['fund']))})[^,。;:、()\n的]){{0,6}}?"
            rf"(?:{alternation(words['laid'])}(?!的)|{alternation(words['fund'])}(?=[,。;:、)\n]|\Z))"
        ),
        lent=late(rf"的?[^,。;:、()\n的]{{0,6}}{alternation(words['fund'])}(?=[,。;:、)\n]|\Z)"),
        rate_of=late(
            rf"[^,。;:、()\n的]{{0,6}}?{alternation(words['holder'])}[^,。;:、()\n的]{{0,4}}?"
            rf"(?:{alternation(words['rate'])}|比例)(?=[,。;:、)\n]|\Z)"
        ),
        idle=late(rf"{alternation(words['idle'])}(?!化)"),
        idle_end=late(rf"{alternation([*words['idle'], *words['idle-end']])}\Z"),
        idle_said=late(rf"{alternation([*words['idle'], *words['idle-end']])}[”)]?\Z"),
        acting=late(
            alternation([*words["make"], *words["may"], *words["carry"], *words["task"], *words["acting"]]) + r"\Z"
        ),
        place=late(rf"(?:{alternation([*words['place'], *words['hope']])}|{'|'.join(_BY)}|{_YEARS}|[的年底前]){{0,4}}"),
        units={kind: frozenset(found) for kind, found in units.items()},
        heading=lexicon.build(looking_back.cues_of),
        conditions=lexicon.build(conditions.cues_of),
        sized=late(rf"(?P<holder>{alternation(words['holder'])})|(?P<mass>{alternation(words['mass'])})"),
        announced=late(
            # what stands in front is asked behind the character that both begin with, so that it is found at once
            rf"现(?:(?P<behind>予以?)|(?<![^,;:。\n]现)){alternation(words['announce'])}"
        ),
        rank=late(rf"[,、]?[均仍并]?{alternation(words['rank'])}"),
        base=late(rf"[^,。;]{{0,30}}为{alternation(words['base'])}"),
        **{kind: late(alternation(words[kind])) for kind in _PATTERNS},
    )


def _joined(group: str, more: str) -> str:
    """Return one flat alternation: only so can the engine skip to the first characters."""
    return f"{group.removesuffix(')')}|{more})" if group.startswith("(?:") else f"(?:{group}|{more})"
