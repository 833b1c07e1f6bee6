"""Content → the times that bind the work, in the order of time: an axis with dots and bars, and lists."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from workplan.exports.report.elements import Child, Element, tag
from workplan.model import Role, Time, TimeKind

if TYPE_CHECKING:
    from workplan.exports.report.content import Content
    from workplan.exports.report.marks import Mark

_WIDTH: Final = 1000
_EDGE: Final = 40
_STEP: Final = 14
_NAMED: Final = 20
"""Bodies that are named beside a time; a section with more has them in its table."""

_TALLEST: Final = 12
"""Rows of dots one above another; what would stand higher stands in the highest row."""


def timeline(content: Content) -> list[Element]:
    """Return the time line: dated times first, then those that recur, go on, or name no date."""
    say = content.words.say
    times = [mark for mark in content.marks if isinstance(mark.found, Time)]
    binding = [mark for mark in times if _kind(mark) != TimeKind.REFERENCE]
    groups: dict[str, list[Mark]] = {"dated": [], "recurrence": [], "continuous": [], "open": []}
    for mark in binding:
        groups[_group(mark)].append(mark)
    groups["dated"].sort(key=lambda mark: (_days(mark)[-1], _days(mark)[0], mark.number))
    found: list[Element] = []
    if len({day for mark in groups["dated"] for day in _days(mark)}) > 1:
        found.append(_axis(content, groups["dated"]))
    for name, marks in groups.items():
        if marks:
            found.append(tag("h3", say(f"timeline.{name}"), f" {len(marks)}"))
            found.append(tag("ol", (_entry(content, mark) for mark in marks), class_="line"))
    if not binding:
        found.append(tag("p", say("timeline.none"), class_="note"))
    if len(times) > len(binding):
        found.append(tag("p", say("timeline.background", count=len(times) - len(binding)), class_="note"))
    return found


def _kind(mark: Mark) -> TimeKind | None:
    return mark.found.kind if isinstance(mark.found, Time) else None


def _days(mark: Mark) -> list[dt.date]:
    """Return the dates of a time, one or two."""
    found = mark.found
    return [day for day in (found.start, found.end) if day] if isinstance(found, Time) else []


def _group(mark: Mark) -> str:
    kind = _kind(mark)
    if kind in (TimeKind.RECURRENCE, TimeKind.CONTINUOUS):
        return str(kind)
    return "dated" if _days(mark) else "open"


def _entry(content: Content, mark: Mark) -> Element:
    """Return one time: its dates, as written, the section and who does it."""
    say, row = content.words.say, mark.row
    days = [tag("time", day.isoformat(), datetime=day.isoformat()) for day in _days(mark)]
    when: list[Child] = [*days[-1:]]
    if len(days) == 2 and days[0].text != days[1].text:
        when = [days[0], " – ", days[1]]
    elif not days and row["relative_to"]:
        when = [str(row["relative_to"])]
    name = content.section_name(mark.section)
    doers = _doers(content, mark.section)
    return tag(
        "li",
        tag("span", when, class_="when") if when else None,
        tag("span", say(f"kind.{row['kind']}"), class_="sort"),
        " ",
        tag("a", str(row["text"]), href=f"#m{mark.number}", class_="to-text"),
        tag("span", tag("a", name, href=f"#s{mark.section}") if mark.section else name, class_="where"),
        tag("span", "、".join(doers), class_="who") if doers else None,
        data_n=str(mark.number),
    )


def _doers(content: Content, number: int) -> list[str]:
    """Return who leads or does the work of a section."""
    if not number:
        return []
    roles = (Role.LEAD, Role.RESPONSIBLE)
    section = content.sections[number - 1]
    rows = (r.text for role in roles for r in section.responsibilities if r.role == role)
    named: dict[str, None] = {}
    for text in rows:
        named[text] = None
        if len(named) > _NAMED:
            return [*list(named)[:_NAMED], "…"]
    return list(named)


def _axis(content: Content, marks: list[Mark]) -> Element:
    """Return the picture: years or months below, a dot a deadline, a bar a period. The list says the same in words."""
    first = min(_days(mark)[0] for mark in marks).replace(day=1, month=1)
    last = max(_days(mark)[-1] for mark in marks)
    span = (last.replace(month=12, day=31) - first).days

    def x(day: dt.date) -> str:
        return f"{_EDGE + (day - first).days * (_WIDTH - 2 * _EDGE) / span:.1f}"

    heights: dict[str, int] = {}
    shapes = []
    for mark in marks:
        days = _days(mark)
        at = x(days[-1])
        heights[at] = min(heights.get(at, 0) + 1, _TALLEST)
        y = str(-heights[at] * _STEP)
        if len(days) == 2 and days[0] != days[1]:
            shapes.append(tag("line", x1=x(days[0]), x2=at, y1=y, y2=y, class_="bar"))
        shapes.append(tag("circle", cx=at, cy=y, r="5", class_="dot", data_n=str(mark.number)))
    top = -(max(heights.values()) + 1) * _STEP
    years = range(first.year, last.year + 1)
    every = len(years) // 12 + 1
    ticks = []
    for year in years:
        if (year - first.year) % every:
            continue
        at = x(dt.date(year, 1, 1))
        ticks.append(tag("line", x1=at, x2=at, y1="0", y2="8", class_="tick"))
        ticks.append(tag("text", str(year), x=at, y="24"))
        if len(years) <= 3:
            for month in (4, 7, 10):
                at = x(dt.date(year, month, 1))
                ticks.append(tag("line", x1=at, x2=at, y1="0", y2="5", class_="tick"))
                ticks.append(tag("text", f"{month:02}", x=at, y="20", class_="month"))
    base = tag("line", x1=str(_EDGE), x2=str(_WIDTH - _EDGE), y1="0", y2="0", class_="tick")
    label = content.words.say("timeline.chart")
    picture = tag("svg", base, ticks, shapes, viewBox=f"0 {top} {_WIDTH} {32 - top}", role="img", aria_label=label)
    return tag("div", picture, class_="axis", role="group", aria_label=content.words.say("timeline"), tabindex="0")
