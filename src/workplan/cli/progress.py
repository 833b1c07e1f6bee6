"""Inputs done one after the other → a bar on stderr with rate and failures; nothing where no person looks at it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

    from workplan.cli.shell import Shell


class Bar:
    """What is told as each input is done.

    Args:
        shell: language and terminal.
        progress: what draws it, None if nothing is shown.
    """

    def __init__(self, shell: Shell, progress: Progress | None = None) -> None:
        self._shell, self._progress = shell, progress
        self._failures = self._finished = 0

    @property
    def shown(self) -> bool:
        """Whether anything is shown."""
        return self._progress is not None

    def step(self, *, failed: bool = False) -> None:
        """Tell that one more input is done."""
        if self._progress is None:
            return
        task = self._progress.tasks[0]
        self._finished += 1
        if failed:
            self._failures += 1
            self._progress.update(task.id, failed=self._shell.say("progress.failed", failed=self._failures))
        if task.elapsed:
            rate = round(self._finished / task.elapsed)
            self._progress.update(task.id, rate=self._shell.say("progress.rate", rate=rate))
        self._progress.advance(task.id)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar off the terminal while the block prints on stdout, if that is a terminal too."""
        if self._progress is None or not sys.stdout.isatty():
            yield
            return
        self._progress.stop()
        try:
            yield
        finally:
            self._progress.start()


@contextmanager
def watching(shell: Shell, total: int, *, doing: str = "progress.reading") -> Iterator[Bar]:
    """Show a bar while the block runs, and take it away behind it.

    Args:
        shell: language and terminal.
        total: number of inputs; a single one needs no bar.
        doing: key of the word for what is done with them.

    Yields:
        The bar, which is to be told of every input.
    """
    if total < 2 or not sys.stderr.isatty():
        yield Bar(shell)
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
    # What goes to stdout stays there: rich would print it with the bar, on stderr.
    with Progress(*columns, console=shell.console(stderr=True), transient=True, redirect_stdout=False) as progress:
        progress.add_task(shell.say(doing), total=total, rate="", failed="")
        yield Bar(shell, progress)
