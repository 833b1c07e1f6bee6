"""A plan for a year that is over when it is issued, or that is far ahead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity
from workplan.validation.examples import notice
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit

# What is made for one year, by its title: 2024年…工作要点
_ANNUAL: Final = regex.compile(
    r"(?:19|20)\d\d年?度?[^,。]{0,40}(?:要点|工作计划|立法计划|任务|工作安排|分工|清单)"
    r"(?:方案|表)?[^\p{Han}]*(?:的通知)?[^\p{Han}]*$"
)

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the date of issue of an annual plan for another year than this or the next one."""
    years, issued = draft.years, draft.issued
    date = draft.masthead.date_issued
    if any(set(t.years) != set(draft.plan_titles[0].years) for t in draft.plan_titles):
        return
    if _ANNUAL.search(draft.title) is None or years is None or issued is None or date is None or years[0] != years[1]:
        return
    if issued.year > years[1] or issued.year < years[0] - 1:
        yield Hit(
            date.span.start,
            date.span.end,
            f"成文日期{issued.isoformat()}与计划年度（{years[0]}年）不符",
            f"the date of issue, {issued.isoformat()}, does not fit a plan for {years[0]}",
        )


RULE: Final = CheckRule(
    code="M007",
    name="plan-year",
    zh="成文日期与计划年度不符",
    en="The date does not fit the plan's year",
    severity=Severity.WARNING,
    why_zh="年度计划在当年或上年末印发；日期在年度之后，不是日期写错就是标题年份沿用旧稿。",
    why_en="An annual plan is issued in its year or at the end of the one before; otherwise date or title is wrong.",
    source=CONSISTENCY,
    bad=notice(date="2025年2月20日"),
    good=notice(),
    check=check,
)
