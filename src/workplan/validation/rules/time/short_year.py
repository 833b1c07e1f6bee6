"""Years written with two digits: 24年底前."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity
from workplan.validation.rule import NUMERALS, CheckRule, Hit, Mend

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

_SHORT: Final = regex.compile(
    r"(?<![\dA-Za-z.—~\-至到第])([12]\d)年(?=底|年底|末|\d{1,2}月|上半年|下半年|第?[一二三四]季度)"
)


def check(draft: Draft) -> Iterator[Hit]:
    """Yield years of two digits before a month, 底 or a half of the year."""
    for match in _SHORT.finditer(draft.text):
        yield Hit(
            match.start(),
            match.end(),
            f"年份应写全：“20{match[1]}年”",
            f"write the year with four digits: 20{match[1]}年",
            Mend(match.start(1), match.end(1), f"20{match[1]}"),
        )


RULE: Final = CheckRule(
    code="D007",
    name="short-year",
    zh="年份简写",
    en="A year with two digits",
    severity=Severity.INFO,
    why_zh="公文中的年份用四位数字，不简写。",
    why_en="In official documents a year is written with four digits.",
    source=f"{NUMERALS} 5.1.4",
    bad="一、重点任务\n24年底前建成数据平台。\n二、保障措施\n加强统筹协调。\n",
    good="一、重点任务\n2024年底前建成数据平台。\n二、保障措施\n加强统筹协调。\n",
    check=check,
)
