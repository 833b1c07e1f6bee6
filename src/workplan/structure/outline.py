"""Paragraphs of the plan's body → tree of numbered sections, each with its own stretches of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workplan.structure.gaps import Event, fill
from workplan.structure.lines import Paragraph
from workplan.writing.markers import Marker, Scheme, glued, nesting

Stretch = tuple[int, int]


@dataclass(slots=True)
class Piece:
    """A paragraph, or the part of one between two markers.

    Attributes:
        start: first character in the source (of the marker, if it has one).
        end: behind the last one.
        marker: its marker, positions counted in the source; None if it goes on with what stands before.
        text: folded text from ``start`` to ``end``.
        glued: True if the marker was not at a line start.
        task: the row of a task table that stands here, already a node.
    """

    start: int
    end: int
    marker: Marker | None
    text: str
    glued: bool = False
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


def pieces(
    paragraphs: Sequence[Paragraph], tasks: Mapping[int, list[Node]], markers: Mapping[int, Marker | None]
) -> list[Piece]:
    """Cut paragraphs at their markers, glued ones included.

    Args:
        paragraphs: the paragraphs of the body, in order.
        tasks: rows of task tables by the start of the paragraph at which the table begins.
        markers: the marker that a paragraph starts with, by the paragraph's start.
    """
    events: list[Event] = []
    long_lines = sum(len(p.bare) for p in paragraphs) > 700 * max(1, len(paragraphs))
    for index, paragraph in enumerate(paragraphs):
        if paragraph.table >= 0 or paragraph.start in tasks:
            continue
        first = markers.get(paragraph.start)
        if first is not None:
            events.append((index, first, True))
        events.extend((index, m, False) for m in glued(paragraph.text) if m.start > 0)
    filling = fill(events, paragraphs)
    if filling:
        events = sorted([*events, *filling], key=lambda event: (event[0], event[1].start))
    accepted = _accepted(events, paragraphs, long_lines, filling)
    out: list[Piece] = []
    at = 0
    for index, paragraph in enumerate(paragraphs):
        if paragraph.start in tasks:
            out += [Piece(n.marker[0], n.marker[1], None, "", task=n) for n in tasks[paragraph.start]]
            continue
        marks: list[tuple[Marker, bool]] = []
        while at < len(accepted) and accepted[at][0] == index:
            marks.append((accepted[at][1], accepted[at][2]))
            at += 1
        out.extend(_cut(paragraph, marks))
    return out


def _cut(paragraph: Paragraph, marks: list[tuple[Marker, bool]]) -> list[Piece]:
    base, text = paragraph.start, paragraph.text
    bounds = [m.start for m, _ in marks] + [len(text)]
    out: list[Piece] = []
    if not marks or marks[0][0].start > 0:
        first_end = base + bounds[0]
        out.append(Piece(base, first_end, None, text[: bounds[0]]))
    for (marker, strong), stop in zip(marks, bounds[1:], strict=True):
        moved = Marker(marker.scheme, marker.value, marker.label, base + marker.start, base + min(marker.end, stop))
        out.append(Piece(base + marker.start, base + stop, moved, text[marker.start : stop], glued=not strong))
    return out


def _accepted(
    events: list[Event], paragraphs: Sequence[Paragraph], long_lines: bool, filling: list[Event]
) -> list[Event]:
    """Choose the markers that count: all at line starts, glued ones where the numbering runs on through them.

    Markers of ``filling`` count in any case.
    """
    strong = [m for _, m, s in events if s]
    counts = Counter(m.scheme for m in strong)
    first_article = next((m.value for m in strong if m.scheme == Scheme.ARTICLE), 1)
    quoted_articles = first_article != 1 and counts[Scheme.CHINESE] + counts[Scheme.BRACKETED_CHINESE] > 1
    order = nesting(strong or [m for _, m, _ in events])
    last: dict[Scheme, int] = {}
    out: list[Event] = []
    for at, (index, marker, is_strong) in enumerate(events):
        if quoted_articles and marker.scheme == Scheme.ARTICLE:
            continue
        if (
            not is_strong
            and events[at] not in filling
            and not _runs_on(events, at, last, counts, order, long_lines, paragraphs)
        ):
            continue
        out.append((index, marker, is_strong))
        rank = order.get(marker.scheme, int(marker.scheme))
        for scheme in [s for s in last if order.get(s, int(s)) > rank]:
            del last[scheme]
        last[marker.scheme] = marker.value
    return out


def _runs_on(
    events: list[Event],
    at: int,
    last: dict[Scheme, int],
    counts: Mapping[Scheme, int],
    order: dict[Scheme, int],
    long_lines: bool,
    paragraphs: Sequence[Paragraph],
) -> bool:
    """Tell whether the glued marker at ``at`` continues a numbering: 9 … 10 … 11, never 2 inside item 1 of a list."""
    index, marker, _ = events[at]
    scheme = marker.scheme
    text = paragraphs[index].text
    if text[marker.end : marker.end + 1] in "一二三四五六七八九十" and text[marker.end + 1 : marker.end + 2] == "、":
        return False
    free = long_lines and scheme in (Scheme.CHINESE, Scheme.BRACKETED_CHINESE, Scheme.NUMBER)
    if counts[scheme] < 2 and not free and not (last.get(scheme) and text[: marker.start].endswith(";")):
        return False
    if marker.value not in (last.get(scheme, 0) + 1, 1):
        return False
    rank = order.get(scheme, int(scheme))
    following: tuple[Marker, bool] | None = None
    for _, other, is_strong in events[at + 1 :]:
        if other.scheme == scheme:
            following = (other, is_strong)
            break
        if is_strong and order.get(other.scheme, int(other.scheme)) < rank:
            break
    if following is None:
        return marker.value > 1 and text[: marker.start].rstrip()[-1:] in "。);"
    if marker.value == 1:
        return following[0].value == 2 and (following[1] or long_lines)
    return following[0].value in (marker.value + 1, 1)


def tree(parts: Sequence[Piece]) -> tuple[list[Piece], list[Node]]:
    """Nest pieces into sections.

    Returns:
        The pieces before the first marker, and the sections of the first level.
    """
    order = nesting([p.marker for p in parts if p.marker is not None])
    before: list[Piece] = []
    roots: list[Node] = []
    stack: list[tuple[int, Node]] = []
    for piece in parts:
        if piece.task is not None:
            (stack[-1][1].children if stack else roots).append(piece.task)
            continue
        if piece.marker is None:
            (stack[-1][1].pieces if stack else before).append(piece)
            continue
        marker = piece.marker
        rank = order[marker.scheme]
        while stack and stack[-1][0] >= rank:
            stack.pop()
        node = Node(marker.label, (marker.start, marker.end), piece.glued)
        node.pieces.append(Piece(marker.end, piece.end, None, piece.text[marker.end - piece.start :]))
        (stack[-1][1].children if stack else roots).append(node)
        stack.append((rank, node))
    return before, roots


def number(roots: Sequence[Node], parent: str = "", level: int = 1, seen: dict[str, int] | None = None) -> None:
    """Give every node its path and level; a label that repeats under one parent gets ``#2``, ``#3`` behind it."""
    counts = {} if seen is None else seen
    for node in roots:
        times = counts[node.label] = counts.get(node.label, 0) + 1
        own = node.label if times == 1 else f"{node.label}#{times}"
        node.path = f"{parent}/{own}" if parent else own
        node.level = level
        number(node.children, node.path, level + 1)
        last_piece = max((p.end for p in node.pieces), default=node.marker[1])
        node.end = max([last_piece, *(c.end for c in node.children), *(s[1] for _, s in node.cells)])
