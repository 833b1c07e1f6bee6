"""Document → iCalendar (RFC 5545): one all-day event per deadline, period and recurrence, by the library icalendar."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from workplan.concern import Concern, concerned
from workplan.errors import not_installed
from workplan.model import Document, Measure, Responsibility, Role, Section, Time, TimeKind, several
from workplan.setting import plan_years_of
from workplan.source import squeeze
from workplan.texts import Texts, Words
from workplan.visible import in_html

if TYPE_CHECKING:
    from icalendar import Event

    from workplan.lexicon import Lexicon
    from workplan.setting import Years

# Names the UIDs of this library; made once, so that a deadline keeps its UID from run to run
_NAMESPACE: Final = uuid.UUID("6f1f3c1e-5f0e-5d6b-9a53-8a1c7c0b7a11")
_LONGEST: Final = 200
_MOST_UNITS: Final = 500
"""Characters of a heading and of the names of units that each event of a section repeats."""

_DAY: Final = dt.timedelta(days=1)
_ALARM: Final = dt.timedelta(days=-7, hours=9)
"""A week before, at nine in the morning."""
_LONGEST_SUMMARY: Final = 40
_PART: Final = re.compile(r"[^，,；;]*[，,；;]?")
_MARKS: Final = "，,；;。.！!？?：:、 "
_OPEN_END: Final = re.compile(r"COUNT=|UNTIL=")

TEXTS: Final[Texts] = {
    "units": ("{role}：{units}", "{role}: {units}"),
    "group": ("统称可能涉及", "given to a group"),
    "list": ("、", ", "),
}
"""Every text of the calendar that is its own, by key."""


class _Plan(NamedTuple):
    """A document with what all its events ask: the years of its plan, the day from which recurrences are counted."""

    document: Document
    years: Years | None
    base: dt.date | None


class _Due(NamedTuple):
    """A time with its first and last day, what it binds, and the UID of its event."""

    plan: _Plan
    section: Section
    measure: Measure | None
    time: Time
    days: tuple[dt.date, dt.date]
    uid: str
    concern: Concern | None = None

    @property
    def answering(self) -> tuple[Responsibility, ...]:
        """Who answers for it."""
        return self.section.own_responsibilities if self.measure is None else self.plan.document.answering(self.measure)


def to_calendar(
    *documents: Document | Iterable[Document],
    unit: str | None = None,
    lang: str = "zh",
    lexicon: Lexicon | None = None,
) -> str:
    """Return the times that bind the work as one iCalendar file with CRLF line ends.

    A deadline is an event on its day, a period reaches from its first to its last day, a recurrence starts on the first
    day its rule gives from the date of issue (or the plan's first dated day) on and ends with the plan's last year. The
    summary says what is due, the description the measure and who answers for it; an alarm rings a week before. Times
    without a last day are left out.

    Args:
        documents: the documents.
        unit: only what concerns this unit, by any of its names; what is given to a group it may belong to says so.
        lang: language of the fixed words, ``"zh"`` or (anything else) English.
        lexicon: the words of groups and places, the built-in ones if None.

    Raises:
        UsageError: icalendar or python-dateutil is not installed, or no measure names ``unit``.
    """
    try:
        import_module("dateutil")  # so that a missing one is told before any work
        from icalendar import Calendar
    except ImportError as error:
        raise not_installed(str(error.name), "calendar") from error
    plans = tuple(chain.from_iterable(map(several, documents)))
    words = Words(lang, TEXTS)
    calendar = Calendar()
    calendar.add("prodid", "-//workplan//deadlines//ZH")
    calendar.add("version", "2.0")
    title = plans[0].title if len(plans) == 1 else ""
    if title:
        calendar.add("x-wr-calname", in_html(title))
    for due in _all_due(plans) if unit is None else _due_of(plans, unit, lexicon):
        calendar.add_component(_event(due, words))
    return str(calendar.to_ical().decode("utf-8"))


def _all_due(documents: tuple[Document, ...]) -> Iterator[_Due]:
    """Yield the times of all sections that have a day, each with the UID it has in every calendar."""
    seen: Counter[str] = Counter()
    for plan in map(_plan, documents):
        document = plan.document
        for section in document.walk():
            for time in section.own_times:
                days = _days(time, plan.base)
                if days is None:
                    continue
                measure = None if time.measure is None else section.own_measures[time.measure - 1]
                key = "\n".join((document.title or document.name or "", section.path, time.kind, time.text))
                seen[key] += 1
                uid = f"{uuid.uuid5(_NAMESPACE, f'{key}{chr(10)}{seen[key]}')}@workplan"
                yield _Due(plan, section, measure, time, days, uid)


def _due_of(documents: tuple[Document, ...], unit: str, lexicon: Lexicon | None) -> Iterator[_Due]:
    """Yield the times of the measures that concern a unit: of those that name it, then of those of its groups."""
    found = concerned(documents, unit, lexicon=lexicon)
    # chosen among all, so that an event has one UID in the calendars of all units
    every = tuple(_all_due(documents))
    for concern, pairs in ((Concern.NAMED, found.named), (Concern.GROUP, found.groups)):
        measures = {(id(document), id(measure)) for document, measure in pairs}
        yield from (
            due._replace(concern=concern) for due in every if (id(due.plan.document), id(due.measure)) in measures
        )


def undated(document: Document) -> int:
    """Return how many times that bind the work have no last day, so that no calendar can hold them.

    >>> from workplan import parse
    >>> undated(parse("一、轮训干部\\n任期内轮训一遍，2030年6月底前启动。"))
    1
    """
    base = _plan(document).base
    binding = [time for section in document.walk() for time in section.own_times if time.kind is not TimeKind.REFERENCE]
    return sum(_days(time, base) is None for time in binding)


def _plan(document: Document) -> _Plan:
    years = plan_years_of(document)
    return _Plan(document, years, _base(document, years))


def _base(document: Document, years: Years | None) -> dt.date | None:
    """The day from which recurrences are counted: of issue, else the plan's first, else of the first dated time."""
    issued = document.masthead.date_issued
    if issued is not None:
        return issued.value
    if years is not None:
        return dt.date(years[0], 1, 1)
    dated = [
        day for time in document.times for day in (time.start, time.end) if day and time.kind != TimeKind.REFERENCE
    ]
    return dt.date(min(dated).year, 1, 1) if dated else None


def _days(time: Time, base: dt.date | None) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day of a time, of the first one if it recurs; None if it has no last day."""
    if time.kind is TimeKind.RECURRENCE and time.recurrence and base is not None:
        start = _first(time.recurrence, base)
        return start, start
    if time.kind in (TimeKind.DEADLINE, TimeKind.PERIOD) and time.end is not None:
        return (time.start if time.kind is TimeKind.PERIOD and time.start else time.end), time.end
    return None


def _event(due: _Due, words: Words) -> Event:
    """Return the event of a time."""
    from icalendar import Alarm, Event, vRecur

    (document, years, base), time = due.plan, due.time
    start, last = due.days
    event = Event()
    if time.kind is TimeKind.RECURRENCE and time.recurrence:
        event.add("rrule", vRecur.from_ical(_ending(time.recurrence, years, start)))
    title, section = document.title, due.section
    event.add("uid", due.uid)
    event.add("dtstart", start)
    if last < dt.date.max:  # without an end it is that one day
        event.add("dtend", last + _DAY)
    summary = _summary(due)
    event.add("summary", in_html(summary))
    place = f"{section.path} {(section.heading or '')[:_LONGEST]}".strip()
    text = due.measure.text if due.measure is not None else ""
    told = "\n".join(part for part in (title, place, text, *_units(due, words)) if part)
    event.add("description", in_html(told))
    group = [words.say("group")] if due.concern is Concern.GROUP else []
    event.add("categories", [words.say(f"kind.{time.kind.value}"), *group])
    event.add("transp", "TRANSPARENT")
    event.add("dtstamp", dt.datetime.combine(base or dt.date(1970, 1, 1), dt.time(), dt.UTC))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", in_html(summary))
    alarm.add("trigger", _ALARM)
    event.add_component(alarm)
    return event


def _ending(rule: str, years: Years | None, start: dt.date) -> str:
    """Return a rule of recurrence that ends with the plan's last year, where that is known."""
    if years is None or years[-1] < start.year or _OPEN_END.search(rule):
        return rule
    return f"{rule};UNTIL={years[-1]:04}1231"


def _summary(due: _Due) -> str:
    """Return what is due: the sentence that has the time, or that part of it, cut at a comma where it is long."""
    sentence = due.time.sentence
    if sentence is None:
        return f"{due.time.text} {due.section.heading or due.section.text[:_LONGEST_SUMMARY]}".strip()
    text = due.plan.document.text
    parts = [match for match in _PART.finditer(text[sentence.start : sentence.end]) if match.group()]
    place = due.time.span.start - sentence.start
    first = 0
    if len(squeeze(text[sentence.start : sentence.end])) > _LONGEST_SUMMARY:
        first = next((at for at, part in enumerate(parts) if part.end() > place), 0)
    told, whole = "", True
    for part in parts[first:]:
        more = squeeze(told + part.group())
        # the time alone says nothing: 6月底前，
        if told and len(more.strip(_MARKS)) > _LONGEST_SUMMARY and told.strip(_MARKS) != squeeze(due.time.text):
            whole = False
            break
        told = more
    told = told.strip(_MARKS)
    if len(told) > 2 * _LONGEST_SUMMARY:
        told, whole = told[: 2 * _LONGEST_SUMMARY], False
    return told if whole else f"{told}…"


def _units(due: _Due, words: Words) -> Iterator[str]:
    """Yield a line for each role: who answers for it."""
    for role in Role:
        names = [unit.name for row in due.answering if row.role is role for unit in row.units]
        if names:
            told = words.say("list").join(dict.fromkeys(names))
            if len(told) > _MOST_UNITS:
                told = told[:_MOST_UNITS].rpartition(words.say("list"))[0] + "…"
            yield words.say("units", role=words.header(f"role.{role.value}"), units=told)


def _first(rule: str, base: dt.date) -> dt.date:
    """The first day that an RFC 5545 rule gives from ``base`` on."""
    from dateutil.rrule import rrulestr

    start = dt.datetime.combine(base, dt.time())
    found = rrulestr(rule, dtstart=start).after(start, inc=True)
    return found.date() if found else base
