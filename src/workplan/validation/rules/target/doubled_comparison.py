"""Two words of comparison around one figure: 不少于60学时以上, 超过90%以上."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

_NUMBER: Final = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百千]{1,4})"
_DOUBLED: Final = regex.compile(
    rf"(?:不少于|不低于|不得少于|不得低于|至少|不超过|不高于|不多于|超过)(?:到|达|达到)?{_NUMBER}"
    r"(?:%|[万亿]?(?:个|家|人|名|项|次|场|期|天|日|年|月|小时|学时|课时|分钟|件|条|门|批|元|亩|公里|平方米|吨|户|人次|所|倍|种|分)?(?:百分点)?)(?:以上|以内|以下|左右)"
)


def check(draft: Draft) -> Iterator[Hit]:
    """Yield figures that are compared twice."""
    for match in _DOUBLED.finditer(draft.text):
        shown = draft.raw[match.start() : match.end()]
        yield Hit(
            match.start(),
            match.end(),
            f"“{shown}”前后用了两个比较词，取其一",
            f"{shown}: two words of comparison around one figure, keep one",
        )


RULE: Final = CheckRule(
    code="G003",
    name="doubled-comparison",
    zh="比较词重复或矛盾",
    en="Two words of comparison",
    severity=Severity.WARNING,
    why_zh="“不少于……以上”重复，“不超过……以上”矛盾，达标线不明。",
    why_en="At least … or more says it twice, at most … or more contradicts itself; the mark to reach is open.",
    source=CONSISTENCY,
    bad="一、重点任务\n每人每年培训不少于60学时以上。\n二、保障措施\n加强统筹协调。\n",
    good="一、重点任务\n每人每年培训不少于60学时。\n二、保障措施\n加强统筹协调。\n",
    check=check,
)
