"""Numbers that stand twice: 二、 is followed by another 二、."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.model import Severity
from workplan.validation.draft.sequence import Fault
from workplan.validation.rule import LAYOUT, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft


def check(draft: Draft) -> Iterator[Hit]:
    """Yield each number that repeats the one before it."""
    for found in draft.numbering_breaks:
        if found.fault is Fault.REPEAT and not draft.is_bare_number(found.section):
            marker = found.section.marker
            yield Hit(
                marker.start,
                marker.end,
                f"序号重复：此处应为“{found.expected}”",
                f"the number stands twice: {found.expected} should stand here",
            )


RULE: Final = CheckRule(
    code="S002",
    name="number-repeat",
    zh="序号重复",
    en="A number stands twice",
    severity=Severity.ERROR,
    why_zh="两个条目同号，引用和分工时无法区分。",
    why_en="Two items with one number can't be told apart when they are cited or assigned.",
    source=f"{LAYOUT} 7.3.3",
    bad="一、总体要求\n坚持数据驱动。\n二、重点任务\n建设数据平台。\n二、保障措施\n加强统筹协调。\n",
    good="一、总体要求\n坚持数据驱动。\n二、重点任务\n建设数据平台。\n三、保障措施\n加强统筹协调。\n",
    check=check,
)
