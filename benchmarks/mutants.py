"""Conditions of the grammar switched off one at a time: which changes does no test notice?

    python benchmarks/mutants.py [TEST ...] [--jobs 2] [--sample 60 --seed 1] [--only TEXT] [--part 2/5]

Every module of `structure` and `extraction` is imported with a switch at each condition (`switches.py` says what a
condition is). The tests run once as they are, which tells the conditions that come true in each. Then, for each
condition, a process with that condition off runs those tests, the cheapest first, until one fails, and after them all
others, because a memo may have hidden the condition from them (`--no-fallback` leaves the others out). A process that
crashes, or loops for long, has noticed. Prints a line for each condition that no test notices

    structure/front.py:88  FrontReader.is_date  match.end() < 20

then those that are never true in a test, where there is nothing to notice, then a summary. `--without` leaves out each
operand of an `and` instead: it is taken for true where it is false. `--excused FILE` is a table of two columns, key and
reason, of conditions known to be unnoticed; a key is `structure/front.py::FrontReader.is_date::match.end() < 20`.
Without TEST the tests are those of the grammar. Exit status 0 once it has run; 1 if the tests fail with everything on.
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from forked_tests import BY_OTHERS, NEVER, NOTICED, UNNOTICED, Runner
from switches import OFF, WITHOUT, Board, Condition, Finder

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "workplan"
ROOMS = ("structure", "extraction")
TESTS = (
    *("structure", "structure_corpus", "outlining", "times", "targets", "regulations", "responsibilities", "cases"),
    *("first_notice", "canonical", "places", "rulebook", "invariants"),
)
EXCUSED = "excused"


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("tests", nargs="*", metavar="TEST", help="what pytest is to collect, in place of the grammar's")
    parser.add_argument("--room", action="append", default=[], help=f"a package of workplan ({', '.join(ROOMS)})")
    parser.add_argument(
        "--leave", action="append", default=[], type=_path, metavar="PATH", help="leave a module or folder aside"
    )
    parser.add_argument("--only", default="", metavar="TEXT", help="conditions whose key or file:line holds this")
    parser.add_argument("--sample", type=int, metavar="N", help="so many, drawn by lot")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", type=_part, default=(1, 1), metavar="K/N", help="the K-th of N parts")
    parser.add_argument("--jobs", type=int, default=1, help="processes side by side")
    parser.add_argument("--examples", type=int, default=10, help="at most so many in a test by hypothesis")
    parser.add_argument("--no-fallback", action="store_true", help="run no test that did not see the condition true")
    parser.add_argument("--without", action="store_true", help="leave out operands of `and` instead")
    parser.add_argument("--excused", type=Path, metavar="FILE", help="key, tab, reason")
    return parser.parse_args()


def _part(text: str) -> tuple[int, int]:
    part, _, parts = text.partition("/")
    if not 1 <= int(part) <= int(parts):
        raise ValueError(text)
    return int(part), int(parts)


def _path(text: str) -> str:
    """A module or folder → its path in the package."""
    path = text.removeprefix("src/").removeprefix("workplan/").rstrip("/")
    if not (PACKAGE / path).exists():
        raise argparse.ArgumentTypeError(f"no such module: {PACKAGE / path}")
    return path


def chosen(conditions: Sequence[Condition], options: argparse.Namespace) -> list[Condition]:
    """The conditions that the options name, file by file and line by line."""
    found = [
        condition
        for condition in sorted(conditions, key=lambda c: (c.file, c.number))
        if condition.kind == (WITHOUT if options.without else OFF)
        and options.only in f"{condition.key}\t{condition.file}:{condition.line}"
        and not any(condition.file == path or condition.file.startswith(f"{path}/") for path in options.leave)
    ]
    if options.sample is not None:
        picked = set(random.Random(options.seed).sample(range(len(found)), min(options.sample, len(found))))
        found = [condition for at, condition in enumerate(found) if at in picked]
    part, parts = options.part
    return found[part - 1 :: parts]


def excuses(path: Path | None) -> dict[str, str]:
    """Key → reason, from a table of two columns; a line that begins with ``#`` says something about it."""
    lines = path.read_text(encoding="utf-8").splitlines() if path else []
    rows = [line.partition("\t") for line in lines if line.strip() and not line.startswith("#")]
    return {key: reason for key, _, reason in rows}


def report(runner: Runner, options: argparse.Namespace) -> None:
    """Print what is not noticed as it is found, then what is never true, what is excused, and the summary."""
    excused = excuses(options.excused)
    for key in sorted(excused.keys() - {condition.key for condition in runner.board.conditions}):
        print(f"excused, but there is no such condition: {key}", file=sys.stderr)
    conditions = chosen(runner.board.conditions, options)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    never, known, hidden = [], [], 0
    for condition, verdict in runner.verdicts(conditions, jobs=options.jobs, fallback=not options.no_fallback):
        line = f"{condition.file}:{condition.line}  {condition.function}  {condition.text}"
        hidden += verdict == BY_OTHERS
        verdict = NOTICED if verdict == BY_OTHERS else verdict
        if verdict == NOTICED and condition.key in excused:
            print(f"excused, but noticed: {condition.key}", file=sys.stderr)
        elif condition.key in excused:
            verdict = EXCUSED
            known.append(f"{line}\n    {excused[condition.key]}")
        elif verdict == NEVER:
            never.append(f"{line}{'  (only at import)' if condition.number in runner.at_import else ''}")
        elif verdict == UNNOTICED:
            print(line, flush=True)
        counts[condition.file.rpartition("/")[0]][verdict] += 1
    never_met = "never false" if options.without else "never true"
    for title, lines in ((f"{never_met.capitalize()} in a test", never), ("Excused", known)):
        if lines:
            print("", f"{title}:", *lines, sep="\n")
    print(f"\n{hidden} were noticed only by a test that did not see them true\n" if hidden else "")
    print("\n".join(table(counts, never_met)))


def table(counts: dict[str, Counter[str]], never_met: str) -> Iterator[str]:
    """The summary: a line for each folder, and for all of them."""
    heads = ("conditions", NOTICED, UNNOTICED, never_met, EXCUSED)
    yield f"{'room':26}{''.join(f'{head:>12}' for head in heads)}{'share':>9}{'of met':>9}"
    for room, count in [*counts.items(), ("all", sum(counts.values(), Counter[str]()))]:
        met = count[NOTICED] + count[UNNOTICED]
        numbers = (count.total(), *(count[verdict] for verdict in (NOTICED, UNNOTICED, NEVER, EXCUSED)))
        shares = (f"{count[NOTICED] / of:.1%}" if of else "-" for of in (met + count[NEVER], met))
        yield f"{room:26}{''.join(f'{n:12}' for n in numbers)}{''.join(f'{share:>9}' for share in shares)}"


def main() -> int:
    """Import the rooms with switches, have the tests collected, and let the runner do the rest."""
    options = arguments()
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT / "src"))
    rooms = options.room or ROOMS
    tests = options.tests or [
        *(str(path) for name in TESTS if (path := ROOT / "tests" / f"test_{name}.py").exists()),
        *(str(PACKAGE / room) for room in rooms),
    ]
    board = Board([f"workplan.{room}" for room in rooms], PACKAGE)
    sys.meta_path.insert(0, Finder(board))
    for room in rooms:
        package = importlib.import_module(f"workplan.{room}")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PYTEST_DEBUG_TEMPROOT"] = folder
        runner = Runner(board, lambda found: report(found, options), examples=options.examples)
        given = ["--doctest-modules", "--assert=plain", "--capture=no", "-o", "addopts="]
        status = pytest.main([*given, "-p", "no:cacheprovider", "-p", "no:terminal", *tests], plugins=[runner])
    print(runner.message, end="", file=sys.stderr)
    return int(bool(status or runner.message))


if __name__ == "__main__":
    sys.exit(main())
