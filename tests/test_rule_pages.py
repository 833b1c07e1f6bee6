"""Every rule has examples, they come out as they say, and the pages made from them are up to date."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

import workplan
from workplan.model import Document
from workplan.rulebook import all_rules

DOCS = Path(__file__).parent.parent / "docs"

SHOWN: Final[dict[str, Callable[[Document], str]]] = {
    "numbering": lambda d: " ".join(s.path for s in d.walk()),
    "heading": lambda d: d.sections[0].heading or "",
    "task": lambda d: " ".join(f"{s.label}:{s.heading}" for s in d.items),
    "masthead.title": lambda d: d.masthead.title.value if d.masthead.title else "",
    "masthead.recipients": lambda d: "|".join(r.value for r in d.masthead.recipients),
    "kind": lambda d: next((x.code for x in d.diagnostics if x.code.startswith("kind.")), ""),
}
EXAMPLES = [
    (rule.code, text, result, shown)
    for rule in all_rules().values()
    for prefix, shown in SHOWN.items()
    if rule.code.startswith(prefix)
    for text, result in rule.takes
]


@pytest.mark.parametrize(("code", "text", "result", "shown"), EXAMPLES, ids=lambda value: str(value)[:24])
def test_the_examples_of_the_structure_come_out_as_they_say(
    code: str, text: str, result: str, shown: Callable[[Document], str]
) -> None:
    assert shown(workplan.parse(text)) == result


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
