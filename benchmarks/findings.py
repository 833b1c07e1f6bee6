"""Findings over a folder of documents: how many by rule, and every distinct change that the safe fixes make.

    python benchmarks/findings.py FOLDER [--changes] [--show CODE]

Safe fixes must change no right text: after a change of a rule read what ``--changes`` prints. S009 is left out there,
so that texts that are no plans put the fixes to the test, too.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from workplan.model import Document, Finding
from workplan.pipeline import parse_file
from workplan.validation import validate

SUFFIXES = (".txt", ".md", ".html")
AROUND = 14


def near(document: Document, finding: Finding) -> str:
    """The words around a finding, its fix in the place that it mends."""
    span = finding.fix.span if finding.fix else finding.span
    text = document.text
    mended = f"→{finding.fix.replacement}" if finding.fix else ""
    shown = f"{text[max(0, span.start - AROUND) : span.start]}【{span.of(text)}{mended}】{text[span.end :][:AROUND]}"
    return shown.replace("\n", "⏎")


def lines(path: Path, changes: bool, show: str | None) -> tuple[Counter[str], list[str]]:
    """What is found in one file: counts by code and severity, and the lines that were asked for."""
    document = parse_file(path)
    found = validate(document, ignore=["S009"] if changes else [])
    told = [
        f"{f.code} {near(document, f)} <{path.name}:{f.line}>"
        for f in found
        if (changes and f.fix and f.fix.safe) or f.code == show
    ]
    return Counter(f"{f.code} {f.severity.value}" for f in found), told


def all_lines(folder: Path, *, changes: bool, show: str | None) -> Iterator[str]:
    """The table of all files, behind it the lines that were asked for, each once."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES and path.is_file())
    counts: Counter[str] = Counter()
    told: set[str] = set()
    with ProcessPoolExecutor(2) as pool:
        for number, some in pool.map(partial(lines, changes=changes, show=show), paths, chunksize=8):
            counts += number
            told.update(some)
    yield f"{counts.total()} findings in {len(paths)} files"
    yield from (f"{count:6} {code}" for code, count in sorted(counts.items()))
    yield from sorted(told)


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--changes", action="store_true")
    parser.add_argument("--show", metavar="CODE")
    given = parser.parse_args()
    print("\n".join(all_lines(given.folder, changes=given.changes, show=given.show)))


if __name__ == "__main__":
    main()
