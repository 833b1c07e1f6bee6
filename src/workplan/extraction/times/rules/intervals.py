"""Intervals: 每年, 每季度, 按月 set a task that comes again, unless they state a rate, a ceiling or a condition."""

from __future__ import annotations

from typing import Final

from workplan.extraction.times.around import Place
from workplan.extraction.times.rules.verdict import Row, recurring, reference
from workplan.rulebook import Judgement
from workplan.writing.late import late

_PER_PERSON: Final = late(r"[^,。;]{0,14}元")
# 每年300元 · 每天24小时 · 按每年…计算
_RATE: Final = late(r"[\d.]{1,12}(?:[万亿]{0,2}元|天|小时)|按[^,。;]{0,12}计算")
# 每年奖补总额最高不超过10万元 · 每年给予100万元补助: what one beneficiary gets
_CEILING: Final = late(r"(?!安排|统筹|投入|出资)[^,。;]{0,16}(?:最高|最多|不超过|不高于|上限|限额|封顶)[^,。;]{0,10}元")
_GRANT: Final = late(r"(?:再)?(?:给予|奖励|奖补|补助|补贴|资助|支持)[^,。;\d]{0,6}[\d.]+[万亿]{0,2}元")
# In front of an interval that only tells who is meant: 逾期的,每日…; 近两年每年….
_CONDITION: Final = late(r"的,$|(?:近|最近)[一二两三四五\d]{1,2}年$")
# 对种粮100亩以上、每年实行轮作的大户: the clause in front says for whom.
_FOR_WHOM: Final = late(r"(?:^|[,。;:])(?:对|对于|凡|凡是|给|向|面向|针对)(?:[^,。;:]*[、])?$")
_RUN: Final = late(r"连续[一二两三四五\d]{1,2}年$")
_YEARLY_OF: Final = late(r"的|[^,。;:]{2}的")
# 五年一轮的普查 recurs, 每年的普查 names one.
_CYCLES: Final = frozenset("期轮")
# A habit of the past is told: 近年来,每年….
_SINCE_THEN: Final = late(r"(?:以来|年来),")
_MEANS: Final = ("以", "用", "凭", "了")

HABIT: Final[Row] = Judgement(
    "time.background.habit",
    zh="“……以来，每年……”说的是已有的做法，只是参考",
    en="近年来,每年… tells a habit of the past",
    source="汉语语法：以来表示已经发生 · Chinese grammar: 以来 tells what has been",
    takes=(("近年来，全市每年新建学校20所。", "每年 reference"),),
    leaves=(("今后全市每年新建学校20所。", "time.interval"),),
    decide=lambda at: reference(at.written) if _SINCE_THEN.search(at.left) and _sets_task(at) else None,
)

INTERVAL: Final[Row] = Judgement(
    "time.interval",
    zh="每年、每季度、按月等是周期；每年多少元之类的标准和限额、申报条件里的要求除外",
    en="每年, 每季度 and 按月 recur, unless they state a rate, a ceiling or what applicants must have",
    source="起草惯例：定期工作的写法；周期规则格式依 RFC 5545"
    " · Drafting habit: how recurring work is written; form of the rule by RFC 5545",
    takes=(
        ("每季度通报一次。", "每季度 recurrence FREQ=MONTHLY;INTERVAL=3"),
        ("每年2月底前报送总结。", "每年2月底前 recurrence FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
    ),
    leaves=(("每户每年补贴1000元。", "-"), ("梳理每年的检查结果。", "-"), ("逾期不缴纳的，每日加收滞纳金。", "-")),
    decide=lambda at: recurring(at.written) if _sets_task(at) else None,
)


def _sets_task(at: Place) -> bool:
    return not (_names(at) or _states_rate(at) or _says_who(at))


def _names(at: Place) -> bool:
    """Tell whether the interval only names what comes: 每年的普查."""
    return _YEARLY_OF.match(at.right) is not None and at.scene.text[at.written.end - 1] not in _CYCLES


def _states_rate(at: Place) -> bool:
    """Tell whether the interval states a rate or a ceiling: 每年最高补贴50万元, 每人每月300元."""
    if at.precedes("cap") or any(form.match(at.right) for form in (_RATE, _CEILING, _GRANT)):
        return True
    if at.follows("rate") and at.left.endswith("为"):
        return True
    per_person = at.follows("rate") or "YEARLY" not in (at.written.rule or "")
    return per_person and _PER_PERSON.match(at.right) is not None


def _says_who(at: Place) -> bool:
    """Tell whether the interval is a means or tells who is meant: 逾期不缴纳的,每日…, 对每年吸纳残疾人的单位.

    Below a heading that lays down conditions every interval does.
    """
    if at.scene.conditions or at.left.endswith(_MEANS) or _CONDITION.search(at.left):
        return True
    if _RUN.search(at.left):
        return not at.precedes("act")
    return "的" in at.clause and _FOR_WHOM.search(at.left) is not None


INTERVALS: Final = (HABIT, INTERVAL)
"""Asked of 每年, 按月, 两年一次."""
