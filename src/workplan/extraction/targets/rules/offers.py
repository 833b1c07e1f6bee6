"""Figures of what is offered or asked of applicants, and sizes that only describe: 给予500万元, 100亿元以上企业."""

from __future__ import annotations

from typing import Final

from workplan.extraction.targets.around import Around
from workplan.extraction.targets.rules.verdict import Row, none_if
from workplan.rulebook import Judgement

_HABIT: Final = "起草惯例：补贴、门槛与定语中的数字 · Drafting habit: offers, thresholds and sizes that describe"
# A verb of doing that also compares: what it governs is done, not described.
_DONE_BY: Final = "实现"
# What reaches somewhere describes nothing: 达到万兆到旗县区.
_TOWARDS: Final = frozenset("到进至")
# How far behind a size the noun stands that it describes: behind 的, and without.
_OF: Final = 24
_ON: Final = 12
# How long a remark on the bound may be: (含30%).
_REMARK: Final = 20


def _end(at: Around) -> int:
    """Return where the list of figures ends, a remark such as (含50万元) included."""
    end = at.list_end
    if not at.text.startswith("(含", end):
        return end
    return at.text.find(")", end, end + _REMARK) + 1 or end


def _is_granted(at: Around) -> bool:
    governor = at.governor
    return at.holds("grant", at.start, at.end) or (governor is not None and governor.kind == "grant")


def _is_granted_later(at: Around) -> bool:
    if at.figure.kind != "money":
        return False
    later = not at.is_done and at.holds("grant", at.figure.end, at.sentence.end)
    return later or at.last("grant") is not None


def _goes_somewhere(at: Around) -> bool:
    return at.figure.kind == "size" and at.text[at.list_end : at.list_end + 1] in _TOWARDS


def _counts(at: Around, *, attribute: bool) -> bool:
    """A count, or a share that no comparing word makes an attribute (30%的县), describes nothing."""
    if at.figure.kind == "count":
        return True
    compared = at.figure.before and at.figure.before != _DONE_BY
    return at.figure.kind == "share" and not (compared and attribute)


def _is_attribute(at: Around) -> bool:
    """达到90%的企业, but not 5亿元的资金 or 实现90%的村达标."""
    if _goes_somewhere(at) or _counts(at, attribute=True):
        return False
    end = _end(at)
    return at.text.startswith("的", end) and at.head(end, _OF) != "mass"


def _is_size(at: Around) -> bool:
    """100亿元以上企业, but not 筹措7亿元实施民生工程."""
    end, figure = _end(at), at.figure
    if _goes_somewhere(at) or _counts(at, attribute=False) or at.text.startswith("的", end):
        return False
    describes = figure.after or figure.kind in ("money", "size") or (figure.kind == "person" and figure.before)
    return bool(describes) and not at.holds("make", end, end + 1) and at.head(end, _ON) == "holder"


def _is_base(at: Around) -> bool:
    return not at.figure.after and "以" in at.front and at.words.base.match(at.rest) is not None


OFFERS: Final[tuple[Row, ...]] = (
    Judgement(
        "target.none.offer",
        "分句里有给予、奖励、补助、罚款等，是政策给的或收的",
        "the clause speaks of granting, rewards, subsidies or fines: what is given or taken",
        _HABIT,
        (("给予50万元一次性奖励。", "50万元 none"), ("减按15%的税率征收。", "15% none")),
        (("每年安排50万元，用于技术改造。", "target.count"),),
        none_if(_is_granted),
    ),
    Judgement(
        "target.none.offered-sum",
        "同一句里说到补助、奖励的金额",
        "a sum of money in a sentence that speaks of subsidies or rewards",
        _HABIT,
        (("投资超过2000万元，按投资额给予补助。", "超过2000万元 none"),),
        (("安排2000万元，对企业给予补助。", "target.count"),),
        none_if(_is_granted_later),
    ),
    Judgement(
        "target.none.threshold",
        "分句以“的”结尾，是适用条件",
        "the clause ends in 的: a condition that must be met",
        _HABIT,
        (("职工人数达到100人的，应设立工会。", "达到100人 none"),),
        (("职工培训达到100人，设立工会。", "target.reach"),),
        none_if(lambda at: at.text[at.end - 1] == "的"),
    ),
    Judgement(
        "target.none.attribute",
        "比率、金额、大小后面是“的”和名词，只说明是哪些对象",
        "a share, sum or size with 的 and a noun behind it only says which things are meant",
        _HABIT,
        (("推动产值超过2亿元的企业上市。", "超过2亿元 none"),),
        (("设立不少于20亿元的产业发展资金。", "target.bound"), ("推动90%的企业上云。", "target.share")),
        none_if(_is_attribute),
    ),
    Judgement(
        "target.none.size",
        "金额、大小后面紧跟企业、项目等名词，只说明对象的规模",
        "a sum or size right in front of 企业, 项目 … only says how large they are",
        _HABIT,
        (("推进总投资500万元以上技改项目。", "500万元以上 none"),),
        (("筹措7亿元实施民生工程。", "target.count"), ("年营收10亿元以上。", "target.none.loose")),
        none_if(_is_size),
    ),
    Judgement(
        "target.none.base",
        "“以……为基数、载体、重点”的数，是工作的起点",
        "以 … 为基数, 载体, 重点: what the work starts from",
        _HABIT,
        (("以10个重点区域为载体推进试点。", "10个 none"),),
        (("推进10个重点区域试点。", "target.count"),),
        none_if(_is_base),
    ),
)
