"""Rules of the family target: what is wrong with figures."""

from __future__ import annotations

from typing import Final

from workplan.validation.rule import CheckRule
from workplan.validation.rules.target import (
    doubled_comparison,
    over_hundred,
    range_backwards,
    two_values,
)

RULES: Final[tuple[CheckRule, ...]] = (
    over_hundred.RULE,
    two_values.RULE,
    doubled_comparison.RULE,
    range_backwards.RULE,
)
"""The rules of the family, in the order of their codes."""
