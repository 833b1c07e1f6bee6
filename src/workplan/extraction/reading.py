"""The door to extraction: a view and the Setting → mentions of the four families, in the order they need one another.

A document is read from front to back by one :class:`Reading`: what one section states (下同, 以下简称) holds for those
behind it. A clause of responsibility is found once, by :func:`clauses_of`: headings are cut by it, rows made of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from workplan.extraction.regulations import find as regulations
from workplan.extraction.regulations.abbreviations import Introduced
from workplan.extraction.responsibilities import find as responsibilities
from workplan.extraction.responsibilities.clause import Clause
from workplan.extraction.responsibilities.standing import Standing
from workplan.extraction.targets import find as targets
from workplan.extraction.targets.above import NOTHING, Above
from workplan.extraction.times import find as times
from workplan.lexicon import Lexicon
from workplan.model import Diagnostic, Regulation, Responsibility, Target, Time
from workplan.rulebook import Found
from workplan.setting import Setting
from workplan.source import View, fold


@dataclass(slots=True)
class Rows:
    """Mentions of one section, or of what stands outside, while they are collected."""

    responsibilities: list[Responsibility] = field(default_factory=list)
    regulations: list[Regulation] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)

    def extend(self, more: Rows) -> None:
        """Add what was found in a further stretch."""
        self.responsibilities += more.responsibilities
        self.regulations += more.regulations
        self.times += more.times
        self.targets += more.targets


class Scope(NamedTuple):
    """What the headings above a text say of it: of its figures, and the one year that they name."""

    figures: Above = NOTHING
    year: int | None = None

    def below(self, heading: str | None, setting: Setting) -> Scope:
        """Return the scope of what stands below ``heading``."""
        if heading is None:
            return self
        several = setting.year is None and setting.years is not None
        year = times.year_named(fold(heading), setting.lexicon) if several else None
        figures = self.figures.below(heading, setting.lexicon)
        return self if figures is self.figures and not year else Scope(figures, year or self.year)


OUTSIDE = Scope()
"""The scope of what no heading stands above."""


@dataclass(slots=True)
class Reading:
    """One document being read: its setting, what earlier sections stated, and the doubts met on the way."""

    setting: Setting
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _standing: Standing = field(default_factory=Standing)
    _introduced: Introduced = field(default_factory=Introduced)
    _units: responsibilities.Units = field(init=False)

    def __post_init__(self) -> None:
        self._units = responsibilities.known_units(self.setting)

    def section(self, view: View, rows: Rows, *, clauses: Sequence[Clause], scope: Scope = OUTSIDE) -> None:
        """Read a stretch of text that may bind the work: heading and own paragraphs of a section."""
        self.titles(view, rows)
        found = responsibilities.find(view, self.setting, self._standing, clauses=clauses, units=self._units)
        self._keep(view, rows, found)
        rows.times += times.find(view, self.setting, year=scope.year, conditions=scope.figures.conditions)
        rows.targets += targets.find(view, self.setting, above=scope.figures)

    def cell(self, view: View, rows: Rows, *, label: str, scope: Scope = OUTSIDE) -> None:
        """Read a cell of a task table below the column head ``label``; figures are read where no head is."""
        if not label:
            self.section(view, rows, clauses=clauses_of(view, self.setting.lexicon), scope=scope)
            return
        self.titles(view, rows)
        self._keep(view, rows, responsibilities.in_cell(view, self.setting, self._standing, label=label))
        rows.times += times.find(view, self.setting, label=label, year=scope.year)

    def titles(self, view: View, rows: Rows) -> None:
        """Read what binds nobody but may name regulations: titles, recipients, signature, colophon."""
        if not regulations.may_name(view.text):
            return
        outcome = regulations.find(view, self.setting, self._introduced)
        self._introduced = outcome.introduced
        rows.regulations += outcome.rows
        self._doubt(view, outcome.doubts)

    def _keep(self, view: View, rows: Rows, found: responsibilities.Outcome) -> None:
        self._standing = found.standing
        rows.responsibilities += found.rows
        if found.doubts:
            self._doubt(view, found.doubts)

    def _doubt(self, view: View, doubts: Iterable[Found]) -> None:
        for found in doubts:
            span = view.span(found.start, found.end)
            self.diagnostics.append(Diagnostic(code=found.code, span=span, assumed=found.assumed))


def clauses_of(view: View, lexicon: Lexicon) -> Sequence[Clause]:
    """Return the responsibility clauses of a view in order; their places are positions in ``view.text``."""
    return responsibilities.clauses_in(view, lexicon)
