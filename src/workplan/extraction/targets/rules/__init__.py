"""The rules on figures, in the order in which they are asked: the first that applies says whether it is a target.

A figure is first held against what makes it none: names, what has been, offers and thresholds, ways of speaking. What
is left is a target if it is compared, reached, a share, or counted by a verb of doing.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from workplan.extraction.targets.around import Around
from workplan.extraction.targets.rules.existing import EXISTING
from workplan.extraction.targets.rules.goals import GOALS
from workplan.extraction.targets.rules.names import NAMES
from workplan.extraction.targets.rules.offers import OFFERS, WHOM
from workplan.extraction.targets.rules.past import PAST
from workplan.extraction.targets.rules.sizes import SIZES
from workplan.extraction.targets.rules.spells import SPELLS
from workplan.extraction.targets.rules.spoken import SPOKEN
from workplan.extraction.targets.rules.verdict import Row, Traits

RULES: Final[tuple[Row, ...]] = (*NAMES, *SPOKEN, *PAST, *WHOM, *SPELLS, *OFFERS, *SIZES, *EXISTING, *GOALS)
"""All rules, each once."""

_OF_TIME: Final = (*NAMES, *PAST, *WHOM, *SPELLS)
_OF_ALL_ELSE: Final = (*NAMES, *SPOKEN, *PAST, *WHOM, *OFFERS, *SIZES, *EXISTING, *GOALS)


@cache
def asked(traits: Traits) -> tuple[Row, ...]:
    """Return the rules that are asked of figures with these traits, in order."""
    return tuple([row for row in (_OF_TIME if traits.kind == "time" else _OF_ALL_ELSE) if row.of(traits)])


def judge(at: Around) -> Row:
    """Return the rule that decides on a figure."""
    for row in asked(Traits.of(at)):
        if row.test(at):
            return row
    raise AssertionError("the last rule of each table takes everything")
