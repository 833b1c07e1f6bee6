"""Ranges of figures whose second one is the lower: 5—3个, 8%—5%."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

_RANGE: Final = regex.compile(
    r"(?<![\d.A-Za-z—~\-+图表<>≤≥])(\d{1,3}(?:\.\d+)?)(%?)(?:[-~—]|——|至)(\d{1,3}(?:\.\d+)?)(%|个|家|名|人|项|条|次|场|期|件|门|批|倍|万|亿)"
)


def check(draft: Draft) -> Iterator[Hit]:
    """Yield each range of figures that runs down."""
    for match in _RANGE.finditer(draft.text):
        if float(match[3]) >= float(match[1]) or (match[2] and match[4] != "%"):
            continue
        shown = draft.raw[match.start() : match.end()]
        yield Hit(match.start(), match.end(), f"数值范围颠倒：“{shown}”", f"this range of figures runs down: {shown}")


RULE: Final = CheckRule(
    code="G004",
    name="figures-backwards",
    zh="数值范围颠倒",
    en="A range of figures that runs down",
    severity=Severity.WARNING,
    why_zh="数值范围小数在前、大数在后；颠倒的多是写错一个数。",
    why_en="A range names the lower figure first; where it runs down one of the two is usually wrong.",
    source=CONSISTENCY,
    bad="一、重点任务\n培育数据企业50—30家。\n二、保障措施\n加强统筹协调。\n",
    good="一、重点任务\n培育数据企业30—50家。\n二、保障措施\n加强统筹协调。\n",
    check=check,
)
