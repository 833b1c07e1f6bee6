"""Small lines at the end of a page that begin with a mark → footnotes, which are no part of the running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from workplan.readers.pages.areas import Type
    from workplan.readers.pages.lines import Line
    from workplan.readers.pages.page import Page

_SMALL: Final = 0.88  # of the running type: as large as a footnote is at the most
_LOWER: Final = 0.5  # of the page's height, below which they stand
_MARK: Final = re.compile(r"[①-⑳*＊†]|[\[〔［【(（]\d{1,2}[\]〕］】)）]|\d{1,2}\s?[^\d\s.．、年月日]|注[：:释]")


def begins(line: Line) -> bool:
    """Tell whether a line begins with the mark of a footnote."""
    return _MARK.match(line.text) is not None


def footnotes(page: Page, running: Type) -> list[Line]:
    """Take the footnotes out of a page and return their lines.

    Args:
        page: the page; a stretch that consists of nothing else goes.
        running: the type of the running text.
    """
    if not page.stretches:
        return []
    last = page.stretches[-1]
    start = len(last)
    while start and last[start - 1].size < _SMALL * running.size and last[start - 1].baseline > _LOWER * page.height:
        start -= 1
    while start < len(last) and not begins(last[start]):
        start += 1
    found = last[start:]
    if found:
        page.stretches[-1:] = [last[:start]] if start else []
    return found
