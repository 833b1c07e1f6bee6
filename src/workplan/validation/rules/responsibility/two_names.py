"""One body under two names in one plan: 省发展改革委 and 省发改委."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.model import Severity
from workplan.validation.draft.assigned import Assigned, known
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the first place of each rarer name of a body that has another one in the same plan."""
    names: dict[str, dict[str, list[Assigned]]] = {}
    for found in draft.assigned:
        if found.unit.canonical is not None:
            names.setdefault(found.unit.canonical, {}).setdefault(found.name, []).append(found)
    for canonical, group in names.items():
        if len(group) < 2:
            continue
        usual = max(group, key=lambda name: len(group[name]))
        for name, places in group.items():
            if name == usual or _same(draft, name, usual):
                continue
            count = len(places)
            span = places[0].found.span
            yield Hit(
                span.start,
                span.end,
                f"“{name}”与“{usual}”是同一单位（{canonical}），全文应用一个名称"
                + (f"（“{name}”共 {count} 处）" if count > 1 else ""),
                f"{name} and {usual} are one body ({canonical}); use one name"
                + (f" ({count} places)" if count > 1 else ""),
            )


def _same(draft: Draft, name: str, usual: str) -> bool:
    """Tell whether two names differ in the place in front alone, or one of them is an old one of its own."""
    if name.endswith(usual) or usual.endswith(name):
        return True
    one, other = (known(n, draft.place, draft.lexicon) for n in (name, usual))
    if not one.bodies or not other.bodies or one.front != other.front:
        return True
    return not {b.full for b in one.bodies} & {b.full for b in other.bodies}


RULE: Final = CheckRule(
    code="R007",
    name="two-names",
    zh="同一单位两个名称",
    en="One body under two names",
    severity=Severity.INFO,
    why_zh="同一单位前后用两个简称，汇总分工时会算成两家。",
    why_en="With two short names for one body its tasks are counted as those of two.",
    source=f"{CONSISTENCY}; 党政机关公文处理工作条例 第十九条",
    bad="一、重点任务\n建设数据平台。（责任单位：省发展改革委）\n二、保障措施\n加强统筹协调。（责任单位：省发改委）\n",
    good="一、重点任务\n建设数据平台。（责任单位：省发展改革委）\n二、保障措施\n加强统筹协调。（责任单位：省发展改革委）\n",
    check=check,
)
