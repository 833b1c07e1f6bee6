"""A process that converts, seen from outside: jobs in, an outcome for each, whatever happens to the process."""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.batch import bounds, failures
from workplan.batch.child import READY
from workplan.batch.jobs import Job, Outcome
from workplan.errors import WorkplanError

if TYPE_CHECKING:
    from workplan.batch.jobs import Task

AHEAD: Final = 4
"""Jobs that a process has been given at a time, so that it never waits for the next."""

STARTS: Final = 3
"""Times that a process is started before it is held that none can be."""

TRIES: Final = 2
"""Times that a job is given to a process before the job is held to be what kills it."""


class Worker:
    """One process; another takes its place when it dies or has to end.

    Args:
        task: what is to be made.
    """

    def __init__(self, task: Task) -> None:
        self.task = task
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False
        self._late = False

    def convert(self, jobs: Iterator[Job]) -> Iterator[Outcome]:
        """Yield the outcome of each job, in order.

        Raises:
            WorkplanError: no process can be started, or the task can't be done at all.
        """
        given: deque[Job] = deque()
        tries = 0
        while not self._closed:
            for job in jobs:
                given.append(job)
                self._give(job)
                if len(given) == AHEAD:
                    break
            if not given:
                return
            outcome = self._answer()
            if outcome is None and not self._closed:
                tries += 1
                outcome = self._culprit(given[0], tries)
                self._begin(given if outcome is None else list(given)[1:])
            elif outcome is not None and outcome.last:
                self._begin(list(given)[1:])
            if outcome is not None:
                given.popleft()
                tries = 0
                yield outcome

    def close(self) -> None:
        """End the process, whatever it does; may be called from another thread."""
        self._closed = True
        process = self._process
        if process is not None:
            process.kill()

    def finish(self) -> None:
        """Let the process end by itself and wait for that."""
        process, self._process = self._process, None
        if process is not None:
            _close(process)

    def _give(self, job: Job) -> None:
        if self._process is None:
            self._process = self._start()
        assert self._process.stdin is not None
        # A process that is gone is noticed where its answer is missing.
        with contextlib.suppress(OSError):
            pickle.dump(job, self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()

    def _begin(self, given: deque[Job] | list[Job]) -> None:
        """Put another process in the place of the one that ended, and give it what was not answered."""
        self.finish()
        for job in given:
            self._give(job)

    def _answer(self) -> Outcome | None:
        """Return the next outcome, None if the process is gone."""
        assert self._process is not None
        assert self._process.stdout is not None
        self._late = False
        try:
            with bounds.within(self.task.timeout, self._end_late):
                outcome = pickle.load(self._process.stdout)
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            return None
        return outcome if isinstance(outcome, Outcome) else None

    def _end_late(self) -> None:
        """End the process, which did not answer in time."""
        process = self._process
        if process is not None:
            self._late = True
            process.kill()

    def _culprit(self, job: Job, tries: int) -> Outcome | None:
        """Return the outcome of the job during which the process ended, None if it gets another try."""
        assert self._process is not None
        code = self._process.wait()
        limit = bounds.told(bounds.GONE if self._late else code, self.task.timeout)
        if limit is not None:
            return Outcome(job, failure=failures.too_slow(job.source, limit))
        return Outcome(job, failure=failures.died(job.source)) if tries == TRIES else None

    def _start(self) -> subprocess.Popen[bytes]:
        """Start a process; one that is killed before it is ready has successors, too.

        Raises:
            WorkplanError: none comes up, or the task can't be done at all.
        """
        code = 0
        for _ in range(STARTS):
            process, word = self._launch()
            if word == READY:
                return process
            process.kill()
            code = process.wait()
            _close(process)
            self._process = None
            if isinstance(word, WorkplanError):
                raise word
            if self._closed:
                break
        raise WorkplanError(
            zh=f"转换进程无法启动（退出码 {code}）；设置 WORKPLAN_DEBUG=1 可看到详情",
            en=f"a converting process doesn't start (exit code {code}); WORKPLAN_DEBUG=1 shows why",
        )

    def _launch(self) -> tuple[subprocess.Popen[bytes], object]:
        """Start a process and return it with its first word, None if it says nothing."""
        # In a session of its own, so that Ctrl-C reaches this process alone, which then ends it.
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "workplan.batch.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if os.environ.get("WORKPLAN_DEBUG") else subprocess.DEVNULL,
            start_new_session=os.name != "nt",
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        self._process = process
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            pickle.dump(self.task, process.stdin, pickle.HIGHEST_PROTOCOL)
            process.stdin.flush()
            return process, pickle.load(process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError):
            return process, None


def _close(process: subprocess.Popen[bytes]) -> None:
    """Close the pipes of a process that has ended or is to end, and wait for that."""
    assert process.stdin is not None
    assert process.stdout is not None
    with contextlib.suppress(OSError):
        process.stdin.close()
    process.wait()
    process.stdout.close()
