"""Meta elements of a page → the day it was published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workplan.writing.dates import stamped


def published(metas: Mapping[str, str], names: Sequence[str]) -> str | None:
    """Return the page's own date as ISO date, None if it has none.

    Args:
        metas: content of the meta elements by name, in lower case.
        names: names that hold the date, best first.

    >>> published({"pubdate": "2023年4月20日"}, ["pubdate", "date"])
    '2023-04-20'
    """
    return next((day for name in names if (day := iso_date(metas.get(name, "")))), None)


def iso_date(text: str) -> str | None:
    """Return the first date in ``text`` as ISO date, None if there is none.

    >>> iso_date("2020年08月02日"), iso_date("2023-4-20 10:00"), iso_date("20230420"), iso_date("2023-13-01")
    ('2020-08-02', '2023-04-20', '2023-04-20', None)
    """
    day = stamped(text)
    return day.isoformat() if day else None
