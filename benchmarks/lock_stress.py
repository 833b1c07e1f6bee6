"""Open and close the journal of one folder in several processes: ``python benchmarks/lock_stress.py [--seconds 60]``.

Each process begins and ends runs as fast as it can; while it has the folder it looks whether another has it too, and at
the end whether its own segment is still there. Exit code 0 if no two ever had it and no segment was lost.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from workplan.batch.journal import Journal
from workplan.batch.segments import Segment
from workplan.errors import UsageError


def hammer(folder: Path, inside: Path, seconds: float, results: multiprocessing.Queue[Counter[str]]) -> None:
    """Take and give back the folder until the time is over, and put what was seen into ``results``."""
    seen: Counter[str] = Counter()
    dice = random.Random(os.getpid())
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            journal = Journal(folder, {"x": "1"}, resume=False)
        except UsageError:
            seen["refused"] += 1
            continue
        except OSError as error:
            seen[f"failed: {error}"] += 1
            continue
        seen["held"] += 1
        try:
            os.close(os.open(inside, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            seen["two"] += 1
        segment = Segment(folder)
        place = folder / segment.append(b"x").segment
        if dice.random() < 0.3:
            time.sleep(dice.random() / 1000)
        segment.close()
        if not place.exists() or not (folder / "journal.jsonl").exists():
            seen["lost"] += 1
        inside.unlink(missing_ok=True)
        journal.close(keep=False)
    results.put(seen)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--processes", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        folder, inside = Path(work, "out", ".workplan"), Path(work, "inside")
        results: multiprocessing.Queue[Counter[str]] = multiprocessing.Queue()
        arguments = (folder, inside, given.seconds, results)
        processes = [multiprocessing.Process(target=hammer, args=arguments) for _ in range(given.processes)]
        for process in processes:
            process.start()
        seen = sum((results.get() for _ in processes), Counter())
        for process in processes:
            process.join()
    failed = sum(count for what, count in seen.items() if what.startswith("failed"))
    print(f"{given.processes} processes, {given.seconds:g} s: held {seen['held']} times, refused {seen['refused']}")
    print(f"{seen['two']} times two holders, {seen['lost']} segments lost, {failed} other failures")
    for what in sorted(seen):
        if what.startswith("failed"):
            print(f"  {seen[what]} {what}")
    sys.exit(bool(seen["two"] or seen["lost"] or failed))


if __name__ == "__main__":
    main()
