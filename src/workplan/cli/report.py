"""``workplan report``: one notice → one HTML page to read, search, filter and print, in a file or on stdout."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from workplan.cli import FINE
from workplan.cli.inputs import read_one
from workplan.cli.shell import Shell


def report(
    ctx: typer.Context,
    source: Annotated[Path, typer.Argument(metavar="INPUT", help="common.input")],
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="report.output")] = None,
) -> int:
    """Write the page of the notice in ``source`` and return the exit code."""
    from workplan.batch.storage import whole
    from workplan.exports.report import report as page

    shell = Shell.of(ctx)
    html = page(read_one(shell, source), lang=shell.lang).encode()
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(html)
        return FINE
    with whole(output) as file:
        file.write(html)
    shell.tell("report.done", where=output)
    return FINE
