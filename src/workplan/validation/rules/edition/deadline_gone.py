"""Tasks that had to be done by a day in the last edition and have no time in this one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.comparison.model import ChangeKind
from workplan.comparison.quoting import clause_with
from workplan.model import Severity, TimeKind
from workplan.validation.draft.editions import at
from workplan.validation.rule import CONTINUITY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.comparison.model import SectionChange
    from workplan.model import Section
    from workplan.validation.draft.draft import Draft


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the tasks that live on without any of the times that they had, all times of one task in one hit."""
    for change in draft.aligned.comparison.sections if draft.aligned else ():
        times = _dropped(change)
        sections = [draft.document[place.path] for place in change.new if place.path]
        if times and sections and not any(_binding(section) for section in sections):
            yield at(
                draft,
                sections[0],
                f"上一版这项任务有时限（{'；'.join(times)}），这一版没有",
                f"the last edition set a time for this task ({'; '.join(times)}), this one does not",
            )


def _dropped(change: SectionChange) -> list[str]:
    """Return the clauses of the times that a change dropped."""
    dropped = (side for each in change.changes if each.kind is ChangeKind.DEADLINE_DROPPED for side in each.old)
    return list(dict.fromkeys(clause_with(side.context, side.text) for side in dropped)) if change.new else []


def _binding(section: Section) -> bool:
    return any(time.kind is not TimeKind.REFERENCE for time in section.times)


RULE: Final = CheckRule(
    code="E004",
    name="deadline-gone",
    zh="上一版有时限的任务，这一版没有时限",
    en="A task that had a time has none",
    severity=Severity.INFO,
    why_zh="任务保留而时限取消，可能是已转为常态工作，也可能是改写时漏掉了；没有时限便无从督办。",
    why_en="A task that is kept without its time may have become routine, or the time was lost in rewriting; without "
    "one nobody can be held to it.",
    source=CONTINUITY,
    earlier="一、推进数据共享\n6月底前编制数据目录，并在门户网站公布。\n二、建设数据平台\n年底前建成系统。\n",
    bad="一、建设数据平台\n年底前建成系统。\n二、推进数据共享\n编制数据目录，并在门户网站公布。\n",
    good="一、建设数据平台\n年底前建成系统。\n二、推进数据共享\n9月底前编制数据目录，并在门户网站公布。\n",
    check=check,
)
