"""Numbers in words that are a way of speaking, no counts: 一批, 两个市场, 三项原则, 二期工程, 千亿级."""

from __future__ import annotations

from typing import Final

from workplan.extraction.targets.around import Around
from workplan.extraction.targets.rules.loose import is_magnitude, is_scale
from workplan.extraction.targets.rules.verdict import Row
from workplan.extraction.targets.sentences import Cue
from workplan.model import Comparator
from workplan.writing.late import late

_HABIT: Final = "起草惯例：文字写的数有的只是说法 · Drafting habit: a number in words may be a way of speaking"
# 二次招商, 二期: 二 doesn't count, 两 does.
_SECOND: Final = "二"
# 每个县各建一所 counts; 每年一次 only recurs.
_EACH: Final = late(r"每(?!年|月|季|周|学期|天|日|半|次|隔)|各(?!级|类|项|种|方)")
# How far a verb may stand from its number in words, and from one of 个, 项 and the like.
_FAR: Final = 12
_NEAR: Final = 2
_HUNDRED: Final = 100
# How far apart members of one list stand: 千兆到苏木乡镇(街道)、百兆到嘎查村.
_LIST: Final = 16
# How far behind the figure a noun of speaking stands: 三项基本原则.
_NOUN: Final = 6


def continues(at: Around) -> bool:
    """Tell whether a figure goes on with a list of targets in one unit: 千兆到乡镇、百兆到村."""
    figure, previous = at.figure, at.previous
    if previous is None or previous.unit != figure.unit or figure.start - previous.end > _LIST:
        return False
    between = at.text[previous.end : figure.start]
    return "、" in between and "," not in between


def _is_several(at: Around) -> bool:
    return at.figure.value <= 2 and at.figure.unit in at.words.units["several"]


def _verb(at: Around) -> Cue | None:
    """Return the word that governs a number in words in its own clause, None where none does."""
    near = at.last("may")
    governor = (
        near if near is not None and near.end == at.figure.start else at.last("make", "new", "hope", "state", "toward")
    )
    return None if governor is None or governor.kind in ("state", "toward") or governor.start < at.start else governor


def _is_unsaid(at: Around) -> bool:
    verb = _verb(at)
    return verb is None or verb.kind == "hope"


def _is_idiom(at: Around) -> bool:
    """三项原则, and with any unit where the phrase ends in such a noun: 五本台账管理模式."""
    if is_scale(at) or at.figure.value >= _HUNDRED:
        return False
    noun = at.words.idle.search(at.phrase) if at.figure.unit in at.words.units["close"] else None
    if noun is not None and noun.end() <= _NOUN:
        return True
    return at.words.idle_end.search(at.phrase) is not None


def _is_named(at: Around) -> bool:
    """优化两棵“生命树”应用: what a name stands for is there, unless a verb makes it (打造两个“样板间”)."""
    verb = at.last("make", "new", "hope", "state", "toward", "may")
    return at.text.startswith("“", at.figure.end) and verb is not None and verb.kind == "may"


def _is_one(at: Around) -> bool:
    if at.figure.value != 1 or at.figure.comparator is Comparator.AT_LEAST:
        return False  # 一到两个
    if at.figure.unit in at.words.units["once"]:
        return True
    verb = _verb(at)
    return _EACH.search(at.text, at.start, at.figure.start if verb is None else verb.start) is None


def _is_far(at: Around) -> bool:
    if at.figure.value >= _HUNDRED or at.figure.value == 1:
        return False
    verb = _verb(at)
    reach = _NEAR if at.figure.unit in at.words.units["close"] else _FAR
    return verb is not None and at.figure.start - verb.end > reach


SPOKEN: Final[tuple[Row, ...]] = (
    Row(
        "target.none.batch",
        "一批不是数",
        "一批 is no number",
        _HABIT,
        (("培育一批骨干企业。", "一批 none"),),
        (("培育十家骨干企业。", "target.count"),),
        lambda at: not at.figure.value or (at.figure.value, at.figure.unit) == (1, "批"),
        of=lambda traits: traits.in_words,
    ),
    Row(
        "target.none.magnitude",
        "没有比较词的千亿元、百兆只说明量级",
        "千亿元 or 百兆 with nothing that compares is an order of magnitude",
        _HABIT,
        (("建设百兆以上宽带网络。", "百兆以上 none"),),
        (
            ("力争园区产值突破千亿元。", "target.reach"),
            ("骨干网达到万兆到县、千兆到乡镇、百兆到村。", "target.reach"),
        ),
        lambda at: is_magnitude(at) and not continues(at),
        of=lambda traits: traits.in_words and traits.sized and not traits.before,
    ),
    Row(
        "target.none.several",
        "没有动词管着的“两个以上”只是说不止一个",
        "两个以上 that no verb governs says no more than several",
        _HABIT,
        (("涉及两个以上部门的事项，共同研究。", "两个以上 none"),),
        (("建设两个以上园区。", "target.bound"),),
        lambda at: _is_several(at) and _verb(at) is None,
        of=lambda traits: traits.in_words and traits.after and not traits.before,
    ),
    Row(
        "target.none.phase",
        "期、届、轮等前面的数多是序次（二期工程）；“二”不计数（二次招商）",
        "in front of 期, 届, 轮 a number in words is an ordinal as often as a count; 二 never counts (二次招商)",
        _HABIT,
        (("推进机场二期工程。", "二期 none"), ("开展二次招商。", "二次 none")),
        (("举办培训2期。", "target.count"), ("每年举办一期培训。", "target.count"), ("开展两次招商。", "target.count")),
        lambda at: at.figure.unit in at.words.units["order"] or at.said == _SECOND,
        of=lambda traits: traits.loose,
    ),
    Row(
        "target.none.idiom",
        "后面是体系、原则、制度等，或是已有事物的名称，两个、三项只是说法",
        "behind it stands 体系, 原则, 制度 … or the name of what is there: two or three of them is a way of speaking",
        _HABIT,
        (("落实四项机制。", "四项 none"), ("完善两座“样板桥”管护。", "两座 none")),
        (
            ("滚动实施百项技术改造。", "target.count"),
            ("建设两座“样板桥”。", "target.count"),
            ("实现四个乡镇污水处理系统全覆盖。", "target.reach"),
        ),
        lambda at: _is_idiom(at) or _is_named(at),
        of=lambda traits: traits.loose,
    ),
    Row(
        "target.none.one",
        "“一个”“一次”不是指标，除非每县、各乡镇都要有",
        "one of a thing is no target, unless each place is to have it",
        _HABIT,
        (("召开一次推进会。", "一次 none"),),
        (
            ("每个县建设一所标准化学校。", "target.count"),
            ("每个镇达到一所标准化学校。", "target.reach"),
            ("每季度调度一次。", "target.count"),
            ("打造一到两个品牌。", "target.count"),
        ),
        _is_one,
        of=lambda traits: traits.loose,
    ),
    Row(
        "target.none.unsaid",
        "分句里没有动词管着这个数",
        "no verb of doing governs it in its clause",
        _HABIT,
        (("国内国际两种资源并用。", "两种 none"), ("力争五个村。", "五个 none")),
        (("新建两座污水处理厂。", "target.count"),),
        _is_unsaid,
        of=lambda traits: traits.loose and not traits.before,
    ),
    Row(
        "target.none.far",
        "动词离得远，数字多属于名称",
        "the verb stands far off: the number belongs to a name",
        _HABIT,
        (("建设覆盖全域的三个中心。", "三个 none"),),
        (("建设三个中心。", "target.count"),),
        _is_far,
        of=lambda traits: traits.loose and not traits.before,
    ),
)
