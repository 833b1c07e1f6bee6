"""Sources → outputs: what is done is left out, the rest converted, failures gathered, the pieces put together."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from workplan.batch import dispatch, failures, outputs, overlap, storage
from workplan.batch.conversion import put_away
from workplan.batch.jobs import Failure, Job, Outcome, Report, Task
from workplan.batch.journal import Entry, Journal, home_folder, identity, is_ours, state_folder
from workplan.batch.lock import Lock
from workplan.batch.segments import Segment, pieces
from workplan.exports.file_forms import FORMS, Layout

if TYPE_CHECKING:
    from workplan.batch.jobs import Settings, Source


def convert(
    sources: Sequence[Source],
    output: str | os.PathLike[str],
    *,
    settings: Settings,
    watch: Callable[[Outcome], None] | None = None,
    errors: str | os.PathLike[str] | None = None,
) -> Report:
    """Convert ``sources`` into ``output``; the bytes written are the same for any number of processes.

    A file that fails is reported and stops nothing. What is done stays done when the run is interrupted or killed:
    another run with ``resume`` goes on from there.

    Args:
        sources: what :func:`workplan.batch.find` returned.
        output: path or URL of the folder to write to.
        settings: form, processes, limits, journal.
        watch: called with every outcome, in this thread.
        errors: file to write the failures to, a line of JSON each, in the order of the sources.

    Returns:
        What was done, kept and failed.

    Raises:
        UsageError: another run is writing there, a result would take the place of an input, the record of an earlier
            run is damaged, or something that the form needs isn't installed.
        OSError: the output can't be written at all.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     notice = os.path.join(folder, "a.txt")
    ...     _ = open(notice, "w", encoding="utf-8").write("一、总体要求\\n二、重点任务")
    ...     from workplan.batch import Settings, find
    ...     convert(find([notice]), os.path.join(folder, "out"), settings=Settings(jobs=0)).done
    1
    """
    outputs.check(settings.form)
    form, target = FORMS[settings.form], os.fspath(output)
    files = form.layout is Layout.FILES
    overlap.check(sources, target, settings.form, errors=None if errors is None else os.fspath(errors))
    given = dispatch.jobs_of(sources)
    if not storage.is_url(target):
        os.makedirs(target, exist_ok=True)
    failed: dict[int, Failure] = {}
    ended = False
    done = kept = 0
    with _locked(target, settings):
        journal = Journal(state_folder(settings, target), identity(settings, target), resume=settings.resume)
        try:
            task = Task(
                settings.form,
                target if files else None,
                None if files else str(journal.folder),
                settings.lexicon,
                settings.timeout,
                settings.memory,
                ocr=settings.ocr,
                limits=settings.limits,
            )
            if settings.resume and not storage.is_url(target):
                storage.sweep(target)
            known = journal.known(sources, home=task.folder, ending=form.ending)
            jobs = (replace(job, known=known.get(job.source.name)) for job in given)
            stream = _outcomes(jobs, task, settings, len(sources))
            with closing(stream):
                for outcome in stream:
                    if outcome.fatal is not None:
                        raise OSError(outcome.fatal, os.strerror(outcome.fatal), target)
                    if outcome.failure is not None:
                        failed[outcome.job.number] = outcome.failure
                    elif outcome.kept:
                        kept += 1
                    else:
                        journal.add(outcome.job.source.name, Entry.of(outcome))
                        done += 1
                    if watch is not None:
                        watch(outcome)
            journal.flush()
            if not files:
                whole = (s for number, s in enumerate(sources) if number not in failed)
                places = (journal.entries[source.name].piece for source in whole)
                with journal.scratch() as scratch:
                    parts = pieces(places, journal.folder)
                    outputs.assemble(parts, target, settings=settings, scratch=scratch)
            ended = True
        finally:
            journal.close(keep=settings.resume or (not ended and len(sources) > 1))
            if errors is not None:
                _write_errors(os.fspath(errors), failed)
    return Report(done, kept, tuple(failed[number] for number in sorted(failed)))


@contextmanager
def _locked(target: str, settings: Settings) -> Iterator[None]:
    """Lock the output where its own journal would lie, if this run's lies elsewhere (and locks that place)."""
    own = home_folder(target)
    if os.path.realpath(own) == os.path.realpath(state_folder(settings, target)):
        yield
        return
    lock = Lock(own, ours=is_ours)
    try:
        yield
    finally:
        lock.release()


def _outcomes(jobs: Iterator[Job], task: Task, settings: Settings, count: int) -> Generator[Outcome, None, None]:
    """Choose who does the jobs."""
    if settings.scheduler is not None:
        from workplan.batch.cluster import on_cluster

        # Workers elsewhere need not see the output's folder: the bytes come here.
        away = replace(task, folder=None, segments=None)
        with ExitStack() as stack:
            segment = stack.enter_context(closing(Segment(task.segments))) if task.segments is not None else None
            for outcome in on_cluster(jobs, away, address=settings.scheduler):
                yield outcome if outcome.payload is None else put_away(outcome, task, segment)
        return
    processes = available_cores() if settings.jobs is None else settings.jobs
    yield from dispatch.outcomes(jobs, task, count=count, processes=processes)


def available_cores() -> int:
    """Return the number of cores that this process may use: those it is bound to, or a container's share of them."""
    bound = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        with open("/sys/fs/cgroup/cpu.max", encoding="ascii") as file:
            quota, period = file.read().split()
        return min(bound, max(1, math.ceil(int(quota) / int(period))))
    except (OSError, ValueError):
        return bound


def _write_errors(path: str, failed: Mapping[int, Failure]) -> None:
    lines = (failures.line(failed[number]) + "\n" for number in sorted(failed))
    storage.write(path, "".join(lines).encode("utf-8", "replace"))
