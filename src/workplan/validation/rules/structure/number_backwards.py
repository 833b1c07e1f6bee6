"""Numbers that run backwards: (五) is followed by (三)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.model import Severity
from workplan.validation.draft.sequence import Fault
from workplan.validation.rule import LAYOUT, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft


def check(draft: Draft) -> Iterator[Hit]:
    """Yield each number that is lower than the one that should stand there."""
    for found in draft.numbering_breaks:
        if found.fault is Fault.BACKWARDS and not draft.is_bare_number(found.section):
            marker, label = found.section.marker, found.section.label
            yield Hit(
                marker.start,
                marker.end,
                f"序号倒退：此处应为“{found.expected}”，写的是“{label}”",
                f"the numbering runs backwards: {found.expected} should stand here, found {label}",
            )


RULE: Final = CheckRule(
    code="S003",
    name="number-backwards",
    zh="序号倒退",
    en="Numbers run backwards",
    severity=Severity.ERROR,
    why_zh="序号倒退多因移动条目后未重新编号，同一编号会指向两处。",
    why_en="Numbers run backwards where items were moved and not renumbered; a number then points to two places.",
    source=f"{LAYOUT} 7.3.3",
    bad="一、总体要求\n坚持数据驱动。\n二、重点任务\n建设数据平台。\n三、数据安全\n压实责任。\n一、保障措施\n"
    "加强统筹协调。\n",
    good="一、总体要求\n坚持数据驱动。\n二、重点任务\n建设数据平台。\n三、数据安全\n压实责任。\n四、保障措施\n"
    "加强统筹协调。\n",
    check=check,
)
