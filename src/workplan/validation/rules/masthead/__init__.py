"""Rules of the family masthead: what is wrong around the plan."""

from __future__ import annotations

from typing import Final

from workplan.validation.rule import CheckRule
from workplan.validation.rules.masthead import (
    date_form,
    file_year,
    issuer_disagrees,
    no_date,
    no_recipients,
    no_signature,
    number_year,
    plan_year,
    recipients_colon,
    title_disagrees,
    year_disagrees,
)

RULES: Final[tuple[CheckRule, ...]] = (
    year_disagrees.RULE,
    title_disagrees.RULE,
    no_signature.RULE,
    no_recipients.RULE,
    no_date.RULE,
    number_year.RULE,
    plan_year.RULE,
    file_year.RULE,
    issuer_disagrees.RULE,
    date_form.RULE,
    recipients_colon.RULE,
)
"""The rules of the family, in the order of their codes."""
