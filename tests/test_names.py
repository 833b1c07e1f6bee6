"""Names of bodies by their form: how they end, how they begin, what they take from the list they stand in."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from tests.test_canonical import CORPUS
from workplan.lexicon import default
from workplan.names.beginnings import Beginnings
from workplan.names.shapes import Bodies, ending_pattern, looks_like_a_body

BODIES = default().build(Bodies)
BEGINNINGS = default().build(Beginnings)
ENDING = regex.compile(rf"{ending_pattern(default())}$")
FULL = sorted({full for *_, full in CORPUS if full != "-"})
LEVELS = ["省", "自治区", "市", "州", "县", "区", "旗"]
OFFICES = [
    "教育局",
    "外办",
    "外汇管理局",
    "城管局",
    "政务服务局",
    "城乡建设局",
    "场监管所",
    "税务局",
    "内审办",
    "直属机关工委",
]


@pytest.mark.parametrize("name", FULL)
def test_a_full_name_looks_like_a_body(name: str) -> None:
    assert looks_like_a_body(name, default())


@pytest.mark.parametrize(
    "name",
    [
        "加强组织领导",
        "优化产业布局",
        "全社会",
        "号)转发你单位网站",
        "符合条件的企业",
        "住房",
        "3个工作日",
        "各级政务服务",
    ],
)
def test_what_looks_like_none(name: str) -> None:
    assert not looks_like_a_body(name, default())


@given(st.sampled_from(FULL) | st.text(alphabet="市教育局发展布委员会办法处查信用公司社", min_size=1, max_size=8))
def test_a_name_ends_where_the_pattern_says(name: str) -> None:
    if ENDING.search(name):
        assert BODIES.ending(name)


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("省外办", "省"),
        ("区城管局", "区"),
        ("县城乡建设局", "县"),
        ("市区域经济合作局", "市"),
        ("市政务服务局", "市"),
        ("兰州市财政局", "兰州市"),
        ("平山县教育局", "平山县"),
        ("市政管理局", None),
        ("市场监管局", None),
        ("区域合作办", None),
        ("教育局", None),
        ("智慧城市运行中心", None),
        ("各市教育局", None),
        ("人行兰州中心支行", None),
    ],
)
def test_the_level_that_a_name_has(name: str, level: str | None) -> None:
    prefix = BEGINNINGS.prefix(name)
    assert (prefix and prefix.level) == level


@pytest.mark.parametrize(
    ("name", "takes"),
    [
        ("教育局", True),
        ("公路养护中心", True),
        ("象岭公路养护中心", False),
        ("水务集团", True),
        ("东江水务集团", False),
        ("绿容局", True),
        ("行政服务中心管委会", True),
        ("高新区管委会", False),
        ("湖南证监局", False),
        ("驻地部队", False),
    ],
)
def test_who_takes_the_level_of_the_list(name: str, takes: bool) -> None:
    assert BEGINNINGS.takes(name) is takes


@given(st.sampled_from(LEVELS), st.sampled_from(OFFICES))
def test_a_name_with_a_level_has_it_and_takes_no_other(level: str, office: str) -> None:
    name = level + office
    if not name.startswith(("市场", "省直", "市直", "县直", "区直", "州直", "旗直")):
        prefix = BEGINNINGS.prefix(name)
        assert prefix is not None
        assert prefix.level == level
