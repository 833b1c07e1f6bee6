"""Paragraphs of body and back → where the plan ends and what stands behind: closing, signature, annex, colophon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from workplan.model import BlockKind
from workplan.rulebook import first
from workplan.structure.manuscript import Manuscript
from workplan.structure.parts import Parts
from workplan.structure.rules import back_annexes as annexes
from workplan.structure.rules import back_lines as lines
from workplan.structure.rules.back_lines import BackLine, BackRule
from workplan.structure.rules.body_end import ENDS, EndLine, ends_here
from workplan.structure.rules.closing import CLOSINGS, is_text
from workplan.structure.rules.seals import BACK_SEAL
from workplan.writing.markers import Scheme

BEHIND: Final = (
    lines.FORMAT,
    annexes.TABLE_OF_TASKS,
    lines.DATE,
    lines.OTHER_DATE,
    lines.SIGNED,
    lines.COLOPHON,
    lines.SIGNATURE,
    BACK_SEAL,
    lines.NOTICE_MARK,
    lines.PAGE_WORDS,
    annexes.FORM,
    annexes.PLAN,
    annexes.TASKS,
    annexes.TABLE,
    annexes.OTHER,
    lines.ANNEX_LINE,
    lines.OTHER,
)
"""What is asked about each paragraph behind the body, in this order; the first rule that applies decides."""

INSIDE: Final = (lines.FORMAT, lines.INSIDE, lines.PLAN_TITLE)
"""What is asked about each paragraph of the body."""

RULES: Final = (*ENDS, lines.INSIDE, lines.PLAN_TITLE, *CLOSINGS, *BEHIND)
"""All of them: where the body ends, what is no part of it or closes it, what stands behind it."""


@dataclass(slots=True)
class Back(Parts):
    """Where the body ends and what stands behind it.

    Attributes:
        end: index of the first paragraph behind the body.
        ends: for each paragraph that looked as if the body ended there, the rule that decided whether it did.
    """

    end: int = 0
    ends: dict[int, str] = field(default_factory=dict)

    @property
    def annexes(self) -> list[tuple[int, int]]:
        """Ranges of paragraphs of the annexes that belong to the plan."""
        return [(lines[0], lines[-1] + 1) for lines in self.values.get(BlockKind.ANNEX, ())]


def read(text: Manuscript, front: Parts, body: int) -> Back:
    """Find the end of the body that starts at paragraph ``body`` and name what stands behind it.

    Args:
        text: the document's paragraphs.
        front: what stands before the body.
        body: index of the body's first paragraph.
    """
    back = Back()
    back.end = _end(text, body, back.ends)
    inside = _inside(text)
    for index in range(body, back.end):
        if index not in text.rows:
            _take(inside, BackLine(text, index, front, back), back)
    index = back.end
    while index < len(text):
        index = _take(BEHIND, BackLine(text, index, front, back), back)
    plans = [at for at, kind in back.kinds.items() if kind is BlockKind.PLAN_TITLE and at < back.end]
    for end in (*sorted(plans), back.end):
        _close(text, front, body, end, back)
    return back


def _inside(text: Manuscript) -> Sequence[BackRule]:
    """Return what is asked about each paragraph of this body, of furniture and a second plan where there is any."""
    return [
        rule
        for rule in INSIDE
        if (rule is not lines.FORMAT or text.chrome) and (rule is not lines.PLAN_TITLE or text.restarts)
    ]


def _take(table: Sequence[BackRule], line: BackLine, back: Back) -> int:
    """Note what the first rule that applies says of a line; return the index of the next to be asked about."""
    found = first(table, line)
    return line.index + 1 if found is None else back.take(found[0].code, line.index, found[1])


def _end(text: Manuscript, body: int, ends: dict[int, str]) -> int:
    """Return the first paragraph from which the body does not go on, and note how it was decided in ``ends``."""
    outer = min((m.scheme for m in text.markers[body:] if m is not None), default=Scheme.CHINESE)
    stop = next((index for index in range(body, len(text)) if _ends(text, body, index, outer, ends)), len(text))
    # The signing bodies stand right before the date, as many as sign.
    if stop < len(text) and text.is_date(stop):
        stop = text.seal_above(stop)
        while stop > body and not text.is_marked(stop - 1) and text.is_signature(stop - 1):
            stop -= 1
    elif stop > body and text.is_colophon(stop - 1) and not text.is_marked(stop - 1):
        stop -= 1
    return stop


def _ends(text: Manuscript, body: int, index: int, outer: Scheme, ends: dict[int, str]) -> bool:
    """Tell whether the body ends before a paragraph."""
    marked = text.is_marked(index) and index not in text.chrome
    if marked or index in text.rows or not ends_here(text, index):
        return False
    found = first(ENDS, EndLine(text, index, body, outer))
    if found is None:
        return True
    rule, goes_on = found
    ends[index] = rule.code
    return not goes_on


def _close(text: Manuscript, front: Parts, body: int, end: int, back: Back) -> None:
    """Name the paragraphs that close a whole plan, which ends before ``end``; the first one of an item never does."""
    at = end - 1
    while at > body:
        if back.kinds.get(at) is not BlockKind.CHROME:
            line = BackLine(text, at, front, back)
            found = first(CLOSINGS, line) if is_text(line) else None
            if found is None:
                break
            back.take(found[0].code, at, found[1])
        at -= 1
