"""The year of the document number and the year of issue disagreeing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity
from workplan.validation.examples import notice
from workplan.validation.rule import LAYOUT, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

_YEAR: Final = regex.compile(r"〔((?:19|20)\d\d)〕")
_NEW_YEAR: Final = (2, 15)


def check(draft: Draft) -> Iterator[Hit]:
    """Yield a document number whose year is not that of the date of issue."""
    number, issued = draft.masthead.document_number, draft.issued
    match = _YEAR.search(number.value) if number else None
    if number is None or issued is None or match is None or int(match[1]) == issued.year:
        return
    # what was numbered at the end of a year may be signed in the first weeks of the next one
    if int(match[1]) == issued.year - 1 and (issued.month, issued.day) <= _NEW_YEAR:
        return
    yield Hit(
        number.span.start,
        number.span.end,
        f"发文字号的年份（{match[1]}）与成文日期（{issued.isoformat()}）不一致",
        f"the year of the document number ({match[1]}) is not that of the date of issue ({issued.isoformat()})",
    )


RULE: Final = CheckRule(
    code="M006",
    name="number-year",
    zh="发文字号年份与成文日期不一致",
    en="Number and date of other years",
    severity=Severity.WARNING,
    why_zh="发文字号的年份是编号当年；与成文日期不同年，检索和归档都会落到另一年。",
    why_en="The year of the number is that in which it was given; where the date says another one, the document "
    "is filed in the wrong year.",
    source=f"{LAYOUT} 7.2.5",
    bad=notice(number="甘政办发〔2023〕15号"),
    good=notice(number="甘政办发〔2024〕15号"),
    check=check,
)
