"""Task tables → sections: each numbered row is one, its cells labelled by the table's header.

Tables come from the reader as grids, or flattened by copying to a cell a line.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

import regex

from workplan.lexicon import Lexicon
from workplan.names.shapes import Bodies
from workplan.rulebook import Rule
from workplan.source import Cell, SourceText, Table, fold, squeeze
from workplan.structure.lines import Paragraph
from workplan.structure.outline import Node, Stretch
from workplan.structure.page_words import Wording, wording
from workplan.structure.paragraph import is_body
from workplan.writing.late import late_regex
from workplan.writing.numerals import value_of

_NUMBER: Final = late_regex(r"(?:\(?(?P<n>\d{1,3})\)?|(?P<c>[一二三四五六七八九十]{1,3}))[.、]?")
_WORDS: Final = late_regex(r"\p{Han}{2}")
_TIME_LINE: Final = late_regex(r".{0,12}(?:\d{4}年|月底|年底|底前|持续|长期|全年|季度|常态|完成).{0,12}")
# No header: a sentence, a list, a body's name.
_NO_HEADER: Final = late_regex(r"[。;,]|[厅局委]$")
_LONGEST_HEADER: Final = 14
# 市县名称 · 县(市、区) · 盟市: nothing but levels of places, so that 市县财政资金 is no column of them.
_PLACES: Final = late_regex(r"各?[省市县区州盟旗地]{1,2}[(、,/省市县区州盟旗地)]{1,6}(?:名称)?")
# The title, who reports, and a header of two rows stand in a table's first rows.
_HEADER_ROWS: Final = 8
# Fewer known words in a row are no header: 单位：万元 above a table.
_LEAST_KNOWN: Final = 2
# A table that was flattened to a cell a line: how many columns it has, and how soon behind them the first row comes.
_LEAST_COLUMNS: Final = 3
_MOST_COLUMNS: Final = 8
_BEHIND_HEADER: Final = 8
# A longer line behind a flattened table is a paragraph, no cell.
_LONGEST_CELL: Final = 400


class Row(NamedTuple):
    """A numbered row: its number, the cell that names the task, and its other cells with their header's words."""

    value: int
    number: Stretch
    task: Stretch | None
    cells: tuple[tuple[str, str, Stretch], ...]  # (column, header, place)


class TaskTable(NamedTuple):
    """A table of tasks: index of the paragraph behind it, and its rows as sections."""

    stop: int
    nodes: list[Node]


def task_tables(
    source: SourceText, folded: str, paragraphs: Sequence[Paragraph], lexicon: Lexicon, furniture: Collection[int] = ()
) -> dict[int, TaskTable]:
    """Find the tables of tasks, by the index of the paragraph at which each starts.

    Args:
        source: what the reader returned, with its grids.
        folded: its text, ready to be read.
        paragraphs: all paragraphs of the document.
        lexicon: words of the headers.
        furniture: indexes of paragraphs that belong to the page: no cell stands behind them.
    """
    found: dict[int, TaskTable] = {}
    first_headers = lexicon.build(wording).number_headers
    at = 0
    while at < len(paragraphs):
        line = paragraphs[at]
        stop = at + 1
        if line.table >= 0:
            while stop < len(paragraphs) and paragraphs[stop].table == line.table:
                stop += 1
            rows = grid_rows(source.tables[line.table], folded, lexicon)
        elif line.bare in first_headers:
            rows, stop = flat_rows(paragraphs, at, lexicon, furniture)
        else:
            rows = []
        if rows:
            found[at] = TaskTable(stop, [node(row) for row in rows])
        at = stop
    return found


def columns(lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """The header words of a lexicon and the columns they name (call it through ``lexicon.build``)."""
    return tuple((row["word"], row["column"]) for row in lexicon.table("task_headers"))


def column_of(header: str, lexicon: Lexicon) -> str:
    """Return what the column under ``header`` holds, an empty string for no known header.

    >>> from workplan.lexicon import default
    >>> [column_of(h, default()) for h in ("序号", "重点任务", "牵头单位", "完成时限", "省财政厅")]
    ['number', 'task', 'unit', 'time', '']
    >>> [column_of(h, default()) for h in ("市县名称", "盟市", "市县财政资金")]
    ['unit', 'unit', '']
    """
    bare = squeeze(fold(header))
    if len(bare) > _LONGEST_HEADER or _NO_HEADER.search(bare):
        return ""
    if _PLACES.fullmatch(bare):
        return "unit"
    return next((column for word, column in lexicon.build(columns) if word in bare), "")


def grid_rows(table: Table, text: str, lexicon: Lexicon) -> list[Row]:
    """Read the numbered rows of a task table, an empty list if it is none.

    Args:
        table: the reader's grid.
        text: the text, ready to be read.
        lexicon: words of the headers.
    """
    grid: dict[int, dict[int, Cell]] = {}
    for cell in table.cells:
        for row in range(cell.row, cell.row + max(1, cell.rows)):
            for column in range(cell.column, cell.column + max(1, cell.columns)):
                grid.setdefault(row, {})[column] = cell
    header, names = _header(grid, text, lexicon)
    kinds = {c: column_of(name, lexicon) for c, name in names.items()}
    if not _of_tasks(kinds.values()):
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
    return rows if _says_tasks(rows, text) else []


def _says_tasks(rows: Sequence[Row], text: str) -> bool:
    """Tell whether the tasks of a table are told in words: 造林任务 over figures is none."""
    told = [text[row.task[0] : row.task[1]] for row in rows if row.task is not None]
    return 2 * sum(_WORDS.search(each) is not None for each in told) >= len(told)


def _header(grid: dict[int, dict[int, Cell]], text: str, lexicon: Lexicon) -> tuple[int, dict[int, str]]:
    """The last header row and the words over each column; a header may take two rows."""
    names: dict[int, str] = {}
    last = -1
    for at in sorted(grid)[:_HEADER_ROWS]:
        cells = grid[at]
        words = {c: squeeze(text[cell.start : cell.end]) for c, cell in cells.items()}
        known = sum(1 for w in words.values() if column_of(w, lexicon))
        if known < _LEAST_KNOWN or any(_NUMBER.fullmatch(fold(w)) for w in words.values()):
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
        if place in seen or not squeeze(text[place[0] : place[1]]) or kind == "group":
            continue
        seen.add(place)
        if kind == "task" and task is None:
            task = place
        else:
            others.append((kind, names.get(column, ""), place))
    return Row(value, (cell.start, cell.end), task, tuple(others)) if value else None


def flat_rows(
    paragraphs: Sequence[Paragraph], start: int, lexicon: Lexicon, furniture: Collection[int] = ()
) -> tuple[list[Row], int]:
    """Read a task table that copying has flattened to a cell a line.

    Args:
        paragraphs: all paragraphs of the document.
        start: index of its first header cell (序号).
        lexicon: words of the headers.
        furniture: indexes of paragraphs that belong to the page.

    Returns:
        Its rows and the index behind it; no rows and the next index if there is no table at ``start``.
    """
    names = _flat_header(paragraphs, start, lexicon)
    at = start + len(names)
    near = range(at, min(at + _BEHIND_HEADER, len(paragraphs))) if names else range(0)
    at = next((i for i in near if _row_number(paragraphs[i])), -1)
    rows: list[Row] = []
    behind = start + 1
    while 0 <= at < len(paragraphs) and (value := _row_number(paragraphs[at])):
        stop = at + 1
        while stop < len(paragraphs) and stop not in furniture and _is_cell(paragraphs[stop]):
            stop += 1
        row, behind = _flat_row(paragraphs, at, stop, names, value, lexicon.build(wording))
        rows.append(row)
        at = stop
    return rows, behind


def _flat_header(paragraphs: Sequence[Paragraph], start: int, lexicon: Lexicon) -> list[tuple[str, str]]:
    """Return column and words of the header cells from ``start`` on, an empty list if they head no table of tasks."""
    names: list[tuple[str, str]] = []
    for paragraph in paragraphs[start : start + _MOST_COLUMNS]:
        column = column_of(paragraph.bare, lexicon)
        if not column:
            break
        names.append((column, paragraph.bare))
    kinds = [column for column, _ in names]
    return names if len(kinds) >= _LEAST_COLUMNS and _of_tasks(kinds) else []


def _of_tasks(kinds: Collection[str]) -> bool:
    """Tell whether these columns are those of a table of tasks: a number, a task, and who does it or by when."""
    return "number" in kinds and "task" in kinds and not {"unit", "time"}.isdisjoint(kinds)


def _is_cell(paragraph: Paragraph) -> bool:
    """Tell whether a line belongs to the row whose number stands above it."""
    return paragraph.table < 0 and not _row_number(paragraph) and len(paragraph.bare) < _LONGEST_CELL


def _row_number(paragraph: Paragraph) -> int:
    match = _NUMBER.fullmatch(paragraph.bare) if paragraph.table < 0 else None
    return int(match["n"]) if match and match["n"] else 0


def _flat_row(
    paragraphs: Sequence[Paragraph], at: int, stop: int, names: list[tuple[str, str]], value: int, words: Wording
) -> tuple[Row, int]:
    """Deal the lines behind a row's number out to the columns; return the row and the index behind its last line."""
    lines = list(range(at + 1, stop))
    while len(lines) > 1 and len(paragraphs[lines[-1]].bare) == 1:
        lines.pop()
    wanted = names[1:]
    cells: list[tuple[str, str, Stretch]] = []
    used = at + 1
    if len(lines) == len(wanted):
        placed = [(column, name, [i]) for (column, name), i in zip(wanted, lines, strict=True)]
    else:
        placed = _guess(paragraphs, lines, wanted, words)
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
    paragraphs: Sequence[Paragraph], lines: list[int], wanted: list[tuple[str, str]], words: Wording
) -> list[tuple[str, str, list[int]]]:
    """Cells broken over lines: bodies go to the unit column, times to the time column, the first lines to the task."""
    known = words.lexicon.build(Bodies)
    unit = next((name for column, name in wanted if column == "unit"), "")
    time = next((name for column, name in wanted if column == "time"), "")
    task_lines: list[int] = []
    unit_lines: list[int] = []
    time_lines: list[int] = []
    for i in lines:
        bare = paragraphs[i].bare
        names = regex.split(r"[、,;]", bare.strip("、,;"))
        of_bodies = all(is_body(name, words) or known.group(name) for name in names)
        if unit and task_lines and not time_lines and of_bodies:
            unit_lines.append(i)
        elif time and task_lines and _TIME_LINE.fullmatch(bare):
            time_lines.append(i)
        elif not unit_lines and not time_lines:
            task_lines.append(i)
        else:
            break
    return [("task", "", task_lines), ("unit", unit, unit_lines), ("time", time, time_lines)]


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
        "表头有序号、任务和责任或时限的是任务表：有序号的一行是一个事项，任务栏是标题，责任、时限栏按表头读取",
        "A table with number, task and unit or time in its header is one of tasks: a numbered row is an item, the "
        "task's cell its heading, the other cells are read by header",
        "任务分工表的通行格式 · The usual form of tables of tasks",
        takes=(
            (
                "序号\n任务\n责任单位\n1\n建设平台\n省财政厅\n2\n开展评估\n省审计厅",
                "1:建设平台 | 2:开展评估",
            ),
            (
                "<table><tr><td>序号</td><td>任务</td><td>时限</td></tr>"
                "<tr><td>1</td><td>建设平台</td><td>年底前</td></tr></table>",
                "1:建设平台",
            ),
        ),
        leaves=(
            ("序号\n任务\n经费\n1\n建设平台\n120", "-"),
            ("<table><tr><td>任务</td><td>时限</td></tr><tr><td>建设平台</td><td>年底前</td></tr></table>", "-"),
        ),
    ),
)
