"""A text that is no plan: without a single numbered section, or a regulation in articles.

The other rules ask what a careful clerk asks of a plan; on other texts this one speaks alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.model import Severity
from workplan.validation.examples import PLAN
from workplan.validation.rule import LAYOUT, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

_ARTICLE: Final = re.compile("第[^第]{1,12}条")
_OF_REGULATIONS: Final = re.compile("第[^第]{1,12}[条章节编]")
_LEAST: Final = 2
_LETTERS: Final = re.compile(r"[^\W\d_]")
_SOME: Final = 200
_SHARE: Final = 0.2
_NO_NUMBERS: Final = (
    "没有找到编号的章节或条目：这不是工作计划，或者标题序号已经丢失",
    "no numbered section was found: this is no work plan, or its numbers were lost",
)
_MISREAD: Final = (
    "文中几乎没有汉字：这不是工作计划，或者文字识别有误",
    "hardly a character is Chinese: this is no work plan, or its text was misread",
)
_NOT_RUN: Final = (
    "其他规则未检查（--ignore S009 则照常检查）",
    "the other rules were not run (--ignore S009 runs them)",
)


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the start of a text without numbered sections, or the first article of a regulation."""
    text = draft.document.text
    misread = _is_misread(text)
    if draft.sections and not misread:
        if _is_regulation(draft):
            first = next(s for s in draft.sections if _ARTICLE.match(s.label))
            yield Hit(
                first.marker.start,
                first.marker.end,
                f"这是分条的法规文本，不是工作计划；{_NOT_RUN[0]}",
                f"this is a regulation in articles, no work plan; {_NOT_RUN[1]}",
            )
        return
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    zh, en = _MISREAD if misread else _NO_NUMBERS
    yield Hit(
        start if start < len(text) else 0,
        max(start, len(text.rstrip()) if end < 0 else end) if start < len(text) else 0,
        f"{zh}；{_NOT_RUN[0]}",
        f"{en}; {_NOT_RUN[1]}",
    )


def _is_misread(text: str) -> bool:
    """Tell whether hardly a character is Chinese, as in a page that a machine misread."""
    letters = _LETTERS.findall(text)
    return len(letters) > _SOME and sum("\u4e00" <= letter <= "\u9fff" for letter in letters) < _SHARE * len(letters)


def _is_regulation(draft: Draft) -> bool:
    """Tell whether the text is all articles and their chapters, and nobody is made responsible in it."""
    articles = sum(1 for s in draft.sections if _ARTICLE.match(s.label))
    return (
        articles >= _LEAST
        and (2 * articles > len(draft.sections) or all(_OF_REGULATIONS.match(s.label) for s in draft.document.sections))
        and not any(s.own_responsibilities for s in draft.sections)
    )


RULE: Final = CheckRule(
    code="S009",
    name="no-plan",
    zh="不是工作计划",
    en="No work plan",
    severity=Severity.WARNING,
    why_zh="没有编号的章节就没有可分工、可督办的条目；法规条文也不是任务。对这样的文本，其他规则不作检查。",
    why_en="Without numbered sections there are no items to assign and to follow up, and the articles of a regulation "
    "are no tasks. On such a text the other rules keep quiet.",
    source=f"{LAYOUT} 7.3.3",
    bad="加强数据共享，推动数据开放，，保障数据安全。\n",
    good=PLAN,
    check=check,
    alone=True,
)
