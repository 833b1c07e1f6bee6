"""Decide whether a written time binds the work: a ``Mention`` in its sentence → kind of time and the rule that says so.

Most dates in a plan bind nothing: they sit in names, in background, in clauses on when a rule comes into force. The
rules here read the words in front of a time and behind it, never the whole sentence.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from workplan.extraction.times.around import Place, Scene
from workplan.model import TimeKind
from workplan.writing.dates import shift

if TYPE_CHECKING:
    from workplan.extraction.times.scan import Mention

_NEAR: Final = 24
_SINCE: Final = ("起", "始")
_AFTER: Final = ("以来", "后", "以后", "之后")

# Already done: 已于2020年底完成.
_DONE: Final = ("已", "已经", "曾", "已于", "已在", "曾于", "曾在")
_PRINTED: Final = re.compile(r"(?:印发|发布|通过|修订|公布)[)。]?$")
_EDITION: Final = re.compile(r"年?版|(?:修订|修正|修改|颁布|通过)(?:[)》版稿]|$)|第[\d一二三四五六七八九十]+[届次号期]")
# 截至 ends a count of the past; with a year to come and a clause of its own it sets a goal.
_GOAL_TILL: Final = re.compile(r"(?:^|[,。;:])截(?:[至止]到?)?$")
# What was done by then tells which things are meant: 2020年底前建成的小区.
_ATTRIBUTE: Final = re.compile(r"(?![各全将把对向在按])(?:已[^,。;]{1,14}|[^,。;、]{0,5})的[^,。;]")
# A goal's name with its year: 2030年前碳达峰目标, but 年底前完成目标.
_GOAL_NAME: Final = re.compile(r"(?:(?!完成|实现|达到)[^,。;\n]){2,10}(?:目标|行动方案|行动)(?:[,。;、”)]|如期|$)")
_COMPARED: Final = ("比", "较", "是", "为", "由", "从", "以", "纳入", "作为")
_SPAN_START: Final = re.compile(r"[从由自][^,。;:]{0,16}$")
_PROLONGED: Final = re.compile(r"(?:延长|延续|延期|顺延|保留|执行|实施|推迟|放宽)[^,。;]{0,4}$")
_GOAL_OF: Final = ("的", "目标", "远景", "规划")
_STARTING: Final = re.compile(r"开始|起")
_SPAN_OF: Final = re.compile(r"(?:期间)?[^,。;]{0,6}的")
_SPAN_LABEL: Final = re.compile(r"(?:时间|期|期限|周期|年度|阶段)(?P<link>(?:原则上)?[为是:]+)?$")
_LAST_YEAR: Final = ("上年", "上年度", "上一年", "上一年度")
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
_FAILING: Final = re.compile(r"的|[^,。;]{0,12}(?:恶化|发生|出现|受到)")
_BASE: Final = re.compile(r"(?P<prep>[自从在于])?(?P<base>[^,。;:、()\n自从]{1,18}?(?:之日|日|后))起?的?$")
_DOCUMENT: Final = re.compile(r"印发|发布|公布|下发")


class Verdict(NamedTuple):
    """What a time is: its kind, the code of the rule, and what the sentence adds to it.

    Attributes:
        kind: the kind of time.
        rule: code of the rule.
        start: where the time starts if words in front belong to it (自印发之日起), else None.
        end: last day that only the sentence tells.
        base: what an open time hangs on.
    """

    kind: TimeKind
    rule: str
    start: int | None = None
    end: dt.date | None = None
    base: str | None = None


def judge(mention: Mention, scene: Scene, *, start: int | None = None, end: int | None = None) -> Verdict | None:
    """Return what ``mention`` is in its sentence, None if it is no time of the plan (a rate, a single case's limit).

    Args:
        mention: the written time.
        scene: the view, the document's own dates and the words.
        start: where the list starts that the mention is an element of (2024年、2025年分别…).
        end: where that list ends.
    """
    place = Place.of(mention, scene, start=start, end=end)
    match mention.form:
        case "every":
            return _interval(place)
        case "spell":
            return _spell(place)
        case "phase":
            return _phase(place)
        case "force":
            return Verdict(TimeKind.REFERENCE, "time.force", base=mention.base)
        case "today":
            return Verdict(TimeKind.PERIOD, "time.since")
        case "event":
            bound = place.opens() or place.governs()
            return Verdict(TimeKind.DEADLINE, "time.event", base=mention.base) if bound else None
        case "ahead":
            return Verdict(TimeKind.PERIOD, "time.ahead") if place.adverbial() and not place.names() else None
    return _calendar(place)


def answer(mention: Mention, scene: Scene) -> Verdict:
    """Return what ``mention`` is as the answer to 完成时限, where every form binds."""
    rule = "time.answer"
    match mention.form:
        case "every":
            return Verdict(TimeKind.RECURRENCE, rule)
        case "ahead" | "today" | "span":
            return Verdict(TimeKind.PERIOD, rule)
        case "phase":
            return Verdict(TimeKind.DEADLINE if mention.base == "任期" else TimeKind.PERIOD, rule, base=mention.base)
        case "spell":
            return _spell(Place.of(mention, scene)) or Verdict(TimeKind.DEADLINE, rule)
        case "event":
            return Verdict(TimeKind.DEADLINE, rule, base=mention.base)
        case "force":
            return Verdict(TimeKind.REFERENCE, "time.force", base=mention.base)
    if mention.limit.endswith(_SINCE):
        return Verdict(TimeKind.PERIOD, rule)
    closed = mention.lead in ("到", "至") or mention.limit not in ("", "期间", "间", "期")
    return Verdict(TimeKind.DEADLINE if closed or mention.daily else TimeKind.PERIOD, rule)


def parallel(judged: Sequence[tuple[Mention, Verdict]], text: str) -> list[tuple[Mention, Verdict]]:
    """Bind a bare year that opens its clause beside a bound one: 2024年启动试点,2025年经验成熟后推广."""
    out = list(judged)
    for at, (mention, verdict) in enumerate(judged):
        if verdict.rule != "time.background" or not mention.bare or mention.form != "point" or mention.daily:
            continue
        if text[mention.start - 1 : mention.start] not in (",", ";", "。"):
            continue
        for other, bound in (*judged[max(0, at - 1) : at], *judged[at + 1 : at + 2]):
            between = text[min(mention.end, other.end) : max(mention.start, other.start)]
            if bound.rule == "time.bare" and "。" not in between and "\n" not in between:
                out[at] = (mention, bound)
    return out


def _reference(rule: str) -> Verdict:
    return Verdict(TimeKind.REFERENCE, f"time.{rule}")


def _calendar(place: Place) -> Verdict:
    """Judge a date, a month, a year, a five-year plan or a span of them."""
    mention, left, right, scene = place.mention, place.left, place.right, place.scene
    limit, lead, since = mention.limit, mention.lead, mention.limit.endswith(_SINCE)
    if limit in _AFTER or left.endswith(_DONE) or (mention.daily and _PRINTED.match(right)):
        return _reference("background")
    if _GOAL_TILL.search(left) and right.startswith(",") and place.ahead():
        return Verdict(TimeKind.DEADLINE, "time.goal")
    if left.rstrip("为是:").endswith(scene.words.validity) or (since and scene.words.force.match(right)):
        return _reference("force")
    if place.past() or scene.words.holiday.match(right):
        return _reference("background")
    if _in_name(place):
        return _reference("name")
    if since:
        return _reference("background") if place.told() else Verdict(TimeKind.PERIOD, "time.since")
    if mention.form == "plan":
        return _five_years(place)
    if mention.form == "span":
        return _span(place)
    if limit not in ("", "期间", "初"):
        return _limit(place)
    if lead == "到" or (lead == "至" and (place.opens() or _PROLONGED.search(left))):
        return _goal(place)
    if lead in ("自", "从") and _STARTING.search(place.clause[:16]):
        return Verdict(TimeKind.PERIOD, "time.since")
    if scene.floor is None and mention.dated and mention.part and not mention.listed:
        return _reference("background")
    if limit == "初" or place.told() or (mention.annual and not right.startswith(",")):
        return _reference("background")
    if place.adverbial() or _alone(place):
        return Verdict(TimeKind.PERIOD, "time.bare")
    return _reference("background")


def _alone(place: Place) -> bool:
    """Tell whether a bare time fills a line (11月, a cell of a task table) or the bracket of a stage (部署(3月))."""
    mention, left, right = place.mention, place.left, place.right
    if mention.daily:
        return False
    if place.fills():
        return mention.part
    if len(left) < 2 or left[-1] != "(" or not right.startswith(")"):
        return False
    return mention.part or left[:-1].endswith(place.scene.words.stage)


def _in_name(place: Place) -> bool:
    """Tell whether a time belongs to a name: 行动计划(2021—2023年), 目录(2022年版), a title with its year in front."""
    mention, left, right, words = place.mention, place.left, place.right, place.scene.words
    if mention.bare and _EDITION.match(right):
        return True
    if not left and not mention.limit and not mention.lead:
        return right == place.clause and right.endswith(words.title)
    return left.endswith("(") and right.startswith(")") and left.rstrip('(》”"').endswith(words.name)


def _limit(place: Place) -> Verdict:
    """Judge a time with 前, 底, 内: a deadline unless it only tells which things are meant."""
    left, right = place.left, place.right
    if _ATTRIBUTE.match(right) or (_GOAL_NAME.match(right) and not place.governs()):
        return _reference("attribute")
    if place.mention.limit in ("底", "末") and (place.names() or left.endswith(_COMPARED) or place.told()):
        return _reference("background")
    if right.startswith(("已", "就已", "曾")) or (place.mention.lead == "到" and place.scene.words.said.search(left)):
        return _reference("background")
    return Verdict(TimeKind.DEADLINE, "time.limit")


def _goal(place: Place) -> Verdict:
    """Judge 到2025年: a goal's year unless another text set it or a span ends with it."""
    left, right = place.left, place.right
    if place.scene.words.said.search(left) or _SPAN_START.search(left):
        return _reference("background")
    if right.startswith(_GOAL_OF) or place.told():
        return _reference("background")
    if _PROLONGED.search(left):
        return Verdict(TimeKind.PERIOD, "time.until")
    return Verdict(TimeKind.DEADLINE, "time.goal")


def _span(place: Place) -> Verdict:
    """Judge a span of time: binding where it says when, also as a bracket behind a stage's name."""
    left, right = place.left, place.right
    if _SPAN_OF.match(right) or left.endswith(_LAST_YEAR):
        return _reference("attribute")
    bound = Verdict(TimeKind.PERIOD, "time.span")
    if left.endswith("(") and right.startswith((")", ",", ":", ";")):
        return bound if len(left) > 1 else _reference("name")
    label = _SPAN_LABEL.search(left)
    if label and (label["link"] or not right or right[0] in "。;)"):
        return bound
    if place.fills():
        return bound
    if place.told():
        return _reference("background")
    return bound if place._replace(right=right.removeprefix("期间")).adverbial() else _reference("background")


def _five_years(place: Place) -> Verdict:
    """Judge “十四五”末 and “十四五”期间."""
    mention = place.mention
    if place.left.endswith(_COMPARED) or place.scene.words.epoch.search(place.sentence):
        return _reference("background")
    if mention.limit == "末" or mention.lead == "到":
        return Verdict(TimeKind.DEADLINE, "time.five-years")
    if place.opens() and place.adverbial():
        return Verdict(TimeKind.PERIOD, "time.five-years")
    return _reference("background")


def _interval(place: Place) -> Verdict | None:
    """Judge 每年 and the like: a task unless it states a rate or a ceiling."""
    left, right, words = place.left, place.right, place.scene.words
    named = _YEARLY_OF.match(right) and place.scene.text[place.mention.end - 1] not in _CYCLES
    if named or right.startswith(words.cap) or _RATE.match(right):
        return None
    per_person = left.endswith(words.rate) or "YEARLY" not in (place.mention.rule or "")
    if left.endswith(_MEANS) or _CONDITION.search(left) or (per_person and _PER_PERSON.match(right)):
        return None
    if _SINCE_THEN.search(left):
        return _reference("background")
    return Verdict(TimeKind.RECURRENCE, "time.interval")


def _phase(place: Place) -> Verdict | None:
    """Judge 过渡期内 and 任期内, which have no dates of their own."""
    base = place.mention.base
    if base == "任期":
        return None if _FAILING.match(place.right) else Verdict(TimeKind.DEADLINE, "time.phase", base=base)
    if place.opens() and place.right.startswith((",", "、")):
        return Verdict(TimeKind.PERIOD, "time.phase", base=base)
    return None


def _spell(place: Place) -> Verdict | None:
    """Judge 3年内, 30日内, 用3年时间: a deadline of the plan, or a limit for single cases (no time of the plan)."""
    mention, left, words = place.mention, place.left, place.scene.words
    count, unit = mention.spell or (0, "")
    if "时间" in mention.limit:
        within = mention.limit.endswith("内")
        bound = place.opens() or mention.fused
        return Verdict(TimeKind.DEADLINE if within else TimeKind.PERIOD, "time.spell") if bound else None
    based = _BASE.search(left)
    if based:
        base = based["base"]
        if not words.origin.search(base) or words.case.search(base):
            return None
        due = shift(place.scene.issued, count, unit) if place.scene.issued and _DOCUMENT.search(base) else None
        start = mention.start - len(left) + based.start()
        return Verdict(TimeKind.DEADLINE, "time.relative", start=start, end=due, base=base.removesuffix("后"))
    single = place.right.lstrip(",").startswith(words.benefit) or words.case.search(left[-_NEAR:])
    condition = place.clause.endswith("的") or left.endswith("未在")
    if unit in ("年", "月") and place.opens() and not single and not condition:
        return Verdict(TimeKind.DEADLINE, "time.spell")
    return None
