"""A written interval, by its parts → an RFC 5545 rule: 每季度 → FREQ=MONTHLY;INTERVAL=3."""

from __future__ import annotations

import re
from typing import Final

from workplan.extraction.times.pieces import TO
from workplan.writing.dates import small_number
from workplan.writing.late import late

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
    "工作日": ("WEEKLY", 1),
    "日": ("DAILY", 1),
    "天": ("DAILY", 1),
}
# Stretches that begin with the calendar's year, so that their months are known.
_OF_THE_YEAR: Final = frozenset(("季度", "季", "半年"))
WEEKDAYS: Final = {name: at % 7 for at, name in enumerate("一二三四五六日")} | {"天": 6}
"""The weekday of its numeral: Monday is 0."""
_SHORT: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WORKING: Final = ",".join(_SHORT[:5])
_NUMBER: Final = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_MONTH: Final = late(
    rf"({_NUMBER})(?:月(?:份?([底末])|[上中下]?([上中下])旬|({_NUMBER})[日号])?|(?=[、和及与—\-~至到]))"
)
_SPAN: Final = late(rf"{TO}(?:[次翌]年)?")
_THIRD_ENDS: Final = {"上": "10", "中": "20", "下": "-1"}


def recurrence(
    beat: str,
    *,
    step: str | None = None,
    months: str | None = None,
    days: str | None = None,
    close: str | None = None,
    month: str | None = None,
    weekdays: str | None = None,
    nth: str | None = None,
    working: bool = False,
) -> str:
    """Return the RFC 5545 rule of an interval.

    Args:
        beat: the unit that recurs: 年, 季度, 月, 周, 工作日 …
        step: how many units lie between two times (每两年).
        months: months of the year, with a day or an end where one is named (``2月底``, ``6月、12月``, ``3至5月``).
        days: days of the month (``5日、20日``, ``1—5日``).
        close: 年底, 底, 月末 …: the last day of the beat; 初 says nothing.
        month: which month of a quarter or half-year (首月, 第二个月, 末).
        weekdays: days of the week (``五``, ``二、周四``, ``一至周五``).
        nth: which of them in a month (``第一个``, ``最后一个``); without weekdays a week, whose days stay open.
        working: ``nth`` counts working days.

    >>> recurrence("季度"), recurrence("月", days="10日"), recurrence("年", step="两")
    ('FREQ=MONTHLY;INTERVAL=3', 'FREQ=MONTHLY;BYMONTHDAY=10', 'FREQ=YEARLY;INTERVAL=2')
    >>> recurrence("年", months="2月底"), recurrence("年", months="3至5月")
    ('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1', 'FREQ=YEARLY;BYMONTH=3,4,5')
    >>> recurrence("周", weekdays="二、周四"), recurrence("月", weekdays="三", nth="第一个")
    ('FREQ=WEEKLY;BYDAY=TU,TH', 'FREQ=MONTHLY;BYDAY=1WE')
    >>> recurrence("季度", month="末", days="25日"), recurrence("半年", close="末")
    ('FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25', 'FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1')
    >>> recurrence("季度", month="第二个月"), recurrence("季度", close="初")
    ('FREQ=YEARLY;BYMONTH=2,5,8,11', 'FREQ=MONTHLY;INTERVAL=3')
    >>> recurrence("季度", step="三", close="末")  # the next ones are in other months
    'FREQ=MONTHLY;INTERVAL=9;BYMONTHDAY=-1'
    """
    frequency, interval = _BEATS[beat]
    interval *= (small_number(step) if step else None) or 1
    within = _month_within(interval, month or (close or "")[-1:]) if beat in _OF_THE_YEAR else 0
    if within:
        # an interval of months tells no month before its start is known; those of a quarter are the calendar's
        named = ",".join(str(number) for number in range(within, 13, interval))
        parts = ["FREQ=YEARLY", f"BYMONTH={named}"]
    else:
        parts = [f"FREQ={frequency}", *([f"INTERVAL={interval}"] if interval != 1 else [])]
    if months:
        parts += _of_year(months)
    if days:
        parts.append("BYMONTHDAY=" + ",".join(str(number) for number in _of_month(days)))
    elif close and close[-1] in "底末" and frequency in ("YEARLY", "MONTHLY"):
        parts += ["BYMONTH=12"] if frequency == "YEARLY" and not months else []
        parts.append("BYMONTHDAY=-1")
    elif weekdays:
        parts.append(f"BYDAY={_ordinal(nth)}{_of_week(weekdays)}")
    elif beat == "工作日":
        parts.append(f"BYDAY={_WORKING}")
    elif working:
        parts.append(f"BYDAY={_WORKING};BYSETPOS={_ordinal(nth)}")
    return ";".join(parts)


def _month_within(interval: int, month: str) -> int:
    """Return which month of each ``interval`` months is meant, 0 where none is or they fill no year."""
    if 12 % interval or not month:
        return 0
    if month[0] in "底末最":
        return interval
    if month[0] == "首":
        return 1
    found = re.search(_NUMBER, month)
    return min((small_number(found[0]) if found else None) or 0, interval)


def _ordinal(nth: str | None) -> str:
    """Return which weekday of a month is meant: 1 for 第一个, -1 for 最后一个."""
    if nth is None:
        return ""
    number = re.search(_NUMBER, nth) if nth.startswith("第") else None
    return str(small_number(number[0])) if number else "1" if nth.startswith("首") else "-1"


def _of_month(days: str) -> list[int]:
    """Return the days of a list or a span of days: 5日、20日 → 5, 20; 1—5日 → 1, 2, 3, 4, 5."""
    found: list[int] = []
    for before, name in re.findall(rf"({TO})?[、和及与]?({_NUMBER})", days):
        number = small_number(name) or 0
        found += range(found[-1] + 1, number) if before and found else []
        found.append(number)
    return found


def _of_week(weekdays: str) -> str:
    """Return the days of a list or a span of weekdays: 二、周四 → TU,TH; 一至周五 → MO,TU,WE,TH,FR."""
    found: list[int] = []
    for before, name in re.findall(rf"({TO})?[^一二三四五六日天]*([一二三四五六日天])", weekdays):
        number = WEEKDAYS[name]
        found += range(found[-1] + 1, number) if before and found else []
        found.append(number)
    return ",".join(_SHORT[number] for number in dict.fromkeys(found))


def _of_year(months: str) -> list[str]:
    """Return the parts of the rule that name months, and the days in them where these are named."""
    numbers: list[int] = []
    days: list[str] = []
    at, spans = 0, False
    for found in _MONTH.finditer(months):
        name, end, third, day = found.groups()
        number = small_number(name) or 0
        if numbers and _SPAN.fullmatch(months, at, found.start()):
            numbers += _between(numbers[-1], number)
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


def _between(first: int, last: int) -> list[int]:
    """Return the months between two, over the turn of the year where the last comes first (11月至3月)."""
    return [(first + ahead) % 12 + 1 for ahead in range((last - first - 1) % 12)]
