"""SourceText → the ground that its parts are read from: text, paragraphs, markers, tables, and what is furniture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from workplan.lexicon import Lexicon
from workplan.source import SourceText, squeeze
from workplan.structure.contents import contents
from workplan.structure.glued_front import front_parted
from workplan.structure.lines import Cuts, Paragraph, page_titles, paragraphs
from workplan.structure.outlining.chosen import Outline
from workplan.structure.outlining.full_lines import full_lines
from workplan.structure.outlining.reading import annex_lists, apart, note_lists, search
from workplan.structure.outlining.usual import usual
from workplan.structure.page_words import Wording
from workplan.structure.read_over import Readable, Stretch, lone_numbers, readable
from workplan.structure.second_copy import second_copy
from workplan.structure.tables import TaskTable, task_tables


class Ground(NamedTuple):
    """What the parts of a document are read from; positions are characters of the source.

    Attributes:
        readable: its text, ready to be read.
        lines: its paragraphs.
        outline: the markers that they start with.
        furniture: indexes of those that are page furniture by their form: navigation, contents, a second copy.
        tables: the tables of tasks, by the index of the paragraph at which each starts.
        copy: where the whole text stands once more, None where it doesn't.
    """

    readable: Readable
    lines: list[Paragraph]
    outline: Outline
    furniture: frozenset[int]
    tables: dict[int, TaskTable]
    copy: Stretch | None = None


def ground_of(source: SourceText, words: Wording, lexicon: Lexicon) -> Ground:
    """Return the ground of a source: the paragraphs as its lines have them, and anew by the outline found over them.

    Args:
        source: what a reader returned.
        words: patterns of the lexicon.
        lexicon: the words of table headers.
    """
    ready = readable(source.text, folded=source.folded)
    lines = _lines(source, ready.text, words)
    again = second_copy(lines)
    copy = (lines[again[0]].start, lines[again[-1]].end) if again else None
    furniture = _furniture(source, ready.text, lines, copy)
    tables = task_tables(source, ready.text, lines, lexicon, furniture)
    rows = set(rows_of(tables))
    closed = {i for i, line in enumerate(lines) if i in rows or i in furniture or line.table >= 0}
    outline = _outline(ready.text, lines, closed)
    others = {lines[i].start for i in closed} | {end for _, end in outline.apart}
    if outline.usual and not outline.soft:
        return Ground(ready, lines, outline, furniture, tables, copy)
    cuts = Cuts({mark.start: mark.end for mark in outline.marks}, frozenset(others), outline.soft)
    ready = ready.without(lone_numbers(ready.text, outline.soft, cuts.marks.keys() | others))
    lines = _lines(source, ready.text, words, cuts)
    furniture = _furniture(source, ready.text, lines, copy)
    return Ground(ready, lines, outline, furniture, task_tables(source, ready.text, lines, lexicon, furniture), copy)


def rows_of(tables: Mapping[int, TaskTable]) -> Iterator[int]:
    """Yield the indexes of the paragraphs inside tables of tasks."""
    return (at for start, table in tables.items() for at in range(start, table.stop))


def _outline(folded: str, lines: Sequence[Paragraph], closed: set[int]) -> Outline:
    """Find the markers outside what is closed: as the lines have them where they are clean, else by searching."""
    annexes = annex_lists(folded)
    firsts = {start for start, _ in annexes}
    plain = usual(folded, [(p.start, p.text) for i, p in enumerate(lines) if i not in closed and p.start not in firsts])
    if plain is None:
        return search(folded, apart([*((lines[i].start, lines[i].end) for i in closed), *annexes, *note_lists(folded)]))
    wrapped = any("\n" in line.text for line in lines)
    return Outline(tuple(plain), soft=frozenset(full_lines(folded) if wrapped else ()), usual=True)


def _lines(source: SourceText, folded: str, words: Wording, outline: Cuts | None = None) -> list[Paragraph]:
    def is_behind(text: str, mark: str) -> bool:
        bare = squeeze(text)
        if mark in ")〕" and (words.in_force.match(bare) or words.calls.match(bare) or bare.startswith("附件:")):
            return True
        return words.page_kind(bare) == "chrome"

    lines = paragraphs(source, folded, outline, is_behind=is_behind)
    return front_parted(lines, words, outline.marks if outline else ())


def _furniture(source: SourceText, folded: str, lines: Sequence[Paragraph], copy: Stretch | None) -> frozenset[int]:
    again = () if copy is None else (i for i, line in enumerate(lines) if copy[0] <= line.start < copy[1])
    return _chrome(source, lines) | contents(lines) | frozenset(again) | _page_head(folded, lines)


def _page_head(folded: str, lines: Sequence[Paragraph]) -> frozenset[int]:
    """Return the indexes of the paragraphs above the title of a page that names it and the site in its first line."""
    title = next((start for start, _ in page_titles(folded)), 0)
    return frozenset(i for i, line in enumerate(lines) if line.end <= title)


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
