"""Entries → a sheet of the ledger: a row a measure, dates that sort, progress to be chosen, overdue in colour."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from xlsxwriter.utility import xl_col_to_name

from workplan.exports.ledger.cells import cells
from workplan.exports.ledger.filled import COLUMNS, Carried, Filled, Value
from workplan.exports.ledger.sheet_layout import height, type_size, widths
from workplan.exports.ledger.texts import PROGRESS, progress

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from workplan.exports.ledger.book import Book
    from workplan.exports.ledger.entries import Entry
    from workplan.texts import Words

_ON_DEMAND: Final = frozenset({"supervising", "leader", "first", "doubts"})
"""Columns that stand there only if a plan has something for them; the source, if there are several."""

_UNITS: Final = frozenset({"lead", "responsible", "cooperating", "supervising", "leader"})
_DATES: Final = frozenset({"due", "first"})
_CENTRED: Final = frozenset({"number", "due", "first", "progress", "path"})
_HEADER: Final = 1
_HEADER_HEIGHT: Final = 34  # two lines of a header
_SOON: Final = 30  # days
_REPEATED: Final = "#8A8A8A"
_DOUBTFUL: Final = "#FFF6D9"
_OVERDUE: Final = {"bg_color": "#F8CBCB", "font_color": "#8B0000"}
_DUE_SOON: Final = {"bg_color": "#FCE8B2", "font_color": "#7A4B00"}
_DONE: Final = {"bg_color": "#DDEFD9", "font_color": "#2E5E1E"}


class Row(NamedTuple):
    """A row of the ledger.

    Attributes:
        entry: its measure.
        texts: the texts of its cells, by column.
        typed: what is written into it from the start.
    """

    entry: Entry
    texts: Mapping[str, str]
    typed: Mapping[str, Value]

    def day(self, column: str) -> dt.date | None:
        """Return the last day by which all of it is due, or the first where there are several."""
        days = self.entry.days
        if not days:
            return None
        return days[-1] if column == "due" else days[0] if len(days) > 1 else None


class Ledger:
    """The rows of a ledger and the columns that its sheets have in common.

    Args:
        book: the workbook.
        entries: the measures.
        carried: what is written into it from the start.
        merged: True if what rows share is one cell, for print; else it is repeated in grey, and rows can be sorted.
    """

    def __init__(self, book: Book, entries: Sequence[Entry], carried: Carried, *, merged: bool) -> None:
        self._book, self._merged = book, merged
        rows = carried.rows
        self.rows = [
            Row(entry, cells(entry, book.words), _typed(rows[entry.number], book.words) if entry.number in rows else {})
            for entry in entries
        ]
        several = len({id(row.entry.document) for row in self.rows}) > 1
        chosen = [c for c in COLUMNS if (c != "source" or several) and (c not in _ON_DEMAND or self._has(c))]
        at = chosen.index("remarks") + 1
        self._columns = [*chosen[:at], *carried.columns, *chosen[at:]]
        self._headers = {c: book.words.say(c) if c in COLUMNS else c for c in self._columns}

    def _has(self, column: str) -> bool:
        return any(row.day(column) if column in _DATES else row.texts[column] for row in self.rows)

    def sheet(self, name: str, title: str, chosen: Sequence[int], groups: Sequence[int] = (), told: str = "") -> None:
        """Write a sheet.

        Args:
            name: its name.
            title: its title.
            chosen: places of its rows.
            groups: places of the rows that stand below them, under a line of their own.
            told: what that line says.
        """
        book = self._book
        rows, below = [self.rows[at] for at in chosen], [self.rows[at] for at in groups]
        sizes = widths(self._columns, self._headers, [self._shown(row) for row in (*rows, *below)])
        sheet = book.sheet(name, list(sizes.values()))
        book.title(sheet, title, list(sizes.values()))
        book.headers(sheet, _HEADER, 0, list(self._headers.values()))
        sheet.set_row(_HEADER, _HEADER_HEIGHT)
        last = self._block(sheet, _HEADER + 1, rows, sizes)
        if not self._merged:
            sheet.autofilter(_HEADER, 0, last, len(sizes) - 1)
        if below:
            # an empty row ends the filter, so that sorting leaves the second group alone
            book.over(sheet, last + 2, len(sizes), told, {"bold": True, "bg_color": "#EEF2F7", "align": "left"})
            sheet.set_row(last + 2, _HEADER_HEIGHT)
            last = self._block(sheet, last + 3, below, sizes)
        sheet.freeze_panes(_HEADER + 1, 3)
        sheet.set_landscape()
        sheet.repeat_rows(0, _HEADER)
        sheet.print_area(0, 0, last, len(sizes) - 1)
        book.page(sheet)

    def _shown(self, row: Row) -> dict[str, str]:
        """Return the texts of a row as they are shown, for measuring."""
        dates = {column: str(row.day(column) or "") for column in _DATES}
        return {**row.texts, **dates, **{column: str(value) for column, value in row.typed.items()}}

    def _block(self, sheet: Worksheet, first: int, rows: Sequence[Row], sizes: Mapping[str, int]) -> int:
        """Write rows from row ``first`` on and return the last one; without any, one is left empty."""
        shared = list(self._shared(rows))
        for at, row in enumerate(rows):
            sheet.set_row(first + at, height(self._shown(row), sizes))
            for column, name in enumerate(self._columns):
                grey = name in shared[at] or (name in _UNITS and row.entry.measure.inherited is not None)
                if not (self._merged and name in shared[at]):
                    self._cell(sheet, first + at, column, row, sizes, grey=grey)
        if self._merged:
            self._merge(sheet, first, rows, shared)
        last = first + max(len(rows), 1) - 1
        self._rules(sheet, first, last)
        return last

    def _shared(self, rows: Sequence[Row]) -> Iterator[frozenset[str]]:
        """Yield for each row the columns in which it says what the row above it says."""
        before: Row | None = None
        for row in rows:
            chapter = before is not None and _chapter(before) == _chapter(row)
            task = chapter and before is not None and before.texts["task"] == row.texts["task"]
            yield frozenset([*(["chapter"] if chapter else []), *(["task"] if task else [])])
            before = row

    def _cell(self, sheet: Worksheet, at: int, column: int, row: Row, sizes: Mapping[str, int], *, grey: bool) -> None:
        name = self._columns[column]
        look: dict[str, object] = {"border": 1, "align": "center" if name in _CENTRED else "left"}
        if name == "number":
            self._book.number(sheet, at, column, row.entry.number, **look)
        elif name in _DATES:
            self._book.value(sheet, at, column, row.day(name), look)
        elif name in row.typed or name not in row.texts:
            self._book.value(sheet, at, column, row.typed.get(name), look)
        else:
            text = row.texts[name]
            look["font_size"] = type_size(text, sizes[name])
            if grey:
                look["font_color"] = _REPEATED
            if name == "measures" and row.entry.doubts:
                look["bg_color"] = _DOUBTFUL
            self._book.text(sheet, at, column, text, look)

    def _merge(self, sheet: Worksheet, first: int, rows: Sequence[Row], shared: Sequence[frozenset[str]]) -> None:
        """Make one cell of what rows share, for print."""
        for name in ("chapter", "task"):
            column = self._columns.index(name)
            start = 0
            for _, run in groupby(range(len(rows)), key=lambda at: _run(shared, name, at)):
                size = len(list(run))
                if size > 1:
                    look = self._book.format(border=1, align="left")
                    sheet.merge_range(first + start, column, first + start + size - 1, column, "", look)
                    self._book.text(
                        sheet, first + start, column, rows[start].texts[name], {"border": 1, "align": "left"}
                    )
                start += size

    def _rules(self, sheet: Worksheet, first: int, last: int) -> None:
        """Let progress be chosen from a list, and show what is overdue, due soon and done in colour."""
        book, words = self._book, self._book.words
        column_of_progress = self._columns.index("progress")
        choices = [words.say(key) for key in PROGRESS]
        sheet.data_validation(
            *(first, column_of_progress, last, column_of_progress),
            {
                "validate": "list",
                "source": choices,
                "error_message": words.say("progress.hint"),
                "error_type": "information",
            },
        )
        state = f"${xl_col_to_name(column_of_progress)}{first + 1}"
        done = f'{state}="{words.say("progress.done")}"'
        for column, name in enumerate(self._columns):
            if name not in _DATES:
                continue
            day = f"${xl_col_to_name(column)}{first + 1}"
            open_day = f"ISNUMBER({day}),NOT({done})"
            for late, look in ((f"{day}<TODAY()", _OVERDUE), (f"{day}<=TODAY()+{_SOON}", _DUE_SOON)):
                rule = {
                    "type": "formula",
                    "criteria": f"=AND({open_day},{late})",
                    "format": book.rule(**look),
                    "stop_if_true": True,
                }
                sheet.conditional_format(first, column, last, column, rule)
        for key, look in (("progress.done", _DONE), ("progress.behind", _OVERDUE)):
            rule = {"type": "formula", "criteria": f'={state}="{words.say(key)}"', "format": book.rule(**look)}
            sheet.conditional_format(first, column_of_progress, last, column_of_progress, rule)


def _typed(filled: Filled, words: Words) -> Mapping[str, Value]:
    """Return what is written into a row, progress in the language of the ledger."""
    return {
        column: progress(str(value), words.lang) if column == "progress" else value
        for column, value in filled.cells.items()
    }


def _chapter(row: Row) -> tuple[int, str]:
    """Return what tells the chapter of a row from others: its document and the first label of its path."""
    return id(row.entry.document), row.entry.path.partition("/")[0].partition("-")[0]


def _run(shared: Sequence[frozenset[str]], name: str, at: int) -> int:
    """Return the place of the first row of the run that row ``at`` stands in."""
    while name in shared[at]:
        at -= 1
    return at
