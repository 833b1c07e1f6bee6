"""Document → what every part of the page needs of it: marks, numbered sections, numbered units."""

from __future__ import annotations

import bisect
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from workplan.exports.report.marks import Mark, all_marks
from workplan.model import Responsibility, Role

if TYPE_CHECKING:
    from workplan.model import Document, Section
    from workplan.texts import Words

_LONGEST_NAME: Final = 200
"""Characters by which a section is called beside each of its mentions; the text has its heading whole."""


@dataclass(frozen=True)
class Content:
    """One document on its way to the page.

    Attributes:
        document: the document.
        words: the texts of the page's language.
    """

    document: Document
    words: Words

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
    def units(self) -> dict[str, int]:
        """The number of each body that has work to do, from 1; those with most come first. Persons are none."""
        names: Counter[str] = Counter()
        for mark in self.marks:
            names.update(dict.fromkeys(unit_names(mark), 1))
        return {name: number for number, (name, _) in enumerate(names.most_common(), 1)}

    def section_name(self, number: int) -> str:
        """Return what people call a section: its label and heading, of a very long one its first words."""
        if number == 0:
            return self.words.say("outside")
        section = self.sections[number - 1]
        name = f"{section.label} {section.heading or ''}".strip()
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
