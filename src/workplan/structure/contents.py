"""Paragraphs → the table of contents among them: 第一章 总体要求........- 3 -, which numbers no section of the plan.

Without leaders and numbers of pages it is known by its lines: numbered headings, nothing between them, that all come
again further on in the same order.
"""

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
# A numbered heading, and how many of them side by side come again: plans list no fewer parts.
_HEADING: Final = late(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.、]?|第[一二三四五六七八九十百]{1,4}[编章节]|[一二三四五六七八九十]{1,3}、)[^\d\s。;；]"
)
_LONGEST: Final = 40
_FEWEST: Final = 6


def contents(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Return the indexes of the paragraphs of a table of contents, its title included.

    >>> lines = ["目录", "第一章 甲.......1", "第二章 乙.......2", "第三章 丙.......9", "第一章 甲"]
    >>> sorted(contents([Paragraph(0, 1, line, line.replace(" ", "")) for line in lines]))
    [0, 1, 2, 3]
    >>> heads = ["1总则", "1.1目的", "1.2范围", "2监测", "2.1预警", "3附则"]
    >>> sorted(contents([Paragraph(0, 1, line, line) for line in ["应急预案", *heads, *heads]]))
    [1, 2, 3, 4, 5, 6]
    """
    return _with_leaders(paragraphs) or _coming_again(paragraphs)


def _with_leaders(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
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
    return frozenset(range(_titled(paragraphs, first), last + 1))


def _titled(paragraphs: Sequence[Paragraph], first: int) -> int:
    """Return where the title of a table stands whose first entry is ``first``, that entry where it has none."""
    near = range(max(0, first - _BETWEEN), first)
    return next((at for at in near if paragraphs[at].bare == _TITLE), first)


def _coming_again(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Return the first run of headings that all come again behind it, in the same order."""
    again = {paragraph.bare: at for at, paragraph in enumerate(paragraphs)}
    if len(again) > len(paragraphs) - _FEWEST:
        return frozenset()  # as nearly everywhere
    run: list[int] = []
    for at, paragraph in enumerate(paragraphs):
        bare = paragraph.bare
        reached = again[paragraphs[run[-1]].bare] if run else at
        if len(bare) <= _LONGEST and again[bare] > max(at, reached) and _HEADING.match(bare) is not None:
            run.append(at)
        elif len(run) >= _FEWEST:
            break
        else:
            run = []
    if len(run) < _FEWEST or again[paragraphs[run[0]].bare] <= run[-1]:
        return frozenset()
    return frozenset(range(_titled(paragraphs, run[0]), run[-1] + 1))
