"""Figures of what is offered, and of what applicants must have: 给予500万元奖励, 对达到500人次的基地给予补助."""

from __future__ import annotations

import re
from typing import Final

from workplan.extraction.targets.around import Around
from workplan.extraction.targets.rules.verdict import Row, none_if
from workplan.rulebook import Judgement

_HABIT: Final = "起草惯例：补贴与门槛 · Drafting habit: offers and thresholds"
# 对…的企业, 凡…的企业.
_TO: Final = re.compile(r"(?:^|(?<=[,。;:、\n]))[^,。;:、\n]{0,4}(?:对(?![接标应口外照])|凡)")
_MAY: Final = ("可", "可以", "可再")


def _is_granted(at: Around) -> bool:
    governor = at.governor
    return at.holds("grant", at.start, at.end) or (governor is not None and governor.kind == "grant")


def _is_granted_later(at: Around) -> bool:
    if at.figure.kind != "money":
        return False
    later = not at.is_done and at.holds("grant", at.figure.end, at.sentence.end)
    return later or at.last("grant") is not None


def _is_granted_to(at: Around) -> bool:
    """对培训达到500人次的基地，给予补助: all that stands in front of 的 says who may have it."""
    opened = _TO.search(at.text, at.sentence.start, at.figure.start)
    return opened is not None and "的" in at.rest and at.holds("grant", at.figure.end, at.sentence.end)


def _is_permitted(at: Around) -> bool:
    return at.figure.kind == "money" and bool(at.figure.before) and at.text.endswith(_MAY, 0, at.figure.start)


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
        "target.none.granted-to",
        "“对……的”对象给予奖补，“的”前面的数都是条件",
        "对 … 的 and a grant behind it: every figure in front of 的 says who may have it",
        _HABIT,
        (
            ("对培训达到500人次的基地，给予5万元补助。", "达到500人次 none"),
            ("对带动就业50人以上的合作社，给予补助。", "50人以上 none"),
        ),
        (("带动就业50人以上，给予合作社补助。", "target.bound"),),
        none_if(_is_granted_to),
    ),
    Judgement(
        "target.none.permitted",
        "“可提高至”的金额是允许的上限",
        "a sum that may be raised to so much",
        _HABIT,
        (("信用额度可提高至500万元。", "提高至500万元 none"),),
        (("年投入提高至500万元。", "target.reach"),),
        none_if(_is_permitted),
    ),
    Judgement(
        "target.none.condition",
        "后面是方可、才能、必要条件，前面的数是条件",
        "behind it stands 方可, 才能 or 必要条件: a condition",
        _HABIT,
        (("占比达到30%，是企业入围的必要条件。", "达到30% none"),),
        (("占比达到30%，企业全部入围。", "target.reach"),),
        none_if(lambda at: at.holds("condition", at.figure.end, at.sentence.end)),
    ),
)
