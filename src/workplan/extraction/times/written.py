"""What a written time says by itself, before its sentence is asked: form, days, ending, the parts that were written."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

from workplan.writing.dates import shift

Form = Literal[
    "point",
    "span",
    "season",
    "plan",
    "spell",
    "ahead",
    "run",
    "every",
    "phase",
    "event",
    "named",
    "force",
    "today",
    "ongoing",
    "nothing",
]
"""``nothing`` is what looks like a time and is none: 珍惜每一天, 2023.2.30."""


class Known(NamedTuple):
    """What is known of the dates around a written time.

    Attributes:
        year: the year that a time without one belongs to: that of its sentence, else the plan's.
        plan: the plan's year (今年, 明年).
        issued: date of issue (即日起).
    """

    year: int | None
    plan: int | None
    issued: dt.date | None


class Length(NamedTuple):
    """How long a spell is; both are 0 for one in working days, which need more than the calendar."""

    months: int = 0
    days: int = 0

    def behind(self, day: dt.date | None) -> dt.date | None:
        """Return the day that lies this far behind ``day``, None where it can't be computed.

        >>> Length(months=1, days=15).behind(dt.date(2023, 2, 20))
        datetime.date(2023, 4, 4)
        """
        if day is None or not (self.months or self.days):
            return None
        later = shift(day, self.months, "月") if self.months else day
        return shift(later, self.days, "日") if later and self.days else later


class Written(NamedTuple):
    """A written time.

    Attributes:
        form: which kind of form it is.
        start: first character in the text, a leading 到, 至, 自 or 从 included.
        end: first character behind it.
        lead: that leading character, if any.
        first: first day, where the form names one and it can be computed.
        last: last day; None too where the time is open at its end (2024年起).
        limit: the word that closes it: 前, 内, 起, 后, 止, 期间 or nothing.
        bare: True for a time without 底, 前, 内 or the like: 2025年, 11月左右, 上半年.
        dated: True if the year is written, False if it was taken from the setting or the sentence.
        daily: True if it names a day.
        part: True if it names a part of a year: a month, a quarter, a half.
        annual: True for 2023年度.
        rule: RFC 5545 rule of an interval.
        base: what the form itself names as its base: 任期, 印发之日.
        fused: True for 用3年时间.
        spell: how long a spell is (the longer of two).
        vague: True where nobody fixed the days: 年初, 今冬明春; then they only tell past from future.
        listed: True if the next time is the next element of the same list (2024年、2025年).
    """

    form: Form
    start: int
    end: int
    lead: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    limit: str = ""
    bare: bool = False
    dated: bool = False
    daily: bool = False
    annual: bool = False
    part: bool = False
    rule: str | None = None
    base: str | None = None
    fused: bool = False
    spell: Length | None = None
    vague: bool = False
    listed: bool = False

    @property
    def known(self) -> dt.date | None:
        """The last day, or the first where the time is open at its end."""
        return self.last or self.first

    @property
    def opens(self) -> bool:
        """True for a time that names only its beginning: 2024年起, 从5月1日开始."""
        return self.limit.endswith(("起", "始"))

    @property
    def closes(self) -> bool:
        """True for a time that names its end: 6月底前, 年内, 5月10日止; 2025年期间 and 年初 don't."""
        return self.limit not in ("", "期间", "间", "之间", "初")
