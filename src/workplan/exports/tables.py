"""Document → tidy tables: one row a section, measure, responsibility, regulation, time and target, in plain values.

The rows go into ``pandas.DataFrame(rows)``, a CSV file or a database as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import count
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias, TypeVar, cast

from workplan.model import Document, several

if TYPE_CHECKING:
    from workplan.exports.row_types import Tables
    from workplan.model import (
        Date,
        Measure,
        Regulation,
        Responsibility,
        Section,
        Span,
        Target,
        Text,
        Time,
    )

Cell: TypeAlias = str | int | float | bool | list[str] | list[str | None] | None
Row: TypeAlias = dict[str, Cell]


class _Placed(Protocol):
    """What stands at a place of the text because a rule says so."""

    @property
    def span(self) -> Span: ...
    @property
    def rule(self) -> str: ...


P = TypeVar("P", bound=_Placed)
Columns = Mapping[str, tuple[str, Callable[[P], Cell]]]
"""For each column of a table its type and what a row has there, in order."""

_DOCUMENTS: Final[Mapping[str, tuple[str, Callable[[Document], Cell]]]] = {
    "document": ("text", lambda d: d.name),
    "path": ("text", lambda d: ""),
    "title": ("text", lambda d: _value(d.masthead.title)),
    "plan_title": ("text", lambda d: _value(d.masthead.plan_title)),
    "document_number": ("text", lambda d: _value(d.masthead.document_number)),
    "issuers": ("list", lambda d: [text.value for text in d.masthead.issuers]),
    "recipients": ("list", lambda d: [text.value for text in d.masthead.recipients]),
    "date_issued": ("date", lambda d: _day(d.masthead.date_issued)),
    "date_published": ("date", lambda d: _day(d.masthead.date_published)),
    "span_start": ("integer", lambda d: 0),
    "span_end": ("integer", lambda d: len(d.text)),
    "schema_version": ("text", lambda d: d.provenance.schema_version),
    "library_version": ("text", lambda d: d.provenance.library_version),
    "sha256": ("text", lambda d: d.provenance.sha256),
    "reader": ("text", lambda d: d.provenance.reader),
    "encoding": ("text", lambda d: d.provenance.encoding),
}
_SECTIONS: Final[Columns[Section]] = {
    "label": ("text", lambda s: s.label),
    "level": ("integer", lambda s: s.level),
    "heading": ("text", lambda s: s.heading),
    "text": ("text", lambda s: s.text),
}
_MEASURES: Final[Columns[Measure]] = {
    "measure": ("integer", lambda m: m.number),
    "text": ("text", lambda m: m.text),
    "inherited": ("text", lambda m: m.inherited),
}
_RESPONSIBILITIES: Final[Columns[Responsibility]] = {
    "measure": ("integer", lambda r: r.measure),
    "role": ("text", lambda r: r.role.value),
    "text": ("text", lambda r: r.text),
    "units": ("list", lambda r: [unit.name for unit in r.units]),
    "canonical": ("list", lambda r: [unit.canonical for unit in r.units]),
    "aliases": ("list", lambda r: list(r.aliases)),
    "collective": ("boolean", lambda r: r.collective),
}
_REGULATIONS: Final[Columns[Regulation]] = {
    "measure": ("integer", lambda r: r.measure),
    "title": ("text", lambda r: r.title),
    "action": ("text", lambda r: r.action.value),
    "category": ("text", lambda r: r.category.value),
    "document_number": ("text", lambda r: _value(r.document_number)),
    "stands_for": ("text", lambda r: r.stands_for),
}
_TIMES: Final[Columns[Time]] = {
    "measure": ("integer", lambda t: t.measure),
    "text": ("text", lambda t: t.text),
    "kind": ("text", lambda t: t.kind.value),
    "start": ("date", lambda t: t.start.isoformat() if t.start else None),
    "end": ("date", lambda t: t.end.isoformat() if t.end else None),
    "recurrence": ("text", lambda t: t.recurrence),
    "relative_to": ("text", lambda t: t.relative_to),
}
_TARGETS: Final[Columns[Target]] = {
    "measure": ("integer", lambda t: t.measure),
    "text": ("text", lambda t: t.text),
    "comparator": ("text", lambda t: t.comparator.value),
    "value": ("number", lambda t: t.value),
    "high": ("number", lambda t: t.high),
    "unit": ("text", lambda t: t.unit),
    "approximate": ("boolean", lambda t: t.approximate),
    "base_value": ("number", lambda t: t.base_value),
    "base_unit": ("text", lambda t: t.base_unit),
}

TYPES: Final[Mapping[str, Mapping[str, str]]] = {
    "documents": {name: kind for name, (kind, _) in _DOCUMENTS.items()},
    **{
        table: {
            "document": "text",
            "path": "text",
            **{name: kind for name, (kind, _) in columns.items()},
            "span_start": "integer",
            "span_end": "integer",
            "rule": "text",
        }
        for table, columns in {
            "sections": _SECTIONS,
            "measures": _MEASURES,
            "responsibilities": _RESPONSIBILITIES,
            "regulations": _REGULATIONS,
            "times": _TIMES,
            "targets": _TARGETS,
        }.items()
    },
}
"""The type of each column of each table: ``text``, ``list``, ``integer``, ``number``, ``boolean`` or ``date``."""

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {table: tuple(columns) for table, columns in TYPES.items()}
"""The columns of each table, in order; every row has all of them."""


def to_tables(documents: Document | Iterable[Document]) -> Tables:
    """Return the tables of documents: documents, sections, measures, responsibilities, regulations, times, targets.

    Args:
        documents: what :func:`workplan.parse` returned, or several of them. Of several, each has a name of its own in
            the tables: a second ``gansu`` is ``gansu~2``, one without a name ``document``.

    Returns:
        For each table its rows in source order (what stands outside the plan's body first, with an empty ``path``).
        Cells are str, int, float, bool, None or lists of str; dates are ISO 8601; ``span_start`` and ``span_end``
        count characters of ``document.text``; ``document`` is the document's name; ``path`` and ``measure`` together
        name the measure that a row belongs to.

    >>> import workplan
    >>> tables = workplan.to_tables(workplan.parse("一、加快立法\\n修订《某某条例》。", name="某市"))
    >>> [(row["document"], row["path"], row["title"], row["action"]) for row in tables["regulations"]]
    [('某市', '一', '某某条例', 'amend')]
    """
    if isinstance(documents, Document):
        return cast("Tables", rows_of(documents, documents.name))
    found: dict[str, list[Row]] = {table: [] for table in COLUMNS}
    next_of: dict[str, int] = {}
    for document in several(documents):
        for table, rows in rows_of(document, _own_name(document.name or "document", next_of)).items():
            found[table] += rows
    return cast("Tables", found)


def _own_name(name: str, next_of: dict[str, int]) -> str:
    """Return ``name``, numbered if it is among those taken, and take it; ``next_of`` has the next number of each."""
    if name not in next_of:
        next_of[name] = 2
        return name
    number = next(each for each in count(next_of[name]) if f"{name}~{each}" not in next_of)
    next_of[name] = number + 1
    own = f"{name}~{number}"
    next_of[own] = 2
    return own


def rows_of(document: Document, name: str | None) -> dict[str, list[Row]]:
    """Return the rows of each table; ``name`` is what the document is called in them."""
    sections = [(section.path, section) for section in document.walk()]
    places = [("", document.outside), *sections]
    return {
        "documents": [{**{column: cell(document) for column, (_, cell) in _DOCUMENTS.items()}, "document": name}],
        "sections": _rows(name, sections, _SECTIONS),
        "measures": _rows(name, ((path, m) for path, section in sections for m in section.own_measures), _MEASURES),
        "responsibilities": _rows(
            name, ((p, m) for p, at in places for m in at.own_responsibilities), _RESPONSIBILITIES
        ),
        "regulations": _rows(name, ((p, m) for p, at in places for m in at.own_regulations), _REGULATIONS),
        "times": _rows(name, ((p, m) for p, at in places for m in at.own_times), _TIMES),
        "targets": _rows(name, ((p, m) for p, at in places for m in at.own_targets), _TARGETS),
    }


def _rows(name: str | None, found: Iterable[tuple[str, P]], columns: Columns[P]) -> list[Row]:
    """Return a row for each thing found and its section's path."""
    cells = [(column, cell) for column, (_, cell) in columns.items()]
    return [
        {
            "document": name,
            "path": path,
            **{column: cell(one) for column, cell in cells},
            "span_start": one.span.start,
            "span_end": one.span.end,
            "rule": one.rule,
        }
        for path, one in found
    ]


def _value(text: Text | None) -> str | None:
    return None if text is None else text.value


def _day(date: Date | None) -> str | None:
    return None if date is None else date.value.isoformat()
