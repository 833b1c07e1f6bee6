"""How a rule of the grammar is written down, and the book of all rules: one source for code, explanation and pages.

The modules named in ``MODULES`` list their rules in a ``RULES`` table; what is extracted carries the code of the rule
that decided it, ``workplan.explain`` looks it up, and the pages in ``docs/rules`` are made from the same text.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Place = TypeVar("Place")
Verdict = TypeVar("Verdict")


def _never(place: object) -> None:
    return None


Example = tuple[str, str]
"""A text, and what comes of it in the family's own short form; for a near miss, the rule that takes it."""


@dataclass(frozen=True, slots=True, repr=False)
class Rule:
    """One rule of the grammar.

    Attributes:
        code: family and name, e.g. ``responsibility.bracket-label``; a third part names one reason among several.
        zh: what it says, in Chinese.
        en: the same in English.
        source: where it comes from: a standard, else a habit of drafting in Chinese and English, parted by `` · ``.
        takes: texts that this rule decides, each with the result; run as tests.
        leaves: near misses, each with the code of the rule that takes it, ``-`` where nothing does; run as tests.
    """

    code: str
    zh: str
    en: str
    source: str
    takes: tuple[Example, ...] = ()
    leaves: tuple[Example, ...] = ()

    def __str__(self) -> str:
        return f"{self.code}: {self.en}"

    def __repr__(self) -> str:
        return f"<Rule {self}>"


class Asked(Rule):
    """A rule of an ordered table: its rules are asked in turn, and the first that applies decides."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, repr=False)
class Judgement(Asked, Generic[Place, Verdict]):
    """One row of an ordered table of decisions: a rule, and the function that applies it.

    Attributes:
        decide: gives the verdict on a place, None where the rule does not apply and the next one is asked.
    """

    decide: Callable[[Place], Verdict | None] = _never


def first(table: Iterable[Judgement[Place, Verdict]], place: Place) -> tuple[Rule, Verdict] | None:
    """Return the first rule of ``table`` that applies to ``place``, with its verdict; None where none does."""
    for rule in table:
        verdict = rule.decide(place)
        if verdict is not None:
            return rule, verdict
    return None


class Doubt(NamedTuple):
    """A kind of diagnostic: where the source had to be guessed at, and how that is told to people."""

    code: str
    zh: str
    en: str


class Found(NamedTuple):
    """A doubt at a place of the view that an extractor reports (positions in ``View.text``)."""

    code: str
    start: int
    end: int
    assumed: str = ""


MODULES: Final = (
    "workplan.readers.text",
    "workplan.structure.read_over",
    "workplan.writing.markers",
    "workplan.structure.outlining.explaining",
    "workplan.structure.layout",
    "workplan.structure.tables",
    "workplan.structure.front",
    "workplan.structure.back",
    "workplan.structure.masthead",
    "workplan.structure.headings",
    "workplan.structure.not_a_plan",
    "workplan.structure.unread",
    "workplan.extraction.responsibilities.find",
    "workplan.extraction.regulations.rules",
    "workplan.extraction.regulations.titles",
    "workplan.extraction.times.rules",
    "workplan.extraction.targets.find",
    "workplan.measures.rules",
)
"""The modules that have a ``RULES`` or a ``DOUBTS`` table, in the order the data passes them."""


@cache
def all_rules() -> Mapping[str, Rule]:
    """Return every rule by its code, in the order in which the data meets them.

    >>> len(all_rules()) > 10
    True
    """
    return {rule.code: rule for module in MODULES for rule in _table(module, "RULES")}


@cache
def all_doubts() -> Mapping[str, Doubt]:
    """Return every kind of diagnostic by its code, in the order in which the data meets them."""
    return {doubt.code: doubt for module in MODULES for doubt in _table(module, "DOUBTS")}


def _table(module: str, name: str) -> Sequence[Any]:
    """Return the entries of a module's table, none where it has no such table."""
    return getattr(importlib.import_module(module), name, ())
