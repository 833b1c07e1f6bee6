"""A number and the name of a number format → the numeral that word processors show in front of a paragraph."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

_DIGITS: Final = "〇一二三四五六七八九"
_PLACES: Final = ("", "十", "百", "千")
_FORMAL: Final = str.maketrans("〇一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_TRADITIONAL: Final = str.maketrans("〇一二三四五六七八九十百千万", "零壹貳參肆伍陸柒捌玖拾佰仟萬")
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN: Final = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_MOST: Final = 100_000  # larger numbers are written in digits, whatever the format


def _thousands(value: int) -> str:
    """Counting with 十, 百, 千 and 万: 一百二十三."""
    if value >= 10_000:
        high, low = divmod(value, 10_000)
        gap = "零" if 0 < low < 1000 else ""
        return _thousands(high) + "万" + (gap + _thousands(low) if low else "")
    out = ""
    zero = False
    for place in range(3, -1, -1):
        digit = value // 10**place % 10
        if digit:
            out += ("零" if zero and out else "") + _DIGITS[digit] + _PLACES[place]
            zero = False
        else:
            zero = True
    return out.removeprefix("一") if 10 <= value < 20 else out


def _digits(value: int) -> str:
    """Digit by digit: 一二三, with 〇."""
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def _counting(value: int) -> str:
    return _thousands(value) if value < 100 else _digits(value).replace("〇", "○")


def _formal(value: int) -> str:
    text = _thousands(value)
    return ("一" + text if text.startswith("十") else text).translate(_FORMAL)


def _formal_traditional(value: int) -> str:
    text = _thousands(value)
    return ("一" + text if text.startswith("十") else text).translate(_TRADITIONAL)


def _letters(value: int) -> str:
    """a … z, aa … zz, aaa: as word processors count on."""
    rounds, letter = divmod(value - 1, 26)
    return chr(97 + letter) * min(rounds + 1, 20)


def _roman(value: int) -> str:
    if value >= 4000:
        return str(value)
    out = ""
    for number, letter in _ROMAN:
        out += letter * (value // number)
        value %= number
    return out


def _full_width(value: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))


def _enclosed(*runs: tuple[int, int]) -> Callable[[int], str]:
    """Numerals that are single characters, in runs of (how many, the first)."""

    def numeral(value: int) -> str:
        before = 0
        for many, first in runs:
            if value <= before + many:
                return chr(first + value - before - 1)
            before += many
        return str(value)

    return numeral


def _cycle(characters: str) -> Callable[[int], str]:
    return lambda value: characters[(value - 1) % len(characters)]


def _pairs(value: int) -> str:
    """甲子, 乙丑 …: stems and branches together."""
    return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12]


def _ordinal(value: int) -> str:
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


_CIRCLED: Final = _enclosed((20, 0x2460), (15, 0x3251), (15, 0x32B1))
_FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedFullstop": _enclosed((20, 0x2488)),
    "decimalEnclosedParen": _enclosed((20, 0x2474)),
    "numberInDash": lambda value: f"- {value} -",
    "chineseCounting": _counting,
    "chineseCountingThousand": _thousands,
    "chineseLegalSimplified": _formal,
    "japaneseCounting": _thousands,
    "japaneseDigitalTenThousand": _digits,
    "japaneseLegal": _formal_traditional,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _thousands,
    "taiwaneseDigital": _digits,
    "koreanDigital2": _digits,
    "ideographDigital": _digits,
    "ideographEnclosedCircle": _enclosed((10, 0x3280)),
    "ideographLegalTraditional": _formal_traditional,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": _pairs,
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "ordinal": _ordinal,
    "hex": lambda value: f"{value:X}",
    "none": lambda value: "",
}


def numeral(form: str, value: int) -> str:
    """Return how a number format writes a number; a format that isn't known writes digits.

    Args:
        form: its name in OOXML (``w:numFmt``).
        value: the number.

    >>> [numeral(form, 12) for form in ("chineseCounting", "ideographEnclosedCircle", "decimalFullWidth", "lowerRoman")]
    ['十二', '12', '１２', 'xii']
    >>> numeral("chineseCountingThousand", 110), numeral("chineseCounting", 110), numeral("ideographTraditional", 3)
    ('一百一十', '一一○', '丙')
    """
    if value < 1 and form not in ("none", "decimalZero", "hex"):
        return _full_width(value) if form.startswith("decimalFullWidth") and value == 0 else str(value)
    return _FORMATS.get(form, str)(value) if value < _MOST else str(value)
