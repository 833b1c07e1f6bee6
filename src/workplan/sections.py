"""Layout + extraction + measures → the tree of sections, each read in the order of the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from workplan.extraction.reading import OUTSIDE, Reading, Rows, Scope, clauses_of
from workplan.extraction.responsibilities.clause import Clause
from workplan.extraction.times.answers import Labels, labels
from workplan.lexicon import Lexicon
from workplan.measures.division import Division, divide
from workplan.measures.inheritance import Branch, inheritance
from workplan.measures.making import of_row, of_text
from workplan.measures.placing import put
from workplan.measures.table_rows import CellRead
from workplan.model import Measure, Section, Span, span_at, unchecked
from workplan.source import SourceText, View, squeeze, with_ideographs
from workplan.structure.headings import settle
from workplan.structure.layout import Layout, own_stretches
from workplan.structure.outline import Node, Stretch
from workplan.writing.late import late_regex

# in a heading: breaks, and blanks between Chinese letters
_BLANKS: Final = late_regex(r"(?<!\s)[^\S\n]*+\n\s*|(?<=[\p{Han}、，。“”])[ \t\u3000\u00a0]++(?=[\p{Han}、，。“”])")


_section: Final = unchecked(Section)


def read_sections(source: SourceText, layout: Layout, reading: Reading) -> tuple[Section, ...]:
    """Return the chapters of a document with all below them.

    Args:
        source: text and tables.
        layout: what its parts are; the headings of its sections are settled here.
        reading: the document being read, its transmittal and preamble behind it.
    """
    lexicon = reading.setting.lexicon
    words = lexicon.build(labels)
    parts = [_part(root, layout, lexicon, words) for root in layout.roots]
    inherited = inheritance([part.branch() for part in parts])
    making = _Sections(layout, reading, inherited, _lines(source))
    return tuple([making.section(part) for part in parts])


class _Part(NamedTuple):
    """A section whose clauses and heading are known: its view (none for a row of a table) and its measures."""

    node: Node
    view: View | None
    clauses: Sequence[Clause]
    heading: int
    division: Division
    children: Sequence[_Part]

    def branch(self) -> Branch:
        """Return the section as inheritance sees it."""
        assigned = any(clause.rows for clause in self.clauses) or any(label for label, _ in self.node.cells)
        below = [part.branch() for part in self.children]
        return Branch(self.node.path, self.division.heads, self.division.closes, assigned, below)


def _part(node: Node, layout: Layout, lexicon: Lexicon, words: Labels) -> _Part:
    children = [_part(child, layout, lexicon, words) for child in node.children]
    if node.cells:
        return _Part(node, None, (), 0, Division(), children)
    view = view_of(own_stretches(node), layout)
    clauses = clauses_of(view, lexicon)
    places = view.offsets
    settle(node, [(places[clause.start], places[clause.end - 1] + 1) for clause in clauses])
    heading = view.index(node.heading[1]) if node.heading else 0
    division = divide(
        view.text,
        clauses,
        words,
        heading=heading,
        named=node.heading_rule != "heading.sentence",
        leaf=not node.children,
    )
    return _Part(node, view, clauses, heading, division, children)


class _Sections(NamedTuple):
    """Makes the sections of a document, in order."""

    layout: Layout
    reading: Reading
    inherited: Mapping[str, str]
    lines: Mapping[int, int]

    def section(self, part: _Part, scope: Scope = OUTSIDE) -> Section:
        """Return the section of ``part`` with all below it; ``scope`` is what the headings above say of it."""
        node, written = part.node, self.layout.written
        heading = _heading(written(*node.heading)) if node.heading else None
        scope = scope.below(heading, self.reading.setting)
        rows, measures = self._row(part, scope) if part.view is None else self._text(part, part.view, scope)
        body = [place for _, place in node.cells] if node.cells else node.body
        own = "\n".join([written(a, b).strip() for a, b in body])
        contiguous = body and (len(body) == 1 or _is_all(own, written(body[0][0], body[-1][1])))
        children = tuple([self.section(child, scope) for child in part.children])
        return _section(
            heading=heading,
            heading_span=span_at(*node.heading) if node.heading else None,
            label=node.label,
            level=node.level,
            marker=_stripped(self.layout.text, node.marker),
            measures=measures,
            path=node.path,
            regulations=tuple(rows.regulations),
            responsibilities=tuple(rows.responsibilities),
            rule=node.heading_rule,
            sections=children,
            span=span_at(node.marker[0], node.end),
            targets=tuple(rows.targets),
            text=own,
            text_span=span_at(body[0][0], body[-1][1]) if contiguous else None,
            times=tuple(rows.times),
        )

    def _text(self, part: _Part, view: View, scope: Scope) -> tuple[Rows, tuple[Measure, ...]]:
        """Read a section of running text."""
        rows = Rows()
        self.reading.section(view, rows, clauses=part.clauses, scope=scope)
        path = part.node.path
        measures, numbers = of_text(
            view, part.node, part.division, written=self.layout.written, inherited=self.inherited.get(path)
        )
        edges = [part.heading]
        for clause in part.clauses:
            edges += (clause.start, clause.end)
        put(rows, view, numbers, path=path, edges=edges)
        return rows, measures

    def _row(self, part: _Part, scope: Scope) -> tuple[Rows, tuple[Measure, ...]]:
        """Read a row of a task table cell by cell."""
        node = part.node
        places = [*([("", node.heading)] if node.heading else []), *node.cells]
        read: list[tuple[View, Rows]] = []
        for label, place in places:
            view, found = view_of([place], self.layout), Rows()
            self.reading.cell(view, found, label=label, scope=scope)
            read.append((view, found))
        own = len(places) - len(node.cells)
        cells = [
            CellRead(place, self.lines.get(place[0], 0), bool(label), bool(found.responsibilities))
            for (label, place), (_, found) in zip(node.cells, read[own:], strict=True)
        ]
        measures, numbers = of_row(
            self.layout.folded,
            node,
            cells,
            written=self.layout.written,
            assigned=[row.span.start for _, found in read for row in found.responsibilities],
            inherited=self.inherited.get(node.path),
        )
        rows = Rows()
        for view, found in read:
            put(found, view, numbers, path=node.path)
            rows.extend(found)
        return rows, measures


def _lines(source: SourceText) -> dict[int, int]:
    """Return for each cell of the source's tables, by its first character, the line of the grid that it stands in."""
    found: dict[int, int] = {}
    line = 0
    for table in source.tables:
        for cell in table.cells:
            found[cell.start] = line + cell.row
        line += 1 + max((cell.row for cell in table.cells), default=0)
    return found


def _stripped(text: str, place: Stretch) -> Span:
    return span_at(place[0], place[0] + len(text[place[0] : place[1]].rstrip()))


def _is_all(own: str, stretch: str) -> bool:
    """Tell whether nothing but the own text stands in a stretch; a blank of it may part paragraphs."""
    return own == stretch.strip() or squeeze(own) == squeeze(stretch)


def _heading(text: str) -> str:
    """A heading as written, radicals as ideographs, line breaks joined, blanks between Chinese letters dropped."""
    joined = _BLANKS.sub("", text) if len(text.split(None, 1)) > 1 else text
    return with_ideographs(joined).strip()


def view_of(stretches: Sequence[Stretch], layout: Layout) -> View:
    """Return the view of some stretches of the source."""
    return View.over(layout.text, stretches, folded=layout.folded)
