"""Figures that the work must reach: compared, reached, a share, or the object of a verb of doing."""

from __future__ import annotations

from typing import Final

from workplan.extraction.targets.around import Around
from workplan.extraction.targets.rules.governed import is_lent
from workplan.extraction.targets.rules.spoken import continues
from workplan.extraction.targets.rules.verdict import Row
from workplan.model import Comparator
from workplan.writing.late import late, late_regex

_HABIT: Final = "起草惯例：指标的写法 · Drafting habit: how targets are written"
_LIMITS: Final = frozenset((Comparator.AT_LEAST, Comparator.AT_MOST))
# How far in front of a share in brackets the word stands that says what it is of.
_RATE: Final = 5
# 100%出庭, 100%共享, but not 100%股权.
_ALL: Final = 100
_VERB: Final = late_regex(r"(?!控股|持股|股|的)[\u4e00-\u9fff]{2}")
_SIZES: Final = frozenset(("money", "size"))
# How far back a list of aims is followed, and what opens it.
_LONG_LIST: Final = 240
_AIMS: Final = late(r"目标[^,。;:]{0,6}:")


def _is_part(at: Around) -> bool:
    """30%的县."""
    return at.figure.kind == "share" and not at.figure.before and at.text.startswith("的", at.list_end)


def _is_compared(at: Around) -> bool:
    return bool(at.figure.after or (at.figure.before and at.figure.comparator in _LIMITS))


def _is_bound(at: Around) -> bool:
    """A limit that stands in front, or one behind whose figure is done, is a share, or counts."""
    if not _is_compared(at):
        return False
    figure = at.figure
    if figure.before or at.governor is not None or figure.kind not in _SIZES:
        return True
    return figure.comparator is Comparator.EQUAL or _is_laid_out(at) or _is_aimed_at(at) or is_lent(at)


def _is_aimed_at(at: Around) -> bool:
    """目标是:收入增长5%;粮食产量500万吨以上: a member of a list that its opening calls the aims."""
    start = max(at.figure.start - _LONG_LIST, at.text.rfind("\n", 0, at.figure.start) + 1)
    start = max(start, at.text.rfind("。", start, at.figure.start) + 1)
    return at.ends and _AIMS.search(at.text, start, at.figure.start) is not None


def _is_laid_out(at: Around) -> bool:
    """A size or sum that ends its phrase, or one that says what it is for: 硬化道路30公里, 出资2亿元用于…."""
    end = at.figure.end
    if at.text.startswith(at.words.purpose, end) or at.holds("make", end, end + 1) or at.holds("new", end, end + 1):
        return True
    return at.ends and not at.opens and at.words.quantity.search(at.item) is None


def _is_weight(at: Around) -> bool:
    """考核(60%)+测评(40%) are weights, 合格率(98%) is none."""
    figure = at.figure
    if at.text[figure.start - 1 : figure.start] != "(":
        return False
    front = max(0, figure.start - _RATE)
    return at.text.startswith(")", figure.end) and at.words.rate.search(at.text, front, figure.start) is None


def _is_share(at: Around) -> bool:
    figure = at.figure
    if at.text[figure.start - 1 : figure.start] == "(" and at.text.startswith(")", figure.end):
        return True
    if at.holds("grant", figure.end, at.sentence.end):
        return False
    if _is_part(at) or (at.governor is not None and not at.is_stated):
        return True
    if figure.value == _ALL and _VERB.match(at.rest):
        return True
    follows = at.previous is not None and at.previous.end >= at.start - 1
    return follows or at.words.rate.search(at.front) is not None


def _is_counted(at: Around) -> bool:
    """What nothing in the tables above refuses: 硬化道路30条, 聘请50名技师; sizes and sums only where they are done."""
    figure = at.figure
    if at.governor is not None and not at.is_stated:
        return True
    if figure.kind not in _SIZES:
        return True
    if continues(at) or (at.previous is not None and at.words.quantity.search(at.front) is not None):
        return True
    return _is_laid_out(at)


GOALS: Final[tuple[Row, ...]] = (
    Row(
        "target.bound",
        "数字带有不少于、不超过、以上、左右等比较词",
        "the number stands with a word of limit: 不少于, 不超过, 以上, 左右",
        _HABIT,
        (("每人培训不少于60学时。", "不少于60学时 >= 60 学时"), ("每年举办两期以上讲座。", "两期以上 >= 2 期")),
        (("举办一期讲座。", "target.none.phase"),),
        _is_bound,
        of=lambda traits: not traits.bare,
        says="target",
    ),
    Row(
        "target.none.loose",
        "只有“以上”“以内”，没有动词管着",
        "以上 or 以内 alone, and no verb of doing",
        _HABIT,
        (("管径50毫米以上全部更新。", "50毫米以上 none"),),
        (("更新管网50公里以上。", "target.bound"),),
        _is_compared,
        of=lambda traits: not traits.bare,
    ),
    Row(
        "target.reach",
        "数字紧跟达到、超过、增长、降低等达成词",
        "the number follows a word of reaching or change: 达到, 超过, 增长, 降低",
        _HABIT,
        (("到2025年机械化率达到75%。", "达到75% = 75 %"), ("力争营业收入突破千亿元。", "突破千亿元 > 1000 亿元")),
        (("到2025年机械化率75%。", "target.share"),),
        of=lambda traits: traits.before,
        says="target",
    ),
    Row(
        "target.none.weight",
        "括号里的百分数，前面没有率、占比等，是权重",
        "a percentage in brackets with no rate in front is a weight",
        _HABIT,
        (("总分=群众评议(30%)+业务考核(70%)。", "30% none | 70% none"),),
        (("确保抽检合格率(98%)。", "target.share"),),
        _is_weight,
        of=lambda traits: traits.kind == "share",
    ),
    Row(
        "target.share",
        "比率本身就是要达到的结果",
        "a share by itself is what is to be reached",
        "起草惯例：以比率为指标 · Drafting habit: shares as targets",
        (("确保抽检合格率100%。", "100% = 100 %"), ("推动30%的县通过验收。", "30% = 30 %")),
        (("利息6%，按季结息。", "target.none.other"),),
        _is_share,
        of=lambda traits: traits.kind == "share",
        says="target",
    ),
    Row(
        "target.count",
        "建设、培育、举办等动词所带的数量",
        "the number counts the object of a verb of doing: 建设10个, 培训500人",
        "起草惯例：以数量下达任务 · Drafting habit: tasks given as counts",
        (("新建示范基地12个。", "12个 = 12 个"), ("组织千家企业参加培训。", "千家 = 1000 家")),
        (("拥有示范基地12个。", "target.none.stated"),),
        _is_counted,
        of=lambda traits: traits.kind not in ("share", "score", "factor"),
        says="target",
    ),
    Row(
        "target.none.other",
        "没有比较词，也没有动词管着：现有的、涉及的、分数、倍数",
        "nothing compares it and no verb of doing governs it",
        _HABIT,
        (("完成后得5分。", "5分 none"), ("园区面积300亩。", "300亩 none")),
        (("新增园区300亩。", "target.count"),),
    ),
)
