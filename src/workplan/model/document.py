"""A notice and its plan as data, with its blocks, doubts and provenance."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from importlib import import_module
from typing import Annotated, Final

from pydantic import Field

from workplan.errors import A_DOCUMENT, OffsetError, expect
from workplan.model.base import Frozen, brief
from workplan.model.found import Mentions, Regulation, Responsibility, Target, Time, counted
from workplan.model.kinds import BlockKind
from workplan.model.masthead import Masthead
from workplan.model.plan import HEADING, Measure, Section, Tree
from workplan.model.position import Place, Span

SCHEMA_VERSION: Final = "2"

_NOTEBOOK: Final = "workplan.exports.report.notebook"
"""What shows a document in a notebook: named and loaded when asked for, as the rulebook does with modules of rules."""

_RULEBOOK: Final = "workplan.rulebook"
"""What knows how doubts are told."""


class Block(Frozen):
    """A part of the source text; a document's blocks tile its text without gap or overlap."""

    kind: Annotated[BlockKind, Field(description="What this part is.")]
    start: Annotated[int, Field(ge=0, description="First character.")]
    end: Annotated[int, Field(ge=0, description="First character behind the block.")]
    path: Annotated[str, Field(description="Path of the section it belongs to; empty outside the plan's body.")] = ""
    rule: Annotated[
        str,
        Field(description="Code of the rule that told what its first line is; empty for a section's text and blanks."),
    ] = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.start}–{self.end} {self.path}".rstrip()


class Diagnostic(Frozen):
    """A place where the source was doubtful and what was assumed there."""

    code: Annotated[str, Field(description="Code of the kind of doubt, see docs/rules.")]
    span: Annotated[Span, Field(description="The doubtful place.")]
    assumed: Annotated[str, Field(description="What was assumed, in the words of the source.")] = ""

    def message(self, lang: str = "en") -> str:
        """Return what is doubtful, and what was assumed, in ``"zh"`` or (anything else) English.

        >>> Diagnostic(code="text.twice", span=Span(start=0, end=9)).message("zh")
        '全文在此重复了一遍，只读取第一遍，请核对'
        """
        zh = lang == "zh"
        doubt = import_module(_RULEBOOK).all_doubts().get(self.code)
        told = (doubt.zh if zh else doubt.en) if doubt else self.code
        if not self.assumed:
            return str(told)
        return f"{told}；假定：{self.assumed}" if zh else f"{told}; assumed: {self.assumed}"

    def __str__(self) -> str:
        return f"{self.code} {self.span} {self.message()}"


class Provenance(Frozen):
    """Where the data came from; the same input gives the same values on every machine."""

    schema_version: Annotated[str, Field(description="Version of the JSON form.")] = SCHEMA_VERSION
    library_version: Annotated[str, Field(description="Version of workplan.")]
    sha256: Annotated[str, Field(description="Hex digest of the source bytes.")]
    reader: Annotated[str, Field(description="Reader that decoded the source.")]
    encoding: Annotated[str | None, Field(description="Codec of the bytes; null where text came in.")] = None


class Document(Tree):
    """A notice and its plan as data.

    ``document.chapters`` are the roots, ``document.items`` the leaves, ``document["三/(十)"]`` is one section.
    """

    name: Annotated[str | None, Field(description="Name given by the caller, usually the file's.")] = None
    provenance: Provenance
    text: Annotated[str, Field(description="The source text, every character of it.")]
    masthead: Masthead
    sections: Annotated[tuple[Section, ...], Field(description="Chapters, as a tree.")] = ()
    outside: Annotated[Mentions, Field(description="Mentions before and behind the plan's body.")] = Mentions()
    blocks: Annotated[tuple[Block, ...], Field(description="Parts that tile the text.")] = ()
    diagnostics: Annotated[tuple[Diagnostic, ...], Field(description="Doubts and what was assumed.")] = ()
    places: Annotated[tuple[Place, ...], Field(description="Where in the file the text stood, by start.")] = ()

    @property
    def title(self) -> str:
        """The title of the plan sent out, else of the notice; empty if there is neither."""
        title = self.masthead.own_title
        return title.value if title else ""

    @property
    def chapters(self) -> tuple[Section, ...]:
        """The sections of the first level."""
        return self.sections

    def answering(self, measure: Measure) -> tuple[Responsibility, ...]:
        """Return who answers for one of its measures: by its own clause, else by the one that it inherits."""
        if measure.inherited is None:
            return measure.responsibilities
        section = self[measure.inherited]
        above = measure.path.startswith(f"{section.path}/")
        if not above or not section.own_measures:
            return section.own_responsibilities
        first = section.own_measures[0]
        return tuple(row for row in first.responsibilities if not first.text or row.clause.start < first.span.start)

    @property
    def responsibilities(self) -> tuple[Responsibility, ...]:
        """All responsibilities, those outside the body first."""
        return (*self.outside.responsibilities, *super().responsibilities)

    @property
    def regulations(self) -> tuple[Regulation, ...]:
        """All regulations, those outside the body first."""
        return (*self.outside.regulations, *super().regulations)

    @property
    def times(self) -> tuple[Time, ...]:
        """All times, those outside the body first."""
        return (*self.outside.times, *super().times)

    @property
    def targets(self) -> tuple[Target, ...]:
        """All targets, those outside the body first."""
        return (*self.outside.targets, *super().targets)

    def __str__(self) -> str:
        return self.title or self.name or brief(self.text.strip())

    def _shown(self) -> str:
        named = brief(self.name or self.title or "without a name", HEADING)
        return f"{named}: {counted(self, 'chapters', 'items', 'responsibilities') or 'no sections'}"

    def _repr_html_(self) -> str:
        """Return the short form that notebooks show: title, facts, doubts and the first tasks."""
        shown: str = import_module(_NOTEBOOK).notebook(self)
        return shown

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column (both from 1) of a character of the text, or of its end.

        Raises:
            ArgumentError: (a ``TypeError``) ``offset`` is no number.
            OffsetError: (an ``IndexError``) the text has no such character.
        """
        expect(offset, int, "offset", zh="字符的序号", en="the number of a character")
        if not 0 <= offset <= len(self.text):
            raise OffsetError(
                zh=f"offset：给出的是 {offset}，应为 0 到 {len(self.text)}",
                en=f"offset: found {offset}, expected 0 to {len(self.text)}",
            )
        line_start = self.text.rfind("\n", 0, offset) + 1
        return self.text.count("\n", 0, offset) + 1, offset - line_start + 1

    def locate(self, span: Span) -> tuple[Place, ...]:
        """Return where ``span`` stood in the file: each page, paragraph or cell it touches, in order.

        Empty for a text, which has no such places: :meth:`position` gives line and column.

        Raises:
            ArgumentError: (a ``TypeError``) ``span`` is no :class:`Span`.
        """
        expect(span, Span, "span", zh="Span，如 document.times[0].span", en="a Span, such as document.times[0].span")
        first = bisect_right(self.places, span.start, key=lambda place: place.start) - 1
        return self.places[max(first, 0) : bisect_left(self.places, span.end, key=lambda place: place.start)]

    def section_at(self, offset: int) -> Section | None:
        """Return the innermost section that covers ``offset``, None outside the body."""
        found = None
        level = self.sections
        while level:
            inner = next((s for s in level if s.span.start <= offset < s.span.end), None)
            if inner is None:
                break
            found, level = inner, inner.sections
        return found


def several(documents: Document | Iterable[Document]) -> tuple[Document, ...]:
    """Return documents as a tuple, one as a tuple of one.

    Raises:
        ArgumentError: (a ``TypeError``) something else is among them.
    """
    if isinstance(documents, Document):
        return (documents,)
    if isinstance(documents, str) or not isinstance(documents, Iterable):
        expect(documents, Document, "documents", **A_DOCUMENT)
    found = tuple(documents)
    for document in found:
        expect(document, Document, "documents", **A_DOCUMENT)
    return found
