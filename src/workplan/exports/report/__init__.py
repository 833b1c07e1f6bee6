"""Document → one HTML page for people: text with its mentions marked, their fields, tables, time line, matrix.

``content`` numbers what the page needs; ``text_view``, ``tables_view``, ``timeline`` and ``matrix`` are its parts;
``page`` puts them together with ``page.css``, ``dark.css`` and ``page.js``; ``words`` has every text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workplan.model import Document


def report(document: Document, *, lang: str = "zh") -> str:
    """Return ``document`` as one self-contained HTML page.

    The page loads nothing, sends nothing and opens from disk; its policy forbids any script but its own. Without
    script it shows everything.

    Args:
        document: what :func:`workplan.parse` returned.
        lang: language of the page's own texts, ``"zh"`` or (anything else) English.

    Returns:
        HTML text, to be written as UTF-8; the same document gives the same bytes.

    >>> import workplan
    >>> page = report(workplan.parse("一、加快立法\\n修订《某某条例》。"), lang="en")
    >>> page[:15], page.count('class="mark k-regulations"')
    ('<!DOCTYPE html>', 1)
    """
    from workplan.exports.report.content import Content
    from workplan.exports.report.page import page
    from workplan.exports.report.texts import words

    return page(Content(document, words(lang)))
