"""Content → the plan's text as HTML: a block an element, every mention a link to its row in the tables."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from workplan.exports.report.elements import Element, tag
from workplan.exports.report.marks import BACKGROUND, Mark, Piece, homes, pieces
from workplan.model import BlockKind, Target

if TYPE_CHECKING:
    from workplan.exports.report.content import Content

_LINES: Final = re.compile(r"(?<!\s)\s*\n\s*")
_ENDS: Final = re.compile(r"\S(?:[\s\S]*\S)?")
_TAB: Final = "\u2003"
_DEEPEST: Final = 6


class _Paragraph(NamedTuple):
    """A line of a block: kind of the block, path of its section, first character, first character behind it."""

    kind: BlockKind
    path: str
    start: int
    end: int


def text_view(content: Content) -> list[Element]:
    """Return the elements that show the whole text, in order; chrome at its ends and longer runs of it are folded."""
    paragraphs = list(_paragraphs(content))
    cut = [_cut(content, paragraph) for paragraph in paragraphs]
    flat = [piece for some in cut for piece in some]
    shown = _Shown(content, homes(flat), _doubts_by_place(content, [piece.start for piece in flat]))
    blocks = [shown.block(paragraph, some) for paragraph, some in zip(paragraphs, cut, strict=True)]
    found: list[Element] = []
    runs = itertools.groupby(zip(paragraphs, blocks, strict=True), key=lambda pair: pair[0].kind is BlockKind.CHROME)
    for chrome, run in runs:
        some = [block for _, block in run]
        at_an_end = some[0] is blocks[0] or some[-1] is blocks[-1]
        if chrome and (at_an_end or len(some) > 1):
            told = content.words.say("chrome", count=len(some))
            found.append(tag("details", tag("summary", told, lang=_language(content)), some, class_="chrome"))
        else:
            found += some
    return found


def _language(content: Content) -> str:
    return "zh-CN" if content.words.lang == "zh" else "en"


def _cut(content: Content, paragraph: _Paragraph) -> list[Piece]:
    """Cut a paragraph where mentions, tasks and doubts begin, mentions and tasks end."""
    start, end = paragraph.start, paragraph.end
    ends = [place for stretch in content.stretches_in(start, end) for place in stretch[:2]]
    return list(pieces(content.touching(start, end), start, end, (*ends, *content.doubtful(start, end))))


def _doubts_by_place(content: Content, starts: Sequence[int]) -> Mapping[int, list[int]]:
    """Return the numbers of the doubts by the start of the piece that they come before; the last takes what is left."""
    found: dict[int, list[int]] = {}
    for number, doubt in enumerate(content.document.diagnostics, 1):
        at = min(bisect.bisect_left(starts, doubt.span.start), len(starts) - 1)
        if at >= 0:
            found.setdefault(starts[at], []).append(number)
    return found


def _paragraphs(content: Content) -> Iterator[_Paragraph]:
    """Yield kind, section path, start and end of each line of each block; lines that share a mention stay together."""
    text = content.document.text
    at = 0
    stretches: list[tuple[BlockKind, str, int, int]] = []
    for block in content.document.blocks:
        start, end = max(at, block.start), min(block.end, len(text))
        if start > at:
            stretches.append((BlockKind.OTHER, "", at, start))
        if end > start:
            stretches.append((block.kind, block.path, start, end))
            at = end
    stretches.append((BlockKind.OTHER, "", at, len(text)))
    for kind, path, start, end in stretches:
        for first, last in _lines(content, start, end):
            yield _Paragraph(kind, path, first, last)


def _lines(content: Content, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the lines of a stretch without the white space around them."""
    marks = iter(content.touching(start, end))
    following = next(marks, None)
    at = reach = start
    for gap in _LINES.finditer(content.document.text, start, end):
        while following is not None and following.start < gap.start():
            reach = max(reach, following.end)
            following = next(marks, None)
        if reach <= gap.end():
            yield from _trimmed(content, at, gap.start())
            at = gap.end()
    yield from _trimmed(content, at, end)


def _trimmed(content: Content, start: int, end: int) -> Iterator[tuple[int, int]]:
    found = _ENDS.search(content.document.text[start:end])
    if found:
        yield start + found.start(), start + found.end()


class _Shown:
    """What shows one paragraph after the other, and knows which sections and tasks it has met.

    Args:
        content: the document.
        home: the piece that stands for each mention, by its start.
        doubts: the doubts that come before a piece, by its start.
    """

    def __init__(self, content: Content, home: Mapping[int, int], doubts: Mapping[int, list[int]]) -> None:
        self._content = content
        self._home = home
        self._doubts = doubts
        self._headed = {0}
        self._met: set[int] = set()

    def block(self, paragraph: _Paragraph, some: Sequence[Piece]) -> Element:
        """Return the element of a paragraph; the first of a section bears the section's number."""
        number = self._content.numbers.get(paragraph.path, 0)
        first = number not in self._headed
        self._headed.add(number)
        return tag(
            self._name(paragraph.kind, number),
            self._tasks(paragraph, some),
            class_=f"block b-{paragraph.kind.value}",
            id=f"s{number}" if first else None,
            data_s=str(number),
            tabindex="-1" if first else None,
        )

    def _name(self, kind: BlockKind, number: int) -> str:
        """Return the element's name: headings by the depth of their section, below the page's own."""
        if kind is BlockKind.HEADING and number:
            return f"h{min(self._content.sections[number - 1].level + 2, _DEEPEST)}"
        return "p"

    def _tasks(self, paragraph: _Paragraph, some: Sequence[Piece]) -> Iterator[Element | str]:
        """Yield the pieces of a paragraph, those of one task together."""
        stretches = self._content.stretches_in(paragraph.start, paragraph.end)

        def task_of(piece: Piece) -> int:
            at = bisect.bisect_right(stretches, piece.start, key=lambda stretch: stretch.start) - 1
            return stretches[at].task if at >= 0 and piece.end <= stretches[at].end else 0

        for task, together in itertools.groupby(some, key=task_of):
            parts = [part for piece in together for part in self._piece(piece)]
            if not task:
                yield from parts
                continue
            first = task in self._content.placed and task not in self._met
            self._met.add(task)
            yield tag("span", parts, class_="what", id=f"w{task}" if first else None, data_t=str(task))

    def _piece(self, piece: Piece) -> Iterator[Element | str]:
        """Yield the doubts before a piece, then the piece: a link if mentions stand on it, their numbers with it."""
        for number in self._doubts.get(piece.start, ()):
            told = self._content.words.say("doubt", number=number)
            yield tag("a", id=f"d{number}", class_="doubt", href="#doubts", aria_label=told, title=told)
        text = _LINES.sub("\n", self._content.document.text[piece.start : piece.end]).replace("\t", _TAB)
        yield self._link(piece, text) if piece.marks else text

    def _link(self, piece: Piece, text: str) -> Element:
        inner, *outer = piece.marks
        at_home = [mark.number for mark in piece.marks if self._home[mark.number] == piece.start]
        classes = ["mark", *_classes(inner), *(f"o-{mark.kind}" for mark in outer[:1])]
        return tag(
            "a",
            *(tag("span", id=f"m{number}") for number in at_home[1:]),
            text,
            class_=" ".join(classes),
            id=f"m{at_home[0]}" if at_home else None,
            href=f"#r{inner.number}",
            title=" / ".join(told(self._content, mark) for mark in piece.marks),
            data_m=" ".join(str(mark.number) for mark in piece.marks),
            data_home=" ".join(map(str, at_home)) or None,
        )


def _classes(mark: Mark) -> Iterator[str]:
    yield f"k-{mark.kind}"
    if mark.group == BACKGROUND:
        yield "quiet"
    if mark.row.get("role") == "lead":
        yield "lead"


def told(content: Content, mark: Mark) -> str:
    """Return kind and chief value of a mark in a few words."""
    say = content.words.say
    if isinstance(mark.found, Target):
        return f"{say(f'one.{mark.kind}')} · {mark.found.amount}"
    family = next(family for family in ("role", "action", "kind") if family in mark.row)
    return f"{say(f'one.{mark.kind}')} · {say(f'{family}.{mark.row[family]}')}"
