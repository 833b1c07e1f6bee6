"""Full names of bodies: the corpus, the names in force at a time, and what is a body at all."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan.lexicon import default
from workplan.names.bodies import is_body
from workplan.names.jurisdiction import jurisdiction
from workplan.pipeline import parse
from workplan.setting import Setting

CORPUS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "corpus" / "canonical.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith(("#", "place\t"))
]


def setting(place: str, year: int | None = None, issued: dt.date | None = None) -> Setting:
    """Return the setting of a plan of ``place``; 中央 for the centre, - for none."""
    found = jurisdiction({"中央": "国务院"}.get(place, place), default()) if place != "-" else None
    assert place in ("中央", "-") or (found is not None and found.title == place), place
    return Setting(default(), found, (year, year) if year else None, issued)


@pytest.mark.parametrize(("place", "year", "short", "full"), CORPUS)
def test_corpus(place: str, year: str, short: str, full: str) -> None:
    assert (setting(place, int(year)).full_name(short) or "-") == full


def test_the_corpus_is_broad() -> None:
    places = [jurisdiction(place, default()) for place in {case[0] for case in CORPUS} - {"中央", "-"}]
    levels = [place.level for place in places if place is not None]
    assert levels.count("province") >= 12
    assert levels.count("autonomous_region") >= 4
    assert levels.count("municipality") == 4
    assert levels.count("city") >= 10


@pytest.mark.parametrize(("place", "year", "short", "full"), [case for case in CORPUS if case[3] != "-"])
def test_a_full_name_stays_as_it_is(place: str, year: str, short: str, full: str) -> None:
    assert setting(place, int(year)).full_name(full) == full


@pytest.mark.parametrize(
    ("issued", "full"),
    [
        (dt.date(2016, 5, 1), "甘肃省工业和信息化委员会"),
        (dt.date(2019, 5, 1), "甘肃省工业和信息化厅"),
        (None, "甘肃省工业和信息化委员会"),
    ],
)
def test_the_date_of_issue_decides_between_names(issued: dt.date | None, full: str) -> None:
    assert setting("甘肃省", issued=issued).full_name("省工信委") == full


def test_the_date_of_issue_beats_the_year_of_the_plan() -> None:
    late = setting("甘肃省", 2017, issued=dt.date(2019, 3, 1))
    assert late.full_name("省环保厅") == "甘肃省生态环境厅"


def test_a_name_that_meant_two_bodies_in_one_year_needs_the_month() -> None:
    assert setting("甘肃省", 2023).full_name("省金融监管局") is None
    assert setting("甘肃省", issued=dt.date(2023, 3, 1)).full_name("省金融监管局") == "甘肃省地方金融监督管理局"


BODIES = [
    *("财政部", "商务部", "国家发展改革委", "省财政厅", "市发展改革委", "教育局", "残联", "团省委", "共青团甘肃省委"),
    *("自治区党委组织部", "省委编办", "盟委宣传部", "住房和城乡建设厅", "教育和体育局", "文化和旅游局", "兰州市财政局"),
    *("平定县教育局", "和政县人民法院", "国家税务总局甘肃省税务局", "兰州海关", "省政府国资委", "县人民政府办公室"),
    *("济南高新区管委会", "省纪委监委", "省电子政务中心", "区不动产登记中心"),
]
NO_BODIES = [
    *(
        "财政部和商务部",
        "住房",
        "城乡建设厅和财政厅",
        "住房和",
        "市",
        "政府",
        "发展",
        "改革委员",
        "有关部门",
        "各市州政府",
    ),
    *("财政局和区教育局", "省财政厅和省教育厅", "加强组织领导", ""),
]


@pytest.mark.parametrize("name", BODIES)
def test_bodies(name: str) -> None:
    assert is_body(name, default())


@pytest.mark.parametrize("name", NO_BODIES)
def test_no_bodies(name: str) -> None:
    assert not is_body(name, default())


def test_spellings_leave_out_a_joint_but_never_move_it() -> None:
    tianhe = setting("广州市天河区", 2022)
    assert tianhe.full_name("区人力资源和社会保障局") == "广州市天河区人力资源和社会保障局"
    assert tianhe.full_name("区人力资源社会保障局") == "广州市天河区人力资源和社会保障局"
    assert tianhe.full_name("区人力和资源社会保障局") is None


def test_a_name_that_is_another_s_but_for_a_joint_keeps_its_spelling() -> None:
    tianhe = setting("广州市天河区", 2022)
    assert tianhe.full_name("区科技和工业信息化局") == "广州市天河区科技和工业信息化局"
    assert tianhe.full_name("区科技工业信息化局") == "广州市天河区科技工业信息化局"


SHORT = sorted({case[2] for case in CORPUS})


@given(st.sampled_from(SHORT), st.sampled_from(["甘肃省", "济南市", "上海市", "中央", "-"]), st.integers(2005, 2030))
def test_a_full_name_holds_no_placeholder(short: str, place: str, year: int) -> None:
    full = setting(place, year).full_name(short)
    assert full is None or ("{" not in full and len(full) >= len(short) - 2)


NAMES = st.text(alphabet="省市区县委政府和与财政教育局厅部国家中央甘肃兰州人民会办", max_size=16)


@given(NAMES | st.sampled_from(SHORT))
def test_the_full_name_of_any_text_is_its_own_full_name(text: str) -> None:
    full = setting("甘肃省", 2023).full_name(text)
    if full is not None:
        assert setting("甘肃省", 2023).full_name(full) == full
        assert is_body(full, default())


@given(NAMES | st.sampled_from(BODIES), st.sampled_from(["和", "与", "的", "、财政局"]))
def test_no_name_of_a_body_ends_in_a_joint_or_holds_two(text: str, behind: str) -> None:
    assert not is_body(text + behind, default())


@pytest.mark.parametrize(("issuer", "full"), [("云川省人民政府", None), ("云南省人民政府", "云南省财政厅")])
def test_a_number_tells_nothing_against_the_name_of_a_place(issuer: str, full: str | None) -> None:
    plan = parse(
        f"{issuer}关于印发工作要点的通知\n云政发〔2030〕7号\n各部门：\n现印发给你们。\n{issuer}\n2030年2月1日\n"
        "一、汇聚数据\n编制目录。（责任单位：省财政厅）"
    )
    assert plan.responsibilities[0].units[0].canonical == full
