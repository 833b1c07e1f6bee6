"""Rules of the family responsibility: what is wrong with who does it."""

from __future__ import annotations

from typing import Final

from workplan.validation.rule import CheckRule
from workplan.validation.rules.responsibility import (
    bracket_lost,
    label_without_unit,
    missing,
    misspelled,
    named_twice,
    no_lead,
    outdated_body,
    two_names,
    wrong_place,
)

RULES: Final[tuple[CheckRule, ...]] = (
    missing.RULE,
    named_twice.RULE,
    no_lead.RULE,
    bracket_lost.RULE,
    label_without_unit.RULE,
    outdated_body.RULE,
    two_names.RULE,
    misspelled.RULE,
    wrong_place.RULE,
)
"""The rules of the family, in the order of their codes."""
