"""SourceText → layout: front, body, back, and the tree of sections; every paragraph is accounted for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from workplan.structure.ground import Ground, ground_of, rows_of
from workplan.structure.lines import Paragraph
from workplan.structure.manuscript import Manuscript
from workplan.structure.outline import Node, Stretch, number, pieces, tree
from workplan.structure.outlining.chosen import Mark
from workplan.structure.outlining.reading import annex_lists
from workplan.structure.outlining.solve import CLOSE
from workplan.structure.page_words import wording
from workplan.structure.read_over import NOTHING, Readable, written
from workplan.structure.rules.front_notice import PREAMBLE
from workplan.structure.tables import TaskTable

# Paragraphs of the body that belong to no section.
_OUTSIDE: Final = frozenset({BlockKind.CHROME, BlockKind.CLOSING, BlockKind.PLAN_TITLE, BlockKind.PREAMBLE})
# So many blanks at most stand before the first character of a line.
_DEEPEST: Final = 40


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
    ground = ground_of(source, words, lexicon)
    lines, tables, outline = ground.lines, ground.tables, ground.outline
    marks = {mark.start: mark for mark in outline.marks}
    markers = [marks.get(line.start) if line.table < 0 else None for line in lines]
    ones = [at for at, line in enumerate(lines) if line.start in marks and _is_first(marks[line.start])]
    lists = annex_lists(ground.readable.text)
    listed = frozenset(_inside(lines, lists) if lists else ())
    text = Manuscript(lines, markers, words, ground.furniture, frozenset(rows_of(tables)), frozenset(ones[1:]), listed)
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
    mast = masthead.read(source, ground.readable.text, text, front, back)
    return Layout(source.text, ground.readable, lines, kinds, rules, back.ends, mast, roots, _doubts(roots, ground))


def _inside(lines: Sequence[Paragraph], stretches: Sequence[Stretch]) -> Iterator[int]:
    """Yield the indexes of the paragraphs that begin inside stretches, which are in order."""
    at = 0
    for index, line in enumerate(lines):
        while at < len(stretches) and stretches[at][1] <= line.start:
            at += 1
        if at < len(stretches) and stretches[at][0] <= line.start:
            yield index


def _is_first(mark: Mark) -> bool:
    """Tell whether a marker is the first one of a series at the root."""
    return mark.parent < 0 and mark.value == 1


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
        if back.kinds.get(at) not in _OUTSIDE:
            own.append(lines[at])
        at += 1
    return own, tasks


def _doubts(roots: Sequence[Node], ground: Ground) -> list[Found]:
    outline = ground.outline
    unsure = {mark.start for mark in outline.marks if mark.margin < CLOSE}
    out = [Found("numbering.left-out", *rejected) for rejected in outline.rejected]
    if ground.copy is not None:
        out.append(Found("text.twice", *ground.copy))
    stack = list(roots)
    while stack:
        current = stack.pop()
        stack.extend(current.children)
        if current.glued and not _begins_line(ground.readable.text, current.marker[0]):
            out.append(Found("numbering.glued", *current.marker, current.label))
        if current.marker[0] in unsure:
            out.append(Found("numbering.unsure", *current.marker, current.label))
    return sorted(out, key=lambda f: f.start)


def _begins_line(text: str, at: int) -> bool:
    """Tell whether a place is the first of its line: there no line break was lost, though a list goes on over it."""
    before = text[max(0, at - _DEEPEST) : at].replace(NOTHING, " ")
    return "\n" in before[len(before.rstrip()) :]


def own_stretches(section: Node) -> list[Stretch]:
    """The stretches of the source that a section's view shows: heading and text, the marker aside."""
    return [(p.start, p.end) for p in section.pieces if p.end > p.start]


DOUBTS: Final = (
    Doubt(
        "text.twice",
        "全文在此重复了一遍，只读取第一遍，请核对",
        "the whole text stands here once more; only the first copy was read, look at it",
    ),
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
