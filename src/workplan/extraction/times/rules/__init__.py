"""Decide whether a written time binds the work: a time in its sentence → the rule that applies, and what it says.

Most dates in a plan bind nothing: they sit in names, in background, in clauses on when a rule comes into force. Which
rules are asked depends on the form; they are asked in order, and the first that applies wins. A rule reads the words
in front of a time and behind it, never the whole sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from workplan.extraction.times.rules import asked, background, intervals, points, spans, spells
from workplan.extraction.times.rules.verdict import Row, Verdict, period
from workplan.rulebook import Rule, first

if TYPE_CHECKING:
    from workplan.extraction.times.around import Place

CALENDAR: Final = (
    spans.SINCE_AFTER,
    background.AFTER,
    background.DONE,
    background.PRINTED,
    points.TILL,
    background.VALIDITY,
    background.IN_FORCE,
    background.PAST,
    background.HOLIDAY,
    background.EDITION,
    background.TITLE_LINE,
    background.NAME_ABOUT,
    background.NAME_BRACKET,
    background.DONE_SINCE,
    spans.SINCE,
)
"""Asked first of every date, month, year, span and five-year plan."""

TABLES: Final[dict[str, tuple[Row, ...]]] = {
    "title": (asked.TITLE,),
    "ongoing": (asked.ONGOING,),
    "answer": asked.ANSWERS,
    "answered spell": (*spells.SPELLS, asked.ANSWER),
    "force": (background.IN_FORCE,),
    "today": (spans.SINCE,),
    "plan": (*CALENDAR, *spans.FIVE_YEAR_PLANS),
    "span": (*CALENDAR, *spans.SPANS),
    "limit": (*CALENDAR, *points.LIMITS),
    "goal": (*CALENDAR, *points.GOALS),
    "bare": (*CALENDAR, *points.BARES),
    "season": (points.VAGUE,),
    "spell": (background.IN_FORCE, *spells.SPELLS),
    "ahead": (spans.AHEAD,),
    "run": (spells.RUN,),
    "phase": spans.PHASES,
    "event": (background.PAST, *spells.EVENTS),
    "named": (spells.NAMED_DAY,),
    "every": intervals.INTERVALS,
}
"""The rules that are asked of a time, by where it stands and by its form; ``table`` chooses."""

RULES: Final[tuple[Rule, ...]] = tuple(dict.fromkeys(row for rows in TABLES.values() for row in rows))
"""All rules on times, each once, in the order in which they are asked."""


class Judged(NamedTuple):
    """A time in its sentence, the rule that applies to it, and what the rule says."""

    place: Place
    rule: Rule
    verdict: Verdict


def judge(place: Place) -> Judged | None:
    """Return the rule that applies to a time, None if it is no time of the plan (a rate, a limit for single cases)."""
    found = first(TABLES[table(place)], place)
    return Judged(place, *found) if found else None


def table(place: Place) -> str:
    """Return which table of rules is asked of a time."""
    form = place.written.form
    if place.inside == "title":
        return "title"
    if form in ("ongoing", "force"):
        return form
    if place.inside == "answer":
        return "answered spell" if form == "spell" else "answer"
    return _kind(place) if form == "point" else form


def _kind(place: Place) -> str:
    """Return which kind of point it is: one that 前 or 底 closes, a goal (到2025年), or a bare one."""
    if place.written.closes and not place.written.opens:
        return "limit"
    goal = place.written.lead == "到" or (place.written.lead == "至" and points.may_reach(place))
    return "goal" if goal else "bare"


def parallel(judged: Sequence[Judged], text: str) -> list[Judged]:
    """Bind a bare year that opens its clause beside a bound one: 2024年启动试点,2025年经验成熟后推广."""
    out = list(judged)
    for at, (place, rule, _) in enumerate(judged):
        written = place.written
        if not rule.code.startswith(background.OTHERWISE.code) or not written.bare or written.form != "point":
            continue
        if written.daily or text[written.start - 1 : written.start] not in (",", ";", "。"):
            continue
        for other in (*judged[max(0, at - 1) : at], *judged[at + 1 : at + 2]):
            beside = other.place.written
            between = text[min(written.end, beside.end) : max(written.start, beside.start)]
            if other.rule is points.BARE and "。" not in between and "\n" not in between:
                out[at] = Judged(place, points.BARE, period(written))
    return out
