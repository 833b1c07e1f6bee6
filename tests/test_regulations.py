"""Titles, the verbs that govern them, numbers, kinds and abbreviations: the corpus, the rules' examples, the laws."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import workplan
from tests.handmade import view
from workplan.extraction.regulations.abbreviations import NOTHING, Introduced
from workplan.extraction.regulations.find import Outcome, find
from workplan.extraction.regulations.rules import RULES
from workplan.extraction.regulations.titles import DOUBTS, titles
from workplan.lexicon import default
from workplan.model import Action, Regulation
from workplan.setting import Setting
from workplan.source import squeeze

CORPUS = Path(__file__).parent / "corpus" / "regulations.tsv"
SETTING = Setting(default())
VERBS = {row["verb"] for row in default().table("actions")}


def read(text: str, introduced: Introduced = NOTHING) -> Outcome:
    return find(view(text), SETTING, introduced)


def cases() -> Iterator[tuple[str, str]]:
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, rows = line.partition("\t")
            yield text.replace("\\n", "\n"), rows


def wanted(row: str, found: Regulation) -> str:
    """The found row in the words of the corpus, with those further fields that ``row`` names."""
    said = [found.title, found.action.value]
    for word in row.split()[2:]:
        number = found.document_number
        said.append(
            {"#": f"#{found.category.value}", "@": f"@{number and number.value}", "=": f"={found.stands_for}"}[word[0]]
        )
    return " ".join(said)


@pytest.mark.parametrize(("text", "rows"), list(cases()), ids=lambda value: value[:30])
def test_corpus(text: str, rows: str) -> None:
    want = [row for row in rows.split(";") if row]
    found = read(text).rows
    assert [wanted(row, r) for row, r in zip(want, found, strict=False)] == want
    assert len(found) == len(want)


def test_the_corpus_is_large_and_reaches_every_rule_and_action() -> None:
    found = [row for text, _ in cases() for row in read(text).rows]
    assert sum(1 for _ in cases()) >= 240
    assert {row.rule for row in found} == {rule.code for rule in RULES}
    assert {row.action for row in found} == set(Action)


@pytest.mark.parametrize(
    "text",
    [
        "修订《甲办法和《乙》",
        "落实《甲》》",
        "修订《甲〉和《乙》",
        "一次《座谈",
        "落实《关于修改〈甲》的决定》",
        "落实《关于修改〈甲的决定》",
    ],
)
def test_marks_that_do_not_pair_are_reported(text: str) -> None:
    doubts = read(text).doubts
    assert doubts
    assert {doubt.code for doubt in doubts} <= {doubt.code for doubt in DOUBTS}


def test_one_slip_is_reported_once() -> None:
    assert len(read("落实《关于修改〈甲》的决定》").doubts) == 1


def test_a_mark_that_is_not_closed_is_reported_with_the_title_that_was_read() -> None:
    assert [doubt.assumed for doubt in read("落实《甲办法，加强管理。").doubts] == ["甲办法"]


def test_pairing_marks_are_not_reported() -> None:
    assert read("落实《关于修改〈甲〉的决定》《关于印发《乙》的通知》").doubts == []


def test_an_opening_mark_that_nothing_ends_is_no_title() -> None:
    outcome = read("召开《座谈，部署工作。修订《甲》")
    assert [row.title for row in outcome.rows] == ["甲"]
    assert outcome.rows[0].action is Action.AMEND


def test_a_mark_closed_further_on_than_titles_reach_is_a_slip() -> None:
    assert len(read(f"落实《关于加强\n{'就业' * 60}的意见》").rows) == 1
    assert read(f"落实《关于加强\n{'就业' * 90}的意见》").rows == []


def test_abbreviations_are_handed_on_to_later_views() -> None:
    first = read("印发《云川省法治建设纲要》（以下简称《纲要》）。")
    later = read("落实《纲要》。", first.introduced)
    assert later.rows[0].stands_for == "云川省法治建设纲要"
    assert later.introduced == first.introduced
    assert read("落实《纲要》。").rows[0].stands_for is None


def test_an_abbreviation_introduced_again_stands_for_the_later_title() -> None:
    first = read("落实《甲》（以下简称《办法》）。")
    second = read("落实《乙》（以下简称《办法》），按照《办法》执行。", first.introduced)
    assert [row.stands_for for row in second.rows] == [None, "乙", "乙"]


def test_titles_are_verbatim_and_places_are_those_of_the_source() -> None:
    source = "依据《甲 办法（２０３１年）》（国发〔２０３１〕５ 号）修订《乙》。"
    first, second = read(source).rows
    assert first.title == "甲办法（２０３１年）"
    assert first.span.of(source) == "甲 办法（２０３１年）"
    assert first.verb is not None
    assert first.verb.of(source) == "依据"
    assert first.document_number is not None
    assert first.document_number.value == "国发〔2031〕5号"
    assert first.document_number.span.of(source) == "国发〔２０３１〕５ 号"
    assert second.verb is not None
    assert second.verb.of(source) == "修订"


def test_a_title_does_not_go_on_behind_a_table() -> None:
    text = "一、甲\n修改《某某\n序号\t任务\t责任单位\n1\t建设平台\t市财政局\n条例》和《办法》。"
    assert [(r.path, r.title) for r in workplan.parse(text).regulations] == [("一", "办法")]
    unbroken = "一、甲\n修改《某某\n— 3 —\n条例》和《办法》。"
    assert [r.title for r in workplan.parse(unbroken).regulations] == ["某某条例", "办法"]


def test_a_series_shares_its_verb_and_a_mention_has_none() -> None:
    source = "修订《甲》《乙》，列入《丙》"
    one, two, three = read(source).rows
    assert one.verb == two.verb
    assert three.verb is None


def test_a_series_goes_on_behind_an_abbreviation() -> None:
    found = read("落实《甲》及以下统称《两办法》的文件和《乙》").rows
    assert [row.rule for row in found] == ["regulation.verb", "regulation.abbreviation", "regulation.series"]


PIECES = [
    *"《》〈〉、，。\n 和的等（）：“”将",
    *(
        "修订",
        "落实",
        "按照",
        "推进",
        "印发",
        "关于",
        "甲办法",
        "乙",
        "以下简称",
        "国发〔2031〕5号",
        "现印发",
        "已经同意",
    ),
    "实施情况评估",
]


@pytest.mark.parametrize("length", range(1, 7))
def test_titles_never_overlap_however_marks_are_mixed(length: int) -> None:
    for marks in product(("《", "》", "〈", "〉", "办法", "\n"), repeat=length):
        found = titles("".join(marks), default()).found
        assert all(before.end <= behind.start for before, behind in pairwise(found)), "".join(marks)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@example("《《《〉》》")
def test_every_text_gives_true_places_in_order(text: str) -> None:
    seen = view(text)
    found = find(seen, SETTING).rows
    assert len(found) == len(titles(seen.text, default()).found)
    at = 0
    for row in found:
        assert squeeze(row.span.of(text)) == row.title
        assert at <= row.span.start < row.span.end
        at = row.span.end
        if row.verb is not None:
            assert squeeze(row.verb.of(text)) in VERBS
            assert row.action is not Action.MENTION


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_spaces_change_nothing(text: str) -> None:
    spaced = " ".join(text.replace(" ", "")).replace(" \n ", "\n")
    plain, wide = read(text.replace(" ", "")).rows, read(spaced).rows
    assert [(r.title, r.action, r.category, r.stands_for) for r in plain] == [
        (r.title, r.action, r.category, r.stands_for) for r in wide
    ]
