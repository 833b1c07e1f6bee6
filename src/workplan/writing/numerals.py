"""A number as written (1,200.5 · 1.2万 · 二十三 · 百 · 三分之二) → its value; a number below 1000 → its numeral.

The view that numbers are read from is half-width and without white space, so thousands marks are commas and nothing
else. Values are exact: what is whole comes out as an ``int``.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Final

from workplan.writing.late import late

DIGITS: Final = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
SCALES: Final = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
CHINESE: Final = "".join((*DIGITS, *SCALES))

# 3万5千, 1万600: digits and scales in turn.
_IN_TURN: Final = late(r"(?:[0-9]{1,4}[十百千万亿]+){1,4}(?:[0-9]{2,4})?")
_PART: Final = late(r"([0-9]+)([十百千万亿]*)")

_FEW: Final = 256
"""Numbers of markers and dates that are kept: the same small ones come again and again."""

Number = int | float


def plain(number: Decimal) -> Number:
    """Return ``number`` as an ``int`` where it is whole, else as a ``float``.

    >>> plain(Decimal("1.20")), plain(Decimal("120.0"))
    (1.2, 120)
    """
    return int(number) if number == number.to_integral_value() else float(number)


def in_words(text: str) -> int | None:
    """Return the value of a Chinese numeral, None where ``text`` is none.

    A scale alone counts once (``千`` → 1000); digits without scale are read one by one (``二〇`` → 20).

    >>> in_words("两"), in_words("二百零三"), in_words("一亿二千万"), in_words("千"), in_words("十分")
    (2, 203, 120000000, 1000, None)
    """
    above = myriads = part = digit = 0
    pending = False
    for char in text:
        if char in DIGITS:
            digit = digit * 10 + DIGITS[char] if pending else DIGITS[char]
            pending = True
            continue
        scale = SCALES.get(char)
        if scale is None:
            return None
        if scale < SCALES["万"]:
            part += (digit if pending else 1) * scale
        elif scale == SCALES["万"]:
            myriads = (myriads + part + digit or 1) * scale
            part = 0
        else:
            above = (above + myriads + part + digit or 1) * scale
            myriads = part = 0
        digit, pending = 0, False
    return above + myriads + part + digit if text else None


def exact(text: str) -> Decimal | None:
    """Return the value of a number in digits or words or both, None where ``text`` is none.

    Args:
        text: the number alone, thousands marks allowed: ``3,500``, ``1.2万``, ``3千``, ``二十三``, ``二点五``, ``万``.

    >>> str(exact("3,500")), str(exact("1.2万")), str(exact("3千")), str(exact("1.5万亿")), str(exact("两百"))
    ('3500', '12000', '3000', '1500000000000', '200')
    >>> str(exact("1千2百")), str(exact("1万600")), str(exact("二点五")), str(exact("六十五点零五万"))
    ('1200', '10600', '2.5', '650500')
    >>> exact("3,50") is None, exact("3万5") is None, exact("三点") is None
    (True, True, True)
    """
    if "点" in text:
        return _spoken_decimal(text)
    head = text.rstrip("十百千万亿") if text[:1].isdigit() else ""
    if not head:
        words = in_words(text)
        return None if words is None else Decimal(words)
    if not head.isascii():
        return _in_turn(text)
    whole, _, rest = head.partition(".")
    first, *groups = whole.split(",")
    if not (first.isascii() and first.isdigit()) or any(len(g) != 3 or not g.isdigit() for g in groups):
        return None
    if (groups and len(first) > 3) or (rest and not rest.isdigit()) or head.endswith("."):
        return None
    return _scaled(Decimal(first + "".join(groups) + (f".{rest}" if rest else "")), text[len(head) :])


def _scaled(number: Decimal, scales: str) -> Decimal:
    for scale in scales:
        number *= SCALES[scale]
    return Decimal(int(number)) if number == number.to_integral_value() else number


def _spoken_decimal(text: str) -> Decimal | None:
    """二点五, 六十五点零五万."""
    whole, _, rest = text.partition("点")
    digits = rest.rstrip("".join(SCALES))
    number = in_words(whole)
    if number is None or not digits or any(char not in DIGITS for char in digits):
        return None
    return _scaled(Decimal(f"{number}.{''.join(str(DIGITS[char]) for char in digits)}"), rest[len(digits) :])


def _in_turn(text: str) -> Decimal | None:
    """1千2百, 3万5千, 1万600: each part stays below the scale of the one before it."""
    if _IN_TURN.fullmatch(text) is None:
        return None
    total, above = Decimal(0), Decimal("Infinity")
    for digits, scales in _PART.findall(text):
        part = _scaled(Decimal(digits), scales)
        if part >= above:
            return None
        total, above = total + part, _scaled(Decimal(1), scales)
    return total


def value(text: str) -> Number | None:
    """Return the value of a number as written, None where ``text`` is none.

    >>> value("1.1亿"), value("2.27"), value("04"), value("五十"), value("多")
    (110000000, 2.27, 4, 50, None)
    """
    if text.isascii() and text.isdigit():
        return int(text)
    if not text[:1].isdigit() and "点" not in text:
        return in_words(text)
    number = exact(text)
    return None if number is None else plain(number)


def share(part: str, whole: str) -> Number | None:
    """Return a fraction in words as a percentage, rounded to two places.

    >>> share("二", "三"), share("九十五", "百"), share("一", "二"), share("一", "零")
    (66.67, 95, 50, None)
    """
    upper, lower = exact(part), exact(whole)
    if upper is None or not lower:
        return None
    return plain(round(upper * 100 / lower, 2))


@lru_cache(maxsize=_FEW)
def value_of(written: str) -> int:
    """Return the number below 1000 that a marker or date writes, 0 if it writes none; 一二 is none, unlike in a year.

    >>> value_of("三十六"), value_of("十"), value_of("一百零二"), value_of("12"), value_of("一二")
    (36, 10, 102, 12, 0)
    """
    if written.isdigit():
        return int(written)
    total, digit = 0, -1
    for char in written:
        if char in DIGITS:
            if digit > 0:
                return 0
            digit = DIGITS[char]
        elif char in "十百":
            total += SCALES[char] * (1 if digit < 0 else digit)
            digit = -1
        else:
            return 0
    return total + max(digit, 0)


@lru_cache(maxsize=_FEW)
def numeral(number: int) -> str:
    """Return the numeral of a number below 1000, as markers have it.

    >>> numeral(36), numeral(10), numeral(102)
    ('三十六', '十', '一百零二')
    """
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = digits[hundreds] + "百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else digits[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (digits[ones] if ones else "")
