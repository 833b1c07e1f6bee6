"""``python -m workplan.batch.child``: jobs as pickles on stdin → outcomes as pickles on stdout, within limits.

The system's own alarms end the process when a file takes too long; the parent knows that end by its signal and starts
another process.
"""

from __future__ import annotations

import contextlib
import gc
import itertools
import os
import pickle
import sys
from typing import BinaryIO, Final, cast

from workplan.batch.bounds import end_by_alarms, limit_memory, limit_time
from workplan.batch.jobs import Job, Source, Task
from workplan.errors import WorkplanError

READY: Final = "ready"
"""What the process says once, when everything is loaded."""

_COLLECTED: Final = 32
"""Files after which the collector runs."""

_WARM: Final = "一、总体要求\n（一）修订《某某条例》，6月底前完成3项。（责任单位：省财政厅）"


def main() -> None:
    """Serve until stdin ends."""
    jobs, outcomes = sys.stdin.buffer, _own_stdout()
    from workplan.batch.conversion import Converter

    end_by_alarms()
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
        limit_time(task.timeout)
        outcome = converter.convert(job)
        limit_time(0)
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


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        main()
    # Nobody reads any more what the interpreter would flush.
    os._exit(0)
