"""A ledger that people filled in → its rows, whatever they sorted, moved or added, by the library python-calamine."""

from __future__ import annotations

import datetime as dt
import io
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import BinaryIO, Final, TypeAlias

from workplan.errors import Unreadable, UnreadableError
from workplan.exports.ledger.entries import UNIT_ROLES
from workplan.exports.ledger.filled import COLUMNS, TYPED, Told, Value
from workplan.exports.ledger.texts import TEXTS
from workplan.readers import content
from workplan.readers.office.calamine import calling

_Cells: TypeAlias = Sequence[Sequence[Value]]
"""The rows of a sheet."""

_NAMES: Final = {name: column for column in COLUMNS for name in TEXTS[column]}
"""The column of each header, in both languages."""

_SURE: Final = frozenset({"number", "measures"})
"""Columns that a ledger has, whatever else was done to it; what lacks one is none."""

_KEYS: Final = frozenset({*COLUMNS, *Told._fields})
"""What no column of one's own may be called in here; its header gets a number where it is."""

_ROWS_OF_HEADERS: Final = 12
"""How far down a sheet its headers are looked for: people put lines above them."""

_MANY: Final = "；"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One measure of a ledger, as somebody filled it in.

    Attributes:
        sheet: name of the sheet.
        row: its row there, from 1.
        number: 序号, None where it is gone.
        path: 原文编号: path of the section, and the number of the measure where the section has several.
        chapter: 一级任务.
        task: 工作任务.
        measure: 具体举措.
        units: who answers for it, as written, by role.
        due: 完成时限.
        progress: 进展情况, as chosen or typed.
        person: 责任人.
        remarks: 备注.
        source: 来源, empty in the ledger of one document.
        own: what stands in columns that somebody added, by their headers; those without one are （1）, （2）.
    """

    sheet: str
    row: int
    number: int | None = None
    path: str = ""
    chapter: str = ""
    task: str = ""
    measure: str = ""
    units: Mapping[str, str] = field(default_factory=dict)
    due: dt.date | None = None
    progress: str = ""
    person: str = ""
    remarks: str = ""
    source: str = ""
    own: Mapping[str, Value] = field(default_factory=dict)

    @property
    def typed(self) -> dict[str, Value]:
        """What people wrote: ``progress``, ``person``, ``remarks`` and their own columns, empty ones left out."""
        told: dict[str, Value] = {"progress": self.progress, "person": self.person, "remarks": self.remarks}
        return {column: value for column, value in {**told, **self.own}.items() if value != ""}

    def __str__(self) -> str:
        return f"{self.number or ''} {self.path} {self.progress}".strip()


def read_ledger(source: str | os.PathLike[str] | BinaryIO) -> tuple[LedgerRow, ...]:
    """Return the rows of a ledger that :func:`workplan.to_ledger` made and people filled in.

    Columns are known by their headers, wherever they stand now; one whose header is unknown is somebody's own. Rows may
    be sorted, added or deleted. What was typed in the sheets of units is joined with the rows of the ledger.

    Args:
        source: the workbook (.xlsx, or .xls, .et, .ods as other programs save it), as a path or an open binary file.

    Raises:
        UnreadableError: it can't be opened or read, or no sheet of it has the columns of a ledger.
        ArgumentError: ``source`` is neither.
    """
    data, path = content(source)
    name = path or ""
    sheets = _sheets(data, name)
    tables = [found for sheet, cells in sheets if (found := _table(sheet, cells)) is not None]
    if not tables:
        raise _no_ledger(name, [str(value) for _, cells in sheets[:1] for row in cells for value in row])
    return tuple(_joined(list(_rows(tables[0])), chain.from_iterable(map(_rows, tables[1:]))))


def _sheets(data: bytes, name: str) -> list[tuple[str, _Cells]]:
    """Return the cells of each sheet of a workbook."""
    from python_calamine import CalamineWorkbook

    def damaged(said: object) -> UnreadableError:
        reason = " ".join(str(said).split())[:120]
        return UnreadableError(
            zh=f"{name or '输入'}：不能作为工作簿读取（{reason}）。请给出填好的台账。",
            en=f"{name or 'the input'}: it can't be read as a workbook ({reason}). Please give a filled ledger.",
            path=name or None,
            kind=Unreadable.DAMAGED,
        )

    def encrypted() -> UnreadableError:
        return UnreadableError(
            zh=f"{name or '输入'}：这个工作簿已加密。请先去掉密码再读。",
            en=f"{name or 'the input'}: this workbook is encrypted. Please take the password off and read that.",
            path=name or None,
            kind=Unreadable.ENCRYPTED,
        )

    with calling(damaged, encrypted):
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [(sheet, book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)) for sheet in book.sheet_names]


def _no_ledger(name: str, texts: Sequence[str]) -> UnreadableError:
    """Return the error for a workbook without the columns of a ledger; it says what its first cells are."""
    found = [text for text in texts if text.strip()][:8]
    return UnreadableError(
        zh=f"{name or '输入'}：不是 workplan 做的台账：没有“序号”和“具体举措”两列，"
        f"开头是：{'、'.join(found) or '没有文字'}。请恢复这两列的表头。",
        en=f"{name or 'the input'}: this is no ledger of workplan, it lacks the columns 序号 and 具体举措; "
        f"it begins with: {', '.join(found) or 'nothing'}. Please restore these two headers.",
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """A sheet with the columns of a ledger: its cells, the row of its headers and the column of each place."""

    name: str
    cells: _Cells
    headers: int
    columns: Sequence[str]


def _table(name: str, cells: _Cells) -> _Table | None:
    """Return a sheet as a table, None where it has no headers of a ledger."""
    for at, row in enumerate(cells[:_ROWS_OF_HEADERS]):
        if {_BARE.get("".join(str(value).split()), "") for value in row} >= _SURE:
            return _Table(name, cells, at, _columns(row, cells[at + 1 :]))
    return None


def _columns(headers: Sequence[Value], below: _Cells) -> list[str]:
    """Return what each column is called: ours by our keys, those of one's own by their headers, each another.

    Where a header is taken, as it stands twice or is a key of ours, it gets a number; a column without one has only
    that, and none where nothing stands below it.
    """
    found: list[str] = []
    taken = set(_KEYS)
    numbers: Counter[str] = Counter()
    for at, header in enumerate(headers):
        own = str(header).strip()
        column = _BARE.get("".join(own.split()), "")
        if not column or column in found:
            empty = not own and all(_is_blank(row[at]) for row in below)
            column = "" if empty else next(name for name in _names(own, numbers) if name not in taken)
            taken.add(column)
        found.append(column)
    return found


def _names(header: str, numbers: Counter[str]) -> Iterator[str]:
    """Yield what a column may be called: 电话, 电话（2）; without a header （1）; ``numbers`` are those tried."""
    if header:
        yield header
        numbers[header] = max(numbers[header], 1)
    while True:
        numbers[header] += 1
        yield f"{header}（{numbers[header]}）"


def _is_blank(value: Value) -> bool:
    return isinstance(value, str) and not value.strip()


_BARE: Final = {"".join(name.split()): column for name, column in _NAMES.items()}


def _rows(table: _Table) -> Iterator[LedgerRow]:
    """Yield the rows of a table that say or hold anything; what rows share in one merged cell is theirs all."""
    shared = {"chapter": "", "task": ""}
    for at, values in enumerate(table.cells[table.headers + 1 :], table.headers + 2):
        cells = {column: value for column, value in zip(table.columns, values, strict=False) if not _is_blank(value)}
        if not cells.keys() - {"number"}:
            continue
        if cells.get("measures") and isinstance(cells.get("number"), int | float):
            shared = {column: str(cells.get(column, shared[column])) for column in shared}
            cells = {**shared, **cells}
        yield _row(table.name, at, cells)


def _row(sheet: str, at: int, cells: Mapping[str, Value]) -> LedgerRow:
    def told(column: str) -> str:
        return _told(cells.get(column, ""))

    number, due = cells.get("number"), cells.get("due")
    return LedgerRow(
        sheet=sheet,
        row=at,
        number=int(number) if isinstance(number, int | float) else None,
        path=told("path"),
        chapter=told("chapter"),
        task=told("task"),
        measure=told("measures"),
        units={role.value: told(role.value) for role in UNIT_ROLES if role.value in cells},
        due=due.date() if isinstance(due, dt.datetime) else due if isinstance(due, dt.date) else None,
        progress=told("progress"),
        person=told("person"),
        remarks=told("remarks"),
        source=told("source"),
        own={column: value for column, value in cells.items() if column not in COLUMNS},
    )


def _is_ours(row: LedgerRow) -> bool:
    """Tell whether a row was there when the ledger was made."""
    return row.number is not None or bool(row.path)


def _told(value: Value) -> str:
    """Return a value as text; a whole number without its point."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _joined(rows: list[LedgerRow], others: Iterator[LedgerRow]) -> list[LedgerRow]:
    """Join what was typed in the sheets of units to the rows of the ledger; what belongs to none stands behind them."""
    # What people added themselves has neither number nor path, and is no other row.
    places = {(row.number, row.path, row.source): at for at, row in enumerate(rows) if _is_ours(row)}
    told: dict[int, dict[str, list[Value]]] = {}
    for other in others:
        if not other.typed:
            continue
        at = places.get((other.number, other.path, other.source)) if _is_ours(other) else None
        if at is None:
            rows.append(other)
            continue
        cells = told.setdefault(at, {column: [value] for column, value in rows[at].typed.items()})
        for column, value in other.typed.items():
            before = cells.setdefault(column, [])
            if not before:
                before.append(value)
            elif _told(value) not in map(_told, before):
                before.append(f"{_told(value)}（{other.sheet}）")
    for at, cells in told.items():
        rows[at] = _filled(rows[at], cells)
    return rows


def _filled(row: LedgerRow, cells: Mapping[str, Sequence[Value]]) -> LedgerRow:
    """Return a row with all that was typed for it, by column."""
    whole = {
        column: values[0] if len(values) == 1 else _MANY.join(map(_told, values)) for column, values in cells.items()
    }
    own = {column: value for column, value in whole.items() if column not in TYPED}
    typed = {column: _told(whole.get(column, "")) for column in TYPED}
    return replace(row, own=own, progress=typed["progress"], person=typed["person"], remarks=typed["remarks"])
