"""The command ``workplan``: arguments → data on stdout or in files, messages on stderr, an exit code.

One file a command; ``app`` has the table of commands, ``messages`` the texts that all of them share.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TYPE_CHECKING

from workplan.cli.exits import FINE, INTERRUPTED, PIPE_CLOSED, UNUSABLE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    Args:
        argv: arguments without the program's name; those of the process by default.

    Returns:
        0 fine, 1 findings (or some inputs failed), 2 wrong use or unreadable input, 130 interrupted by Ctrl-C, 141 the
        reader of the output closed it.

    >>> main(["--version"])
    workplan 0.1.0
    0
    """
    _make_streams_safe()
    try:
        code = _run(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The interpreter flushes stdout once more at its end; let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    return code


class _Lost(io.TextIOBase):
    """Stands for stdout where the process was started without one (``>&-``): what is written would be lost."""

    @property
    def buffer(self) -> _Lost:
        return self

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF), "stdout:")


def _nowhere() -> TextIO:
    return io.TextIOWrapper(io.FileIO(os.devnull, "w"), encoding="utf-8")


def _make_streams_safe() -> None:
    """Let no closed stream and no character that a terminal doesn't have end the command."""
    sys.stdout = sys.stdout or _Lost()  # None where the process was started without one
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _run(argv: list[str]) -> int:
    """Run the command; errors become one message and an exit code."""
    from workplan.cli.shell import Shell
    from workplan.cli.texts import why
    from workplan.errors import WorkplanError

    shell = Shell.from_environment().speaking(argv)
    try:
        shell, rest = shell.with_common_options(argv)
        if shell.version:
            from workplan._version import __version__

            print("workplan", __version__)
            return FINE
        from workplan.cli.app import run

        return run(shell, rest)
    except WorkplanError as error:
        shell.complain(error)
    except BrokenPipeError:
        raise
    except OSError as error:
        shell.complain(shell.error("error.system", what=error.filename or "", why=why(error, shell.lang)))
    except Exception as error:
        if os.environ.get("WORKPLAN_DEBUG"):
            raise
        shell.complain(shell.error("error.fault", error=f"{type(error).__name__}: {error}"))
    return UNUSABLE
