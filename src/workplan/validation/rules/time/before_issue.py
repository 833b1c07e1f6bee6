"""Deadlines that had passed when the document was issued."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity, Time, TimeKind
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

# The time belongs to what is told, not to the task: 2020年底前已注册的企业 · 对2015年底前建成的住宅 · 自2020年底以来
_TOLD: Final = regex.compile(
    r"^(?:[^。;]{0,30}?(?:已|以来|完成了)|[^。]{0,40}(?:仍未|尚未|未按)|[\p{Han}]{2}的|[^,。;]{0,8}(?:注册|成立|建成|设立|登记|开工|投产|取得|批准|认定|竣工|印发|公布|纳入|形成|发生|签订|购买|备案)[^,。;]{0,4}的)"
)
_TELLS: Final = regex.compile(r"(?:对|将|把|于|以|截至|截止|截止到|自|从|早在|其中|凡|属于|和|及|或|—|至)[^,。;]{0,6}$")
_BOUND: Final = regex.compile(r"(?:底|末|月|日)(?:之?前)$|年内$|年底$")


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the deadlines whose last day lies before the date of issue, or before the plan's first year."""
    issued = draft.issued or (dt.date(draft.years[0], 1, 1) if draft.years else None)
    if issued is None:
        return
    for section in draft.sections:
        for time in section.own_times:
            if time.end is None or time.end >= issued or time.relative_to or not _is_deadline(time):
                continue
            if _is_told(draft, time):
                continue
            than = f"成文日期{issued.isoformat()}" if draft.issued else f"计划年度（{issued.year}年）"
            yield Hit(
                time.span.start,
                time.span.end,
                f"完成时限“{time.text}”早于{than}",
                f"the deadline {time.text} lies before "
                + (f"the date of issue, {issued.isoformat()}" if draft.issued else f"the plan's year, {issued.year}"),
            )


def _is_deadline(time: Time) -> bool:
    """Tell whether a time is a deadline, also one that was taken for the past because it had passed."""
    if time.kind is TimeKind.DEADLINE:
        return True
    return (
        time.kind is TimeKind.REFERENCE and time.rule.startswith("time.background") and bool(_BOUND.search(time.text))
    )


def _is_told(draft: Draft, time: Time) -> bool:
    """Tell whether the sentence around a time that has passed tells of what was done."""
    text, (start, end) = draft.text, (time.span.start, time.span.end)
    return bool(_TOLD.search(text[end : end + 40]) or _TELLS.search(text[max(0, start - 10) : start]))


RULE: Final = CheckRule(
    code="D003",
    name="before-issue",
    zh="时限早于成文日期",
    en="A deadline before the date of issue",
    severity=Severity.WARNING,
    why_zh="文件印发时就已过期的任务无法落实，多是沿用上一年文稿。",
    why_en="A task that was overdue on the day it was issued can't be carried out; such dates come from last "
    "year's text.",
    source=CONSISTENCY,
    bad="一、重点任务\n2023年底前建成数据平台。\n二、保障措施\n加强统筹协调。\n",
    good="一、重点任务\n2024年底前建成数据平台。\n二、保障措施\n加强统筹协调。\n",
    check=check,
)
