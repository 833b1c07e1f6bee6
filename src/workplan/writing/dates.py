"""A written date (2023年4月15日 · 二〇二三年四月十五日 · 2023-04-15) or its parts → ``datetime.date``.

Knows the calendar and nothing of notices: the masthead, the times, page stamps and the checks of drafts share it.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from workplan.writing.late import late
from workplan.writing.numerals import DIGITS, value, value_of

# Zeros of a year in words, as typists and recognition leave them: 二○二三, 二零二三, 二O二三.
_ZEROS: Final = str.maketrans("○零OoΟ", "〇〇〇〇〇")
_FIRST_PLAN_YEAR: Final = 1951

YEAR_IN_DIGITS: Final = r"(?:19|20)\d\d"
_YEAR_IN_WORDS: Final = "[一二][〇○零OoΟ0一二三四五六七八九]{3}"
YEAR: Final = rf"{YEAR_IN_DIGITS}|{_YEAR_IN_WORDS}"
"""Pattern of a year without its 年: ``2023``, ``二〇二三``."""
MONTH: Final = r"1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
"""Pattern of a month without its 月: ``4``, ``04``, ``十二``."""
DAY: Final = r"3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]"
"""Pattern of a day without its 日: ``15``, ``二十一``."""

DATE: Final = re.compile(
    rf"(?P<year>{YEAR_IN_DIGITS})(?:年|[-/.])"  # 2023年4月15日, 2023-4-15, 2023.04.15
    r"(?P<month>\d{1,2})(?:月|[-/.])(?P<day>\d{1,2})日?"
    rf"|(?P<year_words>{_YEAR_IN_WORDS})年"  # 二〇二三年四月十五日
    r"(?P<month_words>[一二三四五六七八九十]{1,3})月(?P<day_words>[一二三四五六七八九十]{1,3})日"
)
"""A full date, as a masthead, a signature or a form has it; the calendar may not have it, see :func:`date_of`."""
STAMP: Final = late(
    rf"(?P<year>{YEAR_IN_DIGITS})"
    r"(?:\D{1,3}(?P<month>\d{1,2})\D{1,3}(?P<day>\d{1,2})(?!\d)"  # 2023-4-20 10:00, 2023年 4月 20日
    r"|(?P<month2>\d\d)(?P<day2>\d\d))"  # 20230420
)
"""A full date as programs write it: any marks between its numbers, or none."""


def date_of(match: re.Match[str]) -> dt.date | None:
    """Return the date that a match of ``DATE`` writes, None if the calendar has no such day.

    >>> [date_of(m) for m in DATE.finditer("2023年4月15日, 二〇二三年四月十五日, 2023-04-15, 2023.2.30")]
    [datetime.date(2023, 4, 15), datetime.date(2023, 4, 15), datetime.date(2023, 4, 15), None]
    """
    if match["year"]:
        return day(int(match["year"]), int(match["month"]), int(match["day"]))
    return day(year_number(match["year_words"]), value_of(match["month_words"]), value_of(match["day_words"]))


def stamped(text: str) -> dt.date | None:
    """Return the date of the first stamp in ``text``, None where there is none or the calendar has no such day.

    >>> stamped("2023-4-20 10:00"), stamped("20230420"), stamped("2023-13-01")
    (datetime.date(2023, 4, 20), datetime.date(2023, 4, 20), None)
    """
    match = STAMP.search(text)
    if match is None:
        return None
    return day(int(match["year"]), int(match["month"] or match["month2"]), int(match["day"] or match["day2"]))


def year_number(text: str) -> int | None:
    """Return the year that four digits or four numerals name, None where they name none.

    >>> year_number("2023"), year_number("二〇二三"), year_number("二○三五"), year_number("二三")
    (2023, 2023, 2035, None)
    """
    if text.isdecimal() and text.isascii():
        return int(text) if len(text) == 4 else None
    digits = "".join([str(DIGITS.get(char, char)) for char in text.translate(_ZEROS)])
    return int(digits) if len(digits) == 4 and digits.isdecimal() else None


def five_year_plan(name: str) -> tuple[int, int]:
    """Return first and last year of a five-year plan: the fourth began in 1971, five years apart since.

    >>> five_year_plan("十四"), five_year_plan("十")
    ((2021, 2025), (2001, 2005))
    """
    first = _FIRST_PLAN_YEAR + 5 * int(value(name) or 0)
    return first, first + 4


def small_number(text: str) -> int | None:
    """Return the value of a count as written in digits or words (``12``, ``十二``, ``两``), None where it is none."""
    if text.isdecimal():
        return int(text)
    found = value(text)
    return found if isinstance(found, int) else None


def day(year: int | None, month: int | None, of_month: int | None) -> dt.date | None:
    """Return the date of these numbers, None where one is missing or the calendar has no such day.

    >>> day(2023, 2, 28), day(2023, 2, 29), day(None, 2, 28)
    (datetime.date(2023, 2, 28), None, None)
    """
    if year is None or month is None or of_month is None:
        return None
    try:
        return dt.date(year, month, of_month)
    except ValueError:
        return None


def last_day(year: int | None, month: int | None) -> dt.date | None:
    """Return the last day of a month, None where year or month is missing.

    >>> last_day(2024, 2), last_day(2023, 12), last_day(None, 2)
    (datetime.date(2024, 2, 29), datetime.date(2023, 12, 31), None)
    """
    if year is None or month is None or not 1 <= month <= 12 or not 1 <= year < 9999:
        return None
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return following - dt.timedelta(days=1)


def shift(start: dt.date, count: int, unit: str) -> dt.date | None:
    """Return the day ``count`` units behind ``start``; None for units that need more than the calendar (工作日).

    Args:
        start: the day to count from.
        count: how many units.
        unit: ``日`` (or 天), ``周``, ``月`` or ``年``.

    >>> shift(dt.date(2023, 4, 15), 30, "日"), shift(dt.date(2023, 1, 31), 1, "月")
    (datetime.date(2023, 5, 15), datetime.date(2023, 2, 28))
    >>> shift(dt.date(2023, 4, 15), 20, "工作日") is None
    True
    """
    days = {"日": 1, "天": 1, "周": 7}.get(unit)
    if days:
        ordinal = start.toordinal() + days * count
        return dt.date.fromordinal(ordinal) if ordinal <= dt.date.max.toordinal() else None
    months = {"月": 1, "年": 12}.get(unit)
    if not months:
        return None
    ahead = start.month - 1 + months * count
    year, month = start.year + ahead // 12, ahead % 12 + 1
    end = last_day(year, month)
    return None if end is None else end if start.day > end.day else dt.date(year, month, start.day)
