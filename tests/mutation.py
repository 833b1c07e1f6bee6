"""Texts → what comes of them when they are passed on: lines lost, doubled, glued, markers renamed, odd characters.

Every choice is made by the ``random.Random`` that is given, so that hypothesis and ``fuzz/`` use the same mutations.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Mapping
from typing import Final

from workplan.source import fold

HOSTILE: Final = (
    "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\xad\u034f\u180e\u3164\ufe0f\U000e0101"  # nobody sees
    "\u202a\u202b\u202d\u202e\u2066\u2067\u2069\u061c"  # direction
    "\ue000\uf8ff\U000f0000\U0010ffff\ufffc\ufffd\ufffe\uffff\ud800\udfff"  # private, none, lone
    "⼀⾏⼅⽅⽬\uf967\uf98e\uf9d1\ufa0a㇐"  # radicals, compatibility ideographs, strokes
    "\x00\x01\x02\x07\x08\x0b\x0c\r\x1b\x1c\x1f\x7f\x85\x9b\xa0\u2028\u2029\u3000\t"  # controls, blanks, line ends
    "〇○O0Ｏ零〔[［【﹝⟦«‹〈「‚„″＂－—―─•‧･．｡｢︰꞉ㄧ㈠㊀①⑴⒈Ⅰⅰ🄀½％‰٣३"  # look alike, count alike
    "ཀིུར་ئۇيغۇر한글がカЖ😀👨\u200d👩e\u0301"  # other scripts, joined
    "&<>|*_`~#=+-@'\"\\$%^{}"  # markup, formulas
)
MARKERS: Final = (
    *("一、", "（二）", "3.", "（4）", "⑤", "第六条 ", "十、", "", "1.1 ", "二是", "(a)", "A、", "Ⅲ、", "第二章\u3000"),
    *(
        "(1)",
        "１．",
        "㈠",
        "⒉",
        "—、",
        "九十九、",
        "（十）、",
        "1、",
        "第〇条",
        "0.",
        "99999.",
        "- ",
        "## ",
        "**一、**",
    ),
    "任务3：",
)
_WIDE: Final = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_NUMBERS: Final = "一二三四五六七八九十（）()、.0123456789"
_PAGE_MARKS: Final = ("— {} —", "-{}-", "第{}页 共9页", "{}", "· {} ·", "{}/9")
_LINE_ENDS: Final = ("\r\n", "\r", "\n\n", "\u2028", "\x0b", "\x85", " \n", "\\n", "<br>")
_PAIRS: Final = "（）()《》〈〉“”〔〕[]【】"
_LONGEST: Final = 20_000

Way = Callable[[list[str], int, random.Random], None]


def _drop(lines: list[str], at: int, chance: random.Random) -> None:
    del lines[at]


def _double(lines: list[str], at: int, chance: random.Random) -> None:
    lines.insert(at, lines[at])


def _glue(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at : at + 2] = ["".join(lines[at : at + 2])]


def _part(lines: list[str], at: int, chance: random.Random) -> None:
    cut = chance.randint(0, len(lines[at]))
    lines[at : at + 1] = [lines[at][:cut], lines[at][cut:]]


def _widen(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at] = lines[at].translate(_WIDE)


def _narrow(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at] = fold(lines[at])


def _renumber(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at] = chance.choice(MARKERS) + lines[at].lstrip(_NUMBERS)


def _cut(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at] = lines[at][: chance.randint(0, len(lines[at]))]


def _space(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at] = chance.choice((" ", "\u3000", "\u200b", "\t")).join(lines[at])


def _swap(lines: list[str], at: int, chance: random.Random) -> None:
    other = chance.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def _soil(lines: list[str], at: int, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 1, 2, 5))):
        place = chance.randint(0, len(lines[at]))
        lines[at] = lines[at][:place] + chance.choice(HOSTILE) * chance.choice((1, 1, 3)) + lines[at][place:]


def _lose(lines: list[str], at: int, chance: random.Random) -> None:
    """One of a pair of brackets is lost, doubled, or another."""
    places = [n for n, char in enumerate(lines[at]) if char in _PAIRS]
    if places:
        place = chance.choice(places)
        new = chance.choice(("", lines[at][place] * 2, chance.choice(_PAIRS)))
        lines[at] = lines[at][:place] + new + lines[at][place + 1 :]


def _wrap(lines: list[str], at: int, chance: random.Random) -> None:
    """A stretch of lines comes as a printer wraps it, page marks between."""
    width = chance.choice((10, 28, 40))
    wrapped = [lines[at][n : n + width] for n in range(0, len(lines[at]), width)] or [""]
    wrapped.insert(chance.randint(0, len(wrapped)), chance.choice(_PAGE_MARKS).format(chance.randint(1, 20)))
    lines[at : at + 1] = wrapped


def _end(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at : at + 2] = [chance.choice(_LINE_ENDS).join(lines[at : at + 2])]


def _compose(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at] = unicodedata.normalize(chance.choice(("NFD", "NFKC", "NFKD")), lines[at])


def _move(lines: list[str], at: int, chance: random.Random) -> None:
    """A stretch of one line comes into another."""
    start = chance.randint(0, len(lines[at]))
    piece = lines[at][start : start + chance.choice((1, 4, 16, 64))]
    other = chance.randrange(len(lines))
    place = chance.randint(0, len(lines[other]))
    lines[other] = lines[other][:place] + piece + lines[other][place:]


def _repeat(lines: list[str], at: int, chance: random.Random) -> None:
    start = chance.randint(0, len(lines[at]))
    piece = lines[at][start : start + chance.choice((1, 4, 16))]
    lines[at] = lines[at][:start] + piece * chance.choice((2, 9, 40)) + lines[at][start:]


def _tabulate(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at] = lines[at].replace(chance.choice("。，、；："), chance.choice(("\t", "|", "  ")))


def _write_a_figure(lines: list[str], at: int, chance: random.Random) -> None:
    """A number becomes one that no calendar and no plan has."""
    digits = [n for n, char in enumerate(lines[at]) if char.isdigit()]
    if digits:
        place = chance.choice(digits)
        odd = chance.choice(("0", "99", "13", "1" * 20, "二〇三〇", "Ｏ", "-1", "1e9", "３"))
        lines[at] = lines[at][:place] + odd + lines[at][place + 1 :]


WAYS: Final[Mapping[str, Way]] = {
    "drop": _drop,
    "double": _double,
    "glue": _glue,
    "part": _part,
    "wide": _widen,
    "narrow": _narrow,
    "marker": _renumber,
    "cut": _cut,
    "space": _space,
    "swap": _swap,
    "soil": _soil,
    "lose": _lose,
    "wrap": _wrap,
    "end": _end,
    "compose": _compose,
    "move": _move,
    "repeat": _repeat,
    "tabs": _tabulate,
    "figure": _write_a_figure,
}
"""By name: what happens to a line and its neighbours."""


def mutate(text: str, chance: random.Random, *, most: int = 8) -> str:
    """Return a text after 1 to ``most`` accidents.

    >>> mutate("一、甲\\n二、乙", random.Random(4), most=1)
    '二、乙\\n一、甲'
    """
    lines = text.split("\n")
    for _ in range(chance.randint(1, most)):
        if not lines:
            break
        WAYS[chance.choice(list(WAYS))](lines, chance.randrange(len(lines)), chance)
    return "\n".join(lines)[:_LONGEST]
