"""Document numbers in the wrong form: [2023]15号, 〔2023〕第15号, 〔2023〕015号, 〔23〕15号."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity
from workplan.validation.rule import LAYOUT, CheckRule, Hit, Mend
from workplan.writing.document_numbers import ANY_FORM

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

# Numbers of decrees and announcements have 第; dates and lots are no document numbers.
_DECREE: Final = regex.compile(r"(?:令|公告|通告|公报|审|民|刑|行|执|字)$")


def check(draft: Draft) -> Iterator[Hit]:
    """Yield document numbers with other brackets than 〔〕, with 第, with zeros in front or with a short year."""
    for match in ANY_FORM.finditer(draft.text):
        if _DECREE.search(match["office"]):
            continue
        faults: list[tuple[str, str]] = []
        brackets = (match["open"], match["close"]) != ("〔", "〕")
        if brackets:
            faults.append(("年份应用六角括号“〔〕”括入", "the year stands in 〔〕"))
        if match["ordinal"]:
            faults.append(("不加“第”字", "without 第"))
        if match["zero"]:
            faults.append(("序号不编虚位", "without zeros in front"))
        year = match["year"]
        if len(year) == 2:
            faults.append(("年份应写全", "the year has four digits"))
        if not faults:
            continue
        start, end = match.span()
        start = match.start("open")
        right = f"〔{year if len(year) == 4 else '20' + year}〕{match['number']}号"
        yield Hit(
            start,
            end,
            f"发文字号应写作“{right}”：{'，'.join(zh for zh, _ in faults)}",
            f"write the document number as {right}: {', '.join(en for _, en in faults)}",
            # other brackets are a matter of typing, a 第 or a zero may be the number's own
            Mend(start, end, right, safe=brackets and len(faults) == 1 and match["open"] in "[【〔"),
        )


RULE: Final = CheckRule(
    code="L005",
    name="number-form",
    zh="发文字号形式有误",
    en="A document number in the wrong form",
    severity=Severity.INFO,
    why_zh="年份标全称，用六角括号括入；顺序号不加“第”字，不编虚位，后加“号”字。",
    why_en="The year has four digits and stands in 〔〕; the number has no 第 and no zeros in front, and 号 behind it.",
    source=f"{LAYOUT} 7.2.5",
    bad="一、重点任务\n落实《关于加强数据共享的意见》（甘政办发[2023]15号）。\n二、保障措施\n加强统筹协调。\n",
    good="一、重点任务\n落实《关于加强数据共享的意见》（甘政办发〔2023〕15号）。\n二、保障措施\n加强统筹协调。\n",
    check=check,
    many=30,
)
