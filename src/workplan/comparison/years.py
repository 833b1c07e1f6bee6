"""Document → the year that its plan is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import regex

if TYPE_CHECKING:
    from workplan.model import Document

_YEAR: Final = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def plan_year(document: Document) -> int | None:
    """Return the first year that the plan's title names, else the notice's title, else the year of issue.

    >>> import workplan
    >>> plan_year(workplan.parse("某市2030年工作要点\\n一、加快立法\\n修订办法。"))
    2030
    """
    head = document.masthead
    for title in (head.plan_title, head.title):
        found = _YEAR.search(title.value) if title else None
        if found:
            return int(found[0])
    return head.date_issued.value.year if head.date_issued else None
