"""Times: a view of a section → the times that bind its work, and (as references) those that don't."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from workplan.extraction.times import answers as time_answers
from workplan.extraction.times.around import Scene, Words, words
from workplan.extraction.times.forms import Patterns, patterns
from workplan.extraction.times.rule_texts import RULES
from workplan.extraction.times.rules import Verdict, answer, judge, parallel
from workplan.extraction.times.scan import Mention, scan
from workplan.model import Time, TimeKind
from workplan.rulebook import Doubt

if TYPE_CHECKING:
    from workplan.lexicon import Lexicon
    from workplan.setting import Setting
    from workplan.source import View

__all__ = ["DOUBTS", "RULES", "find"]

DOUBTS: Final[tuple[Doubt, ...]] = ()

_TITLE: Final = re.compile(r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》?")


class Tools(NamedTuple):
    """What is made once of a lexicon for this work."""

    patterns: Patterns
    words: Words
    labels: time_answers.Labels


def _tools(lexicon: Lexicon) -> Tools:
    return Tools(patterns(lexicon), words(lexicon), time_answers.labels(lexicon))


def find(view: View, setting: Setting, *, label: str = "", year: int | None = None) -> list[Time]:
    """Return the times of a view in source order.

    Args:
        view: one section's heading and own paragraphs, or the front matter.
        setting: plan year, date of issue and lexicon.
        label: header of the table column, where the view is a cell of a task table.
        year: the one year that the section's headings name, where the plan covers several.

    Returns:
        Binding times and references; start and end are given where plan year or date of issue tell them.

    >>> from workplan.lexicon import default
    >>> from workplan.model import Span
    >>> from workplan.setting import Setting
    >>> from workplan.source import View
    >>> text = "6月底前制定方案，到2025年建成示范区。"
    >>> view = View.of(text, [Span(start=0, end=len(text))])
    >>> [(t.text, t.kind.value, t.end.isoformat()) for t in find(view, Setting(default(), years=(2023, 2023)))]
    [('6月底前', 'deadline', '2023-06-30'), ('到2025年', 'deadline', '2025-12-31')]
    """
    text, tools = view.text, setting.lexicon.build(_tools)
    issued = setting.issued
    year = setting.year or year
    asked = time_answers.answers(text, tools.labels, label=label)
    rows = [
        _time(view, Mention("point", start, end), Verdict(TimeKind.CONTINUOUS, "time.ongoing"))
        for start, end in time_answers.ongoing(text, tools.labels, asked)
    ]
    mentions = scan(text, tools.patterns, year=year, issued=issued)
    if year is None and (own := _only_year(mentions)) is not None:
        year = own
        mentions = scan(text, tools.patterns, year=year, issued=issued)
    if asked:
        mentions += time_answers.unwritten(text, tools.labels, asked, year=year)
    if mentions:
        scene = Scene(text, setting.floor, issued, tools.words)
        rows += [_time(view, mention, verdict) for mention, verdict in _judged(mentions, scene, asked)]
    if len(rows) > 1:
        rows.sort(key=lambda row: row.span.start)
    return rows


def year_named(heading: str, lexicon: Lexicon) -> int | None:
    """Return the one year that a heading names, None if it names none or several.

    Args:
        heading: folded text.
        lexicon: the words in force.

    >>> from workplan.lexicon import default
    >>> [year_named(heading, default()) for heading in ("2022年重点任务", "推广阶段(2022—2023年)", "重点任务")]
    [2022, None, None]
    """
    return _only_year(scan(heading, lexicon.build(_tools).patterns, year=None, issued=None))


def _only_year(mentions: list[Mention]) -> int | None:
    """Return the year in which all written years lie, None where there are none, several, spans or goals (到2025年)."""
    years: set[int | None] = set()
    for mention in mentions:
        if mention.dated:
            known = mention.last or mention.first
            alone = known is not None and mention.form == "point" and mention.lead not in ("到", "至")
            years.add(known.year if alone and known else None)
    return years.pop() if len(years) == 1 else None


def _judged(mentions: list[Mention], scene: Scene, asked: list[time_answers.Stretch]) -> list[tuple[Mention, Verdict]]:
    """Return each mention with what it is: in a title, in an answer or in its sentence."""
    titles = [found.span() for found in _TITLE.finditer(scene.text)] if "《" in scene.text else []
    judged: list[tuple[Mention, Verdict]] = []
    for mention, (start, end) in zip(mentions, _lists(mentions), strict=True):
        if time_answers.inside(mention.start, titles):
            judged.append((mention, Verdict(TimeKind.REFERENCE, "time.title")))
        elif time_answers.inside(mention.start, asked):
            judged.append((mention, answer(mention, scene)))
        elif verdict := judge(mention, scene, start=start, end=end):
            judged.append((mention, verdict))
    return parallel(judged, scene.text)


def _lists(mentions: list[Mention]) -> list[tuple[int, int]]:
    """Return for each mention where the list starts and ends that it is an element of; most stand alone."""
    spans: list[tuple[int, int]] = []
    first = 0
    for at, mention in enumerate(mentions):
        if not mention.listed or at + 1 == len(mentions):
            spans += [(mentions[first].start, mention.end)] * (at + 1 - first)
            first = at + 1
    return spans


def _time(view: View, mention: Mention, verdict: Verdict) -> Time:
    """Turn a judged mention into a row; a deadline has no first day, a time that is open at its end no last."""
    kind = verdict.kind
    start = mention.start if verdict.start is None else verdict.start
    first, last = mention.first, verdict.end or mention.last
    if kind is TimeKind.DEADLINE:
        first = None
    elif mention.form != "span" and mention.limit.endswith(("起", "始", "以来", "后")):
        last = None
    elif verdict.rule == "time.until":
        first = None
    return Time(
        text=view.verbatim(start, mention.end),
        span=view.span(start, mention.end),
        kind=kind,
        rule=verdict.rule,
        start=first,
        end=last,
        recurrence=mention.rule if kind is TimeKind.RECURRENCE else None,
        relative_to=verdict.base,
    )
