"""Rules of the family regulation: what is wrong with named regulations."""

from __future__ import annotations

from typing import Final

from workplan.validation.rule import CheckRule
from workplan.validation.rules.regulation import (
    abbreviation,
    enacted_exists,
    law_misspelled,
    nested_marks,
    number_form,
    title_mark_lost,
    two_titles,
)

RULES: Final[tuple[CheckRule, ...]] = (
    title_mark_lost.RULE,
    nested_marks.RULE,
    two_titles.RULE,
    enacted_exists.RULE,
    number_form.RULE,
    law_misspelled.RULE,
    abbreviation.RULE,
)
"""The rules of the family, in the order of their codes."""
