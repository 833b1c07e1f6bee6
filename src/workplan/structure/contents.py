"""Paragraphs → the table of contents among them: 第一章 总体要求........- 3 -, which numbers no section of the plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workplan.structure.lines import Paragraph
from workplan.writing.late import late

# Dots that lead to a page number, behind which the next entry may have been joined.
_ENTRY: Final = late(r"(?:\.{6}|…{2}|·{6})[.…·]{0,200}[-—(]{0,2}\d{0,3}[-—)]{0,2}")
_TITLE: Final = "目录"
# Fewer leaders than this are no table; so many lines may stand between two of them (an entry of several lines).
_LEAST: Final = 3
_BETWEEN: Final = 3


def contents(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Return the indexes of the paragraphs of a table of contents, its title included.

    >>> lines = ["目录", "第一章 甲.......1", "第二章 乙.......2", "第三章 丙.......9", "第一章 甲"]
    >>> sorted(contents([Paragraph(0, 1, line, line.replace(" ", "")) for line in lines]))
    [0, 1, 2, 3]
    """
    entries = [i for i, p in enumerate(paragraphs) if ("..." in p.bare or "…" in p.bare) and _ENTRY.search(p.bare)]
    if len(entries) < _LEAST:
        return frozenset()
    first = last = entries[0]
    count = 1
    for at in entries[1:]:
        if at - last > _BETWEEN:
            break
        last = at
        count += 1
    if count < _LEAST:
        return frozenset()
    for at in range(max(0, first - _BETWEEN), first):
        if paragraphs[at].bare == _TITLE:
            first = at
            break
    return frozenset(range(first, last + 1))
