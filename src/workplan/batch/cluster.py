"""Jobs → outcomes by the workers of a Dask scheduler; what a lost worker had in hand is done by another."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.batch import failures
from workplan.batch.jobs import Job, Outcome
from workplan.batch.worker import Worker
from workplan.errors import UsageError, not_installed

if TYPE_CHECKING:
    from distributed import Client, Future

    from workplan.batch.jobs import Task

CHUNK: Final = 8
"""Jobs of one Dask task: enough to make its cost small, few enough to lose little with a worker."""

_AHEAD: Final = 3
"""Tasks per thread of the cluster that wait there."""

_here = threading.local()


def connect(address: str) -> Client:
    """Return a client of a scheduler.

    Raises:
        UsageError: Dask isn't installed, or nobody answers.
    """
    try:
        from distributed import Client
    except ImportError:
        raise not_installed("Dask", "dask") from None
    try:
        return Client(address, timeout=20)
    except (OSError, ValueError) as error:
        raise UsageError(
            zh=f"{address}：连不上 Dask 调度器（{error}）；请检查地址",
            en=f"{address}: no Dask scheduler answers ({error}); check the address",
        ) from None


def run_chunk(jobs: list[Job], task: Task) -> list[Outcome]:
    """Convert some jobs in a process of this thread of a Dask worker, which stays for the next ones."""
    worker: Worker | None = getattr(_here, "worker", None)
    if worker is None or worker.task != task:
        if worker is not None:
            worker.finish()
        worker = _here.worker = Worker(task)
    return list(worker.convert(iter(jobs)))


def on_cluster(jobs: Iterator[Job], task: Task, *, address: str) -> Iterator[Outcome]:
    """Yield an outcome for each job as it is finished.

    Args:
        jobs: what is to be done; the workers must see the same files or URLs.
        task: what is to be made.
        address: of the scheduler.

    Raises:
        UsageError: there is no Dask or no scheduler.
        WorkplanError: the task can't be done at all.
    """
    client = connect(address)
    try:
        yield from _finished(client, jobs, task)
    finally:
        client.close()


def _finished(client: Client, jobs: Iterator[Job], task: Task) -> Iterator[Outcome]:
    from distributed import KilledWorker, as_completed

    waiting: dict[str, list[Job]] = {}
    done = as_completed()

    def submit(chunk: list[Job]) -> None:
        future: Future = client.submit(run_chunk, chunk, task, pure=False)
        waiting[future.key] = chunk
        done.add(future)

    def fill() -> None:
        while len(waiting) < _AHEAD * max(1, sum(client.nthreads().values())):
            chunk = list(itertools.islice(jobs, CHUNK))
            if not chunk:
                return
            submit(chunk)

    fill()
    for future in done:
        chunk = waiting.pop(future.key)
        if future.status == "finished":
            yield from future.result()
            fill()
            continue
        if future.status != "error":
            submit(chunk)  # lost with its worker between its end and its being fetched
            continue
        error = future.exception()
        if not isinstance(error, KilledWorker):
            raise error
        if len(chunk) > 1:
            # Workers were lost with this chunk again and again: which of its files is it?
            for job in chunk:
                submit([job])
        else:
            yield Outcome(chunk[0], failure=failures.died(chunk[0].source))
        fill()
