"""Dates that the calendar does not have: 6月31日, 13月, 2023年2月29日."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.model import Severity
from workplan.validation.draft.written_dates import written_dates
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft


def check(draft: Draft) -> Iterator[Hit]:
    """Yield each date that does not exist."""
    for date in written_dates(draft.text):
        if date.possible:
            continue
        shown = draft.raw[date.start : date.end]
        yield Hit(date.start, date.end, f"没有“{shown}”这个日期", f"there is no such date: {shown}")


RULE: Final = CheckRule(
    code="D001",
    name="impossible-date",
    zh="日期不存在",
    en="A date that does not exist",
    severity=Severity.ERROR,
    why_zh="不存在的日期无法作为完成时限，也无法督办。",
    why_en="A date that the calendar does not have can be no deadline, and nobody can follow it up.",
    source=CONSISTENCY,
    bad="一、重点任务\n2024年6月31日前建成数据平台。\n二、保障措施\n加强统筹协调。\n",
    good="一、重点任务\n2024年6月30日前建成数据平台。\n二、保障措施\n加强统筹协调。\n",
    check=check,
)
