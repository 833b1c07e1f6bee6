"""What may stand behind any form and belongs to it: the word that closes it (6月底前, 5月1日起), the hour of a day."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from workplan.extraction.times.forms.form import Part
from workplan.extraction.times.pieces import ABOUT, AFTER, BEFORE, CLOCK, DURING, SINCE, WITHIN
from workplan.writing.late import late

CLOSING: Final = Part(
    frozenset("前之以及或(止内开始起后期间左"),
    late(
        rf"(?P<before>{BEFORE})|(?P<till>止)|(?P<within>{WITHIN})|(?P<since>{SINCE})|(?P<after>{AFTER})"
        rf"|(?P<during>{DURING})|(?P<about>{ABOUT})"
    ),
)
"""The words that may close a time."""
HOUR: Final = Part(frozenset("(上中下晚凌零一二三四五六七八九十0123456789"), late(CLOCK))
"""The hour of a day."""
ANY: Final = frozenset(("before", "till", "within", "since", "after", "during"))
"""The kinds of words that may close a day, a month, a year."""


class Closing(NamedTuple):
    """The word that closes a time, empty where none does, and where the time ends."""

    word: str
    end: int


def closing(found: re.Match[str], at: int, kinds: frozenset[str]) -> Closing:
    """Return the word that closes a time.

    Args:
        found: the time, whose search ends where that of the word does.
        at: where the time ends without it.
        kinds: which words may close it; 左右 (``about``) ends it and says nothing.
    """
    closed = CLOSING.behind(found, at)
    if closed is None or closed.lastgroup not in kinds:
        return Closing("", at)
    return Closing("" if closed.lastgroup == "about" else closed[0], closed.end())


def hour_end(found: re.Match[str], at: int) -> int:
    """Return where the hour ends that stands behind a day, ``at`` where none does."""
    hour = HOUR.behind(found, at)
    return at if hour is None else hour.end()
