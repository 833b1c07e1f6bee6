"""Markers of a text → the ones its numbering lacks, where a lost line break hides a number behind a word."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from workplan.structure.lines import Paragraph
from workplan.structure.numbering import Marker, Scheme, hidden

Event = tuple[int, Marker, bool]
"""Number of the paragraph, marker in it, True if the marker stands at the start of the line."""

_FILLED = frozenset((Scheme.ARTICLE, Scheme.CHINESE, Scheme.BRACKETED_CHINESE, Scheme.NUMBER))


def fill(events: Sequence[Event], paragraphs: Sequence[Paragraph]) -> list[Event]:
    """Return the markers that fill gaps of one number: …发展1.加强 above a line with 2, …基础7.培训 between 6 and 8.

    A gap is filled only if the lacking number stands exactly once between its neighbours.

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
            start = _start_of_gap(marker, before, last)
            if start is not None:
                found += _between(start, event, paragraphs)
        if at_start or (before is not None and marker.value == before[1].value + 1):
            last[scheme] = event
    return found


def _start_of_gap(marker: Marker, before: Event | None, last: dict[Scheme, Event]) -> Event | None:
    """Return the marker behind which the number before ``marker``'s is lacking, None if there is no gap of one."""
    if before is not None and before[1].value == marker.value - 2:
        return before
    above = max((event for scheme, event in last.items() if scheme < marker.scheme), key=itemgetter(0), default=None)
    anew = marker.value == 2 and above is not None and (before is None or before[0] < above[0])
    return above if anew else None


def _between(before: Event, behind: Event, paragraphs: Sequence[Paragraph]) -> list[Event]:
    """Return the lacking number where it stands once between two markers."""
    hits: list[Event] = []
    for index in range(before[0], behind[0] + 1):
        paragraph = paragraphs[index]
        if paragraph.table >= 0:
            continue
        start = before[1].end if index == before[0] else 0
        stop = behind[1].start if index == behind[0] else len(paragraph.text)
        hits += [(index, marker, False) for marker in hidden(paragraph.text, behind[1], start, stop)]
    return hits if len(hits) == 1 else []
