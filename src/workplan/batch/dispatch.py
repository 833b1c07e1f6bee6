"""Sources → jobs, and jobs → outcomes: here, in a copy of this process, or in others, by what each way takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from workplan.batch import storage
from workplan.batch.jobs import Job

if TYPE_CHECKING:
    from workplan.batch.jobs import Outcome, Source, Task


def jobs_of(sources: Sequence[Source]) -> Iterator[Job]:
    """Return a job for each source, in their order; what stdin brings is read at once.

    Raises:
        UnreadableError: there is no stdin.
    """
    held = {n: storage.read(storage.STDIN) for n, source in enumerate(sources) if source.location == storage.STDIN}
    return (Job(number, source, data=held.get(number)) for number, source in enumerate(sources))


def outcomes(jobs: Iterable[Job], task: Task, *, count: int, processes: int) -> Iterator[Outcome]:
    """Return what becomes of each job, as it is finished; by one process, in their order.

    Args:
        jobs: what is to be done.
        task: what is to be made; with text recognition it is made in this process.
        count: how many jobs there are.
        processes: how many processes may do it; 0 for none but this one, without limits of time and memory.

    Raises:
        WorkplanError: no process can be started, or the task can't be done at all.
    """
    if not processes or task.ocr is not None:
        from workplan.batch.pool import in_this_process

        return in_this_process(jobs, task)
    from workplan.batch.copied import can_copy, in_a_copy

    if count == 1 and can_copy():
        return (in_a_copy(job, task) for job in jobs)
    from workplan.batch.pool import in_processes

    return in_processes(jobs, task, count=max(1, min(processes, count)))
