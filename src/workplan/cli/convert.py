"""``workplan convert``: notices → canonical JSON or tables, in files or on stdout."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from workplan.cli import FINDINGS, FINE, UNUSABLE
from workplan.cli.inputs import Input, collect, read
from workplan.cli.shell import Shell
from workplan.errors import WorkplanError

if TYPE_CHECKING:
    from workplan.cli.writing import Sink

FORMATS: Final = ("json", "jsonl", "csv")


def convert(
    ctx: typer.Context,
    inputs: Annotated[list[Path], typer.Argument(metavar="INPUT...", help="common.inputs")],
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="DIR", help="convert.output")] = None,
    to: Annotated[str, typer.Option("--to", metavar="json|jsonl|csv", help="convert.to")] = "json",
) -> int:
    """Convert ``inputs`` and return the exit code."""
    shell = Shell.of(ctx)
    form = shell.choose("--to", to, FORMATS)
    sources = collect(shell, inputs, leave_out=output)
    shell.lexicon()
    failed = 0
    with ExitStack() as stack:
        sink = _sink(shell, form, output, len(sources), stack)
        for source in _with_progress(shell, sources):
            try:
                sink.add(source.name, read(shell, source))
            except WorkplanError as error:
                shell.complain(error)
                failed += 1
    if output is not None:
        key = "convert.done-some" if failed else "convert.done"
        shell.tell(key, done=len(sources) - failed, failed=failed, where=output)
    return FINE if not failed else UNUSABLE if failed == len(sources) else FINDINGS


def _sink(shell: Shell, form: str, output: Path | None, count: int, stack: ExitStack) -> Sink:
    """Return where the documents go; what is kept open for that closes with ``stack``.

    Raises:
        UsageError: more than stdout can take in this form.
    """
    from workplan.cli import writing

    if output is None:
        if form == "csv":
            raise shell.wrong_use("convert.csv-needs-folder")
        if form == "json" and count > 1:
            raise shell.wrong_use("convert.needs-folder", count=count, to=form)
        return writing.Stdout(lines=form == "jsonl")
    if form == "csv":
        return writing.CsvFiles(output, stack)
    return writing.JsonFiles(output) if form == "json" else writing.JsonLines(output, stack)


def _with_progress(shell: Shell, sources: Sequence[Input]) -> Iterator[Input]:
    """Yield the inputs, behind a progress bar on stderr if they are many and a person looks at it."""
    if len(sources) < 2 or not sys.stderr.isatty():
        yield from sources
        return
    from rich.progress import track

    yield from track(sources, description=shell.say("convert.progress"), console=shell.console(stderr=True))
