"""Text → written dates, the impossible ones too: year, month and day as they stand, with their place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import regex

from workplan.writing.dates import YEAR_IN_DIGITS, day

_DATE: Final = regex.compile(
    rf"(?<![\d.])(?:(?P<year>{YEAR_IN_DIGITS})年\s?)?"
    r"(?P<month>\d{1,2})月(?:\s?(?P<day>\d{1,2})[日号](?!文|令|线))?(?!份?以来)"
)
_LEAP_YEAR: Final = 2000


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
        return day(self.year or _LEAP_YEAR, self.month, 1 if self.day is None else self.day) is not None


def written_dates(text: str) -> Iterator[Written]:
    """Yield the dates with a month in folded text, in order.

    >>> [(d.year, d.month, d.day) for d in written_dates("于2023年6月31日和12月底前")]
    [(2023, 6, 31), (None, 12, None)]
    """
    for match in _DATE.finditer(text):
        year, month, of_month = (int(match[part]) if match[part] else None for part in ("year", "month", "day"))
        yield Written(match.start(), match.end(), year, month or 0, of_month)
