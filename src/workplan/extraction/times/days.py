"""Turn the parts of a calendar form (year, half, quarter, month, ten days, day) into its first and its last day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from workplan.writing.dates import day, five_year_plan, last_day, shift, small_number

Days = tuple[dt.date | None, dt.date | None]
Groups = Mapping[str, str | None]
"""The groups of ``time_patterns``' form, by name."""

_HALVES: Final = {"上": (1, 6), "下": (7, 12)}
_TERMS: Final = {"春": (3, 7), "秋": (9, 12)}
_TEN_DAYS: Final = {"上": (1, 10), "中": (11, 20), "下": (21, None)}
_CLOSING: Final = ("底", "末")


def days(group: Groups, year: int | None) -> Days:
    """Return the first and the last day that a calendar form names in ``year``; 底 and 末 have no first day.

    Args:
        group: the groups of the form's match.
        year: the year it lies in, None if nothing tells it.
    """
    if year is None or not 1 <= year < 9999:
        return None, None
    if group["month"]:
        return _of_month(group, year, small_number(group["month"]))
    begin, close = _months(group)
    closing = (group["edge"] or "").endswith(_CLOSING)
    return None if closing else dt.date(year, begin, 1), last_day(year, close)


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


def _of_month(group: Groups, year: int, month: int | None) -> Days:
    opening = int(group["month_from"]) if group["month_from"] else month
    if group["day"]:
        to = group["day_to"] or group["day"]
        return day(year, opening, small_number(group["day"])), day(year, month, small_number(to))
    part = group["part"] or ""
    if part.endswith("旬"):
        begin, close = _TEN_DAYS[part[0]]
        return day(year, month, begin), day(year, month, close) if close else last_day(year, month)
    return None if part.endswith(_CLOSING) else day(year, opening, 1), last_day(year, month)


def _months(group: Groups) -> tuple[int, int]:
    """Return the first and the last month of a year or a part of it."""
    if group["half"]:
        return _HALVES[group["half"]]
    if group["term"]:
        return _TERMS[group["term"]]
    if group["quarter"]:
        number = small_number(group["quarter"].lstrip("前第")) or 1
        to = small_number(group["quarter_to"] or "") or number
        return 1 if group["quarter"].startswith("前") else 3 * number - 2, 3 * to
    return (1, 6) if (group["edge"] or "").endswith("中") else (1, 12)
