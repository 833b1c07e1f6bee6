"""Folders of texts with what comes out of each, as reviewed: what the corpora of structure and measures share.

A file says what it holds, then gives its texts; each begins with a line ``== `` that says what it shows.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, TypeVar

import workplan
from workplan.model import Document

CORPUS: Final = Path(__file__).parent / "corpus"

T = TypeVar("T")


def document_of(text: str, *, page: bool) -> Document:
    """Return the document that a text makes, or HTML."""
    return workplan.parse_file(io.BytesIO(text.encode())) if page else workplan.parse(text)


@dataclass(frozen=True)
class Corpus(Generic[T]):
    """A folder of such files.

    Attributes:
        name: the folder's, below ``tests/corpus``.
        taken: the lines of a text in a file → the text.
        parsed: a text → the document that it makes.
        found: a text, its document → the same text as the parser has it.
        written: a text → the form in which it stands in a file.
        is_open: tells whether nobody has said yet what comes out of a text.
    """

    name: str
    taken: Callable[[Sequence[str]], T]
    parsed: Callable[[T], Document]
    found: Callable[[T, Document], T]
    written: Callable[[T], str]
    is_open: Callable[[T], bool]

    def files(self) -> list[Path]:
        """The files of the folder."""
        return sorted((CORPUS / self.name).glob("*.txt"))

    def read(self, path: Path) -> list[T]:
        """Return the texts of a file."""
        _, *chunks = re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        return [self.taken(chunk.rstrip("\n").split("\n")) for chunk in chunks]

    def filled(self, path: Path, texts: Iterable[T]) -> str:
        """Return a file with these texts in the place of its own."""
        head = path.read_text(encoding="utf-8").partition("\n== ")[0].rstrip("\n") + "\n"
        return "\n".join([head, *map(self.written, texts)])

    def accept(self, arguments: list[str]) -> int:
        """Write what the parser makes of the open texts, or of all, into the named files, or every one."""
        everything = "--again" in arguments
        names = [name.removesuffix(".txt") for name in arguments if name != "--again"]
        for path in [CORPUS / self.name / f"{name}.txt" for name in names] or self.files():
            if not path.is_file():
                print(f"{path}: no such file; write the texts there first", file=sys.stderr)
                return 2
            texts = self.read(path)
            chosen = [everything or self.is_open(text) for text in texts]
            told = [
                self.found(text, self.parsed(text)) if wanted else text
                for text, wanted in zip(texts, chosen, strict=True)
            ]
            path.write_text(self.filled(path, told), encoding="utf-8")
            print(f"{path.name}: {sum(chosen)} texts filled in, read them before you commit them")
        return 0
