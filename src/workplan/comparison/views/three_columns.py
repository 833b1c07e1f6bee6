"""Page → the rows of a three-column table (对照表): old, new, remarks; what every office paper of them lays out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from workplan.comparison.model import ChangeKind, Operation, Piece, Place, Relation
from workplan.comparison.quoting import clauses
from workplan.comparison.views.lines import ARROW
from workplan.comparison.views.page import Entry, Page


class Run(NamedTuple):
    """Words of a cell that look alike; a line feed ends a paragraph."""

    text: str
    operation: Operation = Operation.EQUAL
    heading: bool = False


Cell = tuple[Run, ...]


class Row(NamedTuple):
    """One row: a section that changed, or (``chapter``) a heading over all columns."""

    old: Cell
    new: Cell
    remarks: tuple[str, ...]
    chapter: str = ""


def table_title(page: Page) -> str:
    """Return the title of the table."""
    return page.title if page.unit else page.say("table")


def notes(page: Page) -> Iterator[str]:
    """Yield what stands between the title and the table: the editions, doubts, how much changed."""
    colon = page.say("colon")
    for word, title, name in page.editions:
        yield f"{word}{colon}{title}" + (f" ({name})" if name else "")
    yield from (f"{page.say('doubts')}{colon}{doubt}" for doubt in page.doubts)
    yield page.nothing or " · ".join(page.counts)


def closing(page: Page) -> Iterator[str]:
    """Yield what stands behind the table: how words are marked, sections of which only the number changed."""
    yield page.say("table.legend")
    if page.renumbered:
        yield f"{page.say('renumbered-only')}{page.say('colon')}{page.say('join-clauses').join(page.renumbered)}"


def rows(page: Page) -> Iterator[Row]:
    """Yield the rows; what did not change has none."""
    if page.masthead:
        yield Row((), (), (), page.say("masthead"))
    for label, old, new in page.masthead:
        yield Row(_whole(old, Operation.DELETE), _whole(new, Operation.INSERT), (label,))
    for block in page.blocks:
        if page.unit:
            yield Row((), (), (), block.heading)
        for chapter, entries in groupby(block.entries, key=lambda entry: entry.chapter):
            yield Row((), (), (), chapter)
            yield from (_row(entry, page) for entry in entries)


def _whole(text: str, operation: Operation) -> Cell:
    return (Run(text, operation),) if text else ()


def _row(entry: Entry, page: Page) -> Row:
    change = entry.change
    if not (change.old and change.new):
        operation = Operation.INSERT if change.new else Operation.DELETE
        cell = tuple(_section(change.new or change.old, (), entry.text, operation))
        old, new = ((), cell) if change.new else (cell, ())
        return Row(old, new, tuple(_remarks(entry, page)))
    cells = []
    for places, left_out in ((change.old, Operation.INSERT), (change.new, Operation.DELETE)):
        found = {d.kind: [p for p in d.pieces if p.operation is not left_out] for d in entry.differences}
        text = found.get(ChangeKind.TEXT_REWORDED) or found.get(ChangeKind.CLAUSE_REWORDED)
        pieces = text or [Piece(operation=Operation.EQUAL, text="".join(place.text for place in places))]
        heading = found.get(ChangeKind.HEADING_REWORDED, ())
        cells.append(tuple(_section(places, heading, pieces, Operation.EQUAL)))
    return Row(cells[0], cells[1], tuple(_remarks(entry, page)))


def _section(
    places: Sequence[Place], heading: Sequence[Piece], text: Sequence[Piece] | str, operation: Operation
) -> Iterator[Run]:
    """Yield numbers and headings of sections, then their text.

    Args:
        places: the sections.
        heading: what became of the heading, nothing if it is the same.
        text: what became of the text.
        operation: what became of all of it.
    """
    pieces = [Piece(operation=operation, text=text)] if isinstance(text, str) else list(text)
    written = "".join(piece.text for piece in pieces)
    end = "\n" if written else ""
    for at, place in enumerate(places):
        last = end if at == len(places) - 1 else "\n"
        if not place.path:
            continue
        yield Run(f"{place.label} ", operation, heading=True)
        # A section without a heading is called by its first words, which follow anyway.
        if not written.startswith(place.heading.rstrip("…")):
            known = heading or (Piece(operation=operation, text=place.heading),)
            yield from (Run(piece.text, piece.operation, heading=True) for piece in known)
            yield Run(last, operation)
    yield from (Run(piece.text, piece.operation) for piece in pieces if piece.text)


def _remarks(entry: Entry, page: Page) -> Iterator[str]:
    """Yield what happened to the section, then what changed in it."""
    change, colon = entry.change, page.say("colon")
    way = ARROW.join("+".join(place.path for place in places) for places in (change.old, change.new))
    placed = (Relation.MOVED, Relation.RENUMBERED, Relation.SPLIT, Relation.MERGED)
    said = [page.say(f"relation.{relation.value}") for relation in change.relations]
    moved = any(relation in placed for relation in change.relations)
    yield page.say("join").join(said) + (f"{colon}{way}" if moved else "")
    yield from (f"{line.label}{colon}{line.text}" for line in entry.lines)


def parts(cell: Iterable[Run], fits: Callable[[str], bool]) -> list[Cell]:
    """Return a cell in parts that fit into a row, cut between clauses.

    Args:
        cell: the cell.
        fits: tells whether a text fits; a clause that does not is a part of its own.

    >>> cell = [Run("编制目录，"), Run("公布目录。评估。")]
    >>> [["".join(run.text for run in part) for part in parts(cell, lambda text: len(text) <= 10)]]
    [['编制目录，公布目录。', '评估。']]
    """
    found: list[list[Run]] = [[]]
    text = ""
    for run in cell:
        for clause in clauses(run.text):
            if text and not fits(text + clause):
                found.append([])
                text = ""
            mine = found[-1]
            if mine and mine[-1][1:] == run[1:]:
                mine[-1] = mine[-1]._replace(text=mine[-1].text + clause)
            else:
                mine.append(run._replace(text=clause))
            text += clause
    return [tuple(part) for part in found]


def as_cell(remarks: Sequence[str]) -> Cell:
    """Return remarks as a cell, each a paragraph."""
    return (*(Run(f"{remark}\n") for remark in remarks[:-1]), *map(Run, remarks[-1:]))
