"""Damage the annotated notices as copies do and print what is still found: ``python benchmarks/damage.py SCORER GOLD``.

SCORER is the script that measures, GOLD the folder of annotations; neither is part of this project. Each way of damage
writes every notice as text, with its annotations carried along, into a folder of its own and runs SCORER on it. Where a
marker stands is taken from the library's parse of the notice as it is, so that the undamaged row must be without fault.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple

import workplan

FIGURES: Final = ("sections", "sections.heading", "responsibilities")
SEED: Final = 7


class Mark(NamedTuple):
    """A section's marker in a text: its characters, path, and whether sections stand below it."""

    start: int
    end: int
    path: str
    has_children: bool


@dataclass(frozen=True)
class Copy:
    """A notice on its way through the damages: its text, its markers, and its annotations as they must then be."""

    name: str
    text: str
    marks: tuple[Mark, ...]
    gold: dict[str, object]

    def edited(self, edits: Sequence[tuple[int, int, str]]) -> Copy:
        """Return the copy with stretches replaced; ``edits`` are ordered and do not overlap."""
        parts: list[str] = []
        at = 0
        moves: list[tuple[int, int]] = [(0, 0)]
        length = 0
        for start, end, new in edits:
            parts += [self.text[at:start], new]
            length += start - at + len(new)
            at = end
            moves.append((end, length - end))
        parts.append(self.text[at:])
        marks: list[Mark] = []
        where = 0
        for mark in self.marks:
            while where + 1 < len(moves) and moves[where + 1][0] <= mark.start:
                where += 1
            shift = moves[where][1]
            onward = where
            while onward + 1 < len(moves) and moves[onward + 1][0] <= mark.end:
                onward += 1
            end = max(mark.start + shift, mark.end + moves[onward][1])
            marks.append(mark._replace(start=mark.start + shift, end=end))
        return replace(self, text="".join(parts), marks=tuple(marks))


Way = Callable[[Copy], Copy]


def undamaged(copy: Copy) -> Copy:
    """The text as the reader gave it."""
    return copy


def breaks_lost(every: int) -> Way:
    """Lose all line breaks (1), or each with a chance of one in ``every``."""

    def damaged(copy: Copy) -> Copy:
        dice = random.Random(SEED)
        lost = [at for at, c in enumerate(copy.text) if c == "\n" and (every == 1 or dice.randrange(every) == 0)]
        return copy.edited([(at, at + 1, "") for at in lost])

    return damaged


def _arabic(copy: Copy) -> Iterator[tuple[Mark, int]]:
    """The markers ``1.`` and ``1、`` with the place behind the digits."""
    for mark in copy.marks:
        written = copy.text[mark.start : mark.end]
        digits = len(written) - len(written.lstrip("0123456789０１２３４５６７８９"))
        if digits and written[digits:].strip() in (".", "．", "、"):
            yield mark, mark.start + digits


def point(glyph: str) -> Way:
    """Write ``glyph`` for the point behind arabic numbers."""

    def damaged(copy: Copy) -> Copy:
        return copy.edited([(behind, mark.end, glyph) for mark, behind in _arabic(copy)])

    return damaged


def own_line(*, pointed: bool) -> Way:
    """Put every marker on a line of its own, arabic ones with or without their point."""

    def damaged(copy: Copy) -> Copy:
        if not pointed:
            copy = point("")(copy)
        return copy.edited([(mark.end, mark.end, "\n") for mark in copy.marks])

    return damaged


def wrapped(width: int, *, at_markers: bool = True, page: str = "— {} —") -> Way:
    """Wrap paragraphs at ``width``, a page mark behind every 25 lines; ``at_markers``: each still begins a line."""

    def damaged(copy: Copy) -> Copy:
        if not at_markers:
            starts = {mark.start for mark in copy.marks}
            lost = [at for at, c in enumerate(copy.text) if c == "\n" and at + 1 in starts]
            copy = copy.edited([(at, at + 1, "") for at in lost])
        edits: list[tuple[int, int, str]] = []
        column = lines = 0
        for at, char in enumerate(copy.text):
            if char == "\n" or column == width:
                lines += 1
                mark = "\n" + page.format(lines // 25) if lines % 25 == 0 else ""
                edits.append((at, at, mark if char == "\n" else mark + "\n"))
                column = 0 if char == "\n" else 1
            elif char not in " \t\u3000":
                column += 1
        return copy.edited(edits)

    return damaged


def first_misread(copy: Copy) -> Copy:
    """A dash for the first 一 of the outermost markers."""
    for mark in copy.marks:
        if mark.path == "一":
            return copy.edited([(mark.start, mark.start + 1, "—")])
    return copy


def spaced(copy: Copy) -> Copy:
    """A blank between all letters."""
    return copy.edited([(at, at, " ") for at in range(1, len(copy.text)) if copy.text[at] not in "\n\t"])


def markers_lost(every: int) -> Way:
    """Lose the marker of every so-manieth section without children; what it held falls to the section before it."""

    def damaged(copy: Copy) -> Copy:
        leaves = [i for i, mark in enumerate(copy.marks) if i and not mark.has_children]
        lost = leaves[every - 1 :: every]
        heirs: dict[str, str] = {}
        for i in lost:
            before = copy.marks[i - 1].path
            heirs[copy.marks[i].path] = heirs.get(before, before)
        gold = dict(copy.gold)
        for table in ("sections", "responsibilities", "regulations", "times", "targets"):
            rows = gold.get(table)
            assert isinstance(rows, list)
            if table == "sections":
                gold[table] = [row for row in rows if row["path"] not in heirs]
            else:
                gold[table] = [{**row, "path": heirs.get(row["path"], row["path"])} for row in rows]
        gone = copy.edited([(copy.marks[i].start, copy.marks[i].end, "") for i in lost])
        kept = tuple(mark for i, mark in enumerate(gone.marks) if i not in set(lost))
        return replace(gone, marks=kept, gold=gold)

    return damaged


def letters_lost(copy: Copy) -> Copy:
    """Lose four letters in a thousand, those of markers aside."""
    dice = random.Random(SEED)
    inside = {at for mark in copy.marks for at in range(mark.start, mark.end)}
    lost = [at for at, c in enumerate(copy.text) if dice.random() < 0.004 and c.isalpha() and at not in inside]
    return copy.edited([(at, at + 1, "") for at in lost])


def both(*ways: Way) -> Way:
    """One damage after the other."""

    def damaged(copy: Copy) -> Copy:
        for way in ways:
            copy = way(copy)
        return copy

    return damaged


WAYS: Final[dict[str, Way]] = {
    "undamaged": undamaged,
    "no-breaks": breaks_lost(1),
    "breaks-1-of-30": breaks_lost(30),
    "point-small": point("﹒"),
    "point-middle": point("·"),
    "point-private": point("\ue010"),
    "point-wide": point("．"),
    "point-blank": point(" "),
    "point-none": point(""),
    "own-line": own_line(pointed=True),
    "own-line-no-point": own_line(pointed=False),
    "wrapped-28": wrapped(28),
    "wrapped-40": wrapped(40),
    "wrapped-28-bare-pages": wrapped(28, page="{}"),
    "first-misread": first_misread,
    "spaced": spaced,
    "markers-1-of-10": markers_lost(10),
    "letters": letters_lost,
    "no-breaks+point-middle": both(point("·"), breaks_lost(1)),
    "no-breaks+point-none": both(point(""), breaks_lost(1)),
    "no-breaks+point-blank": both(point(" "), breaks_lost(1)),
    "no-breaks+markers": both(markers_lost(10), breaks_lost(1)),
    "wrapped-28+point-none": both(point(""), wrapped(28)),
    "wrapped-40+marker-breaks": wrapped(40, at_markers=False),
}


def copies(gold: Path, documents: Path) -> Iterator[Copy]:
    """Yield every annotated notice as text, with its markers."""
    for path in sorted(gold.glob("*.json")):
        rows = json.loads(path.read_text(encoding="utf-8"))
        document = workplan.parse_file(documents / rows["file"])
        marks = sorted(
            Mark(s.marker.start, s.marker.end, s.path, bool(s.sections))
            for s in document.walk()
            if s.marker is not None
        )
        yield Copy(path.stem, document.text, tuple(marks), rows)


def written(copy: Copy, folder: Path) -> None:
    """Write text and annotations where the scorer finds them."""
    (folder / f"{copy.name}.txt").write_text(copy.text, encoding="utf-8")
    rows = {**copy.gold, "file": f"{copy.name}.txt"}
    (folder / "gold").mkdir(exist_ok=True)
    (folder / "gold" / f"{copy.name}.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--documents", type=Path, help="what the annotations name their files from")
    parser.add_argument("--ways", nargs="*", choices=WAYS, default=list(WAYS), metavar="WAY", help=" ".join(WAYS))
    parser.add_argument("--keep", type=Path, help="write the damaged notices here and leave them")
    options = parser.parse_args()
    whole = list(copies(options.gold, options.documents or options.gold.parent))
    print(f"{'way':26}" + "".join(f"{name:>18}" for name in FIGURES))
    for name in options.ways:
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made) if options.keep is None else options.keep / name
            folder.mkdir(parents=True, exist_ok=True)
            for copy in whole:
                written(WAYS[name](copy), folder)
            command = [sys.executable, str(options.scorer), str(folder / "gold"), "--documents", str(folder), "--json"]
            done = subprocess.run(command, check=False, capture_output=True, text=True)
            if done.returncode:
                print(f"{name:26} {done.stderr.strip().splitlines()[-1]}")
                continue
            figures = json.loads(done.stdout)["figures"]
            print(f"{name:26}" + "".join(f"{figures[f]['score']:18.4f}" for f in FIGURES), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
