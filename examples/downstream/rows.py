"""Documents → their tables, each row with the type of its own."""

from __future__ import annotations

from collections.abc import Sequence

from workplan import (
    Document,
    DocumentRow,
    MeasureRow,
    RegulationRow,
    ResponsibilityRow,
    SectionRow,
    Tables,
    TargetRow,
    TimeRow,
    to_tables,
)


def counts(documents: Sequence[Document]) -> dict[str, int]:
    """Return the number of rows of each table."""
    tables: Tables = to_tables(documents)
    return {
        "documents": len(tables["documents"]),
        "sections": len(tables["sections"]),
        "measures": len(tables["measures"]),
        "responsibilities": len(tables["responsibilities"]),
        "regulations": len(tables["regulations"]),
        "times": len(tables["times"]),
        "targets": len(tables["targets"]),
    }


def first(document: Document) -> list[str]:
    """Return the first row of each table in a line; a table may be empty."""
    tables = to_tables(document)
    return [
        *map(_document, tables["documents"][:1]),
        *map(_section, tables["sections"][:1]),
        *map(_measure, tables["measures"][:1]),
        *map(_responsibility, tables["responsibilities"][:1]),
        *map(_regulation, tables["regulations"][:1]),
        *map(_time, tables["times"][:1]),
        *map(_target, tables["targets"][:1]),
    ]


def _document(row: DocumentRow) -> str:
    return f"{row['plan_title'] or row['title']}, {row['date_issued']}, {'、'.join(row['issuers'])}"


def _section(row: SectionRow) -> str:
    return f"{row['path']} {row['level']:d} {row['heading']}"


def _measure(row: MeasureRow) -> str:
    return f"{row['path']}-{row['measure']:d} {row['text']}"


def _responsibility(row: ResponsibilityRow) -> str:
    known = [full or short for short, full in zip(row["units"], row["canonical"], strict=True)]
    return f"{row['role']} {'、'.join(known)}"


def _regulation(row: RegulationRow) -> str:
    return f"{row['action']} {row['title']} ({row['category']})"


def _time(row: TimeRow) -> str:
    return f"{row['kind']} {row['start']}/{row['end']} {row['recurrence']}"


def _target(row: TargetRow) -> str:
    high = row["high"] if row["high"] is not None else row["value"]
    return f"{row['comparator']} {row['value']}–{high} {row['unit']}"
