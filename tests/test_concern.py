"""Which measures concern a unit: those that name it, and those that name a group it may belong to."""

from __future__ import annotations

import pytest

import workplan
from workplan.concern import concerned, named_in
from workplan.exports.ledger import count

PLAN = """甘肃省2030年数字政务工作要点
一、打牢基础
（一）统一目录。6月底前完成编目。（牵头单位：省数据局；配合单位：省发改委）年底前公布目录。（省政府有关部门、各市州政府负责）
（二）联通系统（责任单位：省财政厅）
1.年底前联通率不低于98%。
2.每季度通报一次。（市直各部门负责）
"""


def told(unit: str) -> tuple[list[str], list[str]]:
    found = concerned([workplan.parse(PLAN)], unit)
    named, groups = ([f"{m.path}-{m.number}" for _, m in part] for part in (found.named, found.groups))
    return named, groups


@pytest.mark.parametrize(
    ("unit", "named", "groups"),
    [
        ("省数据局", ["一/(一)-1"], ["一/(一)-2"]),
        # by its full official name, and by another short form that has the same
        ("甘肃省发展和改革委员会", ["一/(一)-1"], ["一/(一)-2"]),
        # a clause behind a heading answers for what is below it
        ("省财政厅", ["一/(二)/1-1"], ["一/(一)-2"]),
        # the government of a place is in groups of places, and need not be named itself
        ("兰州市政府", [], ["一/(一)-2"]),
        # a group belongs to no other group
        ("各市州政府", ["一/(一)-2"], []),
    ],
)
def test_a_unit_is_named_or_may_belong_to_a_group(unit: str, named: list[str], groups: list[str]) -> None:
    assert told(unit) == (named, groups)


def test_departments_of_a_city_are_none_of_the_province_s() -> None:
    assert "一/(二)/2-1" not in told("省数据局")[1]


def test_a_unit_that_nobody_names_is_told_with_the_likest_names() -> None:
    with pytest.raises(workplan.UsageError) as told_of:
        told("省数剧局")
    assert "near are: 省数据局" in told_of.value.message("en")
    assert "相近的有：省数据局" in told_of.value.message("zh")


@pytest.mark.parametrize("unit", ["数据局", "财政厅", "发展和改革委员会"])
def test_a_name_that_only_lacks_its_place_or_level_means_the_only_unit_that_has_it(unit: str) -> None:
    assert told(unit) == told({"数据局": "省数据局", "财政厅": "省财政厅"}.get(unit, "省发改委"))
    assert named_in(workplan.parse(PLAN), unit).startswith("省")


@pytest.mark.parametrize("unit", ["据局", "局", "政厅", "改革委", "府有关部门", ""])
def test_nothing_but_a_place_or_level_may_lack(unit: str) -> None:
    with pytest.raises(workplan.UsageError, match="is named"):
        told(unit)


def test_where_several_units_lack_only_that_they_are_told() -> None:
    plan = workplan.parse("一、编目\n统一目录。（省教育厅负责）公布目录。（市教育局、县教育局负责）")
    assert len(concerned(plan, "教育厅").named) == 1
    with pytest.raises(
        workplan.UsageError, match=r"教育局.* may be several of the units named: 市教育局, 县教育局"
    ) as told_of:
        concerned(plan, "教育局")
    assert "市教育局、县教育局；请写明其一" in told_of.value.message("zh")


def test_ledger_calendar_and_comparison_take_it_for_the_same_unit() -> None:
    for package in ("xlsxwriter", "icalendar"):
        pytest.importorskip(package)
    plan = workplan.parse(PLAN)
    assert workplan.to_calendar(plan, unit="数据局") == workplan.to_calendar(plan, unit="省数据局")
    assert count([plan], unit="数据局") == count([plan], unit="省数据局")
    assert workplan.compare(plan, plan).for_unit("数据局").unit == "省数据局"
