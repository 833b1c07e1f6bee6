"""Ranges of time that end before they begin: 2025—2023年, 9月至6月 of one year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

_TO: Final = r"(?:-{1,2}|—{1,2}|~|至|到)"
_YEARS: Final = regex.compile(rf"(?<![\d年])((?:19|20)\d\d)年?{_TO}((?:19|20)\d\d)(?=[年)])")
# 2024年9月至6月 (no year at the second month: the same one)
_MONTHS: Final = regex.compile(rf"((?:19|20)\d\d)年(\d{{1,2}})月?{_TO}(\d{{1,2}})月")
# 2024年9月至2023年6月
_BOTH: Final = regex.compile(rf"((?:19|20)\d\d)年(\d{{1,2}})月{_TO}((?:19|20)\d\d)年(\d{{1,2}})月")


def check(draft: Draft) -> Iterator[Hit]:
    """Yield each range whose end lies before its start."""
    text = draft.text
    for match in _YEARS.finditer(text):
        if int(match[2]) < int(match[1]):
            yield _hit(draft, match)
    for match in _MONTHS.finditer(text):
        if int(match[3]) < int(match[2]):
            yield _hit(draft, match)
    for match in _BOTH.finditer(text):
        if (int(match[3]), int(match[4])) < (int(match[1]), int(match[2])):
            yield _hit(draft, match)


def _hit(draft: Draft, match: regex.Match[str]) -> Hit:
    shown = draft.raw[match.start() : match.end()]
    return Hit(
        match.start(), match.end(), f"起止时间颠倒：“{shown}”", f"this range of time ends before it begins: {shown}"
    )


RULE: Final = CheckRule(
    code="D002",
    name="range-backwards",
    zh="起止时间颠倒",
    en="A range of time that runs backwards",
    severity=Severity.ERROR,
    why_zh="止期早于起期，期限无从计算。",
    why_en="With an end before its start no period can be reckoned.",
    source=CONSISTENCY,
    bad="一、重点任务\n实施数据提升三年行动（2026—2024年）。\n二、保障措施\n加强统筹协调。\n",
    good="一、重点任务\n实施数据提升三年行动（2024—2026年）。\n二、保障措施\n加强统筹协调。\n",
    check=check,
)
