"""Document → iCalendar (RFC 5545): one all-day event per deadline, period and recurrence, by the library icalendar."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from typing import TYPE_CHECKING, Final

from workplan.errors import UsageError
from workplan.model import Document, Section, Time, TimeKind

if TYPE_CHECKING:
    from icalendar import Event

# Names the UIDs of this library; made once, so that a deadline keeps its UID from run to run
_NAMESPACE: Final = uuid.UUID("6f1f3c1e-5f0e-5d6b-9a53-8a1c7c0b7a11")
_DAY: Final = dt.timedelta(days=1)


def to_calendar(document: Document) -> str:
    """Return the times that bind the work as an iCalendar file with CRLF line ends.

    A deadline is an event on its day, a period reaches from its first to its last day, a recurrence starts on the first
    day its rule gives from the date of issue (or the plan's first dated day) on. Times without any date are left out.

    Args:
        document: the document.

    Raises:
        UsageError: icalendar is not installed.
    """
    try:
        from icalendar import Calendar
    except ImportError as error:
        raise UsageError(
            zh="没有安装 icalendar；请运行 pip install 'workplan[calendar]'",
            en="icalendar is not installed; run pip install 'workplan[calendar]'",
        ) from error
    calendar = Calendar()
    calendar.add("prodid", "-//workplan//deadlines//ZH")
    calendar.add("version", "2.0")
    title = document.masthead.plan_title or document.masthead.title
    if title is not None:
        calendar.add("x-wr-calname", title.value)
    seen: Counter[str] = Counter()
    base = _base(document)
    stamp = dt.datetime.combine(base or dt.date(1970, 1, 1), dt.time(), dt.UTC)
    for section in document.walk():
        for time in section.times:
            event = _event(document, section, time, base, seen)
            if event is not None:
                event.add("dtstamp", stamp)
                calendar.add_component(event)
    return str(calendar.to_ical().decode("utf-8"))


def _base(document: Document) -> dt.date | None:
    """The day from which recurrences are counted: the date of issue, else the year of the first dated time."""
    issued = document.masthead.date_issued
    if issued is not None:
        return issued.value
    dated = [
        day for time in document.times for day in (time.start, time.end) if day and time.kind != TimeKind.REFERENCE
    ]
    return dt.date(min(dated).year, 1, 1) if dated else None


def _event(document: Document, section: Section, time: Time, base: dt.date | None, seen: Counter[str]) -> Event | None:
    from icalendar import Event, vRecur

    event = Event()
    if time.kind is TimeKind.RECURRENCE and time.recurrence and base is not None:
        start = _first(time.recurrence, base)
        last = start
        event.add("rrule", vRecur.from_ical(time.recurrence))
    elif time.kind in (TimeKind.DEADLINE, TimeKind.PERIOD) and (time.start or time.end):
        last = time.end or time.start or dt.date.min
        start = time.start if time.kind is TimeKind.PERIOD and time.start else last
    else:
        return None
    title = document.masthead.plan_title or document.masthead.title
    key = "\n".join((title.value if title else document.name or "", section.path, time.kind, time.text))
    seen[key] += 1
    event.add("uid", f"{uuid.uuid5(_NAMESPACE, f'{key}{chr(10)}{seen[key]}')}@workplan")
    event.add("dtstart", start)
    event.add("dtend", last + _DAY)
    event.add("summary", f"{time.text} {section.heading or section.text[:40]}")
    units = "、".join(unit.name for row in section.responsibilities for unit in row.units)
    event.add(
        "description", "\n".join(part for part in (f"{section.path} {section.heading or ''}".strip(), units) if part)
    )
    event.add("categories", [time.kind.value])
    event.add("transp", "TRANSPARENT")
    return event


def _first(rule: str, base: dt.date) -> dt.date:
    """The first day that an RFC 5545 rule gives from ``base`` on."""
    from dateutil.rrule import rrulestr

    start = dt.datetime.combine(base, dt.time())
    found = rrulestr(rule, dtstart=start).after(start, inc=True)
    return found.date() if found else base
