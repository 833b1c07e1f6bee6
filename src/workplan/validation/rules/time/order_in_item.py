"""Times of one sentence that run backwards: 年底前印发方案，6月底前完成验收."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from workplan.model import Severity, Time, TimeKind
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

_BOUND: Final = frozenset({TimeKind.DEADLINE, TimeKind.PERIOD})


def check(draft: Draft) -> Iterator[Hit]:
    """Yield a time that lies before the one that the same sentence names before it."""
    for section in draft.sections:
        bound = [t for t in section.own_times if t.kind in _BOUND and t.end is not None and t.relative_to is None]
        for before, time in pairwise(bound):
            if _backwards(before, time) and not _parted(draft, before, time):
                yield Hit(
                    time.span.start,
                    time.span.end,
                    f"“{time.text}”排在“{before.text}”之后，时间先后颠倒",
                    f"{time.text} stands behind {before.text}: the times of this sentence run backwards",
                )


def _backwards(before: Time, time: Time) -> bool:
    """Tell whether ``time`` ends before the time before it, in the same year."""
    if before.end is None or time.end is None:
        return False
    return time.end < before.end and time.end.year == before.end.year


def _parted(draft: Draft, before: Time, time: Time) -> bool:
    """Tell whether a sentence end, a responsibility or a new list element parts the two."""
    between = draft.text[before.span.end : time.span.start]
    return any(mark in between for mark in "。;\n(:、") or len(between) > 60


RULE: Final = CheckRule(
    code="D006",
    name="order-in-item",
    zh="同一句内时间先后颠倒",
    en="Times of one sentence run backwards",
    severity=Severity.INFO,
    why_zh="一项工作按时间推进；后一步的时限早于前一步，多是时间写错或颠倒。",
    why_en="The steps of a task follow in time; where the later step falls due first, the two have changed "
    "places or one is wrong.",
    source=CONSISTENCY,
    bad="一、重点任务\n2024年底前印发数据平台建设方案，2024年上半年完成平台验收。\n二、保障措施\n加强统筹协调。\n",
    good="一、重点任务\n2024年上半年印发数据平台建设方案，2024年底前完成平台验收。\n二、保障措施\n加强统筹协调。\n",
    check=check,
)
