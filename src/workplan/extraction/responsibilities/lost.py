"""Clauses that have lost a mark (one bracket, the colon behind a label) → where they stand and what they assign."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workplan.extraction.responsibilities.clause import Clause
from workplan.extraction.responsibilities.clause_text import ClauseText, certain, last, triggered
from workplan.rulebook import Found
from workplan.writing.late import late, late_regex

OPENING: Final = "([【〔"
CLOSING: Final = ")]】〕"
EDGE: Final = late(r"[()\[\]【】〔〕]")
# The end of a sentence or bracket, or a bracket in a clause that closes again: 各市(州)交通运输局(委).
_STOP: Final = late(r"[。)\]】〕(]")
_INNER: Final = late(r"\([^()\n。]{0,30}\)")
_LINE_HEAD: Final = late_regex(r"\p{Han}{2,8}(?:单位|部门|处室|科室|领导|人)(?=\p{Han})")
LONGEST_HEAD: Final = 10
"""Characters of a label that lost its colon."""
# How far before a bracket that never opened the clause may begin.
_LONGEST: Final = 300


def odd_brackets(text: str) -> bool:
    """Tell whether ``text`` has brackets that aren't round, or round ones that can't all pair."""
    # a chain of ``in`` is several times as fast as a class of characters
    if "[" in text or "]" in text or "【" in text or "】" in text or "〔" in text or "〕" in text:
        return True
    return text.count("(") != text.count(")")


def without_closing(seen: ClauseText, start: int) -> Clause | None:
    """Read from a bracket at ``start`` that never closes to the end of its sentence."""
    for stop in _stops(seen, start + 1):
        rows = seen.rows(start + 1, stop, "bracket")
        if certain(rows):
            end = stop if stop == len(seen.text) or seen.text[stop] not in CLOSING else stop + 1
            return Clause(start, end, start + 1, rows, (Found("responsibility.lost-closing", start, end, ")"),))
    return None


def _stops(seen: ClauseText, start: int) -> Iterator[int]:
    """Yield where a clause that began at ``start`` may end: a sentence mark, a line end, another bracket."""
    stop = seen.line_end(start)
    at = start
    while found := _STOP.search(seen.text, at, stop):
        inner = _INNER.match(seen.text, found.start(), stop)
        if inner is None:
            break
        at = inner.end()
    if found:
        yield found.start()
    if not found or found[0] in "。)":
        yield stop


def without_opening(seen: ClauseText, at: int, floor: int) -> Clause | None:
    """Read to a bracket at ``at`` that never opened, from the end of the last sentence or clause before it.

    Args:
        seen: the text.
        at: place of the bracket.
        floor: where the last clause before it ends.
    """
    start = max(floor, 1 + max(seen.text.rfind(mark, floor, at) for mark in "。\n!?"), at - _LONGEST)
    colon = seen.text.find(":", start, at)
    while colon >= 0:
        if label := seen.reader.roles.label_before(seen.text, colon, start):
            start = label[0]
            break
        colon = seen.text.find(":", colon + 1, at)
    rows = seen.rows(start, at, "bracket")
    if certain(rows):
        return Clause(start, at + 1, start, rows, (Found("responsibility.lost-opening", start, at + 1, "("),))
    return None


def without_colon(seen: ClauseText, start: int, taken: bytearray) -> Clause | None:
    """Read a line like 责任单位　市教育局、市财政局, where a blank stands for the colon.

    Args:
        seen: the text.
        start: where the line begins.
        taken: 1 at each place that another clause has; the list ends before it.
    """
    head = _LINE_HEAD.match(seen.text, start)
    if head is None or not seen.gap_at(head.end()):
        return None
    end = head.end()
    label = seen.reader.roles.label(seen.text[start:end])
    stop = seen.line_end(end)
    following = taken.find(1, end, stop)
    stop = stop if following < 0 else following
    rows = seen.rows(end, stop, "line", label) if label and not label.scope else None
    if certain(rows):
        behind = min(seen.list_end(end + last(rows)), stop)
        return Clause(start, behind, end, triggered(rows, start - end, 0, "blank"))
    return None
