"""The table of all rules in order, and how selectors choose among them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workplan.errors import UsageError
from workplan.validation.rule import CheckRule
from workplan.validation.rules.edition import chapter_gone, regulation_gone, unit_gone
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
from workplan.validation.rules.regulation import (
    abbreviation,
    enacted_exists,
    law_misspelled,
    nested_marks,
    number_form,
    title_mark_lost,
    two_titles,
)
from workplan.validation.rules.responsibility import (
    bracket_lost as clause_bracket_lost,
)
from workplan.validation.rules.responsibility import (
    label_without_unit,
    missing,
    misspelled,
    named_twice,
    no_lead,
    outdated_body,
    two_names,
    wrong_place,
)
from workplan.validation.rules.structure import (
    empty_section,
    level_jump,
    marker_mark,
    no_heading,
    no_sections,
    number_backwards,
    number_gap,
    number_repeat,
    number_scheme,
    single_child,
)
from workplan.validation.rules.target import doubled_comparison, over_hundred, two_values
from workplan.validation.rules.target import range_backwards as figures_backwards
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
    # S: structure
    number_gap.RULE,
    number_repeat.RULE,
    number_backwards.RULE,
    number_scheme.RULE,
    empty_section.RULE,
    no_heading.RULE,
    single_child.RULE,
    level_jump.RULE,
    no_sections.RULE,
    marker_mark.RULE,
    # R: responsibility
    missing.RULE,
    named_twice.RULE,
    no_lead.RULE,
    clause_bracket_lost.RULE,
    label_without_unit.RULE,
    outdated_body.RULE,
    two_names.RULE,
    misspelled.RULE,
    wrong_place.RULE,
    # L: regulations
    title_mark_lost.RULE,
    nested_marks.RULE,
    two_titles.RULE,
    enacted_exists.RULE,
    number_form.RULE,
    law_misspelled.RULE,
    abbreviation.RULE,
    # D: times
    impossible_date.RULE,
    range_backwards.RULE,
    before_issue.RULE,
    after_plan.RULE,
    last_year.RULE,
    order_in_item.RULE,
    short_year.RULE,
    # G: targets
    over_hundred.RULE,
    two_values.RULE,
    doubled_comparison.RULE,
    figures_backwards.RULE,
    # M: masthead
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
    # X: text
    bracket_lost.RULE,
    bracket_mixed.RULE,
    width_mixed.RULE,
    comma_before_and.RULE,
    doubled_mark.RULE,
    doubled_word.RULE,
    lookalike.RULE,
    range_dash.RULE,
    no_full_stop.RULE,
    # E: earlier editions
    chapter_gone.RULE,
    unit_gone.RULE,
    regulation_gone.RULE,
)

FAMILIES: Final = {
    "S": ("结构", "structure"),
    "R": ("责任", "responsibility"),
    "L": ("法规文件", "regulations"),
    "D": ("时限", "times"),
    "G": ("指标", "targets"),
    "M": ("眉首", "masthead"),
    "X": ("文字标点", "text"),
    "E": ("历年版本", "earlier editions"),
}


def matches(selector: str, rule: CheckRule) -> bool:
    """Tell whether a selector (a code, the beginning of one, a name, ALL) means ``rule``."""
    return selector == "ALL" or rule.code.startswith(selector.upper()) or rule.name == selector.lower()


def choose(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[CheckRule, ...]:
    """Return the rules that ``select`` takes and ``ignore`` does not; the more exact selector wins.

    Raises:
        UsageError: a selector is empty or means no rule.

    >>> [r.code for r in choose(["S"], ["S00"])], [r.code for r in choose(["S001"], ["S"])]
    (['S010'], ['S001'])
    """
    for selector in (*select, *ignore):
        if not selector.strip() or not any(matches(selector, rule) for rule in RULES):
            raise _unknown(selector)
    return tuple(rule for rule in RULES if _weight(select or ("ALL",), rule) > _weight(ignore, rule))


def _weight(selectors: Sequence[str], rule: CheckRule) -> int:
    """Return how exactly the best of ``selectors`` means ``rule``: 0 not at all, a full code or name most."""
    exact = 9
    weights = (
        1 if s == "ALL" else exact if s.lower() in (rule.code.lower(), rule.name) else 1 + len(s)
        for s in selectors
        if matches(s, rule)
    )
    return max(weights, default=0)


def by_code(code: str) -> CheckRule:
    """Return the rule with this code or name.

    Raises:
        UsageError: there is none.
    """
    for rule in RULES:
        if code.lower() in (rule.code.lower(), rule.name):
            return rule
    raise _unknown(code)


def _unknown(selector: str) -> UsageError:
    import difflib

    known = [rule.code for rule in RULES] + [rule.name for rule in RULES]
    near = difflib.get_close_matches(selector, known) or [f"{family}001" for family in FAMILIES]
    return UsageError(
        zh=f"没有规则“{selector}”；相近的有：{'、'.join(near)}",
        en=f"there is no rule {selector!r}; near it: {', '.join(near)}",
    )
