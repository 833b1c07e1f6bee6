"""Rules on what an edition lacks that the earlier ones of its series have: each hit stands at the plan's title."""

from __future__ import annotations

from typing import Final

from workplan.validation.rule import CheckRule
from workplan.validation.rules.edition import (
    chapter_gone,
    deadline_gone,
    regulation_gone,
    unit_gone,
)

RULES: Final[tuple[CheckRule, ...]] = (
    chapter_gone.RULE,
    unit_gone.RULE,
    regulation_gone.RULE,
    deadline_gone.RULE,
)
"""The rules of the family, in the order of their codes."""
