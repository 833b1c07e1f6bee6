"""What a rule says of a written time."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple, TypeAlias

from workplan.extraction.times.around import Place
from workplan.extraction.times.written import Written
from workplan.model import TimeKind
from workplan.rulebook import Judgement


class Verdict(NamedTuple):
    """What a time is.

    Attributes:
        kind: the kind of time.
        first: its first day, None where it has none or nothing tells it.
        last: its last day.
        base: what an open time hangs on.
        start: where the time starts if words in front belong to it (自印发之日起), else None.
    """

    kind: TimeKind
    first: dt.date | None = None
    last: dt.date | None = None
    base: str | None = None
    start: int | None = None


Row: TypeAlias = Judgement[Place, Verdict]
"""One rule: asked of a time in its sentence, it gives a verdict or leaves it to the next rule."""


def reference(written: Written) -> Verdict:
    """Return that the time binds nothing."""
    return Verdict(TimeKind.REFERENCE, written.first, written.last, written.base)


def period(written: Written) -> Verdict:
    """Return that the work is done within the time."""
    if written.vague:
        return Verdict(TimeKind.PERIOD, base=written.base)
    return Verdict(TimeKind.PERIOD, written.first, written.last, written.base)


def deadline(written: Written) -> Verdict:
    """Return that the work is done by the time's last day."""
    return Verdict(TimeKind.DEADLINE, None, None if written.vague else written.last, written.base)


def recurring(written: Written) -> Verdict:
    """Return that the work is done again and again."""
    return Verdict(TimeKind.RECURRENCE)
