"""``workplan calendar``: notices → one iCalendar file with their deadlines, in a file or on stdout."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from workplan.cli import FINDINGS, FINE
from workplan.cli.inputs import read_all
from workplan.cli.shell import Shell


def calendar(
    ctx: typer.Context,
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="common.inputs")],
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="FILE.ics", help="calendar.output")] = None,
) -> int:
    """Write the calendar of the times in ``inputs`` and return the exit code."""
    from workplan.batch.storage import write
    from workplan.exports.calendar import to_calendar, undated

    shell = Shell.of(ctx)
    documents, failed = read_all(shell, inputs)
    made = to_calendar(*documents)
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(made.encode())
    else:
        write(output, made.encode())
        shell.tell("calendar.done", events=made.count("\r\nBEGIN:VEVENT"), where=output)
    left_out = sum(map(undated, documents))
    if left_out:
        shell.tell("calendar.undated", count=left_out)
    return FINDINGS if failed else FINE
