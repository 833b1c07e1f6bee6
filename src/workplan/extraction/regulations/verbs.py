"""Turn the titles of a text into what is done with each: its action, the rule that says so, and the verb's place.

A sentence is read without its brackets and quotations (those that hold titles are read by themselves) and with one
sign for each title (``passages``). Titles form series (``series``), and one verb governs a series (``governing``).
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import Final

from workplan.extraction.regulations.rules import BEHIND, NONE, ROW, VERB, Ruling, govern
from workplan.extraction.regulations.sentences import TITLE, passages
from workplan.extraction.regulations.series import grammar, read
from workplan.extraction.regulations.titles import Title
from workplan.lexicon import Lexicon
from workplan.model import Action

SERIES: Final = "regulation.series"


def rulings(titles: Sequence[Title], flat: str, places: Sequence[int], lexicon: Lexicon) -> list[Ruling]:
    """Decide the action of every title of a view; the verbs are places in the view's text.

    Args:
        titles: the titles of the view, in order.
        flat: its text with one sign a title, see :func:`workplan.extraction.regulations.sentences.flatten`.
        places: where the signs stand in it.
        lexicon: the words in force.

    >>> from workplan.extraction.regulations.sentences import flatten
    >>> from workplan.extraction.regulations.titles import titles
    >>> from workplan.lexicon import default
    >>> text = "启动修订《甲规定》,贯彻落实《乙意见》"
    >>> found = titles(text).found
    >>> [(r.action.value, text[slice(*r.verb)]) for r in rulings(found, *flatten(text, found), default())]
    [('amend', '修订'), ('implement', '贯彻')]
    """
    table = lexicon.build(grammar)
    number = {place: i for i, place in enumerate(places)}
    found = [Ruling(Action.MENTION, NONE)] * len(titles)
    for passage in passages(flat, places):
        for series in read(passage.text, table):
            ruling = govern(series, passage, table, flat)
            found[number[passage.place(series.start)]] = ruling
            if series.size > 1:
                shared = Ruling(ruling.action, SERIES, ruling.verb) if ruling.rule in (VERB, ROW) else ruling
                at = series.start
                for _ in range(series.size - 1):
                    at = passage.text.index(TITLE, at + 1)
                    found[number[passage.place(at)]] = shared
    for i, place in enumerate(places):
        # 《…》(修订), as plans of legislation note it
        noted = table.noted.match(flat, place + 1) if found[i].rule == NONE else None
        if noted:
            found[i] = Ruling(table.known[noted["verb"]].action, BEHIND, noted.span("verb"))
    return [ruling if ruling.verb is None else _unflattened(ruling, titles, places) for ruling in found]


def _unflattened(ruling: Ruling, titles: Sequence[Title], places: Sequence[int]) -> Ruling:
    """Return a ruling whose verb is a place in the view's text; a verb never runs over a title."""
    assert ruling.verb is not None
    start, end = ruling.verb
    i = bisect.bisect_right(places, start) - 1
    shift = titles[i].end - places[i] - 1 if i >= 0 else 0
    return Ruling(ruling.action, ruling.rule, (start + shift, end + shift))
