"""SourceText → layout: front, body, back, and the tree of sections; every paragraph is accounted for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from workplan.lexicon import Lexicon
from workplan.model import BlockKind, Masthead
from workplan.rulebook import Doubt, Found
from workplan.source import SourceText
from workplan.structure import back as back_matter
from workplan.structure import front as front_matter
from workplan.structure import masthead
from workplan.structure.back import Back
from workplan.structure.contents import contents
from workplan.structure.glued_front import front_parted
from workplan.structure.lines import Cuts, Paragraph, paragraphs
from workplan.structure.manuscript import Manuscript
from workplan.structure.outline import Node, Stretch, number, pieces, tree
from workplan.structure.outlining.chosen import Mark, Outline
from workplan.structure.outlining.prepared import full_lines
from workplan.structure.outlining.reading import annex_lists, apart, search
from workplan.structure.outlining.solve import CLOSE
from workplan.structure.outlining.usual import usual
from workplan.structure.page_words import Wording, wording
from workplan.structure.read_over import Readable, lone_numbers, readable, written
from workplan.structure.rules.front_notice import PREAMBLE
from workplan.structure.tables import TaskTable, task_tables
from workplan.writing.markers import Marker


@dataclass(slots=True)
class Layout:
    """What a document is made of; positions are characters of the source.

    Attributes:
        text: the source text.
        readable: the same, ready to be read.
        paragraphs: all its paragraphs.
        kinds: what each paragraph outside the sections is.
        rules: the code of the rule that told it.
        ends: for each paragraph that looked as if the body ended there, the code of the rule that decided it.
        masthead: the values around the plan.
        roots: the sections of the first level.
        doubts: places where the structure had to be guessed (positions in the source).
    """

    text: str
    readable: Readable
    paragraphs: Sequence[Paragraph]
    kinds: dict[int, BlockKind]
    rules: dict[int, str]
    ends: dict[int, str]
    masthead: Masthead
    roots: list[Node]
    doubts: list[Found] = field(default_factory=list)

    @property
    def folded(self) -> str:
        """The text, ready to be read."""
        return self.readable.text

    def written(self, start: int, end: int) -> str:
        """Return a stretch of the source without what is read over in it."""
        over = self.readable.over
        return written(self.text, over, start, end) if over else self.text[start:end]


def lay_out(source: SourceText, lexicon: Lexicon) -> Layout:
    """Find out what each part of a source is.

    Args:
        source: what a reader returned.
        lexicon: the words in force.

    Returns:
        The layout; headings of the sections are still to be settled (:func:`workplan.structure.headings.settle`).
    """
    words = lexicon.build(wording)
    ready, lines, outline, chrome, tables = _outlined(source, words, lexicon)
    marks = {mark.start: mark for mark in outline.marks}
    markers = [_marker(line, marks) for line in lines]
    rows = frozenset(at for start, table in tables.items() for at in range(start, table.stop))
    text = Manuscript(lines, markers, words, chrome, rows)
    front = front_matter.read(text, tables)
    back = back_matter.read(text, front, front.body)
    kinds, rules = {**front.kinds, **back.kinds}, {**front.rules, **back.rules}
    roots: list[Node] = []
    for start, stop in [(front.body, back.end), *back.annexes]:
        own, tasks = _own(lines, start, stop, back, tables)
        before, sections = tree(pieces(own, tasks, marks))
        for piece in before:
            index = next((i for i in range(start, stop) if lines[i].start <= piece.start < lines[i].end), start)
            if index not in kinds:
                kinds[index], rules[index] = BlockKind.PREAMBLE, PREAMBLE.code
        roots += sections
    number(roots)
    mast = masthead.read(source, ready.text, text, front, back)
    return Layout(source.text, ready, lines, kinds, rules, back.ends, mast, roots, _doubts(roots, outline))


def _outlined(
    source: SourceText, words: Wording, lexicon: Lexicon
) -> tuple[Readable, list[Paragraph], Outline, frozenset[int], dict[int, TaskTable]]:
    """The text, its paragraphs, the markers that they start with, those that are furniture, and the task tables."""
    ready = readable(source.text)
    folded = ready.text
    lines = _lines(source, folded, words)
    chrome = _chrome(source, lines) | contents(lines)
    tables = task_tables(source, lines, lexicon)
    rows = {at for start, table in tables.items() for at in range(start, table.stop)}
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
            return ready, lines, outline, chrome, tables
    others = {lines[i].start for i in closed} | {end for _, end in outline.apart}
    cuts = Cuts({mark.start: mark.end for mark in outline.marks}, frozenset(others), outline.soft)
    ready = ready.without(lone_numbers(folded, outline.soft, cuts.marks.keys() | others))
    lines = _lines(source, ready.text, words, cuts)
    return ready, lines, outline, _chrome(source, lines) | contents(lines), task_tables(source, lines, lexicon)


def _lines(source: SourceText, folded: str, words: Wording, outline: Cuts | None = None) -> list[Paragraph]:
    return front_parted(paragraphs(source, folded, outline), words, outline.marks if outline else ())


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


def _own(
    lines: Sequence[Paragraph], start: int, stop: int, back: Back, tables: dict[int, TaskTable]
) -> tuple[list[Paragraph], dict[int, list[Node]]]:
    """The paragraphs of a stretch of body, each task table standing as its first one."""
    own: list[Paragraph] = []
    tasks: dict[int, list[Node]] = {}
    at = start
    while at < stop:
        if at in tables:
            tasks[lines[at].start] = tables[at].nodes
            own.append(lines[at])
            at = tables[at].stop
            continue
        if back.kinds.get(at) not in (BlockKind.CHROME, BlockKind.CLOSING):
            own.append(lines[at])
        at += 1
    return own, tasks


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


DOUBTS: Final = (
    Doubt(
        "numbering.glued",
        "序号前的换行丢失，按接续编号处理",
        "the line break before this number was lost; taken as a marker",
    ),
    Doubt(
        "numbering.unsure",
        "此处的数字按序号处理，但依据不足，请核对",
        "this number is taken for a marker on little evidence; look at it",
    ),
    Doubt(
        "numbering.left-out",
        "此处的数字可能是序号，未按序号处理，请核对",
        "this number may be a marker and was not taken for one; look at it",
    ),
)
