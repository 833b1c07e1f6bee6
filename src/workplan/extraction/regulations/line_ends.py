"""A flat text → the line ends in the middle of a sentence: 为落实|《…》, 现将《…》印|发给你们.

Copies of pages and prints break lines where nothing ends. What is a heading, a paragraph that ends without a stop, or
the next item of a list, stays a line of its own.
"""

from __future__ import annotations

from typing import Final

from workplan.extraction.regulations.verbs import TITLE, Verbs
from workplan.writing.late import late

_STOPS: Final = "。;:!?"
_RUNS_ON: Final = ",、"
_RUNNING: Final = late("[。;:,]")
_PROSE: Final = late("[。;:]")
_ITEM: Final = late(
    r"[一二三四五六七八九十百]{1,4}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,3}[.、)]|第[一二三四五六七八九十百\d]{1,5}[编章节条]|[①-⑳]|附件"
)
# A list of titles, a line each: 修订下列规章:|《…》|《…》
_ANNOUNCED: Final = late("(?:[下如]列|[以如]下)[^,。;:]{0,10}:$")
_ITEM_STARTS: Final = frozenset("一二三四五六七八九十百(第附") | {chr(code) for code in range(0x2460, 0x2474)}
_LEVELS: Final = frozenset("省市县区州")
_LONGEST_LEAD: Final = 24


def soft_ends(flat: str, table: Verbs) -> list[int]:
    """Return the line ends of a flat text that stand in the middle of a sentence, in order.

    Args:
        flat: text with one sign a title; its first line may be a heading.
        table: the verbs.

    >>> from workplan.extraction.regulations.verbs import verbs
    >>> from workplan.lexicon import default
    >>> soft_ends(f"推进立法\\n经同意,\\n现将\\n{TITLE}\\n印发给你们。\\n二、落实", default().build(verbs))
    [9, 12, 14]
    """
    found: list[int] = []
    inside = False
    start = 0
    end = flat.find("\n")
    while 0 <= end < len(flat) - 1:
        if start < end:
            inside = _goes_on(flat, start, end, inside=inside, table=table)
        if inside:
            found.append(end)
        start = end + 1
        end = flat.find("\n", start)
    return found


def _begins_item(flat: str, at: int) -> bool:
    """Tell whether a line begins with the marker of an item; most of those that don't are told by one character."""
    return (flat[at] in _ITEM_STARTS or flat[at].isdecimal()) and _ITEM.match(flat, at) is not None


def _goes_on(flat: str, start: int, end: int, *, inside: bool, table: Verbs) -> bool:
    """Tell whether the line ``flat[start:end]`` goes on in the next one; it began in a sentence if ``inside``."""
    if flat[end + 1] == TITLE and _ANNOUNCED.search(flat, max(start, end - _LONGEST_LEAD), end):
        return True
    if flat[end - 1] in _STOPS or _begins_item(flat, end + 1):
        return False
    if inside or flat[end - 1] in _RUNS_ON or table.goes_on.match(flat, end + 1):
        return True
    if flat[start] == TITLE or (flat[start] in table.openings and table.opens.match(flat, start, end)):
        return True
    if flat[end - 1] == "的":
        return True
    # The first line may be a heading: it needs more than a comma to be the beginning of a paragraph.
    if (_RUNNING if start else _PROSE).search(flat, start, end):
        return True
    if flat[end - 1] == TITLE:
        return flat[end + 1] == "(" or (start > 0 and flat[end + 1] == TITLE)
    # 落实我|省《…》: the letter of a level may stand before the title
    if not flat.startswith(TITLE, end + 1 + (flat[end + 1] in _LEVELS)):
        return False
    if table.title_line.search(flat, max(start, end - _LONGEST_LEAD), end):
        return True
    clause = max(start, flat.rfind(",", start, end) + 1)
    return end - clause <= _LONGEST_LEAD and table.lead.fullmatch(flat, clause, end) is not None
