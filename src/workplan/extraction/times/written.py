"""What a written time says by itself, before its sentence is asked: form, days, ending, the parts that were written."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

Form = Literal["point", "span", "plan", "spell", "ahead", "every", "phase", "event", "force", "today", "ongoing"]


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
        bare: True for a time without 底, 前, 内 or the like: 2025年, 11月, 上半年.
        dated: True if the year is written, False if it was taken from the setting or the sentence.
        daily: True if it names a day.
        part: True if it names a part of a year: a month, a quarter, a half.
        annual: True for 2023年度.
        rule: RFC 5545 rule of an interval.
        base: what the form itself names as its base: 任期, 印发之日.
        fused: True for 用3年时间.
        spell: how many units a spell has (the larger of two), with its unit.
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
    spell: tuple[int, str] | None = None
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
        return self.limit not in ("", "期间", "初")
