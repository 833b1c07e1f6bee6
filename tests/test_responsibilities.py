"""Responsibilities: the corpus of clauses, the rules' own examples, standing rules, and laws that hold for any text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import workplan
from tests.handmade import view
from workplan.extraction.responsibilities import clauses as clause_places
from workplan.extraction.responsibilities import find as responsibilities
from workplan.extraction.responsibilities.find import Outcome
from workplan.extraction.responsibilities.standing import Standing
from workplan.lexicon import default
from workplan.model import Responsibility, Role, Span, Unit
from workplan.setting import Setting
from workplan.source import View, fold, squeeze
from workplan.structure.read_over import readable

CORPUS = Path(__file__).parent / "corpus" / "responsibilities.tsv"
SETTING = Setting(default())


def unit(found: Unit) -> str:
    return found.name + "*" * found.collective + "".join(f"~{alias}" for alias in found.aliases)


def told(row: Responsibility) -> str:
    """A row as the corpus writes it."""
    units = "+".join(map(unit, row.units))
    return f"{row.role.value} {row.text}" + ("" if units == fold(row.text) else f"={units}")


def outcome_of(text: str, label: str = "") -> Outcome:
    """What a text assigns, or a cell below the column head ``label``."""
    if label:
        return responsibilities.in_cell(view(text), SETTING, label=label)
    return responsibilities.find(view(text), SETTING)


def read(text: str, *, label: str = "") -> list[Responsibility]:
    return outcome_of(text, label).rows


def clauses(text: str) -> list[tuple[int, int]]:
    """Where clauses stand in a text."""
    seen = view(text)
    spans = [seen.span(found.start, found.end) for found in responsibilities.clauses_in(seen, default())]
    return [(span.start, span.end) for span in spans]


def cases() -> Iterator[tuple[str, str, str, str]]:
    lines = [line for line in CORPUS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    for line in lines[1:]:
        text, label, rows, doubts = line.split("\t")
        yield text.replace("\\n", "\n"), "" if label == "-" else label, rows, doubts


@pytest.mark.parametrize(("text", "label", "rows", "doubts"), list(cases()), ids=lambda value: value[:30])
def test_a_clause_gives_the_rows_a_clerk_would_enter(text: str, label: str, rows: str, doubts: str) -> None:
    outcome = outcome_of(text, label)
    assert (" | ".join(map(told, outcome.rows)) or "-") == rows
    assert (" ".join(doubt.code.removeprefix("responsibility.") for doubt in outcome.doubts) or "-") == doubts


def test_every_row_names_a_rule_and_every_doubt_a_kind_that_is_written_down() -> None:
    rules = {rule.code for rule in responsibilities.RULES}
    kinds = {doubt.code for doubt in responsibilities.DOUBTS}
    for text, label, _, _ in cases():
        outcome = outcome_of(text, label)
        assert {row.rule for row in outcome.rows} <= rules
        assert {doubt.code for doubt in outcome.doubts} <= kinds


def roles_of(texts: list[str]) -> list[str]:
    """The roles of each text in turn, the standing rules handed on."""
    standing, found = Standing(), []
    for text in texts:
        outcome = responsibilities.find(view(text), SETTING, standing)
        standing = outcome.standing
        found.append(" ".join(row.role.value for row in outcome.rows))
    return found


def test_a_standing_rule_makes_the_first_of_each_later_list_of_two_its_lead() -> None:
    assert roles_of(
        [
            "（甲部、乙部负责。列第一位者为牵头单位，下同）",
            "（丙部、丁部等负责）",
            "（丙部负责）",
            "（丙部等负责）",
            "（各地区、各部门负责）",
            "（丙部、丁部牵头）",
            "（丙部负责，丁部牵头）",
        ]
    ) == [
        "lead responsible",
        "lead responsible",
        "responsible",
        "lead",
        "responsible responsible",
        "lead lead",
        "responsible lead",
    ]


def test_a_standing_rule_without_下同_holds_for_its_own_list_only() -> None:
    assert roles_of(["（甲部、乙部负责，列第一位的为牵头单位）", "（丙部、丁部负责）"]) == [
        "lead responsible",
        "responsible responsible",
    ]


def test_a_standing_rule_in_the_text_before_the_sections_holds_behind_it() -> None:
    assert roles_of(["责任分工中，列首位的单位为牵头单位。", "（责任单位：丙局、丁局）"]) == ["", "lead responsible"]


def test_a_standing_rule_may_give_the_others_a_role_too() -> None:
    first = "（甲部、乙部负责，排在第一位的为牵头部门，其他为配合部门，下同）"
    assert roles_of([first, "（丙部、丁部、戊部负责）"]) == ["lead cooperating", "lead cooperating cooperating"]


def test_without_a_standing_rule_the_standing_stays_as_it_was() -> None:
    assert responsibilities.find(view("（甲部负责）"), SETTING).standing == Standing()
    kept = Standing(first_leads=True)
    assert responsibilities.find(view("没有分工的一段话。"), SETTING, kept).standing == kept


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("加强培训。（责任单位：省教育厅）", "（责任单位：省教育厅）"),
        ("（省教育厅牵头 ，省财政厅配合）其他文字", "（省教育厅牵头 ，省财政厅配合）"),
        ("完善制度。责任单位：省教育厅、省财政厅。其他文字", "责任单位：省教育厅、省财政厅"),
        ("加强培训。（责任单位：省教育厅", "（责任单位：省教育厅"),
        ("　1. 加强培训。【责任单位】省教育厅", "【责任单位】省教育厅"),
        ("加强培训（省教育厅牵头。下一段话。", "（省教育厅牵头"),
        ("加强培训。（责任单位：省教育厅\n下一段话。", "（责任单位：省教育厅"),
        ("加强培训，责任单位：省教育厅）", "责任单位：省教育厅）"),
        ("加强培训。（列第一位者为牵头单位，下同）", "（列第一位者为牵头单位，下同）"),
        ("责任单位：省教育厅等有关部门\n完成时限：年底", "责任单位：省教育厅等有关部门"),
        ("责任单位：省教育厅等\n省级各有关部门\n完成时限：年底", "责任单位：省教育厅等\n省级各有关部门"),
    ],
)
def test_a_clause_is_placed_with_its_brackets_and_label(text: str, clause: str) -> None:
    [(start, end)] = clauses(text)
    assert text[start:end] == clause


@pytest.mark.parametrize(
    ("before", "behind", "bodies"),
    [
        ("责任单位：市水务局、", "市气象局", ["市水务局"]),
        ("（责任单位：市水务局、", "市气象局）", ["市水务局"]),
        ("责任单位：市水务局、\n市气象局", "市文旅局", ["市水务局", "市气象局"]),
    ],
)
def test_no_list_goes_on_behind_a_table(before: str, behind: str, bodies: list[str]) -> None:
    text = f"一、甲\n（一）加强巡查\n{before}\n序号\t任务\t完成时限\n1\t修好河堤\t年底前\n{behind}"
    assert [row.text for row in workplan.parse(text)["一/(一)"].own_responsibilities] == bodies


def test_what_is_no_party_behind_a_list_parts_it_from_the_next_label() -> None:
    text = "牵头单位：省教育厅。加强培训。配合单位：省财政厅"
    assert [text[start:end] for start, end in clauses(text)] == ["牵头单位：省教育厅", "配合单位：省财政厅"]


@pytest.mark.parametrize("text", ["牵头单位:省教育厅", "【省教育厅牵头】", "(省教育厅负责)"])
def test_a_clause_is_found_by_its_marks_where_nothing_is_known_of_blanks(text: str) -> None:
    [clause] = clause_places.find(text, default())
    assert (clause.start, clause.end) == (0, len(text))


@pytest.mark.parametrize("text", ["加强培训，由省教育厅牵头推进。", "（以下简称牵头单位）", ""])
def test_where_there_is_no_clause_none_is_placed(text: str) -> None:
    assert clauses(text) == []


LONG_LIST = "、".join(f"云川市第{number}建设局" for number in range(1, 181))


@pytest.mark.parametrize("behind", ["", "。加强巡查。", "（市财政局负责）"])
def test_a_long_list_behind_a_label_is_read_to_its_end(behind: str) -> None:
    rows = read(f"责任单位：{LONG_LIST}{behind}")
    assert "、".join(row.text for row in rows[:180]) == LONG_LIST


@pytest.mark.parametrize("sign", ["（国资）", "："])
def test_a_list_too_long_to_be_one_is_cut_behind_a_whole_name(sign: str) -> None:
    text = f"责任单位：{LONG_LIST.replace('第99建设局', f'第99建设局{sign}')}"
    assert {row.text for row in read(text)} < {*LONG_LIST.split("、"), "云川市第99建设局（国资）"}


def test_the_trigger_shows_the_words_that_give_the_role() -> None:
    source = "（牵头单位：市民政局；市残联配合）"
    shown = [(row.text, row.trigger.of(source) if row.trigger else None) for row in read(source)]
    assert shown == [("市民政局", "牵头单位"), ("市残联", "配合")]


@pytest.mark.parametrize(
    ("source", "triggers"),
    [
        ("【责任单位】市民政局", ["责任单位"]),
        ("【责任单位】市民政局牵头，市残联配合", ["牵头", "配合"]),
        ("（市民\n政局牵头）", ["牵头"]),
        ("责任单位　市民政局", ["责任单位"]),
    ],
)
def test_the_trigger_is_found_beside_brackets_line_ends_and_blanks(source: str, triggers: list[str]) -> None:
    assert [row.trigger and row.trigger.of(source) for row in read(source)] == triggers


BODIES = [
    "省教育厅",
    "省财政厅",
    "省发展改革委",
    "省委编办",
    "各市州政府",
    "国家税务总局",
    "人民银行",
    "住房和城乡建设部",
]
CLAUSES = st.lists(st.sampled_from(BODIES), min_size=1, max_size=6, unique=True)


@given(CLAUSES, st.sampled_from(["、", "，", "；", "/"]))
def test_a_list_comes_back_whole_and_in_order(bodies: list[str], separator: str) -> None:
    rows = read(f"加强工作。（责任单位：{separator.join(bodies)}）")
    assert [row.text for row in rows] == bodies
    assert {row.role for row in rows} == {Role.RESPONSIBLE}


@given(CLAUSES, CLAUSES)
def test_each_list_takes_the_role_of_its_own_verb(leads: list[str], helpers: list[str]) -> None:
    rows = read(f"（{'、'.join(leads)}牵头，{'、'.join(helpers)}配合）")
    assert [row.text for row in rows if row.role is Role.LEAD] == leads
    assert [row.text for row in rows if row.role is Role.COOPERATING] == helpers


@given(CLAUSES, st.lists(st.integers(0, 60), max_size=5))
def test_blanks_anywhere_in_a_list_change_nothing(bodies: list[str], places: list[int]) -> None:
    text = f"（责任单位：{'、'.join(bodies)}、省司法厅）"
    spaced = text
    for place in sorted(places, reverse=True):
        spaced = f"{spaced[:place]} {spaced[place:]}"
    assert list(map(told, read(spaced))) == list(map(told, read(text)))


MARKS = st.sampled_from(["— 6 —", "# Page 93:", "第3页 共20页", "- 12 -"])


@given(CLAUSES, MARKS, st.integers(1, 40))
def test_a_page_mark_anywhere_in_a_clause_changes_nothing(bodies: list[str], mark: str, place: int) -> None:
    text = f"（责任单位：{'、'.join(bodies)}、省司法厅）"
    cut = f"{text[:place]}\n\n{mark}\n{text[place:]}"
    found = responsibilities.find(View.of(cut, [Span(start=0, end=len(cut))], folded=readable(cut).text), SETTING)
    assert list(map(told, found.rows)) == list(map(told, read(text)))


LEVELS = ["省", "市", "州", "县", "区", "旗"]
OFFICES = ["教育局", "外办", "外汇管理局", "城管局", "城乡建设局", "政务服务局", "税务局", "内审办"]


@given(st.sampled_from(LEVELS), st.sampled_from(LEVELS), st.lists(st.sampled_from(OFFICES), min_size=1, unique=True))
def test_no_level_is_put_before_another(first: str, level: str, offices: list[str]) -> None:
    names = [level + office for office in offices]
    rows = read(f"（责任单位：{first}财政局、{'、'.join(names)}）")
    assert [unit.name for row in rows for unit in row.units] == [f"{first}财政局", *names]


@given(st.sampled_from(LEVELS), st.lists(st.sampled_from(OFFICES), min_size=1, unique=True))
def test_a_name_without_a_level_takes_that_of_its_list(level: str, offices: list[str]) -> None:
    rows = read(f"（责任单位：{level}财政局、{'、'.join(offices)}）")
    assert [unit.name for row in rows for unit in row.units] == [f"{level}财政局", *(level + o for o in offices)]


PIECES = st.sampled_from(
    [
        *BODIES,
        *"（）()【】〔〕、，；。：:\n 的和及与等各由",
        "责任单位",
        "牵头",
        "负责",
        "配合",
        "会同",
        "第一位者为牵头单位",
        "下同",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60))
def test_any_text_is_read_and_every_row_stands_where_it_says(text: str) -> None:
    found = view(text)
    outcome = responsibilities.find(found, SETTING)
    for row in outcome.rows:
        assert squeeze(row.span.of(text)) == row.text
        assert row.clause.start <= row.span.start < row.span.end <= row.clause.end
        assert row.text
        assert row.units
        assert all(unit.name for unit in row.units)
        assert row.trigger is None or row.trigger.of(text)
    for doubt in outcome.doubts:
        assert 0 <= doubt.start < doubt.end <= len(found.text)


@given(st.lists(PIECES, max_size=30).map("".join))
@example("落实〈规划〉（北政发【2020）289号）\n〔市水务局牵头，市气象局配合〕")
@example("牵头单位\n市教育局、市水务局（市财政局配合）")
def test_clauses_are_parted_and_in_order(text: str) -> None:
    spans = clauses(text)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
