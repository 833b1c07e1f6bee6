"""Markers of a text → the ones its numbering lacks, where a lost line break hides a number behind a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from workplan.structure.lines import Paragraph
from workplan.writing.markers import Marker, Scheme, hidden

Event = tuple[int, Marker, bool]
"""Number of the paragraph, marker in it, True if the marker stands at the start of the line."""

_FILLED = frozenset((Scheme.ARTICLE, Scheme.CHINESE, Scheme.BRACKETED_CHINESE, Scheme.NUMBER))
# A gap of more numbers is no lost line end but a part that is lost.
_WIDEST = 5


def fill(events: Sequence[Event], paragraphs: Sequence[Paragraph]) -> list[Event]:
    """Return the markers that fill gaps: …发展1.加强 above a line with 2, …基础7.培训 between 6 and 8.

    A gap is filled only if each lacking number stands exactly once between its neighbours, in order.

    Args:
        events: the markers of the body in order, those behind the end of a sentence included.
        paragraphs: the paragraphs of the body.
    """
    found: list[Event] = []
    last: dict[Scheme, Event] = {}
    for event in events:
        _, marker, at_start = event
        scheme = marker.scheme
        before = last.get(scheme)
        if at_start and scheme in _FILLED:
            start, value = _start_of_gap(marker, before, last)
            if start is not None:
                found += _between(start, event, value, paragraphs)
        if at_start or (before is not None and marker.value == before[1].value + 1):
            last[scheme] = event
    return found


def _start_of_gap(marker: Marker, before: Event | None, last: dict[Scheme, Event]) -> tuple[Event | None, int]:
    """Return the marker behind which numbers are lacking and the first of these, None where none is."""
    if before is not None and 1 < marker.value - before[1].value <= _WIDEST:
        return before, before[1].value + 1
    above = max((event for scheme, event in last.items() if scheme < marker.scheme), key=itemgetter(0), default=None)
    anew = 1 < marker.value <= _WIDEST and above is not None and (before is None or before[0] < above[0])
    return (above, 1) if anew else (None, 0)


def _between(before: Event, behind: Event, value: int, paragraphs: Sequence[Paragraph]) -> list[Event]:
    """Return the lacking numbers from ``value`` on, an empty list unless each stands once, behind the one before it."""
    found: list[Event] = []
    for lacking in range(value, behind[1].value):
        hits = list(_places(before, behind, lacking, paragraphs))
        if len(hits) != 1 or (found and _place(hits[0]) < _place(found[-1])):
            return []
        found += hits
    return found


def _places(before: Event, behind: Event, value: int, paragraphs: Sequence[Paragraph]) -> Iterator[Event]:
    """Yield the places between two markers where a number stands behind a word."""
    for index in range(before[0], behind[0] + 1):
        paragraph = paragraphs[index]
        if paragraph.table >= 0:
            continue
        start = before[1].end if index == before[0] else 0
        stop = behind[1].start if index == behind[0] else len(paragraph.text)
        for marker in hidden(paragraph.text, behind[1].scheme, value, start, stop):
            yield index, marker, False


def _place(event: Event) -> tuple[int, int]:
    return event[0], event[1].start
