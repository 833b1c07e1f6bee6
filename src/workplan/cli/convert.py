"""``workplan convert``: notices → canonical JSON, tables or other forms, in files or on stdout."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Final

import typer

from workplan.cli import FINDINGS, FINE, UNUSABLE
from workplan.cli.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan.batch import Report, Settings, Source

SHOWN: Final = 20
"""Failures told on stderr where no file for them was asked for."""


def convert(
    ctx: typer.Context,
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="convert.inputs")],
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="DIR", help="convert.output")] = None,
    to: Annotated[str, typer.Option("--to", metavar="FORM", help="convert.to")] = "json",
    jobs: Annotated[int | None, typer.Option("--jobs", metavar="N", help="convert.jobs")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="convert.resume")] = False,
    errors: Annotated[str | None, typer.Option("--errors", metavar="FILE", help="convert.errors")] = None,
    timeout: Annotated[float | None, typer.Option("--timeout", metavar="SECONDS", help="convert.timeout")] = None,
    memory: Annotated[int | None, typer.Option("--memory", metavar="MB", help="convert.memory")] = None,
    bom: Annotated[bool, typer.Option("--bom", help="convert.bom")] = False,
    state: Annotated[str | None, typer.Option("--state", metavar="DIR", help="convert.state")] = None,
    scheduler: Annotated[str | None, typer.Option("--scheduler", metavar="ADDRESS", help="convert.scheduler")] = None,
) -> int:
    """Convert ``inputs`` and return the exit code."""
    from workplan.batch import FORMS, Settings, find
    from workplan.batch.jobs import MEMORY, TIMEOUT

    shell = Shell.of(ctx)
    form = shell.choose("--to", to, tuple(FORMS))
    for option, value in {"--jobs": jobs, "--timeout": timeout, "--memory": memory}.items():
        if value is not None and not value > 0:
            raise shell.wrong_use("convert.positive", option=option, given=value)
    if bom and form != "csv":
        raise shell.wrong_use("convert.bom-needs-csv")
    shell.lexicon()
    sources = find(inputs, leave_out=output)
    if output is None:
        if resume or scheduler is not None:
            raise shell.wrong_use("convert.needs-output", option="--resume" if resume else "--scheduler")
        return _to_stdout(shell, form, sources, errors=errors)
    # One file, or stdin, is not worth a process.
    alone = len(sources) == 1 and timeout is None and memory is None
    settings = Settings(
        form=form,
        jobs=0 if alone or "-" in inputs else jobs,
        resume=resume,
        timeout=timeout or TIMEOUT,
        memory=memory or MEMORY,
        state=state,
        lexicon=shell.folders,
        bom=bom,
        scheduler=scheduler,
    )
    return _into(shell, sources, output, settings, errors=errors)


def _into(shell: Shell, sources: Sequence[Source], output: str, settings: Settings, *, errors: str | None) -> int:
    """Convert into a folder, behind a progress bar if there are many inputs and a person looks at it."""
    from workplan.batch import convert as run
    from workplan.cli.progress import watching

    try:
        with watching(shell, len(sources)) as watch:
            report = run(sources, output, settings=settings, watch=watch, errors=errors)
    except KeyboardInterrupt:
        if len(sources) > 1:
            shell.tell("convert.interrupted")
        raise
    return _told(shell, report, total=len(sources), where=output, errors=errors)


def _told(shell: Shell, report: Report, *, total: int, where: str, errors: str | None) -> int:
    """Tell what was done and what wasn't, and return the exit code."""
    failed = len(report.failures)
    if errors is None:
        for failure in report.failures[:SHOWN]:
            shell.tell("error", message=failure.message(shell.lang))
        if failed > SHOWN:
            shell.tell("convert.more-errors", count=failed - SHOWN)
    if report.kept:
        shell.tell("convert.kept", kept=report.kept)
    key = "convert.done-some" if failed else "convert.done"
    shell.tell(key, done=report.done, failed=failed, where=where)
    return FINE if not failed else UNUSABLE if failed == total else FINDINGS


def _to_stdout(shell: Shell, form: str, sources: Sequence[Source], *, errors: str | None) -> int:
    """Convert onto stdout.

    Raises:
        UsageError: more than stdout can take in this form.
    """
    from workplan.batch import FORMS
    from workplan.batch.forms import Layout
    from workplan.cli.inputs import Input, read
    from workplan.errors import WorkplanError

    layout = FORMS[form].layout
    if layout is Layout.TABLES:
        raise shell.wrong_use("convert.tables-need-folder", to=form)
    if layout is Layout.FILES and len(sources) > 1:
        raise shell.wrong_use("convert.needs-folder", count=len(sources), to=form)
    if errors is not None:
        raise shell.wrong_use("convert.needs-output", option="--errors")
    failed = 0
    for source in sources:
        try:
            document = read(shell, Input.of(source))
        except WorkplanError as error:
            shell.complain(error)
            failed += 1
            continue
        end = b"\n" if layout is Layout.FILES and sys.stdout.isatty() else b""
        sys.stdout.flush()
        sys.stdout.buffer.write(FORMS[form].render(document) + end)
    return FINE if not failed else UNUSABLE if failed == len(sources) else FINDINGS
