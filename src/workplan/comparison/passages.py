"""Document → passages: each section's heading and own text ready for comparing, clauses of responsibility apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from workplan.comparison.quoting import beginning
from workplan.model import BlockKind, Document, InSentence, Mentions, Section, Span
from workplan.source import View, fold, squeeze

OUTSIDE: Final = frozenset({BlockKind.TRANSMITTAL, BlockKind.PREAMBLE, BlockKind.CLOSING})
"""Blocks without a number that say something about the work."""

_STOP: Final = re.compile(r"(?<=[)\]】〕])\s{0,8}。")

_ENDS: Final = ("。", ";", "!", "?")
_MARKS: Final = ("。", ":", ";", ".")
_WITHIN: Final = (",", ";", ":")
_LONGEST: Final = 300
"""Characters of a sentence that is quoted whole beside a figure."""

_BETWEEN: Final = "。;,、"
"""Marks of what stands before, with which the stretch of a measure may begin."""


@dataclass(frozen=True, eq=False)
class Passage:
    """One section, or (without one) what stands outside the plan's body.

    Attributes:
        order: its place among the document's passages, in source order.
        parent: order of the section that it stands in, -1 at the root.
        chapter: heading of the chapter that it stands in, its own if it is one; empty outside.
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
    chapter: str = ""

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
    def measures(self) -> tuple[tuple[int, str], ...]:
        """Number and words of each of its measures, whole; none where all of it is one."""
        measures = self.section.own_measures if self.section else ()
        if len(measures) < 2:
            return ()
        return tuple((measure.number, self._quoted(measure.span) if measure.text else "") for measure in measures)

    def sentence(self, mention: InSentence) -> str:
        """Return the sentence that a mention stands in, whole and with its stop, as written; empty if none is known.

        Of a sentence longer than any reader bears, which many figures may share, the clause.
        """
        sentence = mention.sentence
        if sentence is None or sentence.end - sentence.start <= _LONGEST:
            return self._quoted(sentence) if sentence else ""
        start, end = max(sentence.start, mention.span.start - _LONGEST), min(sentence.end, mention.span.end + _LONGEST)
        before = max(self.folded.rfind(mark, start, mention.span.start) for mark in _WITHIN)
        behind = min((at for mark in _WITHIN if (at := self.folded.find(mark, mention.span.end, end)) >= 0), default=-1)
        if (before < 0 and start > sentence.start) or (behind < 0 and end < sentence.end):
            return ""
        first = before + 1 if before >= 0 else start
        return self._quoted(Span(start=first, end=behind + 1 if behind >= 0 else end))

    def _quoted(self, stretch: Span) -> str:
        """Return a stretch as written, with the stop behind it: also where a clause of responsibility is between."""
        start, end = stretch.start, stretch.end
        while start < end and (self.folded[start] in _BETWEEN or self.folded[start].isspace()):
            start += 1
        behind = self._behind_clause.get(end, end)
        stop = self.source[behind : behind + 1] if self.folded[behind : behind + 1] in _ENDS else ""
        return squeeze(self.source[start:end] + stop)

    @cached_property
    def _behind_clause(self) -> dict[int, int]:
        """Where each clause of responsibility ends, by where it starts."""
        return {clause.start: clause.end for clause in (row.clause for row in self.mentions.responsibilities)}

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

    @cached_property
    def whole(self) -> tuple[str, str]:
        """Its own text with the clauses: folded, and as written (as long)."""
        text, offsets = self.view.text, self.view.offsets
        kept = [at for at, character in enumerate(text) if character != "\n"]
        return "".join(text[at] for at in kept), "".join(self.source[offsets[at]] for at in kept)

    def with_heading(self, text: tuple[str, str]) -> tuple[str, str]:
        """Return heading, the mark behind it and ``text``, its body or all of it: folded, and as written (as long)."""
        body, written = text
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
        return beginning(self.body[1])


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
    chapter = ""
    for section in document.walk():
        if section.level == 1:
            chapter = squeeze(section.heading or "")
        parent = orders.get(section.path.rpartition("/")[0], -1)
        orders[section.path] = len(found)
        spans = (section.text_span,) if section.text_span else tuple(broken.get(section.path, ()))
        found.append(Passage(len(found), parent, section, section.own, spans, text, folded, chapter))
    return found


def names(document: Document) -> set[str]:
    """Return what is never cut in ``document``: names of its units, titles of its regulations."""
    found = {squeeze(fold(m.title)) for m in document.regulations}
    for row in document.responsibilities:
        found.add(squeeze(fold(row.text)))
        for unit in row.units:
            found |= {unit.name, *unit.aliases, unit.canonical or ""}
    return {name for name in found if len(name) > 1}
