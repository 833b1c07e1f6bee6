"""The year in the file's name and that of the title disagreeing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity
from workplan.validation.examples import notice
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

_YEAR: Final = regex.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the title whose years the file's name does not have, nor that of the date of issue."""
    title = draft.masthead.own_title
    named = {int(y) for y in _YEAR.findall(draft.document.name or "")}
    if title is None or draft.years is None or len(named) != 1:
        return
    year = named.pop()
    first, last = draft.years
    if first <= year <= last or (draft.issued is not None and draft.issued.year == year):
        return
    yield Hit(
        title.span.start,
        title.span.end,
        f"文件名的年份（{year}）与标题“{title.value}”不一致",
        f"the file's name says {year}, the title {title.value}",
    )


RULE: Final = CheckRule(
    code="M008",
    name="file-year",
    zh="文件名与标题的年份不一致",
    en="File name and title of other years",
    severity=Severity.INFO,
    why_zh="文件名的年份与标题不同，多是由上年文件另存而来，有一处漏改。",
    why_en="Where file name and title name other years the file was saved from last year's and one place not changed.",
    source=CONSISTENCY,
    bad=notice(),
    good=notice(),
    check=check,
    names=("data-2023", "data-2024"),
)
