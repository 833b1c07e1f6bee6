"""Rules of the family time: what is wrong with dates and times."""

from __future__ import annotations

from typing import Final

from workplan.validation.rule import CheckRule
from workplan.validation.rules.time import (
    after_plan,
    before_issue,
    impossible_date,
    last_year,
    order_in_item,
    range_backwards,
    short_year,
)

RULES: Final[tuple[CheckRule, ...]] = (
    impossible_date.RULE,
    range_backwards.RULE,
    before_issue.RULE,
    after_plan.RULE,
    last_year.RULE,
    order_in_item.RULE,
    short_year.RULE,
)
"""The rules of the family, in the order of their codes."""
