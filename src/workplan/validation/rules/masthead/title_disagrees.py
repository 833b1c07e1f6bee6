"""The plan's title in the notice's title, in its text and at the head of the plan disagreeing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.model import Severity
from workplan.validation.draft.plan_titles import Titled, disagree
from workplan.validation.examples import notice
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the place of the title that is not written like the others."""
    titles = [t for t in draft.plan_titles if t.bare]
    if len(titles) < 2:
        return
    reference = _reference(titles)
    for other in titles:
        if other is reference or (other.years and reference.years and other.years != reference.years):
            continue
        if disagree(reference, other):
            yield Hit(
                other.span.start,
                other.span.end,
                f"计划标题前后不一：此处“{other.title}”，别处“{reference.title}”",
                f"the plan's titles disagree: {other.title} here, {reference.title} elsewhere",
            )


def _reference(titles: list[Titled]) -> Titled:
    """Return the title that most of the places have, the first one where all differ."""
    return max(titles, key=lambda t: sum(1 for other in titles if other.bare == t.bare))


RULE: Final = CheckRule(
    code="M002",
    name="title-disagrees",
    zh="通知与计划的标题不一致",
    en="The titles of notice and plan disagree",
    severity=Severity.ERROR,
    why_zh="通知所印发的与后附的计划名称不同，引用时无所适从。",
    why_en="Where the notice sends out a plan of another name than the one behind it, nobody knows how to cite it.",
    source=CONSISTENCY,
    bad=notice(head="甘肃省2024年数据建设工作要点"),
    good=notice(),
    check=check,
)
