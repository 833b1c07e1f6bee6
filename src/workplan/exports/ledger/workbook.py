"""Entries → the sheets of the workbook: the ledger, the summary and, on request, one sheet a unit."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

import regex

from workplan.errors import UsageError
from workplan.exports.ledger.entries import Entry, cells, entries, plan_name
from workplan.exports.ledger.sheet_layout import FONT_SIZE, height, lines, sheet_names, type_size, widths
from workplan.exports.ledger.summary import Summary, summarise

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from workplan.model import Document
    from workplan.texts import Words

_COLUMNS: Final = (
    *("number", "task", "measures", "lead", "responsible", "cooperating", "supervising", "leader"),
    *("times", "regulations", "targets", "progress", "source", "path"),
)
_ON_DEMAND: Final = frozenset({"supervising", "leader"})
"""Columns that stand there only if a plan has something for them; the source, if there are several."""

_PROGRESS: Final = ("progress.not-started", "progress.going-on", "progress.done", "progress.behind")
_CENTRED: Final = frozenset({"number", "progress", "path"})
_FONT: Final = "宋体"
_FONT_OF_HEADERS: Final = "黑体"
_LINK: Final = "#0B4F9E"
_NO_ZERO: Final = "0;-0;"
_PLAIN: Final[Mapping[str, object]] = {}
_HEADER: Final = 1
_HEADER_HEIGHT: Final = 34  # two lines of a header
_A4: Final = 9
_LONGEST: Final = 32_767  # characters that a cell can hold
_CREATED: Final = dt.datetime(2000, 1, 1)  # fixed, so that the same documents give the same bytes

_NO_XML: Final = regex.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LIKE_A_FORMULA: Final = ("=", "+", "-", "@", "\t")


def write(documents: Sequence[Document], words: Words, *, by_unit: bool) -> bytes:
    """Return the workbook.

    Raises:
        UsageError: XlsxWriter is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise UsageError(
            zh="没有安装 XlsxWriter；请运行 pip install 'workplan[ledger]'",
            en="XlsxWriter is not installed; run pip install 'workplan[ledger]'",
        ) from error
    file = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        # Widths of columns count digits of this font.
        "default_format_properties": {"font_name": _FONT, "font_size": FONT_SIZE},
    }
    book = Workbook(file, options)
    book.set_properties({"created": _CREATED, "title": words.say("ledger")})
    _Writer(book, documents, words).sheets(by_unit=by_unit)
    book.close()
    return file.getvalue()


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Workbook, documents: Sequence[Document], words: Words) -> None:
        self._book = book
        self._words = words
        self._documents = documents
        self._entries = entries(documents)
        self._cells = [cells(entry, words) for entry in self._entries]
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def sheets(self, *, by_unit: bool) -> None:
        """Write all sheets."""
        words = self._words
        name = plan_name(self._documents[0]) if len(self._documents) == 1 else ""
        several = words.say("title.several", count=len(self._documents))
        title = words.say("title", plan=name) if name else several if len(self._documents) > 1 else words.say("ledger")
        ledger, summary = words.say("ledger"), words.say("summary")
        self._ledger(ledger, title, range(len(self._entries)))
        found = summarise(self._entries)
        names = sheet_names(found.units, [ledger, summary]) if by_unit else []
        self._summary(summary, title, found, names)
        mine: dict[str, list[int]] = {unit: [] for unit in found.units}
        for at, entry in enumerate(self._entries):
            for unit in entry.units:
                mine[unit].append(at)
        for sheet, unit in zip(names, found.units, strict=False):
            self._ledger(sheet, words.say("title.unit", unit=unit, plan=name or several), mine[unit])

    def _format(self, **properties: object) -> Format:
        """Return the format with these properties, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            base = {"font_name": _FONT, "font_size": FONT_SIZE, "text_wrap": True, "valign": "vcenter"}
            self._formats[key] = self._book.add_format({**base, **properties})
        return self._formats[key]

    def _text(
        self,
        sheet: Worksheet,
        row: int,
        column: int,
        text: str,
        look: Mapping[str, object] = _PLAIN,
        *,
        goes_to: str | None = None,
    ) -> None:
        """Write a text as text, whatever it looks like; a click on it goes to the sheet ``goes_to``."""
        clean = _NO_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
        if len(clean) > _LONGEST:
            clean = clean[: _LONGEST - 1] + "…"
        # The mark of a quoted text, so that it stays one when somebody edits the cell
        form = self._format(**look, **({"quote_prefix": True} if clean.startswith(_LIKE_A_FORMULA) else {}))
        if not clean:
            sheet.write_blank(row, column, None, form)
        elif goes_to is None:
            sheet.write_string(row, column, clean, form)
        else:
            place = goes_to.replace("'", "''")
            sheet.write_url(row, column, f"internal:'{place}'!A1", form, clean)

    def _title(self, sheet: Worksheet, text: str, columns: Sequence[int]) -> None:
        """Write the title over all columns, as high as it needs."""
        look: dict[str, object] = {"font_name": _FONT_OF_HEADERS, "font_size": 16, "align": "center"}
        sheet.merge_range(0, 0, 0, len(columns) - 1, "", self._format(**look))
        self._text(sheet, 0, 0, text, look)
        sheet.set_row(0, 12 + 24 * lines(text, round(sum(columns) * FONT_SIZE / 16)))

    def _headers(self, sheet: Worksheet, row: int, column: int, texts: Sequence[str]) -> None:
        for at, text in enumerate(texts, column):
            look = {"font_name": _FONT_OF_HEADERS, "align": "center", "border": 1, "bg_color": "#DDE6F0"}
            self._text(sheet, row, at, text, look)

    def _page(self, sheet: Worksheet) -> None:
        """Set up what all sheets share in print."""
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.65)
        sheet.set_footer("&C" + self._words.say("page"), {"margin": 0.3})
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()

    def _ledger(self, name: str, title: str, chosen: Sequence[int]) -> None:
        """Write a sheet with the chosen entries."""
        words = self._words
        rows = [self._cells[at] for at in chosen]
        columns = [
            column
            for column in _COLUMNS
            if (column != "source" or len(self._documents) > 1)
            and (column not in _ON_DEMAND or any(row[column] for row in self._cells))
        ]
        headers = {column: words.say(column) for column in columns}
        sizes = widths(columns, headers, rows)
        sheet = self._book.add_worksheet(name)
        for at, column in enumerate(columns):
            sheet.set_column(at, at, sizes[column])
        self._title(sheet, title, list(sizes.values()))
        self._headers(sheet, _HEADER, 0, list(headers.values()))
        sheet.set_row(_HEADER, _HEADER_HEIGHT)
        for at, (index, row) in enumerate(zip(chosen, rows, strict=True), _HEADER + 1):
            self._entry(sheet, at, self._entries[index], row, sizes)
        last = _HEADER + max(len(rows), 1)
        progress = columns.index("progress")
        choices = [words.say(key) for key in _PROGRESS]
        sheet.data_validation(
            *(_HEADER + 1, progress, last, progress),
            {"validate": "list", "source": choices, "error_message": words.say("progress.hint")},
        )
        sheet.autofilter(_HEADER, 0, last, len(columns) - 1)
        sheet.freeze_panes(_HEADER + 1, 2)
        sheet.set_landscape()
        sheet.repeat_rows(0, _HEADER)
        sheet.print_area(0, 0, last, len(columns) - 1)
        self._page(sheet)

    def _entry(
        self, sheet: Worksheet, row: int, entry: Entry, texts: Mapping[str, str], sizes: Mapping[str, int]
    ) -> None:
        sheet.set_row(row, height(texts, sizes))
        for at, (column, width) in enumerate(sizes.items()):
            align = "center" if column in _CENTRED else "left"
            if column == "number":
                sheet.write_number(row, at, entry.number, self._format(border=1, align=align))
            else:
                text = texts[column]
                look = {"border": 1, "align": align, "font_size": type_size(text, width)}
                self._text(sheet, row, at, text, look)

    def _summary(self, name: str, title: str, found: Summary, sheets: Sequence[str]) -> None:
        """Write the summary: tasks by unit and role, time limits by month, and the documents."""
        words = self._words
        sheet = self._book.add_worksheet(name)
        sizes = [34, *([12 if words.lang == "en" else 8] * (len(found.roles) + 1)), 3, 12, 10]
        for at, size in enumerate(sizes):
            sheet.set_column(at, at, size)
        self._title(sheet, words.say("summary.title", title=title), sizes)
        told = words.say("summary.all", tasks=len(self._entries), units=len(found.units), undated=found.undated)
        sheet.merge_range(1, 0, 1, len(sizes) - 1, "", self._format())
        self._text(sheet, 1, 0, told)
        sheet.set_row(1, 20)
        roles = [words.header(f"role.{role.value}") for role in found.roles]
        self._headers(sheet, 2, 0, [words.say("unit"), *roles, words.say("tasks")])
        for at, (unit, counts) in enumerate(found.units.items(), 3):
            if sheets:
                self._text(sheet, at, 0, unit, {"border": 1, "font_color": _LINK}, goes_to=sheets[at - 3])
            else:
                self._text(sheet, at, 0, unit, {"border": 1})
            for column, count in enumerate(counts, 1):
                look = self._format(border=1, align="center", num_format=_NO_ZERO)
                sheet.write_number(at, column, count, look)
        months = len(roles) + 3
        self._headers(sheet, 2, months, [words.say("month"), words.say("due")])
        for at, (month, count) in enumerate(found.months.items(), 3):
            self._text(sheet, at, months, month, {"border": 1, "align": "center"})
            sheet.write_number(at, months + 1, count, self._format(border=1, align="center"))
        self._sources(sheet, 4 + max(len(found.units), len(found.months)), sizes)
        sheet.freeze_panes(3, 1)
        sheet.repeat_rows(0, 2)
        self._page(sheet)

    def _sources(self, sheet: Worksheet, row: int, sizes: Sequence[int]) -> None:
        """Write the documents that the ledger was made from, below the summary."""
        words = self._words
        last = len(sizes) - 1
        for at, document in enumerate(self._documents, row):
            head = document.masthead
            parts = [
                plan_name(document),
                head.document_number.value if head.document_number else "",
                head.date_issued.value.isoformat() if head.date_issued else "",
            ]
            text = words.say("source.line", document="  ".join(part for part in parts if part))
            sheet.merge_range(at, 0, at, last, "", self._format(align="left"))
            self._text(sheet, at, 0, text, {"align": "left"})
            sheet.set_row(at, 6 + 14 * lines(text, sum(sizes)))
