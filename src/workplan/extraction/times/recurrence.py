"""Turn a written interval (每季度, 每月10日前, 每年6月、12月底前) into an RFC 5545 recurrence rule."""

from __future__ import annotations

import re
from typing import Final

from workplan.extraction.times.forms import TO
from workplan.writing.dates import small_number

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


def rule(
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

    >>> rule("季度"), rule("月", days="10日"), rule("年", step="两"), rule("周", weekday="五")
    ('FREQ=MONTHLY;INTERVAL=3', 'FREQ=MONTHLY;BYMONTHDAY=10', 'FREQ=YEARLY;INTERVAL=2', 'FREQ=WEEKLY;BYDAY=FR')
    >>> rule("年", months="2月底"), rule("年", months="6月、12月")
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
