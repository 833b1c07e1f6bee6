"""Content → units × chapters as an HTML table: in how many items of each chapter each unit has a part."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from workplan.exports.report.content import unit_names
from workplan.exports.report.elements import Element, tag
from workplan.model import Responsibility, Role

if TYPE_CHECKING:
    from workplan.exports.report.content import Content
    from workplan.exports.report.marks import Mark

_DARKEST: Final = 4
_LEADS: Final = "◆"
_CELLS: Final = 50_000
"""Cells of the table; units with little to do are left out where there would be more."""


def matrix(content: Content) -> list[Element]:
    """Return the table, or a sentence where the plan names no units."""
    say = content.words.say
    cells: dict[tuple[str, int], list[Mark]] = defaultdict(list)
    for mark in content.marks:
        for name in dict.fromkeys(unit_names(mark)):
            cells[name, content.chapter(mark.section)].append(mark)
    if not cells:
        return [tag("p", say("matrix.none"), class_="note")]
    chapters = sorted({chapter for _, chapter in cells})
    head = tag(
        "tr",
        tag("th", say("unit"), scope="col"),
        (tag("th", _chapter(content, chapter), scope="col", class_="chapter") for chapter in chapters),
        tag("th", say("matrix.total"), scope="col"),
    )
    totals: Counter[str] = Counter()
    for (name, _), marks in cells.items():
        totals[name] += _items(marks)
    names = sorted(content.units, key=lambda name: (-totals[name], content.units[name]))
    shown = names[: max(1, _CELLS // len(chapters))]
    rows = [
        tag(
            "tr",
            tag("th", name, scope="row"),
            (_cell(content, name, chapter, cells.get((name, chapter), ())) for chapter in chapters),
            tag("td", str(totals[name]), class_="total"),
            data_u=str(content.units[name]),
        )
        for name in shown
    ]
    table = tag("table", tag("thead", head), tag("tbody", rows))
    return [
        tag("p", say("matrix.note"), class_="note"),
        *(
            [tag("p", say("matrix.more", count=len(names) - len(shown)), class_="note")]
            if len(names) > len(shown)
            else []
        ),
        tag("div", table, class_="wide grid", role="region", aria_label=say("matrix"), tabindex="0"),
    ]


def _items(marks: Sequence[Mark]) -> int:
    return len({mark.section for mark in marks})


def _chapter(content: Content, chapter: int) -> Element:
    name = content.section_name(chapter)
    return tag("a", name, href=f"#s{chapter}", title=name) if chapter else tag("span", name)


def _cell(content: Content, name: str, chapter: int, marks: Sequence[Mark]) -> Element:
    """Return the number of items, a link to the first of them."""
    if not marks:
        return tag("td")
    say, count = content.words.say, _items(marks)
    leads = any(isinstance(mark.found, Responsibility) and mark.found.role == Role.LEAD for mark in marks)
    told = say("matrix.cell", unit=name, chapter=content.section_name(chapter), count=count)
    return tag(
        "td",
        tag(
            "a",
            f"{count}{_LEADS if leads else ''}",
            href=f"#m{marks[0].number}",
            aria_label=told + (say("matrix.leads") if leads else ""),
            data_u=str(content.units[name]),
        ),
        class_=f"h{min(count, _DARKEST)}",
    )
