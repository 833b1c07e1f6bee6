"""Every value can say which rule decided it and which characters it came from; every rule is in the table of all."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import workplan
from tests import handmade
from tests.notices import case_texts, first
from workplan.model import BlockKind
from workplan.rulebook import MODULES, all_doubts, all_rules

TEXTS = [first(), *case_texts()]


def test_no_rule_and_no_doubt_is_left_out() -> None:
    found: dict[str, set[str]] = {"RULES": set(), "DOUBTS": set()}
    for module in pkgutil.walk_packages(workplan.__path__, "workplan."):
        if module.name.startswith(
            (
                "workplan.readers.",
                "workplan.writing.",
                "workplan.structure.",
                "workplan.extraction.",
                "workplan.measures.",
            )
        ):
            for name, codes in found.items():
                codes.update(entry.code for entry in getattr(importlib.import_module(module.name), name, ()))
    assert found["RULES"] == set(all_rules())
    assert found["DOUBTS"] == set(all_doubts())


def test_modules_listed_have_something_to_list() -> None:
    for module in MODULES:
        found = vars(importlib.import_module(module))
        assert [*found.get("RULES", ()), *found.get("DOUBTS", ())], module


def test_rules_speak_both_languages_and_say_where_they_come_from() -> None:
    for code, rule in all_rules().items():
        assert rule.code == code
        assert rule.zh != rule.en
        assert min(len(rule.zh), len(rule.en), len(rule.source)) > 1, code
    for code, doubt in all_doubts().items():
        assert doubt.code == code
        assert doubt.zh != doubt.en


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_every_value_names_a_known_rule_and_shows_its_characters(text: str) -> None:
    document = workplan.parse(text)
    for path in ["", *(section.path for section in document.walk())]:
        for reason in workplan.explain(document, path):
            assert reason.rule.code in all_rules()
            assert reason.span is None or reason.text == document.text[reason.span.start : reason.span.end]
            assert reason.value or reason.field == "heading"


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_every_block_outside_the_sections_and_every_heading_names_its_rule(text: str) -> None:
    for block in workplan.parse(text).blocks:
        told = block.kind is BlockKind.HEADING or (not block.path and block.kind is not BlockKind.SPACE)
        assert block.rule in all_rules() if told else block.rule in ("", "heading.none")


def test_outside_the_body_the_masthead_is_explained_first() -> None:
    text = "云水发〔2023〕5号\n云川省水利厅关于加强防汛的通知\n各市水利局：\n为落实《防汛条例》，通知如下。\n一、值守"
    reasons = workplan.explain(workplan.parse(text), "")
    assert [(reason.field, reason.rule.code, reason.text) for reason in reasons] == [
        ("document_number", "masthead.number.line", "云水发〔2023〕5号"),
        ("title", "masthead.title.line", "云川省水利厅关于加强防汛的通知"),
        ("recipients", "masthead.recipients", "各市水利局"),
        ("issuers", "masthead.issuers.title", "云川省水利厅"),
        ("plan_title", "masthead.plan-title.same", "云川省水利厅关于加强防汛的通知"),
        ("regulation", "regulation.verb", "防汛条例"),
    ]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_every_doubt_of_a_document_is_a_known_one(text: str) -> None:
    assert {found.code for found in workplan.parse(text).diagnostics} <= set(all_doubts())


def test_a_section_explains_its_heading_then_its_values_in_order() -> None:
    reasons = workplan.explain(handmade.document(), "一")
    assert [(reason.field, reason.value) for reason in reasons] == [
        ("heading", "加快立法"),
        ("measure", "一-1"),
        ("regulation", "amend 《绿化条例》"),
        ("time", "deadline ../2030-12-31"),
        ("target", ">= 95 %"),
        ("responsibility", "lead 市司法局"),
        ("responsibility", "cooperating 各县政府、各区政府"),
    ]
    assert [reason.evidence.of(handmade.TEXT) for reason in reasons if reason.evidence] == [
        handmade.CLAUSE.of(handmade.TEXT),
        "修订",
        "牵头单位",
    ]


def test_a_rule_of_another_version_is_said_to_be_unknown() -> None:
    (reason,) = workplan.explain(handmade.document(), "")
    assert (reason.rule.code, reason.value) == ("x", "reference")
    assert "no such rule" in reason.rule.en


@pytest.mark.parametrize(("path", "near"), [("二", "一"), ("二/(一)", "一")])
def test_a_path_that_is_none_gets_the_nearest(path: str, near: str) -> None:
    with pytest.raises(workplan.UsageError, match=f"near it: {near}") as caught:
        workplan.explain(handmade.document(), path)
    assert path in caught.value.zh
