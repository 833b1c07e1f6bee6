"""Figures of what is offered, and of what applicants must have: 给予500万元奖励, 对达到500人次的基地给予补助."""

from __future__ import annotations

import re
from typing import Final

from workplan.extraction.targets.around import Around
from workplan.extraction.targets.rules.verdict import Row
from workplan.model import Comparator
from workplan.writing.late import late

_HABIT: Final = "起草惯例：补贴与门槛 · Drafting habit: offers and thresholds"
# 对…的企业, 凡…的企业.
_TO: Final = re.compile(r"[^,。;:、\n]{0,4}(?:(?<![针一])对(?![接标应口外照])|凡)")
_GOING_ON: Final = frozenset("或且并及")
# 补贴每年最高6000元: how often it is granted.
_EACH: Final = "每"
# 对带动就业10人以上，或吸纳5户以上的合作社: the condition goes on with 或, 且, 并.
_CHAIN: Final = late(r"[^,。;]*(?:,(?:或|且|并|及)[^,。;]*)*")
# 每年支持500万元 gives it, 2亿元支持企业 lays it out.
_SUPPORT: Final = ("支持", "扶持", "补偿")
_MAY: Final = tuple(may + how for may in ("可", "可以") for how in ("", "再", "适当", "酌情"))
_MAY_BY: Final = "可按"
_BY: Final = "按"
# 资助 takes those who get it as its object, 给予 what they get; 资助项目数 counts them.
_FUND: Final = "资助"
_NUMBER_OF: Final = "数"
# 负责人限申报1个项目, 同年申请项目总数不得超过2项.
_APPLIED_FOR: Final = late(r"申[报请]")
_CAPPED: Final = late(r"(?:限|只[能可限]|仅[能可限])[^,。;]{0,8}(?:申请|报(?![送告])|承担)[^,。;\d]{0,8}\Z")
# 可担任其中1个课题的负责人: which of them one may choose.
_CHOSEN: Final = late(r"可以?[^,。;:、()\d可]{1,4}其中\Z")
# 100平方米以上的,每年不超过5000元: the most that each of them gets.
_OF_CASE: Final = late(r"的,?每[年月季人户次天亩][^,。;]{0,6}\Z")
# 可达80% is what is expected.
_REACHED: Final = "达"


def _is_rate_of_work(at: Around) -> bool:
    """退税办理率不低于95% is no rate of what is granted, 补贴率 is."""
    figure = at.figure
    return figure.kind == "share" and bool(figure.before) and at.words.work_rate.search(at.item) is not None


def _is_of_those_funded(at: Around) -> bool:
    """资助100名学生, 资助项目数不超过10项 count those who get it, 给予3次机会 doesn't."""
    grant = at.last("grant") if at.figure.kind in ("count", "person") else None
    if grant is None:
        return False
    between = at.text[grant.end : at.figure.start]
    return grant.word == _FUND and (not between or between.endswith(_NUMBER_OF))


def _is_granted(at: Around) -> bool:
    governor = at.governor
    granted = (
        (governor is not None and governor.kind == "grant")
        or at.holds("grant", at.start, at.end)
        or (at.figure.kind == "money" and at.front.endswith(_SUPPORT))
    )
    return granted and not (_is_rate_of_work(at) or _is_of_those_funded(at))


def _is_granted_later(at: Around) -> bool:
    """A sum in a sentence that speaks of granting behind it, or in front with no verb of doing between."""
    if at.figure.comparator is Comparator.AT_MOST and _OF_CASE.search(at.text, at.sentence.start, at.figure.start):
        return True
    if not at.is_done and at.holds("grant", at.figure.end, at.sentence.end):
        return True
    grant, other = at.last("grant"), at.last("make", "new", "hope")
    if grant is None:
        return False
    return other is None or other.start < grant.start or other.word.startswith(_EACH)


def _chain_start(at: Around) -> int:
    """Return where the clause begins, or the one that it goes on from with 或, 且, 并."""
    start = at.start
    while start > at.sentence.start and at.text[start] in _GOING_ON:
        start = max(at.sentence.start, at.text.rfind(",", at.sentence.start, start - 1) + 1)
    return start


def _is_condition_of_whom(at: Around) -> bool:
    """对培训达到500人次的基地，给予补助: what stands between 对 and 的, or in front of a grant, says who is meant."""
    figure = at.figure
    if _TO.match(at.text, _chain_start(at), figure.start) is None:
        return False
    compared = bool(figure.before or (figure.after and figure.kind != "time"))
    granted = at.holds("grant", figure.end, at.sentence.end)
    chain = _CHAIN.match(at.text, figure.end, at.sentence.end)
    of = chain is not None and "的" in chain[0]
    return (compared and (of or granted)) or (of and granted and figure.kind != "time")


def _is_permitted(at: Around) -> bool:
    """额度可提高至500万元, 名额可增加至5个, 用地可再增加3%, 按不超过15万元发放."""
    figure = at.figure
    if figure.kind == "money" and at.item.startswith(_BY):
        return True
    if figure.before and not figure.before.startswith(_REACHED) and at.text.endswith(_MAY, 0, figure.start):
        return True
    return figure.kind in ("money", "share") and _MAY_BY in at.item


def _is_cap_of_applicant(at: Around) -> bool:
    if _CAPPED.search(at.front) or _CHOSEN.search(at.front):
        return True
    return (
        "不得" in at.figure.before
        and at.figure.comparator is Comparator.AT_MOST
        and bool(_APPLIED_FOR.search(at.front))
    )


OFFERS: Final[tuple[Row, ...]] = (
    Row(
        "target.none.offer",
        "分句里有给予、奖励、补助、罚款等，是政策给的或收的",
        "the clause speaks of granting, rewards, subsidies or fines: what is given or taken",
        _HABIT,
        (
            ("给予50万元一次性奖励。", "50万元 none"),
            ("给予3次申诉机会。", "3次 none"),
            ("减按15%的税率征收。", "15% none"),
        ),
        (
            ("每年安排50万元，用于技术改造。", "target.count"),
            ("电子退税办理率超过90%。", "target.reach"),
            ("每年资助100名青年学者。", "target.count"),
        ),
        _is_granted,
    ),
    Row(
        "target.none.offered-sum",
        "同一句里说到补助、奖励的金额",
        "a sum of money in a sentence that speaks of subsidies or rewards",
        _HABIT,
        (("投资超过2000万元，按投资额给予补助。", "超过2000万元 none"),),
        (("安排2000万元，对企业给予补助。", "target.count"), ("给予补助，力争融资额达到2000万元。", "target.reach")),
        _is_granted_later,
        of=lambda traits: traits.kind == "money",
    ),
    Row(
        "target.none.threshold",
        "分句以“的”结尾，是适用条件",
        "the clause ends in 的: a condition that must be met",
        _HABIT,
        (("职工人数达到100人的，应设立工会。", "达到100人 none"),),
        (("职工培训达到100人，设立工会。", "target.reach"),),
        lambda at: at.text[at.end - 1] == "的",
    ),
    Row(
        "target.none.permitted",
        "“可提高至”“可再增加”的金额、比率是允许的，“按……元”发放的是标准",
        "a sum or share that something may be raised to, or a sum that is paid by",
        _HABIT,
        (("信用额度可提高至500万元。", "提高至500万元 none"), ("按不超过15万元发放贷款。", "不超过15万元 none")),
        (("年投入提高至500万元。", "target.reach"),),
        _is_permitted,
        # 发电量可提高至5万千瓦 is no offer
        of=lambda traits: traits.kind in ("money", "share") or (traits.before and traits.kind != "size"),
    ),
)

WHOM: Final[tuple[Row, ...]] = (
    Row(
        "target.none.required",
        "所在部分的标题是申报条件、应具备下列条件等，数是申报者要满足的门槛",
        "the heading above is 申报条件, 应具备下列条件: what applicants must have",
        _HABIT,
        (("申报条件\n入驻企业20家以上。", "20家以上 none"),),
        (("优化申报条件\n引进企业20家以上。", "target.bound"),),
        lambda at: at.is_condition,
    ),
    Row(
        "target.none.per-applicant",
        "限申报、只能申请、申请总数不得超过、可担任其中的个数，是每个申报者的上限",
        "限申报, 只能申请, 申请…不得超过 or 可…其中 with a count: the most that one applicant may have",
        _HABIT,
        (
            ("项目负责人限申报1个项目。", "1个 none"),
            ("申请和承担项目总数不得超过2个。", "不得超过2个 none"),
            ("申报人可承担其中1个子项目。", "1个 none"),
        ),
        (
            ("全县申报省级项目10个。", "target.count"),
            ("全年申报项目不少于5个。", "target.bound"),
            ("全县申请新增编制不超过10个。", "target.bound"),
            ("申请贷款的抵押率不得超过60%。", "target.bound"),
        ),
        _is_cap_of_applicant,
        of=lambda traits: traits.kind == "count",
    ),
    Row(
        "target.none.of-whom",
        "“对……的”对象，“的”前面比较过的数、有奖补时的一切数，都只说明是谁",
        "between 对 and 的 every figure that is compared, or that a grant follows, says who is meant",
        _HABIT,
        (
            ("对培训达到500人次的基地，给予5万元补助。", "达到500人次 none"),
            ("对带动就业50人以上，或吸纳5户以上的合作社，予以认定。", "50人以上 none | 5户以上 none"),
        ),
        (("带动就业50人以上，给予合作社补助。", "target.bound"),),
        _is_condition_of_whom,
    ),
    Row(
        "target.none.condition",
        "后面是方可、才能、必要条件，前面的数是条件",
        "behind it stands 方可, 才能 or 必要条件: a condition",
        _HABIT,
        (("占比达到30%，是企业入围的必要条件。", "达到30% none"),),
        (("占比达到30%，企业全部入围。", "target.reach"),),
        lambda at: at.holds("condition", at.figure.end, at.sentence.end),
    ),
)
