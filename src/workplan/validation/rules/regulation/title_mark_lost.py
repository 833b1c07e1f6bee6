"""A title mark without its partner: 《甘肃省数据条例."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.model import Severity
from workplan.validation.draft.brackets import TITLE_MARKS
from workplan.validation.draft.unpaired import unpaired
from workplan.validation.rule import PUNCTUATION, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft


def check(draft: Draft) -> Iterator[Hit]:
    """Yield each lone title mark."""
    text = draft.document.text
    for lone in draft.lone_brackets:
        # 》》点击图片进入专题《《: marks of the page, drawn twice
        if (
            lone.mark in TITLE_MARKS
            and text[lone.at] not in text[max(0, lone.at - 1) : lone.at] + text[lone.at + 1 : lone.at + 2]
        ):
            yield unpaired(text, lone, zh="书名号", en="the title mark ")


RULE: Final = CheckRule(
    code="L001",
    name="title-mark-lost",
    zh="书名号不成对",
    en="A title mark without its partner",
    severity=Severity.ERROR,
    why_zh="书名号成对使用；缺一半时，引用的是哪个文件、文件名到哪里为止都不清楚。",
    why_en="Title marks come in pairs; with one lost it is open which text is named and where its name ends.",
    source=f"{PUNCTUATION} 4.15",
    bad="一、重点任务\n贯彻落实《甘肃省数据条例，建设数据平台。\n二、保障措施\n加强统筹协调。\n",
    good="一、重点任务\n贯彻落实《甘肃省数据条例》，建设数据平台。\n二、保障措施\n加强统筹协调。\n",
    check=check,
)
