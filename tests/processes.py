"""Commands as a terminal has them: its signals, whatever the tests were started with, and its lines."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

import workplan

POSIX = pytest.mark.skipif(
    os.name == "nt",
    reason="Windows has not the signals, pipes, devices, links, locks, terminals or names that this test is about",
)
"""For tests of what POSIX alone has; the promise that they show is made for POSIX only."""

KNOWN_MEMORY = pytest.mark.skipif(
    sys.platform != "linux",
    reason="only Linux tells a process's memory (/proc/self/status) and limits just that (RLIMIT_DATA)",
)
"""For tests of how much memory is taken; elsewhere the limits are those of the system, if it has any."""

FULL_DISK = pytest.mark.skipif(
    not os.path.exists("/dev/full"), reason="this system has no /dev/full, which takes nothing as a full disk does"
)
"""For tests of what is told where nothing can be written any more."""

COPIED = pytest.mark.skipif(
    sys.platform != "linux" or threading.active_count() > 1,
    reason="a file is read in a copy of the process on Linux only, and where no other thread runs",
)
"""For tests of the limits of such copies; elsewhere a file is read in the process itself."""


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


def wait_for(condition: Callable[[], object], *, seconds: float = 60) -> None:
    """Wait until the condition holds, which fails the test if it takes longer."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def on_a_terminal(*argv: object, out: bool, term: str = "xterm") -> tuple[str, str]:
    """What a command prints on stdout and stderr, the latter a terminal, the first one too if asked for."""
    import pty

    above, below = pty.openpty()
    environ = {**os.environ, "TERM": term, "PYTHONPATH": str(Path(workplan.__file__).parents[1])}
    words = [sys.executable, "-m", "workplan", *map(str, argv)]
    process = subprocess.Popen(words, stdout=below if out else subprocess.PIPE, stderr=below, env=environ)
    os.close(below)
    told = b""
    while True:
        try:
            some = os.read(above, 4096)
        except OSError:
            break
        if not some:
            break
        told += some
    printed = process.communicate()[0] or b""
    os.close(above)
    return printed.decode(), told.decode().replace("\r\n", "\n")
