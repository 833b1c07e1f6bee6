"""Every rule holds to its own examples, and the table of rules to its own order."""

from __future__ import annotations

from pathlib import Path

import pytest

from workplan.errors import UsageError
from workplan.model import Finding
from workplan.pipeline import parse, parse_file
from workplan.validation import explain_rule, validate
from workplan.validation.docs import page
from workplan.validation.examples import read, whole
from workplan.validation.registry import FAMILIES, RULES, choose
from workplan.validation.rule import CheckRule

ROOT = Path(__file__).parent.parent
RULE = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def findings(rule: CheckRule, *, good: bool) -> list[Finding]:
    document, editions = read(rule, good=good)
    return validate(document, editions=editions)


@RULE
def test_the_bad_example_has_this_fault_and_no_other(rule: CheckRule) -> None:
    assert [f.code for f in findings(rule, good=False)] == [rule.code]


@RULE
def test_the_good_example_has_no_fault(rule: CheckRule) -> None:
    assert findings(rule, good=True) == []


@RULE
def test_a_finding_says_it_in_both_languages_and_shows_its_place(rule: CheckRule) -> None:
    text = whole(rule.bad)
    for finding in findings(rule, good=False):
        assert finding.severity is rule.severity
        assert any("\u4e00" <= c <= "\u9fff" for c in finding.zh)
        assert any(c.isascii() and c.isalpha() for c in finding.en)
        assert finding.span.start < finding.span.end <= len(text)
        assert text[: finding.span.start].count("\n") + 1 == finding.line


def test_a_certain_fix_takes_the_finding_away() -> None:
    mending = set()
    for rule in RULES:
        text = whole(rule.bad)
        for finding in findings(rule, good=False):
            if finding.fix is not None:
                span = finding.fix.span
                mended = text[: span.start] + finding.fix.replacement + text[span.end :]
                assert validate(parse(mended)) == [], rule.code
                mending.add(rule.code)
    assert len(mending) > 5


@RULE
def test_every_text_of_a_rule_is_there(rule: CheckRule) -> None:
    assert all((rule.zh, rule.en, rule.why_zh, rule.why_en, rule.source, rule.name))
    assert rule.code[0] in FAMILIES
    assert explain_rule(rule.name) is explain_rule(rule.code.lower()) is rule


def test_codes_and_names_are_unique_and_in_order() -> None:
    assert len({r.code for r in RULES}) == len({r.name for r in RULES}) == len(RULES)
    order = list(FAMILIES)
    assert [r.code for r in RULES] == sorted((r.code for r in RULES), key=lambda code: (order.index(code[0]), code))


def test_each_rule_has_a_file_of_its_own() -> None:
    files = [p for p in (ROOT / "src/workplan/validation/rules").rglob("*.py") if p.name != "__init__.py"]
    assert len(files) == len(RULES)
    assert {rule.check.__module__.rpartition(".")[2] for rule in RULES} == {p.stem for p in files}


def test_the_page_of_the_documentation_is_up_to_date() -> None:
    assert (ROOT / "docs/validation.md").read_text(encoding="utf-8") == page()


def test_the_first_notice_has_no_findings() -> None:
    assert validate(parse_file(ROOT / "data/raw/gansu-2023.txt")) == []


def test_findings_come_by_place_then_code() -> None:
    text = "一、甲乙\n建设平台，，汇聚数据。\n三、丙丁\n于2024年2月30日前完成完成任务。\n四、戊己\n加强统筹、和协调。\n"
    found = validate(parse(whole(text)))
    assert [f.code for f in found] == ["X005", "S001", "D001", "X006", "X004"]
    assert found == sorted(found, key=lambda f: (f.span.start, f.code))


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        ((), (), {"S001", "X005"}),
        (("S",), (), {"S001"}),
        (("ALL",), ("S",), {"X005"}),
        (("X005",), ("X",), {"X005"}),
        (("X",), ("X005",), set()),
        (("number-gap",), (), {"S001"}),
        ((), ("ALL",), set()),
    ],
)
def test_the_more_exact_selector_wins(select: tuple[str, ...], ignore: tuple[str, ...], codes: set[str]) -> None:
    document = parse(whole("一、甲乙\n建设平台，，汇聚数据。\n三、丙丁\n压实责任。\n"))
    assert {f.code for f in validate(document, select=select, ignore=ignore)} == codes


@pytest.mark.parametrize("selector", ["Q", "S999", "", "number_gap"])
def test_a_selector_that_means_no_rule_is_wrong_use(selector: str) -> None:
    with pytest.raises(UsageError, match="no rule"):
        choose([selector])
