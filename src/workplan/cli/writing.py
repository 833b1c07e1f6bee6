"""Documents → files or stdout: canonical JSON, JSON lines, CSV tables; a file appears whole or not at all."""

from __future__ import annotations

import csv
import io
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol

from workplan.exports.canonical import to_json
from workplan.exports.tables import COLUMNS, Cell, to_tables

if TYPE_CHECKING:
    from workplan.model import Document

LIST_MARK: Final = "；"
"""Parts the elements of a list in a CSV cell; names of bodies hold 、 but never this."""


class Sink(Protocol):
    """Where converted documents go."""

    def add(self, name: str, document: Document) -> None:
        """Take one document, to be known as ``name``."""


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """Open a file for writing that takes the place of ``path`` only when the block ends well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


class Stdout:
    """Canonical JSON on stdout; a line feed behind it if ``lines`` or if a person looks at it."""

    def __init__(self, *, lines: bool) -> None:
        self._end = b"\n" if lines or sys.stdout.isatty() else b""

    def add(self, name: str, document: Document) -> None:
        """Write one document."""
        sys.stdout.flush()
        sys.stdout.buffer.write(to_json(document).encode() + self._end)


class JsonFiles:
    """One NAME.json a document, its bytes the canonical ones."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, name: str, document: Document) -> None:
        """Write one document."""
        text = to_json(document)
        with whole(self._folder / f"{name}.json") as file:
            file.write(text.encode())


class JsonLines:
    """One documents.jsonl, a document a line."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._file = stack.enter_context(whole(folder / "documents.jsonl"))

    def add(self, name: str, document: Document) -> None:
        """Write one document."""
        self._file.write(to_json(document).encode() + b"\n")


class CsvFiles:
    """One file a table, UTF-8, as RFC 4180 has it."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._files = {table: stack.enter_context(whole(folder / f"{table}.csv")) for table in COLUMNS}
        for table, columns in COLUMNS.items():
            self._files[table].write(_line(columns))

    def add(self, name: str, document: Document) -> None:
        """Write the rows of one document."""
        for table, rows in to_tables(document).items():
            for row in rows:
                self._files[table].write(_line([_cell(row[column]) for column in COLUMNS[table]]))


def _line(cells: tuple[str, ...] | list[str]) -> bytes:
    """Return one CSV record."""
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue().encode()


def _cell(value: Cell) -> str:
    """Return a cell as CSV text: nothing for None, true and false, elements of a list behind one another."""
    if isinstance(value, list):
        return LIST_MARK.join(element or "" for element in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
