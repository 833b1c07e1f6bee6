"""Documents → the entries of the ledger: one a task, with the text of each of its cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Role, Time, TimeKind

if TYPE_CHECKING:
    from workplan.model import Document, Regulation, Section
    from workplan.texts import Words

UNIT_ROLES: Final = (Role.LEAD, Role.RESPONSIBLE, Role.COOPERATING, Role.SUPERVISING)
"""The parts that units have; a leader is a person."""

# 、 parts members of one clause ("A、B均达到100%"), so it ends none.
_CLAUSE_START: Final = regex.compile(
    r"[,，。;；:：!！?？\n\t|]|[(（](?![^)）]{0,200}[)）])"
)  # a bracket still open is one too
# A short note belongs to its word: 首台（套）
_CLAUSE_END: Final = regex.compile(
    r"[,，。;；:：!！?？\n\t|]|[(（](?![^()（）]{1,4}[)）])|(?<![(（][^()（）]{1,4})[)）]"
)
_CLAUSE_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """A task.

    Attributes:
        number: its place in the ledger, from 1.
        source: title of the plan it comes from.
        document: the document it comes from.
        section: the section it is.
        task: heading of the section, or of the nearest one above where the section has only text or only a heading.
        answering: the units that answer for it, by role: its own, else those of the nearest section above with any.
    """

    number: int
    source: str
    document: Document
    section: Section
    task: str
    answering: tuple[tuple[str, Role], ...]

    @property
    def units(self) -> tuple[str, ...]:
        """Names of the units that answer for it, each once."""
        return tuple(dict.fromkeys(name for name, _ in self.answering))


def plan_name(document: Document) -> str:
    """Return the title of the plan, of the notice, or the document's name, whichever is first there."""
    return document.title or document.name or ""


def entries(documents: Iterable[Document]) -> list[Entry]:
    """Return the tasks of ``documents``, numbered through.

    A task is a section without child sections, or with a text of its own above them.

    >>> from workplan import parse
    >>> [(e.number, e.task, e.units) for e in entries([parse("一、统一目录\\n编制目录。（责任单位：省数据局）")])]
    [(1, '统一目录', ('省数据局',))]
    """
    found: list[Entry] = []
    for document in documents:
        source = plan_name(document)
        for section, task, answering in _tasks(document):
            found.append(Entry(len(found) + 1, source, document, section, task, answering))
    return found


_Answering = tuple[tuple[str, Role], ...]


def _tasks(document: Document) -> Iterator[tuple[Section, str, _Answering]]:
    """Yield the sections that are tasks, with the heading and the units that hold for each."""

    def below(section: Section, above: str, answering: _Answering) -> Iterator[tuple[Section, str, _Answering]]:
        own = tuple(
            dict.fromkeys(
                (unit.name, found.role)
                for found in section.responsibilities
                if found.role in UNIT_ROLES
                for unit in found.units
            )
        )
        holding = own or answering
        heading = section.heading or ""
        if not section.sections or section.text.strip() or section.mentions:
            yield section, (heading if section.text.strip() else above) or heading or above, holding
        for child in section.sections:
            yield from below(child, heading or above, holding)

    for chapter in document.chapters:
        yield from below(chapter, "", ())


def cells(entry: Entry, words: Words) -> dict[str, str]:
    """Return the texts of an entry's cells by column; what binds nothing (reference times) is left out."""
    section = entry.section
    measures = "\n".join(line.strip() for line in section.text.split("\n") if line.strip())
    if not measures and section.heading and section.heading != entry.task:
        measures = section.heading
    by_role = {
        role.value: "、".join(
            dict.fromkeys(unit.name for found in section.responsibilities if found.role is role for unit in found.units)
        )
        for role in Role
    }
    return {
        "source": entry.source,
        "path": section.path,
        "task": entry.task,
        "measures": measures,
        **by_role,
        "times": _lines(when(time, words) for time in section.times if time.kind is not TimeKind.REFERENCE),
        "regulations": _lines(_regulation(found, words) for found in section.regulations),
        "targets": _lines(_clauses(entry)),
        "progress": "",
    }


def due(time: Time) -> bool:
    """Return whether a time has a last day by which its task must be done."""
    return time.end is not None and time.kind in (TimeKind.DEADLINE, TimeKind.PERIOD)


def when(time: Time, words: Words) -> str:
    """Return a time as written with the days it means."""
    if time.start and time.end and time.start != time.end:
        return time.text + words.say("days", start=time.start, end=time.end)
    if time.end:
        return time.text + words.say("day", end=time.end)
    if time.start:
        return time.text + words.say("since", start=time.start)
    return time.text


def _regulation(found: Regulation, words: Words) -> str:
    """Return what is done with which regulation: 修订《…》."""
    number = f"({found.document_number.value})" if found.document_number else ""
    return words.say("regulation", action=words.say(f"action.{found.action}"), title=found.title, number=number).strip()


def _clauses(entry: Entry) -> Iterator[str]:
    """Yield the clause that each figure stands in: a figure alone (100%) says nothing."""
    text = entry.document.text
    for target in entry.section.targets:
        first, last = target.span.start, target.span.end
        floor = max(first - _CLAUSE_LONGEST, 0)
        starts = [found.end() for found in _CLAUSE_START.finditer(text[floor:first])]
        end = _CLAUSE_END.search(text, last, min(last + _CLAUSE_LONGEST, len(text)))
        clause = text[floor + starts[-1] if starts else first : end.start() if end else last]
        yield "".join(clause.split())


def _lines(texts: Iterable[str]) -> str:
    """Return the texts, each once, a line each."""
    return "\n".join(dict.fromkeys(texts))
