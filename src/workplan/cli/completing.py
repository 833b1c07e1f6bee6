"""The completion of commands and options in bash, zsh, fish and PowerShell, as typer makes it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from typer import completion

from workplan.cli.app import group_of_all
from workplan.cli.exits import FINE
from workplan.cli.shell import COMPLETING

if TYPE_CHECKING:
    from workplan.cli.shell import Shell

_NAME: Final = "workplan"


def complete() -> int:
    """Print what the line that a shell asks about could go on with."""
    completion.completion_init()  # type: ignore[attr-defined]
    return completion.shell_complete(group_of_all(), {}, _NAME, COMPLETING, os.environ[COMPLETING])


def install(shell: Shell) -> int:
    """Install completion for a shell and tell where.

    Raises:
        UsageError: it can't be told which shell is in use, or it is none that can be completed in.
    """
    wanted = shell.completion or completion._get_shell_name() or ""  # type: ignore[attr-defined]
    if wanted not in ("bash", "zsh", "fish", "powershell", "pwsh"):
        raise shell.wrong_use("completion.unknown")
    name, path = completion.install(shell=wanted, prog_name=_NAME, complete_var=COMPLETING)  # type: ignore[attr-defined]
    shell.tell("completion.done", shell=name, where=path)
    return FINE
