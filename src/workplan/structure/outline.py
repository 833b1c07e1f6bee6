"""Paragraphs of the plan's body → tree of numbered sections, each with its own stretches of text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workplan.structure.lines import Paragraph
from workplan.structure.outlining.chosen import Mark

Stretch = tuple[int, int]


@dataclass(slots=True)
class Piece:
    """A paragraph, or the part of one between two markers.

    Attributes:
        start: first character in the source (of the marker, if it has one).
        end: behind the last one.
        mark: the marker it starts with; None if it goes on with what stands before.
        text: folded text from ``start`` to ``end``.
        task: the row of a task table that stands here, already a node.
    """

    start: int
    end: int
    mark: Mark | None
    text: str
    task: Node | None = None


@dataclass(slots=True)
class Node:
    """A section while it is being put together; positions are characters of the source."""

    label: str
    marker: Stretch
    glued: bool = False
    pieces: list[Piece] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    cells: tuple[tuple[str, Stretch], ...] = ()
    heading: Stretch | None = None
    heading_rule: str = ""
    body: list[Stretch] = field(default_factory=list)
    path: str = ""
    level: int = 1
    end: int = 0


def pieces(paragraphs: Sequence[Paragraph], tasks: Mapping[int, list[Node]], marks: Mapping[int, Mark]) -> list[Piece]:
    """Make pieces of the paragraphs of the body.

    Args:
        paragraphs: the paragraphs of the body, in order.
        tasks: rows of task tables by the start of the paragraph at which the table begins.
        marks: the marker that a paragraph starts with, by the paragraph's start.
    """
    out: list[Piece] = []
    for paragraph in paragraphs:
        if paragraph.start in tasks:
            out += [Piece(n.marker[0], n.marker[1], None, "", task=n) for n in tasks[paragraph.start]]
            continue
        mark = marks.get(paragraph.start) if paragraph.table < 0 else None
        out.append(Piece(paragraph.start, paragraph.end, mark, paragraph.text))
    return out


def tree(parts: Sequence[Piece]) -> tuple[list[Piece], list[Node]]:
    """Nest pieces into sections, each below the marker it stands under; below none that is not among the pieces.

    Returns:
        The pieces before the first marker, and the sections of the first level.
    """
    before: list[Piece] = []
    roots: list[Node] = []
    nodes: dict[int, Node] = {}
    last: Node | None = None
    for piece in parts:
        if piece.task is not None:
            (roots if last is None else last.children).append(piece.task)
            continue
        mark = piece.mark
        if mark is None:
            (before if last is None else last.pieces).append(piece)
            continue
        end = min(mark.end, piece.end)
        rest = Piece(end, piece.end, None, piece.text[end - piece.start :])
        last = nodes[mark.start] = Node(mark.label, (mark.start, end), not mark.at_line, [rest])
        above = nodes.get(mark.parent)
        (roots if above is None else above.children).append(last)
    return before, roots


def number(roots: Sequence[Node], parent: str = "", level: int = 1, seen: dict[str, int] | None = None) -> None:
    """Give every node its path and level; a label that repeats under one parent gets ``#2``, ``#3`` behind it."""
    counts = {} if seen is None else seen
    for node in roots:
        times = counts[node.label] = counts.get(node.label, 0) + 1
        own = node.label if times == 1 else f"{node.label}#{times}"
        node.path = f"{parent}/{own}" if parent else own
        node.level = level
        ends = [node.pieces[-1].end if node.pieces else node.marker[1]]
        if node.children:
            number(node.children, node.path, level + 1)
            ends += [child.end for child in node.children]
        if node.cells:
            ends += [place[1] for _, place in node.cells]
        if node.heading:  # of a row, whose task may be its last cell
            ends.append(node.heading[1])
        node.end = max(ends)
