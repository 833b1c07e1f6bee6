"""The lexicon's words that stand around a time (``time_words``), made ready for the tests on a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from workplan.writing.patterns import alternation

if TYPE_CHECKING:
    from workplan.lexicon import Lexicon


class Cues(NamedTuple):
    """The words by their use, and the patterns that hold them; what a use means stands at the head of the table.

    Attributes:
        words: the words of each use, for what stands right at a time.
        nominal: a task verb with a noun behind it that makes a name of it: 培训计划.
        verb_on: a task verb further on in the clause: 在全国遴选50个.
        figure: what hangs a figure on a time: 突破2万亿元.
        object: in front of a time that is compared with, aimed at or part of a name: 比2015年, 锚定2035年, 《2025年.
        founded: 成立, 注册 behind a time: who is meant.
        force: the end of 起施行: right at an opening time.
        past: words that tell what has been.
        achieved: words that do so behind a bare year.
        said: 规划提出 in front of 到2035年.
        printed: 印发) behind a day: the document's own line.
        edition: 年版, 修订) behind a year.
        goal_name: a goal's name behind a time: 2030年前碳达峰目标.
        prolonged: 延续至 in front of a time.
        span_label: 时间为 in front of a span.
        origin: what a relative deadline may hang on, when it is the document itself.
        issue: the document's own issue, whose day is known.
        case: what comes again and again, so that a limit in days holds for every single case.
        epoch: a place in history.
        holiday: a day with a name.
        failing: what goes wrong in a term of office.
    """

    words: Mapping[str, tuple[str, ...]]
    nominal: re.Pattern[str]
    verb_on: re.Pattern[str]
    figure: re.Pattern[str]
    object: re.Pattern[str]
    founded: re.Pattern[str]
    force: re.Pattern[str]
    past: re.Pattern[str]
    achieved: re.Pattern[str]
    said: re.Pattern[str]
    printed: re.Pattern[str]
    edition: re.Pattern[str]
    goal_name: re.Pattern[str]
    prolonged: re.Pattern[str]
    span_label: re.Pattern[str]
    origin: re.Pattern[str]
    issue: re.Pattern[str]
    case: re.Pattern[str]
    epoch: re.Pattern[str]
    holiday: re.Pattern[str]
    failing: re.Pattern[str]


def cues(lexicon: Lexicon) -> Cues:
    """Make the lexicon's words ready; called once per lexicon."""
    uses: dict[str, list[str]] = {}
    for row in lexicon.table("time_words"):
        uses.setdefault(row["use"], []).append(row["word"])

    def either(use: str, *, shortest: int = 1) -> str:
        return f"(?:{alternation(word for word in uses.get(use, ()) if len(word) >= shortest) or '(?!)'})"

    nominal = either("nominal")
    return Cues(
        words={use: tuple(words) for use, words in uses.items()},
        nominal=re.compile(either("verb") + nominal),
        verb_on=re.compile(f"{either('verb', shortest=2)}(?!{nominal})"),
        figure=re.compile(either("figure")),
        object=re.compile(rf"(?:[的《“较与]|(?<![占同])比|(?<![间期度日])为|相比于?|较于|{either('aim')})$"),
        founded=re.compile(rf"[^,。;:\n]{{0,6}}{either('founded')}"),
        force=re.compile(rf"[^,。;\n]{{0,4}}{either('force')}(?:[,。;)的\n]|$)"),
        past=re.compile(rf"{either('past')}|(?<![为除])了(?!解)"),
        achieved=re.compile(either("achieved")),
        said=re.compile(rf"{either('said')}[^,。;:\n]{{0,6}}$"),
        printed=re.compile(rf"{either('printed')}[)。]?$"),
        edition=re.compile(rf"年?版|{either('edition')}(?:[)》版稿]|$)|第[\d一二三四五六七八九十]+[届次号期]"),
        goal_name=re.compile(rf"(?:(?!{either('reach')})[^,。;\n]){{2,10}}{either('goal_name')}(?:[,。;、”)]|如期|$)"),
        prolonged=re.compile(rf"{either('prolong')}[^,。;]{{0,4}}$"),
        span_label=re.compile(rf"{either('span_label')}(?P<link>(?:原则上)?[为是:]+)?$"),
        origin=re.compile(either("origin")),
        issue=re.compile(either("issue")),
        case=re.compile(either("case")),
        epoch=re.compile(either("epoch")),
        holiday=re.compile(rf"[^,。;\n]{{0,4}}{either('holiday')}"),
        failing=re.compile(rf"的|[^,。;]{{0,12}}{either('failing')}"),
    )
