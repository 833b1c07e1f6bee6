"""Layout + extraction → Document: every section is read, every stretch of the source becomes a block."""

from __future__ import annotations

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
)
from workplan.sections import read_sections, view_of
from workplan.setting import Setting
from workplan.source import SourceText
from workplan.structure.layout import Layout, lay_out
from workplan.structure.not_a_plan import not_a_plan
from workplan.structure.outline import Stretch
from workplan.structure.page_words import wording

# Parts outside the sections and what is read out of them: regulations everywhere but on the page around the document
_READ: Final = frozenset(BlockKind) - {BlockKind.CHROME, BlockKind.SPACE}
_BINDING: Final = frozenset({BlockKind.PREAMBLE, BlockKind.TRANSMITTAL, BlockKind.CLOSING})


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
    _read_outside(outside, layout, reading, (0, first))
    sections = read_sections(source, layout, reading)
    _read_outside(outside, layout, reading, (first, len(source.text)))
    diagnostics = [
        *(Diagnostic(code=code, span=Span(start=a, end=b)) for code, a, b in source.notes),
        *(Diagnostic(code=d.code, span=Span(start=d.start, end=d.end), assumed=d.assumed) for d in layout.doubts),
        *reading.diagnostics,
    ]
    tasks = len(outside.responsibilities) + sum(len(s.all_responsibilities) for s in sections)
    other = not_a_plan(layout.masthead, layout.roots, tasks, lexicon.build(wording))
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
        blocks=_blocks(layout, len(source.text)),
        diagnostics=tuple(sorted(diagnostics, key=lambda d: (d.span.start, d.span.end, d.code))),
    )


def _setting(layout: Layout, lexicon: Lexicon) -> Setting:
    colophon = (layout.paragraphs[at].bare for at, kind in layout.kinds.items() if kind is BlockKind.COLOPHON)
    return Setting.of(layout.masthead, lexicon, colophon=colophon)


def _read_outside(rows: Rows, layout: Layout, reading: Reading, reach: Stretch) -> None:
    """Read what stands outside the sections within ``reach``, runs of one kind together."""
    run: list[Stretch] = []
    running: BlockKind | None = None
    for index, paragraph in enumerate(layout.paragraphs):
        kind = layout.kinds.get(index)
        inside = reach[0] <= paragraph.start < reach[1] and kind in _READ
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


def _blocks(layout: Layout, length: int) -> tuple[Block, ...]:
    """Tile the text: each stretch reaches to the next one's start, so that blanks belong to what stands before them."""
    marks: list[tuple[int, BlockKind, str]] = []
    stack = list(layout.roots)
    while stack:
        node = stack.pop()
        stack.extend(node.children)
        marks.append((node.marker[0], BlockKind.HEADING if node.heading else BlockKind.TEXT, node.path))
        marks += [(a, BlockKind.TEXT, node.path) for a, _ in node.body]
        marks += [(place[0], BlockKind.TEXT, node.path) for _, place in node.cells]
        if node.cells and node.heading:
            marks.append((node.heading[0], BlockKind.HEADING, node.path))
    starts = {at for at, _, _ in marks}
    for index, paragraph in enumerate(layout.paragraphs):
        kind = layout.kinds.get(index)
        if kind is not None and paragraph.start not in starts:
            marks.append((paragraph.start, kind, ""))
    marks.sort(key=lambda mark: mark[0])
    if not marks or marks[0][0] > 0:
        marks.insert(0, (0, BlockKind.SPACE if marks else BlockKind.OTHER, ""))
    blocks: list[Block] = []
    start, kind, path = marks[0]
    for at, next_kind, next_path in [*marks[1:], (length, BlockKind.SPACE, "\0")]:
        if (next_kind, next_path) == (kind, path):
            continue
        if at > start:
            blocks.append(Block(kind=kind, start=start, end=at, path=path))
        start, kind, path = at, next_kind, next_path
    return tuple(blocks)
