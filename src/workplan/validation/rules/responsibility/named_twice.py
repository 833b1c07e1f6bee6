"""A unit that one clause names twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.model import Responsibility, Role, Severity
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit, Mend

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the later of two elements of a clause that name the same unit."""
    for clause in draft.clauses:
        seen: dict[str, Responsibility] = {}
        for found in clause.members:
            if found.role is Role.LEADER:
                continue
            for unit in found.units:
                first = seen.setdefault(unit.name, found)
                if first is found or unit.name == "有关部门":
                    continue
                same = first.role is found.role
                yield Hit(
                    found.span.start,
                    found.span.end,
                    f"“{unit.name}”在同一处分工中出现两次" + ("" if same else "，且分工不同"),
                    f"{unit.name} is named twice in one clause" + ("" if same else ", with two roles"),
                    _mend(draft, found) if same and len(found.units) == 1 else None,
                )
                break


def _mend(draft: Draft, found: Responsibility) -> Mend | None:
    """Return the mend that takes the second mention out with the mark before it."""
    at = found.span.start - 1
    return Mend(at, found.span.end, "") if draft.text[at] in "、," else None


RULE: Final = CheckRule(
    code="R002",
    name="named-twice",
    zh="同一单位重复出现",
    en="A unit named twice in one clause",
    severity=Severity.WARNING,
    why_zh="同一处分工里单位重复，多是漏了另一个单位；既牵头又配合则分工不明。",
    why_en="A unit twice in one clause usually stands in the place of another one; as lead and helper at once "
    "its part is open.",
    source=CONSISTENCY,
    bad="一、重点任务\n建设数据平台。（责任单位：省数据局、省财政厅、省数据局）\n二、保障措施\n"
    "加强统筹协调。（责任单位：省财政厅）\n",
    good="一、重点任务\n建设数据平台。（责任单位：省数据局、省财政厅、省公安厅）\n二、保障措施\n"
    "加强统筹协调。（责任单位：省财政厅）\n",
    check=check,
)
