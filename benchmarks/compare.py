"""Measure ``workplan.compare`` and print each figure beside its goal: ``python benchmarks/compare.py``.

The start-up of jieba is measured apart, in fresh interpreters. The editions are those of ``seeded_editions.py``: one
with few edits, one with many; and the notice with all its words shuffled, the worst case, where every word is cut.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from edition_maker import Maker

import workplan
from workplan.comparison.as_json import to_json
from workplan.comparison.words import start, word_cutter

ROOT = Path(__file__).resolve().parent.parent
FIRST = ROOT / "data" / "raw" / "gansu-2023.txt"
ROUNDS = 15
COLD_STARTS = 5

COLD = """
import time
{before}
started = time.process_time()
{statement}
print(time.process_time() - started)
"""


def warm(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Least seconds (of the processor, whatever else it does) of a call that has run before."""
    run()
    return min(once(run) for _ in range(rounds))


def once(run: Callable[[], object]) -> float:
    started = time.process_time()
    run()
    return time.process_time() - started


def cold(statement: str, before: str = "") -> float:
    """Least seconds that a statement takes in a fresh interpreter."""
    program = COLD.format(statement=statement, before=before)
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        for _ in range(COLD_STARTS)
    ]
    noise = {run.stderr for run in runs} - {""}
    if noise:
        raise SystemExit(f"something was printed on stderr: {noise}")
    return min(float(run.stdout) for run in runs)


def edition(document: workplan.Document, edits: int) -> workplan.Document:
    """The document with this many edits."""
    words = [w for w in word_cutter(())(document.text) if len(w) == 2 and "\u4e00" <= w[0] <= "\u9fff"]
    maker = Maker(document, edits, sorted(set(words)), word_cutter(()))
    maker.make(edits)
    return workplan.parse(maker.new.write())


def shuffled(text: str) -> str:
    """The text with every word of two Han characters in another one's place: as long, and no section is what it was."""
    words = word_cutter(())(text)
    places = [at for at, word in enumerate(words) if len(word) == 2 and all("\u4e00" <= c <= "\u9fff" for c in word)]
    taken = places[:]
    random.Random(1).shuffle(taken)
    moved = dict(zip(places, taken, strict=True))
    return "".join(words[moved.get(at, at)] for at in range(len(words)))


def main() -> None:
    text = FIRST.read_text(encoding="utf-8")
    start()
    document = workplan.parse(text)
    few, many, other = edition(document, 3), edition(document, 30), workplan.parse(shuffled(text))

    parse = warm(lambda: workplan.parse(text))
    runs = {
        "same document": warm(lambda: workplan.compare(document, document)),
        "3 edits": warm(lambda: workplan.compare(document, few)),
        "30 edits": warm(lambda: workplan.compare(document, many)),
        "words shuffled": warm(lambda: workplan.compare(document, other)),
    }
    found = workplan.compare(document, many)
    written = warm(lambda: to_json(found))
    jieba = cold("start()", "from workplan.comparison.words import start")
    plain = cold("import jieba; jieba.setLogLevel(30); jieba.initialize()")
    munkres = cold("import munkres")

    print(f"{FIRST.name}: {len(text)} characters, parse {parse * 1e3:.2f} ms")
    print(f"start-up of jieba: {jieba * 1e3:.0f} ms (jieba by itself, with its cache file: {plain * 1e3:.0f} ms)")
    print(f"import munkres: {munkres * 1e3:.0f} ms")
    for name, seconds in runs.items():
        verdict = "met" if seconds <= 0.15 else "MISSED"
        print(f"compare, {name:18} {seconds * 1e3:7.1f} ms  {seconds / parse:6.2f} x parse   goal 150 ms  {verdict}")
    print(f"{'JSON of it, 30 edits':27} {written * 1e3:7.1f} ms  {written / parse:6.2f} x parse")


if __name__ == "__main__":
    main()
