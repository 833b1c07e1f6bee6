"""A cell's value and number format → the text that is shown: 2023年6月, 6月30日, 95%, 3."""

from __future__ import annotations

import datetime as dt
from enum import Flag, auto
from functools import cache
from typing import Final

import regex


class Shown(Flag):
    """What a number format shows of a number."""

    PLAIN = 0
    PERCENT = auto()
    YEAR = auto()
    MONTH = auto()
    DAY = auto()
    TIME = auto()


DATE: Final = Shown.YEAR | Shown.MONTH | Shown.DAY
_YEAR_MONTH: Final = Shown.YEAR | Shown.MONTH
_MONTH_DAY: Final = Shown.MONTH | Shown.DAY
# Formats that every program has built in; 27 to 58 are those of Chinese editions.
_BUILT_IN: Final = (
    {9: Shown.PERCENT, 10: Shown.PERCENT, 14: DATE, 15: DATE, 16: _MONTH_DAY, 17: _YEAR_MONTH, 22: DATE | Shown.TIME}
    | dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56), Shown.TIME)
    | dict.fromkeys((27, 36, 50, 52, 57), _YEAR_MONTH)
    | dict.fromkeys((28, 29, 51, 53, 54, 58), _MONTH_DAY)
    | dict.fromkeys((30, 31), DATE)
)
_QUOTED: Final = regex.compile(r'"[^"]*+"?|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*+\]?')
_GENERAL: Final = regex.compile(r"general", regex.IGNORECASE)
_ZERO: Final = {False: dt.datetime(1899, 12, 30), True: dt.datetime(1904, 1, 1)}
_LAST: Final = 2_958_465  # 9999-12-31


@cache
def shown_by(code: str) -> Shown:
    """Return what a format code shows.

    >>> shown_by('yyyy"年"m"月"') == Shown.YEAR | Shown.MONTH, shown_by("0.0%"), shown_by("#,##0")
    (True, <Shown.PERCENT: 1>, <Shown.PLAIN: 0>)
    """
    bare = _GENERAL.sub("", _QUOTED.sub("", code.partition(";")[0])).lower()
    if "%" in bare:
        return Shown.PERCENT
    shown = Shown.PLAIN
    if "y" in bare or ("e" in bare and "0" not in bare):
        shown |= Shown.YEAR
    if "d" in bare:
        shown |= Shown.DAY
    if "h" in bare or "s" in bare:
        shown |= Shown.TIME
    if "m" in bare and (shown & (Shown.YEAR | Shown.DAY) or not shown & Shown.TIME):
        shown |= Shown.MONTH
    return shown


def built_in(number: int) -> Shown:
    """Return what a built-in format shows.

    >>> built_in(57) == Shown.YEAR | Shown.MONTH, built_in(0)
    (True, <Shown.PLAIN: 0>)
    """
    return _BUILT_IN.get(number, Shown.PLAIN)


def text_of(number: float, shown: Shown, *, from_1904: bool = False) -> str:
    """Return a number as its format shows it; days and months as Chinese documents write them.

    Args:
        number: the value; days since 1900 where the format shows a date.
        shown: what the format shows.
        from_1904: count days from 1904.

    >>> [text_of(45107, s) for s in (DATE, Shown.YEAR | Shown.MONTH, Shown.MONTH | Shown.DAY)]
    ['2023年6月30日', '2023年6月', '6月30日']
    >>> text_of(0.95, Shown.PERCENT), text_of(3.0, Shown.PLAIN), text_of(2.5, Shown.PLAIN)
    ('95%', '3', '2.5')
    """
    if shown & Shown.PERCENT:
        return f"{number * 100:.10g}%"
    if shown and 0 <= number <= _LAST:
        return date_text(_ZERO[from_1904] + dt.timedelta(days=number), shown)
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else f"{number:.15g}"


def date_text(moment: dt.datetime, shown: Shown) -> str:
    """Return a moment as a format shows it.

    >>> date_text(dt.datetime(2023, 6, 30, 8, 30), Shown.TIME)
    '8:30'
    """
    parts = (
        f"{moment.year}年" if shown & Shown.YEAR else "",
        f"{moment.month}月" if shown & Shown.MONTH else "",
        f"{moment.day}日" if shown & Shown.DAY else "",
        f"{moment.hour}:{moment.minute:02d}" if shown & Shown.TIME and (shown == Shown.TIME or moment.hour) else "",
    )
    return "".join(parts[:3]) + (" " if any(parts[:3]) and parts[3] else "") + parts[3]
