"""The laws of the rules: every example is decided by its own rule, every near miss by the one that it names."""

from __future__ import annotations

import pytest

from tests.readings import FAMILIES
from workplan.rulebook import Rule, all_rules

RULES = [rule for rule in all_rules().values() if rule.code.split(".")[0] in FAMILIES]


def shown(rows: list[str]) -> str:
    """What comes of a text, or the part of it that one rule decides."""
    return " | ".join(rows)


def cases(kind: str) -> list[object]:
    """The examples or the near misses of all rules, with readable names."""
    return [
        pytest.param(rule, *example, id=f"{rule.code}-{number}")
        for rule in RULES
        for number, example in enumerate(getattr(rule, kind), 1)
    ]


@pytest.mark.parametrize(("rule", "text", "result"), cases("takes"))
def test_an_example_is_decided_by_its_own_rule(rule: Rule, text: str, result: str) -> None:
    rows = FAMILIES[rule.code.split(".")[0]](text)
    own = [row.shown for row in rows if row.code == rule.code]
    assert own
    assert result in (shown(own), shown([row.shown for row in rows]))


@pytest.mark.parametrize(("rule", "text", "taker"), cases("leaves"))
def test_a_near_miss_is_left_to_the_rule_that_it_names(rule: Rule, text: str, taker: str) -> None:
    codes = [row.code for row in FAMILIES[rule.code.split(".")[0]](text)]
    assert rule.code not in codes
    assert codes == [] if taker == "-" else taker in codes


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_shows_what_it_takes_and_what_it_leaves(rule: Rule) -> None:
    assert rule.takes
    assert rule.leaves


def test_no_rule_is_outside_these_laws() -> None:
    assert {code.split(".")[0] for code in all_rules()} <= set(FAMILIES)
