"""Task tables → sections: each numbered row is one, its cells labelled by the table's header.

Tables come from the reader as grids, or flattened by copying to a cell a line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import regex

from workplan.lexicon import Lexicon
from workplan.rulebook import Rule
from workplan.source import Cell, Table, fold, squeeze
from workplan.structure.lines import Paragraph
from workplan.structure.outline import Node, Stretch
from workplan.structure.page_words import BODY_NAME
from workplan.writing.markers import value_of

_NUMBER: Final = regex.compile(r"(?:\(?(?P<n>\d{1,3})\)?|(?P<c>[一二三四五六七八九十]{1,3}))[.、]?")
_HEADER_ROWS: Final = 8  # the title and who reports may stand above the header
_UNIT_LINE: Final = regex.compile(r"各[\p{Han}]{0,12}(?:部门|单位|政府|区|县|市)")
_TIME_LINE: Final = regex.compile(r".{0,12}(?:\d{4}年|月底|年底|底前|持续|长期|全年|季度|常态|完成).{0,12}")


class Row(NamedTuple):
    """A numbered row: its number, the cell that names the task, and its other cells with their header's words."""

    value: int
    number: Stretch
    task: Stretch | None
    cells: tuple[tuple[str, str, Stretch], ...]  # (column, header, place)


def columns(lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """The header words of a lexicon and the columns they name (call it through ``lexicon.build``)."""
    return tuple((row["word"], row["column"]) for row in lexicon.table("task_headers"))


def column_of(header: str, lexicon: Lexicon) -> str:
    """Return what the column under ``header`` holds, an empty string for no known header.

    >>> from workplan.lexicon import default
    >>> [column_of(h, default()) for h in ("序号", "重点任务", "牵头单位", "完成时限", "省财政厅")]
    ['number', 'task', 'unit', 'time', '']
    """
    bare = squeeze(fold(header))
    if not bare or len(bare) > 14 or regex.search(r"[。;,]|[厅局委]$", bare):
        return ""
    return next((column for word, column in lexicon.build(columns) if word in bare), "")


def grid_rows(table: Table, text: str, lexicon: Lexicon) -> list[Row]:
    """Read the numbered rows of a task table, an empty list if it is none.

    Args:
        table: the reader's grid.
        text: the source text.
        lexicon: words of the headers.
    """
    grid: dict[int, dict[int, Cell]] = {}
    for cell in table.cells:
        for row in range(cell.row, cell.row + max(1, cell.rows)):
            for column in range(cell.column, cell.column + max(1, cell.columns)):
                grid.setdefault(row, {})[column] = cell
    header, names = _header(grid, text, lexicon)
    kinds = {c: column_of(name, lexicon) for c, name in names.items()}
    if "number" not in kinds.values() or not {"unit", "time"} & set(kinds.values()) or "task" not in kinds.values():
        return []
    rows: list[Row] = []
    for at in sorted(r for r in grid if r > header):
        made = _grid_row(grid[at], kinds, names, text)
        if made is None:
            continue
        if rows and rows[-1].number == made.number:  # one task over several rows: its number is merged down
            more = tuple(cell for cell in made.cells if cell not in rows[-1].cells)
            rows[-1] = rows[-1]._replace(cells=rows[-1].cells + more)
        else:
            rows.append(made)
    return rows


def _header(grid: dict[int, dict[int, Cell]], text: str, lexicon: Lexicon) -> tuple[int, dict[int, str]]:
    """The last header row and the words over each column; a header may take two rows."""
    names: dict[int, str] = {}
    last = -1
    for at in sorted(grid)[:_HEADER_ROWS]:
        cells = grid[at]
        words = {c: squeeze(text[cell.start : cell.end]) for c, cell in cells.items()}
        known = sum(1 for w in words.values() if column_of(w, lexicon))
        if known < 2 or any(_NUMBER.fullmatch(fold(w)) for w in words.values()):
            if last >= 0:
                break
            continue
        names |= {c: w for c, w in words.items() if w}
        last = at
    return last, names


def _grid_row(cells: dict[int, Cell], kinds: dict[int, str], names: dict[int, str], text: str) -> Row | None:
    number_at = next((c for c, kind in kinds.items() if kind == "number"), None)
    cell = cells.get(number_at) if number_at is not None else None
    if cell is None:
        return None
    match = _NUMBER.fullmatch(squeeze(fold(text[cell.start : cell.end])))
    if match is None:
        return None
    value = value_of(match["n"] or match["c"])
    task: Stretch | None = None
    others: list[tuple[str, str, Stretch]] = []
    seen: set[Stretch] = {(cell.start, cell.end)}
    for column in sorted(cells):
        place = (cells[column].start, cells[column].end)
        kind = kinds.get(column, "")
        if place in seen or not text[place[0] : place[1]].strip() or kind == "group":
            continue
        seen.add(place)
        if kind == "task" and task is None:
            task = place
        else:
            others.append((kind, names.get(column, ""), place))
    return Row(value, (cell.start, cell.end), task, tuple(others)) if value else None


def flat_rows(paragraphs: Sequence[Paragraph], start: int, lexicon: Lexicon) -> tuple[int, int, list[Row]] | None:
    """Read a task table that copying has flattened to a cell a line.

    Args:
        paragraphs: all paragraphs of the document.
        start: index of its first header cell (序号).

    Returns:
        Index behind the header, index behind the table, and its rows; None if there is no table at ``start``.
    """
    names: list[tuple[str, str]] = []
    at = start
    while at < len(paragraphs) and len(names) < 8:
        column = column_of(paragraphs[at].bare, lexicon)
        if not column:
            break
        names.append((column, paragraphs[at].bare))
        at += 1
    kinds = [column for column, _ in names]
    if len(kinds) < 3 or kinds[0] != "number" or "task" not in kinds or not {"unit", "time"} & set(kinds):
        return None
    behind_header = at
    rows: list[Row] = []
    first = next((i for i in range(at, min(at + 8, len(paragraphs))) if _row_number(paragraphs[i])), None)
    if first is None:
        return None
    at = first
    while at < len(paragraphs):
        value = _row_number(paragraphs[at])
        if not value:
            break
        stop = at + 1
        while stop < len(paragraphs) and not _row_number(paragraphs[stop]) and len(paragraphs[stop].bare) < 400:
            stop += 1
        row, used = _flat_row(paragraphs, at, stop, names, value)
        rows.append(row)
        if stop >= len(paragraphs) or not _row_number(paragraphs[stop]):
            return behind_header, used, rows
        at = stop
    return behind_header, at, rows


def _row_number(paragraph: Paragraph) -> int:
    match = _NUMBER.fullmatch(paragraph.bare) if len(paragraph.bare) <= 4 and paragraph.table < 0 else None
    return int(match["n"]) if match and match["n"] else 0


def _flat_row(
    paragraphs: Sequence[Paragraph], at: int, stop: int, names: list[tuple[str, str]], value: int
) -> tuple[Row, int]:
    """Deal the lines behind a row's number out to the columns; return the row and the index behind its last line."""
    lines = list(range(at + 1, stop))
    while len(lines) > 1 and len(paragraphs[lines[-1]].bare) == 1:
        lines.pop()
    wanted = names[1:]
    tasks = [name for column, name in wanted if column == "task"]
    cells: list[tuple[str, str, Stretch]] = []
    used = at + 1
    if len(lines) == len(wanted):
        placed = [(column, name, [i]) for (column, name), i in zip(wanted, lines, strict=True)]
    else:
        placed = _guess(paragraphs, lines, wanted, tasks)
    task: Stretch | None = None
    for column, name, indexes in placed:
        if not indexes:
            continue
        used = max(used, indexes[-1] + 1)
        place = (paragraphs[indexes[0]].start, paragraphs[indexes[-1]].end)
        if column == "task" and task is None:
            task = place
        elif column != "group":
            cells.append((column, name, place))
    number = (paragraphs[at].start, paragraphs[at].end)
    return Row(value, number, task, tuple(cells)), used


def _guess(
    paragraphs: Sequence[Paragraph], lines: list[int], wanted: list[tuple[str, str]], tasks: list[str]
) -> list[tuple[str, str, list[int]]]:
    """Cells broken over lines: bodies go to the unit column, times to the time column, the first lines to the task."""
    unit = next((name for column, name in wanted if column == "unit"), "")
    time = next((name for column, name in wanted if column == "time"), "")
    task_lines: list[int] = []
    unit_lines: list[int] = []
    time_lines: list[int] = []
    for i in lines:
        bare = paragraphs[i].bare
        names = regex.split(r"[、,;]", bare.strip("、,;"))
        if (
            unit
            and task_lines
            and not time_lines
            and all(BODY_NAME.fullmatch(n) or _UNIT_LINE.fullmatch(n) for n in names)
        ):
            unit_lines.append(i)
        elif time and task_lines and _TIME_LINE.fullmatch(bare):
            time_lines.append(i)
        elif not unit_lines and not time_lines:
            task_lines.append(i)
        elif len(lines) - 1 == i:
            break
        else:
            break
    return [("task", tasks[0] if tasks else "", task_lines), ("unit", unit, unit_lines), ("time", time, time_lines)]


def node(row: Row) -> Node:
    """Make the section of a table row: label, heading (the task) and the other cells with their headers."""
    made = Node(str(row.value), row.number)
    made.cells = tuple((header if column in ("unit", "time") else "", place) for column, header, place in row.cells)
    if row.task is not None:
        made.heading = row.task
        made.heading_rule = "task.row"
    else:
        made.heading_rule = "heading.none"
    return made


RULES: Final = (
    Rule(
        "task.row",
        "任务表中有序号的一行是一个事项，任务名称栏是标题，责任、时限栏按表头读取",
        "A numbered row of a task table is an item: the task's cell is its heading, the other cells are read by header",
        "任务分工表的通行格式 · The usual form of tables of tasks",
        (("序号\n任务\n责任单位\n1\n建设平台\n省财政厅\n2\n开展评估\n省审计厅", "1:建设平台 2:开展评估"),),
    ),
)
