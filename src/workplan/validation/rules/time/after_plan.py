"""Deadlines that lie behind the period that the plan's title names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity, TimeKind
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

# A goal on the way to a far year (到2030年, 展望2035年, 力争2030年前) may lie behind the plan.
_FAR: Final = regex.compile(r"(?:到|展望|力争|争取|至|“|规划)[^。;,]{0,4}$")
# The report on the year's work is due in the next one: 2025年1月10日前报送总结
_REPORT: Final = regex.compile(r"报送|上报|报告|总结|报省|报市|考核|验收|评估")
_FIVE_YEARS: Final = 5
_BOUND: Final = regex.compile(r"(?:底|末|月|日|内)?(?:之?前|内)$|底$|末$")


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the deadlines of an annual or a multi-year plan whose year lies behind its last one."""
    if draft.years is None:
        return
    first, last = draft.years
    for section in draft.sections:
        for time in section.own_times:
            if time.kind is not TimeKind.DEADLINE or time.end is None or time.end.year <= last or time.relative_to:
                continue
            text = draft.text
            if str(time.end.year) not in time.text.translate({c: c - 0xFEE0 for c in range(0xFF10, 0xFF1A)}):
                continue
            start, end = time.span.start, time.span.end
            if time.end.year % _FIVE_YEARS == 0 and time.end.year > last + 1:
                continue  # 2030年前实现碳达峰: a goal of the country's, on the way to which the plan is
            if time.text.startswith(("到", "至")) or _FAR.search(text[max(0, start - 8) : start]):
                continue
            stop = text.find("。", end)
            if not _BOUND.search(time.text) or _REPORT.search(text[end : stop if stop > 0 else end + 40]):
                continue
            period = f"{first}年" if first == last else f"{first}—{last}年"
            yield Hit(
                start,
                end,
                f"完成时限“{time.text}”超出本计划的期间（{period}）",
                f"the deadline {time.text} lies behind the period of this plan ({period})",
            )


RULE: Final = CheckRule(
    code="D004",
    name="after-plan",
    zh="时限超出计划期间",
    en="A deadline behind the plan's period",
    severity=Severity.WARNING,
    why_zh="年度计划里的任务应在当年完成；超出计划期间的时限到期时，计划已不再督办。",
    why_en="The tasks of a plan are to be done in its period; when a later deadline falls due, nobody follows up "
    "the plan.",
    source=CONSISTENCY,
    bad="一、重点任务\n2025年底前建成数据平台。\n二、保障措施\n加强统筹协调。\n",
    good="一、重点任务\n2024年底前建成数据平台。\n二、保障措施\n加强统筹协调。\n",
    check=check,
)
