"""Outcomes of a batch → a progress bar on stderr with rate and failures; nothing where no person looks at it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workplan.batch import Outcome
    from workplan.cli.shell import Shell


@contextmanager
def watching(shell: Shell, total: int) -> Iterator[Callable[[Outcome], None] | None]:
    """Show a bar while the block runs.

    Args:
        shell: language and terminal.
        total: number of inputs; a single one needs no bar.

    Yields:
        What is to be called with every outcome; None if nothing is shown.
    """
    if total < 2 or not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TextColumn("[red]{task.fields[failed]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=shell.console(stderr=True)) as progress:
        task = progress.add_task(shell.say("convert.progress"), total=total, rate="", failed="")
        failures = finished = 0

        def watch(outcome: Outcome) -> None:
            nonlocal failures, finished
            finished += 1
            if outcome.failure is not None:
                failures += 1
                progress.update(task, failed=shell.say("convert.failed", failed=failures))
            elapsed = progress.tasks[0].elapsed or 0
            if elapsed:
                progress.update(task, rate=shell.say("convert.rate", rate=round(finished / elapsed)))
            progress.advance(task)

        yield watch
