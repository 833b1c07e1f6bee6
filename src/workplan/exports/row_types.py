"""The rows of each table as types, for typed programs; :mod:`workplan.exports.tables` makes them.

Dates are ISO 8601 text; ``span_start`` and ``span_end`` count characters of ``document.text``.
"""

from __future__ import annotations

from typing import TypedDict


class DocumentRow(TypedDict):
    """One document: its masthead, and where its data came from."""

    document: str | None
    path: str
    title: str | None
    plan_title: str | None
    document_number: str | None
    issuers: list[str]
    recipients: list[str]
    date_issued: str | None
    date_published: str | None
    span_start: int
    span_end: int
    schema_version: str
    library_version: str
    sha256: str
    reader: str
    encoding: str | None


class _Row(TypedDict):
    """What every row below a document has."""

    document: str | None
    path: str
    span_start: int
    span_end: int
    rule: str


class SectionRow(_Row):
    """One section."""

    label: str
    level: int
    heading: str | None
    text: str


class MeasureRow(_Row):
    """One measure."""

    measure: int
    text: str
    inherited: str | None


class ResponsibilityRow(_Row):
    """One element of a clause of responsibility."""

    measure: int | None
    role: str
    text: str
    units: list[str]
    canonical: list[str | None]
    aliases: list[str]
    collective: bool


class RegulationRow(_Row):
    """One mention of a regulation."""

    measure: int | None
    title: str
    action: str
    category: str
    document_number: str | None
    stands_for: str | None


class TimeRow(_Row):
    """One time."""

    measure: int | None
    text: str
    kind: str
    start: str | None
    end: str | None
    recurrence: str | None
    relative_to: str | None


class TargetRow(_Row):
    """One figure to reach."""

    measure: int | None
    text: str
    comparator: str
    value: int | float
    high: int | float | None
    unit: str
    approximate: bool
    base_value: int | float
    base_unit: str


class Tables(TypedDict):
    """What :func:`workplan.to_tables` returns."""

    documents: list[DocumentRow]
    sections: list[SectionRow]
    measures: list[MeasureRow]
    responsibilities: list[ResponsibilityRow]
    regulations: list[RegulationRow]
    times: list[TimeRow]
    targets: list[TargetRow]
