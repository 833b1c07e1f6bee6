"""Figures of the ledger → the summary sheet: measures by unit and role, time limits by month, and the documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from workplan.exports.ledger.entries import plan_name
from workplan.exports.ledger.sheet_layout import lines

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from workplan.exports.ledger.book import Book
    from workplan.exports.ledger.summary import Summary
    from workplan.model import Document

_LINK: Final = "#0B4F9E"
_NO_ZERO: Final = "0;-0;"


def write_summary(
    book: Book,
    name: str,
    title: str,
    found: Summary,
    documents: Sequence[Document],
    *,
    measures: int,
    sheets: Sequence[str],
) -> None:
    """Write the sheet.

    Args:
        book: the workbook.
        name: name of the sheet.
        title: title of the ledger.
        found: the figures.
        documents: the documents of the ledger.
        measures: how many measures it has.
        sheets: the sheet of each unit in the order of the figures, as two may have one name; empty if none has one.
    """
    words = book.words
    narrow = 12 if words.lang == "en" else 8
    sizes = [34, *([narrow] * (len(found.roles) + 1)), 14, 3, 12, 10]
    sheet = book.sheet(name, sizes)
    book.title(sheet, words.say("summary.title", title=title), sizes)
    told = words.say("summary.all", measures=measures, units=len(found.units), undated=found.undated)
    book.over(sheet, 1, len(sizes), told)
    sheet.set_row(1, 20)
    roles = [words.header(f"role.{role.value}") for role in found.roles]
    book.headers(sheet, 2, 0, [words.say("unit"), *roles, words.say("tasks"), words.say("tasks.groups")])
    link: dict[str, object] = {"font_color": _LINK} if sheets else {}
    places: Sequence[str | None] = sheets or [None] * len(found.units)
    for at, ((unit, counts), goes_to) in enumerate(zip(found.units, places, strict=True), 3):
        book.text(sheet, at, 0, unit, {"border": 1, **link}, goes_to=goes_to)
        for column, count in enumerate(counts, 1):
            book.number(sheet, at, column, count, border=1, align="center", num_format=_NO_ZERO)
    months = len(roles) + 4
    book.headers(sheet, 2, months, [words.say("month"), words.say("limits")])
    for at, (month, count) in enumerate(found.months.items(), 3):
        book.text(sheet, at, months, month, {"border": 1, "align": "center"})
        book.number(sheet, at, months + 1, count, border=1, align="center")
    _sources(book, sheet, 4 + max(len(found.units), len(found.months)), sizes, documents)
    sheet.freeze_panes(3, 1)
    sheet.repeat_rows(0, 2)
    book.page(sheet)


def _sources(book: Book, sheet: Worksheet, row: int, sizes: Sequence[int], documents: Sequence[Document]) -> None:
    """Write the documents that the ledger was made from, below the summary."""
    for at, document in enumerate(documents, row):
        head = document.masthead
        parts = [
            plan_name(document),
            head.document_number.value if head.document_number else "",
            head.date_issued.value.isoformat() if head.date_issued else "",
        ]
        text = book.words.say("source.line", document="  ".join(part for part in parts if part))
        book.over(sheet, at, len(sizes), text, {"align": "left"})
        sheet.set_row(at, 6 + 14 * lines(text, sum(sizes)))
