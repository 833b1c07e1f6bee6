"""The corpus: ``fuzz/corpus`` and the texts of the tests → texts, pages and files to begin with."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from tests.divided import MEASURES
from tests.notices import case_texts
from tests.outlines import STRUCTURE

CORPUS: Final = Path(__file__).parent / "corpus"
SAMPLE: Final = Path(__file__).parent.parent / "data" / "raw" / "yunchuan-2030.txt"


class Seed(NamedTuple):
    """An input that was once trouble, or is of a kind that may be.

    Attributes:
        name: what it shows.
        form: ``text`` or ``html``.
        text: the input.
    """

    name: str
    form: str
    text: str


@functools.cache
def seeds() -> tuple[Seed, ...]:
    """The inputs of ``fuzz/corpus``; its README tells the form of the files."""
    return tuple(seed for path in sorted(CORPUS.glob("*.tsv")) for seed in _rows(path))


def _rows(path: Path) -> Iterator[Seed]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, before, repeated, times, after = (*line.split("\t"), "", "", "", "")[:5]
        body = "".join(_unquoted(repeated).replace("{n}", str(n)) for n in range(1, int(times or 0) + 1))
        yield Seed(name, path.stem, _unquoted(before) + body + _unquoted(after))


def _unquoted(cell: str) -> str:
    """A cell as JSON writes strings, its quotation marks as they are."""
    return str(json.loads('"' + cell.replace('"', '\\"') + '"'))


@functools.cache
def texts() -> tuple[str, ...]:
    """Texts to be mutated: the corpus, the cases and corpora of the tests, and the invented notice."""
    own = [seed.text for seed in seeds() if seed.form == "text"]
    shapes = [outline.text for path in STRUCTURE.files() for outline in STRUCTURE.read(path) if not outline.page]
    divisions = [case.text for path in MEASURES.files() for case in MEASURES.read(path) if not case.page]
    return tuple(text for text in [*own, *case_texts(), SAMPLE.read_text("utf-8"), *shapes, *divisions] if text)


@functools.cache
def pages() -> tuple[str, ...]:
    """Pages to be mutated: the corpus and those of the tests."""
    own = [seed.text for seed in seeds() if seed.form == "html"]
    shapes = [outline.page for path in STRUCTURE.files() for outline in STRUCTURE.read(path) if outline.page]
    divisions = [case.text for path in MEASURES.files() for case in MEASURES.read(path) if case.page]
    return tuple(page for page in [*own, *shapes, *divisions] if page)
