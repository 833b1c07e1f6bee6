"""Print documents a second against processes: ``python benchmarks/throughput.py [--documents 2000] [--jobs 1,2]``.

Runs the batch on made notices of the real one's length, from text files to canonical JSON files, and measures every
number of processes several times in turn, so that what else the machine does falls on all of them alike. ``--memory``
samples the workers' resident sets on the way (Linux).
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import tempfile
import threading
import time
from pathlib import Path

from make_corpus import make

from workplan.batch import Outcome, Settings, convert, find
from workplan.batch.run import available_cores

GOAL_RATE = 500
GOAL_RATIO = 1.8
GOAL_MEMORY = 400


def children() -> list[int]:
    """Process ids of the workers."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == os.getpid():
            found.append(int(status.parent.name))
    return found


def resident(pid: int) -> float:
    """Resident set of a process in MB."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith("VmRSS:")), 0)


class Memory:
    """Largest worker at each tenth of the run."""

    def __init__(self, count: int) -> None:
        self._every = max(count // 10, 1)
        self._seen = 0
        self.tenths: list[float] = []

    def __call__(self, _: Outcome) -> None:
        self._seen += 1
        if self._seen % self._every == 0:
            self.tenths.append(max((resident(pid) for pid in children()), default=0))


def cpu(who: int) -> float:
    """Seconds of processor time so far."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def measure(corpus: Path, jobs: int, *, count: int, memory: bool) -> tuple[float, list[float]]:
    """Documents a second of one run from the first outcome on, without the start of the processes; memory by tenths."""
    seen = Memory(count) if memory else None
    first = threading.Event()
    begun = 0.0

    def watch(outcome: Outcome) -> None:
        nonlocal begun
        if not first.is_set():
            first.set()
            begun = time.perf_counter()
        if seen is not None:
            seen(outcome)

    with tempfile.TemporaryDirectory() as out:
        report = convert(find([corpus]), out, settings=Settings(jobs=jobs), watch=watch)
    taken = time.perf_counter() - begun
    if report.done != count:
        raise SystemExit(f"only {report.done} of {count} converted: {report.failures[:1]}")
    return (count - 1) / taken, seen.tenths if seen else []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    cores = available_cores()
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--jobs", default=",".join(map(str, sorted({1, cores}))))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", action="store_true")
    given = parser.parse_args()
    counts = [int(jobs) for jobs in given.jobs.split(",")]

    corpus = Path(tempfile.mkdtemp())
    try:
        make(corpus, given.documents)
        rates: dict[int, list[float]] = {jobs: [] for jobs in counts}
        tenths: list[float] = []
        before = cpu(resource.RUSAGE_CHILDREN), cpu(resource.RUSAGE_SELF)
        print(f"{given.documents} documents, {cores} cores, load {os.getloadavg()[0]:.1f} before")
        for _ in range(given.rounds):
            for jobs in counts:
                rate, seen = measure(corpus, jobs, count=given.documents, memory=given.memory)
                rates[jobs].append(rate)
                tenths = seen or tenths
    finally:
        shutil.rmtree(corpus)

    print("jobs  documents/s (best of rounds)  against the first")
    base = max(rates[counts[0]])
    for jobs, found in rates.items():
        print(f"{jobs:4}  {max(found):11.0f}  {max(found) / base:24.2f}")
    best, ratio = max(map(max, rates.values())), max(rates[counts[-1]]) / base
    total = given.documents * given.rounds * len(counts) / 1000
    workers, here = cpu(resource.RUSAGE_CHILDREN) - before[0], cpu(resource.RUSAGE_SELF) - before[1]
    print(f"CPU a document: {workers / total:.2f} ms in the workers, {here / total:.2f} ms in this program")
    print(f"goal {GOAL_RATE}/s: {'met' if best >= GOAL_RATE else 'MISSED'}")
    print(f"goal {GOAL_RATIO} x one process: {'met' if ratio >= GOAL_RATIO else 'MISSED'}")
    if tenths:
        print("largest worker, MB, by tenths of the run:", *(f"{size:.0f}" for size in tenths))
        print(f"goal {GOAL_MEMORY} MB: {'met' if max(tenths) <= GOAL_MEMORY else 'MISSED'}")
    print(f"load {os.getloadavg()[0]:.1f} after")


if __name__ == "__main__":
    main()
