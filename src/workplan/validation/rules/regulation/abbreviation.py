"""Abbreviations that are introduced and never used, or used before they are introduced."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

# (以下简称《纲要》) · (以下统称“三区”)
_INTRODUCED: Final = regex.compile(
    r"(?:以下|下文|下)(?:分别)?[简统合]称为?:?(?P<mark>[《“\"])?(?P<name>[^《》“”\"()。,、;\n]{2,20})(?(mark)[》”\"]|(?=\)))"
)


def check(draft: Draft) -> Iterator[Hit]:
    """Yield introductions whose name is not used behind them, and names in title marks that stand before them."""
    text = draft.text
    if "称" not in text:
        return
    introduced = [(m, m["name"]) for m in _INTRODUCED.finditer(text)]
    for match, name in introduced:
        start, end = match.span("name")
        if text.find(name, match.end()) < 0:
            yield Hit(
                start,
                end,
                f"介绍了简称“{name}”，其后没有使用",
                f"the abbreviation {name} is introduced and never used",
            )
        early = text.find(f"《{name}》", 0, match.start())
        if match["mark"] == "《" and early >= 0:
            line = draft.document.position(start)[0]
            yield Hit(
                early + 1,
                early + 1 + len(name),
                f"简称《{name}》在介绍（第{line}行）之前已经使用",
                f"the abbreviation 《{name}》 is used before line {line} introduces it",
            )


RULE: Final = CheckRule(
    code="L007",
    name="abbreviation",
    zh="简称未使用或先于介绍使用",
    en="An abbreviation never used, or used too early",
    severity=Severity.INFO,
    why_zh="简称先介绍、后使用；介绍了不用是多余，未介绍先用则读者不知所指。",
    why_en="An abbreviation is introduced first and used then; one never used is idle, one used before is not "
    "understood.",
    source=CONSISTENCY,
    bad="一、重点任务\n落实《甘肃省数字政府建设总体规划》（以下简称《规划》），建设数据平台。\n二、保障措施\n"
    "加强统筹协调。\n",
    good="一、重点任务\n落实《甘肃省数字政府建设总体规划》（以下简称《规划》），建设数据平台。\n"
    "二、保障措施\n按照《规划》加强统筹协调。\n",
    check=check,
)
