"""Documents → the entries of the ledger: one a measure, with who answers for it and the days by which it is due."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workplan.exports.told import is_limit
from workplan.model import Role

if TYPE_CHECKING:
    from workplan.model import Diagnostic, Document, Measure, Responsibility, Section

UNIT_ROLES: Final = (Role.LEAD, Role.RESPONSIBLE, Role.COOPERATING, Role.SUPERVISING)
"""The parts that units have; a leader is a person."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A measure as the ledger has it.

    Attributes:
        number: its place in the ledger, from 1.
        source: title of the plan it comes from.
        document: the document it comes from.
        measure: the measure.
        path: path of its section, and its number where the section has several: 一/(一)-2.
        chapter: heading of its chapter.
        task: heading of its section, or of the nearest one above where the section has only text or only a heading.
        words: what is to be done: its text, else the heading of its section.
        answering: who answers for it, by its own clause or by the one that it inherits.
        doubts: what had to be guessed in it.
    """

    number: int
    source: str
    document: Document
    measure: Measure
    path: str
    chapter: str
    task: str
    words: str
    answering: tuple[Responsibility, ...]
    doubts: tuple[Diagnostic, ...]

    @property
    def days(self) -> tuple[dt.date, ...]:
        """The last days of its time limits, in their order; a start is no limit."""
        return tuple(sorted({time.end for time in self.measure.times if time.end and is_limit(time)}))

    def units(self, *roles: Role) -> tuple[str, ...]:
        """Names of the units that answer for it in these roles (any of :data:`UNIT_ROLES`), each once."""
        rows = [row for row in self.answering if row.role in (roles or UNIT_ROLES)]
        return tuple(dict.fromkeys(unit.name for row in rows for unit in row.units))


def plan_name(document: Document) -> str:
    """Return the title of the plan, of the notice, or the document's name, whichever is first there."""
    return document.title or document.name or ""


def entries(documents: Iterable[Document]) -> list[Entry]:
    """Return the measures of ``documents``, numbered through.

    >>> from workplan import parse
    >>> plan = parse("一、统一目录\\n编制目录。（省数据局负责）建成平台。（省教育厅负责）")
    >>> [(e.number, e.path, e.task, e.words, e.units()) for e in entries([plan])]
    [(1, '一-1', '统一目录', '编制目录。', ('省数据局',)), (2, '一-2', '统一目录', '建成平台。', ('省教育厅',))]
    """
    found: list[Entry] = []
    for document in documents:
        source = plan_name(document)
        doubts = _doubts(document)
        for chapter, section, above in _sections(document):
            heading = section.heading or ""
            for measure in section.own_measures:
                found.append(
                    Entry(
                        number=len(found) + 1,
                        source=source,
                        document=document,
                        measure=measure,
                        path=f"{section.path}-{measure.number}" if len(section.own_measures) > 1 else section.path,
                        chapter=chapter,
                        task=(heading if measure.text else above) or heading or above,
                        words="\n".join(line.strip() for line in measure.text.split("\n")) or heading,
                        answering=document.answering(measure),
                        doubts=tuple(doubts.get((measure.path, measure.number), ())),
                    )
                )
    return found


def _sections(document: Document) -> Iterator[tuple[str, Section, str]]:
    """Yield each section with the heading of its chapter and the nearest heading above it."""

    def below(section: Section, chapter: str, above: str) -> Iterator[tuple[str, Section, str]]:
        yield chapter, section, above
        for child in section.sections:
            yield from below(child, chapter, section.heading or above)

    for root in document.chapters:
        yield from below(root, root.heading or "", "")


def _doubts(document: Document) -> Mapping[tuple[str, int], Sequence[Diagnostic]]:
    """Return what had to be guessed by the measure that it stands in or behind, which its clause does."""
    measures = document.measures
    starts = [measure.span.start for measure in measures]
    ends = {section.path: section.span.end for section in document.walk()}
    found: dict[tuple[str, int], list[Diagnostic]] = {}
    for doubt in document.diagnostics:
        at = bisect_right(starts, doubt.span.start) - 1
        if at >= 0 and doubt.span.start < ends[measures[at].path]:
            found.setdefault((measures[at].path, measures[at].number), []).append(doubt)
    return found
