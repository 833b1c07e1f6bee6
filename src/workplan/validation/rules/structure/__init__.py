"""Rules of the family structure: what is wrong with numbers and headings."""

from __future__ import annotations

from typing import Final

from workplan.validation.rule import CheckRule
from workplan.validation.rules.structure import (
    empty_section,
    level_jump,
    marker_mark,
    no_heading,
    no_plan,
    number_backwards,
    number_gap,
    number_repeat,
    number_scheme,
    single_child,
)

RULES: Final[tuple[CheckRule, ...]] = (
    number_gap.RULE,
    number_repeat.RULE,
    number_backwards.RULE,
    number_scheme.RULE,
    empty_section.RULE,
    no_heading.RULE,
    single_child.RULE,
    level_jump.RULE,
    no_plan.RULE,
    marker_mark.RULE,
)
"""The rules of the family, in the order of their codes."""
