"""What comparing two editions says: how sections are aligned, what changed in each, for whom."""

from __future__ import annotations

import json

import jsonschema
import pytest

import workplan
from tests.editions import HEADINGS, Item, items, plan
from workplan.comparison.as_json import json_schema, to_json
from workplan.comparison.model import ChangeKind, Operation, Relation, SectionChange
from workplan.comparison.result import Comparison
from workplan.comparison.views import markdown
from workplan.comparison.views.page import page, unit_page

ITEMS = items()
FIRST, SECOND = ITEMS[:4], ITEMS[4:]


def compared(old: str, new: str) -> Comparison:
    return workplan.compare(workplan.parse(old), workplan.parse(new))


def of_items(*chapters: list[Item]) -> Comparison:
    return compared(plan([FIRST, SECOND]), plan(chapters))


def told(found: Comparison) -> dict[tuple[str, str], set[str]]:
    """What happened to which old and new paths, mere renumbering aside."""
    return {
        ("+".join(p.path for p in c.old), "+".join(p.path for p in c.new)): {str(r) for r in c.relations}
        for c in found.sections
        if c.relations != (Relation.RENUMBERED,)
    }


def kinds(change: SectionChange) -> dict[str, str]:
    return {str(c.kind): c.subject for c in change.changes}


def test_the_same_edition_has_no_changes() -> None:
    found = of_items(FIRST, SECOND)
    assert found.same
    assert found.sections == ()
    assert len(found.identical) == 10


def test_an_item_that_is_added_moves_the_numbers_behind_it() -> None:
    new = Item("开放档案", ("三十年以上的卷宗让读者查阅",), ("市档案馆",))
    found = of_items([FIRST[0], new, *FIRST[1:]], SECOND)
    assert told(found) == {("", "一/(二)"): {"added"}}
    assert [c.new[0].path for c in found.sections[1:]] == ["一/(三)", "一/(四)", "一/(五)"]


def test_an_item_that_is_dropped_stands_where_it_was() -> None:
    found = of_items([FIRST[0], *FIRST[2:]], SECOND)
    assert told(found) == {("一/(二)", ""): {"dropped"}}
    assert [c.relations[0] for c in found.sections] == ["dropped", "renumbered", "renumbered"]


def test_an_item_in_another_chapter_has_moved() -> None:
    found = of_items(FIRST[1:], [FIRST[0], *SECOND])
    assert told(found) == {("一/(一)", "二/(一)"): {"moved"}}


def test_an_item_behind_its_followers_has_moved_and_they_have_not() -> None:
    found = of_items([*FIRST[1:], FIRST[0]], SECOND)
    assert told(found) == {("一/(一)", "一/(四)"): {"moved", "renumbered"}}


def test_a_chapter_moves_and_its_items_stay_in_it() -> None:
    old = plan([FIRST[:2], FIRST[2:], SECOND])
    new = plan([SECOND, FIRST[:2], FIRST[2:]], headings=[HEADINGS[2], *HEADINGS[:2]])
    found = compared(old, new)
    assert told(found) == {("三", "一"): {"moved", "renumbered"}}
    assert [(p.old, p.new) for p in found.identical][:2] == [("三/(一)", "一/(一)"), ("三/(二)", "一/(二)")]


def test_an_item_in_two_is_split_and_two_in_one_are_merged() -> None:
    whole = FIRST[0]
    parts = [Item(whole.heading, whole.sentences[:1], whole.units), Item("分派人手", whole.sentences[1:], whole.units)]
    split = of_items([*parts, *FIRST[1:]], SECOND)
    assert told(split) == {("一/(一)", "一/(一)+一/(二)"): {"split"}}
    merged = compared(plan([[*parts, *FIRST[1:]], SECOND]), plan([FIRST, SECOND]))
    assert told(merged) == {("一/(一)+一/(二)", "一/(一)"): {"merged"}}


def test_a_rewording_is_shown_in_whole_words_and_never_cuts_a_name() -> None:
    old = "一、整顿市场\n请市市场监管局修订《集市秤具管理办法》，摊主挂出执照。（责任单位：市市场监管局）"
    new = old.replace("修订《集市秤具管理办法》", "修订《集市灯具管理办法》").replace("挂出", "出示")
    change = compared(old, new).sections[0]
    pieces = next(c.difference for c in change.changes if c.kind is ChangeKind.TEXT_REWORDED)
    assert [p.text for p in pieces if p.operation is Operation.DELETE] == ["集市秤具管理办法", "挂出"]
    assert [p.text for p in pieces if p.operation is Operation.INSERT] == ["集市灯具管理办法", "出示"]
    kept = "".join(p.text for p in pieces if p.operation is not Operation.INSERT)
    assert kept == "请市市场监管局修订《集市秤具管理办法》，摊主挂出执照。（责任单位：市市场监管局）"


def test_a_text_is_quoted_as_it_stands_with_its_clauses_and_their_stops() -> None:
    old = "一、整顿市场\n统一集市秤具（市市场监管局牵头）。摊主挂出执照（市司法局牵头）；清理占道摊位。"
    change = compared(old, old.replace("挂出", "出示")).sections[0]
    quoted = "统一集市秤具（市市场监管局牵头）。摊主挂出执照（市司法局牵头）；清理占道摊位。"
    assert change.old[0].text == quoted
    [reworded] = [c for c in change.changes if c.kind is ChangeKind.TEXT_REWORDED]
    assert "".join(p.text for p in reworded.difference if p.operation is not Operation.INSERT) == quoted


def test_a_change_knows_the_measure_of_either_side() -> None:
    old = CLAUSES.format(length=80, group="各市州政府")
    new = old.replace("80", "90").replace("建设村级水站", "2030年6月底前建设村级水站").replace("省卫生厅", "省司法厅")
    changes = {c.kind: c for c in compared(old, new).sections[0].changes}
    raised, added = changes[ChangeKind.TARGET_RAISED], changes[ChangeKind.DEADLINE_ADDED]
    assert [(s.path, s.measure, s.context) for s in (*raised.old, *raised.new)] == [
        ("一/(一)", 1, "更换老旧管道80公里。"),
        ("一/(一)", 1, "更换老旧管道90公里。"),
    ]
    assert [(s.measure, s.context) for s in added.new] == [(3, "2030年6月底前建设村级水站。")]
    assert [s.measure for s in changes[ChangeKind.LEAD_CHANGED].new] == [2]
    assert [m.text for m in compared(old, new).sections[0].new[0].measures][1:] == [
        "公布水质。",
        "2030年6月底前建设村级水站。",
    ]


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (("省卫生厅，配合单位：省水务厅", "省卫生厅，配合单位：省林业厅"), ["省水务厅", "省林业厅"]),
        (("更换老旧", "2030年6月底前更换老旧"), []),
        (("（一）修管网\n", "（一）修管网\n统一水表。（责任单位：省卫生厅）"), ["省卫生厅"]),
        (("公布水质。（牵头单位：省卫生厅，配合单位：省水务厅）", "公布水质。（牵头单位：省卫生厅）"), ["省水务厅"]),
        (("责任单位：省水务厅", "牵头单位：省卫生厅"), ["省水务厅", "省卫生厅"]),
    ],
)
def test_a_unit_that_has_another_part_in_a_measure_is_told(edit: tuple[str, str], told: list[str]) -> None:
    old = CLAUSES.format(length=80, group="各市州政府")
    [section] = compared(old, old.replace(*edit)).sections
    of_units = {"unit_gained", "unit_lost", "role_changed"}
    assert sorted(c.subject for c in section.changes if c.kind in of_units) == sorted(told)


def test_a_unit_that_changes_its_measure_is_told_though_it_keeps_its_part() -> None:
    clauses = "一、改进供水\n更换老旧管道。（责任单位：{}）公布水质。（责任单位：{}）"
    old, new = clauses.format("省水务厅", "省卫生厅"), clauses.format("省卫生厅", "省水务厅")
    [section] = compared(old, new).sections
    changed = {c.subject: c for c in section.changes if c.kind is ChangeKind.ROLE_CHANGED}
    assert {
        name: ([side.measure for side in c.old], [side.measure for side in c.new]) for name, c in changed.items()
    } == {"省水务厅": ([1], [2]), "省卫生厅": ([2], [1])}
    shown = markdown.render(page(compared(old, new), "zh"))
    assert "- 分工变更：省水务厅（责任：措施1 → 责任：措施2）" in shown


def test_of_an_endless_sentence_the_clause_is_quoted() -> None:
    old = f"一、改进供水\n更换老旧管道80公里，{'修好水表，' * 100}公布水质。"
    [raised] = compared(old, old.replace("80", "90")).sections[0].changes[:1]
    assert [side.context for side in raised.new] == ["更换老旧管道90公里，"]


def test_clauses_that_only_assign_otherwise_are_told_as_such() -> None:
    old = CLAUSES.format(length=80, group="各市州政府")
    changes = compared(old, old.replace("责任单位：省水务厅", "牵头单位：省水务厅")).sections[0].changes
    assert [c.kind for c in changes] == [ChangeKind.LEAD_CHANGED, ChangeKind.ROLE_CHANGED, ChangeKind.CLAUSE_REWORDED]


def test_a_long_text_is_cut_between_clauses_only() -> None:
    first = "更换城区使用超过三十年的老旧铸铁管道并逐段登记材质与口径"
    old = f"1. {first}，漏水报修两小时内到场并把查明的原因和结果告知住户，阀门编号，水表更新。"
    new = old.replace("更新", "换新")
    shown = markdown.render(page(compared(old, new), "zh"))
    assert "- 正文：…漏水报修两小时内到场并把查明的原因和结果告知住户，阀门编号，水表 ~~更新~~  **换新** 。" in shown
    [change] = compared(old, new).sections
    assert change.new[0].heading == f"{first}…"


def test_a_heading_that_was_no_line_of_its_own_before_is_no_rewording() -> None:
    old = "一、整顿集市上的摊位秩序，公平秤摆在各个入口，短斤少两的一律停业整顿三天，执照挂出，罚款当场开票。摊主登记。"
    new = "一、整顿集市上的摊位秩序。公平秤摆在各个入口。摊主登记。"
    changes = compared(old, new).sections[0].changes
    assert [c.kind for c in changes] == [ChangeKind.TEXT_REWORDED]
    assert changes[0].difference[0].text == "整顿集市上的摊位秩序"


def test_white_space_and_widths_are_no_change() -> None:
    old = plan([FIRST, SECOND])
    new = old.replace("（", "(").replace("）", ")").replace("，", ", ").replace("\n", "\n\n")
    assert compared(old, new).sections == ()


@pytest.mark.parametrize(
    ("old", "new", "kind", "subject"),
    [
        ("（责任单位：市司法局）", "（责任单位：市司法局、市财政局）", "unit_gained", "市财政局"),
        ("（责任单位：市司法局、市财政局）", "（责任单位：市司法局）", "unit_lost", "市财政局"),
        ("（市司法局牵头，市财政局配合）", "（市财政局牵头，市司法局配合）", "lead_changed", ""),
        ("（市司法局牵头，市财政局配合）", "（市司法局牵头，市财政局、市教育局配合）", "unit_gained", "市教育局"),
        ("2030年9月底前办结。", "2030年6月底前办结。", "deadline_advanced", ""),
        ("2030年6月底前办结。", "2030年9月底前办结。", "deadline_slipped", ""),
        ("办结全部案件。", "2030年6月底前办结全部案件。", "deadline_added", ""),
        ("2030年6月底前办结全部案件。", "办结全部案件。", "deadline_dropped", ""),
        ("每季度通报进度。", "每月通报进度。", "time_changed", ""),
        ("办结率达到90%以上。", "办结率达到95%以上。", "target_raised", "%"),
        ("办结率达到95%以上。", "办结率达到90%以上。", "target_lowered", "%"),
        ("新建学校。", "新建学校12所。", "target_added", "所"),
        ("制定《绿化条例》。", "认真落实《绿化条例》。", "regulation_done", "绿化条例"),
        ("制定《绿化条例（草案）》。", "修订《绿化条例》。", "regulation_done", "绿化条例"),
        ("认真落实《绿化条例》。", "制定《绿化条例》。", "regulation_reopened", "绿化条例"),
        ("清理积案。", "落实《绿化条例》。", "regulation_added", "绿化条例"),
        ("修订《绿化条例》。", "废止《绿化条例》。", "regulation_changed", "绿化条例"),
    ],
)
def test_typed_changes(old: str, new: str, kind: str, subject: str) -> None:
    frame = "某市2030年工作要点\n一、加快办理市民诉求\n收到的诉求当天分派，逐件登记。{}"
    change = compared(frame.format(old), frame.format(new)).sections[0]
    assert kinds(change).get(kind) == subject
    back = compared(frame.format(new), frame.format(old)).sections[0]
    assert back == change.mirrored()


def test_a_time_that_moved_with_the_plan_s_year_is_told_as_such() -> None:
    text = "某市{0}年工作要点\n一、办理诉求\n逐件登记市民来信，{0}年6月底前答复。年底前总结。"
    found = compared(text.format(2030), text.format(2031))
    slipped = [c for c in found.sections[0].changes if c.kind is ChangeKind.DEADLINE_SLIPPED]
    assert [(c.new[0].value, c.with_plan_year) for c in slipped] == [("2031-06-30", True)]


def test_what_another_chapter_carries_out_is_done() -> None:
    old = plan([[Item("制定规章", ("制定《河堤管理办法》",), UNIT), *FIRST], SECOND])
    new = plan([FIRST, [*SECOND, Item("守好河堤", ("认真执行《河堤管理办法》，严禁取土",), UNIT)]])
    changes = [c for s in compared(old, new).sections for c in s.changes if c.subject == "河堤管理办法"]
    assert [c.kind for c in changes] == [ChangeKind.REGULATION_DONE]
    assert [changes[0].old[0].path, changes[0].new[0].path] == ["一/(一)", "二/(五)"]


def test_a_task_written_anew_under_a_heading_of_the_same_topic_is_reworded_and_tells_how_alike_it_is() -> None:
    old = Item("健全供水管网体系", ("老旧供水管道分批更换，阀门编号建档，漏水报修两小时内到场",), ("市水务局",))
    new = Item("构建城乡供水管网体系", ("水厂扩建，山村接通供水主管，水质按月公布，水价听取居民意见",), ("市水务局",))
    other = Item("表彰劳动模范", ("评选各行业的先进人物，奖金由财政列支，事迹登报",), ("市民政局",))
    found = compared(plan([[*FIRST, old], SECOND]), plan([FIRST, [*SECOND, new]]))
    assert told(found) == {("一/(五)", "二/(五)"): {"moved", "reworded"}}
    assert found.sections[0].similarity is not None
    assert 0.1 < found.sections[0].similarity < 0.5
    apart = compared(plan([[*FIRST, old], SECOND]), plan([FIRST, [*SECOND, other]]))
    assert told(apart) == {("一/(五)", ""): {"dropped"}, ("", "二/(五)"): {"added"}}


UNIT = ("市水务局",)


def test_a_unit_sees_what_is_new_gone_and_changed_for_it() -> None:
    first = [Item(i.heading, i.sentences, ("市教育局",)) for i in FIRST]
    second = [
        Item(first[0].heading, first[0].sentences, ("市水务局",)),
        Item(first[1].heading, (*first[1].sentences, "放学后留人看护"), ("市教育局",)),
        first[2],
        first[3],
    ]
    extra = [*SECOND, Item("办夜校", ("晚上教木工和裁缝",), ("市教育局",))]
    found = compared(plan([first, SECOND]), plan([second, extra])).for_unit("市教育局")
    assert [c.new[0].path for c in found.gained] == ["二/(五)"]
    assert [c.old[0].path for c in found.lost] == ["一/(一)"]
    assert [c.new[0].path for c in found.changed] == ["一/(二)"]


CLAUSES = """某省2030年工作要点
一、改进供水
（一）修管网
更换老旧管道{length}公里。（责任单位：省水务厅）公布水质。（牵头单位：省卫生厅，配合单位：省水务厅）建设村级水站。（责任单位：{group}）
"""


def test_a_unit_in_several_clauses_of_a_section_sees_its_part_in_each() -> None:
    found = compared(CLAUSES.format(length=80, group="各市州政府"), CLAUSES.format(length=90, group="各市州政府"))
    shown = markdown.render(unit_page(found, found.for_unit("省水务厅"), "zh"))
    assert "- 该单位：责任：更换老旧管道90公里" in shown
    assert "- 该单位：配合：公布水质" in shown
    assert "村级水站" not in "".join(line for line in shown.splitlines() if line.startswith("- 该单位"))


@pytest.mark.parametrize(
    ("unit", "group", "told"),
    [
        ("兰州市政府", "各市州政府", True),
        ("兰州市政府", "省直有关部门", False),
        ("省水务厅", "各市州政府", False),
        ("省卫生厅", "各有关部门", False),
        ("省林业厅", "各市州政府", None),
    ],
)
def test_a_unit_sees_the_tasks_of_groups_that_it_may_belong_to(unit: str, group: str, *, told: bool | None) -> None:
    found = compared(CLAUSES.format(length=80, group=group), CLAUSES.format(length=90, group=group))
    if told is None or (unit == "兰州市政府" and not told):
        with pytest.raises(workplan.UsageError):
            found.for_unit(unit)
    else:
        assert [c.new[0].path for c in found.for_unit(unit).groups] == (["一/(一)"] if told else [])


def test_a_group_is_given_no_tasks_of_other_groups() -> None:
    text = CLAUSES + "（二）查水源\n清理水源地。（责任单位：省直有关部门）\n"
    found = compared(text.format(length=80, group="各有关部门"), text.format(length=90, group="各有关部门"))
    assert found.for_unit("省直有关部门").groups == ()


def test_a_unit_named_elsewhere_sees_what_departments_at_large_are_given() -> None:
    old = CLAUSES.replace("省卫生厅", "省水务厅") + "（二）查水源\n清理水源地。（责任单位：省卫生厅）\n"
    found = compared(old.format(length=80, group="各有关部门"), old.format(length=90, group="各有关部门"))
    changes = found.for_unit("省卫生厅")
    assert [c.new[0].path for c in changes.groups] == ["一/(一)"]
    shown = markdown.render(unit_page(found, changes, "en"))
    assert "## Tasks of groups that may include this unit" in shown
    assert "- 各有关部门: responsible: 建设村级水站" in shown


def test_a_figure_is_shown_in_its_clause() -> None:
    old = CLAUSES.format(length=80, group="各市州政府")
    changed = markdown.render(page(compared(old, old.replace("80", "90")), "zh"))
    assert "- 指标调高：80公里 → 90公里（更换老旧管道90公里）" in changed
    added = markdown.render(page(compared(old, old.replace("公布水质", "公布水质，抽查水样30份")), "zh"))
    assert "- 增加指标：抽查水样30份" in added


OTHERS = plan(
    [[Item(f"{name}场馆", (f"{name}场馆对市民开放",), UNIT) for name in ("游泳", "体操", "滑冰", "射箭", "举重")]],
    headings=["建设体育场馆"],
)


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        (plan([FIRST, SECOND]), plan([SECOND, FIRST], year=2031), []),
        (plan([FIRST, SECOND], year=2031), plan([FIRST, SECOND]), ["old_is_later"]),
        (plan([FIRST, SECOND]), OTHERS, ["little_in_common"]),
        (
            plan([FIRST, SECOND]).replace("某市", "甘肃省", 1),
            plan([FIRST, SECOND]).replace("某市", "青海省", 1),
            ["other_place"],
        ),
        (
            "为做好2031年档案工作，制定本要点。\n一、编目\n编制目录。\n二、开放\n开放档案。",
            "为做好2030年档案工作，制定本要点。\n一、编目\n编制总目录。\n二、开放\n开放档案。",
            ["old_is_later"],
        ),
        ("一、甲\n编制目录。", "一、乙\n建设平台。", []),
    ],
)
def test_documents_that_may_not_belong_together_are_doubted(old: str, new: str, kinds: list[str]) -> None:
    found = compared(old, new)
    assert [doubt.kind for doubt in found.doubts] == kinds


def test_a_doubt_is_told_for_one_unit_too() -> None:
    found = compared(plan([FIRST, SECOND], year=2031), plan([FIRST, SECOND[:3]]))
    changes = found.for_unit(SECOND[3].units[0])
    assert changes.doubts == found.doubts
    for shown in (page(found, "zh"), unit_page(found, changes, "zh")):
        assert shown.doubts == ("旧版是2031年的，新版是2030年的，两份是否放反",)
        assert "两份是否放反" in markdown.render(shown)


def test_an_unknown_unit_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(workplan.UsageError, match="市教育局"):
        of_items(FIRST, SECOND).for_unit("市教育厅")


def test_json_is_canonical_and_follows_its_schema() -> None:
    new = [*FIRST[1:], Item("开放档案", ("三十年以上的卷宗让读者查阅",), ("市档案馆",))]
    text = to_json(of_items(new, SECOND))
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads(text))
    assert Comparison.model_validate_json(text) == of_items(new, SECOND)
    assert text == to_json(of_items(new, SECOND))
