"""Documents → the ledger of their measures (台账), an Excel workbook made by the library XlsxWriter.

``entries`` finds the measures, ``cells`` the text of each cell, ``by_unit`` whom they concern, ``summary`` counts them,
``sheet_layout`` measures them; ``workbook`` writes the sheets, ``task_sheet`` and its neighbours one kind each;
``filled`` is what people type into it; ``texts`` has every text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan.exports.ledger.filled import Carried
    from workplan.lexicon import Lexicon
    from workplan.model import Document


def to_ledger(
    documents: Document | Iterable[Document],
    *,
    by_unit: bool = False,
    unit: str | None = None,
    merged: bool = False,
    lang: str = "zh",
    lexicon: Lexicon | None = None,
    carried: Carried | None = None,
) -> bytes:
    """Return the measures of ``documents`` as an Excel workbook (.xlsx): the ledger, and a summary behind it.

    A row is a measure: what is to be done, who answers for it, by when, how much. Every cell is text, a number or a
    date, never a formula. Progress (chosen from a list), who does it and remarks are left empty for the office.
    The same documents give the same bytes.

    Args:
        documents: one or several, whose measures are numbered through; of several, a column says the source.
        by_unit: also one sheet for each unit, with the measures that name it under their numbers in the ledger and,
            below, those that name a group it may belong to (省政府各部门, 有关部门).
        unit: only the measures of this unit, by any of its names, on one sheet.
        merged: what rows share is one cell, for print; else it is repeated in grey and rows can be sorted and filtered.
        lang: language of headers and fixed words, ``"zh"`` or (anything else) English.
        lexicon: the words of groups and places, the built-in ones if None.
        carried: what is written into it from the start; see :func:`workplan.carrying.carry`.

    Raises:
        UsageError: XlsxWriter is not installed, or no measure names ``unit``.

    >>> from workplan import parse
    >>> to_ledger([parse("一、统一目录\\n编制目录。（责任单位：省数据局）")])[:2]
    b'PK'
    """
    from workplan.exports.ledger.filled import NOTHING
    from workplan.exports.ledger.texts import words
    from workplan.exports.ledger.workbook import write
    from workplan.lexicon import default
    from workplan.model import several

    return write(
        several(documents),
        words(lang),
        lexicon or default(),
        carried or NOTHING,
        unit=unit,
        units=by_unit,
        merged=merged,
    )


def count(documents: Iterable[Document], *, unit: str | None = None, lexicon: Lexicon | None = None) -> int:
    """Return how many measures the ledger of ``documents`` has.

    Args:
        documents: one or several.
        unit: only the measures of this unit, by any of its names: those that name it, and those of its groups.
        lexicon: the words of groups and places, the built-in ones if None.

    Raises:
        UsageError: no measure names ``unit``.

    >>> from workplan import parse
    >>> plan = parse("一、统一目录\\n（一）编制目录。（省教育厅负责）\\n（二）公布目录。")
    >>> count([plan]), count([plan], unit="省教育厅")
    (2, 1)
    """
    from workplan.exports.ledger.entries import entries

    found = entries(documents)
    if unit is None:
        return len(found)
    from workplan.exports.ledger.by_unit import of_unit
    from workplan.lexicon import default

    tasks = of_unit(found, unit, lexicon or default())
    return len(tasks.named) + len(tasks.groups)
