"""Which measures concern a unit: those that name it, and those that name a group it may belong to."""

from __future__ import annotations

import pytest

import workplan
from workplan.concern import concerned

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
