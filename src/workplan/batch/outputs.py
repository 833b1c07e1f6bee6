"""The documents' bytes, in the order of the inputs → JSONL, or tables as CSV, Parquet, DuckDB or SQLite."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from workplan.batch import storage
from workplan.errors import not_installed
from workplan.exports.file_forms import csv_line, unbundle
from workplan.exports.tables import COLUMNS, TYPES

if TYPE_CHECKING:
    from workplan.batch.jobs import Settings

DOCUMENTS: Final = "documents.jsonl"
DATABASES: Final = {"duckdb": "workplan.duckdb", "sqlite": "workplan.sqlite"}

_BOM: Final = "\ufeff".encode()


def check(form: str) -> None:
    """See to it that what a form needs is installed.

    Raises:
        UsageError: it isn't.
    """
    needed = {"parquet": "pyarrow", "duckdb": "duckdb"}.get(form)
    if needed is None:
        return
    from importlib.util import find_spec

    if find_spec(needed) is None:
        raise not_installed(needed, form)


def files(form: str) -> tuple[str, ...]:
    """Return the names of the files of a form that holds all documents.

    >>> files("jsonl"), files("duckdb")
    (('documents.jsonl',), ('workplan.duckdb',))
    """
    single = {"jsonl": DOCUMENTS, **DATABASES}.get(form)
    return (single,) if single else tuple(f"{table}.{form}" for table in COLUMNS)


def assemble(documents: Iterable[bytes], output: str, *, settings: Settings, scratch: Path) -> None:
    """Write the files of a form that holds all documents.

    Args:
        documents: what the form's ``render`` made, in the order of the inputs.
        output: path or URL of the folder to write to.
        settings: form and byte order mark.
        scratch: a local folder for what is only needed meanwhile; who gives it removes it.
    """
    if storage.is_url(output):
        local = scratch / "tables"
        _assemble(documents, local, settings, scratch)
        system, path = storage.file_system(output)
        system.makedirs(path, exist_ok=True)
        for file in sorted(local.iterdir()):
            system.put_file(str(file), storage.join(path, file.name))
    else:
        _assemble(documents, Path(output), settings, scratch)


def _assemble(documents: Iterable[bytes], folder: Path, settings: Settings, scratch: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if settings.form == "jsonl":
        with storage.whole(folder / DOCUMENTS) as file:
            file.writelines(documents)
    elif settings.form in ("csv", "csv-raw"):
        with ExitStack() as stack:
            files = {table: stack.enter_context(storage.whole(folder / f"{table}.csv")) for table in COLUMNS}
            for table, columns in COLUMNS.items():
                files[table].write((_BOM if settings.bom else b"") + csv_line(columns))
            for document in documents:
                for table, lines in unbundle(document).items():
                    files[table].write(lines)
    else:
        rows = _rows(documents, scratch)
        if settings.form == "parquet":
            for table, (path, longest) in rows.items():
                _parquet(table, path, folder / f"{table}.parquet", longest)
        else:
            name = DATABASES[settings.form]
            make = _duckdb if settings.form == "duckdb" else _sqlite
            make(rows, folder / name, scratch / name)
            _put(scratch / name, folder / name)


def _rows(documents: Iterable[bytes], scratch: Path) -> dict[str, tuple[Path, int]]:
    """Write the rows of each table as lines of JSON; return for each the file and the bytes of its longest document."""
    longest = dict.fromkeys(COLUMNS, 0)
    paths = {table: scratch / f"{table}.rows" for table in COLUMNS}
    with ExitStack() as stack:
        files = {table: stack.enter_context(path.open("wb")) for table, path in paths.items()}
        for document in documents:
            for table, lines in unbundle(document).items():
                try:
                    files[table].write(lines)
                except OSError as error:
                    error.filename = str(paths[table])
                    raise
                longest[table] = max(longest[table], len(lines))
    return {table: (path, longest[table]) for table, path in paths.items()}


def _parquet(table: str, rows: Path, path: Path, longest: int) -> None:
    from pyarrow import parquet

    from workplan.exports.arrow import batches, schema

    columns = schema(table)
    with storage.whole(path) as file, parquet.ParquetWriter(file, columns, compression="zstd") as writer:
        for batch in batches(rows, table, longest=longest):
            writer.write_table(batch)


def _duckdb(rows: dict[str, tuple[Path, int]], path: Path, part: Path) -> None:
    import duckdb

    types = {
        "list": "VARCHAR[]",
        "integer": "BIGINT",
        "number": "DOUBLE",
        "boolean": "BOOLEAN",
        "date": "DATE",
        "text": "VARCHAR",
    }
    try:
        with duckdb.connect(str(part)) as database:
            for table, (file, longest) in rows.items():
                columns = ", ".join(f'"{column}" {types[kind]}' for column, kind in TYPES[table].items())
                database.execute(f'CREATE TABLE "{table}" ({columns})')
                if longest:
                    spelled = {column: types[kind] for column, kind in TYPES[table].items()}
                    source = f"read_json(?, format='newline_delimited', columns={spelled}, maximum_object_size=?)"
                    insert = f'INSERT INTO "{table}" SELECT * FROM {source}'
                    database.execute(insert, [str(file), max(1 << 24, 2 * longest)])
    except duckdb.IOException as error:
        number = errno.ENOSPC if "No space left" in str(error) else errno.EIO
        raise OSError(number, os.strerror(number), str(path)) from error


def _sqlite(rows: dict[str, tuple[Path, int]], path: Path, part: Path) -> None:
    """Write the tables as SQLite has them: lists as JSON, dates as text, true and false as 1 and 0.

    ``documents.document`` is the key that all other tables refer to.
    """
    import sqlite3

    types = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
    try:
        with closing(sqlite3.connect(part)) as database, database:
            for table, (file, _) in rows.items():
                columns = [f'"{name}" {types.get(kind, "TEXT")}' for name, kind in TYPES[table].items()]
                columns[0] += " PRIMARY KEY" if table == "documents" else " REFERENCES documents"
                database.execute(f'CREATE TABLE "{table}" ({", ".join(columns)})')
                places = ", ".join("?" * len(columns))
                with file.open(encoding="utf-8") as lines:
                    database.executemany(f'INSERT INTO "{table}" VALUES ({places})', map(_sqlite_row, lines))
                if table != "documents":
                    database.execute(f'CREATE INDEX "{table}_place" ON "{table}" (document, path)')
    except sqlite3.OperationalError as error:
        number = errno.ENOSPC if "full" in str(error) else errno.EIO
        raise OSError(number, os.strerror(number), str(path)) from error


def _sqlite_row(line: str) -> tuple[str | int | float | None, ...]:
    """Return the cells of a row for SQLite."""
    cells = json.loads(line).values()
    return tuple(json.dumps(cell, ensure_ascii=False) if isinstance(cell, list) else cell for cell in cells)


def _put(part: Path, path: Path) -> None:
    """Put a file that is ready in its place."""
    try:
        os.replace(part, path)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        with storage.whole(path) as copy, part.open("rb") as made:
            shutil.copyfileobj(made, copy)
