"""A year left over from last year's edition: 2023年立法工作计划 to be carried out in the plan for 2024."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.lexicon import Lexicon
    from workplan.validation.draft.draft import Draft


def _pattern(lexicon: Lexicon) -> regex.Pattern[str]:
    """Return the pattern of a year with what belongs to one year behind it: 2023年度…工作计划 · 2023年重点任务."""
    annual = [row["word"] for row in lexicon.table("annual_words")]
    return regex.compile(
        r"(?<![\d—\-~至到、和])((?:19|20)\d\d)年度?[^\d,。;:、《》()“”\n]{0,24}?\L<annual>", annual=annual
    )


def _past(lexicon: Lexicon) -> regex.Pattern[str]:
    """Return the pattern of words that look back: 总结, 评估, 完成情况, 已, 根据."""
    return regex.compile(r"\L<words>", words=[row["word"] for row in lexicon.table("looking_back")])


def check(draft: Draft) -> Iterator[Hit]:
    """Yield last year's year where the plan carries out or writes something annual."""
    if draft.years is None or draft.years[0] != draft.years[1]:
        return
    last_year = draft.years[0] - 1
    text = draft.text
    if f"{last_year}年" not in text:
        return
    past = draft.lexicon.build(_past)
    for match in draft.lexicon.build(_pattern).finditer(text):
        if int(match[1]) != last_year:
            continue
        start = max(text.rfind(mark, 0, match.start()) for mark in "。;\n") + 1
        stop = min((at for mark in "。;,\n" if (at := text.find(mark, match.end())) >= 0), default=len(text))
        if past.search(text, start, stop):
            continue
        shown = draft.raw[match.start() : match.end()]
        yield Hit(
            match.start(),
            match.start() + 5,
            f"“{shown}”是上一年度的，本计划为{draft.years[0]}年，是否沿用旧稿未改",
            f"{shown} belongs to last year, this plan is for {draft.years[0]}: left over from the last edition?",
        )


RULE: Final = CheckRule(
    code="D005",
    name="last-year",
    zh="沿用上年年份",
    en="A year left over from last year's edition",
    severity=Severity.WARNING,
    why_zh="今年的计划常由去年的改成；漏改的年份会让人去落实已经执行完的计划。",
    why_en="This year's plan is made from last year's; a year that was not changed sends people to carry out a "
    "plan that is over.",
    source=CONSISTENCY,
    bad="一、重点任务\n认真落实2023年立法工作计划，建设数据平台。\n二、保障措施\n加强统筹协调。\n",
    good="一、重点任务\n认真落实2024年立法工作计划，建设数据平台。\n二、保障措施\n加强统筹协调。\n",
    check=check,
)
