"""``workplan schema``: the JSON Schema of what ``convert`` or ``compare`` writes, on stdout."""

from __future__ import annotations

import json
from typing import Annotated, Final

import typer

from workplan.cli import FINE
from workplan.cli.shell import Shell

FORMS: Final = ("document", "comparison", "unit")


def schema(
    ctx: typer.Context,
    of: Annotated[str, typer.Option("--of", metavar="document|comparison|unit", help="schema.of")] = "document",
) -> int:
    """Print the schema and return the exit code."""
    form = Shell.of(ctx).choose("--of", of, FORMS)
    print(json.dumps(_schema(form), ensure_ascii=False, indent=2))
    return FINE


def _schema(form: str) -> dict[str, object]:
    """Return the schema of one form of JSON."""
    if form == "document":
        from workplan.exports.canonical import json_schema

        return json_schema()
    from workplan.comparison import canonical
    from workplan.comparison.model import Comparison, UnitChanges

    return canonical.json_schema(Comparison if form == "comparison" else UnitChanges)
