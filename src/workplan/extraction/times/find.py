"""Times: a view of a section → the times that bind its work, and (as references) those that don't."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from workplan.extraction.times.answers import Labels, Stretch, answers, inside, labels, ongoing, unwritten
from workplan.extraction.times.around import Inside, Place, Scene
from workplan.extraction.times.cues import Cues, cues
from workplan.extraction.times.forms import Patterns, patterns
from workplan.extraction.times.named_days import may_name_days, named_days
from workplan.extraction.times.rules import RULES, Judged, judge, parallel
from workplan.extraction.times.scan import scan
from workplan.extraction.times.written import Written
from workplan.model import Time, TimeKind, unchecked
from workplan.source import rounded

if TYPE_CHECKING:
    from workplan.lexicon import Lexicon
    from workplan.setting import Setting
    from workplan.source import View

__all__ = ["RULES", "find", "year_named"]

_made: Final = unchecked(Time)
_TITLE: Final = re.compile(r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》?")


class Tools(NamedTuple):
    """What is made once of a lexicon for this work."""

    patterns: Patterns
    cues: Cues
    labels: Labels


def _tools(lexicon: Lexicon) -> Tools:
    return Tools(patterns(lexicon), cues(lexicon), labels(lexicon))


def find(
    view: View, setting: Setting, *, label: str = "", year: int | None = None, conditions: bool = False
) -> list[Time]:
    """Return the times of a view in source order.

    Args:
        view: one section's heading and own paragraphs, or the front matter.
        setting: plan year, date of issue and lexicon.
        label: header of the table column, where the view is a cell of a task table.
        year: the one year that the section's headings name, where the plan covers several.
        conditions: True if one of them lays down what applicants must have.

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
    text, tools = rounded(view.text), setting.lexicon.build(_tools)
    issued = setting.issued
    year = setting.year or year
    asked = answers(text, tools.labels, label=label)
    times = scan(text, tools.patterns, year=year, issued=issued)
    if year is None and (own := _only_year(times)) is not None:
        year = own
        times = scan(text, tools.patterns, year=year, issued=issued)
    further = ongoing(text, tools.labels, asked)
    if may_name_days(text):
        further += named_days(text, tools.cues)
    if asked:
        further += unwritten(text, tools.labels, asked, year=year)
    if further:
        _add(times, further)
    if not times:
        return []
    places = _places(times, Scene(text, setting.floor, issued, tools.cues, conditions), asked)
    judged = [found for place in places if (found := judge(place))]
    rows = [_time(view, found) for found in parallel(judged, text)]
    return sorted(rows, key=lambda row: row.span.start)


def _add(times: list[Written], further: list[Written]) -> None:
    """Add times that were found in another way, where they don't overlap with one that is there."""
    taken = [(written.start, written.end) for written in times]
    times += [new for new in further if not (inside(new.start, taken) or inside(new.end - 1, taken))]


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


def _only_year(times: list[Written]) -> int | None:
    """Return the year in which all written years lie, None where there are none, several, spans or goals (到2025年)."""
    years: set[int | None] = set()
    for written in times:
        if written.dated:
            known = written.known
            alone = known is not None and written.form == "point" and written.lead not in ("到", "至")
            years.add(known.year if alone and known else None)
    return years.pop() if len(years) == 1 else None


def _places(times: list[Written], scene: Scene, asked: list[Stretch]) -> Iterator[Place]:
    """Yield each time in its surroundings: those of the list that it is an element of."""
    titles = [found.span() for found in _TITLE.finditer(scene.text)] if "《" in scene.text else []
    for written, (start, end) in zip(times, _lists(times), strict=True):
        where: Inside = "text"
        if titles and inside(written.start, titles):
            where = "title"
        elif asked and inside(written.start, asked):
            where = "answer"
        yield Place.of(written, scene, start=start, end=end, inside=where)


def _lists(times: list[Written]) -> list[tuple[int, int]]:
    """Return for each time where the list starts and ends that it is an element of; most stand alone."""
    spans: list[tuple[int, int]] = []
    first = 0
    for at, written in enumerate(times):
        if not written.listed:
            spans += [(times[first].start, written.end)] * (at + 1 - first)
            first = at + 1
    return spans


def _time(view: View, judged: Judged) -> Time:
    written, verdict = judged.place.written, judged.verdict
    start = written.start if verdict.start is None else verdict.start
    return _made(
        end=verdict.last,
        kind=verdict.kind,
        measure=None,
        path="",
        recurrence=written.rule if verdict.kind is TimeKind.RECURRENCE else None,
        relative_to=verdict.base,
        rule=judged.rule.code,
        sentence=None,
        span=view.span(start, written.end),
        start=verdict.first,
        text=view.verbatim(start, written.end),
    )
