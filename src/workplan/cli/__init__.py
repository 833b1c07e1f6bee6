"""The command ``workplan``: arguments → data on stdout or in files, messages on stderr, an exit code.

One file a command; ``app`` has the table of commands, ``messages`` the texts that all of them share.
"""

from __future__ import annotations

import atexit
import errno
import gc
import io
import os
import sys
from typing import TYPE_CHECKING, Final

from workplan.cli.exits import FINE, INTERRUPTED, PIPE_CLOSED, UNUSABLE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO


_OF_STDOUT: Final = frozenset({errno.EBADF, errno.ENOSPC, errno.EIO, errno.EFBIG})
"""Errors of writing; where they name no file, they are stdout's."""

_SELDOM: Final = 100_000
"""New objects between two searches for garbage: what a start makes is none, and to look for it takes a twentieth."""


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
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # to look for some takes a twentieth of the start
    often = gc.get_threshold()
    gc.set_threshold(_SELDOM, *often[1:])
    atexit.register(gc.freeze)  # nor is anything looked through once more at the end of the process
    _make_streams_safe()
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _run(words)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _let_stdout_go()
        return PIPE_CLOSED
    except OSError as error:
        return _stdout_failed(error, words)
    finally:
        gc.set_threshold(*often)
    return code


def _let_stdout_go() -> None:
    """The interpreter flushes stdout once more at its end; let that go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _stdout_failed(error: OSError, argv: Sequence[str]) -> int:
    """Tell that what was printed did not arrive, in the language that ``argv`` asks for."""
    from workplan.cli.shell import Shell
    from workplan.cli.texts import why

    _let_stdout_go()
    shell = Shell.from_environment().speaking(argv)
    shell.complain(shell.error("error.system", what=shell.say("stdout"), why=why(error, shell.lang)))
    return UNUSABLE


def _fill_closed() -> None:
    """Put something in the place of the standard streams that the process was started without.

    Else the next files that are opened would get their numbers. What is written to such a stdout fails.
    """
    for descriptor, way in ((0, os.O_RDONLY), (1, os.O_RDONLY), (2, os.O_WRONLY)):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, way)  # takes the lowest number that is free


def _stream(descriptor: int) -> TextIO:
    return io.TextIOWrapper(io.BufferedWriter(io.FileIO(descriptor, "w", closefd=False)), encoding="utf-8")


def _make_streams_safe() -> None:
    """Let no closed stream and no character that a terminal doesn't have end the command."""
    _fill_closed()
    sys.stdout = sys.stdout or _stream(1)  # None where the process was started without one
    sys.stderr = sys.stderr or _stream(2)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _run(argv: list[str]) -> int:
    """Run the command; errors become one message and an exit code."""
    from workplan.cli.shell import COMPLETING, Shell
    from workplan.cli.texts import why
    from workplan.errors import WorkplanError

    if COMPLETING in os.environ:
        from workplan.cli.completing import complete

        return complete()
    shell = Shell.from_environment().speaking(argv)
    try:
        shell, rest = shell.with_common_options(argv)
        if shell.version:
            from workplan._version import __version__

            print("workplan", __version__)
            return FINE
        if shell.completion is not None:
            from workplan.cli.completing import install

            return install(shell)
        from workplan.cli.app import run

        return run(shell, rest)
    except WorkplanError as error:
        shell.complain(error)
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.filename is None and error.errno in _OF_STDOUT:
            raise
        what = "''" if error.filename == "" else error.filename or ""
        shell.complain(shell.error("error.system", what=what, why=why(error, shell.lang)))
    except Exception as error:
        if os.environ.get("WORKPLAN_DEBUG"):
            raise
        shell.complain(shell.error("error.fault", error=f"{type(error).__name__}: {error}"))
    return UNUSABLE
