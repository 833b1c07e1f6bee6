"""Turn the parts of a calendar form (year, half, quarter, month, week, day) into its first and its last day."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from workplan.extraction.times.recurrence import WEEKDAYS
from workplan.writing.dates import day, five_year_plan, last_day, shift, small_number

Days = tuple[dt.date | None, dt.date | None]
"""First and last day; None where nothing tells it."""

_HALVES: Final = {"上": (1, 6), "前": (1, 6), "下": (7, 12), "后": (7, 12)}
_TERMS: Final = {"春": (3, 7), "秋": (9, 12)}
_TEN_DAYS: Final = {"上": (1, 10), "中": (11, 20), "下": (21, 31)}
_CLOSING: Final = ("底", "末")


def days(found: re.Match[str], inside: re.Match[str] | None, year: int | None) -> Days:
    """Return the first and the last day that a calendar form names in ``year``; 底 and 末 have no first day.

    Args:
        found: a match of the form ``point``.
        inside: the day, week or part that stands behind its month, None where none does.
        year: the year it lies in (its last one), None if nothing tells it.
    """
    if year is None or not 1 <= year < 9999:
        return None, None
    if found["month"]:
        opening, month = small_number(found["month_from"] or found["month"]), small_number(found["month"])
        if inside is None:
            first, last = day(year, opening, 1), last_day(year, month)
        else:
            first, last = _of_month(inside, year, opening, month)
    else:
        begin, close = _months(found)
        edge = (found["edge"] or found["quarter_end"] or "")[-1:]
        first = None if edge in _CLOSING and edge else dt.date(year, begin, 1)
        last = last_day(year, begin if edge == "初" else close)
    if found["year_from"]:
        first = dt.date(int(found["year_from"]), 1, 1)
    return ordered(first, last, dated=bool(found["year_from"]))


def numeric_days(year: str, month: str, of_month: str | None) -> Days:
    """Return the first and the last day of a date in figures, of the month where it names no day.

    >>> numeric_days("2023", "9", "30")[1], numeric_days("2023", "2", None)[1], numeric_days("2023", "2", "30")
    (datetime.date(2023, 9, 30), datetime.date(2023, 2, 28), (None, None))
    """
    first = day(int(year), int(month), int(of_month or 1))
    return first, first if of_month else last_day(int(year), int(month))


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


def _of_month(found: re.Match[str], year: int, opening: int | None, month: int | None) -> Days:
    if found["weekly"]:
        return _of_week(found, year, month)
    if found["day"]:
        to = found["day_to"] or found["day"]
        return day(year, opening, small_number(found["day"])), day(year, month, small_number(to))
    part = found["part"] or ""
    if part.endswith("旬"):
        thirds = [_TEN_DAYS[third] for third in part[:-1]]
        begin, close = min(thirds)[0], max(thirds)[1]
        return day(year, month, begin), day(year, month, close) or last_day(year, month)
    if part.endswith("初"):
        return day(year, month, 1), day(year, month, 10)
    return None if part.endswith(_CLOSING) else day(year, opening, 1), last_day(year, month)


def _of_week(found: re.Match[str], year: int, month: int | None) -> Days:
    """Return a week that counts from the month's first Monday (9月第三周), or one weekday of it (第三个星期日)."""
    first, last = day(year, month, 1), last_day(year, month)
    if first is None or last is None:
        return None, None
    weekday = WEEKDAYS[found["weekday"]] if found["weekday"] else 0
    if found["week"]:
        number = (small_number(found["week"]) or 1) - 1
        start = first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * number)
    else:
        start = last - dt.timedelta(days=(last.weekday() - weekday) % 7)
    return start, start if found["weekday"] else start + dt.timedelta(days=6)


def _months(found: re.Match[str]) -> tuple[int, int]:
    """Return the first and the last month of a year or a part of it."""
    if found["half"]:
        return _HALVES[found["half"]]
    if found["first_months"]:
        return 1, min(small_number(found["first_months"]) or 12, 12)
    if found["term"]:
        return _TERMS[found["term"]]
    if found["quarter"]:
        number = small_number(found["quarter"].lstrip("前第")) or 1
        to = small_number(found["quarter_to"] or "") or number
        return 1 if found["quarter"].startswith("前") else 3 * number - 2, 3 * to
    return (1, 6) if (found["edge"] or "").endswith("中") else (1, 12)
