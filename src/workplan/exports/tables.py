"""Document → tidy tables: one row a section, responsibility, regulation, time and target, in plain values.

The rows go into ``pandas.DataFrame(rows)``, a CSV file or a database as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias, TypeVar

if TYPE_CHECKING:
    from workplan.model import Date, Document, Regulation, Responsibility, Section, Span, Target, Text, Time

Cell: TypeAlias = str | int | float | bool | list[str] | list[str | None] | None
Row: TypeAlias = dict[str, Cell]


class _Placed(Protocol):
    """What stands at a place of the text because a rule says so."""

    @property
    def span(self) -> Span: ...
    @property
    def rule(self) -> str: ...


P = TypeVar("P", bound=_Placed)
Columns = Mapping[str, Callable[[P], Cell]]
"""For each column of a table what a row has there, in order."""

_DOCUMENTS: Final[Mapping[str, Callable[[Document], Cell]]] = {
    "document": lambda d: d.name,
    "path": lambda d: "",
    "title": lambda d: _value(d.masthead.title),
    "plan_title": lambda d: _value(d.masthead.plan_title),
    "document_number": lambda d: _value(d.masthead.document_number),
    "issuers": lambda d: [text.value for text in d.masthead.issuers],
    "recipients": lambda d: [text.value for text in d.masthead.recipients],
    "date_issued": lambda d: _day(d.masthead.date_issued),
    "date_published": lambda d: _day(d.masthead.date_published),
    "span_start": lambda d: 0,
    "span_end": lambda d: len(d.text),
    "schema_version": lambda d: d.provenance.schema_version,
    "library_version": lambda d: d.provenance.library_version,
    "sha256": lambda d: d.provenance.sha256,
    "reader": lambda d: d.provenance.reader,
    "encoding": lambda d: d.provenance.encoding,
}
_SECTIONS: Final[Columns[Section]] = {
    "label": lambda s: s.label,
    "level": lambda s: s.level,
    "heading": lambda s: s.heading,
    "text": lambda s: s.text,
}
_RESPONSIBILITIES: Final[Columns[Responsibility]] = {
    "role": lambda r: r.role.value,
    "text": lambda r: r.text,
    "units": lambda r: [unit.name for unit in r.units],
    "canonical": lambda r: [unit.canonical for unit in r.units],
    "aliases": lambda r: list(r.aliases),
    "collective": lambda r: r.collective,
}
_REGULATIONS: Final[Columns[Regulation]] = {
    "title": lambda r: r.title,
    "action": lambda r: r.action.value,
    "category": lambda r: r.category.value,
    "document_number": lambda r: _value(r.document_number),
    "stands_for": lambda r: r.stands_for,
}
_TIMES: Final[Columns[Time]] = {
    "text": lambda t: t.text,
    "kind": lambda t: t.kind.value,
    "start": lambda t: t.start.isoformat() if t.start else None,
    "end": lambda t: t.end.isoformat() if t.end else None,
    "recurrence": lambda t: t.recurrence,
    "relative_to": lambda t: t.relative_to,
}
_TARGETS: Final[Columns[Target]] = {
    "text": lambda t: t.text,
    "comparator": lambda t: t.comparator.value,
    "value": lambda t: t.value,
    "unit": lambda t: t.unit,
}

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "documents": tuple(_DOCUMENTS),
    **{
        table: ("document", "path", *columns, "span_start", "span_end", "rule")
        for table, columns in {
            "sections": _SECTIONS,
            "responsibilities": _RESPONSIBILITIES,
            "regulations": _REGULATIONS,
            "times": _TIMES,
            "targets": _TARGETS,
        }.items()
    },
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
    sections = [(section.path, section) for section in document.walk()]
    places = [("", document.outside), *sections]
    return {
        "documents": [{column: cell(document) for column, cell in _DOCUMENTS.items()}],
        "sections": _rows(name, sections, _SECTIONS),
        "responsibilities": _rows(name, ((p, m) for p, at in places for m in at.responsibilities), _RESPONSIBILITIES),
        "regulations": _rows(name, ((p, m) for p, at in places for m in at.regulations), _REGULATIONS),
        "times": _rows(name, ((p, m) for p, at in places for m in at.times), _TIMES),
        "targets": _rows(name, ((p, m) for p, at in places for m in at.targets), _TARGETS),
    }


def _rows(name: str | None, found: Iterable[tuple[str, P]], columns: Columns[P]) -> list[Row]:
    """Return a row for each thing found and its section's path."""
    cells = tuple(columns.items())
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
