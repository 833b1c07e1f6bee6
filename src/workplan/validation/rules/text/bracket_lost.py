"""A bracket or quotation mark without its partner."""

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
    """Yield each lone bracket that belongs to no title and no clause of responsibility."""
    clauses = draft.clause_brackets
    for lone in draft.lone_brackets:
        if lone.mark not in TITLE_MARKS and lone.at not in clauses:
            yield unpaired(draft.document.text, lone)


RULE: Final = CheckRule(
    code="X001",
    name="bracket-lost",
    zh="括号或引号不成对",
    en="A bracket or quotation mark without its partner",
    severity=Severity.ERROR,
    why_zh="括号、引号成对使用；缺一半时，括注和引用的范围不明。",
    why_en="Brackets and quotation marks come in pairs; with one lost it is open how far the remark or quotation goes.",
    source=f"{PUNCTUATION} 4.8, 4.9",
    bad="一、重点任务\n推进“一网通办改革，建设数据平台。\n二、保障措施\n加强统筹协调。\n",
    good="一、重点任务\n推进“一网通办”改革，建设数据平台。\n二、保障措施\n加强统筹协调。\n",
    check=check,
)
