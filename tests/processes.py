"""Commands that tests interrupt: they start with the signals of a terminal, whatever the tests were started with."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path
from typing import IO


def _as_in_a_terminal() -> None:
    # Shells start what runs in the background with SIGINT ignored, and Python children keep that.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(
    argv: list[str | Path], *, stdout: IO[bytes] | int | None = None, own_group: bool = False
) -> subprocess.Popen[bytes]:
    """Start a command that will be sent signals; its stderr can be read."""
    return subprocess.Popen(
        argv, stdout=stdout, stderr=subprocess.PIPE, start_new_session=own_group, preexec_fn=_as_in_a_terminal
    )
