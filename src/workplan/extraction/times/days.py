"""Parts of a written time → its first and last day (2023年上半年), or an RFC 5545 rule (每季度)."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from workplan.extraction.times.pieces import TO
from workplan.writing.dates import day, five_year_plan, last_day, shift, small_number

Days = tuple[dt.date | None, dt.date | None]
"""First and last day; None where nothing tells it."""

_HALVES: Final = {"上": (1, 6), "下": (7, 12)}
_TERMS: Final = {"春": (3, 7), "秋": (9, 12)}
_TEN_DAYS: Final = {"上": (1, 10), "中": (11, 20), "下": (21, None)}
_CLOSING: Final = ("底", "末")

# What one beat is as a frequency and an interval; RFC 5545 knows no half-years, quarters, terms or ten-day weeks.
_BEATS: Final = {
    "年": ("YEARLY", 1),
    "年度": ("YEARLY", 1),
    "学年": ("YEARLY", 1),
    "半年": ("MONTHLY", 6),
    "学期": ("MONTHLY", 6),
    "季度": ("MONTHLY", 3),
    "季": ("MONTHLY", 3),
    "月": ("MONTHLY", 1),
    "半月": ("WEEKLY", 2),
    "半个月": ("WEEKLY", 2),
    "旬": ("DAILY", 10),
    "周": ("WEEKLY", 1),
    "星期": ("WEEKLY", 1),
    "日": ("DAILY", 1),
    "天": ("DAILY", 1),
}
_WEEKDAYS: Final = dict(zip("一二三四五六日天", ("MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU"), strict=True))
_NUMBER: Final = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_MONTH: Final = re.compile(rf"({_NUMBER})月(?:份?([底末])|([上中下])旬|({_NUMBER})[日号])?")
_SPAN: Final = re.compile(TO)
_THIRD_ENDS: Final = {"上": "10", "中": "20", "下": "-1"}


def days(found: re.Match[str], year: int | None) -> Days:
    """Return the first and the last day that a calendar form names in ``year``; 底 and 末 have no first day.

    Args:
        found: a match of the form ``point``.
        year: the year it lies in (its last one), None if nothing tells it.
    """
    if year is None or not 1 <= year < 9999:
        return None, None
    if found["month"]:
        first, last = _of_month(found, year, small_number(found["month"]))
    else:
        begin, close = _months(found)
        closing = (found["edge"] or "").endswith(_CLOSING)
        first, last = None if closing else dt.date(year, begin, 1), last_day(year, close)
    if found["year_from"]:
        first = dt.date(int(found["year_from"]), 1, 1)
    return ordered(first, last, dated=bool(found["year_from"]))


def five_years(name: str) -> Days:
    """Return the first and the last day of a five-year plan.

    >>> five_years("十四")
    (datetime.date(2021, 1, 1), datetime.date(2025, 12, 31))
    """
    first, last = five_year_plan(name)
    return dt.date(first, 1, 1), dt.date(last, 12, 31)


def ordered(first: dt.date | None, last: dt.date | None, *, dated: bool) -> Days:
    """Return a span's days in order: 11月至3月 ends a year later; written years that run back give no start."""
    if first is None or last is None or first <= last:
        return first, last
    return (None, last) if dated else (first, shift(last, 1, "年"))


def _of_month(found: re.Match[str], year: int, month: int | None) -> Days:
    opening = int(found["month_from"]) if found["month_from"] else month
    if found["day"]:
        to = found["day_to"] or found["day"]
        return day(year, opening, small_number(found["day"])), day(year, month, small_number(to))
    part = found["part"] or ""
    if part.endswith("旬"):
        begin, close = _TEN_DAYS[part[0]]
        return day(year, month, begin), day(year, month, close) if close else last_day(year, month)
    return None if part.endswith(_CLOSING) else day(year, opening, 1), last_day(year, month)


def _months(found: re.Match[str]) -> tuple[int, int]:
    """Return the first and the last month of a year or a part of it."""
    if found["half"]:
        return _HALVES[found["half"]]
    if found["term"]:
        return _TERMS[found["term"]]
    if found["quarter"]:
        number = small_number(found["quarter"].lstrip("前第")) or 1
        to = small_number(found["quarter_to"] or "") or number
        return 1 if found["quarter"].startswith("前") else 3 * number - 2, 3 * to
    return (1, 6) if (found["edge"] or "").endswith("中") else (1, 12)


def recurrence(
    beat: str,
    *,
    step: str | None = None,
    months: str | None = None,
    days: str | None = None,
    close: str | None = None,
    weekday: str | None = None,
) -> str:
    """Return the RFC 5545 rule of an interval.

    Args:
        beat: the unit that recurs: 年, 季度, 月, 周 …
        step: how many units lie between two times (每两年).
        months: months of the year, with a day or an end where one is named (``2月底``, ``6月、12月``).
        days: days of the month (``5日、20日``).
        close: 年底, 底, 月末 …: the last day of the beat; 初 says nothing.
        weekday: day of the week.

    >>> recurrence("季度"), recurrence("月", days="10日"), recurrence("年", step="两"), recurrence("周", weekday="五")
    ('FREQ=MONTHLY;INTERVAL=3', 'FREQ=MONTHLY;BYMONTHDAY=10', 'FREQ=YEARLY;INTERVAL=2', 'FREQ=WEEKLY;BYDAY=FR')
    >>> recurrence("年", months="2月底"), recurrence("年", months="6月、12月")
    ('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1', 'FREQ=YEARLY;BYMONTH=6,12')
    """
    frequency, interval = _BEATS[beat]
    interval *= (small_number(step) if step else None) or 1
    parts = [f"FREQ={frequency}"]
    if interval != 1:
        parts.append(f"INTERVAL={interval}")
    if months:
        parts += _of_year(months)
    elif days:
        numbers = [small_number(number) for number in re.findall(_NUMBER, days)]
        parts.append("BYMONTHDAY=" + ",".join(str(number) for number in numbers))
    elif close and close[-1] in "底末" and frequency in ("YEARLY", "MONTHLY"):
        if frequency == "YEARLY":
            parts.append("BYMONTH=12")
        parts.append("BYMONTHDAY=-1")
    elif weekday:
        parts.append(f"BYDAY={_WEEKDAYS[weekday]}")
    return ";".join(parts)


def _of_year(months: str) -> list[str]:
    """Return the parts of the rule that name months, and the days in them where these are named."""
    numbers: list[int] = []
    days: list[str] = []
    at, spans = 0, False
    for found in _MONTH.finditer(months):
        name, end, third, day = found.groups()
        number = small_number(name) or 0
        if numbers and _SPAN.fullmatch(months, at, found.start()):
            numbers += range(numbers[-1] + 1, number)
            spans = True
        numbers.append(number)
        at = found.end()
        if end:
            days.append("-1")
        elif third:
            days.append(_THIRD_ENDS[third])
        elif day:
            days.append(str(small_number(day)))
    parts = ["BYMONTH=" + ",".join(str(number) for number in dict.fromkeys(numbers))]
    if days and not spans:
        parts.append("BYMONTHDAY=" + ",".join(dict.fromkeys(days)))
    return parts
