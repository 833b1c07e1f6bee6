"""Rules of the family text: what is wrong with marks and words."""

from __future__ import annotations

from typing import Final

from workplan.validation.rule import CheckRule
from workplan.validation.rules.text import (
    bracket_lost,
    bracket_mixed,
    comma_before_and,
    doubled_mark,
    doubled_word,
    lookalike,
    no_full_stop,
    range_dash,
    width_mixed,
)

RULES: Final[tuple[CheckRule, ...]] = (
    bracket_lost.RULE,
    bracket_mixed.RULE,
    width_mixed.RULE,
    comma_before_and.RULE,
    doubled_mark.RULE,
    doubled_word.RULE,
    lookalike.RULE,
    range_dash.RULE,
    no_full_stop.RULE,
)
"""The rules of the family, in the order of their codes."""
