"""Rows as lines of JSON → Arrow tables, typed column by column."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from workplan.exports.tables import TYPES

if TYPE_CHECKING:
    import pyarrow as pa

_BLOCK: Final = 1 << 24
"""Bytes read at a time; one size for all, so that the row groups are the same on every machine."""


def schema(table: str) -> pa.Schema:
    """Return the columns of a table with their types."""
    import pyarrow as pa

    types = {
        "list": pa.list_(pa.string()),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "text": pa.string(),
    }
    return pa.schema([(column, types[kind]) for column, kind in TYPES[table].items()])


def batches(rows: Path | pa.BufferReader, table: str, *, longest: int) -> Iterator[pa.Table]:
    """Yield the rows of a table, some megabytes at a time, in order.

    Args:
        rows: lines of JSON; nothing is yielded where there are none.
        table: name of the table.
        longest: bytes of the longest row, or more.
    """
    import pyarrow as pa
    import pyarrow.json as pj

    if not longest:
        return
    columns = schema(table)
    # Arrow's reader takes no dates: they come as text and are cast.
    as_read = pa.schema([(field.name, pa.string() if field.type == pa.date32() else field.type) for field in columns])
    reader = pj.open_json(
        rows,
        read_options=pj.ReadOptions(block_size=max(_BLOCK, 2 * longest)),
        parse_options=pj.ParseOptions(explicit_schema=as_read, unexpected_field_behavior="error"),
    )
    for batch in reader:
        yield pa.Table.from_batches([batch]).select(columns.names).cast(columns)


def from_lines(lines: bytes, table: str) -> pa.Table:
    """Return the rows that lines of JSON hold."""
    import pyarrow as pa

    found = list(batches(pa.BufferReader(lines), table, longest=len(lines)))
    return pa.concat_tables(found) if found else schema(table).empty_table()
