"""Work that may want all memory or never end → done in a process of its own, within limits."""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import select
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING, Final, NoReturn, TypeVar

from workplan.readers.pages.limits import MOST_MEMORY, MOST_SECONDS, MOST_WAIT

if TYPE_CHECKING:
    from collections.abc import Callable

Made = TypeVar("Made")
_PIECE: Final = 1 << 20


class TooMuchError(Exception):
    """The process ended without a result: it came to a limit, or the library crashed."""


def apart(work: Callable[[], Made], *, seconds: float = MOST_SECONDS, memory: int = MOST_MEMORY) -> Made:
    """Return what some work makes, or raise what it raises.

    On Linux it is done in a copy of this process that may take so many seconds of the processor and
    bytes of memory more; a library in C can't be stopped otherwise. Elsewhere, and where threads run
    (which a copy of a process would lose), it is done here and without these limits.

    Args:
        work: what is to be done; its result is pickled.
        seconds: of the processor.
        memory: bytes beyond those that this process has.

    Raises:
        TooMuchError: it did not end within the limits.

    >>> apart(lambda: sum(range(10)))
    45
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return work()
    there, here = os.pipe()
    child = os.fork()
    if not child:
        os.close(there)
        _serve(work, here, seconds, memory)
    os.close(here)
    try:
        told = _heard(there, max(MOST_WAIT, seconds))
    finally:
        os.close(there)
        # where a program ignores the end of its children, the system has taken the copy away already
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
    try:
        made, error = pickle.loads(told)
    except Exception:  # what is cut off may raise anything
        raise TooMuchError from None
    if error is not None:
        raise error
    result: Made = made
    return result


def _heard(pipe: int, wait: float) -> bytes:
    """Return all that comes through a pipe; what has come by then, where the copy is stuck and does nothing."""
    parts: list[bytes] = []
    until = time.monotonic() + wait
    poll = select.poll()  # select takes no descriptor beyond 1,023
    poll.register(pipe, select.POLLIN)
    while poll.poll(1000 * max(0.0, until - time.monotonic())):
        part = os.read(pipe, _PIECE)
        if not part:
            break
        parts.append(part)
    return b"".join(parts)


def _serve(work: Callable[[], object], pipe: int, seconds: float, memory: int) -> NoReturn:
    """Do the work in the copy, write what comes of it, and end without what a program does at its end."""
    try:
        gc.disable()  # every page of memory that it touches would be copied
        _limit(seconds, memory)
        try:
            told = pickle.dumps((work(), None))
        except Exception as error:  # raised again where the work was asked for
            told = pickle.dumps((None, error))
        with os.fdopen(pipe, "wb") as file:
            file.write(told)
    finally:
        os._exit(0)


def _limit(seconds: float, memory: int) -> None:
    import resource

    with open("/proc/self/statm", "rb") as file:
        size = int(file.read().split()[0]) * resource.getpagesize()
    for kind, most in ((resource.RLIMIT_AS, size + memory), (resource.RLIMIT_CPU, int(seconds) + 1)):
        soft, hard = resource.getrlimit(kind)
        least = min(limit for limit in (most, soft, hard) if limit != resource.RLIM_INFINITY)
        resource.setrlimit(kind, (least, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
