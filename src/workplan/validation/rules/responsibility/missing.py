"""An item without responsibility where the items beside it have one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Role, Section, Severity
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

# Of the items beside it and of all items of the plan so many must have one; a family is judged from so many on.
_BESIDE: Final = 0.75
_IN_ALL: Final = 0.6
_LEAST: Final = 3
_ROW: Final = "task.row"
# The text itself says who does it (各地、各有关部门按照职责分工), or its label is empty: a finding of its own
_IN_TEXT: Final = regex.compile(
    r"各(?:地区?|部门|有关部门|单位|市)[^。;]{0,20}(?:职责|分工)|(?:责任|牵头|配合)(?:单位|部门):\s*[);。]"
)


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the items that nobody is responsible for, in a plan and a family where that is the exception."""
    for is_row in (False, True):  # a table's rows have units by their column: that asks nothing of the chapters
        yield from _without(draft, [s for s in draft.sections if not s.sections and (s.rule == _ROW) is is_row])


def _without(draft: Draft, leaves: list[Section]) -> Iterator[Hit]:
    """Yield those of ``leaves`` that nobody is responsible for, where that is the exception."""
    assigned = sum(1 for s in leaves if _is_assigned(s))
    if not leaves or assigned < _IN_ALL * len(leaves):
        return
    among = {s.path for s in leaves}
    for family in draft.families:
        items = [s for s in family if s.path in among]
        without = [s for s in items if not _is_assigned(s)]
        if len(items) < _LEAST or len(items) - len(without) < _BESIDE * (len(items) - 1):
            continue
        for section in without:
            if (not section.text.strip() and not section.heading) or _IN_TEXT.search(section.text):
                continue
            span = section.heading_span or section.marker
            yield Hit(
                span.start,
                span.end,
                f"“{section.label}”没有责任单位，而并列各条都有",
                f"nobody is responsible for {section.label}, though the items beside it name somebody",
            )


def _is_assigned(section: Section) -> bool:
    """Tell whether its own clause names a unit, or one of a heading above answers for it."""
    return any(r.role is not Role.LEADER for r in section.own_responsibilities) or any(
        measure.inherited is not None for measure in section.own_measures
    )


RULE: Final = CheckRule(
    code="R001",
    name="missing-responsibility",
    zh="缺责任单位",
    en="Nobody is responsible",
    severity=Severity.WARNING,
    why_zh="并列各条都有责任单位，唯独此条没有，任务落不到人，督办无从下手。",
    why_en="Where the items beside it name who is responsible, one without is done by nobody and can't be followed up.",
    source=CONSISTENCY,
    bad="一、重点任务\n（一）汇聚数据\n建设平台。（责任单位：省数据局、省财政厅）\n（二）共享数据\n编制目录。\n"
    "（三）开放数据\n建设网站。（责任单位：省数据局）\n（四）保护数据\n压实责任。（责任单位：省公安厅）\n",
    good="一、重点任务\n（一）汇聚数据\n建设平台。（责任单位：省数据局、省财政厅）\n（二）共享数据\n编制目录。（责任单位：省数据局）\n"
    "（三）开放数据\n建设网站。（责任单位：省数据局）\n（四）保护数据\n压实责任。（责任单位：省公安厅）\n",
    check=check,
)
