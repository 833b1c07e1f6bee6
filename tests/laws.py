"""The laws that hold for whatever is read: the one place that says them, for tests and for ``fuzz/``.

Each function takes what came of an input and fails where a law is broken.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import workplan
from workplan.model import BlockKind, Document, Finding, Responsibility, Section, Span
from workplan.source import SourceText, fold, squeeze, with_ideographs
from workplan.structure.read_over import readable

__all__ = ["check", "check_findings", "check_measures", "check_nothing_lost", "check_source", "words"]

LINE_ENDS = frozenset("\r\x0b\x0c\x85\u2028\u2029")
"""What no text has: a line ends in ``\\n`` and nowhere else."""


def check(document: Document) -> None:
    """Blocks tile the text, spans show their values, sections are a tree, JSON comes back the same."""
    _check_blocks(document)
    _check_values(document)
    for span in spans(document):
        assert 0 <= span.start <= span.end <= len(document.text), f"{span} is outside of the text"
    paths = [section.path for section in document.walk()]
    assert len(paths) == len(set(paths))
    for section in document.walk():
        assert section.level == section.path.count("/") + 1
        assert document[section.path] is section
        for below in section.sections:
            assert section.span.start <= below.span.start <= below.span.end <= section.span.end
    written = workplan.to_json(document)
    again = workplan.from_json(written)
    assert again == document
    assert workplan.to_json(again) == written


def _check_blocks(document: Document) -> None:
    at = 0
    for block in document.blocks:
        assert block.start == at
        assert block.end > block.start
        at = block.end
    assert at == len(document.text)


def _check_values(document: Document) -> None:
    gone = unread(document)
    for what, value, span in values(document):
        shown = "".join(document.text[at] for at in range(span.start, span.end) if at not in gone)
        same = squeeze(with_ideographs(shown)) == squeeze(with_ideographs(value))
        assert same, f"{what}: {value!r} is not what stands at {span}: {shown!r}"
    tasks = {section.path for section in document.walk() if section.rule == "task.row"}
    for rows in (document.responsibilities, document.regulations, document.times, document.targets):
        # a merged cell speaks for each row of the table that it reaches over
        found = Counter((row.span, str(row), row.path if row.path in tasks else None) for row in rows)
        assert len(found) == len(rows), f"read twice: {found.most_common(1)}"


def values(document: Document) -> Iterator[tuple[str, str, Span]]:
    """Every value of a document that stands in its text as written: what it is, the value, its span."""
    mast = document.masthead
    for text in (mast.title, mast.plan_title, *mast.issuers, *mast.recipients):
        if text is not None:
            yield "masthead", text.value, text.span
    for section in document.walk():
        if section.heading is not None and section.heading_span is not None:
            yield "heading", section.heading, section.heading_span
        if section.text_span is not None:
            yield "text", section.text, section.text_span
    for row in document.responsibilities:
        yield "responsibility", row.text, row.span
    for regulation in document.regulations:
        yield "regulation", regulation.title, regulation.span
    for time in document.times:
        yield "time", time.text, time.span
    for target in document.targets:
        yield "target", target.text, target.span


def spans(document: Document) -> Iterator[Span]:
    """Every span of a document that :func:`values` does not have."""
    mast = document.masthead
    for value in (mast.document_number, mast.date_issued, mast.date_published):
        if value is not None:
            yield value.span
    for section in document.walk():
        yield section.span
        yield section.marker
    for measure in document.measures:
        yield measure.span
    for row in document.responsibilities:
        yield from (row.clause, *([row.trigger] if row.trigger else []))
    for mention in (*document.regulations, *document.times, *document.targets):
        if mention.sentence is not None:
            yield mention.sentence
    for regulation in document.regulations:
        yield from ([regulation.verb] if regulation.verb else [])
        yield from ([regulation.document_number.span] if regulation.document_number else [])
    for doubt in document.diagnostics:
        yield doubt.span


def unread(document: Document) -> frozenset[int]:
    """The places that no value holds: page marks and signs of Markdown inside what it stands for."""
    marks = ((block.start, block.end) for block in document.blocks if block.kind is BlockKind.CHROME)
    return _gone(document.text, tuple(marks))


@functools.lru_cache(maxsize=2)
def _gone(text: str, marks: tuple[tuple[int, int], ...]) -> frozenset[int]:
    return frozenset(at for start, end in (*readable(text).over, *marks) for at in range(start, end))


def words(text: str) -> Counter[str]:
    """The letters and figures of a text, each as often as it stands there."""
    return Counter(char for char in text if char.isalnum())


def own_text(document: Document, section: Section) -> str:
    """The own text of a section without its clauses and page marks."""
    assert section.text_span is not None
    return without(document, section.text_span, [row.clause for row in section.own_responsibilities])


def without(document: Document, span: Span, places: Iterable[Span] = ()) -> str:
    """A stretch of the text, some places and what no value holds blank."""
    gone = unread(document).union(*(range(place.start, place.end) for place in places))
    return "".join(" " if at in gone else document.text[at] for at in range(span.start, span.end))


ASIDE = re.compile(
    r"(?:完成时限|完成时间|时限要求|整改时限)[：:][^\n。；;]*|^[-—\s]*\d{1,3}[-—\s]*$|列第一[位个]的?者?为牵头[^。）)]*",
    re.MULTILINE,
)
"""What tells more of a clause (when, by which rule), or marks a page."""


def check_measures(document: Document) -> None:
    """Measures are numbered, show their text in order, and have the mentions of their section among them."""
    for section in document.walk():
        assert [measure.number for measure in section.own_measures] == list(range(1, len(section.own_measures) + 1))
        assert {measure.path for measure in section.own_measures} <= {section.path}
        _check_text(document, section)
        _check_mentions(document, section)
    assert document.measures == tuple(measure for section in document.walk() for measure in section.own_measures)
    assert {mention.path for mention in document.outside.mentions} <= {""}
    assert {mention.measure for mention in document.outside.mentions} <= {None}


def _check_text(document: Document, section: Section) -> None:
    """The measures of a section show their text, in order."""
    told = [measure for measure in section.own_measures if measure.text]
    for measure in told:
        if section.text_span is not None:
            assert squeeze(without(document, measure.span)) == squeeze(measure.text)
        assert measure.text == measure.text.strip()
        assert words(fold(measure.text))
    assert all(one.span.end <= two.span.start for one, two in pairwise(told))


def _check_mentions(document: Document, section: Section) -> None:
    """Every mention belongs to exactly one measure, where its section has any; its sentence holds it."""
    dealt = [mention for measure in section.own_measures for mention in measure.mentions]
    assert Counter(map(id, dealt)) == Counter(map(id, section.own_mentions)) or not section.own_measures
    for mention in section.own_mentions:
        assert mention.path == section.path
        assert (mention.measure is None) == (not section.own_measures)
        if not isinstance(mention, Responsibility):
            assert mention.sentence is not None
            assert mention.sentence.start <= mention.span.start < mention.span.end <= mention.sentence.end
    for measure in section.own_measures:
        rows = document.answering(measure)
        assert rows == measure.responsibilities if measure.inherited is None else rows
        if measure.inherited is not None:
            assert not measure.responsibilities
            assert measure.inherited in document


def check_nothing_lost(document: Document) -> None:
    """What a section says is in its measures, clauses and what tells more of them aside.

    This holds for notices; a text that is none may have words behind a clause that belong to nothing.
    """
    for section in document.walk():
        if section.text_span is None or section.rule == "task.row" or not section.own_measures:
            continue
        missing = words(own_text(document, section)) - words("".join(m.text for m in section.own_measures))
        assert not missing - words("".join(ASIDE.findall(own_text(document, section)))), section.path


def check_findings(document: Document, found: Sequence[Finding]) -> None:
    """Findings are in order and inside the text, at the line and column they say; a fix changes a stretch of a line."""
    assert list(found) == sorted(found, key=lambda f: (f.span.start, f.code))
    for finding in found:
        assert 0 <= finding.span.start <= finding.span.end <= len(document.text)
        assert document.position(finding.span.start) == (finding.line, finding.column)
        if finding.fix is not None:
            span = finding.fix.span
            assert span.of(document.text) != finding.fix.replacement
            assert "\n" not in span.of(document.text) + finding.fix.replacement


def check_source(source: SourceText) -> None:
    """What a reader returned lies inside its text: tables and their cells, chrome, doubts, places."""
    size = len(source.text)
    assert source.text.strip()
    assert LINE_ENDS.isdisjoint(source.text)
    assert source.text == source.text.encode("utf-8", "replace").decode(), "a lone surrogate"
    assert len(fold(source.text)) == size
    end = 0
    for table in source.tables:
        assert end <= table.start <= table.end <= size
        end = table.end
        for cell in table.cells:
            assert table.start <= cell.start <= cell.end <= table.end
            assert min(cell.row, cell.column) >= 0
            assert min(cell.rows, cell.columns) >= 1
    for span in (*source.chrome, *(Span(start=note[1], end=note[2]) for note in source.notes)):
        assert 0 <= span.start <= span.end <= size
    starts = [place.start for place in source.places]
    assert starts == sorted(starts)
    assert all(0 <= start <= size for start in starts)
