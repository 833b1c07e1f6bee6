"""Letters of another script that look like what should stand there: Cyrillic А, the letter O for a zero, ○ for 〇."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity
from workplan.validation.rule import NUMERALS, CheckRule, Hit, Mend

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

_LATIN: Final = dict(
    zip(
        "АВЕКМНОРСТХаеорсухіѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "ABEKMHOPCTXaeopcyxisjABEZHIKMNOPTYXo",
        strict=True,
    )
)
# Letters that look like Latin ones, with no other letter of their script beside them.
_LETTERS: Final = regex.compile(rf"(?<![\p{{Cyrillic}}\p{{Greek}}])[{''.join(_LATIN)}]+(?![\p{{Cyrillic}}\p{{Greek}}])")
# 2O23年 · l5日 · 1O月
_DIGITS: Final = regex.compile(r"(?<![A-Za-z])(?=[\dOoIl]{1,4}[年月日%])(?=[OoIl]*\d)[\dOoIl]*[OoIl][\dOoIl]*")
# 二O二三年 · 二0二三年
_CHINESE_YEAR: Final = regex.compile(
    r"(?<![一二三四五六七八九〇])[一二](?=[0-9OoΟО○◯零〇一二三四五六七八九]{3}年)[一二三四五六七八九〇]*[0OoΟО○◯][0OoΟО○◯一二三四五六七八九〇]*(?=年)"
)
_NUMBER_DASH: Final = regex.compile(r"(?m)^[^\S\n]*(—|-)(?=、)")
_RADICALS: Final = regex.compile(r"[\u2E80-\u2FD5\uF900-\uFAD9]+")
_ZERO: Final = str.maketrans("OoIl", "0011")
_CIRCLE: Final = str.maketrans("0OoΟО○◯", "〇〇〇〇〇〇〇")


def check(draft: Draft) -> Iterator[Hit]:
    """Yield characters that only look like the right ones."""
    raw, text = draft.raw, draft.text
    for match in _CHINESE_YEAR.finditer(text):
        yield _sure(_hit(raw, match.start(), match.end(), match.group().translate(_CIRCLE)))
    for match in _DIGITS.finditer(text):
        yield _sure(_hit(raw, match.start(), match.end(), match.group().translate(_ZERO)))
    for match in _NUMBER_DASH.finditer(draft.document.text):
        yield _hit(draft.document.text, match.start(1), match.end(1), "一")
    if raw.isascii():
        return
    for match in _LETTERS.finditer(raw):
        around = raw[max(0, match.start() - 1) : match.start()] + raw[match.end() : match.end() + 1]
        if not _CHINESE_YEAR.search(text, max(0, match.start() - 4), match.end() + 4) and not around.isspace():
            yield _hit(raw, match.start(), match.end(), "".join(_LATIN[c] for c in match.group()))
    for match in _RADICALS.finditer(raw):
        plain = "".join(unicodedata.normalize("NFKC", c) for c in match.group())
        if plain != match.group():
            yield _sure(_hit(raw, match.start(), match.end(), plain))


def _sure(hit: Hit) -> Hit:
    """Return a hit whose mend is safe: what stands around it leaves no other reading."""
    return hit._replace(mend=hit.mend._replace(safe=True)) if hit.mend else hit


def _hit(raw: str, start: int, end: int, right: str) -> Hit:
    shown = raw[start:end]
    return Hit(
        start,
        end,
        f"“{shown}”是形近的他种字符，应为“{right}”",
        f"{shown} holds characters of another script that look alike: {right}",
        Mend(start, end, right),
    )


RULE: Final = CheckRule(
    code="X007",
    name="lookalike",
    zh="混入形近的他种字符",
    en="Look-alike characters of another script",
    severity=Severity.WARNING,
    why_zh="字母 O 当作 0、圆圈当作〇、西里尔字母当作拉丁字母，看不出来，却检索不到，日期也读不出来。",
    why_en="A letter O for 0, a circle for 〇 or a Cyrillic letter for a Latin one can't be seen, but is not found "
    "by a search, and a date can't be read.",
    source=f"{NUMERALS} 4.2",
    bad="一、重点任务\n2O24年底前建成数据平台。\n二、保障措施\n加强统筹协调。\n",
    good="一、重点任务\n2024年底前建成数据平台。\n二、保障措施\n加强统筹协调。\n",
    check=check,
    many=20,
)
