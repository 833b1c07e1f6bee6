"""Two editions → what changed; a ledger → what its people typed, carried into the next."""

from __future__ import annotations

import io

from workplan import (
    Change,
    ChangeKind,
    Comparison,
    Document,
    LedgerRow,
    Relation,
    SectionChange,
    UsageError,
    carry,
    compare,
    read_ledger,
    to_ledger,
)


def moved(old: Document, new: Document) -> list[str]:
    """Return the new paths of the sections that moved."""
    comparison: Comparison = compare(old, new)
    if comparison.same:
        return []
    changes: tuple[SectionChange, ...] = comparison.sections
    return [each.path for change in changes if Relation.MOVED in change.relations for each in change.new]


def reworded(old: Document, new: Document) -> list[Change]:
    """Return the rewordings of texts."""
    return [
        change
        for section in compare(old, new).sections
        for change in section.changes
        if change.kind is ChangeKind.TEXT_REWORDED
    ]


def for_unit(old: Document, new: Document, unit: str) -> int:
    """Return how many tasks are new for a unit, 0 where neither edition names it."""
    try:
        return len(compare(old, new).for_unit(unit).gained)
    except UsageError:
        return 0


def ledger(old: Document, new: Document) -> bytes:
    """Return the new edition's ledger with what was typed into the old one's."""
    typed: tuple[LedgerRow, ...] = read_ledger(io.BytesIO(to_ledger(old)))
    return to_ledger(new, by_unit=True, carried=carry(new, typed))
