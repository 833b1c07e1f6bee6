"""What a row of the table of written forms is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from workplan.extraction.times.written import Known, Written


class Part(NamedTuple):
    """What may stand behind a form and belongs to it; few texts need it, so that it is compiled when first asked.

    Attributes:
        starts: the characters that it may begin with.
        pattern: its pattern, verbose in a row of the table.
    """

    starts: frozenset[str]
    pattern: re.Pattern[str]

    def behind(self, found: re.Match[str], at: int) -> re.Match[str] | None:
        """Return what stands at ``at`` behind a form, within the stretch in which the form was searched."""
        if found.string[at : at + 1] not in self.starts:
            return None
        return self.pattern.match(found.string, at, found.endpos)


class Form(NamedTuple):
    """One written form of a time.

    Attributes:
        name: its name; its match is the group of this name.
        starts: the characters that it may begin with.
        pattern: verbose pattern, an example at each line; its groups have names that no other form uses.
        read: turns a match, and what of the parts stands behind it, into what that says.
        parts: of each part the characters that it may begin with, and its pattern.
        holds: characters of which every match holds one, of a form that few texts have; none where that is not told.
    """

    name: str
    starts: str
    pattern: str
    read: Callable[[re.Match[str], Known, Sequence[Part]], Written]
    parts: tuple[tuple[str, str], ...] = ()
    holds: str = ""
