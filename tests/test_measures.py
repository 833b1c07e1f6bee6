"""Measures: the corpus, the laws that hold for every text, and what the model makes of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import workplan
from tests.divided import MEASURES, Case, found, parsed
from tests.laws import check_measures, check_nothing_lost
from tests.notices import case_texts, first
from tests.test_invariants import mutated
from workplan.measures.rules import RULES
from workplan.model import Comparator, Document, Measure, Span, Target

CASES = [(path.stem, case) for path in MEASURES.files() for case in MEASURES.read(path)]
NOTICES = [*case_texts(), first()]


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{file}: {case.name}") for file, case in CASES])
def test_a_text_is_divided_as_it_was_reviewed(case: Case) -> None:
    assert found(case, parsed(case)).told == case.told


@pytest.mark.parametrize("path", MEASURES.files(), ids=lambda path: path.stem)
def test_a_file_is_written_as_the_writer_writes_it(path: Path) -> None:
    assert MEASURES.filled(path, MEASURES.read(path)) == path.read_text(encoding="utf-8")


def test_every_rule_stands_in_the_corpus() -> None:
    documents = [parsed(case) for _, case in CASES]
    told = {
        why.rule.code
        for document in documents
        for section in document.walk()
        for why in workplan.explain(document, section.path)
    }
    assert {rule.code for rule in RULES} <= told


def check(document: Document) -> None:
    check_measures(document)
    check_nothing_lost(document)


@pytest.mark.parametrize("text", NOTICES, ids=lambda text: text.strip()[:12])
def test_the_laws_hold_for_the_notices(text: str) -> None:
    document = workplan.parse(text)
    check(document)
    assert document.measures


@pytest.mark.slow
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_the_laws_hold_for_mutated_notices(text: str) -> None:
    check(workplan.parse(text))


TEXT = "一、数据共享（省数据局牵头）\n（一）目录\n6月底前编制。（省财政厅负责）年底前公布《数据条例》清单。\n（二）平台"


def test_a_measure_knows_its_mentions_and_they_know_it() -> None:
    document = workplan.parse(TEXT)
    one, two, three = document.measures
    assert [(measure.path, measure.number) for measure in (one, two, three)] == [
        ("一/(一)", 1),
        ("一/(一)", 2),
        ("一/(二)", 1),
    ]
    assert [str(row) for row in one.responsibilities] == ["responsible:省财政厅"]
    assert [str(time) for time in one.times] == ["6月底前"]
    assert [str(found) for found in two.mentions] == ["年底前", "《数据条例》"]
    assert [str(title) for title in two.regulations] == ["《数据条例》"]
    assert three.mentions == ()


def test_a_document_tells_who_answers_for_a_measure_that_has_no_clause_of_its_own() -> None:
    document = workplan.parse(TEXT)
    one, two, three = document.measures
    assert [str(row) for row in document.answering(one)] == ["responsible:省财政厅"]
    assert {measure.inherited for measure in (two, three)} == {"一"}
    assert [str(row) for row in document.answering(three)] == ["lead:省数据局"]


def test_of_a_section_with_clauses_of_both_kinds_only_the_first_goes_down() -> None:
    document = workplan.parse("一、数据共享（省数据局牵头）\n编制目录。（省财政厅负责）\n（一）平台\n（二）评估")
    assert [str(row) for row in document["一"].measures[0].responsibilities] == [
        "lead:省数据局",
        "responsible:省财政厅",
    ]
    assert [str(row) for row in document.answering(document["一/(一)"].measures[0])] == ["lead:省数据局"]


def test_json_holds_a_mention_once_and_gives_it_back_to_its_measure() -> None:
    document = workplan.parse(TEXT)
    text = workplan.to_json(document)
    assert text.count('"text":"省财政厅"') == 1
    section = json.loads(text)["sections"][0]["sections"][0]
    assert sorted(section["measures"][1]) == ["inherited", "number", "path", "rule", "span", "text"]
    again = workplan.from_json(text)
    assert again == document
    assert [measure.mentions for measure in again.measures] == [measure.mentions for measure in document.measures]


def test_a_changed_copy_of_a_section_deals_its_own_mentions() -> None:
    section = workplan.parse(TEXT)["一/(一)"]
    bare = section.model_copy(update={"times": ()})
    assert [measure.times for measure in bare.measures] == [(), ()]
    assert [str(time) for measure in section.own_measures for time in measure.times] == ["6月底前", "年底前"]


def test_a_measure_alone_holds_nothing() -> None:
    measure = Measure(path="一", number=1, text="编制目录", span=Span(start=0, end=4), rule="measure.whole")
    assert measure.mentions == ()
    assert str(measure) == "一-1 编制目录"


def test_a_mention_made_by_hand_belongs_to_no_measure() -> None:
    mention = Target(text="5个", span=Span(start=0, end=2), comparator=Comparator.EQUAL, value=5, unit="个", rule="x")
    assert (mention.path, mention.measure, mention.sentence) == ("", None, None)


def test_why_a_measure_ends_and_whose_clause_it_inherits_is_explained() -> None:
    document = workplan.parse(TEXT)
    told = [(why.field, why.value, why.rule.code) for why in workplan.explain(document, "一/(一)")]
    assert told == [
        ("heading", "目录", "heading.line"),
        ("measure", "一/(一)-1", "measure.clause"),
        ("time", "deadline", "time.limit"),
        ("responsibility", "responsible 省财政厅", "responsibility.bracket-verb"),
        ("measure", "一/(一)-2", "measure.rest"),
        ("inherited", "一", "measure.heading-clause"),
        ("time", "deadline", "time.limit"),
        ("regulation", "issue 《数据条例》", "regulation.verb"),
    ]


def test_the_clause_that_ends_a_measure_is_its_evidence() -> None:
    document = workplan.parse(TEXT)
    (why,) = [why for why in workplan.explain(document, "一/(一)") if why.value == "一/(一)-1"]
    assert why.evidence is not None
    assert why.evidence.of(document.text) == "（省财政厅负责）"
    assert why.text == "6月底前编制。"


def test_tables_join_mentions_to_measures() -> None:
    tables = workplan.to_tables(workplan.parse(TEXT))
    assert [(row["path"], row["measure"], row["text"], row["inherited"]) for row in tables["measures"]] == [
        ("一/(一)", 1, "6月底前编制。", None),
        ("一/(一)", 2, "年底前公布《数据条例》清单。", "一"),
        ("一/(二)", 1, "", "一"),
    ]
    assert [(row["path"], row["measure"]) for row in tables["responsibilities"]] == [("一", None), ("一/(一)", 1)]
    assert [row["measure"] for row in tables["times"]] == [1, 2]
    assert [row["measure"] for row in tables["regulations"]] == [2]


def test_a_line_of_underscores_is_no_measure() -> None:
    section = workplan.parse("一、甲\n建设平台。（省财政厅负责）\n___\n二、乙\n编制目录。")["一"]
    assert [measure.text for measure in section.own_measures] == ["建设平台。"]
