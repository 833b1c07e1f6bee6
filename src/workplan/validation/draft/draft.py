"""Document → Draft: the document as the rules read it, with what several of them need worked out once."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Sequence
from functools import cached_property
from itertools import groupby
from typing import Final, NamedTuple

import regex

from workplan.lexicon import Lexicon, default
from workplan.model import Block, BlockKind, Document, Responsibility, Section, Span
from workplan.names.places import Jurisdiction
from workplan.setting import own_place, years_named
from workplan.source import fold
from workplan.validation.draft.aligned import Aligned
from workplan.validation.draft.assigned import Assigned, assigned
from workplan.validation.draft.brackets import Lone, Pairing, Stretch, pair
from workplan.validation.draft.labels import read_label
from workplan.validation.draft.plan_titles import Titled, plan_titles
from workplan.validation.draft.sequence import Break, numbering_breaks
from workplan.writing.markers import Scheme

_NOT_ITS_OWN: Final = frozenset(
    {BlockKind.CHROME, BlockKind.METADATA, BlockKind.COLOPHON, BlockKind.SPACE, BlockKind.OTHER}
)
_PAGE: Final = frozenset({BlockKind.CHROME, BlockKind.METADATA})
_HEAD: Final = frozenset({BlockKind.PREAMBLE, BlockKind.TRANSMITTAL, BlockKind.OTHER})
_ISSUER: Final = regex.compile(
    r"([\p{Han}()、]{2,40}?(?:政府|办公[厅室]|委员会|[部局厅院委会署]|法院|检察院))(?=关于|印发|转发|批转|发布)"
)


class Clause(NamedTuple):
    """The responsibilities of one clause (责任单位:A、B;配合单位:C), in source order, and where all of it stands."""

    section: Section
    members: tuple[Responsibility, ...]
    span: Span

    @property
    def start(self) -> int:
        """First character of its first element."""
        return self.members[0].span.start

    @property
    def end(self) -> int:
        """First character behind its last element."""
        return self.members[-1].span.end


class Draft:
    """A document with the views of it that rules share; every view keeps the offsets of ``document.text``.

    Args:
        document: what is to be checked.
        lexicon: the words in force.
        editions: earlier editions of its series, oldest first.
    """

    def __init__(
        self, document: Document, lexicon: Lexicon | None = None, *, editions: Sequence[Document] = ()
    ) -> None:
        self.document = document
        self.editions = tuple(editions)
        self.masthead = document.masthead
        self.lexicon = default() if lexicon is None else lexicon

    @cached_property
    def aligned(self) -> Aligned | None:
        """The latest earlier edition beside this one, None if there is none."""
        return Aligned(self.editions[-1], self.document) if self.editions else None

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks that belong to the document itself: no chrome, metadata or colophon, nothing before or behind."""
        blocks = self.document.blocks
        own = [at for at, b in enumerate(blocks) if b.kind not in _NOT_ITS_OWN]
        if not own:
            return ()
        between = blocks[own[0] : own[-1] + 1]
        pages = self._page_blocks
        return tuple(
            b for b in between if (b.kind is BlockKind.OTHER and b.start not in pages) or b.kind not in _NOT_ITS_OWN
        )

    @cached_property
    def _page_blocks(self) -> frozenset[int]:
        """Where what stands between two parts of the page begins: such a part is the page's own, too."""
        blocks = [b for b in self.document.blocks if b.kind is not BlockKind.SPACE]
        return frozenset(
            here.start
            for before, here, behind in zip(blocks, blocks[1:], blocks[2:], strict=False)
            if here.kind is BlockKind.OTHER and before.kind in _PAGE and behind.kind in _PAGE
        )

    @cached_property
    def raw(self) -> str:
        """The source text, every character that is not the document's own replaced by a line end."""
        source = self.document.text
        if not self.document.blocks:
            return source
        parts: list[str] = []
        at = 0
        for block in self.blocks:
            parts.append("\n" * (block.start - at))
            shown = source[block.start : block.end]
            parts.append(self._without_fields(shown) if block.kind in _HEAD else shown)
            at = block.end
        parts.append("\n" * (len(source) - at))
        return "".join(parts)

    def _without_fields(self, text: str) -> str:
        """Return the text of a block above the plan, each line that holds a field of the page made line ends."""
        fields = self.lexicon.build(_fields)
        lines = text.split("\n")
        return "\n".join("\n" * len(line) if fields.match(line) else line for line in lines)

    @cached_property
    def text(self) -> str:
        """``raw`` with variant forms made plain (half-width marks and digits), character for character."""
        return fold(self.raw)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Every section in source order."""
        return tuple(self.document.walk())

    @cached_property
    def families(self) -> tuple[tuple[Section, ...], ...]:
        """The sections that stand side by side, family by family: the chapters first, then each one's children."""
        return (self.document.sections, *(s.sections for s in self.sections if s.sections))

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The responsibilities of the plan, clause by clause."""
        return tuple(
            Clause(section, tuple(members), span)
            for section in self.sections
            for span, members in groupby(section.own_responsibilities, key=lambda found: found.clause)
        )

    @cached_property
    def place(self) -> Jurisdiction | None:
        """The place whose plan it is."""
        return own_place(self.masthead, self.lexicon)

    @cached_property
    def assigned(self) -> tuple[Assigned, ...]:
        """The single bodies with a part in the work."""
        return assigned(self.sections)

    @cached_property
    def laws(self) -> frozenset[str]:
        """The names of national laws and administrative regulations, without 中华人民共和国."""
        return self.lexicon.build(_law_names)

    @cached_property
    def title(self) -> str:
        """The plan's title, or the notice's, folded; empty if there is none."""
        return fold(self.document.title)

    @cached_property
    def plan_titles(self) -> list[Titled]:
        """The plan's title as each place of the masthead has it, the notice's title first."""
        return plan_titles(self.document, self.text, is_notice=self.is_notice)

    @cached_property
    def years(self) -> tuple[int, int] | None:
        """First and last year of the plan by its title, None where it names none."""
        return years_named(self.title)

    @cached_property
    def issued(self) -> dt.date | None:
        """The date of issue."""
        return self.masthead.date_issued.value if self.masthead.date_issued else None

    @cached_property
    def is_notice(self) -> bool:
        """Tell whether the document is a notice (通知) that sends something out, not a plan kept alone."""
        title = self.masthead.title.value if self.masthead.title else ""
        return title.endswith("的通知")

    @cached_property
    def title_issuer(self) -> str:
        """The body with whose name the notice's title begins, empty if it begins with none."""
        title = fold(self.masthead.title.value) if self.masthead.title else ""
        found = _ISSUER.match(title)
        return found[1] if found else ""

    @cached_property
    def has_plain_title(self) -> bool:
        """Tell whether the title begins with its issuer or with 关于: it is the title alone, no page around it."""
        title = self.masthead.title.value if self.masthead.title else ""
        return title.startswith("关于") or bool(self.title_issuer)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The parts in which brackets must close, in source order."""
        if not self.document.blocks:
            return (Stretch(0, len(self.document.text)),)
        parts: list[Stretch] = []
        path: str | None = None
        for block in self.blocks:
            inside = block.path or None
            if parts and inside is not None and inside == path and block.kind is not BlockKind.HEADING:
                parts[-1] = Stretch(parts[-1].start, block.end)
            else:
                parts.append(Stretch(block.start, block.end))
            path = inside
        return tuple(parts)

    @cached_property
    def numbering_breaks(self) -> tuple[Break, ...]:
        """The numbers that are not the ones that should stand there."""
        return numbering_breaks(self.document, self.sections)

    @cached_property
    def numbered_through(self) -> frozenset[int]:
        """The first children (by ``id``) whose numbers go on from one chapter to the next, not anew in each."""
        children = [(family[0], read_label(family[0].label)) for family in self.families[1:]]
        children.sort(key=lambda child: child[0].span.start)
        out: set[int] = set()
        following: dict[Scheme, int] = {}
        for child, label in reversed(children):
            if label is not None:
                if label.value != 1 or following.get(label.scheme, 1) != 1:
                    out.add(id(child))
                following[label.scheme] = label.value
        return frozenset(out)

    def is_bare_number(self, section: Section) -> bool:
        """Tell whether a section's number has no mark: what is taken for one may be a page number or a quantity."""
        return self.text[section.marker.start : section.marker.end].strip().isdecimal()

    @cached_property
    def pairing(self) -> Pairing:
        """What the brackets of the text come to; above the plan a pair may go over several parts, page lines too."""
        found = pair(self.text, self.stretches)
        head = self.sections[0].span.start if self.sections else len(self.text)
        if not any(lone.at < head for lone in found.lone):
            return found
        whole = pair(fold(self.document.text[:head]), (Stretch(0, head),))
        alone = {lone.at for lone in whole.lone}
        return Pairing(tuple(lone for lone in found.lone if lone.at >= head or lone.at in alone), found.straight)

    @property
    def lone_brackets(self) -> tuple[Lone, ...]:
        """The brackets, quotation and title marks without a partner."""
        return self.pairing.lone

    @cached_property
    def clause_brackets(self) -> frozenset[int]:
        """The places of lone brackets that open or close a clause of responsibility."""
        return frozenset(lone.at for lone, _ in self.broken_clauses)

    @cached_property
    def broken_clauses(self) -> tuple[tuple[Lone, Clause], ...]:
        """The clauses whose bracket has lost its partner, with the bracket that is left."""
        bracketed = {at: clause for clause in self.clauses for at in (clause.span.start, clause.span.end - 1)}
        brackets = (lone for lone in self.lone_brackets if lone.mark in "()[]")
        return tuple((lone, bracketed[lone.at]) for lone in brackets if lone.at in bracketed)

    def section_at(self, offset: int) -> Section | None:
        """Return the innermost section that covers ``offset``, None outside the plan's body."""
        at = bisect.bisect_right(self._starts, offset) - 1
        while at >= 0:
            section = self.sections[at]
            if section.span.end > offset:
                return section
            at -= 1
            if section.level == 1:
                break
        return None

    @cached_property
    def _starts(self) -> list[int]:
        return [s.span.start for s in self.sections]

    def show(self, span: Span) -> str:
        """Return the characters of ``span`` as the source has them."""
        return self.document.text[span.start : span.end]


def _fields(lexicon: Lexicon) -> regex.Pattern[str]:
    """Return the pattern of a short line that names a field of the page, a date in front or none: 来源: 省财政厅."""
    keys = [row["key"] for row in lexicon.table("metadata_keys")]
    return regex.compile(
        r"[\s*#>-]{0,40}(?:\d{4}[-./]\d\d?[-./]\d\d?\s*)?(?:\p{Han}{2})?\L<keys>\**\s?[:：][^。]{0,60}\s*$", keys=keys
    )


def _law_names(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(row["title"] for row in lexicon.table("laws"))
