"""A lead that does not belong to the place whose plan it is: 陕西省财政厅 in a plan of Gansu."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.model import Role, Severity
from workplan.names.places import Jurisdiction
from workplan.validation.draft.assigned import known
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

# A plan that several places carry out together names bodies of each of them.
_SLIPS: Final = 2


def check(draft: Draft) -> Iterator[Hit]:
    """Yield, in each section, the first lead or responsible unit of another province or city.

    A place above or below the plan's own is none of these.
    """
    own = draft.place
    if own is None or own.tier == "central":
        return
    hits: dict[str, Hit] = {}
    for found in draft.assigned:
        path = found.section.path
        if found.found.role not in (Role.LEAD, Role.RESPONSIBLE) or path in hits:
            continue
        taken = known(found.name, own, draft.lexicon)
        if not taken.bodies or taken.place is None or not _foreign(taken.place, own):
            continue
        span = found.found.span
        hits[path] = Hit(
            span.start,
            span.end,
            f"“{found.name}”是{taken.place.full}的单位，不属于本计划的地区（{own.full}）",
            f"{found.name} is a body of {taken.place.full}, not of the place whose plan this is ({own.full})",
        )
    if len(hits) <= _SLIPS:
        yield from hits.values()


def _foreign(place: Jurisdiction, own: Jurisdiction) -> bool:
    """Tell whether ``place`` is neither the plan's own, nor above it, nor below it."""
    if place.tier not in ("province", "municipality", "city"):
        return False
    return own.full not in [p.full for p in place.chain] and place.full not in [p.full for p in own.chain]


RULE: Final = CheckRule(
    code="R009",
    name="wrong-place",
    zh="责任单位不属于本地区",
    en="A unit of another place",
    severity=Severity.WARNING,
    why_zh="计划只能给本地区的单位分工；出现外地单位，多是借用别处文稿漏改。",
    why_en="A plan assigns work to units of its own place; one of another place comes from a text borrowed there.",
    source=CONSISTENCY,
    bad="一、重点任务\n建设数据平台。（牵头单位：陕西省财政厅）\n二、保障措施\n加强统筹协调。（牵头单位：省财政厅）\n",
    good="一、重点任务\n建设数据平台。（牵头单位：甘肃省财政厅）\n二、保障措施\n加强统筹协调。（牵头单位：甘肃省财政厅）\n",
    check=check,
)
