"""Document → passages: each section's heading and own text ready for comparing, clauses of responsibility apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from workplan.model import BlockKind, Document, Mentions, Section, Span
from workplan.source import View, fold, squeeze

OUTSIDE: Final = frozenset({BlockKind.TRANSMITTAL, BlockKind.PREAMBLE, BlockKind.CLOSING})
"""Blocks without a number that say something about the work."""

_STOP: Final = re.compile(r"(?<=[)\]】〕])\s{0,8}。")

_AROUND: Final = 24
"""Characters that the clause around a figure may have on either side of it."""

_CLAUSE_MARK: Final = re.compile(r"[,。;:()\n]")
_FIRST_WORDS: Final = 20
_MARKS: Final = ("。", ":", ";", ".")


@dataclass(frozen=True, eq=False)
class Passage:
    """One section, or (without one) what stands outside the plan's body.

    Attributes:
        order: its place among the document's passages, in source order.
        parent: order of the section that it stands in, -1 at the root.
        source: text of the document.
        folded: the same, folded.
    """

    order: int
    parent: int
    section: Section | None
    mentions: Mentions
    spans: tuple[Span, ...]
    source: str = field(repr=False)
    folded: str = field(repr=False)

    @property
    def path(self) -> str:
        """Path of the section, empty outside."""
        return self.section.path if self.section else ""

    @property
    def label(self) -> str:
        """Number of the section, empty outside."""
        return self.section.label if self.section else ""

    @property
    def is_leaf(self) -> bool:
        """True if no section stands in it."""
        return not (self.section and self.section.sections)

    @cached_property
    def heading(self) -> str:
        """Its heading, folded, without white space."""
        return squeeze(fold(self.section.heading or "")) if self.section else ""

    @cached_property
    def view(self) -> View:
        """Its own text."""
        return View.of(self.source, self.spans, folded=self.folded)

    @cached_property
    def key(self) -> str:
        """What two passages share if they are the same: heading and text without white space, widths made alike."""
        return f"{self.heading}\n{self.view.text.replace(chr(10), '')}"

    @cached_property
    def clauses(self) -> tuple[Span, ...]:
        """The stretches that say who does it, brackets, labels and the full stop behind them included."""
        own = dict.fromkeys(row.clause for row in self.mentions.responsibilities)
        stops = ((clause, _STOP.match(self.folded, clause.end)) for clause in own)
        return tuple(Span(start=clause.start, end=stop.end() if stop else clause.end) for clause, stop in stops)

    @cached_property
    def tasks(self) -> tuple[str, ...]:
        """For each responsibility the words that its clause closes, as written; none where there is but one clause."""
        if len(self.clauses) < 2:
            return ()
        ends = [clause.end for clause in self.clauses]
        starts = [self.spans[0].start if self.spans else 0, *ends[:-1]]
        closed = [
            squeeze(self.source[start : max(start, clause.start)]).strip("。；，、")
            for start, clause in zip(starts, self.clauses, strict=True)
        ]
        rows = self.mentions.responsibilities
        return tuple(closed[min(bisect_left(ends, row.span.end), len(ends) - 1)] for row in rows)

    def clause_around(self, span: Span) -> str:
        """Return the clause that ``span`` stands in, as written, from mark to mark but not far."""
        before = self.folded[max(0, span.start - _AROUND) : span.start]
        after = self.folded[span.end : span.end + _AROUND]
        start = span.start - len(_CLAUSE_MARK.split(before)[-1])
        end = span.end + len(_CLAUSE_MARK.split(after)[0])
        return squeeze(self.source[start:end])

    @cached_property
    def body(self) -> tuple[str, str]:
        """Its own text without the clauses: folded, and as written (as long)."""
        text, offsets = self.view.text, self.view.offsets
        keep = bytearray(b"\1") * len(text)
        for clause in self.clauses:
            a, b = self.view.index(clause.start), self.view.index(clause.end)
            keep[a:b] = bytes(b - a)
        kept = [at for at, flag in enumerate(keep) if flag and text[at] != "\n"]
        return "".join(text[at] for at in kept), "".join(self.source[offsets[at]] for at in kept)

    @property
    def with_heading(self) -> tuple[str, str]:
        """Heading, the mark behind it and the text without clauses: folded, and as written (as long)."""
        body, written = self.body
        if not (self.section and self.section.heading and self.section.heading_span):
            return body, written
        end = self.section.heading_span.end
        mark = self.source[end : end + 1] if self.folded[end : end + 1] in _MARKS else ""
        return self.heading + fold(mark) + body, self.title + mark + written

    @cached_property
    def title(self) -> str:
        """Its heading as written, or its first words."""
        if self.section and self.section.heading:
            return squeeze(self.section.heading)
        words = self.body[1]
        return words if len(words) <= _FIRST_WORDS else words[:_FIRST_WORDS] + "…"


def passages(document: Document) -> list[Passage]:
    """Return the passages of ``document`` in source order; the first is what stands outside the plan's body."""
    text = document.text
    folded = fold(text)
    outside = tuple(Span(start=b.start, end=b.end) for b in document.blocks if b.kind in OUTSIDE and not b.path)
    # A text that something else stands in has no span of its own; its blocks have.
    broken: dict[str, list[Span]] = {}
    for block in document.blocks:
        if block.path and block.kind is BlockKind.TEXT:
            broken.setdefault(block.path, []).append(Span(start=block.start, end=block.end))
    found = [Passage(0, -1, None, document.outside, outside, text, folded)]
    orders: dict[str, int] = {}
    for section in document.walk():
        parent = orders.get(section.path.rpartition("/")[0], -1)
        orders[section.path] = len(found)
        spans = (section.text_span,) if section.text_span else tuple(broken.get(section.path, ()))
        found.append(Passage(len(found), parent, section, section.own, spans, text, folded))
    return found


def names(document: Document) -> set[str]:
    """Return what is never cut in ``document``: names of its units, titles of its regulations."""
    found = {squeeze(fold(m.title)) for m in document.regulations}
    for row in document.responsibilities:
        found.add(squeeze(fold(row.text)))
        for unit in row.units:
            found |= {unit.name, *unit.aliases, unit.canonical or ""}
    return {name for name in found if len(name) > 1}
