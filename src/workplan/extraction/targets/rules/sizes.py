"""Sizes, sums and shares that only say which things are meant: 100亿元以上企业, 10亿元以上3家, 增量2%的激励资金."""

from __future__ import annotations

import re
from typing import Final

from workplan.extraction.targets.around import Around
from workplan.extraction.targets.figures import Figure
from workplan.extraction.targets.rules.governed import is_laid_down, is_lent
from workplan.extraction.targets.rules.verdict import Row
from workplan.model import Comparator
from workplan.writing.late import late, late_regex

_HABIT: Final = "起草惯例：定语中的数字 · Drafting habit: figures that only describe"
# Verbs of doing that also compare: what they govern is done, not described (实现90%的村达标).
_DONE_BY: Final = frozenset(("实现", "完成"))
# The kinds of a word that also compares, where it is a verb of doing with its amount.
_CHANGES: Final = frozenset(("make", "may"))
# What reaches somewhere describes nothing: 达到万兆到旗县区.
_TOWARDS: Final = frozenset("到进至")
# How far behind a size the noun stands that it describes: behind 的, and without.
_OF: Final = 24
_ON: Final = 12
# How long a remark on the bound may be: (含30%).
_REMARK: Final = 20
# …或存款余额: what stands between two sizes compared by one word, up to that word; 及一次招录100: with the second size.
_AND: Final = r"(?:以?[及和与]|或者?)[^,。;:、()\n\d]{1,8}"
_JOINED: Final = late(_AND)
_OTHER: Final = late(rf"{_AND}[\d.]{{1,8}}[万亿]{{0,2}}")
_CURRENCY: Final = "人民币"
# 800人规模的学校: how large they are, whether or not this is said.
_SIZE: Final = "规模"
# How far behind a size the count stands that it goes with, with nothing between that parts them.
_COUNT: Final = 16
_LISTED: Final = late(r"、[^,。;、]{2,20}的[^,。;、]{1,14}")
_PARTS: Final = late(r"[,。;:、()“”《\n和及]")
_LIMITS: Final = frozenset((Comparator.AT_LEAST, Comparator.AT_MOST))
# 1000万元以下授信流程: nothing is to be done below a sum.
_BELOW: Final = frozenset(("以下", "及以下"))
_NOUN: Final = late_regex(r"[\u4e00-\u9fff]{2}")
_SIZES: Final = frozenset(("money", "size"))
_COUNTED: Final = frozenset(("count", "share"))
# 2%的激励资金: the noun ends its phrase, and no verb stands in it.
_PHRASE: Final = late(r"的[^,。;:、()\n达用投]{2,12}(?=[,。;:、()\n]|$)", re.MULTILINE)


def _end(at: Around) -> int:
    """Return where the list of figures ends, a remark such as (含50万元) included, and a like size beside it.

    用工500人以上及一次招录100人以上的企业: both sizes go with the noun behind the second.
    """
    end = _money_end(at.text, at.list_end)
    if (further := at.following) is not None and _is_alike(at, further, end):
        return _money_end(at.text, further.end)
    if at.text.startswith("(含", end):
        return at.text.find(")", end, end + _REMARK) + 1 or end
    other = _OTHER.match(at.text, at.figure.end) if at.figure.after else None
    bound = at.figure.unit + at.figure.after
    return other.end() + len(bound) if other is not None and at.text.startswith(bound, other.end()) else end


def _money_end(text: str, end: int) -> int:
    """Return where a sum ends, with the name of its currency: 10亿元人民币."""
    return end + len(_CURRENCY) if text.startswith(_CURRENCY, end) else end


def _is_alike(at: Around, further: Figure, end: int) -> bool:
    """Tell whether the next figure is compared by the same word, in one list: 资产低于10亿元或存款低于5亿元的银行."""
    if not at.figure.before or (further.before, further.unit) != (at.figure.before, at.figure.unit):
        return False
    return _JOINED.fullmatch(at.text, end, further.start) is not None


def _goes_somewhere(at: Around) -> bool:
    return at.figure.kind == "size" and at.text[at.list_end : at.list_end + 1] in _TOWARDS


def _is_compared(at: Around) -> bool:
    """A compared count or share describes (达到90%的企业), and one that names its measure (年产量120万条以下)."""
    figure = at.figure
    bounded = figure.comparator in _LIMITS
    touched = at.governor is not None and at.governor.end == figure.start and not at.is_stated
    if bounded and (figure.kind == "count" or touched):  # 不少于40学时的培训, 实现至少20%的事项免提交
        compared = False
    else:
        compared = bool(figure.before) and figure.before not in _DONE_BY
    measured = figure.kind == "count" and figure.after and at.words.quantity_end.search(at.item)
    return compared or bool(measured)


def _is_attribute(at: Around) -> bool:
    """达到90%的企业, 年产量120万条以下的企业, but not 5亿元的资金 or 实现90%的村达标."""
    end = _end(at)
    end += len(_SIZE) if at.text.startswith(_SIZE, end) else 0
    if not at.text.startswith("的", end):
        return False
    if (at.figure.kind in _COUNTED and not _is_compared(at)) or is_laid_down(at) or is_lent(at):
        return False
    return at.head(end, _OF) != "mass"


def _is_amount(at: Around) -> bool:
    """改造50万蒸吨燃煤锅炉, 210公里公路和20万平方米巷道: right behind its verb a size is how much of it is done."""
    figure, previous = at.figure, at.previous
    if figure.kind != "size" or figure.after or at.is_stated:
        return False
    if figure.before not in _DONE_BY | {""}:  # 新建提升30公里农村公路; 用电量提升30万千瓦 is a change
        return at.words.kinds.get(figure.before) in _CHANGES and (at.done_at_once or not at.item)
    if figure.before or at.done_at_once:
        return True
    return not at.item and previous is not None and previous.kind == "size" and previous.end >= at.start


def _is_size(at: Around) -> bool:
    """100亿元以上企业, but not 筹措7亿元实施民生工程."""
    end, figure = _end(at), at.figure
    if figure.kind in _COUNTED:
        return _is_of_rate(at)
    if _goes_somewhere(at) or _is_amount(at) or is_lent(at) or at.text.startswith(("的", "规模的"), end):
        return False
    if at.is_done_between(end, end + 1) or at.text.startswith((*at.words.purpose, "("), end):
        return False  # 安排7亿元用于公路养护
    if figure.kind == "money" and figure.after in _BELOW and _NOUN.match(at.text, end):
        return True
    bounded = figure.after and not (figure.kind == "person" and figure.comparator is Comparator.EQUAL)
    describes = bounded or figure.kind in _SIZES or (figure.kind == "person" and figure.before)
    return bool(describes) and at.next_noun(end, _ON) == "holder"


def _is_of_rate(at: Around) -> bool:
    """停电4次以上客户比例: the rate is of those whom the count describes."""
    return at.words.rate_of.match(at.text, at.list_end, at.end) is not None


def _is_before_count(at: Around) -> bool:
    """其中10亿元以上3家, 超100亿元、具备竞争力的企业2家, but not 投资3亿元建设学校5所."""
    figure, count = at.figure, at.following
    if count is None or count.kind != "count" or count.before:
        return False
    between = at.text[at.list_end : count.start]
    listed = _LISTED.fullmatch(between) if figure.before or figure.after else None
    if listed is None and (len(between) > _COUNT or _PARTS.search(between)):
        return False
    return not at.is_done_between(at.list_end, count.start)


def _is_of_money(at: Around) -> bool:
    """上级30%的配套资金, but not 30%的资金用于教育."""
    phrase = _PHRASE.match(at.text, at.list_end)
    return phrase is not None and at.words.fund_end.search(phrase[0]) is not None


SIZES: Final[tuple[Row, ...]] = (
    Row(
        "target.none.attribute",
        "比率、金额、大小后面是“的”和名词，只说明是哪些对象",
        "a share, sum or size with 的 and a noun behind it only says which things are meant",
        _HABIT,
        (("推动产值超过2亿元的企业上市。", "超过2亿元 none"), ("淘汰年产量120万条以下的企业。", "120万条以下 none")),
        (
            ("设立不少于20亿元的产业发展资金。", "target.bound"),
            ("推动90%的企业上云。", "target.share"),
            ("执行不高于3%的贷款利率。", "target.bound"),
        ),
        _is_attribute,
        of=lambda traits: traits.before or traits.kind not in _COUNTED or (traits.after and traits.kind == "count"),
    ),
    Row(
        "target.none.size",
        "金额、大小后面紧跟企业、项目等名词，只说明对象的规模；次数后面是某类对象的比例，也只说明对象",
        "a sum or size right in front of 企业, 项目 … only says how large they are, "
        "a count in front of the rate of some which they are",
        _HABIT,
        (
            ("推进总投资500万元以上技改项目。", "500万元以上 none"),
            ("压降停电3次以上用户比例。", "3次以上 none"),
        ),
        (
            ("走访3次以上用户。", "target.bound"),
            ("筹措7亿元实施民生工程。", "target.count"),
            ("提供不低于3亿元担保贷款。", "target.bound"),
            ("年营收10亿元以上。", "target.bound"),
            ("新建提升60公里农村公路项目。", "target.reach"),
        ),
        _is_size,
        of=lambda traits: traits.after or traits.sized or (traits.before and traits.kind == "person"),
    ),
    Row(
        "target.none.of-count",
        "金额、大小后面紧接着个数，只说明是多大的",
        "a size or sum right in front of a count says how large those are",
        _HABIT,
        (("其中年销售额10亿元以上3家。", "10亿元以上 none"), ("新建3000人以上社区12个。", "3000人以上 none")),
        (
            ("年销售额10亿元以上。", "target.bound"),
            ("投资3亿元建设学校5所。", "target.count"),
            ("实现95%以上事项“一件事一次办”。", "target.bound"),
        ),
        _is_before_count,
        of=lambda traits: traits.after or traits.sized,
    ),
    Row(
        "target.none.of-money",
        "比率后面是“的”和资金、利率等，只说明怎样计算",
        "a share with 的 and 资金, 利率 … behind it says how a sum is reckoned",
        _HABIT,
        (("争取上级30%的配套资金。", "30% none"),),
        (("推动30%的资金用于教育。", "target.share"),),
        _is_of_money,
        of=lambda traits: traits.kind == "share" and not traits.before,
    ),
)
