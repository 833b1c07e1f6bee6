"""Figures and targets: the corpus of sentences, the rules' own examples, and laws that hold for any text."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import workplan
from tests.handmade import view
from workplan.extraction.targets import figures
from workplan.extraction.targets import find as targets
from workplan.extraction.targets.above import Above
from workplan.lexicon import default
from workplan.model import Comparator
from workplan.setting import Setting
from workplan.source import fold, squeeze

CORPUS = Path(__file__).parent / "corpus" / "targets.tsv"


def cases() -> list[tuple[str, str, int, bool]]:
    lines = [line for line in CORPUS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [
        (row["text"].replace("\\n", "\n"), row["rows"], int(row["year"] or 2023), row["past"] == "yes") for row in rows
    ]


def rows(text: str, year: int = 2023, *, past: bool = False) -> str:
    found = targets.find(view(text), Setting(default(), years=(year, year)), above=Above(past=past))
    return " | ".join(f"{t.text} {t.comparator.value} {t.value} {t.unit}" for t in found) or "-"


@pytest.mark.parametrize(("text", "expected", "year", "past"), cases(), ids=[case[0][:24] for case in cases()])
def test_corpus(text: str, expected: str, year: int, past: bool) -> None:
    assert rows(text, year, past=past) == (expected or "-")


def test_the_corpus_holds_texts_with_and_without_targets() -> None:
    expected = [case[1] for case in cases()]
    assert len(expected) >= 180
    assert sum(rows in ("-", "") for rows in expected) >= 80


def test_full_width_and_spaced_out_text_reads_the_same() -> None:
    wide, plain = rows("培训　不少于 ６０ 学时，建成站点 １０ 个。"), rows("培训不少于60学时,建成站点10个。")
    assert fold(str(wide)) == fold(str(plain))


def test_a_span_points_at_the_source() -> None:
    text = "目标： 培训 不少于 ６０ 学时。"
    (target,) = targets.find(view(text), Setting(default()))
    assert squeeze(target.span.of(text)) == target.text == "不少于６０学时"


@pytest.mark.parametrize(
    ("text", "high", "about", "base"),
    [
        ("建成3—5个基地。", 5, False, (3, "个")),
        ("建成2至3个基地。", 3, False, (2, "个")),
        ("培训不超过2至3次。", 3, False, (3, "次")),
        ("投资达到2万亿元。", None, False, (2_000_000_000_000, "元")),
        ("投资达到1.5万元。", None, False, (15_000, "元")),
        ("投资达到0.3亿美元。", None, False, (30_000_000, "美元")),
        ("投资达到2000万至3亿元。", 30_000, False, (20_000_000, "元")),
        ("投资达到2000万至亿元。", 10_000, False, (20_000_000, "元")),
        ("稳定在11亿千瓦左右。", None, True, (1_100_000_000, "千瓦")),
        ("增长10%左右。", None, True, (10, "%")),
        ("建成约10个基地。", None, True, (10, "个")),
        ("覆盖率达到90%以上。", None, False, (90, "%")),
    ],
)
def test_a_figure_has_its_upper_end_and_its_base(
    text: str, high: float | None, about: bool, base: tuple[float, str]
) -> None:
    (target,) = targets.find(view(text), Setting(default()))
    assert (target.high, target.approximate, (target.base_value, target.base_unit)) == (high, about, base)


def test_the_base_follows_the_value() -> None:
    (target,) = targets.find(view("投资达到2万亿元。"), Setting(default()))
    assert target.model_copy(update={"value": 3}).base_value == 3_000_000_000_000
    assert target.model_copy(update={"unit": "亿元"}).base_value == 200_000_000


PIECES = st.sampled_from(
    [
        *("不少于", "至少", "达到", "超", "控制在", "分别", "建设", "新增", "给予", "已", "目前", "到2025年", "每年"),
        *(
            "每",
            "第",
            "等",
            "的",
            "企业",
            "以上",
            "左右",
            "内",
            "以内",
            "%",
            "个",
            "家",
            "亿元",
            "万",
            "年",
            "个工作日",
        ),
        *("1", "20", "3.5", "一", "两", "百", "千", "亿", "三分之二", "一半", "、", ",", "。", ";", "(", ")", "“", "”"),
        *("《", "》", "—", "至", "\n", "多", "奖励", "之日起"),
    ]
)


@pytest.mark.parametrize("below", ["{}", "（一）政务服务\n{}", "（一）政务服务\n1.一网通办\n{}"])
def test_below_a_heading_that_looks_back_no_figure_is_a_target(below: str) -> None:
    past, plan = below.format("办结率达到95%。"), below.format("办结率达到96%。")
    document = workplan.parse(f"某市2030年工作要点\n一、2029年工作回顾\n{past}\n二、2030年主要任务\n{plan}\n")
    assert [target.value for target in document.targets] == [96]


def test_below_a_heading_that_lays_down_conditions_no_figure_is_a_target() -> None:
    document = workplan.parse(
        "某市园区认定办法\n一、认定条件\n（一）规模。入驻企业20家以上。\n"
        "二、重点任务\n（一）规模。入驻企业达到30家以上。\n"
    )
    assert [target.value for target in document.targets] == [30]


@given(st.lists(PIECES, max_size=24))
def test_whatever_is_found_stands_in_the_text(pieces: list[str]) -> None:
    seen = view("".join(pieces))
    for figure in figures.read(seen.text, default().build(figures.cues_of)):
        assert 0 <= figure.start <= figure.number < figure.unit_end <= figure.end <= len(seen.text)
    found = targets.find(seen, Setting(default(), years=(2023, 2023)))
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert {target.rule for target in found} <= {rule.code for rule in targets.RULES}


@given(st.integers(min_value=1, max_value=10**9), st.sampled_from(["家", "个", "项", "人次"]))
def test_the_figure_written_is_the_value_found(number: int, unit: str) -> None:
    (target,) = targets.find(view(f"新增不少于{number}{unit}。"), Setting(default()))
    assert (target.value, target.unit, target.comparator) == (number, unit, Comparator.AT_LEAST)


@pytest.mark.parametrize(
    ("title", "found"),
    [("云溪县2024年工作要点", ["增长8%"]), ("云溪县2024年工作报告", []), ("云溪县2024年工作方案（试行）", ["增长8%"])],
)
def test_what_is_held_against_last_year_is_a_goal_in_a_plan_and_an_account_in_a_report(
    title: str, found: list[str]
) -> None:
    document = workplan.parse(f"{title}\n一、文旅\n旅游收入比上年增长8%。\n二、农业\n抓好春耕。\n")
    assert [target.text for section in document for target in section.targets] == found


@pytest.mark.parametrize("sentence", ["去年，旅游收入增长8%。", "2023年旅游收入比上年增长8%。"])
def test_what_last_year_brought_is_no_goal_in_a_plan_either(sentence: str) -> None:
    document = workplan.parse(f"云溪县2024年工作要点\n一、文旅\n{sentence}\n二、农业\n抓好春耕。\n")
    assert not [target for section in document for target in section.targets]


def test_what_headings_say_of_figures_holds_below_others() -> None:
    text = (
        "云溪县养老方案\n一、工作目标\n（一）机构\n{0}\n二、工作回顾\n（一）机构\n{1}\n（二）目标\n{1}\n三、措施\n{0}\n"
    )
    document = workplan.parse(text.format("每千名老年人拥有床位40张。", "建成机构5家。"))
    found = {section.path: [target.text for target in section.own_targets] for section in document}
    assert [path for path, targets in found.items() if targets] == ["一/(一)"]


def test_one_heading_more_takes_nothing_from_those_above() -> None:
    above = Above().below("申报条件", default()).below("工作回顾", default()).below("目标任务", default())
    assert above == Above(past=True, conditions=True, aims=True)
    assert above.below("保障措施", default()) is above
    assert above.below("工作回顾", default()) == above
