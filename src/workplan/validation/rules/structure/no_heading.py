"""Sections without a heading where all those beside them have one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.model import Section, Severity
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft


# A family of headings: on lines of their own, or short ones in front of the text in a family of this size
_LEAST: Final = 4
_LEAST_INLINE: Final = 5
_SHORT: Final = 20
_SOME_TEXT: Final = 25


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the one section of a family that has no heading."""
    for family in draft.families:
        without = [s for s in family if s.heading is None]
        two_lists = len({s.label for s in family}) < len(family)
        if len(family) < _LEAST or len(without) != 1 or two_lists or family[0].label.endswith("条"):
            continue
        section = without[0]
        if (
            draft.is_bare_number(section)
            or len(section.text.strip()) < _SOME_TEXT
            or not _are_headings(draft, [s for s in family if s is not section])
        ):
            continue
        yield Hit(
            section.marker.start,
            section.marker.end,
            f"“{section.label}”没有标题，而并列各条都有",
            f"{section.label} has no heading, all the sections beside it have one",
        )


def _are_headings(draft: Draft, others: list[Section]) -> bool:
    """Tell whether these sections have headings on purpose, not first sentences that happen to be short."""
    text = draft.text
    own_line = all(s.heading_span and text[s.heading_span.end : s.heading_span.end + 1].isspace() for s in others)
    short = all(len(s.heading or "") <= _SHORT for s in others)
    return own_line or (short and len(others) >= _LEAST_INLINE - 1)


RULE: Final = CheckRule(
    code="S006",
    name="no-heading",
    zh="并列各条有标题，唯独此条没有",
    en="No heading where the sections beside it have one",
    severity=Severity.WARNING,
    why_zh="并列的条目写法应当一致；唯独一条没有标题，多是标题漏写或与正文粘连。",
    why_en="Sections side by side are written alike; the only one without a heading has usually lost it.",
    source=CONSISTENCY,
    bad="一、总体要求\n坚持数据驱动。\n二、重点任务\n建设数据平台。\n"
    "三、压实主体责任，落实分类分级保护制度，定期开展风险评估，及时消除隐患。\n四、保障措施\n加强统筹协调。\n",
    good="一、总体要求\n坚持数据驱动。\n二、重点任务\n建设数据平台。\n"
    "三、数据安全\n压实主体责任，落实分类分级保护制度，定期开展风险评估，及时消除隐患。\n四、保障措施\n"
    "加强统筹协调。\n",
    check=check,
)
