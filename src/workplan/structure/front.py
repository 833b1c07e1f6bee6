"""Paragraphs before the body → what each is: page, metadata, title, number, recipients, transmittal, signature."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from workplan.model import BlockKind
from workplan.rulebook import first as first_rule
from workplan.structure.manuscript import Manuscript
from workplan.structure.page_words import Wording
from workplan.structure.parts import Parts
from workplan.structure.rules import front_lines as lines
from workplan.structure.rules import front_notice as notice
from workplan.structure.rules import front_titles as titles
from workplan.structure.rules.front_published import PUBLISHED
from workplan.structure.rules.seals import FRONT_SEAL
from workplan.structure.title_lines import Title, is_sending_notice, sent_out, unmarked

RULES: Final = (
    lines.FORMAT,
    lines.FIELD_ABOVE_VALUE,
    lines.FIELD,
    PUBLISHED,
    lines.NOTICE_MARK,
    lines.COLOPHON,
    lines.PAGE_WORDS,
    lines.ANNEX_MARK,
    lines.NUMBER,
    lines.ORDER_HEAD,
    lines.REDHEAD,
    notice.DATE,
    notice.OTHER_DATE,
    titles.NAMED_PLAN,
    titles.FULLER,
    titles.AGAIN,
    titles.PLAN,
    titles.TITLE,
    titles.OTHER_TITLE,
    notice.RECIPIENTS,
    notice.SIGNATURE,
    notice.SIGNED,
    FRONT_SEAL,
    notice.PREAMBLE,
    notice.TRANSMITTAL,
    notice.UNTITLED,
    notice.OTHER,
)
"""What is asked about each paragraph before the body, in this order; the first rule that applies decides."""

# So far behind the notice's date the title of the plan that it sends out may stand.
_TITLE_BEHIND_DATE: Final = 8


@dataclass(slots=True)
class Front(Parts):
    """What the paragraphs before the body are.

    Attributes:
        body: index of the first paragraph of the body.
    """

    body: int = 0


def read(text: Manuscript, tables: Collection[int]) -> Front:
    """Name the paragraphs before the plan's body and say where it starts.

    The body starts at the first section marker or table of tasks; where a notice with numbered points of its own sends
    a plan out, at the first one behind the plan's title.

    Args:
        text: the document's paragraphs.
        tables: the paragraphs at which tables of tasks start.
    """
    marked = {at for at, marker in enumerate(text.markers) if marker is not None and at not in text.chrome}
    starts = sorted(marked | set(tables))
    first = starts[0] if starts else len(text)
    front = walk(text, first)
    title = text.joined(front.last(BlockKind.TITLE))
    sends = is_sending_notice(title, text.words) if title else front.has(BlockKind.RECIPIENTS)
    if front.has(BlockKind.PLAN_TITLE) or not sends:
        return front
    later = _plan_behind(text, first, tables, title)
    if later < 0:
        return front
    body = next((start for start in starts if start > later), None)
    if body is None and (plan := text.title_at(later)) is not None and _is_named(text, later, plan, title):
        body = len(text)  # the plan has no numbers: those that there are number the notice's own points
    return front if body is None else walk(text, body)


def walk(text: Manuscript, limit: int) -> Front:
    """Name the paragraphs before ``limit``, one after the other."""
    front = Front(body=limit)
    known = lines.Notice()
    index = 0
    while index < limit:
        title = text.joined(front.last(BlockKind.TITLE))
        if title != known.title:
            known = lines.Notice.of(title, text.words)
        line = lines.FrontLine(text, index, limit, front, known)
        found = first_rule(RULES, line)
        assert found is not None  # the last rule takes whatever comes
        index = front.take(found[0].code, index, found[1])
    return front


def _plan_behind(text: Manuscript, first: int, tables: Collection[int], title: str) -> int:
    """Return where a plan's title stands behind the notice's points, -1 where none does.

    It stands behind the notice's date, or is the one that the notice sends out and the numbers begin anew behind it.

    Args:
        text: the document's paragraphs.
        first: the first numbered point.
        tables: the paragraphs at which tables of tasks start.
        title: the notice's title, empty where it has none.
    """
    near = -1
    for at in range(first, len(text)):
        if text.is_date(at) or text.is_signed(at):
            near = at + _TITLE_BEHIND_DATE
        elif text.is_marked(at) or at in tables:
            near = -1
        elif (at <= near and text.title_at(at) is not None) or _is_sent(text, at, title):
            return at
    return -1


def _names(line: str, title: str, words: Wording) -> bool:
    """Tell whether a line names the plan that a notice of this title sends out, with or without its place."""
    sent = sent_out(title, words) if len(line) <= len(title) else None
    if sent is None or words.title_end.search(line) is None:
        return False
    plan, own = unmarked(title[slice(*sent)]), unmarked(line)
    return own in plan or own.endswith(plan)


def _is_named(text: Manuscript, index: int, found: Title, title: str) -> bool:
    """Tell whether a title or its first line, below which its years may stand, names the plan sent out."""
    return any(_names(line, title, text.words) for line in (text.bare(index), found.text))


def _is_sent(text: Manuscript, index: int, title: str) -> bool:
    """Tell whether the title of the plan that a notice sends out stands here, and its first number not far behind."""
    found = text.title_at(index)
    if found is None or not _is_named(text, index, found, title):
        return False
    near = range(found.stop, min(found.stop + _TITLE_BEHIND_DATE, len(text)))
    return next((at for at in near if text.is_marked(at)), index) in text.restarts
