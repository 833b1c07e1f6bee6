"""A level of the outline left out, or an inner scheme standing above an outer one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.model import Section, Severity
from workplan.validation.draft.labels import read_label
from workplan.validation.rule import LAYOUT, CheckRule, Hit
from workplan.writing.markers import Scheme

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the first number of each level that leaves out a scheme which the document uses at that place elsewhere."""
    between: dict[Scheme, set[Scheme]] = {}
    pairs: list[tuple[Section, Section, Scheme, Scheme]] = []
    for section in draft.sections:
        outer = read_label(section.label)
        if outer is None or not section.sections:
            continue
        child = section.sections[0]
        inner = read_label(child.label)
        if inner is None:
            continue
        between.setdefault(outer.scheme, set()).add(inner.scheme)
        pairs.append((section, child, outer.scheme, inner.scheme))
    for section, child, outer_scheme, inner_scheme in pairs:
        left_out = [
            s for s in between[outer_scheme] if outer_scheme < s < inner_scheme and inner_scheme in between.get(s, ())
        ]
        if (
            left_out
            and outer_scheme > Scheme.ARTICLE
            and not section.text.strip()  # behind a text the child is a list inside that text
            and id(child) not in draft.numbered_through
        ):
            yield Hit(
                child.marker.start,
                child.marker.end,
                f"“{section.label}”之下直接用“{child.label}”，跳过了本文件在别处使用的中间层次",
                f"{child.label} stands directly below {section.label}; the level that this document uses between them "
                "elsewhere is left out",
            )


RULE: Final = CheckRule(
    code="S008",
    name="level-jump",
    zh="层次跳级",
    en="A level is left out",
    severity=Severity.WARNING,
    why_zh="层次序数依次用“一、”“（一）”“1．”“（1）”；有的章分三层、有的章跳过中间一层，引用时路径不一。",
    why_en="Levels are numbered 一、 (一) 1. (1) in this order; where one chapter leaves out a level that the others "
    "have, its items are cited in another way than theirs.",
    source=f"{LAYOUT} 7.3.3",
    bad="一、重点任务\n（一）汇聚数据\n1．建设平台。\n2．接入系统。\n（二）共享数据\n1．编制目录。\n2．签订协议。\n"
    "二、保障措施\n1．加强统筹。\n2．落实经费。\n",
    good="一、重点任务\n（一）汇聚数据\n1．建设平台。\n2．接入系统。\n（二）共享数据\n1．编制目录。\n2．签订协议。\n"
    "二、保障措施\n（一）加强统筹。\n（二）落实经费。\n",
    check=check,
)
