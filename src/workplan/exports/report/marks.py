"""Document → its mentions, numbered in source order, and any stretch of its text → pieces with the mentions on them.

Mentions may lie inside one another (a year in a title) or cross; pieces never do, so each is one element of the page.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workplan.exports.tables import Row, rows_of
from workplan.model import Time, TimeKind

if TYPE_CHECKING:
    from workplan.model import Document, Mention, Mentions

KINDS: Final = ("responsibilities", "regulations", "times", "targets")
"""The kinds of mention: attributes of Mentions, its tables."""

BACKGROUND: Final = "background"
"""What the page calls times that bind nothing: it shows them only when asked."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention on the page.

    Attributes:
        number: its place among all mentions in source order, from 1.
        kind: one of ``KINDS``.
        section: number of its section in the order of ``Document.walk``, from 1; 0 outside the plan's body.
        found: the mention itself.
        row: its row in the tidy table of its kind.
        start: first character in the text.
        end: first character behind it; ``start`` where the span lies outside the text.
    """

    number: int
    kind: str
    section: int
    found: Mention
    row: Row
    start: int
    end: int

    @property
    def group(self) -> str:
        """What the filters call it: its kind, or background."""
        quiet = isinstance(self.found, Time) and self.found.kind is TimeKind.REFERENCE
        return BACKGROUND if quiet else self.kind


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text that has the same mentions all along, the innermost first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def all_marks(document: Document) -> tuple[Mark, ...]:
    """Return every mention of ``document``, in source order, the outer before the inner."""
    rows = rows_of(document, document.name)
    tables = {kind: iter(rows[kind]) for kind in KINDS}
    places: list[Mentions] = [document.outside, *document.walk()]
    length = len(document.text)
    found: list[tuple[str, int, Mention, Row]] = []
    for kind in KINDS:
        for section, place in enumerate(places):
            mentions: Sequence[Mention] = getattr(place, f"own_{kind}")
            found += [(kind, section, mention, next(tables[kind])) for mention in mentions]
    found.sort(key=lambda one: (one[2].span.start, -one[2].span.end))
    return tuple(
        Mark(number, kind, section, mention, row, *_within(mention.span.start, mention.span.end, length))
        for number, (kind, section, mention, row) in enumerate(found, 1)
    )


def _within(start: int, end: int, length: int) -> tuple[int, int]:
    start = min(start, length)
    return start, min(max(start, end), length)


def pieces(touching: Sequence[Mark], start: int, end: int, also: Iterable[int] = ()) -> Iterator[Piece]:
    """Cut the stretch from ``start`` to ``end`` wherever a mention begins or ends.

    Args:
        touching: the mentions that touch the stretch, in source order.
        start: first character.
        end: first character behind it.
        also: other places where it is cut, if they lie in it.
    """
    cuts = {start, end, *(place for place in also if start < place < end)}
    for mark in touching:
        cuts |= {max(mark.start, start), min(mark.end, end)}
    ends = sorted(cuts)
    coming = iter(touching)
    following = next(coming, None)
    over: list[Mark] = []
    for one, other in itertools.pairwise(ends):
        over = [mark for mark in over if mark.end >= other]
        while following is not None and following.start <= one:
            if following.end >= other:
                over.append(following)
            following = next(coming, None)
        over.sort(key=lambda mark: (mark.end - mark.start, -mark.number))
        yield Piece(one, other, tuple(over))


def homes(cut: Sequence[Piece]) -> Mapping[int, int]:
    """Return for each mention, by number, the piece that stands for it, by its start.

    That is the first piece on which it is the innermost; where it is nowhere, the first that it covers.
    """
    found: dict[int, int] = {}
    for piece in cut:
        if piece.marks:
            found.setdefault(piece.marks[0].number, piece.start)
    for piece in cut:
        for mark in piece.marks:
            found.setdefault(mark.number, piece.start)
    return found
