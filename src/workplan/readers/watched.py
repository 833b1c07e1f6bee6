"""Work in Python that may want all memory or never end → done here, within limits that a timer looks after."""

from __future__ import annotations

import signal
import sys
import threading
import time
from mmap import PAGESIZE
from typing import TYPE_CHECKING, Final

from workplan.readers.apart import TooMuchError, apart
from workplan.readers.pages.limits import MOST_MEMORY, MOST_SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from workplan.readers.apart import Made

_TICK: Final = 0.05  # seconds between two looks: what a usual file takes, so that it pays for none


def watched(work: Callable[[], Made], *, seconds: float = MOST_SECONDS, memory: int = MOST_MEMORY) -> Made:
    """Return what some work makes, or raise what it raises.

    Python can be stopped by a signal wherever it is, a library in C can't: such work is done :func:`apart`, which
    costs a copy of the process. So is this work where the signal is not free: where threads run, on other systems than
    Linux, and in a program that waits for alarms itself.

    Args:
        work: what is to be done.
        seconds: of the processor.
        memory: bytes beyond those that this process has.

    Raises:
        TooMuchError: it did not end in time.
        MemoryError: it took more memory.

    >>> watched(lambda: sum(range(10)))
    45
    """
    if not _free():
        return apart(work, seconds=seconds, memory=memory)
    until, most = time.process_time() + seconds, _resident() + memory

    def look(_signal: int, _frame: FrameType | None) -> None:
        if time.process_time() > until:
            raise TooMuchError
        if _resident() > most:
            raise MemoryError

    began = time.monotonic()
    before = signal.signal(signal.SIGALRM, look)
    left = again = 0.0
    try:
        try:
            left, again = signal.setitimer(signal.ITIMER_REAL, _TICK, _TICK)
            return work()
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    finally:  # again, where a look raised before the timer was stopped
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if left:  # an alarm that ends this process, as in a batch
            signal.setitimer(signal.ITIMER_REAL, max(left - (time.monotonic() - began), _TICK), again)


def _free() -> bool:
    """Whether nobody else in this process waits for the signal."""
    return (
        sys.platform == "linux"
        and threading.active_count() == 1
        and threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGALRM) in (signal.SIG_DFL, signal.SIG_IGN)
    )


def _resident() -> int:
    """Bytes of memory that this process has."""
    with open("/proc/self/statm", "rb") as file:
        return int(file.read().split()[1]) * PAGESIZE
