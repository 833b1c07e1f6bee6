"""Intervals: 每年, 每季度, 按月 set a task that comes again, unless they state a rate, a ceiling or a condition."""

from __future__ import annotations

import re
from typing import Final

from workplan.extraction.times.around import Place
from workplan.extraction.times.rules.verdict import Row, recurring, reference
from workplan.rulebook import Judgement

_PER_PERSON: Final = re.compile(r"[^,。;]{0,14}元")
_RATE: Final = re.compile(r"[\d.]{1,12}[万亿]{0,2}元|按[^,。;]{0,12}计算")
# In front of an interval that only tells who is meant: 逾期的,每日…; 连续两年每年….
_CONDITION: Final = re.compile(r"的,$|(?:连续|近|最近)[一二两三四五\d]{1,2}年$")
_YEARLY_OF: Final = re.compile(r"的|[^,。;:]{2}的")
# 五年一轮的普查 recurs, 每年的普查 names one.
_CYCLES: Final = frozenset("期轮")
# A habit of the past is told: 近年来,每年….
_SINCE_THEN: Final = re.compile(r"(?:以来|年来),")
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
    zh="每年、每季度、按月等是周期；每年多少元之类的标准和限额除外",
    en="每年, 每季度 and 按月 recur, unless they state a rate or a ceiling",
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
    if at.precedes("cap") or _RATE.match(at.right):
        return True
    per_person = at.follows("rate") or "YEARLY" not in (at.written.rule or "")
    return per_person and _PER_PERSON.match(at.right) is not None


def _says_who(at: Place) -> bool:
    """Tell whether the interval is a means or belongs to a condition: 逾期不缴纳的,每日…, 连续两年每年…."""
    return at.left.endswith(_MEANS) or _CONDITION.search(at.left) is not None


INTERVALS: Final = (HABIT, INTERVAL)
"""Asked of 每年, 按月, 两年一次."""
