"""The table of all rules, family by family, and how selectors choose among them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workplan.errors import UsageError
from workplan.validation.rule import CheckRule
from workplan.validation.rules import edition, masthead, regulation, responsibility, structure, target, text, time

RULES: Final[tuple[CheckRule, ...]] = (
    *structure.RULES,
    *responsibility.RULES,
    *regulation.RULES,
    *time.RULES,
    *target.RULES,
    *masthead.RULES,
    *text.RULES,
    *edition.RULES,
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
