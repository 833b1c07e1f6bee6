"""Judge a figure as a clerk would who enters targets into a ledger: which rule makes it one, if any.

A figure is first held against what makes it none: names, subsidies, thresholds, what has been, what there is. What is
left is a target if it is compared, reached, counted by a verb of doing, or a share.
"""

from __future__ import annotations

import re
from typing import Final

from workplan.extraction.targets.around import Cue, Place
from workplan.extraction.targets.figures import Figure
from workplan.model import Comparator

# 第1、2、3项 and 第一至三条: ordinals.
_SERIES: Final = frozenset("、,和及至—-~")
_ORDINAL: Final = re.compile(r"第[\d、,和及至—~-]+$")
# What a figure is said to be among others, or has come to: it has been.
_RANK: Final = re.compile(r"[,、]?[均仍并]?(?:位居|稳居|位列|排名|跃居|[居列](?=[全世国首第前中省同]))")
_DONE: Final = re.compile(r"(?<!为)了(?!解)|组成")
_BASE: Final = re.compile(r"[^,。;]{0,16}为(?:重点|基础|基数|核心|载体|依托|主体|抓手|中心|单元)")
_RATE: Final = re.compile(r"[率比占面度幅速]|份额|水平")
_MEASURED: Final = re.compile(r"(?:[量额数积程]|规模|容量|能力|产值|收入|装机)$")
# 每个县各建一所 counts; 每年一次 only recurs.
_EACH: Final = re.compile(r"每(?!年|月|季|周|学期|天|日|半|次|隔)|各(?!级|类|项|种|方)")
# 每半年考评一次: how often within a span is a count of its own.
_OFTEN: Final = re.compile(r"[每按](?:隔?[一二两三四五\d]{1,2}个?)?(?:学?年|半年|学期|季|月|周|旬|日|天)")
_PER_CASE: Final = re.compile(r"[起后自]|之日")
_ABSENT: Final = re.compile(r"[未无]|没有|不得|不再|累计|曾")
_SPAN_OF_PLAN: Final = ("近", "前", "每", "用", "满", "连续", "未来", "今后", "力争", "最近", "过去", "争取")
_WITHIN: Final = frozenset(("内", "以内", "之内"))
_LONG: Final = frozenset(("年", "个月", "周", "个星期"))
_SHORTER: Final = frozenset("压缩减控降精达延")
# 压缩开办时间至1个工作日: the verb stands off.
_SHORTENED: Final = re.compile(r"(?:压缩|缩短|压减)[^,。]{1,16}[至到]$")
# A verb of doing that also compares: what it governs is done, not described.
_DONE_BY: Final = "实现"
# What reaches somewhere describes nothing: 达到万兆到旗县区.
_TOWARDS: Final = frozenset("到进至")
# How far apart members of one list stand: 千兆到苏木乡镇(街道)、百兆到嘎查村.
_LIST: Final = 16
_LIMITS: Final = frozenset((Comparator.AT_LEAST, Comparator.AT_MOST))
# In words these are names as often as counts: 二期工程, 两个市场, 百亩.
_ORDINAL_UNITS: Final = frozenset("期届类轮款节")
_SEVERAL_UNITS: Final = frozenset("个处种人项类家")
_CLOSE_UNITS: Final = frozenset(("个", "项", "种", "类", "条", "批", "块"))
_SCALES: Final = frozenset(("万", "亿", "千", "百", "十", ""))


def judge(place: Place, tail: int) -> str | None:
    """Return the code of the rule that makes a figure a target, None where it is none.

    Args:
        place: the figure and what is around it.
        tail: where the list of figures ends that it belongs to (1000万元、500万元的企业), its own end if it is alone.
    """
    figure = place.figure
    if _is_named(place) or place.quoted():
        return None
    if figure.kind == "time":
        return "target.limit" if not _has_been(place) and _limits(place) else None
    if figure.words and not _in_words(place):
        return None
    if _has_been(place) or _is_offered(place) or _describes(place, tail):
        return None
    return _rule(place, tail)


def _is_named(place: Place) -> bool:
    """Part of a name, a rank, a row of numbers, or what something is counted by: 第5项, 每5所, 2万吨级, 5个方面."""
    figure, text, words = place.figure, place.scene.text, place.scene.words
    number, before = figure.number, text[max(0, figure.number - 2) : figure.number]
    if before[-1:] in words.before and (not figure.before or before[-1:] in "每第跑"):
        return before[-1:] != "共" or not _is_done(place)
    if before[-1:] in _SERIES and _ORDINAL.search(text, max(0, number - 14), number):
        return True
    if before in words.before or text[figure.unit_end : figure.unit_end + 1] in words.after:
        return True
    governor = place.governor if figure.kind != "time" and "每" in place.front else None
    if governor is not None and governor.end == figure.start and text[governor.start - 1] == "每":
        return True  # 每认定1家
    return not figure.after and words.frame.match(text, figure.end) is not None


def _is_done(place: Place) -> bool:
    """Tell whether a verb of doing governs the figure in its own clause: 安排5亿元."""
    governor = place.governor
    return governor is not None and governor.kind == "make" and governor.start >= place.start


def _has_been(place: Place) -> bool:
    """What has been, by the nearest word of time, the paragraph's year or the heading: 已建成5家, 2015年达到2%."""
    figure, scene = place.figure, place.scene
    if scene.text[figure.number - 1 : figure.number] == "了" or _DONE.search(scene.text, figure.end, place.end):
        return True
    if _RANK.match(scene.text, figure.end):
        return True
    cue = place.last("past", "hope")
    if cue is not None and cue.word == "已":
        of = scene.text.find("的", cue.end, figure.start)
        doing = place.last("make", "may") if of >= 0 else None
        if doing is not None and doing.start > of:
            cue = None  # 对已建成的园区改造10个
    anchor = scene.anchor(figure.start)
    if anchor is not None and (cue is None or anchor[0] >= cue.end):
        return anchor[1]
    return cue.kind == "past" if cue is not None else scene.told


def _is_offered(place: Place) -> bool:
    """Money given or taken, and what it is reckoned by: 给予500万元奖励, 按投资额的30%补助, 罚款."""
    figure, governor = place.figure, place.governor
    if place.holds("grant", place.start, place.end) or (governor is not None and governor.kind == "grant"):
        return True
    if figure.kind == "money":
        later = not _is_done(place) and place.holds("grant", figure.end, place.sentence.end)
        return later or place.last("grant") is not None
    return False


def _describes(place: Place, tail: int) -> bool:
    """A threshold, or a size that only says which things are meant: 达到5000万元的, 100亿元以上企业, 20人以上的村."""
    figure, text = place.figure, place.scene.text
    if text[place.end - 1] == "的":
        return True
    if figure.kind == "size" and text[tail : tail + 1] in _TOWARDS:
        return False
    if text.startswith("(含", tail):
        tail = text.find(")", tail, tail + 20) + 1 or tail
    attribute = text.startswith("的", tail)
    compared = figure.before and figure.before != _DONE_BY and attribute  # 达到90%的企业, but not 实现90%的村达标
    if figure.kind == "count" or (figure.kind == "share" and not compared):
        return False
    if attribute:
        return place.head(tail, 24) != "mass"
    if figure.after or figure.kind in ("money", "size") or (figure.kind == "person" and figure.before):
        verb = place.holds("make", tail, tail + 1)  # 筹措7亿元实施民生工程
        return not verb and place.head(tail, 12) == "holder"
    return False


def _in_words(place: Place) -> bool:
    """Tell whether a number in words is meant as a count, no way of speaking: 两期以上, 千家, but not 两个市场."""
    figure, scene = place.figure, place.scene
    said = scene.text[figure.number : figure.unit_end - len(figure.unit)]
    if not figure.value or (figure.unit == "批" and figure.value == 1):
        return False
    if said in _SCALES and figure.kind in ("size", "money") and not figure.before:
        return _continues(place)
    if figure.unit == "次" and _OFTEN.search(place.front):
        return True
    equal = figure.comparator is Comparator.EQUAL
    loose = said not in _SCALES and figure.unit in _CLOSE_UNITS  # 三项标准 is a way of speaking, 百项标准 a count
    idle = loose and scene.words.idle.search(scene.text, figure.end, figure.end + 6) is not None
    if figure.before and equal and figure.kind == "count":
        return figure.value > 1 and figure.unit not in _ORDINAL_UNITS and not idle
    if figure.before or figure.kind == "share" or (figure.after and not _several(figure)):
        return True
    governor = place.last("make", "hope", "state")
    near = place.last("may")
    if near is not None and near.end == figure.start:
        governor = near
    if governor is None or governor.kind == "state" or governor.start < place.start:
        return False
    if figure.after:
        return True
    if governor.kind == "hope" or figure.unit in _ORDINAL_UNITS or idle:
        return False
    if figure.value == 1:
        return figure.unit not in "次场项" and _EACH.search(scene.text, place.start, governor.start) is not None
    return figure.value >= 100 or figure.start - governor.end <= (2 if figure.unit in _CLOSE_UNITS else 12)


def _continues(place: Place) -> bool:
    """Tell whether a figure goes on with a list of targets in one unit: 千兆到乡镇、百兆到村."""
    figure, end = place.figure, place.sentence.target_end
    if end < 0 or place.sentence.target_unit != figure.unit or figure.start - end > _LIST:
        return False
    between = place.scene.text[end : figure.start]
    return "、" in between and "," not in between


def _several(figure: Figure) -> bool:
    """两个以上 alone says no more than several."""
    return figure.value <= 2 and figure.unit in _SEVERAL_UNITS


def _limits(place: Place) -> bool:
    """Tell whether a length of time is a limit for every single case: 48小时内放行, 不少于5个工作日."""
    figure, text, words = place.figure, place.scene.text, place.scene.words
    if words.term.search(text, place.sentence.start, place.end) or text[place.end - 1] == "的":
        return False
    if text.startswith(words.plan, figure.end):
        return False
    front = place.front
    if figure.after in _WITHIN:
        # What a law lays down (应当在10日内) is no plan's target; 印发之日起30日内 is a time.
        if "应当" in front or (words.issue.search(front) and _PER_CASE.search(front)):
            return False
        if _ABSENT.search(place.rest) or front.endswith(_SPAN_OF_PLAN):
            return False
        return figure.unit not in _LONG or bool(figure.before) or _PER_CASE.search(front) is not None
    if figure.after == "以上":
        return False
    if not figure.before:
        return _SHORTENED.search(front) is not None
    return figure.comparator in _LIMITS or figure.before[0] in _SHORTER


def _rule(place: Place, tail: int) -> str | None:
    """Return the rule of a figure that nothing forbids, None where no rule takes it."""
    figure, text, governor = place.figure, place.scene.text, place.governor
    if governor is not None and governor.kind == "state" and governor.start < place.start:
        governor = None
    if not figure.after and "以" in place.front and _BASE.match(place.rest):
        return None  # 以8家企业为基数
    stated = governor is not None and governor.kind == "state"
    partitive = figure.kind == "share" and not figure.before and text.startswith("的", tail)
    if figure.after or (figure.before and figure.comparator in _LIMITS):
        if stated and not partitive and "的" in place.rest:
            return None  # 拥有3家以上分支机构的企业
        free = figure.before or governor is not None or figure.kind in ("share", "index")
        # 10家以上企业实现联网: the count opens its clause and the verb follows
        opens = (
            figure.kind == "count"
            and figure.unit != "次"
            and not place.front
            and place.holds("make", figure.end, place.end)
        )
        return "target.bound" if free or opens or figure.comparator is Comparator.EQUAL else None
    if figure.before:
        return "target.reach"
    if figure.kind in ("score", "factor"):
        return None
    if figure.kind == "share":
        return "target.share" if _is_share(place, partitive, governor) else None
    return "target.count" if _is_counted(place, governor) else None


def _is_share(place: Place, partitive: bool, governor: Cue | None) -> bool:
    """Tell whether a bare share is what is to be reached: 覆盖率90%, 30%的县, 实现100%."""
    figure, text = place.figure, place.scene.text
    if text[figure.start - 1 : figure.start] == "(" and text.startswith(")", figure.end):
        return _RATE.search(text, max(0, figure.start - 5), figure.start) is not None  # 考核(60%)+测评(40%) are weights
    if place.holds("grant", figure.end, place.sentence.end):
        return False
    if partitive or (governor is not None and governor.kind != "state"):
        return True
    return _RATE.search(place.front) is not None or place.sentence.target_end >= place.start - 1


def _is_counted(place: Place, governor: Cue | None) -> bool:
    """Tell whether a bare count is the object of a verb of doing, or goes on where one left off: 建成10家、新增5家."""
    figure = place.figure
    if governor is not None:
        return governor.kind != "state"
    if figure.kind in ("size", "money"):
        return _continues(place) or (place.sentence.target_end >= 0 and _MEASURED.search(place.front) is not None)
    if figure.unit == "次" and _OFTEN.search(place.front):
        return True
    return place.sentence.target_end >= 0 or (figure.kind == "count" and place.holds("make", figure.end, place.end))
