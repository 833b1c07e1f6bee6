"""Deadlines that had passed when the document was issued."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity, TimeKind
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft import Draft

# What happened before the deadline is what counts: 2020年底前已注册的企业 · 2015年底前建成的住宅
_PAST: Final = regex.compile(r"^[^,。;、]{0,20}?(?:已|[^目]的)")


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the deadlines whose last day lies before the date of issue."""
    issued = draft.issued
    if issued is None:
        return
    for section in draft.sections:
        for time in section.times:
            if time.kind is not TimeKind.DEADLINE or time.end is None or time.end >= issued or time.relative_to:
                continue
            if _PAST.search(draft.text[time.span.end : time.span.end + 40]):
                continue
            yield Hit(
                time.span.start,
                time.span.end,
                f"完成时限“{time.text}”早于成文日期{issued.isoformat()}",
                f"the deadline {time.text} lies before the date of issue, {issued.isoformat()}",
            )


RULE: Final = CheckRule(
    code="D003",
    name="before-issue",
    zh="时限早于成文日期",
    en="A deadline before the date of issue",
    severity=Severity.ERROR,
    why_zh="文件印发时就已过期的任务无法落实，多是沿用上一年文稿。",
    why_en="A task that was overdue on the day it was issued can't be carried out; such dates come from last "
    "year's text.",
    source=CONSISTENCY,
    bad="一、重点任务\n2023年底前建成数据平台。\n二、保障措施\n加强统筹协调。\n",
    good="一、重点任务\n2024年底前建成数据平台。\n二、保障措施\n加强统筹协调。\n",
    check=check,
)
