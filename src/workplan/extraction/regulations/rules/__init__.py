"""The decisions on titles, in the order in which they are asked: the first rule that applies says what is done."""

from __future__ import annotations

from typing import Final, NamedTuple

from workplan.extraction.regulations.around import Place, Verdict
from workplan.extraction.regulations.rules import before, behind, mentions
from workplan.rulebook import first

RULES: Final = (
    mentions.ABBREVIATION,
    before.SERIES,
    before.PREPOSITION,
    before.PURPOSE,
    before.ROW,
    before.VERB,
    behind.APPROVED,
    behind.TRANSMITTAL,
    behind.YARDSTICK,
    behind.SURVEY,
    behind.TURNED,
    behind.HELPED,
    behind.NAMED,
    behind.SUBJECT,
    mentions.DERIVED,
    before.HELPER,
    behind.NOTED,
    mentions.STRANGER,
    mentions.HELPLESS,
    mentions.SAYS,
    mentions.NONE,
)


class Ruling(NamedTuple):
    """What is done with a title, and the rule that says so."""

    verdict: Verdict
    rule: str


def judge(at: Place) -> Ruling:
    """Return what is done with a title.

    Args:
        at: the title in its series, with what stands about it.
    """
    decided = first(RULES, at)
    assert decided is not None  # the last rule takes whatever comes
    rule, verdict = decided
    return Ruling(verdict, rule.code)
