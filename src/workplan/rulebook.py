"""How a rule of the grammar is written down: one source for code, explanation and documentation.

Each module of ``structure`` and ``extraction`` lists its rules in a ``RULES`` table of these; every extracted value
carries the code of the rule that decided it, ``workplan.explain`` looks it up and the pages in ``docs/`` are made
from the same text.
"""

from __future__ import annotations

from typing import NamedTuple


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
