"""Measures and mentions → the lines of a plan in the terminal: what is to be done, below it who, by when, how much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from workplan.cli.shell import Shell
    from workplan.model import Document, Measure, Mention, Mentions, Responsibility, Section, Span

STYLES: Final = {
    "lead": "bold yellow",
    "responsible": "yellow",
    "cooperating": "green",
    "supervising": "magenta",
    "leader": "magenta",
    "regulations": "cyan",
    "times": "red",
    "targets": "blue",
    "label": "dim",
    "heading": "bold",
    "file": "bold underline",
    "text": "dim",
}
"""How each kind of value looks."""


def measure_block(
    shell: Shell, document: Document, section: Section, measure: Measure, *, with_text: bool, verbose: bool
) -> RenderableType:
    """Return one of the measures of a section: its number and text, below it who answers and what belongs to it."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    from workplan.model import Span

    clauses = [row.clause.end for row in measure.responsibilities]
    span = measure.span
    if with_text:
        span = Span(start=span.start, end=max(span.end, *clauses)) if clauses else span
    text = marked(document, section, span, whole=with_text) if measure.text else Text(section.heading or "")
    rows = [*mentions(shell, measure, verbose=verbose), *inherited(shell, document, measure)]
    parts: list[RenderableType] = [columns([(f"{measure.number}", text)])]
    if rows:
        parts.append(Padding(columns(rows), (0, 0, 0, 2)))
    return Padding(Group(*parts), (0, 0, 0, 2))


def inherited(shell: Shell, document: Document, measure: Measure) -> Iterator[tuple[str, Text]]:
    """Yield a line for each role of a clause that answers for a measure from elsewhere, and where it stands."""
    from rich.text import Text

    if measure.inherited is None:
        return
    for name, units in _units(shell, document.answering(measure)):
        yield name, Text.assemble(units, (f" ← {measure.inherited}", STYLES["label"]))


def marked(document: Document, section: Section, span: Span | None, *, whole: bool) -> Text:
    """Return a stretch of a section with its mentions in colour; its first characters unless ``whole``.

    Where the own text stands in several places (no ``span``), all of it, without colour.
    """
    from rich.text import Text

    text = Text(section.text) if span is None else coloured(document, span, section.own_mentions)
    lines = Text("\n").join(line for line in text.split("\n") if line.plain.strip())
    if not whole:
        lines.truncate(_FIRST, overflow="ellipsis")
    return lines


def coloured(document: Document, span: Span, mentions: Iterable[Mention]) -> Text:
    """Return a stretch of the text with those mentions in colour that lie in it."""
    from rich.text import Text

    text = Text(span.of(document.text), STYLES["text"])
    for found in mentions:
        if span.start <= found.span.start and found.span.end <= span.end:
            text.stylize("not dim " + _style(found), found.span.start - span.start, found.span.end - span.start)
    return text


_FIRST: Final = 60
"""Cells shown of the text of a section without heading."""


def _style(found: Mention) -> str:
    """Return the style of a mention."""
    from workplan.model import Regulation, Responsibility, Time

    match found:
        case Responsibility():
            return STYLES[found.role]
        case Regulation():
            return STYLES["regulations"]
        case Time():
            return STYLES["times"]
        case _:
            return STYLES["targets"]


def _units(shell: Shell, rows: Iterable[Responsibility]) -> Iterator[tuple[str, Text]]:
    """Yield a name and a line for each role."""
    from rich.text import Text

    by_role: dict[str, list[str]] = {}
    for found in rows:
        by_role.setdefault(found.role, []).extend(unit.name for unit in found.units)
    for role, units in by_role.items():
        yield shell.say(f"role.{role}"), Text(" ").join(Text(unit, STYLES[role]) for unit in units)


def mentions(shell: Shell, place: Mentions | Measure, *, verbose: bool) -> Iterator[tuple[str, Text]]:
    """Yield a name and a line for each role and kind that a place has; what binds nothing only if ``verbose``."""
    from rich.text import Text

    yield from _units(shell, place.responsibilities)
    by_action: dict[str, list[str]] = {}
    for regulation in place.regulations:
        by_action.setdefault(regulation.action, []).append(str(regulation))
    for action, titles in by_action.items():
        yield shell.say(f"action.{action}"), Text(" ").join(Text(title, STYLES["regulations"]) for title in titles)
    for time in place.times:
        if time.kind == "reference" and not verbose:
            continue
        days = " – ".join(dict.fromkeys(day.isoformat() for day in (time.start, time.end) if day))
        told = " ".join(filter(None, (time.text, time.recurrence or "", days)))
        yield shell.say(f"kind.{time.kind}"), Text(told, STYLES["times"])
    for target in place.targets:
        told = f"{target.text} ({target.amount})"
        yield shell.say("field.target"), Text(told, STYLES["targets"])


def columns(rows: list[tuple[str, Text]]) -> RenderableType:
    """Lay out names and values in two columns."""
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in rows:
        grid.add_row(Text(name, STYLES["label"]), value)
    return grid
