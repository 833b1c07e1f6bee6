"""A clause of responsibility whose bracket has lost its partner: (责任单位:省财政厅."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.model import Severity
from workplan.validation.rule import PUNCTUATION, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the bracket of a clause that stands alone."""
    for lone, _ in draft.broken_clauses:
        shown = draft.document.text[lone.at]
        if lone.opens:
            zh, en = f"责任单位的括号“{shown}”没有合上", f"the bracket {shown} of this clause is never closed"
        else:
            zh, en = f"责任单位之后的“{shown}”之前没有括号", f"the bracket {shown} behind this clause was never opened"
        yield Hit(lone.at, lone.at + 1, zh, en)


RULE: Final = CheckRule(
    code="R004",
    name="clause-bracket-lost",
    zh="责任单位的括号不成对",
    en="A clause's bracket without its partner",
    severity=Severity.ERROR,
    why_zh="括号缺一半时，责任单位和正文连成一片，分工的范围不明。",
    why_en="With half of the bracket lost the clause runs into the text, and it is open who is meant.",
    source=f"{PUNCTUATION} 4.9",
    bad="一、重点任务\n建设数据平台。（责任单位：省数据局、省财政厅\n二、保障措施\n"
    "加强统筹协调。（责任单位：省财政厅）\n",
    good="一、重点任务\n建设数据平台。（责任单位：省数据局、省财政厅）\n二、保障措施\n"
    "加强统筹协调。（责任单位：省财政厅）\n",
    check=check,
)
