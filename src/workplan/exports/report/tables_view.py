"""Content → the four tables as HTML: a row a mention, with all that is known of it; the side panel shows one row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workplan.exports.report.content import unit_names
from workplan.exports.report.elements import Child, Element, tag
from workplan.exports.report.marks import KINDS, Mark
from workplan.exports.tables import Cell
from workplan.exports.told import is_limit
from workplan.model import Time
from workplan.rulebook import all_rules
from workplan.texts import figure

if TYPE_CHECKING:
    from workplan.exports.report.content import Content

SHOWN: Final = {
    "responsibilities": ("path", "role", "text", "units"),
    "regulations": ("path", "title", "action", "category", "document_number"),
    "times": ("path", "text", "kind", "start", "end", "recurrence"),
    "targets": ("path", "text", "comparator", "value", "unit"),
}
"""The columns that the tables show; the others are seen in the side panel."""

ONLY_IN_PANEL: Final = {
    "responsibilities": ("canonical", "aliases", "collective"),
    "regulations": ("stands_for",),
    "times": ("relative_to",),
    "targets": ("high", "approximate", "base_value", "base_unit"),
}

_TRANSLATED: Final = ("role", "action", "category", "kind")
_TABLE_WORDS: Final = {"text": "written", "document_number": "masthead.document_number", ("targets", "unit"): "counted"}


def tables_view(content: Content) -> list[Element]:
    """Return a heading and a table for each kind of mention."""
    found = []
    for kind in KINDS:
        marks = [mark for mark in content.marks if mark.kind == kind]
        title = content.words.say(kind)
        found.append(tag("h3", tag("span", title, class_=f"badge k-{kind}"), f" {len(marks)}", id=f"t-{kind}"))
        if marks:
            table = tag("table", _head(content, kind), tag("tbody", (_row(content, mark) for mark in marks)))
            found.append(tag("div", table, class_="wide", role="region", aria_labelledby=f"t-{kind}", tabindex="0"))
        else:
            found.append(tag("p", content.words.say("nothing"), class_="note"))
    return found


def _head(content: Content, kind: str) -> Element:
    """Return the row of headers."""
    say = content.words.say
    cells = [tag("th", say("row"), scope="col")]
    cells += [tag("th", _label(content, kind, column), scope="col") for column in SHOWN[kind]]
    hidden = (*ONLY_IN_PANEL[kind], "task", "place", "rule")
    cells += [tag("th", _label(content, kind, column), scope="col", class_="more") for column in hidden]
    return tag("thead", tag("tr", cells))


def _label(content: Content, kind: str, column: str) -> str:
    return content.words.header(_TABLE_WORDS.get((kind, column)) or _TABLE_WORDS.get(column) or column)


def _row(content: Content, mark: Mark) -> Element:
    """Return a mention's row; its data attributes are what the filters look at."""
    found, units = mark.found, content.units
    cells = [tag("th", tag("a", str(mark.number), href=f"#m{mark.number}", class_="to-text"), scope="row")]
    cells += [tag("td", _cell(content, mark, column), data_field=column) for column in SHOWN[mark.kind]]
    hidden = {column: _cell(content, mark, column) for column in ONLY_IN_PANEL[mark.kind]}
    hidden |= {
        "task": _task(content, mark),
        "place": [f"{found.span.start}–{found.span.end}"],
        "rule": _rule(content, found.rule),
    }
    cells += [tag("td", cell, data_field=column, class_="more") for column, cell in hidden.items()]
    return tag(
        "tr",
        cells,
        id=f"r{mark.number}",
        data_kind=mark.kind,
        data_group=mark.group,
        data_s=str(mark.section),
        data_t=str(content.task_of(mark)),
        data_u=" ".join(str(units[name]) for name in unit_names(mark)) or None,
        data_due=found.end.isoformat() if isinstance(found, Time) and found.end and is_limit(found) else None,
    )


def _cell(content: Content, mark: Mark, column: str) -> list[Child]:
    """Return what stands in a cell."""
    value = mark.row[column]
    if column == "path":
        name = content.section_name(mark.section)
        return [tag("a", name, href=f"#s{mark.section}") if mark.section else name]
    if column in _TRANSLATED:
        return [content.words.say(f"{column}.{value}")]
    return _plain(content, value)


def _task(content: Content, mark: Mark) -> list[Child]:
    """Return a link to the row of the mark's task."""
    number = content.task_of(mark)
    return [tag("a", content.words.say("task.number", number=number), href=f"#t{number}")] if number else []


def _plain(content: Content, value: Cell) -> list[Child]:
    if isinstance(value, bool):
        return [content.words.say("yes" if value else "no")]
    if isinstance(value, list):
        elements: list[Child] = []
        for one in value:
            elements += ["、" if elements else None, tag("span", one or "—", class_="el")]
        return elements if any(value) else []
    if isinstance(value, float):
        return [figure(value)]
    return [] if value is None else [str(value)]


def _rule(content: Content, code: str) -> list[Child]:
    """Return a rule's code and what it says."""
    rule = all_rules().get(code)
    said = (rule.zh if content.words.lang == "zh" else rule.en) if rule else None
    return [tag("code", code), tag("span", said, class_="said") if said else None]
