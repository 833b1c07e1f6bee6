"""Fill in the ledgers of plans, edit the plans at seeded places, and count what was typed that reaches its measure.

    python benchmarks/carry.py NOTICE NOTICE NOTICE [--editions 200]

The first notice of ``data/raw`` always takes part. Progress is typed into every row of the old ledger, which is saved
by openpyxl and read back by ``workplan.read_ledger``; then ``carry`` deals it out to the new edition. *Right* is what
goes to the measure that the old one became (one of them, where it was split); *told* is what was dropped or could not
be dealt out surely and stands on the sheet of its own; *wrong* is the rest; *lost* is what stands nowhere.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections import Counter, defaultdict
from pathlib import Path

import openpyxl
from edition_maker import Maker
from edition_nodes import Node
from seeded_editions import FIRST, paths, words_of

import workplan
from workplan.carrying import carry, kept
from workplan.comparison.words import word_cutter
from workplan.exports.ledger import to_ledger
from workplan.exports.ledger.entries import Entry, entries
from workplan.exports.ledger.reading import LedgerRow, read_ledger
from workplan.model import Document


def filled(document: Document) -> tuple[LedgerRow, ...]:
    """Return the rows of the ledger of a plan with a word of its own typed into each."""
    book = openpyxl.load_workbook(io.BytesIO(to_ledger([document])))
    sheet = book.worksheets[0]
    column = [cell.value for cell in sheet[2]].index("进展情况") + 1
    for at in range(3, sheet.max_row + 1):
        sheet.cell(at, column).value = f"已办{sheet.cell(at, 1).value}件"
    file = io.BytesIO()
    book.save(file)
    return read_ledger(io.BytesIO(file.getvalue()))


def became(maker: Maker, old: dict[int, str], new: dict[int, str]) -> dict[str, set[str]]:
    """Return for the path of each old section the paths of the new ones that it became."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for node in maker.new.walk():
        if node.old is not None:
            found[old[node.old.start]].add(new[node.start])
    for edit in maker.edits:
        if edit.kind in ("split", "merge"):
            for before in edit.old:
                found[old[before.start]] |= {new[after.start] for after in edit.new}
    return found


def judged(maker: Maker) -> Counter[str] | None:
    """Return how many typed words went where, None where an edition can't be read as it was made."""
    old, new = workplan.parse(maker.old.write()), workplan.parse(maker.new.write())
    places = paths(old), paths(new)
    nodes: list[tuple[Node, dict[int, str]]] = [
        *((node, places[0]) for node in maker.old.walk()),
        *((node, places[1]) for node in maker.new.walk()),
    ]
    if any(node.start not in known for node, known in nodes):
        return None
    rows = filled(old)
    carried = carry([new], rows)
    expected = became(maker, *places)
    made = entries([new])
    held = {
        word: entry
        for entry in made
        if entry.number in carried.rows
        for word in _words(carried.rows[entry.number].cells)
    }
    told = {word for row in carried.told for word in _words(row.cells)}
    tally: Counter[str] = Counter(lost=0 if kept(rows, carried) else 1)
    for row, entry in zip(rows, entries([old]), strict=True):
        tally[_fate(entry, held.get(row.progress), made, expected[entry.measure.path], told=row.progress in told)] += 1
    return tally


def _words(cells: object) -> list[str]:
    return str(cells["progress"]).split("；") if isinstance(cells, dict) and "progress" in cells else []


def _fate(old: Entry, went: Entry | None, made: list[Entry], expected: set[str], *, told: bool) -> str:
    """Return where what was typed for a measure went."""
    if not expected:
        return "dropped: told" if went is None and told else "wrong"
    if went is None:
        return "kept: only told" if told else "lost"
    same = [entry for entry in made if entry.measure.path in expected and entry.words == old.words]
    right = went.measure.path in expected and (not same or went in same)
    return "kept: right" if right else "wrong"


def main() -> None:
    """Make the editions and print the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("notices", nargs="*", type=Path, metavar="NOTICE")
    arguments.add_argument("--editions", type=int, default=200)
    chosen = arguments.parse_args()
    files = [FIRST, *chosen.notices]
    documents = [workplan.parse_file(path) for path in files]
    cut, words = word_cutter(()), words_of(files)
    total: Counter[str] = Counter()
    editions = unread = 0
    seed = 0
    while editions < chosen.editions and seed < 4 * chosen.editions:
        maker = Maker(documents[seed % len(documents)], seed, words, cut)
        maker.make(12)
        tally = judged(maker)
        seed += 1
        unread += tally is None
        editions += tally is not None
        total += tally or Counter()
    rows = total.total() - total["lost"]
    kept_rows = sum(count for fate, count in total.items() if fate.startswith("kept"))
    print(f"editions {editions} (not read as they were made: {unread}), rows {rows}")
    for fate, count in sorted(total.items()):
        print(f"  {fate:18} {count:6}  {count / rows:.2%}")
    print(f"right of those that are kept: {total['kept: right'] / max(1, kept_rows + total['wrong']):.2%}")
    sys.exit(total["lost"] > 0)


if __name__ == "__main__":
    main()
