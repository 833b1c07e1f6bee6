"""Make 500 editions by edits of known kind and count how many ``workplan.compare`` names with kind and place.

    python benchmarks/seeded_editions.py NOTICE NOTICE NOTICE [--editions 500]

The first notice of ``data/raw`` always takes part. A fact that is reported and that no edit explains is false.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from edition_maker import Edit, Maker
from edition_nodes import Node

import workplan
from workplan.comparison.words import word_cutter
from workplan.lexicon import default
from workplan.model import Document

ROOT = Path(__file__).resolve().parent.parent
FIRST = ROOT / "data" / "raw" / "gansu-2023.txt"

RELATIONS = {
    "move": "moved",
    "split": "split",
    "merge": "merged",
    "renumber": "renumbered",
    "added": "added",
    "dropped": "dropped",
}
"""Edits that show as a relation of sections; the others show as a change of their own name, ``reword`` as rewording."""

STRUCTURE = {"moved", "split", "merged", "added", "dropped"}

Fact = tuple[str, tuple[str, ...], tuple[str, ...], str]


@dataclass
class Tally:
    """What one edition, or all of them, came to."""

    made: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    editions: int = 0
    unread: int = 0
    missed: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.made += other.made
        self.named += other.named
        self.false += other.false
        self.editions += other.editions
        self.unread += other.unread
        self.missed += other.missed


def words_of(paths: list[Path]) -> list[str]:
    """Words that a rewording may put in: of two Han characters and more, none that the grammar knows."""
    known = {cell for name in ("actions", "time_words", "measures", "roles") for row in table(name) for cell in row}
    cut = word_cutter(())
    found = {word for path in paths for word in cut(workplan.parse_file(path).text)}
    plain = {w for w in found if 2 <= len(w) <= 3 and all("\u4e00" <= c <= "\u9fff" for c in w)}
    signs = set(
        "年月日季期前后内底制修订办法定落实行施依据责任牵头配合一二三四五六七八九十百千万亿半两几第各省市县区厅局委部"
    )
    return sorted(w for w in plain if w not in known and not signs & set(w))


def table(name: str) -> list[list[str]]:
    return [[str(cell) for cell in row.values()] for row in default().table(name)]


def reported(old: Document, new: Document) -> list[Fact]:
    """Every fact of a comparison: relations of sections, and their changes."""
    facts: list[Fact] = []
    for change in workplan.compare(old, new).sections:
        place = tuple(p.path for p in change.old), tuple(p.path for p in change.new)
        facts += [(str(relation), *place, "") for relation in change.relations]
        facts += [(str(each.kind), *place, each.subject) for each in change.changes]
    return facts


def judged(maker: Maker, names: str) -> Tally:
    """Compare what was done with what is reported."""
    tally = Tally(editions=1)
    old, new = workplan.parse(maker.old.write()), workplan.parse(maker.new.write())
    old_paths, new_paths = paths(old), paths(new)
    nodes = [*((n, old_paths) for n in maker.old.walk()), *((n, new_paths) for n in maker.new.walk())]
    if any(node.start not in known for node, known in nodes):
        return Tally(unread=1)
    facts = reported(old, new)
    told = set(facts)

    def place(edit: Edit) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return tuple(sorted_paths(edit.old, old_paths)), tuple(sorted_paths(edit.new, new_paths))

    by_place: defaultdict[tuple[tuple[str, ...], tuple[str, ...]], list[Edit]] = defaultdict(list)
    twins = {((old_paths[n.old.start],), (new_paths[n.start],)) for n in maker.new.walk() if n.old is not None}
    for edit in maker.edits:
        where = place(edit)
        by_place[where].append(edit)
        if edit.kind == "renumber" and label(where[0][0]) == label(where[1][0]):
            continue
        tally.made[edit.kind] += 1
        if any(fact[1:3] == where and names_it(fact, edit) for fact in told):
            tally.named[edit.kind] += 1
        else:
            tally.missed.append(f"{names} {edit.kind} {where} {edit.subject}")
    for fact in facts:
        edits = by_place.get(fact[1:3], [])
        if not explained(fact, edits, twin=fact[1:3] in twins):
            tally.false[fact[0]] += 1
            tally.missed.append(f"{names} FALSE {fact}")
    return tally


def paths(document: Document) -> dict[int, str]:
    return {section.marker.start: section.path for section in document.walk()}


def sorted_paths(nodes: tuple[Node, ...], known: dict[int, str]) -> list[str]:
    return [known[node.start] for node in sorted(nodes, key=lambda n: n.start)]


def label(path: str) -> str:
    return path.rpartition("/")[2]


def names_it(fact: Fact, edit: Edit) -> bool:
    """Tell whether a fact at an edit's place says what was done there."""
    if edit.kind in RELATIONS:
        return fact[0] == RELATIONS[edit.kind]
    if edit.kind == "reword":
        return fact[0] == "text_reworded"
    return fact[0] == edit.kind and (not edit.subject or fact[3] == edit.subject)


def explained(fact: Fact, edits: list[Edit], *, twin: bool) -> bool:
    """Tell whether a fact follows from what was done at its place."""
    kind = fact[0]
    done = {edit.kind for edit in edits}
    if done & {"added", "dropped"}:
        return True
    if kind == "renumbered":
        return twin and label(fact[1][0]) != label(fact[2][0])
    if kind in STRUCTURE:
        return any(RELATIONS.get(each) == kind for each in done)
    if kind == "clause_reworded":
        return "split" in done or "merge" in done or any(e.startswith(("unit", "lead")) for e in done)
    if "split" in done or "merge" in done:
        return kind == "heading_reworded" or ("merge" in done and kind in ("unit_lost", "lead_changed", "role_changed"))
    texts = done - set(RELATIONS)
    if kind == "reworded":
        return twin and bool(texts)
    if kind == "heading_reworded":
        return "reword" in done
    if kind == "text_reworded":
        return bool({e for e in texts if not e.startswith(("unit", "lead"))})
    if kind in ("unit_gained", "unit_lost", "lead_changed", "role_changed"):
        return any(e.subject == fact[3] and e.kind == kind for e in edits) or (
            "lead_changed" in done or (kind == "lead_changed" and bool({"unit_gained", "unit_lost"} & done))
        )
    return any(e.kind == kind and (not e.subject or e.subject == fact[3]) for e in edits)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("notices", nargs="*", type=Path)
    arguments.add_argument("--editions", type=int, default=500)
    arguments.add_argument("--show", action="store_true", help="print what was missed or false")
    given = arguments.parse_args()
    sources = [FIRST, *given.notices]
    documents = [workplan.parse_file(path) for path in sources]
    words, cut = words_of(sources), word_cutter(())
    whole = Tally()
    for number in range(given.editions):
        at = number % len(documents)
        maker = Maker(documents[at], number, words, cut)
        maker.make(1 + number * 7 % 30)
        whole.add(judged(maker, f"{number}:{sources[at].stem}"))
    if given.show:
        print(*whole.missed, sep="\n", file=sys.stderr)
    print(f"{'kind':20} {'made':>6} {'named':>6} {'share':>7}   false per pair")
    for kind in sorted(whole.made | whole.false):
        made, named, false = whole.made[kind], whole.named[kind], whole.false[kind]
        share = f"{named / made:7.1%}" if made else " " * 7
        print(f"{kind:20} {made:6} {named:6} {share}   {false / whole.editions:.4f}")
    made, named, false = whole.made.total(), whole.named.total(), whole.false.total()
    rate = false / whole.editions
    print(f"{'all':20} {made:6} {named:6} {named / made:7.1%}   {rate:.4f}")
    print(f"{whole.editions} editions; {whole.unread} left out, because the reader saw other sections in them")
    print(f"named >= 95 %: {'met' if named / made >= 0.95 else 'MISSED'}; ", end="")
    print(f"false <= 0.05 a pair: {'met' if rate <= 0.05 else 'MISSED'}")


if __name__ == "__main__":
    main()
