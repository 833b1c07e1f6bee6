"""A date of issue with zeros in front of month or day: 2024年02月05日."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import BlockKind, Severity
from workplan.validation.examples import notice
from workplan.validation.rule import LAYOUT, CheckRule, Hit, Mend

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

_DATE: Final = regex.compile(r"(\d{4})\s?年\s?(0?[1-9]\d?)\s?月\s?(0?[1-9]\d?)\s?日")


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the signature's date if its month or day has a zero in front."""
    for block in draft.document.blocks:
        if block.kind is not BlockKind.DATE or draft.text[: block.start].rstrip().endswith(":"):
            continue  # 生效日期: and the date on the next line are the page's own
        for match in _DATE.finditer(draft.text, block.start, block.end):
            if match[2].startswith("0") or match[3].startswith("0"):
                right = f"{match[1]}年{int(match[2])}月{int(match[3])}日"
                yield Hit(
                    match.start(),
                    match.end(),
                    f"成文日期的月、日不编虚位，应写作“{right}”",
                    f"no zeros in front of month and day: {right}",
                    Mend(match.start(), match.end(), right, safe=True),
                )


RULE: Final = CheckRule(
    code="M010",
    name="date-form",
    zh="成文日期编了虚位",
    en="Zeros in the date of issue",
    severity=Severity.INFO,
    why_zh="成文日期用阿拉伯数字将年、月、日标全，月、日不编虚位（即1不编为01）。",
    why_en="The date of issue has year, month and day in Arabic figures without zeros in front.",
    source=f"{LAYOUT} 7.3.5.4",
    bad=notice(date="2024年02月05日"),
    good=notice(date="2024年2月5日"),
    check=check,
)
