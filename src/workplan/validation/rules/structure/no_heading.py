"""Sections without a heading where all those beside them have one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.model import Severity
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft import Draft


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the one section of a family of four or more that has no heading."""
    for family in draft.families:
        without = [s for s in family if s.heading is None]
        if len(family) < 4 or len(without) != 1:
            continue
        section = without[0]
        if not section.text.strip():
            continue
        yield Hit(
            section.marker.start,
            section.marker.end,
            f"“{section.label}”没有标题，而并列各条都有",
            f"{section.label} has no heading, all the sections beside it have one",
        )


RULE: Final = CheckRule(
    code="S006",
    name="no-heading",
    zh="并列各条有标题，唯独此条没有",
    en="No heading where the sections beside it have one",
    severity=Severity.WARNING,
    why_zh="并列的条目写法应当一致；唯独一条没有标题，多是标题漏写或与正文粘连。",
    why_en="Sections side by side are written alike; the only one without a heading has usually lost it.",
    source=CONSISTENCY,
    bad="一、总体要求\n坚持数据驱动。\n二、重点任务\n建设数据平台。\n"
    "三、压实主体责任，落实分类分级保护制度，定期开展风险评估，及时消除隐患。\n四、保障措施\n加强统筹协调。\n",
    good="一、总体要求\n坚持数据驱动。\n二、重点任务\n建设数据平台。\n"
    "三、数据安全\n压实主体责任，落实分类分级保护制度，定期开展风险评估，及时消除隐患。\n四、保障措施\n"
    "加强统筹协调。\n",
    check=check,
)
