"""The tables of words checked against what their headers promise: a slip turned into an error that says where.

Nothing here runs when a document is parsed; tests check the built-in tables, whoever writes own tables checks those.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from typing import Final, NamedTuple

from workplan.errors import LexiconError
from workplan.lexicon import UNKNOWN, Lexicon, Row, decoded


class _Table(NamedTuple):
    """One file, and the rows that it adds to."""

    where: str
    text: str
    rows: tuple[Row, ...]
    """The rows of this file."""
    known: tuple[Row, ...]
    """The rows of this file and of those before it."""


class _Slip(NamedTuple):
    """What is wrong, in Chinese and English."""

    zh: str
    en: str


_TIME: Final = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?")
_PLACEHOLDER: Final = re.compile(r"\{(?!place\}|short\}|word\}|party\}|committee\})[^}]*\}?")
_BODY_LEVELS: Final = frozenset({"central", "province", "municipality", "city", "county", "local", "named"})
_PLACE_LEVELS: Final = frozenset(
    {
        *("central", "province", "municipality", "autonomous_region", "special_region", "production_corps"),
        *("city", "prefecture", "league", "district", "county"),
    }
)
_KEYS: Final = {
    "places": ("full", "parent"),
    "bodies": ("full", "names", "levels", "places", "from", "to"),
}
"""The columns that tell one row of a table from another; in other tables the whole row."""


def _comments(table: _Table) -> Iterator[_Slip]:
    """Every file begins with lines that explain its columns."""
    lines = table.text.splitlines()
    first = next((n for n, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    if first == len(lines):
        yield _Slip("没有表头行", "there is no header row")
        return
    told = "\n".join(line for line in lines[:first] if line.startswith("#"))
    for column in lines[first].split("\t"):
        if column.strip() not in told:
            yield _Slip(
                f"开头的 # 说明行没有解释“{column}”列；请补上",
                f"the # lines at the top don't explain column {column!r}",
            )


def _twice(name: str) -> Callable[[_Table], Iterator[_Slip]]:
    """No row stands twice in one file."""
    columns = _KEYS.get(name)

    def check(table: _Table) -> Iterator[_Slip]:
        seen: set[tuple[str, ...]] = set()
        for row in table.rows:
            row_key = tuple(row[column] for column in columns or row)
            if row_key in seen:
                shown = " | ".join(filter(None, row_key))
                yield _Slip(f"“{shown}”出现两次；请删去一行", f"{shown} stands twice; delete one row")
            seen.add(row_key)

    return check


def _places(table: _Table) -> Iterator[_Slip]:
    """Every place has a level and a parent that are known."""
    names = {row["full"] for row in table.known}
    for row in table.rows:
        full, parent = row["full"], row["parent"]
        if not full or not row["short"]:
            yield _Slip(f"“{full}”缺全称或简称", f"{full!r} lacks its full or short name")
        if row["level"] not in _PLACE_LEVELS:
            yield _Slip(f"{full} 的级别“{row['level']}”未定义", f"{full} has the unknown level {row['level']!r}")
        if parent and parent not in names:
            yield _Slip(f"{full} 的上级“{parent}”不在表中", f"{full} lies in {parent}, which is not in the table")


def _bodies(table: _Table) -> Iterator[_Slip]:
    """Every body has levels, placeholders, times in order and a successor that are known."""
    names = {row["full"] for row in table.known}
    for row in table.rows:
        full = row["full"] if row["full"] != UNKNOWN else row["names"]
        if not row["full"] or not row["kind"]:
            yield _Slip(f"“{full}”缺全称或类别", f"{full!r} lacks its full name or its kind")
        if row["full"] == UNKNOWN and not row["names"]:
            yield _Slip("有一行既无全称又无简称", "a row has neither a full name nor names")
        if not set(row["levels"].split("|")) <= _BODY_LEVELS:
            yield _Slip(f"{full} 的级别“{row['levels']}”未定义", f"{full} has the unknown levels {row['levels']!r}")
        for strange in _PLACEHOLDER.findall(row["full"] + row["names"]):
            yield _Slip(f"{full} 中的占位符“{strange}”未定义", f"{full} has the unknown placeholder {strange}")
        times = [time for time in (row["from"], row["to"]) if time]
        for time in times:
            if not _TIME.fullmatch(time):
                yield _Slip(f"{full} 的“{time}”应写成 2018 或 2018-11", f"{full}: write {time!r} as 2018 or 2018-11")
        if len(times) == 2 and times[0][: len(times[1])] > times[1][: len(times[0])]:
            yield _Slip(f"{full} 的起止年份颠倒", f"{full} ends ({times[1]}) before it begins ({times[0]})")
        if row["successor"] and row["successor"] not in names:
            yield _Slip(
                f"{full} 的后继“{row['successor']}”不在表中",
                f"{full} has the successor {row['successor']}, not in the table",
            )
        if row["successor"] and not row["to"]:
            yield _Slip(f"{full} 有后继而无截止年份", f"{full} has a successor but no year in which it ended")


_CHECKS: Final = {"places": _places, "bodies": _bodies}


def _tables(lexicon: Lexicon) -> Iterator[tuple[str, _Table]]:
    """Yield every file of the lexicon, the built-in ones first."""
    built_in = resources.files("workplan.lexicon").joinpath("data")
    for file in sorted(built_in.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".tsv"):
            name = file.name.removesuffix(".tsv")
            rows = Lexicon().table(name)
            yield name, _Table(file.name, file.read_text(encoding="utf-8"), rows, rows)
    for position, folder in enumerate(lexicon.folders, 1):
        for path in sorted(path for path in Path(folder).glob("*.tsv") if path.is_file()):
            name = path.stem
            before = Lexicon(*lexicon.folders[: position - 1]).table(name)
            known = Lexicon(*lexicon.folders[:position]).table(name)
            yield name, _Table(str(path), decoded(path.read_bytes(), str(path)), known[len(before) :], known)


def slips(lexicon: Lexicon) -> Iterator[LexiconError]:
    """Yield every slip in the tables of ``lexicon``, the built-in ones and those of its folders.

    A slip is a file or column without explanation, a file that no table has the name of, a row that stands twice, an
    unknown level or placeholder, a parent or successor that isn't there, years in the wrong order.

    Args:
        lexicon: the words to check.

    Raises:
        LexiconError: a table can't be read at all.

    >>> from workplan.lexicon import default
    >>> [str(slip) for slip in slips(default()) if str(slip).startswith(("places", "bodies"))]
    []
    """
    for name, table in _tables(lexicon):
        checks: list[Callable[[_Table], Iterator[_Slip]]] = [_comments, _twice(name)]
        if name in _CHECKS:
            checks.append(_CHECKS[name])
        for slip in (slip for look in checks for slip in look(table)):
            yield LexiconError(zh=f"{table.where}: {slip.zh}", en=f"{table.where}: {slip.en}")


def check(lexicon: Lexicon) -> None:
    """Raise the first slip that :func:`slips` finds in the tables of ``lexicon``; return if there is none.

    Args:
        lexicon: the words to check.

    Raises:
        LexiconError: what is wrong, in which file, and what to do.
    """
    for slip in slips(lexicon):
        raise slip
