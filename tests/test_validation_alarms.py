"""What is right and looks wrong: each kind of false alarm that real documents raised, in words of our own."""

from __future__ import annotations

import pytest

from workplan.pipeline import parse
from workplan.validation import validate
from workplan.validation.examples import notice, whole

END = "\n二、保障措施\n加强统筹协调。\n"
TITLE = "甘肃省人民政府办公厅关于印发《甘肃省2024年数据工作要点》的通知"


def task(sentence: str) -> str:
    """A notice whose plan has this one task."""
    return whole(f"一、重点任务\n{sentence}{END}")


def found(text: str) -> list[str]:
    return [finding.code for finding in validate(parse(text))]


RIGHT_DOUBLINGS = (
    "省人民政府政府采购监管机构公布目录。",
    "报价可以以人民币计算。",
    "鼓励社会力量参与与数据有关的活动。",
    "完善应对对外贸易风险的预案。",
    "干部要把廉洁作为为政之本。",
    "清理现在在押人员档案。",
    "保证7×24小时随时随地可办。",
    "制定碳中和和可持续发展路线图。",
    "培育未来产业产业链。",
    "第一季度季度报告按时报送。",
    "规范农村集体经济组织的土地的土地用途变更。",
    "支持知识产权产权交易。",
    "评选创业创新创业平台。",
    "达到检查目的的可以结案。",
    "由居民自治组织组织居民评议。",
    "移动终端，移动终端分发平台共同遵守。",
)


@pytest.mark.parametrize("sentence", RIGHT_DOUBLINGS)
def test_two_equal_stretches_are_right_where_words_meet(sentence: str) -> None:
    assert "X006" not in found(task(sentence))


@pytest.mark.parametrize(
    ("sentence", "mended", "safe"),
    [
        ("办理价值百万元以上的的设备登记。", "办理价值百万元以上的设备登记。", True),
        ("压实责任，建成数据共享平台，建成数据共享平台，汇聚数据。", "压实责任，建成数据共享平台，汇聚数据。", True),
        ("逐步逐步扩大范围。", "逐步扩大范围。", False),
        ("推进推进平台建设。", "推进平台建设。", False),
        ("落实任务，紧密紧密结合实际。", "落实任务，紧密结合实际。", False),
        ("全面推进推进改革。", "全面推进改革。", False),
    ],
)
def test_a_doubling_counts_where_its_second_half_begins_nothing(sentence: str, mended: str, *, safe: bool) -> None:
    text = parse(task(sentence)).text
    finding = next(f for f in validate(parse(text)) if f.code == "X006")
    assert finding.fix is not None
    assert finding.fix.safe is safe
    span = finding.fix.span
    assert text[: span.start] + finding.fix.replacement + text[span.end :] == parse(task(mended)).text


def test_a_clause_that_the_next_one_takes_up_is_reported_and_left_to_a_person() -> None:
    (finding,) = [f for f in validate(parse(task("认真学习贯彻，认真学习贯彻落实会议精神。"))) if f.code == "X006"]
    assert finding.fix is None


QUIET = {
    "a name that begins with 和": ("X004", task("支持新设的和康、和安县建设。")),
    "a name of one character behind 和": ("X004", task("整治柳园里、和苑等6处积水点。")),
    "及时 over two lines": ("X004", task("做好投诉受理、办理、及\n时反馈等工作。")),
    "a list that begins inside its sentence": (
        "S001",
        task("申请人应当提交下列材料：（一）申请表；（二）身份证明；\n（三）承诺书；\n（四）其他材料。"),
    ),
    "a number whose bracket stands on other lines": (
        "S001",
        whole(f"一、程序\n（一）申报\n提交材料。\n（\n二\n）\n评审\n组织评审。\n（三）\n公布\n公布名单。{END}"),
    ),
    "a page number": ("S001", task("建设数据平台，汇聚政务数据，\n7\n推动数据共享开放。")),
    "items numbered through, with a chapter that has no middle level": (
        "S008",
        whole(
            "一、总则\n（一）目标\n1．汇聚数据。\n2．共享数据。\n（二）原则\n3．统筹推进。\n4．保障安全。\n"
            "二、保障\n5．加强领导。\n6．落实经费。\n"
        ),
    ),
    "a list inside the text of a chapter": (
        "S008",
        whole(
            "一、任务\n（一）汇聚\n1．建平台。\n2．接系统。\n（二）共享\n1．编目录。\n2．签协议。\n"
            "二、材料\n申报单位应提交以下材料：\n1．申请表。\n2．证明。\n"
        ),
    ),
    "one item in a chapter of items numbered through": (
        "S007",
        whole(
            "一、任务\n（一）汇聚\n1．建设平台。\n（二）共享\n2．编制目录。\n3．签订协议。\n二、保障\n（一）领导\n"
            "4．加强统筹。\n（二）经费\n5．落实资金。\n6．用好资金。\n"
        ),
    ),
    "another notice cited with its number": (
        "M001",
        notice().replace(
            "《甘肃省2024年数据工作要点》已经",
            "根据《甘肃省2023年数据工作要点》（甘政办发〔2023〕8号），现将有关事项通知如下。《甘肃省2024年数据工作要点》已经",
        ),
    ),
    "a title cited with its number": (
        "M002",
        notice().replace(
            "《甘肃省2024年数据工作要点》已经", "按照《甘肃省2024年数据工作重点》（甘发〔2024〕8号）制定，已经"
        ),
    ),
    "a text that the plan's title only names": (
        "M002",
        notice(head="贯彻落实《甘肃省2024年数据工作规划》的实施方案")
        .replace("关于印发《甘肃省2024年数据工作要点》", "关于印发《贯彻落实<甘肃省2024年数据工作规划>的实施方案》")
        .replace("《甘肃省2024年数据工作要点》已经", "为落实《甘肃省2024年数据工作规划》，制定本方案，已经"),
    ),
    "recipients right in front of the letter": (
        "M004",
        notice(recipients="").replace(
            "《甘肃省2024年数据工作要点》已经省政府同意，现印发", "抄件 各市人民政府，省政府各部门：现将要点印发"
        ),
    ),
    "a date glued to the line of an annex": (
        "M005",
        f"{TITLE}\n\n各市、自治州人民政府：\n\n现将要点印发给你们，请认真执行。\n附件：1.任务清单甘肃省人民政府办公厅二〇二四年三月五日\n"
        f"一、任务\n建设平台。{END}",
    ),
    "a date with the noughts of another script glued to the line of an annex": (
        "M005",
        f"{TITLE}\n\n各市、自治州人民政府：\n\n现将要点印发给你们，请认真执行。\n附件：1.任务清单甘肃省人民政府办公厅二ΟΟ八年三月五日\n"
        f"一、任务\n建设平台。{END}",
    ),
    "recipients of which the last is no group, without their colon": (
        "M004",
        notice(recipients="各区县人民政府、市政府有关部门、云溪派出所。"),
    ),
    "a number of December signed in January": ("M006", notice(number="甘政办发〔2023〕90号", date="2024年1月5日")),
    "政府 for 人民政府 in the title": (
        "M009",
        notice(signature="甘肃省人民政府办公厅").replace("甘肃省人民政府办公厅关于", "甘肃省政府办公厅关于"),
    ),
    "a seal in the place of a name": ("M003", notice(signature="省数据工作领导小组会议室（代章）")),
    "a page's line above the letter": (
        "X003",
        notice(recipients="2024-03-05 来源: 甘肃省数据局\n各市、自治州人民政府：").replace(
            "建设数据平台。", "一，二，三，四，五，六，七，八，九，十。"
        ),
    ),
    "a field of the page in Markdown": (
        "X003",
        notice(recipients="**检索关键词**: 测绘, 卫星\n各市、自治州人民政府：").replace(
            "建设数据平台。", "一，二，三，四，五，六，七，八，九，十。"
        ),
    ),
    "a bracket over several lines above the plan": (
        "X001",
        whole(f"一、任务\n建设平台。{END}").replace(
            "甘肃省2024年数据工作要点\n\n一、",
            "甘肃省2024年数据工作要点\n（2023年12月1日审议通过\n2024年1月5日修订）\n\n一、",
        ),
    ),
    "a law to be made or amended": ("L004", task("推动《中华人民共和国行政处罚法》等制修订。")),
    "a goal of the country": ("D004", task("2030年前实现碳达峰目标，今年降低排放。")),
    "a deadline that tells which": ("D003", task("对2022年底前到期的贷款予以展期。")),
    "a deadline that was missed": ("D003", task("按约定应在2022年9月15日前交付设备，目前仍未到货，尽快催办。")),
    "a body that each place names in its own time": (
        "R006",
        task("做好融资服务。（责任单位：市金融工作局）").replace("甘肃省", "兰州市"),
    ),
    "units behind a page's end": (
        "R005",
        task("推广电子印章。（牵头单位：省数据局，责任单位：\n\n# Page 12:\n省财政厅、省公安厅）"),
    ),
    "a division with its house's name in front": (
        "R008",
        task("归集数据。（责任单位：法规处、科技处、厅科技处、厅法规处）\n（二）共享\n（责任单位：科技处、法规处）"),
    ),
    "users above a hundred for a hundred people": ("G001", task("移动宽带用户普及率达到108%。")),
    "a list with commas in one line": ("X009", task("报告包括：（1）编制日期，（2）委托人名称，（3）结论。")),
    "an arrow of the page": ("L001", task("建设平台。") + "\n》》点击进入专题《《\n"),
}


@pytest.mark.parametrize("case", QUIET)
def test_what_is_right_raises_no_alarm(case: str) -> None:
    code, text = QUIET[case]
    assert code not in found(text)


REGULATION = (
    "第一章 总则\n第一条 为了规范数据共享，，制定本办法。\n第二条 本省适用本办法。\n"
    "第二章 附则\n第五条 自发布之日起施行。\n"
)


MISREAD = "一、Jf*~ 甲\n" + "rrjf~*m)(\n" * 60 + "二、Qk(~ 乙\n" + "xx[m*)\n" * 20


@pytest.mark.parametrize("text", ["各位来宾，，大家好。\n祝会议成功。\n", REGULATION, MISREAD])
def test_on_a_text_that_is_no_plan_one_finding_says_so(text: str) -> None:
    assert found(text) == ["S009"]


def test_where_the_text_was_misread_the_finding_says_so() -> None:
    [finding] = validate(parse(MISREAD))
    assert finding.en.startswith("hardly a character is Chinese")
    assert finding.zh.startswith("文中几乎没有汉字")


def test_a_text_that_is_no_plan_is_checked_when_asked_for() -> None:
    assert [finding.code for finding in validate(parse(REGULATION), ignore=["S009"])] == ["X005", "S001"]


def test_every_place_is_a_finding_with_its_fix() -> None:
    found = validate(parse(task('推行“一网通办"服务。' * 71)))
    assert [finding.code for finding in found] == ["X002"] * 71
    assert all(finding.fix is not None and finding.fix.safe for finding in found)


def test_a_quotation_mark_before_a_comma_closes() -> None:
    [finding] = validate(parse(task('优化线上评审"、“远程会审”，推进一键归档”。')))
    assert finding.fix is not None
    assert (finding.fix.replacement, finding.fix.safe) == ("”", False)


@pytest.mark.parametrize(
    "sentence",
    [
        "沿用沪科〔2007〕第533号文件。",
        "开展“互联网+”行动（包括1)平台，2)数据）。",
        '在“甲、乙"丙、丁”之间择一。' * 3,
        "15年底前建成平台。",
        "落实《数据安金法》，压实责任。",
        "汇聚政务数据、和社会数据。",
    ],
)
def test_a_fix_is_safe_only_where_no_other_reading_is_left(sentence: str) -> None:
    fixes = [finding.fix for finding in validate(parse(task(sentence))) if finding.fix]
    assert fixes
    assert not any(fix.safe for fix in fixes)


def test_full_width_marks_are_never_the_wrong_ones() -> None:
    text = task("建平台,汇数据,编目录,签协议,保安全,压责任,强培训,抓宣传,促应用,补短板，做总结。")
    hits = [finding for finding in validate(parse(text)) if finding.code == "X003"]
    assert len(hits) == 1
    assert hits[0].fix is None


def test_an_item_is_assigned_by_the_clause_of_its_chapter() -> None:
    text = """一、汇聚数据（牵头单位：省数据局）
（一）建设平台。9月底前建成平台。
（二）编制目录。编制数据目录。（责任单位：省财政厅）
（三）公布目录。公布数据目录。（责任单位：省公安厅）
（四）评估目录。评估数据目录。（责任单位：省财政厅）
二、保障措施
加强统筹协调。（责任单位：省数据局）
"""
    assert "R001" not in found(text)
    assert "R001" in found(text.replace("（牵头单位：省数据局）", ""))


def test_a_table_of_tasks_with_units_asks_none_of_the_chapters() -> None:
    rows = "".join(f"{n}\t建设第{n}个平台\t省数据局、省财政厅\n" for n in range(1, 9))
    table = f"附件\n任务分工表\n序号\t工作任务\t责任单位\n{rows}"
    text = whole(f"一、推广的举措\n举措见附件。\n二、提高认识\n提高思想认识。\n三、抓好落实\n认真抓好落实。\n{table}")
    document = parse(text)
    assert [section.path for section in document.sections][3:5] == ["1", "2"]
    assert "R001" not in [finding.code for finding in validate(document)]
    alone = text.replace("5\t建设第5个平台\t省数据局、省财政厅", "5\t建设第5个平台\t")
    assert "R001" in found(alone)
