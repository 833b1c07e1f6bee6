"""Spells: within how many years or days (3年内, 用2年时间, 自印发之日起30日内), events as limits (春节前)."""

from __future__ import annotations

import re
from typing import Final

from workplan.extraction.times.around import Place
from workplan.extraction.times.rules.verdict import Row, Verdict, deadline, period
from workplan.model import TimeKind
from workplan.rulebook import Judgement
from workplan.writing.dates import shift

# How far in front of a limit the words of single cases count.
_NEAR: Final = 24
_BASE: Final = re.compile(r"[自从在于]?(?P<base>[^,。;:、()\n自从]{1,18}?(?:之日|日|后))起?的?$")

TAKING: Final[Row] = Judgement(
    "time.spell.taking",
    zh="“用几年时间”是没有日期的时段",
    en="用3年时间 is a period without dates",
    source="起草惯例：以年数说明时段 · Drafting habit: periods told by a number of years",
    takes=(("用2年时间，完成改造。", "用2年时间 period"),),
    leaves=(("改造已有2年时间。", "-"), ("力争2年时间内完成改造。", "time.spell")),
    decide=lambda at: (
        period(at.written) if _taking(at) and not at.written.limit.endswith("内") and _bound(at) else None
    ),
)

RELATIVE: Final[Row] = Judgement(
    "time.relative",
    zh="自印发之日起几日内，是相对期限；能推算的给出日期",
    en="自印发之日起30日内 hangs on the day of issue; its date is given where the calendar tells it",
    source="起草惯例：自印发之日起计 · Drafting habit: time runs from the day of issue",
    takes=(
        ("自印发之日起30日内制定细则。", "自印发之日起30日内 deadline ..2023-05-15 (印发之日)"),
        ("本方案印发后2个月内出台办法。", "本方案印发后2个月内 deadline ..2023-06-15 (本方案印发)"),
    ),
    leaves=(("收到申请之日起20个工作日内作出决定。", "-"),),
    decide=lambda at: None if _taking(at) else _relative(at),
)


def _relative(at: Place) -> Verdict | None:
    based = _BASE.search(at.left)
    if based is None or _is_case(based["base"], at):
        return None
    issued, base = at.scene.issued, based["base"]
    due = shift(issued, *at.written.spell) if issued and at.written.spell and at.scene.cues.issue.search(base) else None
    start = at.written.start - len(at.left) + based.start()
    return Verdict(TimeKind.DEADLINE, last=due, base=base.removesuffix("后"), start=start)


def _is_case(base: str, at: Place) -> bool:
    """Tell whether a limit hangs on what comes again and again: 收到申请之日, 企业提交材料后."""
    return at.scene.cues.origin.search(base) is None or at.scene.cues.case.search(base) is not None


SPELL: Final[Row] = Judgement(
    "time.spell",
    zh="几年内、几个月内，从分句开头说起的属于本计划，是期限；针对单个对象的时限不是",
    en="3年内 is a deadline where it opens a clause; a limit for single cases is no time of the plan",
    source="起草惯例：以年数说明时段 · Drafting habit: periods told by a number of years",
    takes=(("力争三年内建成5个基地。", "三年内 deadline"), ("力争三到五年时间内形成经验。", "三到五年时间内 deadline")),
    leaves=(("对符合条件的企业，3年内免征房产税。", "-"), ("新设企业三年内上市的，给予奖励。", "-")),
    decide=lambda at: deadline(at.written) if _by_then(at) else None,
)


def _taking(at: Place) -> bool:
    return "时间" in at.written.limit


def _bound(at: Place) -> bool:
    return at.opens() or at.written.fused


def _by_then(at: Place) -> bool:
    if _taking(at):
        return _bound(at)
    if _BASE.search(at.left) or not at.opens():
        return False
    single = at._replace(right=at.right.lstrip(",")).precedes("benefit") or at.scene.cues.case.search(at.left[-_NEAR:])
    condition = at.clause.endswith("的") or at.left.endswith("未在")
    return at.written.spell is not None and at.written.spell[1] in ("年", "月") and not single and not condition


SPELLS: Final = (TAKING, RELATIVE, SPELL)
"""Asked of 3年内, 30日内, 用3年时间."""

EVENT: Final[Row] = Judgement(
    "time.event",
    zh="春节前、汛期前等每年都有的节点是期限，不推算日期",
    en="春节前 and 汛期前 are deadlines without a date",
    source="督查台账的写法：以每年的节点为期限 · Habit of ledgers for follow-up: events of the year as limits",
    takes=(("汛期前完成清淤。", "汛期前 deadline (汛期)"), ("于春节前兑现到位。", "春节前 deadline (春节)")),
    leaves=(("春节前夕走访慰问。", "-"),),
    decide=lambda at: deadline(at.written) if at.opens() or at.governs() else None,
)

EVENTS: Final = (EVENT,)
"""Asked of 春节前, 汛期前."""
