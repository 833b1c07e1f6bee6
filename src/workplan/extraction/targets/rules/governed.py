"""Bounds in front of a noun that are done and describe nothing: 执行不高于4%的利率, 发放2亿元以上贷款."""

from __future__ import annotations

from typing import Final

from workplan.extraction.targets.around import Around
from workplan.model import Comparator
from workplan.writing.late import late

_LIMITS: Final = frozenset((Comparator.AT_LEAST, Comparator.AT_MOST))
# 按不低于5%的比例抽查, but not 按期, 按时.
_BY: Final = late(r"(?:按照?|以)(?![时期年月季周揭下上及往外])")
# 对2亿元以上贷款, 单笔500万元以下贷款: the sum is no object of a verb.
_NO_VERB: Final = late(r"(?:[对为给向将把按的有]|[单每各]\S)\Z")
# 1000万元以下贷款: nothing is to be lent below a sum.
_BELOW: Final = frozenset(("以下", "及以下"))
# What a verb of doing is: it carries out, makes or provides.
_DOING: Final = ("make", "new", "may", "carry")


def is_laid_down(at: Around) -> bool:
    """Tell whether a bound is itself what a noun of rates or rules behind it lays down, and the work carries that out.

    执行不高于4%的贷款利率, 按不低于5%的比例抽查, 落实权重不低于4%的要求, but not 营收不低于2亿元的企业税率 or
    符合费率不超过1%的要求.
    """
    figure = at.figure
    if figure.after or figure.comparator not in _LIMITS:
        return False
    if at.words.laid.match(at.text, at.list_end, at.end) is None:
        return False
    verb = at.last(*_DOING)
    touched = verb is not None and verb.end == figure.start
    carrying = at.last("carry")
    carried = carrying is not None and carrying.start >= at.start  # 落实将…纳入…且权重不低于4%的要求
    if touched or carried:
        return True
    by = _BY.search(at.text, at.start, figure.start) is not None
    return by and not at.holds("grant", figure.end, at.sentence.end)  # 按不超过投资额10%的比例,给予奖励


def is_lent(at: Around) -> bool:
    """Tell whether a sum in front of loans or funds is how much is lent or laid out: 提供不低于2亿元担保贷款.

    Behind a noun that is measured it says which are meant: 单笔500万元以上贷款, 营收2亿元以上贷款企业.
    """
    figure, item = at.figure, at.item
    if figure.kind != "money" or figure.comparator not in _LIMITS or figure.after in _BELOW:
        return False
    if not item or at.words.measured_end.search(item) or _NO_VERB.search(item):
        return False
    return at.words.lent.match(at.text, at.list_end, at.end) is not None
