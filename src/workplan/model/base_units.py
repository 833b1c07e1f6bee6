"""Figures: what JSON holds of them, and what a unit that multiplies (万亿元) comes to."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Final

_SCALES: Final = {
    "万亿": 10**12,
    "千亿": 10**11,
    "百亿": 10**10,
    "亿": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "万": 10**4,
}
"""What a unit may begin with that multiplies it."""

_MONEY: Final = "元"

_EXACT: Final = 2**53 - 1
"""The largest integer that every reader of JSON holds exactly."""


def json_number(value: int | float) -> int | float:
    """Turn an integer that JSON can't hold exactly into the float that it would become on the way back."""
    if -_EXACT <= value <= _EXACT:
        return value
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise ValueError("no finite number")
    return number


def in_base_unit(value: int | float, unit: str) -> tuple[int | float, str]:
    """Return a figure without what its unit multiplies by; a unit that only multiplies is one of money (产值超30亿).

    >>> in_base_unit(30, "亿")
    (3000000000, '元')
    >>> in_base_unit(2, "万亿元"), in_base_unit(1.5, "万元"), in_base_unit(60, "学时"), in_base_unit(3, "千克")
    ((2000000000000, '元'), (15000, '元'), (60, '学时'), (3, '千克'))
    """
    scale = next((each for each in _SCALES if unit.startswith(each)), "")
    if not scale or not math.isfinite(value):
        return value, unit
    exact = Decimal(str(value)) * _SCALES[scale]
    return json_number(int(exact) if exact == exact.to_integral_value() else float(exact)), unit[len(scale) :] or _MONEY
