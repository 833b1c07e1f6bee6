"""Document → tidy tables: one row a section, responsibility, regulation, time and target, in plain values.

The rows go into ``pandas.DataFrame(rows)``, a CSV file or a database as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from workplan.model import Date, Document, Mentions, Regulation, Responsibility, Section, Span, Target, Text, Time

Cell: TypeAlias = str | int | float | bool | list[str] | list[str | None] | None
Row: TypeAlias = dict[str, Cell]

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "documents": (
        *("document", "path", "title", "plan_title", "document_number", "issuers", "recipients"),
        *("date_issued", "date_published", "span_start", "span_end"),
        *("schema_version", "library_version", "sha256", "reader", "encoding"),
    ),
    "sections": ("document", "path", "label", "level", "heading", "text", "span_start", "span_end", "rule"),
    "responsibilities": (
        *("document", "path", "role", "text", "units", "canonical", "aliases", "collective"),
        *("span_start", "span_end", "rule"),
    ),
    "regulations": (
        *("document", "path", "title", "action", "category", "document_number", "stands_for"),
        *("span_start", "span_end", "rule"),
    ),
    "times": (
        *("document", "path", "text", "kind", "start", "end", "recurrence", "relative_to"),
        *("span_start", "span_end", "rule"),
    ),
    "targets": ("document", "path", "text", "comparator", "value", "unit", "span_start", "span_end", "rule"),
}
"""The columns of each table, in order; every row has all of them."""


def to_tables(document: Document) -> dict[str, list[Row]]:
    """Return the tables of ``document``: documents, sections, responsibilities, regulations, times, targets.

    Args:
        document: what :func:`workplan.parse` returned.

    Returns:
        For each table its rows in source order (what stands outside the plan's body first, with an empty ``path``).
        Cells are str, int, float, bool, None or lists of str; dates are ISO 8601; ``span_start`` and ``span_end``
        count characters of ``document.text``; ``document`` is the document's name.

    >>> import workplan
    >>> tables = workplan.to_tables(workplan.parse("一、加快立法\\n修订《某某条例》。", name="某市"))
    >>> [(row["document"], row["path"], row["title"], row["action"]) for row in tables["regulations"]]
    [('某市', '一', '某某条例', 'amend')]
    """
    name = document.name
    places: list[tuple[str, Mentions]] = [("", document.outside)]
    places += [(section.path, section) for section in document.walk()]
    return {
        "documents": [_document(document)],
        "sections": [_section(name, section) for section in document.walk()],
        "responsibilities": [_responsibility(name, p, m) for p, at in places for m in at.responsibilities],
        "regulations": [_regulation(name, p, m) for p, at in places for m in at.regulations],
        "times": [_time(name, p, m) for p, at in places for m in at.times],
        "targets": [_target(name, p, m) for p, at in places for m in at.targets],
    }


def _document(document: Document) -> Row:
    head, origin = document.masthead, document.provenance
    return {
        "document": document.name,
        "path": "",
        "title": _value(head.title),
        "plan_title": _value(head.plan_title),
        "document_number": _value(head.document_number),
        "issuers": [text.value for text in head.issuers],
        "recipients": [text.value for text in head.recipients],
        "date_issued": _day(head.date_issued),
        "date_published": _day(head.date_published),
        "span_start": 0,
        "span_end": len(document.text),
        "schema_version": origin.schema_version,
        "library_version": origin.library_version,
        "sha256": origin.sha256,
        "reader": origin.reader,
        "encoding": origin.encoding,
    }


def _section(name: str | None, section: Section) -> Row:
    return {
        "document": name,
        "path": section.path,
        "label": section.label,
        "level": section.level,
        "heading": section.heading,
        "text": section.text,
        **_place(section.span, section.rule),
    }


def _responsibility(name: str | None, path: str, found: Responsibility) -> Row:
    return {
        "document": name,
        "path": path,
        "role": found.role.value,
        "text": found.text,
        "units": [unit.name for unit in found.units],
        "canonical": [unit.canonical for unit in found.units],
        "aliases": list(found.aliases),
        "collective": found.collective,
        **_place(found.span, found.rule),
    }


def _regulation(name: str | None, path: str, found: Regulation) -> Row:
    return {
        "document": name,
        "path": path,
        "title": found.title,
        "action": found.action.value,
        "category": found.category.value,
        "document_number": _value(found.document_number),
        "stands_for": found.stands_for,
        **_place(found.span, found.rule),
    }


def _time(name: str | None, path: str, found: Time) -> Row:
    return {
        "document": name,
        "path": path,
        "text": found.text,
        "kind": found.kind.value,
        "start": found.start.isoformat() if found.start else None,
        "end": found.end.isoformat() if found.end else None,
        "recurrence": found.recurrence,
        "relative_to": found.relative_to,
        **_place(found.span, found.rule),
    }


def _target(name: str | None, path: str, found: Target) -> Row:
    return {
        "document": name,
        "path": path,
        "text": found.text,
        "comparator": found.comparator.value,
        "value": found.value,
        "unit": found.unit,
        **_place(found.span, found.rule),
    }


def _place(span: Span, rule: str) -> Row:
    return {"span_start": span.start, "span_end": span.end, "rule": rule}


def _value(text: Text | None) -> str | None:
    return None if text is None else text.value


def _day(date: Date | None) -> str | None:
    return None if date is None else date.value.isoformat()
