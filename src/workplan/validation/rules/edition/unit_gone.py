"""Units that have tasks in every earlier edition and none in this one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from workplan.model import Document, Severity
from workplan.validation.draft.editions import always, at, by_place
from workplan.validation.rule import CONTINUITY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the single bodies with tasks in all earlier editions and none in this one, task by task.

    Each is told once: at what became of the first task that it had, where something did.
    """
    gone = dict.fromkeys(always(draft, _units))
    for section, names in by_place(draft, _first_tasks(draft, gone)):
        zh, en = "往年各版都有任务的", "tasks in every earlier edition"
        if section is not None:
            zh, en = f"上一版承担“{section.heading or section.label}”的", f"had “{section.heading or section.label}”"
        yield at(
            draft, section, f"{zh}{'、'.join(names)}，这一版没有任务", f"{', '.join(names)}: {en}, none in this one"
        )


def _first_tasks(draft: Draft, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each unit with the path of the first section of the edition before that gave it work and lives on."""
    tasks: dict[str, list[str]] = {name: [] for name in names}
    for row in draft.editions[-1].responsibilities if tasks else ():
        for unit in row.units:
            if unit.name in tasks:
                tasks[unit.name].append(row.path)
    for name, paths in tasks.items():
        known = (path for path in paths if draft.aligned and draft.aligned.counterpart(path))
        yield name, next(known, "")


def _units(document: Document) -> dict[str, None]:
    rows = document.responsibilities
    return dict.fromkeys(unit.name for row in rows for unit in row.units if not unit.collective)


RULE: Final = CheckRule(
    code="E002",
    name="unit-gone",
    zh="往年各版都有任务的单位，这一版没有任务",
    en="A unit with tasks in every earlier edition has none",
    severity=Severity.INFO,
    why_zh="单位可能已改名、合并或不再承担；也可能是分工时漏列。",
    why_en="The unit may have been renamed, merged or relieved; or it was forgotten when the tasks were assigned.",
    source=CONTINUITY,
    earlier="一、推进数据共享\n编制目录。（责任单位：省财政厅、省教育厅）\n二、建设数据平台\n建设系统。（责任单位：省教育厅）\n",
    bad="一、推进数据共享\n更新目录。（责任单位：省教育厅）\n二、建设数据平台\n升级系统。（责任单位：省教育厅）\n",
    good="一、推进数据共享\n更新目录。（责任单位：省教育厅）\n二、建设数据平台\n升级系统。（责任单位：省财政厅）\n",
    check=check,
)
