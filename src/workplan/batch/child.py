"""``python -m workplan.batch.child``: jobs as pickles on stdin → outcomes as pickles on stdout, within limits.

The system's own alarm ends the process when a file takes too long, because nothing in Python can interrupt a search
that runs in C; the parent knows that end by its signal and starts another process.
"""

from __future__ import annotations

import contextlib
import gc
import itertools
import os
import pickle
import signal
import sys
import threading
from typing import BinaryIO, Final, cast

from workplan.batch.jobs import Job, Source, Task
from workplan.errors import WorkplanError

READY: Final = "ready"
"""What the process says once, when everything is loaded."""

SLOW: Final = 64 + 1
"""Exit code where the system has no alarms and a thread ended the process."""

_COLLECTED: Final = 32
"""Files after which the collector runs."""

_WARM: Final = "一、总体要求\n（一）修订《某某条例》，6月底前完成3项。（责任单位：省财政厅）"


def main() -> None:
    """Serve until stdin ends."""
    jobs, outcomes = sys.stdin.buffer, _own_stdout()
    from workplan.batch.conversion import Converter

    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
    task = cast("Task", pickle.load(jobs))
    try:
        converter = Converter(task)
        converter.document(Source("warm.txt", "warm"), _WARM.encode())
    except WorkplanError as error:
        _say(outcomes, error)
        return
    # What is loaded now stays, and documents hardly hold cycles: looking for garbage all the time costs a tenth.
    gc.collect()
    gc.freeze()
    gc.disable()
    limit_memory(task.memory)
    _say(outcomes, READY)
    for number in itertools.count(1):
        try:
            job = cast("Job", pickle.load(jobs))
        except EOFError:
            break
        _alarm(task.timeout)
        outcome = converter.convert(job)
        _alarm(0)
        _say(outcomes, outcome)
        if outcome.last:
            break
        if number % _COLLECTED == 0:
            gc.collect()
    converter.close()


def _own_stdout() -> BinaryIO:
    """Take stdout for outcomes alone; what anything prints goes to stderr."""
    own = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return own


def _say(to: BinaryIO, word: object) -> None:
    pickle.dump(word, to, pickle.HIGHEST_PROTOCOL)
    to.flush()


def _alarm(seconds: float) -> None:
    """End this process in ``seconds``; 0: don't."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
        return
    if _timers:
        _timers.pop().cancel()
    if seconds:
        timer = threading.Timer(seconds, os._exit, (SLOW,))
        timer.daemon = True
        timer.start()
        _timers.append(timer)


_timers: Final[list[threading.Timer]] = []


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
    wanted = now + megabytes * 1_000_000
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(which, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        main()
    # Nobody reads any more what the interpreter would flush.
    os._exit(0)
