"""Ranges of years joined in two ways: 2021—2025年 and 2021-2025年."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity
from workplan.validation.rule import PUNCTUATION, CheckRule, Hit, Mend

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

_RANGE: Final = regex.compile(r"(?<![\d-])(?:19|20)\d\d年?([-‐—~]|——|--)(?:19|20)\d\d(?=[年)])")
_RIGHT: Final = "—"


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the ranges that are not joined by 一字线 while others of the same document are."""
    found = [(m.start(1), m.end(1), m[1], m.span()) for m in _RANGE.finditer(draft.text)]
    counts = Counter(mark for _, _, mark, _ in found)
    if len(counts) < 2 or _RIGHT not in counts:
        return
    for start, end, mark, whole in found:
        if mark != _RIGHT:
            yield Hit(
                whole[0],
                whole[1],
                f"年份起止用“{draft.raw[start:end]}”连接，与全文其他处的“{_RIGHT}”不一致",
                f"this range of years is joined by {mark}, others of the document by {_RIGHT}",
                Mend(start, end, _RIGHT, safe=True),
            )


RULE: Final = CheckRule(
    code="X008",
    name="range-dash",
    zh="起止年份的连接号不一致",
    en="Ranges of years joined in two ways",
    severity=Severity.INFO,
    why_zh="时间起止之间用一字线；同一文件里写法不一，同一规划的名称就会对不上。",
    why_en="A range of time is joined by a one-em dash; written in two ways, the names of one and the same plan "
    "don't match.",
    source=f"{PUNCTUATION} 4.13.3.2",
    bad="一、重点任务\n落实《数字政府建设规划（2023—2025年）》，编制《数据共享规划（2024-2026年）》。\n"
    "二、保障措施\n加强统筹协调。\n",
    good="一、重点任务\n落实《数字政府建设规划（2023—2025年）》，编制《数据共享规划（2024—2026年）》。\n"
    "二、保障措施\n加强统筹协调。\n",
    check=check,
)
