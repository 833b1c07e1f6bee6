"""``workplan schema``: the JSON Schema of the canonical JSON, on stdout."""

from __future__ import annotations

import typer

from workplan.cli import FINE


def schema(ctx: typer.Context) -> int:
    """Print the schema and return the exit code."""
    import json

    from workplan.exports.canonical import json_schema

    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
    return FINE
