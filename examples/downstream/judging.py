"""A document → what a careful clerk would object to, and why each value is what it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workplan import Document, Explanation, Finding, Fix, Rule, Severity, all_rules, explain, validate


def errors(document: Document, editions: Sequence[Document] = ()) -> list[str]:
    """Return the findings that are errors."""
    found: list[Finding] = validate(document, ignore=("M",), editions=editions)
    return [f"{each.line}:{each.column} {each.message('zh')}" for each in found if each.severity is Severity.ERROR]


def mended(document: Document) -> str:
    """Return the text with every safe fix made, from the last to the first."""
    text = document.text
    fixes: list[Fix] = [each.fix for each in validate(document) if each.fix is not None and each.fix.safe]
    for fix in sorted(fixes, key=lambda fix: fix.span.start, reverse=True):
        text = text[: fix.span.start] + fix.replacement + text[fix.span.end :]
    return text


def reasons(document: Document, path: str) -> dict[str, str]:
    """Return for each value of a section the reason in Chinese."""
    rules: Mapping[str, Rule] = all_rules()
    found: dict[str, str] = {}
    explanation: Explanation
    for explanation in explain(document, path):
        rule = explanation.rule
        assert rules.get(rule.code, rule).code == rule.code
        found[f"{explanation.field} {explanation.value}"] = rule.zh
    return found
