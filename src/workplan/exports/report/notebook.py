"""Document → a short piece of HTML for notebooks: title, facts, doubts, the first tasks; no style, no script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workplan.exports.report.content import Content
from workplan.exports.report.elements import tag, to_html
from workplan.exports.report.texts import words

if TYPE_CHECKING:
    from workplan.model import Document

_FIRST: Final = 12
_COLUMNS: Final = ("task", "measure", "lead", "responsible", "due")
_LONGEST: Final = 60


def notebook(document: Document, *, lang: str = "zh") -> str:
    """Return what a notebook shows of ``document``; every text of it is escaped.

    >>> import workplan
    >>> shown = notebook(workplan.parse("一、统一目录\\n编制<目录>。（责任单位：省数据局）"))
    >>> "编制&lt;目录&gt;。" in shown, "省数据局" in shown
    (True, True)
    """
    say = words(lang).say
    content = Content(document, words(lang))
    head, table = document.masthead, content.table
    columns = [column for column in _COLUMNS if column in table.columns]
    size = say(
        "size.value",
        chapters=len(document.chapters),
        items=len(document.items),
        tasks=len(content.tasks),
        marks=len(content.marks),
    )
    facts = [
        head.document_number.value if head.document_number else "",
        "、".join(text.value for text in head.issuers),
        head.date_issued.value.isoformat() if head.date_issued else "",
        size,
        say("doubts", count=len(document.diagnostics)) if document.diagnostics else "",
    ]
    rows = [
        tag("tr", tag("th", str(task.number)), (tag("td", _short(task.cells[column])) for column in columns))
        for task in content.tasks[:_FIRST]
    ]
    names = tag("tr", (tag("th", say(f"column.{column}")) for column in ("number", *columns)))
    more = len(content.tasks) - len(rows)
    shown = tag(
        "div",
        tag("p", tag("strong", document.title or document.name or say("plan"))),
        tag("p", " · ".join(fact for fact in facts if fact)),
        tag("table", tag("thead", names), tag("tbody", rows)) if rows else None,
        tag("p", say("more", count=more)) if more else None,
    )
    return to_html(shown)


def _short(text: str) -> str:
    told = " ".join(text.split())
    return told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1]}…"
