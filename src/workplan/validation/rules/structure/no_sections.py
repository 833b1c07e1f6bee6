"""A text without a single numbered section."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.model import Severity
from workplan.validation.rule import LAYOUT, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the start of a text in which no numbered section was found."""
    if draft.sections:
        return
    text = draft.document.text
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    yield Hit(
        start if start < len(text) else 0,
        max(start, len(text.rstrip()) if end < 0 else end) if start < len(text) else 0,
        "没有找到编号的章节或条目：这不是工作计划，或者标题序号已经丢失；其他规则未检查（--ignore S009 则照常检查）",
        "no numbered section was found: this is no work plan, or its numbers were lost; the other rules were not run "
        "(--ignore S009 runs them)",
    )


RULE: Final = CheckRule(
    code="S009",
    name="no-sections",
    zh="没有编号的章节",
    en="No numbered sections",
    severity=Severity.WARNING,
    why_zh="没有编号的章节就没有可分工、可督办的条目。",
    why_en="Without numbered sections there are no items to assign and to follow up.",
    source=f"{LAYOUT} 7.3.3",
    bad="加强数据共享，推动数据开放，保障数据安全。\n",
    good="一、加强数据共享\n编制目录。\n二、推动数据开放\n建设网站。\n",
    check=check,
    alone=True,
)
