"""Documents → the sheets of the workbook: the ledger, the summary and, on request, one sheet a unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workplan.exports.ledger.book import Book
from workplan.exports.ledger.by_unit import UnitTasks, by_unit, of_unit
from workplan.exports.ledger.entries import entries, plan_name
from workplan.exports.ledger.sheet_layout import sheet_names
from workplan.exports.ledger.summary import summarise

if TYPE_CHECKING:
    from workplan.exports.ledger.filled import Carried
    from workplan.exports.ledger.task_sheet import Ledger
    from workplan.lexicon import Lexicon
    from workplan.model import Document
    from workplan.texts import Words

_GROUPS_SHOWN = 3


def write(
    documents: Sequence[Document],
    words: Words,
    lexicon: Lexicon,
    carried: Carried,
    *,
    unit: str | None,
    units: bool,
    merged: bool,
) -> bytes:
    """Return the workbook.

    Args:
        documents: the documents.
        words: the texts.
        lexicon: the words of groups and places.
        carried: what is written into it from the start.
        unit: the ledger of one unit, by any of its names.
        units: True for a sheet of each unit behind the ledger.
        merged: True if what rows share is one cell.

    Raises:
        UsageError: XlsxWriter is not installed, or no measure names ``unit``.
    """
    book = Book(words)
    from workplan.exports.ledger.task_sheet import Ledger

    found = entries(documents)
    ledger = Ledger(book, found, carried, merged=merged)
    several = words.say("title.several", count=len(documents)) if len(documents) > 1 else ""
    plan = several or (plan_name(documents[0]) if documents else "")
    if unit is not None:
        tasks = of_unit(found, unit, lexicon)
        _unit_sheet(ledger, words, tasks, sheet_names([tasks.name], [])[0], plan)
    else:
        title = several or (words.say("title", plan=plan) if plan else words.say("ledger"))
        name, summary = words.say("ledger"), words.say("summary")
        taken = [name, summary, words.say("carried")]
        ledger.sheet(name, title, range(len(found)))
        all_units = by_unit(found, lexicon)
        sheets = sheet_names([each.name for each in all_units], taken) if units else []
        from workplan.exports.ledger.summary_sheet import write_summary

        figures = summarise(found, all_units)
        write_summary(book, summary, title, figures, documents, measures=len(found), sheets=sheets)
        for each, sheet in zip(all_units, sheets, strict=False):
            _unit_sheet(ledger, words, each, sheet, plan)
    if carried.told:
        from workplan.exports.ledger.carried_sheet import write_carried

        write_carried(book, words.say("carried"), words.say("carried.title"), carried)
    return book.bytes()


def _unit_sheet(ledger: Ledger, words: Words, tasks: UnitTasks, name: str, plan: str) -> None:
    """Write the sheet of one unit: what names it, and below that what names a group it may belong to."""
    title = words.say("title.unit", unit=tasks.name, plan=plan or words.say("ledger"))
    shown = words.say("list").join(tasks.group_names[:_GROUPS_SHOWN])
    told = words.say("groups", count=len(tasks.groups), groups=shown)
    ledger.sheet(name, title, tasks.named, tasks.groups, told)
