"""Text → written dates, the impossible ones too: year, month and day as they stand, with their place."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from typing import Final, NamedTuple

import regex

_DATE: Final = regex.compile(
    r"(?<![\d.])(?:(?P<year>(?:19|20)\d\d)年\s?)?(?P<month>\d{1,2})月(?:\s?(?P<day>\d{1,2})[日号](?!文|令|线))?(?!份?以来)"
)
_LONGEST: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Written(NamedTuple):
    """A date as it is written; what it does not say is None."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None

    @property
    def possible(self) -> bool:
        """Tell whether the calendar has this date.

        >>> next(written_dates("2023年2月29日")).possible, next(written_dates("2月29日")).possible
        (False, True)
        """
        if not 1 <= self.month <= 12:
            return False
        if self.day is None:
            return True
        last = calendar.monthrange(self.year, self.month)[1] if self.year else _LONGEST[self.month - 1]
        return 1 <= self.day <= last


def written_dates(text: str) -> Iterator[Written]:
    """Yield the dates with a month in folded text, in order.

    >>> [(d.year, d.month, d.day) for d in written_dates("于2023年6月31日和12月底前")]
    [(2023, 6, 31), (None, 12, None)]
    """
    for match in _DATE.finditer(text):
        year, day = match["year"], match["day"]
        yield Written(
            match.start(), match.end(), int(year) if year else None, int(match["month"]), int(day) if day else None
        )
