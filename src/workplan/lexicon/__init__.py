"""The words of the field as data: tab-separated files that a subject expert can read and extend.

Every file in ``lexicon/data`` starts with ``#`` lines that explain its columns, then a header row, then the rows.
A user's own folder may hold files of the same names: their rows are added behind the built-in ones, and where a file's
first column is the key, a later row wins.
"""

from __future__ import annotations

import difflib
import os
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final, TypeVar

from workplan.errors import LexiconError, WorkplanError, expect

T = TypeVar("T")
Row = Mapping[str, str]
FIXED: Final = frozenset({"frequent_characters"})
"""Tables that tell encodings apart before any lexicon is asked: the same for every user."""

_BY_SEVERAL: Final = frozenset({"places", "bodies"})
"""Tables whose rows are told by several columns, of which a user may leave out the first."""

UNKNOWN: Final = "-"
"""In a column of full names: the body is known, its full name is not."""


def decoded(data: bytes, where: str) -> str:
    """Decode a table as editors and Excel save it: UTF-8, UTF-16 with its mark, GBK.

    Raises:
        LexiconError: it is none of these; the message names ``where``.
    """
    for codec in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(codec)
        except UnicodeError:
            continue
    raise LexiconError(
        zh=f"{where}：不是 UTF-8、UTF-16 或 GBK 编码的文本；请用其中一种编码另存",
        en=f"{where}: no text in UTF-8, UTF-16 or GBK; save it again in one of these",
    )


def _numbered(text: str, where: str, columns: Sequence[str] | None = None) -> list[tuple[int, Row]]:
    """Read one tab-separated lexicon file: its rows, each with the number of its line.

    Args:
        text: its text.
        where: its name, for errors.
        columns: the columns of the built-in table, where it is a user's that adds to it.
    """
    lines = [
        (number, line.split("\t"))
        for number, line in enumerate(text.splitlines(), 1)
        if line and line[0] != "#" and not line.isspace()
    ]
    if not lines:
        return []
    (at, cells), *lines = lines
    header = list(map(str.strip, cells))
    allowed = header if columns is None else columns
    for cell in header:
        if cell not in allowed:
            known = ", ".join(allowed)
            raise LexiconError(
                zh=f"{where}:{at}：没有名为“{cell}”的列；表头由这些列组成，以制表符分隔：{known}",
                en=f"{where}:{at}: there is no column {cell!r}; the header row has these, parted by tabs: {known}",
            )
    empty = dict.fromkeys(columns or (), "")
    rows: list[tuple[int, Row]] = []
    for number, cells in lines:
        if len(cells) > len(header):
            raise LexiconError(
                zh=f"{where}:{number}：有 {len(cells)} 列，表头只有 {len(header)} 列；请检查多余的制表符",
                en=f"{where}:{number}: found {len(cells)} columns, the header has {len(header)}; look for a stray tab",
            )
        row = dict(zip_longest(header, map(str.strip, cells), fillvalue=""))
        rows.append((number, empty | row if empty else row))
    return rows


def tables() -> tuple[str, ...]:
    """Return the names of the built-in tables, in order.

    >>> "places" in tables()
    True
    """
    files = resources.files("workplan.lexicon").joinpath("data").iterdir()
    return tuple(sorted(file.name.removesuffix(".tsv") for file in files if file.name.endswith(".tsv")))


@cache
def _built_in(name: str) -> tuple[Row, ...]:
    """The rows of a built-in table; every lexicon begins with them."""
    file = resources.files("workplan.lexicon").joinpath("data", f"{name}.tsv")
    return tuple([row for _, row in _numbered(file.read_text(encoding="utf-8"), file.name)])


class Lexicon:
    """The words in force: the built-in tables and, behind them, those of the user's folders.

    Args:
        folders: folders with files named like the built-in ones (``actions.tsv`` …), see ``docs/lexicon.md``.

    Raises:
        ArgumentError: (a ``TypeError``) a folder is no path.
        LexiconError: a folder is missing or holds a table of an unknown name (one with wrong columns, rows that can't
            be used or of an unknown encoding raises when it is first asked for).

    >>> len(Lexicon().table("places")) > 31
    True
    """

    def __init__(self, *folders: Path | str) -> None:
        for folder in folders:
            expect(folder, (str, os.PathLike), "folders", zh="词表文件夹的路径", en="paths of folders with tables")
        self.folders: Final[tuple[Path, ...]] = tuple(Path(folder) for folder in folders)
        for folder in self.folders:
            if not folder.is_dir():
                raise LexiconError(
                    zh=f"{folder}：没有这个词表文件夹；请给出含 .tsv 词表的文件夹",
                    en=f"{folder}: no such lexicon folder; give a folder that holds .tsv tables",
                )
            for file in sorted(folder.glob("*.tsv")):
                _known(file)
        self._tables: dict[str, tuple[Row, ...]] = {}
        self._built: dict[object, Any] = {}

    def __repr__(self) -> str:
        return f"<Lexicon {', '.join(map(str, self.folders)) or 'built-in'}>"

    def __reduce__(self) -> tuple[type[Lexicon], tuple[Path, ...]]:
        """Let the lexicon pass between processes: there it is read and made anew."""
        return Lexicon, self.folders

    def table(self, name: str) -> tuple[Row, ...]:
        """Return the rows of table ``name`` (``"actions"``), each a mapping of column to cell."""
        found = self._tables.get(name)
        if found is None:
            own = [row for _, row in self._own(name)]
            found = self._tables[name] = (*_built_in(name), *own)
        return found

    def _own(self, name: str) -> list[tuple[str, Row]]:
        """Return the rows of a table that the user's folders add, each with its file and line.

        Raises:
            LexiconError: a file breaks the rules of its header, or a row lacks the word that it is about.
        """
        if not self.folders:
            return []
        built_in = _built_in(name)
        columns = tuple(built_in[0]) if built_in else None
        found: list[tuple[str, Row]] = []
        for folder in self.folders:
            file = folder / f"{name}.tsv"
            if file.is_file():
                rows = _numbered(decoded(file.read_bytes(), str(file)), str(file), columns)
                found += [(f"{file}:{number}", row) for number, row in rows]
        key = columns[0] if columns else ""
        if name not in _BY_SEVERAL and all(row[key] for row in built_in):
            for where, row in found:
                if not row[key]:
                    raise LexiconError(
                        zh=f"{where}：“{key}”列没有内容；请补上，或删去这一行",
                        en=f"{where}: there is nothing in column {key!r}; fill it in or delete the row",
                    )
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
        """Return ``make(self)``, made once per lexicon: compiled patterns, look-up tables.

        Raises:
            LexiconError: it can't be made of a row that the user added.
        """
        if make in self._built:
            known: T = self._built[make]
            return known
        try:
            built = self._built[make] = make(self)
        except WorkplanError:
            raise
        except Exception as error:
            where = self._spoiling(make)
            if where is None:
                raise
            raise _useless(where, error) from error
        return built

    def _spoiling(self, make: Callable[[Lexicon], object]) -> str | None:
        """Return file and line of the first row of the user's with which ``make`` fails, None if it isn't theirs."""
        for name in tables() if self.folders else ():
            own = self._own(name)

            def fails(count: int, name: str = name, own: Sequence[tuple[str, Row]] = own) -> bool:
                trial = Lexicon()
                trial._tables[name] = (*trial.table(name), *(row for _, row in own[:count]))
                try:
                    make(trial)
                except Exception:
                    return True
                return False

            if own and fails(len(own)):
                return own[bisect_left(range(1, len(own) + 1), True, key=fails)][0]
        return None


def _useless(where: str, error: Exception) -> LexiconError:
    name = Path(where.rpartition(":")[0]).name
    return LexiconError(
        zh=f"{where}：这一行无法使用（{error}）；{name} 各列的含义见 docs/lexicon.md",
        en=f"{where}: this row can't be used ({error}); docs/lexicon.md says what the columns of {name} hold",
    )


def _known(file: Path) -> None:
    """Raise if no built-in table bears the name of a user's file, or one that can't be added to."""
    if file.stem in FIXED:
        raise LexiconError(
            zh=f"{file}：词表 {file.stem} 不能补充；请删除此文件",
            en=f"{file}: nothing can be added to the table {file.stem}; remove the file",
        )
    if file.stem not in tables():
        near = difflib.get_close_matches(file.stem, [name for name in tables() if name not in FIXED], n=1, cutoff=0.5)
        raise LexiconError(
            zh=f"{file}：没有名为 {file.stem} 的词表"
            + (f"，是否指 {near[0]}.tsv" if near else "")
            + "；词表见 docs/lexicon.md",
            en=f"{file}: there is no table {file.stem}"
            + (f", did you mean {near[0]}.tsv?" if near else ";")
            + " docs/lexicon.md lists the tables",
        )


@cache
def default() -> Lexicon:
    """Return the built-in lexicon (one object per process)."""
    return Lexicon()


def in_force(lexicon: Lexicon | None) -> Lexicon:
    """Return the lexicon that was given, the built-in one for None.

    Raises:
        ArgumentError: (a ``TypeError``) something else was given.
    """
    if lexicon is None:
        return default()
    expect(
        lexicon, Lexicon, "lexicon", zh="workplan.Lexicon，如 Lexicon('词表/')", en="a Lexicon, as Lexicon('words/')"
    )
    return lexicon
