"""One title written in two ways: 《数据共享管理办法》 and 《数据共享管理办办法》."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from workplan.model import Regulation, Severity
from workplan.source import fold
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit
from workplan.validation.slips import Near, bare, slip

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

_LEAST: Final = 8
# Titles that one sentence names side by side are two: 《收款说明》(见附件2)和《付款说明》(见附件3)
_SIDE_BY_SIDE: Final = 40
# Two texts may differ in such a character alone and both be right: 第一批, 第二批; 省, 市; 上, 下
_TELLING: Final = frozenset("0123456789一二三四五六七八九十省市县区州镇乡国上下中东西南北新旧大小试水气电热内外")


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the rarer (or later) of two titles that are a slip of the hand apart."""
    places: dict[str, list[Regulation]] = {}
    for found in draft.document.regulations:
        places.setdefault(bare(fold(found.title)), []).append(found)
    laws = draft.laws
    counts = Counter({title: len(found) for title, found in places.items()})
    for one, other in _near(places):
        difference = slip(one, other)
        if difference is None or set("".join(difference)) & _TELLING or (one in laws and other in laws):
            continue
        if _side_by_side(draft.text, places[one], places[other]):
            continue
        if one in laws or (other not in laws and counts[one] >= counts[other]):
            right, wrong = one, other
        else:
            right, wrong = other, one
        line = draft.document.position(places[right][0].span.start)[0]
        for found in places[wrong]:
            yield Hit(
                found.span.start,
                found.span.end,
                f"《{found.title}》与第{line}行《{places[right][0].title}》只差一字，应为同一文件",
                f"《{found.title}》 differs by a slip from 《{places[right][0].title}》 on line {line}",
            )


def _side_by_side(text: str, ones: Iterable[Regulation], others: Iterable[Regulation]) -> bool:
    """Tell whether one sentence names both titles next to each other."""
    places = sorted(
        [(one.span.start, one.span.end, 0) for one in ones] + [(o.span.start, o.span.end, 1) for o in others]
    )
    for (_, end, which), (start, _, other) in pairwise(places):
        if which != other and start - end <= _SIDE_BY_SIDE and "。" not in text[end:start]:
            return True
    return False


def _near(titles: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of titles that are a slip apart, in order."""
    order = {title: at for at, title in enumerate(titles) if len(title) >= _LEAST}
    near = Near(order)
    for title, at in order.items():
        yield from ((other, title) for other in near.of(title) if order[other] < at)


RULE: Final = CheckRule(
    code="L003",
    name="two-titles",
    zh="同一文件名称前后不一",
    en="One title written in two ways",
    severity=Severity.WARNING,
    why_zh="同一文件两种写法，必有一处写错；按名称检索会漏掉。",
    why_en="Of two wordings of one title one is wrong, and a search for the name misses a place.",
    source=CONSISTENCY,
    bad="一、重点任务\n制定《甘肃省公共数据共享管理办法》。\n二、保障措施\n宣传《甘肃省公共数据分享管理办法》。\n",
    good="一、重点任务\n制定《甘肃省公共数据共享管理办法》。\n二、保障措施\n宣传《甘肃省公共数据共享管理办法》。\n",
    check=check,
)
