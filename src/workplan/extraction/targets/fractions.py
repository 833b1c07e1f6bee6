"""Read fractions as percentages: 三分之二, 百分之九十, 千分之五, 七成, 一半, 1/3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from workplan.extraction.targets.measures import Measure
from workplan.writing.late import late
from workplan.writing.numerals import CHINESE, Number, share

_DIGIT: Final = f"0-9{CHINESE}"
_WHOLE: Final = 100
# What may follow a share where no unit tells that it is one: 七成以上, 1/3的村.
_FREE: Final = r"(?=以[上下内]|左右|[的,。;、)]|$)"
# 百分之九十五, 百分之六十五点五, 三分之二
_PARTS: Final = late(
    rf"[{_DIGIT}](?<![{_DIGIT}][{_DIGIT}])[{_DIGIT}]{{0,3}}分之(?:[{_DIGIT}.]|点(?=[{_DIGIT}])){{1,8}}"
)
# 七成, 七成五, 8.5成, 两成: not 成 of another word
_TENTHS: Final = late(
    rf"[0-9一二两三四五六七八九](?<![0-9.][0-9])(?:\.[0-9])?成[一二三四五六七八九半]?{_FREE}", re.MULTILINE
)
_TENTH_ENDS: Final = frozenset("0123456789一二两三四五六七八九")
_HALF: Final = late(r"一半|半数|过半(?![小个年天月日径导])")
# 1/3, but not 4/5G or 24/7
_RATIO: Final = late(rf"[0-9](?<![0-9/.][0-9])[0-9]?/[0-9]{{1,2}}(?![0-9]){_FREE}", re.MULTILINE)


def find(text: str) -> list[Measure]:
    """Return the fractions of ``text`` as shares in per cent (千分之五 in ‰).

    Args:
        text: folded text without white space, as in ``View.text``.

    >>> [(m.low, m.unit, m.more) for m in find("三分之二以上,千分之五,过半乡镇,七成五以上,8.5成,1/3。")]
    [(66.67, '%', False), (5, '‰', False), (75, '%', False), (85, '%', False), (50, '%', True), (33.33, '%', False)]
    """
    found: list[Measure] = []
    if "之" in text and "分之" in text:  # a single character is found several times as fast as two
        found += _parts(text)
    if "成" in text:
        found += _tenths(text)
    if "半" in text:
        found += _halves(text)
    if "/" in text:
        found += _ratios(text)
    return found


def _parts(text: str) -> Iterator[Measure]:
    for m in _PARTS.finditer(text):
        whole, _, part = m[0].partition("分之")
        # 千分之五 is 5 ‰: a thousandth of 千 is a percent of 百.
        thousandths = whole == "千"
        number = share(part, "百" if thousandths else whole)
        if number is not None:
            yield _share(m, number, unit="‰" if thousandths else "%")


def _tenths(text: str) -> Iterator[Measure]:
    if not any(before[-1:] in _TENTH_ENDS for before in text.split("成")[:-1]):
        return
    for m in _TENTHS.finditer(text):
        tenth, _, rest = m[0].partition("成")
        number = share(f"{tenth}十{rest.replace('半', '五')}", "百")
        if number is not None:
            yield _share(m, number)


def _halves(text: str) -> Iterator[Measure]:
    for m in _HALF.finditer(text):
        if text[m.start() - 1 : m.start()] != "另":
            yield _share(m, 50, more=m[0] == "过半")


def _ratios(text: str) -> Iterator[Measure]:
    for m in _RATIO.finditer(text):
        part, _, whole = m[0].partition("/")
        number = share(part, whole)
        if number is not None and number < _WHOLE:
            yield _share(m, number)


def _share(match: re.Match[str], number: Number, *, unit: str = "%", more: bool = False) -> Measure:
    return Measure(*match.span(), number, None, unit, "share", in_words=True, more=more)
