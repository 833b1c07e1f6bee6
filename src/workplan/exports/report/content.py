"""Document → what every part of the page needs of it: marks, numbered sections, numbered units."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from workplan.exports.report.marks import Mark, all_marks
from workplan.exports.report.tasks import Task, tasks
from workplan.exports.report.tasks_view import Listed, TaskTable
from workplan.model import Responsibility, Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workplan.lexicon import Lexicon
    from workplan.model import Document, Section
    from workplan.readers.pages.views import PageView
    from workplan.texts import Words

_LONGEST: Final = 20
_LONGEST_NAME: Final = 200
"""Characters by which a section is called beside each of its mentions; the text has its heading whole."""


class Stretch(NamedTuple):
    """Characters of the text that belong to a task."""

    start: int
    end: int
    task: int


@dataclass(frozen=True)
class Content:
    """One document on its way to the page.

    Attributes:
        document: the document.
        words: the texts of the page's language.
        lexicon: the words of groups and places, the built-in ones if None.
        home: address of the page that lists all documents, None if there is no such page.
        pages: the pages of the file, to be shown beside the text; none if they aren't.
        unit: the unit whose tasks the page shows when it is opened, as the document names it; empty for all.
    """

    document: Document
    words: Words
    lexicon: Lexicon | None = None
    home: str | None = None
    pages: Sequence[PageView] = ()
    unit: str = ""

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Every mention, in source order."""
        return all_marks(self.document)

    @cached_property
    def _starts(self) -> list[int]:
        return [mark.start for mark in self.marks]

    @cached_property
    def _reach(self) -> list[int]:
        """How far the mentions up to each reach."""
        return list(accumulate((mark.end for mark in self.marks), max))

    def touching(self, start: int, end: int) -> list[Mark]:
        """Return the mentions that have characters between ``start`` and ``end``, in source order."""
        first = bisect.bisect_right(self._reach, start)
        last = bisect.bisect_left(self._starts, end)
        return [mark for mark in self.marks[first:last] if mark.end > start]

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Every section in source order; its number is its place here, from 1."""
        return tuple(self.document.walk())

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each section by its path."""
        return {section.path: number for number, section in enumerate(self.sections, 1)}

    @cached_property
    def parents(self) -> dict[int, int]:
        """The number of each section's parent, 0 for a chapter."""
        found: dict[int, int] = {}
        above: list[tuple[int, int]] = []
        for number, section in enumerate(self.sections, 1):
            while above and above[-1][1] >= section.level:
                above.pop()
            found[number] = above[-1][0] if above else 0
            above.append((number, section.level))
        return found

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """Every measure of the plan as a task, numbered from 1."""
        return tasks(self.document, self.words)

    @cached_property
    def task_numbers(self) -> Mapping[tuple[str, int], int]:
        """The number of each task by path and number of its measure."""
        measures = (measure for section in self.sections for measure in section.own_measures)
        return {(measure.path, measure.number): at for at, measure in enumerate(measures, 1)}

    def task_of(self, mark: Mark) -> int:
        """Return the number of the task that a mark belongs to, 0 if it belongs to none."""
        found = mark.found
        return self.task_numbers.get((found.path, found.measure), 0) if found.measure else 0

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """Where each task stands, text and clauses; they share no character."""
        wanted = []
        for section in self.sections:
            for measure in section.own_measures:
                number = self.task_numbers[measure.path, measure.number]
                spans = {measure.span, *(row.clause for row in measure.responsibilities)}
                wanted += [Stretch(span.start, span.end, number) for span in spans]
        found, at = [], 0
        for start, end, number in sorted(wanted):
            if end > max(start, at):
                found.append(Stretch(max(start, at), end, number))
                at = end
        return tuple(found)

    def stretches_in(self, start: int, end: int) -> tuple[Stretch, ...]:
        """Return the stretches that have characters between ``start`` and ``end``."""
        first = bisect.bisect_right(self.stretches, start, key=lambda stretch: stretch.end)
        last = bisect.bisect_left(self.stretches, end, key=lambda stretch: stretch.start)
        return self.stretches[first:last]

    @cached_property
    def _doubtful(self) -> list[int]:
        return sorted(found.span.start for found in self.document.diagnostics)

    def doubtful(self, start: int, end: int) -> list[int]:
        """Return where doubtful places begin between ``start`` and ``end``."""
        return self._doubtful[bisect.bisect_left(self._doubtful, start) : bisect.bisect_left(self._doubtful, end)]

    @cached_property
    def placed(self) -> frozenset[int]:
        """The tasks that stand somewhere in the text."""
        length = len(self.document.text)
        return frozenset(s.task for s in self.stretches if self.document.text[s.start : min(s.end, length)].strip())

    @cached_property
    def table(self) -> TaskTable:
        """The tasks as a table."""
        rows = tuple(
            Listed(task, None, f"#w{task.number}" if task.number in self.placed else None) for task in self.tasks
        )
        marked = (name for mark in self.marks for name in unit_names(mark))
        more = dict.fromkeys([*marked, *([self.unit] if self.unit else [])])
        return TaskTable(rows, self.words, tuple(more), self.lexicon, self.unit)

    @property
    def units(self) -> Mapping[str, int]:
        """The number of each body that has work to do, from 1; those with most come first. Persons are none."""
        return self.table.units

    def section_name(self, number: int) -> str:
        """Return what people call a section: its label, and heading or first words; a long name is cut."""
        if number == 0:
            return self.words.say("outside")
        section = self.sections[number - 1]
        start = "".join(section.text[: 2 * _LONGEST].split())
        heading = section.heading or (start if len(start) <= _LONGEST else f"{start[:_LONGEST]}…")
        name = f"{section.label} {heading}".strip()
        return name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME] + "…"

    def chapter(self, number: int) -> int:
        """Return the number of the chapter that a section belongs to, 0 outside the body."""
        while self.parents.get(number):
            number = self.parents[number]
        return number


def unit_names(mark: Mark) -> tuple[str, ...]:
    """Return the bodies that a mark stands for, none for a person."""
    found = mark.found
    if not isinstance(found, Responsibility) or found.role == Role.LEADER:
        return ()
    return tuple(unit.name for unit in found.units)
