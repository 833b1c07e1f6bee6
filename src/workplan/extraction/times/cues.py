"""The words that stand around a time (``time_words``; verbs of ``target_cues`` too), made ready for the rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from workplan.writing.late import late
from workplan.writing.patterns import alternation

if TYPE_CHECKING:
    from workplan.lexicon import Lexicon


class Cues(NamedTuple):
    """The words by their use, and the patterns that hold them; what a use means stands at the head of the table.

    Attributes:
        words: the words of each use, for what stands right at a time.
        by_first: the same by their first character: few of hundreds may stand behind a time.
        by_last: the same by their last, for what stands in front of it.
        nominal: a task verb with a noun behind it that makes a name of it: 培训计划.
        verb_on: a task verb further on in the clause: 在全国遴选50个.
        figure: what hangs a figure on a time: 突破2万亿元.
        modal: what plans, wherever in the clause: 赤字率拟按2.8%安排; not 要素, 应用, 再生.
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
        lasting: behind 3年内: what lasts that long: 对新办民宿免收.
        base: what a relative deadline hangs on: 自印发之日起, 方案印发后, 方案印发.
        unnamed: ends like the name of a day and is none: 节假日期间.
        span_label: 时间为 in front of a span.
        origin: what a relative deadline may hang on, when it is the document itself.
        issue: the document's own issue, whose day is known.
        own_issue: it with the document's own name or none: 本方案印发, 方案印发, 印发; not 名单公布.
        received: this very document reached who is to act: 收到本通知后; not 收到申请后.
        case: what comes again and again, so that a limit in days holds for every single case.
        epoch: a place in history.
        holiday: a day with a name.
        failing: what goes wrong in a term of office.
    """

    words: Mapping[str, tuple[str, ...]]
    by_first: Mapping[str, Mapping[str, tuple[str, ...]]]
    by_last: Mapping[str, Mapping[str, tuple[str, ...]]]
    nominal: re.Pattern[str]
    verb_on: re.Pattern[str]
    figure: re.Pattern[str]
    modal: re.Pattern[str]
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
    lasting: re.Pattern[str]
    base: re.Pattern[str]
    unnamed: re.Pattern[str]
    span_label: re.Pattern[str]
    origin: re.Pattern[str]
    issue: re.Pattern[str]
    own_issue: re.Pattern[str]
    received: re.Pattern[str]
    case: re.Pattern[str]
    epoch: re.Pattern[str]
    holiday: re.Pattern[str]
    failing: re.Pattern[str]


def cues(lexicon: Lexicon) -> Cues:
    """Make the lexicon's words ready; called once per lexicon."""
    uses: dict[str, list[str]] = {}
    for row in lexicon.table("time_words"):
        uses.setdefault(row["use"], []).append(row["word"])
    makes = (row["word"] for row in lexicon.table("target_cues") if row["kind"] == "make")
    uses["verb"] = list(dict.fromkeys([*uses.get("verb", ()), *makes]))

    def either(use: str, *, shortest: int = 1, longest: int = 99) -> str:
        words = (word for word in uses.get(use, ()) if shortest <= len(word) <= longest)
        return f"(?:{alternation(words) or '(?!)'})"

    def longest_first(use: str) -> list[str]:
        return sorted(uses.get(use, ()), key=len, reverse=True)

    nominal = either("nominal")
    titles = f"(?:{alternation(row['ending'] for row in lexicon.table('title_endings'))})"
    return Cues(
        words={use: tuple(words) for use, words in uses.items()},
        by_first={use: _by_character(words, 0) for use, words in uses.items()},
        by_last={use: _by_character(words, -1) for use, words in uses.items()},
        nominal=late(either("verb") + nominal),
        verb_on=late(f"{either('verb', shortest=2)}(?!{nominal})"),
        figure=late(
            "|".join(
                [re.escape(word) + ("" if len(word) > 1 else r"(?=[\d约近超])") for word in longest_first("figure")]
            )
        ),
        modal=late(
            rf"[^,。;:的]{{0,16}}?(?:{either('modal')}|(?<![主重需次纪])要(?![素求点件闻])"
            rf"|(?<![供响反效适相])应(?![用急对收诉])|再(?![生造制])|[将拟须])"
        ),
        object=late(rf"(?:[的《“较与把将]|(?<![占同])比|(?<![间期度日])为|相比于?|较于|{either('aim')})$"),
        founded=late(rf"[^,。;:\n]{{0,6}}{either('founded')}"),
        force=late(rf"[^,。;\n]{{0,4}}{either('force')}(?:[,。;)的\n]|$)"),
        # a flat alternation of what begins with a letter: only so can the engine skip to one of them
        past=late("|".join([*map(re.escape, longest_first("past")), "了(?<![为除]了)(?!解)"])),
        achieved=late(either("achieved")),
        said=late(rf"{either('said')}[^,。;:\n]{{0,6}}$"),
        printed=late(rf"{either('printed')}[)。]?$"),
        edition=re.compile(rf"年?版|{either('edition')}(?:[)》版稿]|$)|第[\d一二三四五六七八九十]+[届次号期]"),
        goal_name=late(rf"(?:(?!{either('reach')})[^,。;\n]){{2,10}}{either('goal_name')}(?:[,。;、”)]|如期|$)"),
        prolonged=late(rf"(?:{either('prolong')}[^,。;]{{0,4}}|(?:延[长续期]|顺延)[^,。;]{{0,30}}|(?<![蔓绵])延)$"),
        lasting=late(rf",?(?:对[^,。;]{{1,16}}?)?{either('lasting')}"),
        base=late(
            rf"(?P<since>[自从])?(?P<base>[^,。;:、()\n自从在于]{{0,18}}?"
            rf"(?:[^,。;:、()\n自从在于](?:之日|日|后)|{either('issue')}))(?:起,?)?的?$"
        ),
        unnamed=late(rf"{either('unnamed_day')}$"),
        span_label=late(rf"{either('span_label')}(?P<link>(?:原则上)?[为是:]+)?$"),
        origin=late(either("origin")),
        issue=late(either("issue")),
        own_issue=late(rf"(?:本[^,。;]{{0,8}}?|文件?|{titles})?(?:正式)?{either('issue')}"),
        received=late(rf"[收接]到本[^,。;]{{0,4}}?{titles}(?:之日|日|后)$"),
        case=late(either("case")),
        epoch=late(either("epoch")),
        holiday=late(rf"[^,。;\n]{{0,4}}{either('holiday')}"),
        failing=late(rf"的|[^,。;]{{0,12}}{either('failing')}"),
    )


def _by_character(words: Iterable[str], at: int) -> Mapping[str, tuple[str, ...]]:
    """Return words by the character at one of their ends."""
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(word[at], []).append(word)
    return {character: tuple(words) for character, words in found.items()}
