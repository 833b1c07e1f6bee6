"""What the document as a whole tells the extraction of each section: place, year, dates, words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workplan.lexicon import Lexicon
    from workplan.lexicon.places import Jurisdiction


@dataclass(frozen=True, slots=True)
class Setting:
    """The setting of one document.

    Attributes:
        lexicon: the words in force.
        jurisdiction: whose plan it is (a province, a city, the centre), None if unknown.
        year: the plan's year, to which 6月底前 and 年内 are resolved.
        issued: date of issue.
    """

    lexicon: Lexicon
    jurisdiction: Jurisdiction | None = None
    year: int | None = None
    issued: dt.date | None = None
