"""Try new inputs until the time is over: ``python fuzz/run.py HARNESS ... --seconds N --seed S`` (``all`` for all).

Every input is drawn by seed, harness and number, so that ``--seed S --only N`` draws it again. One that fails is
written into a folder, with the command that tries it once more. ``--atheris`` lets libFuzzer choose the inputs by what
they reach, where atheris is installed. Exit code 1 if anything failed.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import importlib.util
import mmap
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from fuzz.harnesses import HARNESSES, alone  # noqa: E402  # the tree must be found first

FOUND: Final = ROOT / "fuzz" / "found"
SECONDS: Final = 20.0
"""Of the processor, that one input may take: a thousand times what is usual."""


class TooSlowError(Exception):
    """An input took longer than any of its size may."""


class Trial:
    """Inputs of one harness, tried one by one; each kind of failure is written down once.

    Attributes:
        name: of the harness.
        tried: how many inputs were tried.
        failures: the kinds of failure, by what was raised and where, with how often.
    """

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.tried = 0
        self.failures: dict[str, int] = {}
        self._folder = folder
        self._check = HARNESSES[name].check

    def run(self, data: bytes, told: str = "") -> None:
        """Try an input; ``told`` says where it comes from."""
        self.tried += 1
        try:
            with limited(SECONDS):
                self._check(data)
        except Exception as error:
            kind = f"{type(error).__name__} in {_place(error)} {str(error).partition(':')[0][:40]}".rstrip()
            self.failures[kind] = self.failures.get(kind, 0) + 1
            if self.failures[kind] == 1:
                self._tell(data, error, told)

    def _tell(self, data: bytes, error: Exception, told: str) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / f"{self.name}-{hashlib.sha256(data).hexdigest()[:12]}"
        file.write_bytes(data)
        print(f"-- {self.name} failed {told}", "".join(traceback.format_exception(error)[-6:]), sep="\n", end="")
        print(f"-- again: python fuzz/run.py {self.name} --replay {file}", flush=True)


def _place(error: Exception) -> str:
    """Where an error was raised: the innermost line of the project's own."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if str(ROOT) in frame.filename]
    return f"{Path(own[-1].filename).name}:{own[-1].lineno}" if own else "?"


@contextlib.contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TooSlowError when so many seconds of the processor are used up; where the system can't tell, do nothing."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> None:
        raise TooSlowError(f"more than {seconds:.0f} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def drawn(name: str, seed: str, number: int) -> bytes:
    """The input of a number."""
    return HARNESSES[name].make(random.Random(f"{seed}/{name}/{number}"))


def tried(name: str, options: argparse.Namespace, seconds: float) -> bool:
    """Try new inputs of a harness in a copy of this process, which a library may end; tell whether all held."""
    if not hasattr(os, "fork"):
        return _tried(name, options, seconds, memoryview(bytearray(8)))
    number = mmap.mmap(-1, 8)
    child = os.fork()
    if not child:
        os._exit(0 if _tried(name, options, seconds, memoryview(number)) else 1)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code not in (0, 1):
        last = int.from_bytes(number[:8], "big")
        print(f"-- {name} ended the process ({code})")
        print(f"-- again: python fuzz/run.py {name} --seed {options.seed} --only {last}", flush=True)
    return code == 0


def _tried(name: str, options: argparse.Namespace, seconds: float, last: memoryview) -> bool:
    trial, number, until = Trial(name, options.found), options.first, time.monotonic() + seconds
    started = time.process_time()
    while time.monotonic() < until and (options.inputs is None or trial.tried < options.inputs):
        last[:8] = number.to_bytes(8, "big")
        trial.run(drawn(name, options.seed, number), f"--seed {options.seed} --only {number}")
        number += 1
    spent = time.process_time() - started
    print(f"{name:8} {trial.tried:7} inputs {spent:7.1f} s CPU", *(f"{n} × {k}" for k, n in trial.failures.items()))
    sys.stdout.flush()
    return not trial.failures


def guided(name: str, options: argparse.Namespace, seconds: float) -> bool:
    """Let libFuzzer choose the inputs of a harness, in a process of its own, which ends with them."""
    before = set(options.found.glob(f"{name}-*"))
    words = [name, "--seconds", str(seconds), "--seed", options.seed, "--found", str(options.found)]
    with tempfile.TemporaryDirectory(prefix="workplan-fuzz-") as folder:
        script = str(ROOT / "fuzz" / "guided.py")
        done = subprocess.run([sys.executable, script, *words, "--folder", folder], check=False)
    return done.returncode == 0 and set(options.found.glob(f"{name}-*")) == before


def main() -> int:
    """Do what the command line asks; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("harness", nargs="+", choices=[*HARNESSES, "all"])
    parser.add_argument("--seconds", type=float, default=60, help="by the clock, for all harnesses together")
    parser.add_argument("--seed", default=str(time.time_ns()), help="a new one each time if left out")
    parser.add_argument("--inputs", type=int, help="at most so many for each harness")
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--only", type=int, help="the input of this number and no other")
    parser.add_argument("--replay", type=Path, nargs="+", help="the inputs in these files and no other")
    parser.add_argument("--found", type=Path, default=FOUND, help="folder for inputs that fail")
    parser.add_argument("--atheris", action="store_true", help="guided by coverage, where atheris is installed")
    options = parser.parse_args()
    names = list(HARNESSES) if "all" in options.harness else options.harness
    alone()
    if options.replay or options.only is not None:
        for name in names:
            with limited(SECONDS):
                for data in [p.read_bytes() for p in options.replay or ()] or [drawn(name, options.seed, options.only)]:
                    HARNESSES[name].check(data)
        print("held")
        return 0
    if options.atheris and importlib.util.find_spec("atheris") is None:
        print("atheris is not installed: own inputs only")
        options.atheris = False
    print(f"seed {options.seed}", flush=True)
    way = guided if options.atheris else tried
    held = [way(name, options, options.seconds / len(names)) for name in names]
    return 0 if all(held) else 1


if __name__ == "__main__":
    raise SystemExit(main())
