"""Documents → the ledger of their tasks (台账), an Excel workbook made by the library XlsxWriter.

``entries`` finds the tasks and the text of each cell, ``summary`` counts them, ``layout`` measures them,
``workbook`` writes the sheets; ``words`` has every text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workplan.model import Document


def to_ledger(documents: Sequence[Document], *, by_unit: bool = False, lang: str = "zh") -> bytes:
    """Return the tasks of ``documents`` as an Excel workbook (.xlsx): the ledger, and a summary behind it.

    Every cell is text or a number, never a formula. Progress is left empty for the office, to be chosen from a list.
    The same documents give the same bytes.

    Args:
        documents: the documents, whose tasks are numbered through; the ledger of several has a column for the source.
        by_unit: also one sheet for each unit, with the tasks it answers for under their numbers in the ledger.
        lang: language of headers and fixed words, ``"zh"`` or (anything else) English.

    Raises:
        UsageError: XlsxWriter is not installed.

    >>> from workplan import parse
    >>> to_ledger([parse("一、统一目录\\n编制目录。（责任单位：省数据局）")])[:2]
    b'PK'
    """
    from workplan.exports.ledger.texts import words
    from workplan.exports.ledger.workbook import write

    return write(documents, words(lang), by_unit=by_unit)


def count(documents: Iterable[Document]) -> int:
    """Return how many tasks the ledger of ``documents`` has.

    >>> from workplan import parse
    >>> count([parse("一、统一目录\\n（一）编制目录。\\n（二）公布目录。")])
    2
    """
    from workplan.exports.ledger.entries import entries

    return len(entries(documents))
