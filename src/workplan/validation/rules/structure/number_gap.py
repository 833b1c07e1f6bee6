"""Numbers that skip: 一、 is followed by 三、."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.model import Severity
from workplan.validation.draft.sequence import Fault
from workplan.validation.rule import LAYOUT, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft


def check(draft: Draft) -> Iterator[Hit]:
    """Yield each number that leaves out the one before it."""
    for found in draft.numbering_breaks:
        if found.fault is Fault.SKIP and not draft.is_bare_number(found.section):
            marker, label = found.section.marker, found.section.label
            yield Hit(
                marker.start,
                marker.end,
                f"序号不连续：此处应为“{found.expected}”，写的是“{label}”",
                f"the numbering skips: {found.expected} should stand here, found {label}",
            )


RULE: Final = CheckRule(
    code="S001",
    name="number-gap",
    zh="序号跳号",
    en="Numbers skip",
    severity=Severity.ERROR,
    why_zh="跳号说明漏了一条，或者删改后没有重新编号；按序号督办、引用的人会找错条目。",
    why_en="A skipped number means that an item was lost or that the rest was not renumbered; who cites or supervises "
    "by number will look in the wrong place.",
    source=f"{LAYOUT} 7.3.3",
    bad="一、总体要求\n坚持数据驱动。\n二、重点任务\n建设数据平台。\n四、保障措施\n加强统筹协调。\n",
    good="一、总体要求\n坚持数据驱动。\n二、重点任务\n建设数据平台。\n三、保障措施\n加强统筹协调。\n",
    check=check,
)
