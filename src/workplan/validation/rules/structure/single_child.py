"""A section that is parted into one sub-item only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.model import Severity
from workplan.validation.draft.labels import read_label
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft


def check(draft: Draft) -> Iterator[Hit]:
    """Yield each sub-item that has no sibling and starts the numbering of its own."""
    broken = {id(b.section) for b in draft.numbering_breaks}
    for section in draft.sections:
        if len(section.sections) != 1:
            continue
        child = section.sections[0]
        label = read_label(child.label)
        if label is None or label.value != 1 or id(child) in broken or id(child) in draft.numbered_through:
            continue
        yield Hit(
            child.marker.start,
            child.marker.end,
            f"“{section.label}”之下只有“{child.label}”一条，不必再分层次",
            f"{section.label} is parted into {child.label} alone; one item needs no level of its own",
        )


RULE: Final = CheckRule(
    code="S007",
    name="single-child",
    zh="只分一条",
    en="A single sub-item",
    severity=Severity.INFO,
    why_zh="分条至少应有两条；只有一条时不必另立层次，或者漏了后面的条目。",
    why_en="What is parted has at least two parts; a single one needs no level of its own, or the others were lost.",
    source=f"{CONSISTENCY}; GB/T 9704-2012 7.3.3",
    bad="一、总体要求\n坚持数据驱动。\n二、重点任务\n（一）汇聚数据\n建设数据平台。\n三、保障措施\n加强统筹协调。\n",
    good="一、总体要求\n坚持数据驱动。\n二、重点任务\n（一）汇聚数据\n建设数据平台。\n（二）共享数据\n编制目录。\n"
    "三、保障措施\n加强统筹协调。\n",
    check=check,
)
