"""What people write into a ledger, and what became of it in the ledger of a new edition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple, TypeAlias

Value: TypeAlias = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta
"""What a cell may hold."""

TYPED = ("progress", "person", "remarks")
"""The columns that are left empty for the office."""

COLUMNS = (
    *("number", "chapter", "task", "measures", "lead", "responsible", "cooperating", "supervising", "leader"),
    *("due", "first", "times", "targets", "regulations", *TYPED, "doubts", "source", "path"),
)
"""All columns of a ledger, in order; between the remarks and what follows stand those that people add."""


class Filled(NamedTuple):
    """What was written into the row of one measure.

    Attributes:
        cells: by column: ``progress``, ``person``, ``remarks``, or the header of a column of one's own.
        note: what to tell about it on the sheet of what was carried; empty where nothing is to be told.
    """

    cells: Mapping[str, Value]
    note: str = ""


class Fate(StrEnum):
    """What became of a row."""

    DROPPED = "dropped"
    """The new edition has no such measure."""
    NEW = "new"
    """The old edition had no such measure."""
    SHARED = "shared"
    """It went to a measure that other rows went to, too, or to several measures."""
    LOST = "lost"
    """It could not be matched: it has nothing by which to know its measure."""


class Told(NamedTuple):
    """A row on the sheet of what was carried.

    Attributes:
        fate: what became of it.
        was: number and place of the row in the old workbook, empty for what is new.
        number: numbers of the measures that it went to in the new ledger.
        task: its task.
        measures: its text.
        units: who answered for it.
        cells: what was written in its row.
    """

    fate: Fate
    was: str
    number: str
    task: str
    measures: str
    units: str
    cells: Mapping[str, Value]


class Carried(NamedTuple):
    """What is written into a ledger from the start.

    Attributes:
        rows: by number of the entry.
        columns: headers of the columns of one's own, in order.
        told: what is told on a sheet of its own.
    """

    rows: Mapping[int, Filled]
    columns: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()


NOTHING = Carried({})
"""An empty ledger."""
