"""Layout + extraction → Document: every section is read, every stretch of the source becomes a block."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Final

from workplan._version import __version__
from workplan.extraction.reading import Reading, Rows, clauses_of
from workplan.lexicon import Lexicon
from workplan.measures.placing import put
from workplan.model import (
    Block,
    BlockKind,
    Diagnostic,
    Document,
    Mentions,
    Provenance,
    Span,
    unchecked,
)
from workplan.sections import read_sections, view_of
from workplan.setting import OPENING, Setting
from workplan.source import SourceText
from workplan.structure.layout import Layout, lay_out
from workplan.structure.not_a_plan import not_a_plan
from workplan.structure.outline import Node, Stretch
from workplan.structure.page_words import wording
from workplan.structure.read_over import PAGE_MARK
from workplan.structure.unread import unread

# Parts outside the sections and what is read out of them: regulations everywhere but on the page around the document
_READ: Final = frozenset(BlockKind) - {BlockKind.CHROME, BlockKind.SPACE}
_BINDING: Final = frozenset({BlockKind.PREAMBLE, BlockKind.TRANSMITTAL, BlockKind.CLOSING})
_block: Final = unchecked(Block)


def assemble(source: SourceText, *, name: str | None, lexicon: Lexicon) -> Document:
    """Build the Document of what a reader returned.

    Args:
        source: text and what the reader knew.
        name: name of the document.
        lexicon: the words in force.
    """
    layout = lay_out(source, lexicon)
    reading = Reading(_setting(layout, lexicon))
    first = layout.roots[0].marker[0] if layout.roots else len(source.text)
    outside = Rows()
    # before the first section stands nothing of a section, but for cells of its own row
    _read_outside(outside, layout, reading, _marks(layout.roots[:1]), (0, first))
    sections = read_sections(source, layout, reading)
    marks = _marks(layout.roots)  # headings are settled now
    _read_outside(outside, layout, reading, marks, (first, len(source.text)))
    diagnostics = [
        *(Diagnostic(code=c, span=Span(start=a, end=b), assumed="".join(said)) for c, a, b, *said in source.notes),
        *(Diagnostic(code=d.code, span=Span(start=d.start, end=d.end), assumed=d.assumed) for d in layout.doubts),
        *reading.diagnostics,
        *(Diagnostic(code=code, span=Span(start=a, end=b)) for code, a, b in unread(source.text)),
    ]
    every = [section for chapter in sections for section in chapter.walk()]
    tasks = len(outside.responsibilities) + sum([len(section.own_responsibilities) for section in every])
    labels = [section.label for section in every]
    other = not_a_plan(layout.masthead, labels, tasks, lexicon.build(wording))
    if other is not None:
        diagnostics.append(Diagnostic(code=other, span=Span(start=0, end=len(source.text))))
    return Document(
        name=name,
        provenance=Provenance(
            library_version=__version__, sha256=source.sha256, reader=source.reader, encoding=source.encoding
        ),
        text=source.text,
        masthead=layout.masthead,
        sections=sections,
        outside=Mentions(
            responsibilities=tuple(outside.responsibilities),
            regulations=tuple(outside.regulations),
            times=tuple(outside.times),
            targets=tuple(outside.targets),
        ),
        blocks=_blocks(layout, marks, len(source.text)),
        diagnostics=tuple(sorted(diagnostics, key=lambda d: (d.span.start, d.span.end, d.code))),
        places=source.places,
    )


def _setting(layout: Layout, lexicon: Lexicon) -> Setting:
    def those(*kinds: BlockKind) -> Iterator[str]:
        return (layout.paragraphs[at].bare for at, kind in layout.kinds.items() if kind in kinds)

    return Setting.of(layout.masthead, lexicon, opening=those(*OPENING), colophon=those(BlockKind.COLOPHON))


def _read_outside(rows: Rows, layout: Layout, reading: Reading, marks: Sequence[_Mark], reach: Stretch) -> None:
    """Read what stands outside the sections within ``reach``, runs of one kind together.

    Args:
        rows: what is found is added to them.
        layout: the parts of the document.
        reading: the document being read.
        marks: where the sections and their parts begin.
        reach: the stretch of the text.
    """
    held = {mark[0] for mark in marks}
    run: list[Stretch] = []
    running: BlockKind | None = None
    starts = [paragraph.start for paragraph in layout.paragraphs]
    for index in range(bisect_left(starts, reach[0]), bisect_left(starts, reach[1])):
        paragraph = layout.paragraphs[index]
        kind = layout.kinds.get(index)
        inside = kind in _READ and paragraph.start not in held
        if (not inside or kind is not running) and run:
            _read_run(rows, run, running, layout, reading)
            run = []
        running = kind
        if inside:
            run.append((paragraph.start, paragraph.end))
    if run:
        _read_run(rows, run, running, layout, reading)


def _read_run(rows: Rows, run: list[Stretch], kind: BlockKind | None, layout: Layout, reading: Reading) -> None:
    if kind in (BlockKind.TITLE, BlockKind.PLAN_TITLE):
        run = [(run[0][0], run[-1][1])]
    view = view_of(run, layout)
    found = Rows()
    if kind in _BINDING:
        reading.section(view, found, clauses=clauses_of(view, reading.setting.lexicon))
    else:
        reading.titles(view, found)
    put(found, view)
    rows.extend(found)


_Mark = tuple[int, BlockKind, str, str]
"""A place of the text and what it is from there on: kind, path of the section, code of the rule."""


def _blocks(layout: Layout, sections: Sequence[_Mark], length: int) -> tuple[Block, ...]:
    """Tile the text: each stretch reaches to the next one's start, so that blanks belong to what stands before them."""
    marks = [*sections]
    for index, kind in sorted(layout.kinds.items()):
        marks.append((layout.paragraphs[index].start, kind, "", layout.rules[index]))
    marks.sort(key=itemgetter(0))  # of two at one place the first counts: sections, and the first row of a shared cell
    if not marks or marks[0][0] > 0:
        marks.insert(0, (0, BlockKind.SPACE if marks else BlockKind.OTHER, "", ""))
    blocks: list[Block] = []
    start, kind, path, rule = marks[0]
    last = start
    for at, next_kind, next_path, next_rule in [*marks[1:], (length, BlockKind.SPACE, "\0", "")]:
        if at > last and (next_kind is not kind or next_path != path):
            blocks.append(_block(end=at, kind=kind, path=path, rule=rule, start=start))
            start, kind, path, rule = at, next_kind, next_path, next_rule
        last = at
    return tuple(_with_pages(blocks, layout))


def _with_pages(blocks: Sequence[Block], layout: Layout) -> Sequence[Block]:
    """Part blocks at the page marks that stand inside them, which are no part of what they stand in."""
    pages = deque(layout.readable.pages)
    if not pages:
        return blocks
    out: list[Block] = []
    for block in blocks:
        start = block.start
        while pages and pages[0][0] < block.end:
            first, last = pages.popleft()
            last += len(layout.text[last : block.end]) - len(layout.text[last : block.end].lstrip())
            if first > start:
                _add(out, block.model_copy(update={"start": start, "end": first}))
            _add(out, Block(kind=BlockKind.CHROME, start=first, end=last, rule=PAGE_MARK.code))
            start = last
        if start < block.end:
            _add(out, block.model_copy(update={"start": start}))
    return out


def _add(blocks: list[Block], block: Block) -> None:
    """Add a block; of two of one kind that touch one is made."""
    before = blocks[-1] if blocks else None
    if before is not None and (before.kind, before.path) == (block.kind, block.path):
        blocks[-1] = before.model_copy(update={"end": block.end})
    else:
        blocks.append(block)


def _marks(roots: Sequence[Node]) -> list[_Mark]:
    """Return where heading and text of each section of a tree begin."""
    marks: list[_Mark] = []
    waiting = [*reversed(roots)]
    while waiting:
        node = waiting.pop()
        path = node.path
        marks.append((node.marker[0], BlockKind.HEADING if node.heading else BlockKind.TEXT, path, node.heading_rule))
        for start, _ in node.body:
            marks.append((start, BlockKind.TEXT, path, ""))
        if node.cells:
            if node.heading:
                marks.append((node.heading[0], BlockKind.HEADING, path, node.heading_rule))
            marks += [(place[0], BlockKind.TEXT, path, "") for _, place in node.cells]
        if node.children:
            waiting += reversed(node.children)
    return marks
