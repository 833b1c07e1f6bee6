"""Seeded faults: kind × places × found × false, over the first notice and the documents given.

    python benchmarks/seeded_faults.py [DOCUMENT ...] [--most N] [--only KIND] [--misses]

Each fault is made alone in a document; it is found if a finding of one of its codes is new on its line. A finding is
false if it is new on another line. Exit status 1 if a kind is found at less than 95 % of its places, or if there are
more than 0.05 false findings an edit.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from fault_kinds import KINDS, Edit, Kind, spread

from workplan.model import Document, Finding
from workplan.pipeline import parse, parse_file
from workplan.validation import validate

FIRST = Path(__file__).parent.parent / "data" / "raw" / "gansu-2023.txt"
FLOOR, FALSE = 0.95, 0.05


def lines_of(text: str, edit: Edit) -> set[int]:
    """The lines, counted from 1 in the text after the edit, on which its fault may be found."""
    first = text.count("\n", 0, edit.start) + 1
    return {text.count("\n", 0, edit.at) + 1, *range(first, first + edit.text.count("\n") + 1)}


def measure(document: Document, known: list[Finding], kind: Kind, edit: Edit) -> tuple[bool, list[Finding], str]:
    """Make one fault; return whether it was found, the false findings, and the line of the fault."""
    text = document.text[: edit.start] + edit.text + document.text[edit.end :]
    before = Counter((f.code, document.text.split("\n")[f.line - 1]) for f in known)
    spots = lines_of(text, edit)
    lines = text.split("\n")
    found, false = False, []
    for finding in validate(parse(text, name=document.name)):
        line = lines[finding.line - 1]
        if finding.line in spots or (edit.text == "" and finding.code in kind.codes and _next(lines, spots, finding)):
            found = found or (finding.code in kind.codes)
        elif before[finding.code, line] > 0:
            before[finding.code, line] -= 1
        else:
            false.append(finding)
    return found, false, lines[min(spots) - 1][:60]


def _next(lines: list[str], spots: set[int], finding: Finding) -> bool:
    """Tell whether a finding stands on the next line with text behind one that was taken out."""
    last = max(spots)
    return finding.line > last and not any(line.strip() for line in lines[last : finding.line - 1])


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("documents", nargs="*", type=Path)
    parser.add_argument("--most", type=int, default=10_000, help="at most so many places a kind and document")
    parser.add_argument("--only", default="", help="only kinds whose name holds this")
    parser.add_argument("--misses", action="store_true", help="print what was missed and what was false")
    options = parser.parse_args()
    documents = [parse_file(path) for path in (FIRST, *options.documents)]
    known = [validate(document) for document in documents]
    print(f"{'kind':42} {'codes':12} {'places':>6} {'found':>6} {'share':>6} {'false':>6}")
    edits = false_all = short = 0
    for kind in KINDS:
        if options.only not in kind.name:
            continue
        places = found = false = 0
        for document, findings in zip(documents, known, strict=True):
            for edit in spread(list(kind.edits(document)), options.most):
                hit, wrong, line = measure(document, findings, kind, edit)
                places, found, false = places + 1, found + hit, false + len(wrong)
                if options.misses and (not hit or wrong):
                    told = ", ".join(f"{f.code} on line {f.line}" for f in wrong)
                    print(f"  {'found' if hit else 'MISSED'} {document.name}: {line!r} false: {told or 'none'}")
        share = found / places if places else 1.0
        short += places > 0 and share < FLOOR
        edits, false_all = edits + places, false_all + false
        codes = " ".join(sorted(kind.codes))
        print(f"{kind.name:42} {codes:12} {places:6} {found:6} {share:6.1%} {false:6}{'  <' if share < FLOOR else ''}")
    rate = false_all / edits if edits else 0.0
    print(f"{len(KINDS)} kinds, {edits} edits, {false_all} false findings ({rate:.3f} an edit)")
    print(f"{short} kinds below {FLOOR:.0%}")
    return int(short > 0 or rate > FALSE)


if __name__ == "__main__":
    sys.exit(main())
