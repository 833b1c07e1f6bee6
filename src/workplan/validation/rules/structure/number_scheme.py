"""One number in another scheme than its neighbours: (一) · 二、 · (三)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.model import Severity
from workplan.validation.draft.sequence import Fault
from workplan.validation.rule import LAYOUT, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft


def check(draft: Draft) -> Iterator[Hit]:
    """Yield each number whose neighbours before and behind are written in another scheme."""
    for found in draft.numbering_breaks:
        if found.fault is Fault.SCHEME:
            marker = found.section.marker
            yield Hit(
                marker.start,
                marker.end,
                f"序号形式与前后不一致：此处应为“{found.expected}”",
                f"the number is written in another form than its neighbours: {found.expected} should stand here",
            )


RULE: Final = CheckRule(
    code="S004",
    name="number-scheme",
    zh="序号形式前后不一",
    en="A number changes its scheme",
    severity=Severity.WARNING,
    why_zh="同一层次用两种序号，读者和程序都会把这一条看成另一层次。",
    why_en="With two schemes on one level readers and programs take the item for one of another level.",
    source=f"{LAYOUT} 7.3.3",
    bad="一、重点任务\n（一）汇聚数据\n建设平台。\n2．共享数据\n编制目录。\n（三）开放数据\n建设网站。\n",
    good="一、重点任务\n（一）汇聚数据\n建设平台。\n（二）共享数据\n编制目录。\n（三）开放数据\n建设网站。\n",
    check=check,
)
