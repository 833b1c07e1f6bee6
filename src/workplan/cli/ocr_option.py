"""``--ocr``: what commands that read files have in common for text recognition, and how its progress is told."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Final

import typer

from workplan.ocr import Ocr

if TYPE_CHECKING:
    from collections.abc import Callable

    from workplan.cli.shell import Shell
    from workplan.ocr import Progress

OcrOption = Annotated[bool, typer.Option("--ocr", help="common.ocr")]
"""Recognise pages without text."""

OcrAllOption = Annotated[bool, typer.Option("--ocr-all", help="common.ocr-all")]
"""Recognise every page."""

_FIRST: Final = 10.0
"""Seconds that a page may take, as told before the first: 4 to 8 of computing, more where cores are shared."""


def recognising(shell: Shell, *, missing: bool, every: bool) -> Shell:
    """Return the shell in which files are read with text recognition, where an option asks for it.

    Raises:
        UsageError: nothing that recognises text is installed.
    """
    if not (missing or every):
        return shell
    from workplan.readers.pages.rapid import check

    check()
    return replace(shell, ocr=Ocr("all" if every else "missing"))


def watched(shell: Shell, ocr: Ocr, *, alone: bool) -> Ocr:
    """Return the wish with its progress told on stderr.

    Args:
        shell: the language.
        ocr: the wish.
        alone: whether it is for one file; among several, those without pages are read as ever.
    """
    return replace(ocr, watch=_teller(shell), otherwise="refuse" if alone else "read")


def _teller(shell: Shell) -> Callable[[Progress], None]:
    def tell(progress: Progress) -> None:
        if progress.page is None:
            key = "ocr.begins" if progress.total else "ocr.nothing"
            shell.tell(key, file=progress.file or shell.say("stdin"), total=progress.total, seconds=round(_FIRST))
        else:
            seconds = f"{progress.seconds:.1f}"
            shell.tell("ocr.page", page=progress.page, done=progress.done, total=progress.total, seconds=seconds)
        sys.stderr.flush()

    return tell
