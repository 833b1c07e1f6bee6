"""Whose plan it is: from issuers, titles and document numbers, and how many places the table holds."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan.lexicon import default
from workplan.names.jurisdiction import Jurisdiction, jurisdiction
from workplan.names.places import county_at, place_at

ISSUERS = {
    "甘肃省人民政府办公厅": "甘肃省",
    "中共甘肃省委办公厅": "甘肃省",
    "兰州市人民政府": "兰州市",
    "广西壮族自治区人民政府": "广西壮族自治区",
    "新疆生产建设兵团办公厅": "新疆生产建设兵团",
    "临夏州人民政府": "临夏回族自治州",
    "海南州人民政府": "海南藏族自治州",
    "海南省人民政府": "海南省",
    "吉林市人民政府": "吉林市",
    "吉林省财政厅": "吉林省",
    "和田地区行政公署": "和田地区",
    "上海市浦东新区人民政府": "浦东新区",
    "平定县人民政府办公室": "平定县",
    "阳泉市平定县人民政府": "平定县",
    "和政县人民政府": "和政县",
    "莒县教育和体育局": "莒县",
    "国务院办公厅": "中华人民共和国",
    "国家发展改革委": "中华人民共和国",
    "住房和城乡建设部": "中华人民共和国",
    "国家税务总局甘肃省税务局": "甘肃省",
    "中国人民银行兰州中心支行": "兰州市",
    "城市管理局": None,
    "某某高新区管理委员会": None,
    "自治区市场监管厅": None,
    "办公室": None,
    "": None,
}

TITLES = {
    "甘肃省人民政府办公厅关于印发某某工作要点的通知": "甘肃省",
    "国务院关于支持贵州发展的意见": "中华人民共和国",
    "教育部等八部门关于印发某某方案的通知": "中华人民共和国",
    "关于印发甘肃省某某工作计划的通知": "甘肃省",
    "关于印发《贵州新能源产业行动计划》的通知": "贵州省",
    "关于印发全省某某工作计划的通知": None,
    "2026年内蒙古自治区某某工作报告": "内蒙古自治区",
    "2023年某某工作要点": None,
}

NUMBERS = {
    "甘政办发〔2023〕15号": "甘肃省",
    "鲁政字〔2022〕1号": "山东省",
    "(黔府发[2022]8号)": "贵州省",
    "内政办发〔2022〕10号": "内蒙古自治区",
    "苏政办发〔2020〕2号": "江苏省",
    "苏府办〔2020〕2号": "苏州市",
    "国办发〔2019〕54号": "中华人民共和国",
    "中办发〔2019〕5号": "中华人民共和国",
    "宁政发〔2020〕1号": None,
    "某局字〔2020〕1号": None,
}


@pytest.mark.parametrize(("text", "full"), [*ISSUERS.items(), *TITLES.items(), *NUMBERS.items()])
def test_jurisdiction(text: str, full: str | None) -> None:
    found = jurisdiction(text, default())
    assert (found and found.full) == full


def test_wide_and_spaced_out_text_is_read_alike() -> None:
    assert jurisdiction("甘 肃　省\n人民政府办公厅", default()) == jurisdiction("甘肃省人民政府办公厅", default())
    assert jurisdiction("（甘政办发〔２０２３〕１５号）", default()) == jurisdiction("甘政办发〔2023〕15号", default())


def test_a_district_name_that_several_cities_bear_has_no_parent_by_itself() -> None:
    alone, placed = jurisdiction("朝阳区人民政府", default()), jurisdiction("北京市朝阳区人民政府", default())
    assert alone is not None
    assert placed is not None
    assert (alone.full, alone.parent) == ("朝阳区", None)
    assert placed.parent is not None
    assert (placed.parent.full, placed.title) == ("北京市", "北京市朝阳区")


@pytest.mark.parametrize(
    ("name", "word", "called"),
    [
        ("兰州市", "市", "兰州市"),
        ("兰州市", "省", "甘肃省"),
        ("兰州市", "县", None),
        ("广西壮族自治区", "区", "广西壮族自治区"),
        ("临夏回族自治州", "州", "临夏回族自治州"),
        ("北京市朝阳区", "市", "北京市"),
        ("北京市朝阳区", "区", "朝阳区"),
        ("新疆生产建设兵团", "兵团", "新疆生产建设兵团"),
        ("国务院", "省", None),
    ],
)
def test_level_words_mean_the_nearest_place(name: str, word: str, called: str | None) -> None:
    place = jurisdiction(name, default())
    assert place is not None
    found = place.called(word)
    assert (found and found.full) == called


def test_a_chain_of_places_gives_the_last() -> None:
    found = place_at("见山东省青岛市市北区财政局", 1, default())
    assert found is not None
    assert (found[0].full, [place.full for place in found[0].chain], found[1]) == (
        "市北区",
        ["市北区", "青岛市", "山东省"],
        10,
    )


@pytest.mark.parametrize(
    "text",
    [
        "城市管理局",
        "社区服务中心",
        "各县教育局",
        "财政局和区教育局",
        "开发区管委会",
        "自治区财政厅",
        "2023年某县教育局",
    ],
)
def test_what_only_looks_like_a_county(text: str) -> None:
    assert county_at(text, 0, default()) is None


COUNTS = {
    "河北省": 11,
    "山西省": 11,
    "内蒙古自治区": 12,
    "辽宁省": 14,
    "吉林省": 9,
    "黑龙江省": 13,
    "江苏省": 13,
    "浙江省": 11,
    "安徽省": 16,
    "福建省": 9,
    "江西省": 11,
    "山东省": 17,
    "河南省": 17,
    "湖北省": 13,
    "湖南省": 14,
    "广东省": 21,
    "广西壮族自治区": 14,
    "海南省": 4,
    "四川省": 21,
    "贵州省": 9,
    "云南省": 16,
    "西藏自治区": 7,
    "陕西省": 10,
    "甘肃省": 14,
    "青海省": 8,
    "宁夏回族自治区": 5,
    "新疆维吾尔自治区": 14,
}
"""Prefecture-level places by province (Shandong with 莱芜市, which was one until 2019)."""


def test_every_province_has_its_cities() -> None:
    rows = default().table("places")
    counted = Counter(row["parent"] for row in rows if row["level"] in ("city", "prefecture", "league"))
    assert counted == COUNTS
    assert sum(counted.values()) == 333 + 1


def test_provinces_and_capitals() -> None:
    rows = default().table("places")
    levels = Counter(row["level"] for row in rows)
    assert (levels["province"], levels["autonomous_region"], levels["municipality"]) == (23, 5, 4)
    assert (levels["special_region"], levels["production_corps"]) == (2, 1)
    seats = Counter(row["parent"] for row in rows if row["capital"] == "yes")
    assert set(seats) == {
        row["full"] for row in rows if row["level"] in ("province", "autonomous_region") and row["full"] != "台湾省"
    }
    assert set(seats.values()) == {1}


PLACES = sorted({row["full"] for row in default().table("places") if row["level"] in ("province", "city", "league")})


@given(st.sampled_from(PLACES), st.sampled_from(["人民政府", "人民政府办公厅", "财政局", "发展和改革委员会"]))
def test_every_full_name_is_found_again(full: str, body: str) -> None:
    found = jurisdiction(full + body, default())
    assert isinstance(found, Jurisdiction)
    assert found.full == full


@given(st.text(alphabet="甘肃省市区县州盟旗关于印发《》国务院中共委和的年2023〔〕 \n", max_size=40))
def test_the_place_found_in_any_text_is_found_by_its_own_name_too(text: str) -> None:
    found = jurisdiction(text, default())
    if found is not None and found.tier != "central":
        again = jurisdiction(f"{found.title}人民政府", default())
        assert again is not None
        assert (again.full, again.level) == (found.full, found.level)
