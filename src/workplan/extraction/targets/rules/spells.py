"""Lengths of time: a limit for every single case is a target (48小时内放行), any other length is none."""

from __future__ import annotations

from typing import Final

from workplan.extraction.targets.around import Around
from workplan.extraction.targets.rules.verdict import Row
from workplan.model import Comparator
from workplan.writing.late import late, late_regex

_HABIT: Final = "起草惯例：限时办结与期限 · Drafting habit: limits for single cases, and other lengths of time"
_WITHIN: Final = frozenset(("内", "以内", "之内"))
# 每季度终了后15日内: the end of what comes again and again.
_RECURS: Final = late(r"每[^\d,。;:、()\n]{0,6}(?:年度?|季度?|学期|[月周旬])(?:结束|终了)[之以]?后的?\Z")
# 主管部门应当在10日内答复: what binds an authority is a limit of every case.
_OF_AUTHORITY: Final = late(r"(?:部门|机关|政府|[局厅])应当")
# What no contract, loan or office lasts.
_SHORT: Final = frozenset(("个工作日", "工作日", "小时", "个小时", "分钟", "秒"))
_LONG: Final = frozenset(("年", "个月", "周", "个星期"))
_YEARS: Final = "年"
_SUBJECT: Final = late_regex(r"\p{Han}{2}\Z(?<!工作|任务|项目建设|年度)")
# What a span of a single case runs from: 自受理之日起, 发现后.
_START: Final = late(r"(?<!\d[年月日])[起后]|自(?!\d)|之日")
# 压缩开办时间至1个工作日: the verb stands off.
_SHORTENED: Final = late(r"(?:压缩|缩短|压减)(?:[^,。]{1,16}[至到]|[至到](?:法定|承诺)(?:办理|办结)?时[限间])$")
# 2个工作日办结, 3个工作日完成登记: how long each of them takes; 提前一年完成 tells of the plan.
_DONE: Final = ("完成", "办理完", "办成", "出证", "成为")
# 实现1分钟响应: what is done so fast ends its phrase; 实现24小时开放 is round the clock.
_FAST: Final = late_regex(r"\p{Han}{2}(?=[,。;、)\n]|\Z)")
_NOUN: Final = late_regex(r"\p{Han}{2,6}(?=[,。;、)\n]|\Z)")
_ROUND_THE_CLOCK: Final = 24
# 申报前20个工作日内: an act in front of 前, but not 每月前5个工作日, 日前3天.
_BEFORE_ACT: Final = late(r"[^\d,。;:、()\n]{1,12}(?<![年月季度旬周末底初日个的之以目])前\Z")
_APPLICANTS: Final = late(r"可(?:以|在|于)")
_WHICH: Final = ("最后", "提前", "推迟")
# 公示时间达到5天以上: how long at least.
_REACHED: Final = late(r"(?:时间|时长|周期|学制)(?:一般|原则上|均|应|须|要)?$")
# With 压缩, 控制, 降, 精简, 达, 延长 in front a length of time is one that is to be reached.
_SHORTER: Final = frozenset("压缩减控降精达延")
# 实习时间一般为6个月: how long each of them is to be.
_SET: Final = late(r"(?:时间|时长|周期|学制)(?:一般|原则上|统一|均|应)?为$")
_MAY: Final = (",可", "可")
# 可延长至3年 is what one applicant may get, 可压缩至3日 what the office promises.
_MAY_BE: Final = ("可", "可以", "可再")
_LONGER: Final = "延长"
# 一般登记1个工作日最快1小时办结: what it takes where all goes well is promised too.
_FASTEST: Final = "最快"
_ACHIEVED: Final = "实现"
_LINKS: Final = frozenset("、和及与")
_LIMITS: Final = frozenset((Comparator.AT_LEAST, Comparator.AT_MOST))


def _is_duty(at: Around) -> bool:
    return _is_within(at) and "应当" in at.front and _OF_AUTHORITY.search(at.front) is None


def _is_permitted(at: Around) -> bool:
    if at.text.startswith(_MAY, at.figure.end):
        return True
    return at.figure.before.startswith(_LONGER) and at.text.endswith(_MAY_BE, 0, at.figure.start)


def _is_within(at: Around) -> bool:
    return at.figure.after in _WITHIN


def _is_term(at: Around) -> bool:
    if at.figure.unit in _SHORT or at.is_behind_term:
        return False  # 授信和贷款流程不超过20个工作日, 合同期满2个月内
    return at.words.term.search(at.text, at.sentence.start, at.end) is not None


def _runs_from_issue(at: Around) -> bool:
    """本方案印发之日起30日内, 印发20日内, but not 决策出台后10日内: others come again and again."""
    if not _is_within(at) or at.words.own_issue.search(at.front) is None:
        return False
    return at.front.endswith(at.words.issue_ends) or _START.search(at.front) is not None


def _runs_again(at: Around) -> bool:
    return _is_within(at) and _RECURS.search(at.front) is not None


def _has_not_been(at: Around) -> bool:
    return _is_within(at) and at.words.absent.search(at.rest) is not None


def _is_of_plan(at: Around) -> bool:
    if not _is_within(at) or at.is_behind_term:
        return False
    if at.front.endswith(at.words.spell):
        return at.figure.unit in _LONG or not _is_before_act(at)
    if at.figure.unit not in _LONG or at.figure.before or at.text.startswith(at.words.settle, at.figure.end):
        return False  # 投诉2个月内办结
    return _START.search(at.front) is None and not _is_of_each(at)


def _is_of_each(at: Around) -> bool:
    """监测对象3个月内落实帮扶: months behind those whom they are counted for; 全县3个月内 is the plan's."""
    if at.figure.unit == _YEARS or not _SUBJECT.search(at.front):
        return False
    return at.words.place.fullmatch(at.front) is None and all(cue.end < at.figure.start for cue in at.led_by)


def _is_before_act(at: Around) -> bool:
    return _BEFORE_ACT.search(at.front) is not None and _APPLICANTS.search(at.front) is None


def _is_achieved(at: Around) -> bool:
    """实现1分钟响应."""
    figure = at.figure
    if figure.before != _ACHIEVED or figure.unit not in _SHORT or figure.value == _ROUND_THE_CLOCK:
        return False
    return _FAST.match(at.text, figure.end) is not None


def _goes_on(at: Around) -> bool:
    """不超过3、5个工作日, 压缩至3、2个工作日: the word in front of a list holds for each of its limits."""
    figure, previous = at.figure, at.previous
    if previous is None or figure.before or figure.after or previous.unit != figure.unit:
        return False
    return at.text[previous.end : figure.start] in _LINKS


def _is_touched_by_less(at: Around) -> bool:
    """低于1小时/户, but not 低于全省1小时 or 不足三年."""
    if at.figure.comparator is not Comparator.LESS or at.figure.unit.partition("/")[0] not in _SHORT:
        return False
    return at.text.endswith(at.figure.before, 0, at.figure.number)


def _names_process(at: Around) -> bool:
    """优化登记90分钟办结流程: what is there already and made better is named by its span."""
    settled = next((word for word in at.words.settle if at.text.startswith(word, at.list_end)), "")
    if not settled or _NOUN.match(at.text, at.list_end + len(settled)) is None:
        return False
    verb = at.last("make", "new", "may")
    return verb is not None and verb.kind == "may" and verb.start >= at.start


def _is_limit(at: Around) -> bool:
    if _is_achieved(at) or _is_touched_by_less(at) or _goes_on(at):
        return True
    if _is_within(at) or _SET.search(at.front):
        return True
    if at.figure.after == "以上":
        return at.figure.before.startswith("达") and _REACHED.search(at.front) is not None
    if at.figure.before == _FASTEST:
        return True
    if at.figure.unit not in _LONG and at.text.startswith((*at.words.settle, *_DONE), at.list_end):
        return not (at.front.endswith(_WHICH) or _names_process(at))
    if not at.figure.before:
        return _SHORTENED.search(at.front) is not None
    return at.figure.comparator in _LIMITS or at.figure.before[0] in _SHORTER


SPELLS: Final[tuple[Row, ...]] = (
    Row(
        "target.none.term",
        "句中说的是有效期、合同期、工作年限等，是待遇或资格的期限",
        "the sentence speaks of a term of validity, of a contract, of service",
        _HABIT,
        (("补贴期限最长不超过2年。", "不超过2年 none"),),
        (("办理期限不超过2个工作日。", "target.limit"),),
        _is_term,
    ),
    Row(
        "target.none.if-longer",
        "分句以“的”结尾，是条件",
        "the clause ends in 的: a condition",
        _HABIT,
        (("超过30日未办结的，予以通报。", "超过30日 none"),),
        (("受理后30日内办结，予以公开。", "target.limit"),),
        lambda at: at.text[at.end - 1] == "的",
    ),
    Row(
        "target.none.permitted-for",
        "后面说可以申请、享受，或者“可延长至”，是待遇的期限",
        "可 follows: how long something may be applied for; or 可延长至: to how long it may be drawn out",
        _HABIT,
        (("自创办之日起3年内，可申请场地补贴。", "3年内 none"), ("停业时间可延长至2年。", "延长至2年 none")),
        (("自受理之日起3日内，完成审核。", "target.limit"), ("办理时限可压缩至2日。", "target.limit")),
        _is_permitted,
    ),
    Row(
        "target.none.campaign",
        "后面是行动、计划，时长只是名称",
        "behind it stands 行动 or 计划: the length of time is a name",
        _HABIT,
        (("实施不超过3年行动计划。", "不超过3年 none"),),
        (("实施周期不超过3年。", "target.limit"),),
        lambda at: at.text.startswith(at.words.plan, at.figure.end),
    ),
    Row(
        "target.none.duty",
        "前面有“应当”而主语不是机关，是法律规定当事人的义务",
        "应当 in front, and no authority before it: a duty that a law lays on those it is about",
        _HABIT,
        (("申请人应当在10日内补正。", "10日内 none"),),
        (("窗口在10日内办结。", "target.limit"), ("受理机关应当自收到申请之日起10日内答复。", "target.limit")),
        _is_duty,
        of=lambda traits: traits.after,
    ),
    Row(
        "target.none.from-issue",
        "自文件印发起算的时限是时间，不是指标",
        "a span that runs from the document's issue is a time, no target",
        _HABIT,
        (("本通知印发之日起30日内报送方案。", "30日内 none"), ("方案印发20日内报备。", "20日内 none")),
        (("自受理之日起30日内办结。", "target.limit"),),
        _runs_from_issue,
        of=lambda traits: traits.after,
    ),
    Row(
        "target.none.recurs",
        "自“每……结束后”“每……终了后”起算的时限每期来一次，是时间，不是指标",
        "a span that runs from the end of every quarter, term or year comes again each time: a time, no target",
        _HABIT,
        (("每季度终了后15日内报送报表。", "15日内 none"), ("每个会计年度终了后的四个月内披露年报。", "四个月内 none")),
        (("每次检查后5日内反馈意见。", "target.limit"),),
        _runs_again,
        of=lambda traits: traits.after,
    ),
    Row(
        "target.none.record",
        "后面有未、没有、不得、累计，说的是一段经历",
        "behind it stands 未, 没有, 不得 or 累计: a record",
        _HABIT,
        (("5个工作日内未提出异议，视为同意。", "5个工作日内 none"),),
        (("5个工作日内提出意见。", "target.limit"),),
        _has_not_been,
        of=lambda traits: traits.after,
    ),
    Row(
        "target.none.of-plan",
        "以年、月计而不从某事算起的期间，或近、力争等后面的期间，属于整个计划",
        "a span of years or months that runs from nothing, or behind 近, 力争: one of the whole plan",
        _HABIT,
        (("力争三年内实现全覆盖。", "三年内 none"), ("2023年起5年内实现全覆盖。", "5年内 none")),
        (("自认定之日起三年内兑现到位。", "target.limit"), ("复杂投诉2个月内办结。", "target.limit")),
        _is_of_plan,
        of=lambda traits: traits.after,
    ),
    Row(
        "target.limit",
        "每一件事的办理时限",
        "a limit of time for every single case",
        "起草惯例：限时办结 · Drafting habit: limits for each single case",
        (
            ("鲜活货物48小时内放行。", "48小时内 <= 48 小时"),
            ("自受理之日起5个工作日内办结。", "5个工作日内 <= 5 个工作日"),
            ("实习时间一般为6个月。", "6个月 = 6 个月"),
            ("抵押登记0.5个工作日最快30分钟办结。", "0.5个工作日 = 0.5 个工作日 | 最快30分钟 = 30 分钟"),
            ("公示时间达到5天以上。", "达到5天以上 >= 5 天"),
        ),
        (("推行24小时自助服务。", "target.none.length"),),
        _is_limit,
        says="target",
    ),
    Row(
        "target.none.length",
        "其余的时长：以上、为期、利用三年时间等",
        "any other length of time",
        _HABIT,
        (("开展为期5年的监测。", "5年 none"),),
        (("将审查周期压减到5年以内。", "target.limit"),),
    ),
)
