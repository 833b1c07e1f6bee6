"""Comparison → canonical JSON (RFC 8785) and the JSON Schema of that form."""

from __future__ import annotations

from typing import cast

from workplan.comparison.model import UnitChanges
from workplan.comparison.result import Comparison
from workplan.exports.canonical import DIALECT


def to_json(found: Comparison | UnitChanges) -> str:
    """Return the canonical JSON of a comparison, or of what it holds for one unit: the same on every machine.

    >>> from workplan.comparison.model import UnitChanges
    >>> to_json(UnitChanges(unit="省司法厅"))
    '{"changed":[],"doubts":[],"gained":[],"groups":[],"lost":[],"unit":"省司法厅"}'
    """
    import rfc8785

    # Its numbers are counts of characters, years and sections, and shares of two digits.
    return rfc8785.dumps(found.model_dump(mode="json")).decode("utf-8")


def json_schema(form: type[Comparison] | type[UnitChanges] = Comparison) -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of a comparison's JSON, with a description of every field.

    Args:
        form: the class whose JSON it describes.

    >>> json_schema()["title"], json_schema(UnitChanges)["title"]
    ('Comparison', 'UnitChanges')
    """
    schema = cast("dict[str, object]", form.model_json_schema(mode="serialization"))
    return {"$schema": DIALECT, **schema}
