"""Document → one HTML page for people: text with its mentions marked, table of tasks, time line, matrix.

``content`` numbers what the page needs; ``text_view``, ``tasks_view``, ``timeline``, ``matrix``, ``tables_view``,
``pages_view`` and ``doubts`` are its parts, ``controls`` the bar above them; ``page`` puts them together, ``overview``
makes the page that lists many notices. ``frame`` gives both, and the page of a comparison, their head, style and
script: ``shared.js`` is on every page, ``views.js`` and ``tasks.js`` are on both of a report, ``page.js`` and
``overview.js`` on one each. ``texts`` has every text, ``notebook`` the short form for notebooks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan.exports.report.overview import Notice
    from workplan.lexicon import Lexicon
    from workplan.model import Document
    from workplan.readers.pages.views import PageView


def to_report(
    document: Document,
    *,
    lang: str = "zh",
    lexicon: Lexicon | None = None,
    home: str | None = None,
    unit: str | None = None,
    pages: Sequence[PageView] = (),
) -> str:
    """Return ``document`` as one self-contained HTML page.

    The page loads nothing, sends nothing and opens from disk; its policy forbids any script but its own. Without
    script it shows everything.

    Args:
        document: what :func:`workplan.parse` returned.
        lang: language of the page's own texts, ``"zh"`` or (anything else) English.
        lexicon: the words that tell which groups a unit may belong to, the built-in ones if None.
        home: address of the page that lists all notices, for a link to it.
        unit: any name of the unit whose tasks the page shows when it is opened; all if None.
        pages: what :func:`workplan.readers.pages.views.views` returned, to show the pages of the file with their marks.

    Returns:
        HTML text, to be written as UTF-8; the same document gives the same bytes.

    Raises:
        UsageError: the document names neither ``unit`` nor a group it may belong to.

    >>> import workplan
    >>> page = to_report(workplan.parse("一、加快立法\\n修订《某某条例》。"), lang="en")
    >>> page[:15], page.count('class="mark k-regulations"')
    ('<!DOCTYPE html>', 1)
    """
    from workplan.concern import named_in
    from workplan.errors import A_DOCUMENT, expect
    from workplan.exports.report.content import Content
    from workplan.exports.report.page import page
    from workplan.exports.report.texts import words
    from workplan.model import Document

    expect(document, Document, "document", **A_DOCUMENT)
    chosen = "" if unit is None else named_in(document, unit, lexicon=lexicon)
    return page(Content(document, words(lang), lexicon, home, pages, chosen))


def listed(document: Document, file: str, *, lang: str = "zh") -> Notice:
    """Return what :func:`index` needs of ``document``, so that the document itself need not be kept.

    Args:
        document: what :func:`workplan.parse` returned.
        file: path of its page, from the folder of the page that lists it.
        lang: language of the page, as for :func:`index`.
    """
    from workplan.exports.report.overview import notice
    from workplan.exports.report.texts import words

    return notice(document, file, words(lang))


def index(notices: Sequence[Notice], *, lang: str = "zh", lexicon: Lexicon | None = None) -> str:
    """Return the page that lists notices with the tasks, deadlines and units of all, each linked to its place.

    >>> import workplan
    >>> page = index([listed(workplan.parse("一、编目\\n2030年底前编制目录。"), "甲.html")])
    >>> "%E7%94%B2.html#w1" in page, "2030-12-31" in page
    (True, True)
    """
    from workplan.exports.report.overview import overview
    from workplan.exports.report.texts import words

    return overview(notices, words(lang), lexicon)
