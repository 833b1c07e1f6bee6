"""What the document as a whole tells the extraction of each section: place, year, dates, words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workplan.names.full_names import full_name

if TYPE_CHECKING:
    from workplan.lexicon import Lexicon
    from workplan.names.jurisdiction import Jurisdiction


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

    @property
    def moment(self) -> str:
        """The time whose names of bodies count: the month of issue, else the plan's year, else empty."""
        if self.issued is not None:
            return self.issued.isoformat()[:7]
        return str(self.year) if self.year is not None else ""

    def full_name(self, name: str) -> str | None:
        """Return the full official name of the body that the plan calls ``name``, None where unsure."""
        return full_name(name, place=self.jurisdiction, moment=self.moment, lexicon=self.lexicon)
