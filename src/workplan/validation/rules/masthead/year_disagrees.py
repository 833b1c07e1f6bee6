"""The plan's year in the notice's title, in its text and at the head of the plan disagreeing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.model import Severity
from workplan.validation.draft.plan_titles import disagree
from workplan.validation.examples import notice
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the later of two places of the title that name other years."""
    titles = draft.plan_titles
    for other in titles[1:]:
        first = titles[0]
        if first.years and other.years and first.years != other.years and disagree(first, other):
            yield Hit(
                other.span.start,
                other.span.end,
                f"标题年份不一致：此处“{other.title}”，通知标题“{first.title}”",
                f"the years of the title disagree: {other.title} here, {first.title} in the notice's title",
            )


RULE: Final = CheckRule(
    code="M001",
    name="year-disagrees",
    zh="通知与计划标题的年份不一致",
    en="The years of the titles disagree",
    severity=Severity.ERROR,
    why_zh="通知、正文标题的年份不同，收文单位不知道执行哪一年的计划；多是沿用上年文稿漏改。",
    why_en="With one year in the notice and another above the plan, nobody knows which year is meant.",
    source=CONSISTENCY,
    bad=notice(head="甘肃省2023年数据工作要点"),
    good=notice(),
    check=check,
)
