"""Page → things that rich prints: in colour, old beside new where the terminal is wide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from workplan.comparison.model import Operation, Piece
from workplan.comparison.quoting import beginning, shortened
from workplan.comparison.views.page import Difference, Entry, Page

WIDE: Final = 120
"""Cells from which old and new stand side by side."""

_CONTEXT: Final = 18
_FIRST: Final = 120
"""Characters shown of an added or dropped text."""

_TONES: Final = {"gain": "green", "loss": "red", "change": "yellow"}
_RELATIONS: Final = {"added": "bold green", "dropped": "bold red", "split": "bold magenta", "merged": "bold magenta"}
_PIECES: Final = {Operation.EQUAL: "", Operation.DELETE: "red strike", Operation.INSERT: "green underline"}
_MARKS: Final = {Operation.DELETE: ("[-", "-]"), Operation.INSERT: ("{+", "+}")}


def render(page: Page, *, width: int, colour: bool) -> Iterator[RenderableType]:
    """Yield the page's parts.

    Args:
        page: what to show.
        width: cells of the terminal.
        colour: whether it shows colours; without them marks stand around what goes and comes.
    """
    yield Text(page.title, "bold")
    yield _grid([(word, Text(title + (f"  {name}" if name else ""))) for word, title, name in page.editions])
    for doubt in page.doubts:
        yield Text(f"{page.say('doubts')}{page.say('colon')}{doubt}", "bold yellow")
    if page.nothing:
        yield Text(page.nothing)
        return
    yield Text(" · ".join(page.counts), "dim")
    if page.masthead:
        yield Text("\n" + page.say("masthead"), "bold")
        yield _grid([(label, _fields(old, new, colour=colour)) for label, old, new in page.masthead])
    for block in page.blocks:
        yield Text(f"\n{block.heading}", "bold")
        for entry in block.entries:
            yield from _entry(entry, page.say("colon"), wide=width >= WIDE, colour=colour)
    if page.renumbered:
        yield Text("\n" + page.say("renumbered-only"), "bold")
        for run in page.renumbered:
            yield Text(run, "dim")


def _grid(rows: Iterable[tuple[str, Text]]) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in rows:
        grid.add_row(Text(name, "dim"), value)
    return grid


def _fields(old: str, new: str, *, colour: bool) -> Text:
    pieces = [(Operation.DELETE, old), (Operation.INSERT, new)]
    return _marked((Piece(operation=op, text=text) for op, text in pieces if text), colour=colour, gap=" ")


def _entry(entry: Entry, colon: str, *, wide: bool, colour: bool) -> Iterator[RenderableType]:
    badges = Text(" ").join(Text(word, _RELATIONS.get(value, "bold cyan")) for value, word in entry.relations)
    yield Text.assemble("\n", badges, "  ", (entry.place, "bold"))
    for line in entry.lines:
        yield Padding(Text.assemble((line.label + colon, _TONES[line.tone]), line.text), (0, 0, 0, 2))
    for difference in entry.untold:
        yield Padding(_difference(difference, colon, wide=wide, colour=colour), (0, 0, 0, 2))
    if entry.text:
        yield Padding(Text(beginning(entry.text, _FIRST), "dim"), (0, 0, 0, 2))


def _difference(difference: Difference, colon: str, *, wide: bool, colour: bool) -> RenderableType:
    pieces = list(shortened(difference.pieces, _CONTEXT))
    if not wide:
        return Text.assemble((difference.label + colon, "dim"), _marked(pieces, colour=colour))
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    old = (piece for piece in pieces if piece.operation is not Operation.INSERT)
    new = (piece for piece in pieces if piece.operation is not Operation.DELETE)
    table.add_row(Text(difference.label, "dim"), _marked(old, colour=colour), _marked(new, colour=colour))
    return table


def _marked(pieces: Iterable[Piece], *, colour: bool, gap: str = "") -> Text:
    parts = []
    for piece in pieces:
        before, after = ("", "") if colour else _MARKS.get(piece.operation, ("", ""))
        parts.append(Text(f"{before}{piece.text}{after}", _PIECES[piece.operation]))
    return Text(gap).join(parts)
