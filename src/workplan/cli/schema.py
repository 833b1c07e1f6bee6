"""``workplan schema``: the JSON Schema of what ``convert`` or ``compare`` writes, on stdout."""

from __future__ import annotations

import json
from typing import Annotated, Final

import typer

from workplan.cli.exits import FINE
from workplan.cli.shell import Shell
from workplan.texts import Texts

FORMS: Final = ("document", "comparison", "unit")


def schema(
    ctx: typer.Context,
    of: Annotated[str, typer.Option("--of", metavar="document|comparison|unit", help="schema.of")] = "document",
) -> int:
    """Print the schema and return the exit code."""
    form = Shell.of(ctx, TEXTS).choose("--of", of, FORMS)
    print(json.dumps(_schema(form), ensure_ascii=False, indent=2))
    return FINE


def _schema(form: str) -> dict[str, object]:
    """Return the schema of one form of JSON."""
    if form == "document":
        from workplan.exports.canonical import json_schema

        return json_schema()
    from workplan.comparison import as_json as canonical
    from workplan.comparison.model import UnitChanges
    from workplan.comparison.result import Comparison

    return canonical.json_schema(Comparison if form == "comparison" else UnitChanges)


TEXTS: Final[Texts] = {
    "schema.help": (
        "输出规范 JSON 的 JSON Schema（2020-12），每个字段都有说明",
        "Print the JSON Schema (2020-12) of the canonical JSON, every field described",
    ),
    "schema.examples": (
        "workplan schema > workplan.schema.json\nworkplan schema --of comparison > comparison.schema.json",
        "workplan schema > workplan.schema.json\nworkplan schema --of comparison > comparison.schema.json",
    ),
    "schema.of": (
        "document（默认，convert 的输出）、comparison（compare 的输出）或 unit（compare --unit 的输出）",
        "document (default; what convert writes), comparison (compare) or unit (compare --unit)",
    ),
}
"""Every text of the command for people, by key."""
