"""Notices, each with its page → the page that lists them, and the tasks, deadlines and units of all."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from workplan.exports.report.controls import bar
from workplan.exports.report.elements import Child, Element, tag
from workplan.exports.report.frame import TABLE_SAYS, fact, frame, tools
from workplan.exports.report.tasks import Limit, Task, tasks
from workplan.exports.report.tasks_view import Listed, TaskTable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from workplan.lexicon import Lexicon
    from workplan.model import Document
    from workplan.texts import Words


@dataclass(frozen=True, slots=True)
class Notice:
    """What the list needs of one notice, without the document itself.

    Attributes:
        href: address of its page.
        title: its title, or its name.
        document_number: its number, empty if it has none.
        issued: the day of issue.
        tasks: its tasks.
        doubts: how many places were doubtful.
    """

    href: str
    title: str
    document_number: str
    issued: dt.date | None
    tasks: tuple[Task, ...]
    doubts: int


def notice(document: Document, file: str, words: Words) -> Notice:
    """Return what the list needs of ``document``, whose page is ``file`` (a path below the list's folder)."""
    head = document.masthead
    return Notice(
        href=quote(file),
        title=document.title or document.name or words.say("plan"),
        document_number=head.document_number.value if head.document_number else "",
        issued=head.date_issued.value if head.date_issued else None,
        tasks=tasks(document, words),
        doubts=len(document.diagnostics),
    )


def overview(notices: Sequence[Notice], words: Words, lexicon: Lexicon | None = None) -> str:
    """Return the page as HTML text."""
    rows = [Listed(task, one.title, f"{one.href}#w{task.number}") for one in notices for task in one.tasks]
    table = TaskTable(tuple(rows), words, lexicon=lexicon)
    views = {
        "notices": _notices(notices, words),
        "tasks": table.view(),
        "deadlines": _deadlines(table),
        "units": _units(table),
    }
    return frame(
        words,
        words.say("index"),
        _body(notices, table, views),
        scripts=("views.js", "tasks.js", "overview.js"),
        said=TABLE_SAYS,
    )


def _body(notices: Sequence[Notice], table: TaskTable, views: dict[str, list[Element]]) -> Iterator[Child]:
    words = table.words
    dated = sum(bool(row.task.due) for row in table.rows)
    size = words.say("index.size", notices=len(notices), tasks=len(table.rows), dated=dated, units=len(table.units))
    yield tag("a", words.say("skip.index"), href="#notices", class_="skip")
    yield tag("header", tag("h1", words.say("index")), tag("dl", fact(words.header("size"), size)), tools(words))
    yield bar(words, views, units=table.select(), kinds=None)
    parts = (
        tag(
            "section",
            tag("h2", words.say(name), id=f"h-{name}"),
            tag("div", view),
            id=name,
            class_="view",
            aria_labelledby=f"h-{name}",
            tabindex="-1",
        )
        for name, view in views.items()
    )
    yield tag("div", tag("main", parts), class_="columns")


def _table(words: Words, name: str, columns: Sequence[str], rows: Sequence[Element]) -> list[Element]:
    head = tag("thead", tag("tr", (tag("th", words.say(column), scope="col") for column in columns)))
    table = tag("table", head, tag("tbody", rows))
    return [tag("div", table, class_=f"wide {name}", role="region", aria_label=words.say(name), tabindex="0")]


def _notices(notices: Sequence[Notice], words: Words) -> list[Element]:
    """Return the table of notices; each row tells which rows of the tasks are its."""
    columns = ("title", "masthead.document_number", "masthead.date_issued", "tasks.count", "dated", "last", "doubtful")
    rows, at = [], 0
    for one in notices:
        days = [day for task in one.tasks for day in task.due]
        cells = {
            "document_number": one.document_number,
            "issued": one.issued.isoformat() if one.issued else "",
            "tasks": str(len(one.tasks)),
            "dated": str(sum(bool(task.due) for task in one.tasks)),
            "last": max(days).isoformat() if days else "",
            "doubts": str(one.doubts or ""),
        }
        rows.append(
            tag(
                "tr",
                tag("th", tag("a", one.title, href=one.href), scope="row", data_field="title", lang="zh-CN"),
                (tag("td", text, data_field=column) for column, text in cells.items()),
                data_from=str(at + 1),
                data_to=str(at + len(one.tasks)),
            )
        )
        at += len(one.tasks)
    return _table(words, "notices", columns, rows)


def _deadlines(table: TaskTable) -> list[Element]:
    """Return the days on which something is due, in order, each with what, by whom, from which notice."""
    days: dict[dt.date, list[Element]] = defaultdict(list)
    for at, row in enumerate(table.rows, 1):
        for limit in row.task.limits:
            days[limit.day].append(_due(row, at, limit))
    if not days:
        return [tag("p", table.words.say("timeline.none"), class_="note")]
    found = []
    for day in sorted(days):
        date, count = tag("time", day.isoformat(), datetime=day.isoformat()), str(len(days[day]))
        found.append(tag("h3", date, " ", tag("span", count, class_="count")))
        found.append(tag("ol", days[day], class_="line"))
    return found


def _due(row: Listed, at: int, limit: Limit) -> Element:
    cells = row.task.cells
    doers = "、".join(cells[role] for role in ("lead", "responsible") if cells[role])
    what = limit.what or cells["task"] or limit.written
    return tag(
        "li",
        tag("span", limit.written, class_="sort"),
        " ",
        tag("a", what, href=row.href) if row.href else what,
        tag("span", doers, class_="who") if doers else None,
        tag("span", row.source or "", class_="where"),
        lang="zh-CN",
        data_n=str(at),
        data_due=limit.day.isoformat(),
    )


def _units(table: TaskTable) -> list[Element]:
    """Return the units with how many tasks name them, how many they lead, how many notices these are from."""
    rows = []
    mine: dict[str, list[Listed]] = defaultdict(list)
    for row in table.rows:
        for name in row.task.names & table.units.keys():
            mine[name].append(row)
    for name, number in table.units.items():
        counts = (
            len(mine[name]),
            sum(name in row.task.leads for row in mine[name]),
            sum(bool(row.task.due) for row in mine[name]),
            len({row.href.partition("#")[0] for row in mine[name] if row.href}),
        )
        link = tag("a", name, href="#tasks", data_u=str(number))
        cells = (tag("td", str(count) if count else "") for count in counts)
        rows.append(tag("tr", tag("th", link, scope="row", lang="zh-CN"), cells, data_u=str(number)))
    return _table(table.words, "units", ("unit", "tasks.count", "leads.count", "dated", "notices.count"), rows)
