"""What was divided → the measures of a section, and which of them a place of the source belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from workplan.measures.placing import NOWHERE, ONLY, Numbers
from workplan.measures.table_rows import CellRead, row_measures
from workplan.model import Measure, Span, span_at, unchecked

if TYPE_CHECKING:
    from workplan.measures.division import Division
    from workplan.source import View
    from workplan.structure.outline import Node, Stretch

_measure: Final = unchecked(Measure)
_start: Final = itemgetter(0)

Made = tuple[tuple[Measure, ...], Numbers]
Written = Callable[[int, int], str]
"""Returns a stretch of the source as people read it, without what stands in it by accident: a page's number."""


def of_text(view: View, node: Node, division: Division, *, written: Written, inherited: str | None) -> Made:
    """Return the measures of a section of running text.

    Args:
        view: its heading and own paragraphs.
        node: the section, heading and body settled.
        division: its own text, divided.
        written: tells how a stretch of the source is written.
        inherited: path of the section whose clause answers for what has none of its own.
    """
    made: list[Measure] = []
    starts: list[int] = []
    for number, stretch in enumerate(division.stretches, 1):
        if stretch.start < stretch.end:
            span = view.span(stretch.start, stretch.end)
            text = _verbatim(written, node.body, span)
        else:
            span = _nearest(view, node, stretch.reach)
            text = ""
        above = None if stretch.assigned else inherited
        made.append(_measure(inherited=above, number=number, path=node.path, rule=stretch.rule, span=span, text=text))
        starts.append(view.offsets[stretch.reach - 1] + 1)
    if len(made) == 1:  # as most have
        return (made[0],), ONLY
    return tuple(made), Numbers([0, *starts[:-1]], range(1, len(made) + 1)) if made else NOWHERE


def of_row(
    folded: str,
    node: Node,
    cells: Sequence[CellRead],
    *,
    written: Written,
    assigned: Sequence[int],
    inherited: str | None,
) -> Made:
    """Return the measures of a row of a task table.

    Args:
        folded: the source text, folded.
        node: the row.
        cells: its cells besides the one that names the task.
        written: tells how a stretch of the source is written.
        assigned: where the row names who is responsible.
        inherited: path of the section whose clause answers for what has none of its own.
    """
    found = row_measures(folded, node.heading, cells)
    marks = sorted((start, number) for number, row in enumerate(found, 1) for start, _ in row.holds)
    numbers = Numbers([start for start, _ in marks], [number for _, number in marks])
    answered = {numbers.at(place) for place in assigned}
    made: list[Measure] = []
    for number, row in enumerate(found, 1):
        if row.texts:
            # a cell that is merged down stands before the row
            span = span_at(min(start for start, _ in row.texts), max(end for _, end in row.texts))
        else:
            start, end = node.heading or row.holds[0]
            span = span_at(start, end)
        told = "\n".join(written(a, b).strip() for a, b in row.texts)
        above = None if number in answered else inherited
        made.append(_measure(inherited=above, number=number, path=node.path, rule=row.rule, span=span, text=told))
    return tuple(made), numbers


def _nearest(view: View, node: Node, reach: int) -> Span:
    """Where a measure without text stands: the heading, else its clause."""
    if node.heading is not None:
        return span_at(*node.heading)
    return view.span(0, min(reach, len(view.offsets)))


def _verbatim(written: Written, body: Sequence[Stretch], span: Span) -> str:
    """Return what the stretches of ``body`` have of ``span``, a line each."""
    at = max(0, bisect_right(body, span.start, key=_start) - 1) if len(body) > 1 else 0
    if span.end <= body[at][1]:
        return written(span.start, span.end).strip()
    lines: list[str] = []
    while at < len(body) and body[at][0] < span.end:
        start, end = max(body[at][0], span.start), min(body[at][1], span.end)
        if start < end:
            lines.append(written(start, end).strip())
        at += 1
    return "\n".join(lines)
