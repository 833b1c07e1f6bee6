"""Limits of time and memory for the process that converts: the system itself ends it or refuses it more memory."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from typing import Final

PATIENCE: Final = 10
"""Times its limit that a file may take by the clock: a busy machine and slow disks aren't the file's fault."""

COMPUTED: Final = 64 + 1
"""Exit code of a process that has computed too long, where the system has no alarms and a thread ended it."""

GONE: Final = COMPUTED + 1
"""Likewise, where too much time has gone by."""

LONGEST: Final = 1e6
"""Seconds that systems take as a limit; longer ones are cut to this."""

LARGEST: Final = 1 << 40
"""Megabytes, likewise."""

_timers: Final[list[threading.Timer]] = []


def end_by_alarms() -> None:
    """Let alarms end this process: nothing in Python can interrupt a search that runs in C."""
    for name in ("SIGPROF", "SIGALRM"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)


def limit_time(seconds: float) -> None:
    """End this process when it has computed for ``seconds``, or when ten times that have gone by; 0: don't."""
    limit = min(seconds, LONGEST)
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, limit)
        signal.setitimer(signal.ITIMER_REAL, PATIENCE * limit)
        return
    if _timers:
        _timers.pop().cancel()
    if limit:
        _watch(time.process_time() + limit, time.monotonic() + PATIENCE * limit)


@contextlib.contextmanager
def within(seconds: float, end: Callable[[], None]) -> Iterator[None]:
    """Call ``end`` when ten times ``seconds`` have gone by before the block ends, where the system has no alarms.

    There the process that converts can't end itself while it searches in C; another one has to.
    """
    if hasattr(signal, "setitimer"):
        yield
        return
    timer = threading.Timer(min(PATIENCE * seconds, threading.TIMEOUT_MAX), end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def told(code: int, seconds: float) -> float | None:
    """Return the limit that ended a process with this exit code, None if none did.

    >>> told(COMPUTED, 30), told(GONE, 30), told(1, 30)
    (30, 300, None)
    """
    if code in (GONE, -getattr(signal, "SIGALRM", -GONE)):
        return PATIENCE * seconds
    return seconds if code in (COMPUTED, -getattr(signal, "SIGPROF", -COMPUTED)) else None


def _watch(computed: float, gone: float) -> None:
    """Look again and again whether a limit is reached, where the system has no alarms."""
    left, code = min((computed - time.process_time(), COMPUTED), (gone - time.monotonic(), GONE))
    if left <= 0:
        os._exit(code)
    timer = threading.Timer(left, _watch, (computed, gone))
    timer.daemon = True
    timer.start()
    _timers[:] = [timer]


def limit_memory(megabytes: int) -> None:
    """Let this process take so much memory more than it has now, where the system can be told (Linux: exactly)."""
    try:
        import resource
    except ImportError:
        return
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            now = next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmData:"))
        which = resource.RLIMIT_DATA
    except (OSError, StopIteration):
        now, which = 1 << 30, resource.RLIMIT_AS
    hard = resource.getrlimit(which)[1]
    wanted = now + min(megabytes, LARGEST) * 1_000_000
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(which, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
