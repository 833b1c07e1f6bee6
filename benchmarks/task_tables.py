"""An annotated notice → the table of tasks that an office makes of it, and that table as a workbook; for formats.py."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Final, NamedTuple
from xml.sax.saxutils import escape

from workplan.source import Cell, SourceText, Table

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.packages import workbook

TITLE: Final = "重点任务分工表"
ROLES: Final = {
    "lead": "牵头单位",
    "responsible": "责任单位",
    "cooperating": "配合单位",
    "supervising": "督导单位",
}
"""The header over the units of each role."""
HEADER: Final = ("类别", "序号", "重点任务", *ROLES.values())
Annotation = Mapping[str, Any]


class Task(NamedTuple):
    """A row: the heading above it, its own heading, and whom the annotation names for it."""

    group: str
    heading: str
    units: Sequence[Annotation]


def tasks(annotation: Annotation) -> list[Task]:
    """The sections with a heading and someone who answers for them."""
    units: dict[str, list[Annotation]] = {}
    for one in annotation["responsibilities"]:
        units.setdefault(one["path"], []).append(one)
    headings = {one["path"]: one["heading"] or "" for one in annotation["sections"]}
    return [
        Task(headings.get(path.rpartition("/")[0], ""), heading, units[path])
        for path, heading in headings.items()
        if heading and path in units
    ]


def annotated(annotation: Annotation, table: Sequence[Task]) -> dict[str, Any]:
    """What is right of the table: a section a row, and the units in it."""
    rows = [*enumerate(table, 1)]
    return {
        "id": annotation["id"],
        "masthead": {},
        "sections": [{"path": str(number), "level": 1, "heading": task.heading} for number, task in rows],
        "responsibilities": [
            {**one, "path": str(number), "text": named(one)} for number, task in rows for one in task.units
        ],
        "regulations": [],
        "skip": ["times", "targets"],
    }


def drawn_up(annotation: Annotation, table: Sequence[Task]) -> SourceText:
    """The table below its title; tasks of one heading stand beside one merged cell with it."""
    masthead = annotation["masthead"]
    text = f"{masthead['plan_title'] or masthead['title'] or ''}{TITLE}\n"
    start = len(text)
    cells: list[Cell] = []
    reach = {}
    for group, one in groupby(enumerate(table, 1), key=lambda row: row[1].group):
        members = [number for number, _ in one]
        reach[members[0]] = group, len(members)
    for number, row in enumerate((HEADER, *map(_cells, table, range(1, len(table) + 1)))):
        group, rows = reach.get(number, ("", 0)) if number else (HEADER[0], 1)
        for column, words in enumerate((group, *row[1:])):
            if column or rows:
                cells.append(Cell(len(text), len(text) + len(words), number, column, rows if not column else 1))
                text += words
            text += "\t" if column + 1 < len(HEADER) else "\n"
    return SourceText(text[:-1], "text", tables=(Table(start, len(text) - 1, tuple(cells)),))


def _cells(task: Task, number: int) -> tuple[str, ...]:
    units = ("、".join(named(one) for one in task.units if one["role"] == role) for role in ROLES)
    return (task.group, str(number), task.heading, *units)


def named(party: Annotation) -> str:
    """How a table names a party: 省财政厅, where its list says 省教育厅、财政厅 and the table parts them."""
    return str(party["units"][0] if len(party["units"]) == 1 else party["text"])


def as_workbook(source: SourceText) -> bytes:
    """A workbook of one sheet: the lines above the table, then the table with its merged cells."""
    (table,) = source.tables
    above = source.text[: table.start].splitlines()
    rows = [_cell(1, 0, line) for line in above]
    merged = []
    for at, line in groupby(table.cells, key=lambda cell: cell.row):
        own = [*line]
        row = len(above) + at + 1
        rows.append("".join(_cell(row, one.column, source.text[one.start : one.end]) for one in own))
        merged += [
            f'<mergeCell ref="{_address(row, one.column)}:{_address(row + one.rows - 1, one.column)}"/>'
            for one in own
            if one.rows > 1
        ]
    after = f"<mergeCells>{''.join(merged)}</mergeCells>" if merged else ""
    return workbook("</row><row>".join(rows), after=after)


def _cell(row: int, column: int, words: str) -> str:
    return f'<c r="{_address(row, column)}" t="inlineStr"><is><t>{escape(words)}</t></is></c>'


def _address(row: int, column: int) -> str:
    return f"{chr(65 + column)}{row}"
