"""Measure workplan and print each figure beside its goal: ``python benchmarks/run.py``.

Times are ratios taken in one process on one machine, so that they can be compared between machines; README.md beside
this file says what each figure means.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import regex

import workplan
from workplan.lexicon import default

ROOT = Path(__file__).resolve().parent.parent
NOTICE = ROOT / "data" / "raw" / "gansu-2023.txt"
ROUNDS = 30
COLD_STARTS = 9

PEAK = """
import resource, sys, workplan
workplan.to_json(workplan.parse_file(sys.argv[1]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024))
"""

LIBRARIES = "import pydantic, regex, lxml.etree, typer, rich.console"
"""What the command is built on."""

COLD = """
import time
started = time.perf_counter()
{statement}
print(time.perf_counter() - started)
"""


def warm(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Least seconds of a call that has run before: what the others took more, other programs took."""
    run()
    return min(once(run) for _ in range(rounds))


def once(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def python(program: str, *arguments: str) -> float:
    """What a fresh interpreter prints."""
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    return float(done.stdout)


def cold(statement: str) -> float:
    """Least seconds that a statement takes in a fresh interpreter."""
    return min(python(COLD.format(statement=statement)) for _ in range(COLD_STARTS))


def computing(*arguments: str) -> float:
    """Least seconds of the processor that a fresh interpreter takes, with the processes that it starts."""

    def spent() -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    def once() -> float:
        before = spent()
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
        return spent() - before

    return min(once() for _ in range(COLD_STARTS))


def trigger_words() -> tuple[list[str], list[str]]:
    """The words that give a role or an action (牵头单位, 修订 …), and the roots of the roles alone (牵头, 负责 …)."""
    roles, verbs = default().table("roles"), default().table("actions")
    words = {row["word"] for row in roles if row["role"]} | {row["verb"] for row in verbs if row["role"] == "acts"}
    return sorted(words), sorted(row["word"] for row in roles if row["kind"] == "root")


def scan(words: list[str], text: str) -> float:
    """Seconds of one search of the text for any of the words."""
    pattern = regex.compile("|".join(map(regex.escape, sorted(words, key=len, reverse=True))))
    return warm(lambda: sum(1 for _ in pattern.finditer(text)))


def repeated(text: str, times: int) -> str:
    """The notice with its chapters repeated, so that it is ``times`` as long."""
    first = workplan.parse(text).chapters[0].span.start
    return text[:first] + "\n".join([text[first:]] * times)


def installed_bytes() -> int:
    """Size of workplan and of all that it needs, as it lies in site-packages (bytecode included)."""
    from packaging.requirements import Requirement

    seen: set[str] = set()
    waiting = ["workplan"]
    total = sum(path.stat().st_size for path in (ROOT / "src/workplan").rglob("*") if path.is_file())
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        distribution = metadata.distribution(name)
        for line in distribution.requires or ():
            needed = Requirement(line)
            if needed.marker is None or needed.marker.evaluate({"extra": ""}):
                waiting.append(needed.name)
        if name != "workplan":
            files = [Path(str(distribution.locate_file(file))) for file in distribution.files or ()]
            total += sum(path.stat().st_size for path in files if path.is_file())
    return total


def main() -> None:
    # first: Linux counts what this process holds for the peak of those that it starts
    peak = python(PEAK, str(NOTICE)) / 1e6
    text = NOTICE.read_text(encoding="utf-8")
    long = repeated(text, 20)
    words, roots = trigger_words()
    document = workplan.parse(text)

    all_words, few_words = scan(words, text), scan(roots, text)
    parse = warm(lambda: workplan.parse(text))
    with_json = warm(lambda: workplan.to_json(workplan.parse(text)))
    tables = warm(lambda: workplan.to_tables(document))
    validate = warm(lambda: workplan.validate(document))
    twenty = warm(lambda: workplan.parse(long), rounds=5)
    pydantic = cold("import pydantic")
    model = cold("from pydantic import BaseModel\nclass Any(BaseModel): value: int")

    rows: list[tuple[str, str, float, float | None]] = [
        ("warm parse / scan of the trigger words", "x", parse / all_words, 15),
        ("warm parse / scan of the roots of roles", "x", parse / few_words, None),
        ("warm parse + JSON / parse", "x", with_json / parse, None),
        ("tables / parse", "x", tables / parse, None),
        ("validation / parse", "x", validate / parse, 2),
        ("import workplan / import pydantic", "x", cold("import workplan") / pydantic, 2),
        ("import workplan.model / a model of pydantic", "x", cold("import workplan.model") / model, None),
        (
            "workplan convert / import of its libraries, CPU",
            "x",
            computing("-m", "workplan", "convert", str(NOTICE)) / computing("-c", LIBRARIES),
            1.5,
        ),
        ("20 times as long / once", "x", twenty / parse, 22),
        ("peak memory, parse + JSON", "MB", peak, 60),
        ("installed size", "MB", installed_bytes() / 1e6, 90),
    ]
    print(f"{NOTICE.name}: {len(text)} characters, parse {parse * 1e3:.2f} ms, parse + JSON {with_json * 1e3:.2f} ms")
    print(
        f"scan of {len(words)} trigger words {all_words * 1e3:.2f} ms, of {len(roots)} roots {few_words * 1e3:.2f} ms"
    )
    for name, unit, value, goal in rows:
        verdict = "" if goal is None else f"goal {goal:g} {unit}  {'met' if value <= goal else 'MISSED'}"
        print(f"{name:48} {value:8.2f} {unit:2}  {verdict}".rstrip())


if __name__ == "__main__":
    main()
