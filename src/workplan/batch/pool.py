"""Jobs → outcomes in the order in which they are finished, by as many processes as are wanted."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from workplan.batch.worker import Worker

if TYPE_CHECKING:
    from workplan.batch.jobs import Job, Outcome, Task

_WAITING: Final = 256
"""Outcomes that may wait to be taken before the workers do."""


def in_this_process(jobs: Iterable[Job], task: Task) -> Iterator[Outcome]:
    """Yield the outcome of each job, converted here; nothing limits time and memory."""
    from workplan.batch.conversion import Converter

    converter = Converter(task)
    try:
        for job in jobs:
            yield converter.convert(job)
    finally:
        converter.close()


def in_processes(jobs: Iterable[Job], task: Task, *, count: int) -> Iterator[Outcome]:
    """Yield an outcome for each job as it is finished; closing the iterator ends all processes.

    Args:
        jobs: what is to be done; taken as the workers need it.
        task: what is to be made.
        count: number of processes, from 1.

    Raises:
        WorkplanError: no process can be started.
    """
    shared = _Shared(iter(jobs))
    outcomes: queue.Queue[Outcome | BaseException | None] = queue.Queue(_WAITING)
    workers = [Worker(task) for _ in range(count)]
    stop = threading.Event()

    def put(word: Outcome | BaseException | None) -> None:
        while not stop.is_set():
            with contextlib.suppress(queue.Full):
                outcomes.put(word, timeout=0.2)
                break

    def serve(worker: Worker) -> None:
        try:
            for outcome in worker.convert(shared):
                put(outcome)
                if stop.is_set():
                    break
            worker.finish()
            put(None)
        except BaseException as error:
            put(error)

    threads = [threading.Thread(target=serve, args=(worker,), daemon=True) for worker in workers]
    try:
        for thread in threads:
            thread.start()
        running = count
        while running:
            outcome = outcomes.get()
            if outcome is None:
                running -= 1
            elif isinstance(outcome, BaseException):
                raise outcome
            else:
                yield outcome
    finally:
        stop.set()
        for worker in workers:
            worker.close()
        for thread in threads:
            thread.join(5)


class _Shared:
    """An iterator that many threads take from."""

    def __init__(self, items: Iterator[Job]) -> None:
        self._items = items
        self._lock = threading.Lock()

    def __iter__(self) -> _Shared:
        return self

    def __next__(self) -> Job:
        with self._lock:
            return next(self._items)
