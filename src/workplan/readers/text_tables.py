"""Plain text → the tables in it: Markdown pipe tables, and blocks of lines with the same number of tabs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

import regex

from workplan.source import Cell, Table
from workplan.writing.late import late_regex

# Larger blocks are data files; no notice has such a table.
_ROWS: Final = 5_000
_COLUMNS: Final = 100
# | --- | :---: | ---: |
_RULE: Final = late_regex(
    r"^[ \t]{0,8}+\|?[ \t]{0,8}+:?-++:?[ \t]{0,8}+(?:\|[ \t]{0,8}+:?-++:?[ \t]{0,8}+){0,100}+\|?[ \t]{0,8}+$",
    regex.MULTILINE,
)
_TABBED: Final = late_regex(r"^[^\t\n]*+\t[^\n]*+$", regex.MULTILINE)
_PIPE: Final = late_regex(r"(?<!\\)\|")
_Places = list[tuple[int, int]]


def tables(text: str) -> tuple[Table, ...]:
    """Return the tables of a plain text, in order.

    Args:
        text: lines that end in ``\\n``.

    >>> text = "| 序号 | 任务 |\\n| --- | --- |\\n| 1 | 修订办法 |"
    >>> [text[c.start : c.end] for c in tables(text)[0].cells]
    ['序号', '任务', '1', '修订办法']
    """
    found: list[Table] = []
    if "|" in text and "-" in text:
        found += _piped(text)
    if "\t" in text:
        found += _tabbed(text)
    return tuple(sorted(found, key=lambda table: table.start))


def _piped(text: str) -> Iterator[Table]:
    """A line with pipes, a rule with as many cells under it, and all lines with pipes that follow."""
    end = 0
    for rule in _RULE.finditer(text):
        start = text.rfind("\n", 0, max(rule.start() - 1, 0)) + 1
        head = text[start : rule.start()]
        if rule.start() <= end or "|" not in head or "|" not in rule.group():
            continue
        columns = len(_pipe_cells(text, *rule.span()))
        rows = [(start, rule.start() - 1)]
        end = rule.end()
        while end < len(text) and len(rows) <= _ROWS:
            stop = text.find("\n", end + 1)
            stop = len(text) if stop < 0 else stop
            if text.find("|", end + 1, stop) < 0:
                break
            rows.append((end + 1, stop))
            end = stop
        if len(rows) <= _ROWS and len(_pipe_cells(text, *rows[0])) == columns:
            yield _table([_pipe_cells(text, *row) for row in rows], start, end)


def _pipe_cells(text: str, start: int, end: int) -> _Places:
    """The cells of one line of a pipe table; the pipes at both ends part nothing."""
    start, end = _trim(text, start, end)
    start += text.startswith("|", start, end)
    end -= end > start and text[end - 1] == "|" and text[end - 2] != "\\"
    cells: _Places = []
    for pipe in _PIPE.finditer(text, start, end):
        cells.append(_trim(text, start, pipe.start()))
        start = pipe.end()
    return [*cells, _trim(text, start, end)]


def _tabbed(text: str) -> Iterator[Table]:
    """Two or more neighbouring lines with the same number of tabs, the first with two cells filled."""
    block = 0
    keys: list[tuple[int, int]] = []
    spans: _Places = []
    for line in _TABBED.finditer(text):
        tabs = text.count("\t", *line.span())
        if keys and (line.start() != spans[-1][1] + 1 or tabs != keys[-1][1]):
            block += 1
        keys.append((block, tabs))
        spans.append(line.span())
    for (_, tabs), group in groupby(zip(keys, spans, strict=True), key=lambda pair: pair[0]):
        rows = [span for _, span in group]
        if 1 < len(rows) <= _ROWS and tabs < _COLUMNS:
            cells = [_tab_cells(text, *row) for row in rows]
            if sum(1 for start, end in cells[0] if start < end) > 1:
                yield _table(cells, rows[0][0], rows[-1][1])


def _tab_cells(text: str, start: int, end: int) -> _Places:
    cells: _Places = []
    for cell in text[start:end].split("\t"):
        cells.append(_trim(text, start, start + len(cell)))
        start += len(cell) + 1
    return cells


def _table(rows: list[_Places], start: int, end: int) -> Table:
    return Table(start, end, tuple(Cell(a, b, r, c) for r, row in enumerate(rows) for c, (a, b) in enumerate(row)))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    cell = text[start:end]
    left = len(cell) - len(cell.lstrip())
    return (start + left, start + max(left, len(cell.rstrip())))
