"""Tasks → the table of tasks as HTML, to be sorted, filtered, copied and saved; and the choice of units above it.

What the filters ask is in data attributes: who is named, which groups, when it is due, what it mentions.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from workplan.concern import groups_for
from workplan.exports.report.elements import Child, Element, tag
from workplan.exports.report.tasks import COLUMNS, Task
from workplan.lexicon import default

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workplan.lexicon import Lexicon
    from workplan.texts import Words

SOURCE: Final = "source"
"""The column that only a table of several documents has."""

_ALWAYS: Final = ("measure", "due")


@dataclass(frozen=True)
class Listed:
    """A task of one of several documents.

    Attributes:
        task: the task.
        source: name of its document; None where there is only one.
        href: where it stands.
    """

    task: Task
    source: str | None
    href: str | None


@dataclass(frozen=True)
class TaskTable:
    """Tasks on their way to the page.

    Attributes:
        rows: the tasks in order.
        words: the texts of the page's language.
        more_units: bodies that are named outside the tasks only.
        lexicon: the words of groups and places, the built-in ones if None.
        chosen: the unit whose tasks the page shows when it is opened, empty for all.
    """

    rows: tuple[Listed, ...]
    words: Words
    more_units: tuple[str, ...] = ()
    lexicon: Lexicon | None = None
    chosen: str = ""

    @cached_property
    def units(self) -> Mapping[str, int]:
        """The number of each body that has work to do, from 1; those with most come first."""
        names = Counter(name for row in self.rows for name in row.task.units)
        ordered = [*(name for name, _ in names.most_common()), *self.more_units]
        return {name: number for number, name in enumerate(dict.fromkeys(ordered), 1)}

    @cached_property
    def _groups(self) -> tuple[str, ...]:
        named = dict.fromkeys(group for row in self.rows for group in row.task.groups)
        return tuple(group for group in named if group in self.units)

    def select(self) -> Element:
        """Return the choice of units; each knows the groups that it may belong to."""
        words = self.lexicon or default()
        options = [tag("option", self.words.say("unit.all"), value="")]
        for name, number in self.units.items():
            numbers = " ".join(str(self.units[group]) for group in groups_for(name, self._groups, words))
            chosen = name == self.chosen
            options.append(tag("option", name, value=str(number), data_groups=numbers or None, selected=chosen))
        return tag("select", options, id="unit")

    def view(self) -> list[Element]:
        """Return the buttons and the table; without script it is the table in source order."""
        say = self.words.say
        if not self.rows:
            return [tag("p", say("tasks.none"), class_="note")]
        rows = (self._row(at, row) for at, row in enumerate(self.rows, 1))
        table = tag("table", self._head(), tag("tbody", rows, lang="zh-CN"))
        buttons = tag(
            "p",
            tag("button", say("copy"), type="button", id="copy"),
            tag("button", say("save"), type="button", id="save"),
            tag("output", id="copied", role="status"),
            class_="actions scripted",
        )
        region = tag("div", table, class_="wide", role="region", aria_label=say("tasks"), tabindex="0")
        return [buttons, tag("p", say("tasks.nothing"), class_="note", id="no-tasks", hidden=True), region]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns that any task has something in, and those that no table lacks."""
        used = {column for column in COLUMNS if any(row.task.cells[column] for row in self.rows)}
        source = (SOURCE,) if any(row.source is not None for row in self.rows) else ()
        return (*source, *(column for column in COLUMNS if column in used or column in _ALWAYS))

    def _head(self) -> Element:
        cells = [tag("th", self._sorter("number"), scope="col", data_field="number")]
        cells += [tag("th", self._sorter(column), scope="col", data_field=column) for column in self.columns]
        return tag("thead", tag("tr", cells))

    def _sorter(self, column: str) -> Element:
        return tag("span", self.words.say(f"column.{column}"), class_="sorter")

    def _row(self, at: int, row: Listed) -> Element:
        """Return a task's row; its number is that in the whole table."""
        task, label = row.task, self.words.say
        number: Child = tag("a", str(at), href=row.href, class_="to-text") if row.href else str(at)
        cells = [tag("th", number, scope="row", data_field="number")]
        cells += [
            tag("td", self._cell(row, column), data_field=column, data_label=label(f"column.{column}"))
            for column in self.columns
        ]
        named = sorted(self.units[name] for name in task.names if name in self.units)
        return tag(
            "tr",
            cells,
            id=f"t{at}",
            data_u=" ".join(map(str, named)) or None,
            data_g=" ".join(str(self.units[name]) for name in task.groups if name in self.units) or None,
            data_due=" ".join(day.isoformat() for day in task.due) or None,
            data_k=" ".join(task.kinds) or None,
        )

    def _cell(self, row: Listed, column: str) -> list[Child]:
        if column == SOURCE:
            return [row.source or ""]
        text = row.task.cells[column]
        if column == "due" and text:
            return [tag("time", text, datetime=text)]
        return [text] if text else []
