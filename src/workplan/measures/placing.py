"""Mentions of a view → the same, each told its section, its measure and its sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from workplan.measures.stops import Sentences

if TYPE_CHECKING:
    from workplan.extraction.reading import Rows
    from workplan.model import InSentence, Span
    from workplan.source import View


class Numbers(NamedTuple):
    """Which measure a place of the source belongs to: from each of ``starts`` on the one beside it in ``numbers``."""

    starts: Sequence[int] = ()
    numbers: Sequence[int] = ()

    def at(self, place: int) -> int | None:
        """Return the number of the measure at ``place``, None where the section has none.

        >>> [Numbers([0, 10], [1, 2]).at(place) for place in (0, 9, 10)]
        [1, 1, 2]
        """
        if not self.numbers:
            return None
        return self.numbers[max(0, bisect_right(self.starts, place) - 1)]


NOWHERE = Numbers()
"""Where there is no measure: outside the body, in a section that has only a heading above others."""
ONLY = Numbers((0,), (1,))
"""Where a section has one measure, as most have."""


def put(rows: Rows, view: View, numbers: Numbers = NOWHERE, *, path: str = "", edges: Iterable[int] = ()) -> None:
    """Tell each mention of ``rows`` where it stands; they are filled in while nobody else has them.

    Args:
        rows: the mentions of one view.
        view: where they were found.
        numbers: which measure a place belongs to.
        path: path of the section, empty outside the body.
        edges: positions in ``view.text`` over which no sentence runs: where a heading or a clause begins or ends.
    """
    several = len(numbers.numbers) > 1
    number = numbers.numbers[0] if numbers.numbers else None
    for row in rows.responsibilities:
        fields = row.__dict__
        fields["path"] = path
        fields["measure"] = numbers.at(row.span.start) if several else number
    told: list[InSentence] = [*rows.regulations, *rows.times, *rows.targets]
    if not told:
        return
    sentences, places = Sentences(view.text, edges), view.offsets
    spans: dict[tuple[int, int], Span] = {}
    for mention in told:
        span = mention.span
        place = sentences.around(bisect_left(places, span.start), bisect_left(places, span.end))
        sentence = spans.get(place)
        if sentence is None:
            sentence = spans[place] = view.span(*place)
        fields = mention.__dict__
        fields["path"] = path
        fields["measure"] = numbers.at(span.start) if several else number
        fields["sentence"] = sentence
