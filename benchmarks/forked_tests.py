"""Tests run in processes that begin where collecting ended: every cache fresh, nothing collected twice."""

from __future__ import annotations

import gc
import importlib
import os
import pickle
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

import pytest
import regex
from _pytest.runner import runtestprotocol
from hypothesis import HealthCheck, Phase, settings
from switches import Board, Condition

NOTICED, BY_OTHERS, UNNOTICED, NEVER = "noticed", "noticed by others", "unnoticed", "never met"
VERDICTS = {0: UNNOTICED, 1: NOTICED, 2: BY_OTHERS}
BROKEN = 3
MEMORY = 4 << 30

T = TypeVar("T")

Key = tuple[str, object, int, tuple[tuple[str, object], ...]]
"""A compiled pattern: module, pattern, flags, named lists."""


class Told(NamedTuple):
    """What a test did with everything on: whether it passed, its seconds, the conditions that came true."""

    passed: bool
    seconds: float
    seen: frozenset[int]


class Patterns:
    """Keeps every compiled pattern, so that a process compiles only what none before it has."""

    def __init__(self) -> None:
        self.made: dict[Key, object] = {}
        self._compile: dict[str, Callable[..., object]] = {}
        for module in (re, regex):
            name, self._compile[module.__name__] = module.__name__, module.compile
            setattr(module, "compile", self._keeping(name))  # noqa: B010

    def load(self, keys: Sequence[Key]) -> None:
        for key in keys:
            self._made(key)

    def _keeping(self, name: str) -> Callable[..., object]:
        def keep(pattern: object, flags: int = 0, **named: object) -> object:
            lists = ((word, given if isinstance(given, bool) else frozenset(given)) for word, given in named.items())  # type: ignore[call-overload]
            return self._made((name, pattern, int(flags), tuple(sorted(lists))))

        return keep

    def _made(self, key: Key) -> object:
        if key not in self.made:
            name, pattern, flags, lists = key
            self.made[key] = self._compile[name](pattern, flags, **dict(lists))
        return self.made[key]


class Runner:
    """A plugin for pytest: has the tests collected, runs them as they are, and then does what is asked.

    Args:
        board: the conditions.
        then: called with the runner once the tests have passed as they are.
        examples: at most so many in a test by hypothesis.
    """

    def __init__(self, board: Board, then: Callable[[Runner], None], *, examples: int) -> None:
        self.board = board
        self.at_import: frozenset[int] = frozenset()
        self.message = ""
        self._then = then
        self._examples = examples
        self._patterns = Patterns()
        self._items: Sequence[pytest.Item] = ()
        self._told: Sequence[Told] = ()

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Stand in for pytest's own loop over the tests."""
        self._items = session.items
        self.at_import = frozenset(self.board.recorder.seen)
        if session.testsfailed or not self._items:
            self.message = "the tests cannot be collected: try pytest with them\n"
            return True
        for item in self._items:
            _lighten(item, self._examples)
        self._baseline()
        failed = [item.nodeid for item, told in zip(self._items, self._told, strict=True) if not told.passed]
        if failed:
            self.message = "\n".join(["these tests fail with everything on:", *failed, ""])
        elif _status(self._start(None, self._order(None))):
            self.message = "the tests fail in another order, with everything on\n"
        else:
            self._then(self)
        return True

    def verdicts(
        self, conditions: Sequence[Condition], *, jobs: int, fallback: bool
    ) -> Iterator[tuple[Condition, str]]:
        """Change each condition and yield it, in order, with what the tests say to that."""
        true = frozenset[int]().union(*(told.seen for told in self._told))
        waiting = [c for c in conditions if c.number in true][::-1]
        found = {c: NEVER for c in conditions if c.number not in true}
        running: dict[int, Condition] = {}
        begun, total = time.perf_counter(), len(waiting)
        for condition in conditions:
            while condition not in found:
                while waiting and len(running) < jobs:
                    changed = waiting.pop()
                    running[self._start(changed, self._order(changed, fallback=fallback))] = changed
                pid, status = os.wait()
                changed = running.pop(pid)
                found[changed] = NOTICED if os.WIFSIGNALED(status) else VERDICTS[os.WEXITSTATUS(status)]
                done = total - len(waiting) - len(running)
                if done % 100 == 0 or done == total:
                    print(f"{done} of {total} changes in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
            yield condition, found[condition]

    def _baseline(self) -> None:
        """Run every test once, in a process, and load what that process has loaded and no condition can change."""
        begun = time.perf_counter()
        with tempfile.TemporaryFile() as file:

            def run() -> int:
                before = set(sys.modules)
                told = [self._tell(item, following) for item, following in _followed(self._items)]
                pickle.dump(
                    (told, [name for name in sys.modules if name not in before], list(self._patterns.made)), file
                )
                file.flush()
                return 0

            if status := _status(forked(run)):
                raise SystemExit(f"the tests could not be run (status {status})")
            file.seek(0)
            self._told, modules, patterns = pickle.load(file)
        for name in modules:
            if not self.board.holds(name):
                try:
                    importlib.import_module(name)
                except ImportError:  # some names in sys.modules are no modules that can be imported
                    continue
        self._patterns.load(patterns)
        gc.collect()
        gc.freeze()
        print(f"{len(self._items)} tests in {time.perf_counter() - begun:.1f} s", file=sys.stderr)

    def _tell(self, item: pytest.Item, following: pytest.Item | None) -> Told:
        self.board.recorder.seen = set()
        begun = time.process_time()
        passed = _passes(item, following)
        return Told(passed, time.process_time() - begun, frozenset(self.board.recorder.seen))

    def _order(self, changed: Condition | None, *, fallback: bool = True) -> list[int]:
        """Places of the tests for a change: those it makes a difference to, the cheapest first; then the others."""

        def rank(at: int) -> tuple[bool, float, int]:
            told = self._told[at]
            return changed is not None and changed.number not in told.seen, told.seconds, at

        order = sorted(range(len(self._items)), key=rank)
        return order if changed is None or fallback else [at for at in order if not rank(at)[0]]

    def _start(self, changed: Condition | None, order: Sequence[int]) -> int:
        """Start a process that changes one condition and runs tests until one fails."""

        def run() -> int:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            self.board.change(changed)
            for at, following in _followed(order):
                told = self._told[at]
                signal.setitimer(signal.ITIMER_PROF, 2 + 20 * told.seconds)
                if not _passes(self._items[at], None if following is None else self._items[following]):
                    return 1 if changed is None or changed.number in told.seen else 2
            return 0

        return forked(run)


def forked(run: Callable[[], int]) -> int:
    """Start a process that does one thing in silence and ends with the status that this returns; give its number."""
    sys.stdout.flush()
    sys.stderr.flush()
    if pid := os.fork():
        return pid
    status = BROKEN
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        status = run()
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def _status(pid: int) -> int:
    return os.waitpid(pid, 0)[1]


def _followed(given: Sequence[T]) -> Iterator[tuple[T, T | None]]:
    """Each with the one behind it."""
    return zip(given, [*given[1:], None], strict=True)


def _passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=following))


def _lighten(item: pytest.Item, examples: int) -> None:
    """Let a test by hypothesis try few examples, always the same, and look for no smaller one when it fails."""
    function = getattr(item, "obj", None)
    given = getattr(function, "_hypothesis_internal_use_settings", None)
    if given is not None:
        setattr(  # noqa: B010
            function,
            "_hypothesis_internal_use_settings",
            settings(
                given,
                max_examples=min(examples, given.max_examples),
                phases=(Phase.explicit, Phase.generate),
                suppress_health_check=list(HealthCheck),
                derandomize=True,
                database=None,
                deadline=None,
            ),
        )
