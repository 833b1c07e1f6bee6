"""The first notice: what the project promises about it, in numbers and byte for byte."""

from __future__ import annotations

import workplan
from tests.notices import FIRST, FIRST_PARSED


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
