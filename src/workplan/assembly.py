"""Layout + extraction → Document: every section is read, every stretch of the source becomes a block."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import regex

from workplan._version import __version__
from workplan.extraction.regulations import find as regulations
from workplan.extraction.regulations.find import Introduced
from workplan.extraction.responsibilities import find as responsibilities
from workplan.extraction.responsibilities.find import Standing
from workplan.extraction.targets import find as targets
from workplan.extraction.times import find as times
from workplan.lexicon import Lexicon
from workplan.model import (
    Block,
    BlockKind,
    Diagnostic,
    Document,
    Mentions,
    Provenance,
    Regulation,
    Responsibility,
    Section,
    Span,
    Target,
    Time,
)
from workplan.names.jurisdiction import jurisdiction
from workplan.rulebook import Found
from workplan.setting import Setting
from workplan.source import SourceText, View
from workplan.structure.layout import Layout, lay_out, own_stretches
from workplan.structure.not_a_plan import not_a_plan
from workplan.structure.outline import Node, Stretch
from workplan.structure.page_words import wording

# Parts outside the sections and what is read out of them: regulations everywhere but on the page around the document
_READ: Final = frozenset(BlockKind) - {BlockKind.CHROME, BlockKind.SPACE}
_BINDING: Final = frozenset({BlockKind.PREAMBLE, BlockKind.TRANSMITTAL, BlockKind.CLOSING})
_YEAR: Final = regex.compile(r"(?<![\d—~至-])((?:19|20)\d{2})(?!\d|年?(?:[—~至-]|到)\d|年远景目标)(?=年|度|\p{Han}|$)")
# “十四五”规划 names 2021–2025; its first year is the one to which open times are resolved
_FIVE_YEARS: Final = regex.compile(r"(十[一二三四五六])(?:五|个五年)")
_FIRST_OF_FIVE: Final = {"十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026, "十六": 2031}


# in a heading: breaks, and blanks between Chinese letters
_BLANKS: Final = regex.compile(r"(?<!\s)[^\S\n]*+\n\s*|(?<=[\p{Han}、，。“”])[ \t\u3000\u00a0]++(?=[\p{Han}、，。“”])")


@dataclass(slots=True)
class _Reading:
    """The state that is handed from section to section in document order, and the doubts met on the way."""

    setting: Setting
    standing: Standing = field(default_factory=Standing)
    introduced: Introduced = field(default_factory=Introduced)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def doubt(self, view: View, doubts: Iterable[Found]) -> None:
        for found in doubts:
            self.diagnostics.append(
                Diagnostic(code=found.code, span=view.span(found.start, found.end), assumed=found.assumed)
            )


@dataclass(slots=True)
class _Rows:
    """Mentions of one place while they are collected."""

    responsibilities: list[Responsibility] = field(default_factory=list)
    regulations: list[Regulation] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)

    def read(self, view: View, reading: _Reading, label: str = "", *, binding: bool = True, past: bool = False) -> None:
        """Read one view; ``binding`` is False where only regulations count, ``past`` True in a review of the past."""
        outcome = regulations.find(view, reading.setting, reading.introduced)
        reading.introduced = outcome.introduced
        self.regulations += outcome.rows
        reading.doubt(view, outcome.doubts)
        if not binding:
            return
        found = responsibilities.find(view, reading.setting, reading.standing, label=label)
        reading.standing = found.standing
        self.responsibilities += found.rows
        reading.doubt(view, found.doubts)
        self.times += times.find(view, reading.setting, label=label)
        if not label:
            self.targets += targets.find(view, reading.setting, past=past)


def assemble(source: SourceText, *, name: str | None, lexicon: Lexicon) -> Document:
    """Build the Document of what a reader returned.

    Args:
        source: text and what the reader knew.
        name: name of the document.
        lexicon: the words in force.
    """
    layout = lay_out(source, lexicon, lambda text: responsibilities.clause_spans(text, lexicon))
    reading = _Reading(_setting(layout, lexicon))
    first = layout.roots[0].marker[0] if layout.roots else len(source.text)
    outside = _Rows()
    _read_outside(outside, layout, reading, (0, first))
    sections = tuple(_section(root, layout, source.text, reading) for root in layout.roots)
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
    masthead = layout.masthead
    title = masthead.title.value if masthead.title else ""
    plan = masthead.plan_title.value if masthead.plan_title else ""
    number = masthead.document_number.value if masthead.document_number else ""
    place = None
    for text in (*(i.value for i in masthead.issuers), title, plan, number, *(r.value for r in masthead.recipients)):
        place = jurisdiction(text, lexicon) if text else None
        if place is not None:
            break
    issued = masthead.date_issued.value if masthead.date_issued else None
    return Setting(lexicon=lexicon, jurisdiction=place, year=_year(layout, plan or title), issued=issued)


def _year(layout: Layout, title: str) -> int | None:
    """The plan's year: of its title, else of its issue, else of the printing line (版记)."""
    found = _YEAR.search(title)
    if found is not None:
        return int(found[1])
    five = _FIVE_YEARS.search(title)
    if five is not None:
        return _FIRST_OF_FIVE[five[1]]
    if layout.masthead.date_issued is not None:
        return layout.masthead.date_issued.value.year
    for index, kind in layout.kinds.items():
        if kind is BlockKind.COLOPHON and "印发" in layout.paragraphs[index].bare:
            printed = _YEAR.search(layout.paragraphs[index].bare)
            if printed is not None:
                return int(printed[1])
    return None


def _read_outside(rows: _Rows, layout: Layout, reading: _Reading, reach: Stretch) -> None:
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


def _read_run(rows: _Rows, run: list[Stretch], kind: BlockKind | None, layout: Layout, reading: _Reading) -> None:
    if kind in (BlockKind.TITLE, BlockKind.PLAN_TITLE):
        run = [(run[0][0], run[-1][1])]
    rows.read(_view(run, layout), reading, binding=kind in _BINDING)


def _section(node: Node, layout: Layout, text: str, reading: _Reading, *, past: bool = False) -> Section:
    rows = _Rows()
    heading = _heading(text[slice(*node.heading)]) if node.heading else None
    past = past or (heading is not None and targets.tells_past(heading, reading.setting))
    stretches = own_stretches(node)
    if node.cells or not stretches:
        if node.heading is not None:
            rows.read(_view([node.heading], layout), reading, past=past)
        for label, place in node.cells:
            rows.read(_view([place], layout), reading, label)
    else:
        rows.read(_view(stretches, layout), reading, past=past)
    body = [place for _, place in node.cells] if node.cells else node.body
    own = "\n".join(text[a:b].strip() for a, b in body)
    contiguous = body and (len(body) == 1 or own == text[body[0][0] : body[-1][1]].strip())
    children = tuple(_section(child, layout, text, reading, past=past) for child in node.children)
    return Section(
        path=node.path,
        label=node.label,
        level=node.level,
        heading=heading,
        text=own,
        rule=node.heading_rule,
        span=Span(start=node.marker[0], end=node.end),
        marker=_stripped(text, node.marker),
        heading_span=Span(start=node.heading[0], end=node.heading[1]) if node.heading else None,
        text_span=Span(start=body[0][0], end=body[-1][1]) if contiguous else None,
        responsibilities=tuple(rows.responsibilities),
        regulations=tuple(rows.regulations),
        times=tuple(rows.times),
        targets=tuple(rows.targets),
        sections=children,
    )


def _stripped(text: str, place: Stretch) -> Span:
    return Span(start=place[0], end=place[0] + len(text[place[0] : place[1]].rstrip()))


def _heading(text: str) -> str:
    """A heading as written, line breaks joined and blanks between Chinese letters dropped."""
    return _BLANKS.sub("", text).strip()


def _view(stretches: Sequence[Stretch], layout: Layout) -> View:
    return View.over(layout.text, stretches, folded=layout.folded)


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
