"""A job → its outcome, done in a copy of this process within limits: for one file, quicker than another interpreter."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import threading
from typing import TYPE_CHECKING, NoReturn

from workplan.batch import bounds, failures
from workplan.errors import WorkplanError

if TYPE_CHECKING:
    from workplan.batch.jobs import Job, Outcome, Task


def can_copy() -> bool:
    """Tell whether this process can be copied: not on Windows, and not while threads run, which a copy would lose."""
    return hasattr(os, "fork") and threading.active_count() == 1


def in_a_copy(job: Job, task: Task) -> Outcome:
    """Return what became of a job.

    Args:
        job: what is to be done.
        task: what is to be made, and the limits.

    Raises:
        WorkplanError: the task can't be done at all.
    """
    from workplan.batch.jobs import Outcome

    there, here = os.pipe()
    child = os.fork()
    if not child:
        os.close(there)
        _serve(job, task, here)
    os.close(here)
    try:
        with os.fdopen(there, "rb") as pipe:
            told = pipe.read()
        _, status = os.waitpid(child, 0)
    except BaseException:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    outcome = _told(told)
    if isinstance(outcome, WorkplanError):
        raise outcome
    if isinstance(outcome, Outcome):
        return outcome
    limit = bounds.told(os.waitstatus_to_exitcode(status), task.timeout)
    failure = failures.died(job.source) if limit is None else failures.too_slow(job.source, limit)
    return Outcome(job, failure=failure)


def _told(data: bytes) -> object:
    """Return what the copy has written, None where it ended before it had."""
    try:
        return pickle.loads(data)
    except Exception:  # what is cut off may raise anything
        return None


def _serve(job: Job, task: Task, pipe: int) -> NoReturn:
    """Do the job in the copy, write what became of it, and end without what a program does at its end."""
    code = 1
    gc.disable()  # one document, and then the end: looking for garbage is a tenth of the time
    try:
        os.setsid()  # Ctrl-C reaches the first process alone, which then ends this one
        os.dup2(2, 1)  # what anything prints is no part of the result
        bounds.end_by_alarms()
        bounds.limit_memory(task.memory)
        bounds.limit_time(task.timeout)
        told = pickle.dumps(_converted(job, task), pickle.HIGHEST_PROTOCOL)
        bounds.limit_time(0)
        with os.fdopen(pipe, "wb") as file:
            file.write(told)
        code = 0
    finally:
        os._exit(code)


def _converted(job: Job, task: Task) -> Outcome | WorkplanError:
    from workplan.batch.conversion import Converter

    try:
        converter = Converter(task)
    except WorkplanError as error:
        return error
    outcome = converter.convert(job)
    converter.close()
    return outcome
