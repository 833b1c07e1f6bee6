"""A pair of brackets or quotation marks whose halves are written in two ways: （… and )."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity
from workplan.validation.rule import PUNCTUATION, CheckRule, Hit, Mend

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

# What is in brackets is short; over more than that the two halves may belong to two pairs.
_NEAR: Final = 60
# 1)甲;2)乙: a bracket behind a number that something stands before may be a number's own.
_NUMBER: Final = regex.compile(r"(?<=[^\dA-Za-z])[\dA-Za-z]{1,3}$")
_QUOTES: Final = regex.compile('[“”"\n]')
_BEHIND_A_QUOTATION: Final = frozenset("、，。；：,;:）)")
_PAIR: Final = regex.compile(r"[(（](?=([^()（）]{0,400})([)）]))")


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the half of each pair that is not written like its partner."""
    for at in draft.pairing.straight:
        is_open = draft.text.rfind("“", 0, at) > draft.text.rfind("”", 0, at)
        right = "”" if is_open or draft.text[at + 1 : at + 2] in _BEHIND_A_QUOTATION else "“"
        yield Hit(
            at,
            at + 1,
            f"一对引号一半弯、一半直：此处应为“{right}”",
            f"one mark of this quotation is curved and one straight: {right} should stand here",
            Mend(at, at + 1, right, safe=_is_alone(draft.text, at, right)),
        )
    raw = draft.raw
    if "(" not in raw and ")" not in raw:
        return
    for match in _PAIR.finditer(raw):
        opening, closing = match.group(), match[2]
        if (opening == "(") == (closing == ")"):
            continue
        at = match.start() if opening == "(" else match.start(2)
        right = "（" if opening == "(" else "）"
        yield Hit(
            at,
            at + 1,
            f"一对括号一半全角、一半半角：此处应为“{right}”",
            f"one bracket of the pair is half-width and one full-width: {right} should stand here",
            Mend(at, at + 1, right, safe=_is_one(match[1])),
        )


def _is_alone(text: str, at: int, right: str) -> bool:
    """Tell whether the straight mark at ``at`` and the nearest curved one can be no other pair."""
    before, behind = text[max(0, at - _NEAR) : at], text[at + 1 : at + 1 + _NEAR]
    last, following = [*_QUOTES.finditer(before)], _QUOTES.search(behind)
    if right == "”":
        return bool(last) and last[-1].group() == "“" and (following is None or following.group() not in '”"')
    return following is not None and following.group() == "”" and (not last or last[-1].group() in "”\n")


def _is_one(inside: str) -> bool:
    """Tell whether the two halves with this between them are certainly one pair."""
    return len(inside) <= _NEAR and "\n" not in inside and _NUMBER.search(inside) is None


RULE: Final = CheckRule(
    code="X002",
    name="bracket-mixed",
    zh="一对括号或引号写法不一",
    en="A pair written in two ways",
    severity=Severity.INFO,
    why_zh="同一对括号一半全角、一半半角，排版不齐，检索和程序处理也会出错。",
    why_en="With one half-width and one full-width bracket the print is uneven, and searches and programs fail.",
    source=f"{PUNCTUATION} 4.9, 5.1",
    bad="一、重点任务\n建设数据平台（2024年上线)，汇聚数据。\n二、保障措施\n加强统筹协调。\n",
    good="一、重点任务\n建设数据平台（2024年上线），汇聚数据。\n二、保障措施\n加强统筹协调。\n",
    check=check,
    many=10,
)
