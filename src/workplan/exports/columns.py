"""Names of the tables' columns → the types that files and databases need to know."""

from __future__ import annotations

from typing import Final

_LISTS: Final = frozenset({"issuers", "recipients", "units", "canonical", "aliases"})
_INTEGERS: Final = frozenset({"span_start", "span_end", "level"})
_DAYS: Final = frozenset({"date_issued", "date_published", "start", "end"})


def column_type(column: str) -> str:
    """Return the type of a column: ``list``, ``integer``, ``number``, ``boolean``, ``date`` or ``text``.

    >>> column_type("units"), column_type("value"), column_type("end"), column_type("title")
    ('list', 'number', 'date', 'text')
    """
    if column in _LISTS:
        return "list"
    if column in _INTEGERS:
        return "integer"
    if column in _DAYS:
        return "date"
    return {"value": "number", "collective": "boolean"}.get(column, "text")
