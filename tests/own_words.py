"""Rows that a user adds to the lexicon, and what changes by them: the lines of ``tests/corpus/lexicon.tsv``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

import workplan
from tests.readings import target_told, time_told
from workplan.comparison.units import may_include
from workplan.lexicon import Lexicon, default
from workplan.model import Document

CORPUS: Final = Path(__file__).parent / "corpus" / "lexicon.tsv"


class OwnRow(NamedTuple):
    """One row of a user's, and what comes of a text without and with it."""

    table: str
    row: str
    shows: str
    text: str
    before: str
    after: str

    def write(self, folder: Path) -> Lexicon:
        """Put the row into a table below ``folder`` and return the lexicon that has it."""
        columns = list(default().table(self.table)[0])
        cells = [*self.row.split("|"), *[""] * len(columns)][: len(columns)]
        text = "\n".join(["# a row of one's own", "\t".join(columns), "\t".join(cells)]) + "\n"
        (folder / f"{self.table}.tsv").write_text(text, encoding="utf-8")
        return Lexicon(folder)


def _blocks(document: Document) -> str:
    shown = ((b.kind.value, document.text[b.start : b.end].strip()) for b in document.blocks)
    return " | ".join(f"{kind}: {text.splitlines()[0]}" for kind, text in shown if text)


def _masthead(document: Document) -> str:
    mast = document.masthead
    number = mast.document_number.value if mast.document_number else ""
    return " | ".join(part for part in (document.title, number) if part)


SHOWN: Final[Mapping[str, Callable[[Document], str]]] = {
    "roles": lambda d: " | ".join(
        f"{r.role.value}:{'+'.join(u.name + '*' * u.collective for u in r.units)}" for r in d.responsibilities
    ),
    "canonical": lambda d: " | ".join(u.canonical or "-" for r in d.responsibilities for u in r.units),
    "regulations": lambda d: " | ".join(f"{r.title} {r.action.value} {r.category.value}" for r in d.regulations),
    "times": lambda d: " | ".join(map(time_told, d.times)),
    "targets": lambda d: " | ".join(map(target_told, d.targets)),
    "sections": lambda d: " | ".join(f"{s.path} {s.heading}" for s in d.walk()),
    "masthead": _masthead,
    "doubts": lambda d: " ".join(doubt.code for doubt in d.diagnostics),
    "blocks": _blocks,
}


def rows() -> list[OwnRow]:
    """The lines of the corpus."""
    lines = CORPUS.read_text(encoding="utf-8").splitlines()
    return [OwnRow(*line.split("\t")) for line in lines if line and not line.startswith(("#", "table\t"))]


def shown(own: OwnRow, lexicon: Lexicon) -> str:
    """What comes of the text with the words of a lexicon, ``-`` for nothing."""
    document = workplan.parse(own.text.replace("\\n", "\n").replace("\\t", "\t"), lexicon=lexicon)
    if own.shows == "groups":
        may = [may_include(row, "兰州市政府", lexicon) for row in document.responsibilities]
        return f"兰州市政府: {'yes' if any(may) else 'no'}"
    if own.shows == "findings":
        return " ".join(f.code for f in workplan.validate(document, lexicon=lexicon)) or "-"
    return SHOWN[own.shows](document) or "-"
