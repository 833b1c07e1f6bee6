"""The outline that is decided once: each cost has a text that needs it, and what only looks like a marker is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

import pytest

import workplan
from tests.notices import case_texts, first
from workplan.source import fold, paired_quotes
from workplan.structure.outlining.candidates import candidates
from workplan.structure.outlining.chosen import Outline
from workplan.structure.outlining.costs import COSTS, WEIGHTS, Cost
from workplan.structure.outlining.explaining import rule_of, weighed
from workplan.structure.outlining.full_lines import filled, full_lines, wrap_width
from workplan.structure.outlining.prepared import sheet
from workplan.structure.outlining.reading import annex_lists, search
from workplan.structure.outlining.solve import WITHIN
from workplan.structure.outlining.usual import usual


def outline(text: str, weights: Mapping[str, float] = WEIGHTS) -> Outline:
    return search(paired_quotes(fold(text)), weights=weights)


def paths(text: str, weights: Mapping[str, float] = WEIGHTS) -> list[str]:
    names: dict[int, str] = {}
    seen: Counter[tuple[str, str]] = Counter()
    for mark in outline(text, weights).marks:
        above = names.get(mark.parent, "")
        seen[above, mark.label] += 1
        times = seen[above, mark.label]
        own = mark.label if times == 1 else f"{mark.label}#{times}"
        names[mark.start] = f"{above}/{own}" if above else own
    return list(names.values())


@pytest.mark.parametrize("cost", COSTS, ids=lambda cost: cost.name)
def test_every_cost_has_a_text_that_comes_out_wrong_without_it(cost: Cost) -> None:
    assert paths(cost.example) == cost.paths.split()
    assert paths(cost.example, {**WEIGHTS, cost.name: 0.0}) != cost.paths.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、甲目标\n总投资\n3.5亿元以上，惠及\n4.2万户居民。\n二、乙任务", "一 二"),
        ("一、平台建设\n建成2.0版平台，推进\n3.0版研发。\n二、保障", "一 二"),
        ("一、甲\n1.5前完成。\n2.6前验收。\n二、乙", "一 二"),
        ("一、加强领导\n一是健全机制。\n二是落实责任。\n二、落实保障", "一 二"),
        ("一、产业融合\n推动一、二、三产业融合发展。\n二、保障措施", "一 二"),
        ("一、提高认识\n第一、统一思想。第二、加强学习。\n二、保障措施", "一 二"),
        ("（一）先行先试\n5个试点先行。\n6家企业跟进。\n（二）全面推开", "(一) (二)"),
        ("1.建设医院\n2.培养医师\n3级以上医院优先。", "1 2"),
        ("一、任务数\n12\n35\n47\n二、保障", "一 二"),
        ("一、研究背景[1]\n已有成果[2]。\n二、研究方法\n[1]见某书。\n[2]见某文。", "一 二"),
        ("1.总分等于（1）+（2）。\n2.名次另定。", "1 2"),
        ("1.流程见图①、图②。\n2.标准另定。", "1 2"),
        ("一、总则\n符合第（一）、（二）项的，从其规定。\n二、附则", "一 二"),
        ("一、创新\n形成从1到2、从2到3的突破。\n二、保障", "一 二"),
        ("一、甲\n根据《某法》第三条，制定。\n二、乙", "一 二"),
        (
            "第一条 根据《某条例》第二条、第三条规定，制定本办法。\n第二条 适用。\n第三条 按第一条执行。",
            "第一条 第二条 第三条",
        ),
        ("二、重点任务（见附件2）\n1.甲\n2.乙。详见附件1、附件3）。\n三、丙", "二 二/1 二/2 三"),
        ("1\n2023年工作要点\n一、甲\n二、乙", "一 二"),
        ("一、保护遗址\n1.遗址距今12000年。\n遗址距今22000年。\n二、保障", "一 一/1 二"),
    ],
)
def test_figures_dates_references_and_lists_of_things_are_no_markers(text: str, expected: str) -> None:
    assert paths(text) == expected.split()


@pytest.mark.parametrize("point", ["﹒", "·", "•", "｡", "\ue010", " ", "\u3000", "．", "、", ""])
def test_any_point_or_none_is_a_point_where_the_numbers_run_on(point: str) -> None:
    text = "一、重点任务\n" + "\n".join(
        f"{n}{point}{item}" for n, item in enumerate(("疏浚河道", "加固堤防", "改水"), 1)
    )
    assert paths(text) == ["一", "一/1", "一/2", "一/3"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、重点任务\n1\n疏浚河道。\n2\n加固堤防。\n3\n改善水质。", "一 一/1 一/2 一/3"),
        ("一、重点任务\n1\n\ufffd 疏浚河道。\n2\n\ufffd 加固堤防。\n3\n\ufffd 改善水质。", "一 一/1 一/2 一/3"),
        ("一\n总体要求\n二\n重点任务\n三\n保障措施", "一 二 三"),
        ("一·总体要求\n二·重点任务\n三·保障措施", "一 二 三"),
        ("—、总体要求\n坚持规划。\n二、重点任务\n三、保障措施", "一 二 三"),
        ("总体要求-、\n坚持规划。\n二、重点任务\n三、保障措施", "一 二 三"),
        ("一 、 总 体 要 求\n坚 持 规 划 。\n二 、 任 务\n1 . 建 平 台 。\n2 . 抓 推 广 。", "一 二 二/1 二/2"),
        ("一、实事\n15G基站。新建站点。\n22023年底前建成平台。\n3 智慧车站。", "一 一/1 一/2 一/3"),
        (
            "一、驿站建设12023年底前建成驿站。（县住建局负责）22024年推广驿站。（县住建局负责）3巡查摊区。二、保障",
            "一 一/1 一/2 一/3 二",
        ),
        ("一、任务\n1.10分钟生活圈。\n2.1+6社区食堂。\n3.100所校园操场。", "一 一/1 一/2 一/3"),
        ("1.2023年底前建成平台。\n2.2024年6月底前推广。\n3.全面应用。", "1 2 3"),
        ("一、甲任务做好甲事。二、乙任务做好乙事。三、丙任务做好丙事。", "一 二 三"),
        ("一、夯实基础（一）健全机制。甲。（二）配强力量。乙。二、狠抓落实3.5亿元投资到位。", "一 一/(一) 一/(二) 二"),
        ("一、总则（一）原则。甲。（二）依据。乙。（三）目标任务。丙。二、丁", "一 一/(一) 一/(二) 一/(三) 二"),
        ("1.落实资金，按比例安排。2.落实人员，按标准配备。3.落实场地。", "1 2 3"),
        ("一、甲\n二、乙\n四、丁\n五、戊", "一 二 四 五"),
        ("（一）建成驿站。（县住建局负责）（三）巡查摊区。", "(一) (三)"),
        (
            "一、划定摊区1划定东街摊区。2划定西街摊区。二、巡查摊区3每晚巡查。三、清洁摊区4每日清扫。",
            "一 一/1 一/2 二 二/3 三 三/4",
        ),
        ("10. 某市人民政府关于印发工作要点的通知\n一、甲\n1.乙\n2.丙\n二、丁", "一 一/1 一/2 二"),
    ],
)
def test_a_marker_is_found_whatever_befell_it(text: str, expected: str) -> None:
    assert paths(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.甲\n（一）乙\n2.丙\n（一）丁\n3.戊", "1 1/(一) 2 2/(一) 3"),
        ("一、甲\n（一）乙\n（二）丙\n二、丁\n（三）戊\n（四）己", "一 一/(一) 一/(二) 二 二/(三) 二/(四)"),
        ("一、甲\n（一）乙。\n（二）丙。\n一、丁\n（三）戊。", "一 一/(一) 一/(二) 一#2 一#2/(三)"),
        ("第二条 甲。\n第二条之一 乙。\n第三条 丙。", "第二条 第二条之一 第三条"),
        (
            "第一章 总则\n第一条 甲。\n第二条 乙。\n第二章 附则\n第三条 丙。",
            "第一章 第一章/第一条 第一章/第二条 第二章 第二章/第三条",
        ),
        ("（一）甲\n①乙。\n②丙。\n（二）丁", "(一) (一)/① (一)/② (二)"),
    ],
)
def test_a_series_stands_below_the_one_it_starts_anew_behind(text: str, expected: str) -> None:
    assert paths(text) == expected.split()


DAMAGES: Mapping[str, Callable[[str], str]] = {
    "no line breaks": lambda text: text.replace("\n", ""),
    "wrapped": lambda text: "\n".join(
        line[at : at + 30] for line in text.split("\n") for at in range(0, max(1, len(line)), 30)
    ),
    "blanks between letters": lambda text: "\n".join(" ".join(line) for line in text.split("\n")),
    "a page mark in every line": lambda text: text.replace("\n", "\n— 3 —\n"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_notice_has_the_outline_it_had(damage: str) -> None:
    body = first()[first().index("一、") : first().index("十、")]
    assert paths(DAMAGES[damage](body)) == paths(body)


@pytest.mark.parametrize("text", [first(), *case_texts()], ids=lambda t: t.strip()[:12])
def test_where_no_search_is_needed_the_search_would_find_the_same(text: str) -> None:
    folded = paired_quotes(fold(text))
    lines: list[tuple[int, str]] = []
    at = 0
    for raw in folded.split("\n"):
        if raw.strip():
            lines.append((at + len(raw) - len(raw.lstrip()), raw.strip()))
        at += len(raw) + 1
    plain = usual(folded, lines)
    if plain is None:
        pytest.skip("this text is searched")
    found = search(folded).marks
    assert [(m.start, m.label, m.parent) for m in plain] == [(m.start, m.label, m.parent) for m in found]


def test_places_are_those_of_the_source_where_lines_were_wrapped_or_letters_spaced_out() -> None:
    text = "\n".join(
        ["推进各项工作落到实处确保取得成效，加强督导检查（", "一）健全机制"] * 8 + ["推进落实工作加强督导检查通报"] * 8
    )
    assert all(text[mark.start] == "（" for mark in outline(text).marks)
    spaced = "一 、 总 体 要 求\n二 、 重 点 任 务"
    assert [spaced[mark.start : mark.end] for mark in outline(spaced).marks] == ["一 、 ", "二 、 "]


def test_a_marker_that_could_as_well_be_none_has_a_small_margin() -> None:
    sure, lone = outline("一、总体要求\n二、重点任务\n推进落实工作。1.健全机制").marks[1:]
    assert sure.margin > 8
    assert lone.margin < 2
    assert sure.margin <= WITHIN


def test_a_list_of_annexes_numbers_no_section() -> None:
    document = workplan.parse("一、甲任务\n做好甲事。\n二、乙任务\n做好乙事。\n附件：1.任务分工表\n2.评分表\n3.联系表")
    assert [section.path for section in document.walk()] == ["一", "二"]


def test_the_running_number_of_a_book_hides_neither_title_nor_plan() -> None:
    document = workplan.parse("10. 某市人民政府关于印发工作要点的通知\n各区人民政府：\n现印发给你们。\n一、甲\n二、乙")
    assert [section.path for section in document.walk()] == ["一", "二"]
    assert document.masthead.title is not None
    assert document.masthead.title.value == "某市人民政府关于印发工作要点的通知"


def test_a_number_alone_on_its_line_takes_the_next_one() -> None:
    document = workplan.parse("一、重点任务\n1\n疏浚河道\n清理淤泥。\n2\n加固堤防\n备足物料。")
    assert [(s.path, s.heading, s.text) for s in document["一"].sections] == [
        ("一/1", "疏浚河道", "清理淤泥。"),
        ("一/2", "加固堤防", "备足物料。"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("一、甲。\n（一）乙事.|（二）丙事", "behind.sentence form.bracketed.chinese"),
        ("推广驿站。（县住建局负责） （各县（区）配合）|（三）巡查摊区", "behind.sentence form.bracketed.chinese"),
        ("推广驿站。支持各县（区）|（三）巡查摊区", "form.bracketed.chinese"),
        ("甲。\n五、加强巡查|（一）每晚巡查", "behind.heading form.bracketed.chinese"),
        ("一、规划东街。加强巡查|（一）每晚巡查", "behind.word form.bracketed.chinese"),
        ("（一）每晚巡查专栏|1.东街", "behind.word form.number"),
        ("处置突发事件|（三）巡查摊区", "behind.word form.bracketed.chinese"),
        ("发放惠农贷款|（三）巡查摊区", "behind.word form.bracketed.chinese"),
        ("依照附件|（三）巡查摊区", "behind.letter form.bracketed.chinese"),
        ("依照第二款|（三）巡查摊区", "behind.letter form.bracketed.chinese"),
        ("采用V|2.版本", "behind.letter form.number"),
        ("依照|（二）款办理", ""),
        ("依照|（二）、（三）办理", ""),
        ("方案|—、总体要求", "behind.word form.dash"),
        ("甲。|—、乙", ""),
        ("甲。|一.乙", "behind.sentence form.chinese.dot"),
        ("甲。\n|一.乙", "at.line form.chinese.dot form.firm"),
        ("甲。\n|一·乙", "at.line form.chinese.dot form.firm"),
        ("甲。\n|一：乙", "at.line form.chinese.dot form.firm"),
        ("甲。|一：乙", ""),
        ("甲。\n|一\n乙丙", "at.line form.chinese.alone"),
        ("甲。|一\n乙丙", ""),
        ("甲。\n|一 ", ""),
        ("甲。\n|〇、乙", ""),
        ("甲。\n|1：乙", "at.line form.number.dot"),
        ("甲。|1：乙", ""),
        ("甲。\n|1：20开始", ""),
        ("甲。\n|1·5万户", "at.line form.number.dot ahead.digit.line"),
        ("甲。\n|1·2023年", "at.line form.number.dot"),
        ("甲。|1\n乙", "behind.sentence form.number.alone"),
        ("（甲）|1\n乙", "form.number.alone"),
        ("甲|1\n乙", ""),
        ("甲\n|1\n，乙", ""),
        ("2023年\n|3\n月", "at.line form.number.alone ahead.unit"),
        ("甲。\n|3\n个乡镇", "at.line form.number.alone ahead.unit"),
        ("甲。\n|3\n（一）乙", "at.line form.number.alone ahead.marker"),
        ("甲。\n|3 个乡镇", "at.line form.number.blank ahead.unit"),
        ("甲。\n|6 8 7 万人", ""),
        ("甲。\n|1《乙》", "at.line form.number.bare"),
        ("甲。\n|12023年乙", "at.line form.number.bare ahead.year"),
        ("甲。\n|3.某局关于加强夜市管理的通知", "at.line form.number form.firm ahead.title"),
    ],
)
def test_what_stands_around_a_numeral_speaks_for_it_or_against(text: str, names: str) -> None:
    assert [cost.name for cost in weighed(fold(text.replace("|", "")), text.index("|"))] == names.split()


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("15G基站", "1 15"),
        ("12023年启动", "1"),
        ("12023 年启动", "1"),
        ("2023年启动", ""),
        ("2023 年启动", ""),
        ("驿站建设12023 年启动", "1"),
        ("105国道", "10 105"),
        ("100国道", "100"),
        ("12.国道", "12"),
    ],
)
def test_a_marker_may_have_run_into_the_figure_behind_it(text: str, labels: str) -> None:
    assert [candidate.label for candidate in candidates(sheet(text))] == labels.split()


def test_a_numeral_that_was_nearly_taken_is_handed_on() -> None:
    text = "1.甲\n2.乙\n推进3.丙"
    assert [text[start:end] for start, end, _ in outline(text).rejected] == ["3."]


def test_no_chapter_stands_below_an_article_and_a_second_article_keeps_its_series() -> None:
    assert paths("第一条 甲\n第二条 乙\n第一章 丙\n第三条 丁") == ["第一条", "第二条", "第一章", "第一章/第三条"]
    marks = outline("第一条 甲\n第二条 乙\n第二条之一 丙\n第三条 丁").marks
    assert [mark.label for mark in marks] == ["第一条", "第二条", "第二条之一", "第三条"]
    assert min(mark.margin for mark in marks) > 10


def test_a_list_of_annexes_ends_with_its_sentence_and_is_found_once() -> None:
    assert annex_lists("附件:1.甲。\n2.乙") == [(3, 5)]
    assert annex_lists("附件:1.甲\n附:1.乙\n2.丙") == [(3, 15)]


@pytest.mark.parametrize(
    ("lines", "soft"),
    [
        ("深入落实|《夜市意见》|的要求抓好各项", "深入落实|《夜市意见》|的要求抓好各项"),
        ("深入落实各项工作|确保全年任务完成见成", ""),
        ("深入落实工作。|《夜市意见》的要求抓好", ""),
        ("深入落实，|《夜市意见》的要求抓好。", "深入落实，"),
        ("深入落实,|(二)抓好夜市管理各项工作", ""),
        ("深入落实,|抓好夜市管理方案规定的各项工作任务并且按期完成", "抓好夜市管理方案规定的各项工作任务并且按期完成"),
        ("(一)|深入落实各项重点工作任务并", "(一)|深入落实各项重点工作任务并"),
        ("深入落实工作抓好夜市管理任务,|并报告|市政府同意后", "深入落实工作抓好夜市管理任务,|并报告"),
        ("(一)深入|“一网通办”|改革。", "(一)深入|“一网通办”"),
        ("深入落实,|抓好管理", ""),
        ("推进各项重点工作任务落到实处确保取得|　　抓好管理", ""),
    ],
)
def test_parts_that_were_broken_at_their_marks_fill_a_line_together(lines: str, soft: str) -> None:
    full = ["推进各项重点工作任务落到实处确保取得成"] * 12
    text = "\n".join([*full, *lines.split("|")])
    assert "|".join(text[:end].rpartition("\n")[2] for end in full_lines(text)[12:]) == soft


@pytest.mark.parametrize(
    ("lines", "soft"),
    [
        ("划定摊区,巡查|摊区并|清运垃圾。", "划定摊区,巡查|摊区并"),
        ("摊区并|清运垃圾。", ""),
        ("划定摊区,巡查摊区。|夜市办|公室", ""),
        ("(一)划定摊区,巡查摊区|县城管局|负责。", ""),
        ("责任单位:县城管局,公安局|各单位抓好落实。", ""),
        ("划定摊区,巡查|一、划定摊区|县城管局负责。", ""),
        ("划定摊区,巡查|(县城管局)", ""),
        ("(一)划定摊区。夜市巡查|摊区并|清运垃圾。", "(一)划定摊区。夜市巡查|摊区并"),
        ("划定摊区。(二)巡查,清运|县城管局负责。", ""),
        ("一、划定12|处摊区。", "一、划定12"),
        ("一、联系电话2345678|二、巡查摊区", ""),
    ],
)
def test_a_short_line_goes_on_where_its_paragraph_is_prose_or_its_number_counts_what_follows(
    lines: str, soft: str
) -> None:
    full = ["推进各项重点工作任务落到实处确保取得成"] * 12
    text = "\n".join([*full, "县城管局负责。", *lines.split("|")])
    assert "|".join(text[:end].rpartition("\n")[2] for end in full_lines(text)[12:]) == soft


def test_a_text_that_a_program_wrapped_has_lines_of_so_many_characters_whatever_their_width() -> None:
    wide = "县城管局会同县公安局在东街西街等处划定摊区并且向周边居民征求意"
    narrow = "至2023年12月31日前共划定摊区1200处停车区1500处"
    lines = [wide, narrow] * 12
    assert len(wide) == len(narrow)
    assert full_lines("\n".join([*lines, "见"]))[-1] == 24 * len(wide) + 23
    assert filled(lines)(narrow)


@pytest.mark.parametrize(
    ("following", "goes_on"),
    [
        ("等有关材料，由县政府办公室汇总整理后向全县各单位统一通报", True),
        ("各单位要高度重视这项工作，明确专人负责，按月报送进展", False),
        ("1各单位要高度重视这项工作，明确专人负责，按月报送进展情况及材料", False),
        ("（二）各单位要高度重视这项工作明确专人负责，按月报送进展", False),
    ],
)
def test_where_indents_are_lost_a_line_too_wide_for_a_first_one_goes_on(following: str, goes_on: bool) -> None:
    first = "为加强全县政务服务工作推进各项改革落到实处，现就有关\n"
    usual = "事项通知如下，请各单位结合实际认真组织实施并按时报送工作\n情况。\n"
    last = "事项通知如下，请各单位结合实际认真组织实施并且报送（表）"
    text = fold(f"现将有关事项说明。\n{(first + usual) * 12}{first}{last}\n{following}\n情况。")
    assert any(text[:end].endswith("(表)") for end in full_lines(text)) is goes_on


@pytest.mark.parametrize(
    ("paragraphs", "last", "goes_on"),
    [
        (9 * ["甲" * 28, "乙" * 30, "乙" * 30, "丙。"], "丁" * 30, True),
        (9 * ["甲" * 28, "乙" * 30, "乙" * 30, "丙。"], "丁" * 26 + "ABCDEFGH", True),
        (9 * ["甲" * 28, "乙" * 30, "乙" * 30, "丙。"], "丁" * 24 + "ABCDEF", False),
        (9 * ["甲" * 28, "乙" * 30, "乙" * 30, "丙。"], "丁" * 24 + "......", False),
        (7 * ["甲" * 28, "乙" * 30, "乙" * 30, "丙。"], "丁" * 30, False),
        (14 * ["甲" * 28, "丙。"], "丁" * 30, False),
        (9 * ["甲" * 30, "乙" * 30, "乙" * 30, "丙。"], "丁" * 30, False),
        ([*9 * ["甲" * 30, "乙" * 30, "乙" * 30, "丙。"], *120 * ["序号"]], "丁" * 30, False),
    ],
    ids=["wide", "wide with letters", "letters", "points", "few first lines", "few others", "one width", "cells"],
)
def test_only_many_narrower_first_lines_show_that_a_full_line_goes_on(
    paragraphs: list[str], last: str, goes_on: bool
) -> None:
    text = "\n".join([*paragraphs, "戊" * 29 + "。", last, "己。"])
    assert any(text[:end].endswith("戊。") for end in full_lines(text)) is goes_on


def test_behind_a_short_line_a_paragraph_begins_however_wide_its_first_line_is() -> None:
    text = "\n".join([*12 * ["甲" * 28, "乙" * 30, "乙" * 30, "丙。"], "戊" * 9 + "。", "丁" * 30, "己。"])
    assert not any(text[:end].endswith("戊。") for end in full_lines(text))


def test_lines_too_long_for_a_page_and_few_of_one_length_show_no_width() -> None:
    assert wrap_width([80] * 20) == 0
    assert wrap_width([28] * 8 + [20] * 7) == 0
    assert wrap_width([28] * 13 + [20] * 17) == 28


@pytest.mark.parametrize(
    ("text", "code"),
    [("甲。|一、乙", "numbering.glued"), ("|第三条至第五条", "numbering.outline"), ("|、", "numbering.outline")],
)
def test_a_marker_in_the_usual_form_counts_as_one_of_the_outline_or_as_glued(text: str, code: str) -> None:
    assert rule_of(weighed(fold(text.replace("|", "")), text.index("|"))) == code


@pytest.mark.parametrize(
    ("text", "path", "code"),
    [
        ("一、任务\n1﹒疏浚河道。\n2﹒加固堤防。", "一/2", "numbering.odd-point"),
        ("一、任务\n1\n疏浚河道。\n2\n加固堤防。", "一/2", "numbering.parted"),
        ("—、总则\n坚持规划。\n二、任务\n三、保障", "一", "numbering.misread"),
        ("一、甲事做好。二、乙事做好。", "二", "numbering.glued"),
    ],
)
def test_explain_says_why_a_marker_in_no_usual_form_counts(text: str, path: str, code: str) -> None:
    reason = workplan.explain(workplan.parse(text), path)[0]
    assert (reason.field, reason.rule.code) == ("marker", code)


def test_explain_is_silent_about_markers_in_the_usual_form() -> None:
    assert workplan.explain(workplan.parse("一、甲\n做好乙事。"), "一")[0].field == "heading"


def test_a_numeral_that_may_or_may_not_be_a_marker_is_a_doubt() -> None:
    unsure = workplan.parse("一、总体要求\n二、重点任务\n推进落实工作。1.健全机制")
    assert [d.code for d in unsure.diagnostics if d.code.startswith("numbering.uns")] == ["numbering.unsure"]
    sure = workplan.parse("一、总体要求\n二、重点任务\n推进落实工作。1.健全机制。2.配强力量。")
    assert not [d.code for d in sure.diagnostics if d.code.startswith("numbering.uns")]


@pytest.mark.parametrize("zeros", ["○○○", "〇〇〇", "OOO"])
def test_a_year_in_words_is_no_number_left_out(zeros: str) -> None:
    assert search(f"各地要加强值守。\n各地要储备物资。\n二{zeros}年六月三十日\n").rejected == ()
