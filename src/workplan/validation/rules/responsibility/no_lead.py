"""A clause of several units without a lead where the plan names leads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Role, Severity
from workplan.validation.draft.draft import Clause
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

_LEAST: Final = 4
_SHARE: Final = 0.8
# Each does its part: there is no lead on purpose.
_EACH: Final = regex.compile(r"(?:按照?|依)?职[责能](?:分工)?|分工|分别|各自|分头")


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the clauses of two or more single bodies without a lead, where nearly all the others have one."""
    several = [c for c in draft.clauses if _bodies(c) >= 2]
    leading = {id(c) for c in several if any(r.role is Role.LEAD for r in c.members)}
    if len(several) < _LEAST or len(leading) < _SHARE * len(several):
        return
    led = {c.section.path for c in draft.clauses if any(r.role is Role.LEAD for r in c.members)}
    for clause in several:
        words = draft.text[clause.start : clause.end + 12]
        if id(clause) in leading or clause.section.path in led or _EACH.search(words):
            continue
        yield Hit(
            clause.start,
            clause.end,
            "多个单位负责而没有牵头单位，本计划其他各条大多有",
            "several units and no lead, though most other items of this plan name one",
        )


def _bodies(clause: Clause) -> int:
    return sum(1 for r in clause.members if not r.collective and r.role is not Role.LEADER)


RULE: Final = CheckRule(
    code="R003",
    name="no-lead",
    zh="缺牵头单位",
    en="No lead",
    severity=Severity.WARNING,
    why_zh="多个单位负责时应当明确由谁牵头，否则相互推诿。",
    why_en="Of several units one has to lead; otherwise each waits for the other.",
    source=CONSISTENCY,
    bad="一、重点任务\n（一）汇聚数据\n建设平台。（牵头单位：省数据局；配合单位：省财政厅）\n"
    "（二）共享数据\n编制目录。（牵头单位：省数据局；配合单位：省司法厅）\n（三）开放数据\n建设网站。（责任单位：省教育厅、省公安厅）\n"
    "（四）保护数据\n压实责任。（牵头单位：省公安厅；配合单位：省数据局）\n（五）用好数据\n"
    "推广应用。（牵头单位：省数据局；配合单位：省商务厅）\n",
    good="一、重点任务\n（一）汇聚数据\n建设平台。（牵头单位：省数据局；配合单位：省财政厅）\n"
    "（二）共享数据\n编制目录。（牵头单位：省数据局；配合单位：省司法厅）\n（三）开放数据\n建设网站。（牵头单位：省教育厅；配合单位：省公安厅）\n"
    "（四）保护数据\n压实责任。（牵头单位：省公安厅；配合单位：省数据局）\n（五）用好数据\n"
    "推广应用。（牵头单位：省数据局；配合单位：省商务厅）\n",
    check=check,
)
