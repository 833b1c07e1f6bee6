"""Every rule speaks two languages and says where it comes from; the pages made from the rules are up to date."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from workplan.rulebook import all_rules

DOCS = Path(__file__).parent.parent / "docs"


@pytest.mark.parametrize("code", list(all_rules()))
def test_every_rule_has_both_languages_a_source_and_examples(code: str) -> None:
    rule = all_rules()[code]
    assert rule.zh
    assert rule.en
    assert rule.takes


@pytest.mark.parametrize("code", sorted(all_rules()))
def test_a_source_is_a_standard_or_a_habit_told_in_both_languages(code: str) -> None:
    zh, mark, en = all_rules()[code].source.partition(" · ")
    assert zh
    assert mark or zh.startswith("GB/T ")
    assert not mark or (en and any("\u4e00" <= char <= "\u9fff" for char in zh))


def test_the_pages_are_made_from_the_rules_as_they_are() -> None:
    script = runpy.run_path(str(DOCS / "rules.py"))
    for name in script["FAMILIES"]:
        written = (DOCS / "rules" / f"{name}.md").read_text(encoding="utf-8")
        assert written == script["page"](name), "run python docs/rules.py"


def test_every_rule_is_on_a_page() -> None:
    script = runpy.run_path(str(DOCS / "rules.py"))
    pages = "".join(script["page"](name) for name in script["FAMILIES"])
    missing = [code for code in all_rules() if f"`{code}`" not in pages and not code.startswith("reader")]
    assert missing == []
