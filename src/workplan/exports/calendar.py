"""Document → iCalendar (RFC 5545): one all-day event per deadline, period and recurrence, by the library icalendar."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from importlib import import_module
from typing import TYPE_CHECKING, Final

from workplan.errors import UsageError
from workplan.model import Document, Section, Time, TimeKind
from workplan.setting import plan_years_of
from workplan.visible import in_html

if TYPE_CHECKING:
    from icalendar import Event

# Names the UIDs of this library; made once, so that a deadline keeps its UID from run to run
_NAMESPACE: Final = uuid.UUID("6f1f3c1e-5f0e-5d6b-9a53-8a1c7c0b7a11")
_LONGEST: Final = 200
_MOST_UNITS: Final = 500
"""Characters of a heading and of the names of units that each event of a section repeats."""

_DAY: Final = dt.timedelta(days=1)


def to_calendar(*documents: Document) -> str:
    """Return the times that bind the work as one iCalendar file with CRLF line ends.

    A deadline is an event on its day, a period reaches from its first to its last day, a recurrence starts on the first
    day its rule gives from the date of issue (or the plan's first dated day) on. Times without any date are left out.

    Args:
        documents: the documents.

    Raises:
        UsageError: icalendar or python-dateutil is not installed.
    """
    try:
        import_module("dateutil")  # so that a missing one is told before any work
        from icalendar import Calendar
    except ImportError as error:
        raise UsageError(
            zh=f"没有安装 {error.name}；请运行 pip install 'workplan[calendar]'",
            en=f"{error.name} is not installed; run pip install 'workplan[calendar]'",
        ) from error
    calendar = Calendar()
    calendar.add("prodid", "-//workplan//deadlines//ZH")
    calendar.add("version", "2.0")
    title = documents[0].title if len(documents) == 1 else ""
    if title:
        calendar.add("x-wr-calname", in_html(title))
    seen: Counter[str] = Counter()
    for document in documents:
        base = _base(document)
        stamp = dt.datetime.combine(base or dt.date(1970, 1, 1), dt.time(), dt.UTC)
        for section in document.walk():
            for time in section.times:
                event = _event(document, section, time, base, seen)
                if event is not None:
                    event.add("dtstamp", stamp)
                    calendar.add_component(event)
    return str(calendar.to_ical().decode("utf-8"))


def undated(document: Document) -> int:
    """Return how many times that bind the work have no date, so that no calendar can hold them.

    >>> from workplan import parse
    >>> undated(parse("一、轮训干部\\n任期内轮训一遍，2030年6月底前启动。"))
    1
    """
    base = _base(document)
    binding = [time for section in document.walk() for time in section.times if time.kind is not TimeKind.REFERENCE]
    return sum(_days(time, base) is None for time in binding)


def _base(document: Document) -> dt.date | None:
    """The day from which recurrences are counted: of issue, else the plan's first, else of the first dated time."""
    issued = document.masthead.date_issued
    if issued is not None:
        return issued.value
    years = plan_years_of(document)
    if years is not None:
        return dt.date(years[0], 1, 1)
    dated = [
        day for time in document.times for day in (time.start, time.end) if day and time.kind != TimeKind.REFERENCE
    ]
    return dt.date(min(dated).year, 1, 1) if dated else None


def _days(time: Time, base: dt.date | None) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day of a time, of the first one if it recurs; None if it has no date."""
    if time.kind is TimeKind.RECURRENCE and time.recurrence and base is not None:
        start = _first(time.recurrence, base)
        return start, start
    if time.kind in (TimeKind.DEADLINE, TimeKind.PERIOD):
        last = time.end or time.start
        if last is not None:
            return (time.start if time.kind is TimeKind.PERIOD and time.start else last), last
    return None


def _event(document: Document, section: Section, time: Time, base: dt.date | None, seen: Counter[str]) -> Event | None:
    from icalendar import Event, vRecur

    days = _days(time, base)
    if days is None:
        return None
    start, last = days
    event = Event()
    if time.kind is TimeKind.RECURRENCE and time.recurrence:
        event.add("rrule", vRecur.from_ical(time.recurrence))
    title = document.title
    key = "\n".join((title or document.name or "", section.path, time.kind, time.text))
    seen[key] += 1
    event.add("uid", f"{uuid.uuid5(_NAMESPACE, f'{key}{chr(10)}{seen[key]}')}@workplan")
    event.add("dtstart", start)
    if last < dt.date.max:  # without an end it is that one day
        event.add("dtend", last + _DAY)
    heading = (section.heading or "")[:_LONGEST]
    event.add("summary", in_html(f"{time.text} {heading or section.text[:40]}"))
    units = "、".join(unit.name for row in section.responsibilities for unit in row.units)
    if len(units) > _MOST_UNITS:
        units = units[:_MOST_UNITS].rpartition("、")[0] + "…"
    place = f"{section.path} {heading}".strip()
    event.add("description", in_html("\n".join(part for part in (title, place, units) if part)))
    event.add("categories", [time.kind.value])
    event.add("transp", "TRANSPARENT")
    return event


def _first(rule: str, base: dt.date) -> dt.date:
    """The first day that an RFC 5545 rule gives from ``base`` on."""
    from dateutil.rrule import rrulestr

    start = dt.datetime.combine(base, dt.time())
    found = rrulestr(rule, dtstart=start).after(start, inc=True)
    return found.date() if found else base
