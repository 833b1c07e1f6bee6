"""Spells: within how many years or days (3年内, 用2年时间, 自印发之日起30日内), events as limits (春节前)."""

from __future__ import annotations

from typing import Final

from workplan.extraction.times.around import Place
from workplan.extraction.times.rules.verdict import Row, Verdict, deadline, period
from workplan.model import TimeKind
from workplan.rulebook import Judgement
from workplan.writing.late import late

# How far in front of a limit the words of single cases count.
_NEAR: Final = 24
_FIGURE: Final = late(r"\d")
_DATED: Final = late(r"\d年")
# 引进人才的给予补助: what stands in front is a condition.
_GRANTS: Final = late(r"的,?(?:给|予|按|可|奖|补|享)")

TAKING: Final[Row] = Judgement(
    "time.spell.taking",
    zh="“用几年时间”“经过几年努力”是没有日期的时段",
    en="用3年时间 and 经过3年努力 are periods without dates",
    source="起草惯例：以年数说明时段 · Drafting habit: periods told by a number of years",
    takes=(
        ("用2年时间，完成改造。", "用2年时间 period"),
        ("经过三年努力，建成体系。", "经过三年努力 period"),
        ("经过两年的试点，形成经验。", "经过两年的试点 period"),
    ),
    leaves=(
        ("改造已有2年时间。", "-"),
        ("经过两年的试点，已形成经验。", "-"),
        ("力争2年时间内完成改造。", "time.spell"),
    ),
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
        ("各县应于本方案印发20日内报备。", "本方案印发20日内 deadline ..2023-05-05 (本方案印发)"),
        ("各县接到本通知后7日内报备。", "接到本通知后7日内 deadline (接到本通知)"),
    ),
    leaves=(("收到申请之日起20个工作日内作出决定。", "-"), ("名单公布后2个月内完成整改。", "-")),
    decide=lambda at: _relative(at),
)


def _relative(at: Place) -> Verdict | None:
    based = at.scene.cues.base.search(at.left)
    if based is None or at.written.spell is None or _is_case(based["base"], at):
        return None
    received = at.scene.cues.received.search(based["base"])
    base = received.group() if received else based["base"]
    due = at.written.spell.behind(at.scene.issued) if at.scene.cues.issue.search(base) else None
    start = at.written.start - len(at.left) + (based.start() if based["since"] else based.end("base") - len(base))
    return Verdict(TimeKind.DEADLINE, last=due, base=base.removesuffix("后"), start=start)


def _is_case(base: str, at: Place) -> bool:
    """Tell whether a limit hangs on what comes again and again, or on other texts: 收到申请之日, 名单公布后."""
    cues = at.scene.cues
    if cues.received.search(base):
        return False
    if cues.origin.search(base) is None or cues.case.search(base):
        return True
    return cues.issue.search(base) is not None and cues.own_issue.match(base) is None


LASTING: Final[Row] = Judgement(
    "time.spell.lasting",
    zh="“几年内”后面是免收、实行、保持一类持续的事，是没有日期的时段",
    en="3年内 in front of what lasts (免收, 实行, 保持) is a period without dates",
    source="汉语语法：持续动词 · Chinese grammar: verbs that last",
    takes=(("三年内对新办民宿免收场地租金。", "三年内 period"), ("在两年之内实行直通车机制。", "两年之内 period")),
    leaves=(("三年内建成产业园10个。", "time.spell"), ("对符合条件的企业，3年内免征房产税。", "-")),
    decide=lambda at: period(at.written) if _lasts(at) and _by_then(at) else None,
)

SPELL: Final[Row] = Judgement(
    "time.spell",
    zh="几年内、几个月内，从分句开头说起的属于本计划，是期限；针对单个对象的时限不是",
    en="3年内 is a deadline where it opens a clause; a limit for single cases is no time of the plan",
    source="起草惯例：以年数说明时段 · Drafting habit: periods told by a number of years",
    takes=(
        ("力争三年内建成5个基地。", "三年内 deadline"),
        ("力争三到五年时间内形成经验。", "三到五年时间内 deadline"),
        ("未来五年内建成智造园。", "未来五年内 deadline"),
    ),
    leaves=(
        ("未来五年建成智造园。", "time.ahead"),
        ("新设企业三年内上市的，给予奖励。", "-"),
        ("开拓首年零关税、5年内降税明显的商品市场。", "-"),
    ),
    decide=lambda at: deadline(at.written) if _by_then(at) else None,
)


def _taking(at: Place) -> bool:
    limit = at.written.limit
    return limit in ("努力", "的努力") or "时间" in limit or (limit.startswith("的") and not _has_been(at))


def _has_been(at: Place) -> bool:
    """经过三年的发展,已建成5个; 经过多轮的谈判,我国于2001年加入."""
    return at.told() or _DATED.search(at.sentence) is not None


def _bound(at: Place) -> bool:
    return at.opens() or at.written.fused


def _lasts(at: Place) -> bool:
    return at.scene.cues.lasting.match(at.right) is not None


def _by_then(at: Place) -> bool:
    if _taking(at):
        return _bound(at)
    if at.written.limit.startswith("的"):
        return False
    if at.written.spell is None or not at.written.spell.months or not at.opens():
        return False
    if at.scene.cues.base.search(at.left.rstrip(",")):
        return False
    if at.scene.cues.case.search(at.left[-_NEAR:]) and not _counts(at):
        return False
    return not (_benefits(at) or _describes(at))


def _counts(at: Place) -> bool:
    """Tell whether a number is set to be done: 3年内引进50名人才, but not 3年内引进50名人才的给予补助."""
    return at.acts() and _FIGURE.search(at.clause) is not None and _GRANTS.search(at.sentence) is None


def _benefits(at: Place) -> bool:
    """Tell whether a single case is told that long: 3年内不得申请, 三年内累计."""
    return not _lasts(at) and at._replace(right=at.right.lstrip(",")).precedes("benefit")


def _describes(at: Place) -> bool:
    """Tell whether the spell only tells which things are meant: 5年内降税明显的商品, 三年内上市的."""
    if at.clause.endswith("的") or at.left.endswith("未在"):
        return True
    return at.describes()


SPELLS: Final = (TAKING, RELATIVE, LASTING, SPELL)
"""Asked of 3年内, 30日内, 用3年时间."""

RUN: Final[Row] = Judgement(
    "time.spell.run",
    zh="“连续几年”“分几年”后面是要做的事，是没有日期的时段；说明对象或者成绩的不是",
    en="连续三年 and 分三年 in front of an act are periods without dates, unless they tell who is meant",
    source="起草惯例：以年数说明时段 · Drafting habit: periods told by a number of years",
    takes=(
        ("连续三年开展河道清淤。", "连续三年 period"),
        ("连续5年每年安排5000万元。", "连续5年 period"),
        ("分三年完成改造。", "分三年 period"),
    ),
    leaves=(("对连续三年亏损的企业不予支持。", "-"), ("连续三年保持增长。", "-")),
    decide=lambda at: period(at.written) if _runs(at) else None,
)


def _runs(at: Place) -> bool:
    act = at._replace(right=at.right.removeprefix("每年"))
    done = act.precedes("act") or (at.scene.text[at.written.start] == "分" and act.governs())
    return at.opens() and done and not at.told() and not act.describes()


EVENT: Final[Row] = Judgement(
    "time.event",
    zh="春节前、汛期前等每年都有的节点是期限，不推算日期",
    en="春节前 and 汛期前 are deadlines without a date",
    source="督查台账的写法：以每年的节点为期限 · Habit of ledgers for follow-up: events of the year as limits",
    takes=(("汛期前完成清淤。", "汛期前 deadline (汛期)"), ("于春节前兑现到位。", "春节前 deadline (春节)")),
    leaves=(("春节前夕走访慰问。", "-"), ("春节期间走访慰问。", "time.event.during")),
    decide=lambda at: deadline(at.written) if at.written.limit == "前" and (at.opens() or at.governs()) else None,
)

EVENT_DURING: Final[Row] = Judgement(
    "time.event.during",
    zh="春节期间、国庆前后等是没有日期的时段",
    en="春节期间 and 国庆前后 are periods without dates",
    source="督查台账的写法：以每年的节点为期限 · Habit of ledgers for follow-up: events of the year as limits",
    takes=(("国庆期间组织文艺演出。", "国庆期间 period (国庆)"),),
    leaves=(("国庆前组织文艺演出。", "time.event"), ("统计国庆期间客流。", "-")),
    decide=lambda at: period(at.written) if at.written.limit != "前" and _during(at) else None,
)

NAMED_DAY: Final[Row] = Judgement(
    "time.event.day",
    zh="有名称的日子、宣传周后面是“前后”“期间”，说明何时去做，是没有日期的时段",
    en="a day or a week with a name, with 前后 or 期间 behind it, says when to act: a period without dates",
    source="督查台账的写法：以每年的节点为期限 · Habit of ledgers for follow-up: events of the year as limits",
    takes=(("在世界水日前后开展宣传。", "世界水日前后 period (世界水日)"),),
    leaves=(("办好“国家宪法日”宣传活动。", "-"), ("节假日期间安排值班。", "-")),
    decide=lambda at: period(at.written) if _during(at) else None,
)


def _during(at: Place) -> bool:
    """Tell whether something is done then: at the head of a clause or behind 在, and no name behind it."""
    return at.opens() and not (at.told() or at.names() or at.describes())


EVENTS: Final = (EVENT, EVENT_DURING)
"""Asked of 春节前, 国庆期间."""
