"""The notices of data/raw: what the project promises about them, in numbers and byte for byte."""

from __future__ import annotations

import workplan
from tests.notices import FIRST, FIRST_PARSED, SAMPLE, SAMPLE_PARSED


def test_ten_chapters_and_36_items() -> None:
    document = workplan.parse_file(FIRST)
    assert (len(document.chapters), len(document.items)) == (10, 36)
    assert len(document.responsibilities) == 150
    assert len(document.regulations) == 35
    assert [str(t) for t in document.times if t.kind != workplan.TimeKind.REFERENCE] == ["每年", "每年", "任期内"]
    assert [str(t) for t in document.targets] == ["100%", "两期以上", "不少于60学时", "至少接受一次"]


def test_sections_are_found_by_path_and_give_what_is_below_them() -> None:
    document = workplan.parse_file(FIRST)
    item = document["三/（十）"]
    assert item.heading == "加强重点领域立法"
    assert str(item.responsibilities[0]) == "responsible:省人大常委会法工委"
    assert len(document["三"].regulations) == 11
    assert document["三"].items[0] is item
    assert document.position(item.span.start)[1] == 1


def test_the_committed_json_is_reproduced_byte_for_byte() -> None:
    assert workplan.to_json(workplan.parse_file(FIRST)) == FIRST_PARSED.read_text(encoding="utf-8").rstrip("\n")


def test_the_invented_notice_shows_leads_days_and_figures_measure_by_measure() -> None:
    document = workplan.parse_file(SAMPLE)
    assert workplan.to_json(document) == SAMPLE_PARSED.read_text(encoding="utf-8").rstrip("\n")
    assert document.diagnostics == ()
    first, second = document["一/(一)"].measures
    assert [str(row) for row in first.responsibilities] == [
        "lead:省数据局",
        "cooperating:省委编办",
        "cooperating:省财政厅",
    ]
    assert [(str(time), str(time.end)) for time in second.times] == [("9月底前", "2030-09-30")]
    assert [str(target) for target in second.targets] == ["不少于60个"]
    (measure,) = document["二/(四)"].measures
    assert measure.inherited == "二"
