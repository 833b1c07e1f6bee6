"""The words of the field as data: tab-separated files that a subject expert can read and extend.

Every file in ``lexicon/data`` starts with ``#`` lines that explain its columns, then a header row, then the rows.
A user's own folder may hold files of the same names: their rows are added behind the built-in ones, and where a file's
first column is the key, a later row wins.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final, TypeVar, cast

from workplan.errors import LexiconError

T = TypeVar("T")
Row = Mapping[str, str]
UNKNOWN: Final = "-"
"""In a column of full names: the body is known, its full name is not."""


def _rows(text: str, where: str) -> list[Row]:
    """Read one tab-separated lexicon file; ``where`` names it in errors."""
    header: list[str] | None = None
    rows: list[Row] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = cells
            continue
        if len(cells) > len(header):
            raise LexiconError(
                zh=f"{where}:{number}: 有 {len(cells)} 列，表头只有 {len(header)} 列；请检查多余的制表符",
                en=f"{where}:{number}: found {len(cells)} columns, the header has {len(header)}; look for a stray tab",
            )
        cells += [""] * (len(header) - len(cells))
        rows.append(dict(zip(header, cells, strict=True)))
    return rows


class Lexicon:
    """The words in force: the built-in tables and, behind them, those of the user's folders.

    Args:
        folders: folders with files named like the built-in ones (``actions.tsv`` …).

    Raises:
        LexiconError: a folder is missing (a broken file raises when its table is first asked for).

    >>> len(Lexicon().table("places")) > 31
    True
    """

    def __init__(self, *folders: Path | str) -> None:
        self.folders = tuple(Path(folder) for folder in folders)
        for folder in self.folders:
            if not folder.is_dir():
                raise LexiconError(
                    zh=f"{folder}: 没有这个词表文件夹；请给出含 .tsv 词表的文件夹",
                    en=f"{folder}: no such lexicon folder; give a folder that holds .tsv tables",
                )
        self._tables: dict[str, tuple[Row, ...]] = {}
        self._built: dict[object, object] = {}

    def table(self, name: str) -> tuple[Row, ...]:
        """Return the rows of table ``name`` (``"actions"``), each a mapping of column to cell."""
        found = self._tables.get(name)
        if found is None:
            file = resources.files("workplan.lexicon").joinpath("data", f"{name}.tsv")
            rows = _rows(file.read_text(encoding="utf-8"), f"{name}.tsv")
            for folder in self.folders:
                own = folder / f"{name}.tsv"
                if own.is_file():
                    rows += _rows(own.read_text(encoding="utf-8-sig"), str(own))
            found = self._tables[name] = tuple(rows)
        return found

    def words(self, name: str, by: str = "kind", *, word: str = "word") -> Mapping[str, tuple[str, ...]]:
        """Return the words of table ``name`` by what another of its columns says of them, in the table's order.

        Args:
            name: the table.
            by: the column that parts the words.
            word: the column that holds them.

        >>> Lexicon().words("action_context", by="place")["kind"]
        ('贯彻', '具体', '有关', '相关')
        """
        found: dict[str, list[str]] = {}
        for row in self.table(name):
            found.setdefault(row[by], []).append(row[word])
        return {kind: tuple(words) for kind, words in found.items()}

    def build(self, make: Callable[[Lexicon], T]) -> T:
        """Return ``make(self)``, made once per lexicon: compiled patterns, look-up tables."""
        if make not in self._built:
            self._built[make] = make(self)
        return cast(T, self._built[make])


@cache
def default() -> Lexicon:
    """Return the built-in lexicon (one object per process)."""
    return Lexicon()
