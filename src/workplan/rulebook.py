"""How a rule of the grammar is written down, and the book of all rules: one source for code, explanation and pages.

Each module of ``structure`` and ``extraction`` lists its rules in a ``RULES`` table of these; every extracted value
carries the code of the rule that decided it, ``workplan.explain`` looks it up and the pages in ``docs/`` are made
from the same text.
"""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Rule(NamedTuple):
    """One rule of the grammar.

    Attributes:
        code: family and name, e.g. ``responsibility.bracket-label``.
        zh: what it says, in Chinese.
        en: the same in English.
        source: where it comes from: a standard, else a habit of drafting in Chinese and English, parted by `` · ``.
        examples: pairs of a text and what the rule makes of it, run as tests by the family's test module.
    """

    code: str
    zh: str
    en: str
    source: str
    examples: tuple[tuple[str, str], ...] = ()


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
    "workplan.structure.not_a_plan",
    "workplan.structure.masthead",
    "workplan.writing.markers",
    "workplan.structure.headings",
    "workplan.structure.tables",
    "workplan.extraction.responsibilities.find",
    "workplan.extraction.regulations.find",
    "workplan.extraction.regulations.titles",
    "workplan.extraction.times.find",
    "workplan.extraction.targets.find",
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
