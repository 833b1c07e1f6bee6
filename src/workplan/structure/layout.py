"""SourceText → layout: front, body, back, and the tree of sections; every paragraph is accounted for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workplan.lexicon import Lexicon
from workplan.model import BlockKind, Masthead
from workplan.rulebook import Found
from workplan.source import SourceText, fold, paired_quotes
from workplan.structure import back as back_matter
from workplan.structure.back import Back
from workplan.structure.contents import contents
from workplan.structure.front import Front, Reader, sends_out, unglued
from workplan.structure.headings import ClauseSpans, settle
from workplan.structure.lines import Cuts, Paragraph, paragraphs
from workplan.structure.masthead import Mast
from workplan.structure.numbering import Marker
from workplan.structure.outline import Node, Stretch, number, pieces, tree
from workplan.structure.outlining.marks import Mark, Outline
from workplan.structure.outlining.reading import annex_lists, apart, search
from workplan.structure.outlining.sheet import full_lines
from workplan.structure.outlining.solve import CLOSE
from workplan.structure.outlining.usual import usual
from workplan.structure.tasks import flat_rows, grid_rows, node
from workplan.structure.wording import Wording, wording


@dataclass(slots=True)
class Layout:
    """What a document is made of; positions are characters of the source.

    Attributes:
        text: the source text.
        folded: the same, folded.
        paragraphs: all its paragraphs.
        kinds: what each paragraph outside the sections is.
        masthead: the values around the plan.
        roots: the sections of the first level.
        doubts: places where the structure had to be guessed (positions in the source).
    """

    text: str
    folded: str
    paragraphs: Sequence[Paragraph]
    kinds: dict[int, BlockKind]
    masthead: Masthead
    roots: list[Node]
    doubts: list[Found] = field(default_factory=list)


def lay_out(source: SourceText, lexicon: Lexicon, clause_spans: ClauseSpans) -> Layout:
    """Find out what each part of a source is.

    Args:
        source: what a reader returned.
        lexicon: the words in force.
        clause_spans: tells where responsibility clauses stand in a folded text.
    """
    words = lexicon.build(wording)
    folded = paired_quotes(fold(source.text))
    lines, outline, chrome, tables = _outlined(source, folded, lexicon)
    marks = {mark.start: mark for mark in outline.marks}
    markers = [_marker(line, marks) for line in lines]
    reader, front = _front(lines, markers, tables, words, chrome)
    back = back_matter.read(reader, markers, front.body)
    kinds = {**front.kinds, **back.kinds}
    roots: list[Node] = []
    for start, stop in [(front.body, back.end), *back.annexes]:
        own, tasks = _own(lines, start, stop, back, tables)
        before, sections = tree(pieces(own, tasks, marks))
        for piece in before:
            index = next((i for i in range(start, stop) if lines[i].start <= piece.start < lines[i].end), start)
            kinds.setdefault(index, BlockKind.PREAMBLE)
        roots += sections
    for root in roots:
        settle(root, clause_spans)
    number(roots)
    masthead = Mast(source, lines, front, back, words).read()
    return Layout(source.text, folded, lines, kinds, masthead, roots, _doubts(roots, outline))


Rows = dict[int, tuple[int, list[Node]]]
"""Rows of the task tables, by the index of the paragraph at which the table starts, with the index behind it."""


def _outlined(
    source: SourceText, folded: str, lexicon: Lexicon
) -> tuple[list[Paragraph], Outline, frozenset[int], Rows]:
    """The paragraphs, the markers that they start with, those that are furniture, and the task tables."""
    lines = _unglued(paragraphs(source, folded))
    chrome = _chrome(source, lines) | contents(lines)
    tables = _tables(source, lines, lexicon)
    rows = {i for start, (stop, _) in tables.items() for i in range(start, stop)}
    closed = {i for i, line in enumerate(lines) if i in rows or i in chrome or line.table >= 0}
    annexes = annex_lists(folded)
    firsts = {start for start, _ in annexes}
    plain = usual(folded, [(p.start, p.text) for i, p in enumerate(lines) if i not in closed and p.start not in firsts])
    if plain is None:
        outline = search(folded, apart([*((lines[i].start, lines[i].end) for i in closed), *annexes]))
    else:
        wrapped = any("\n" in line.text for line in lines)
        outline = Outline(tuple(plain), soft=frozenset(full_lines(folded) if wrapped else ()))
        if not outline.soft:
            return lines, outline, chrome, tables
    others = {lines[i].start for i in closed} | {end for _, end in outline.apart}
    cuts = Cuts({mark.start: mark.end for mark in outline.marks}, frozenset(others), outline.soft)
    lines = _unglued(paragraphs(source, folded, cuts))
    chrome = _chrome(source, lines) | contents(lines)
    return lines, outline, chrome, _tables(source, lines, lexicon)


def _unglued(lines: list[Paragraph]) -> list[Paragraph]:
    lines[:20] = [part for line in lines[:20] for part in (unglued(line) if line.table < 0 else [line])]
    return lines


def _marker(line: Paragraph, marks: Mapping[int, Mark]) -> Marker | None:
    mark = marks.get(line.start) if line.table < 0 else None
    if mark is None:
        return None
    return Marker(mark.scheme, mark.value, mark.label, 0, min(mark.end, line.end) - line.start)


def _chrome(source: SourceText, lines: Sequence[Paragraph]) -> frozenset[int]:
    found: set[int] = set()
    at = 0
    for span in source.chrome:
        while at < len(lines) and lines[at].end <= span.start:
            at += 1
        run = at
        while run < len(lines) and lines[run].start < span.end:
            if lines[run].end <= span.end:
                found.add(run)
            run += 1
    return frozenset(found)


def _tables(source: SourceText, lines: Sequence[Paragraph], lexicon: Lexicon) -> dict[int, tuple[int, list[Node]]]:
    """Rows of the task tables, by the index of the paragraph at which the table starts, with the index behind it."""
    found: dict[int, tuple[int, list[Node]]] = {}
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.table >= 0:
            stop = at + 1
            while stop < len(lines) and lines[stop].table == line.table:
                stop += 1
            rows = grid_rows(source.tables[line.table], source.text, lexicon)
            if rows:
                found[at] = (stop, [node(row) for row in rows])
            at = stop
            continue
        if line.bare in ("序号", "编号", "项目编号"):
            flat = flat_rows(lines, at, lexicon)
            if flat is not None and flat[2]:
                found[at] = (flat[1], [node(row) for row in flat[2]])
                at = flat[1]
                continue
        at += 1
    return found


def _own(
    lines: Sequence[Paragraph], start: int, stop: int, back: Back, tables: dict[int, tuple[int, list[Node]]]
) -> tuple[list[Paragraph], dict[int, list[Node]]]:
    """The paragraphs of a stretch of body, each task table standing as its first one."""
    own: list[Paragraph] = []
    tasks: dict[int, list[Node]] = {}
    at = start
    while at < stop:
        if at in tables:
            tasks[lines[at].start] = tables[at][1]
            own.append(lines[at])
            at = tables[at][0]
            continue
        if back.kinds.get(at) not in (BlockKind.CHROME, BlockKind.CLOSING):
            own.append(lines[at])
        at += 1
    return own, tasks


def _front(
    lines: Sequence[Paragraph],
    markers: Sequence[Marker | None],
    tables: dict[int, tuple[int, list[Node]]],
    words: Wording,
    chrome: frozenset[int],
) -> tuple[Reader, Front]:
    """Read the front; where a notice with numbered points of its own sends a plan out, the plan's body comes later."""
    marked = [m is not None for m in markers]
    starts = sorted({i for i, m in enumerate(marked) if m and i not in chrome} | set(tables))
    first = starts[0] if starts else len(lines)
    rows = frozenset(i for start, (stop, _) in tables.items() for i in range(start, stop))
    reader = Reader(lines, marked, words, chrome, rows)
    front = reader.read(first)
    title = "".join(lines[i].bare for i in front.title)
    if front.plan_title or not (sends_out(title) or (not front.title and front.recipients)):
        return reader, front
    for later in range(first, len(lines)):
        if not reader.is_date(later):
            continue
        for at in range(later + 1, min(later + 9, len(lines))):
            if marked[at] or at in tables:
                break
            if reader.title_at(at, len(lines)) is None:
                continue
            body = next((s for s in starts if s > at), None)
            if body is None:
                break
            again = Reader(lines, marked, words, chrome, rows)
            return again, again.read(body)
        break
    return reader, front


def _doubts(roots: Sequence[Node], outline: Outline) -> list[Found]:
    unsure = {mark.start for mark in outline.marks if mark.margin < CLOSE}
    out = [Found("numbering.left-out", *rejected) for rejected in outline.rejected]
    stack = list(roots)
    while stack:
        current = stack.pop()
        stack.extend(current.children)
        if current.glued:
            out.append(Found("numbering.glued", *current.marker, current.label))
        if current.marker[0] in unsure:
            out.append(Found("numbering.unsure", *current.marker, current.label))
    return sorted(out, key=lambda f: f.start)


def own_stretches(section: Node) -> list[Stretch]:
    """The stretches of the source that a section's view shows: heading and text, the marker aside."""
    return [(p.start, p.end) for p in section.pieces if p.end > p.start]
