"""The rules of the structure, each with the examples that stand beside it in the code."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import workplan
from tests.laws import check
from workplan.model import Span
from workplan.pipeline import build
from workplan.source import SourceText
from workplan.structure.lines import paragraphs
from workplan.writing.markers import leading


def outline(text: str) -> list[tuple[str, str | None]]:
    return [(s.path, s.heading) for s in workplan.parse(text).walk()]


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("一、总则", "一"),
        ("一.总则", "一"),
        ("（一）总则", "(一)"),
        ("【二】总则", "(二)"),
        ("1.总则", "1"),
        ("1、总则", "1"),
        ("１２．总则", "12"),
        ("(3)总则", "(3)"),
        ("3)总则", "(3)"),
        ("①总则", "①"),
        ("第一章　总则", "第一章"),
        ("第十二条 为了", "第十二条"),
        ("4.2023年启动", "4"),
        ("1 .总则", "1"),
    ],
)
def test_a_marker_is_normalised_whatever_its_spelling(written: str, label: str) -> None:
    from workplan.source import fold

    marker = leading(fold(written))
    assert marker is not None
    assert marker.label == label


@pytest.mark.parametrize("text", ["3.5亿元投资", "2023年4月", "一是加强", "第一条规定的", "十四五时期"])
def test_what_only_looks_like_a_marker_is_none(text: str) -> None:
    assert leading(text) is None


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("一、甲\n（一）乙。丙。\n1.丁。戊。\n二、己\n（一）庚。辛。", ["一", "一/(一)", "一/(一)/1", "二", "二/(一)"]),
        ("一、甲\n1.乙。丙。\n2.丁。戊。\n二、己\n3.庚。辛。", ["一", "一/1", "一/2", "二", "二/3"]),
        ("1.甲\n（一）乙。\n（二）丙。\n2.丁\n（一）戊。\n3.己。", ["1", "1/(一)", "1/(二)", "2", "2/(一)", "3"]),
        (
            "第一章 总则\n第一条 甲。\n第二条 乙。\n第二章 附则\n第三条 丙。",
            ["第一章", "第一章/第一条", "第一章/第二条", "第二章", "第二章/第三条"],
        ),
        ("一、甲。\n一、乙。", ["一", "一#2"]),
        ("一、甲\n（一）乙。\n（二）丙。\n一、丁\n（三）戊。", ["一", "一/(一)", "一/(二)", "一#2", "一#2/(三)"]),
    ],
)
def test_sections_nest_by_the_document_s_own_use_of_its_numbers(text: str, paths: list[str]) -> None:
    assert [path for path, _ in outline(text)] == paths


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("一、加强组织领导\n各级要重视。", "加强组织领导"),
        ("一、加强组织领导。各级要重视。", "加强组织领导"),
        ("一、加强组织领导。", None),
        ("一、加强组织领导。\n（一）甲。", "加强组织领导"),
        ("一、推进平台建设（责任单位：省财政厅）", "推进平台建设"),
        ("一、推进平台建设。（责任单位：省财政厅）", None),
        ("一、" + "推进" * 21 + "。各级要重视。", None),
        ("一、工作目标：\n到年底完成。", "工作目标"),
    ],
)
def test_a_heading_is_the_line_or_the_short_first_sentence(text: str, heading: str | None) -> None:
    assert outline(text)[0][1] == heading


def test_a_marker_glued_to_the_item_before_is_a_marker_where_the_numbering_runs_on() -> None:
    text = "一、甲\n1.乙事。办好。（市教育局负责）2.丙事。办好。\n3.丁事。办好。"
    assert [path for path, _ in outline(text)] == ["一", "一/1", "一/2", "一/3"]


def test_a_numbered_list_of_the_notice_is_no_section_of_the_plan() -> None:
    text = (
        "某市人民政府关于印发《某市养老服务工作方案》的通知\n各区人民政府：\n现印发方案，并就有关事项通知如下。\n"
        "一、加强领导。\n二、抓好落实。\n某市人民政府\n2022年3月1日\n某市养老服务工作方案\n一、总体要求\n坚持规划先行。\n"
    )
    assert outline(text) == [("一", "总体要求")]


def test_closing_paragraphs_belong_to_no_section() -> None:
    document = workplan.parse("一、甲任务\n做好甲事。\n二、乙任务\n做好乙事。\n本方案自印发之日起施行。")
    assert document["二"].text == "做好乙事。"
    assert [b.kind.value for b in document.blocks][-1] == "closing"


def test_page_furniture_is_kept_as_chrome() -> None:
    document = workplan.parse("首页\n一、甲任务\n做好甲事。\n责任编辑：王某")
    kinds = [(b.kind.value, document.text[b.start : b.end].strip()) for b in document.blocks]
    assert ("chrome", "责任编辑：王某") in kinds


def test_a_page_number_does_not_end_the_body() -> None:
    document = workplan.parse("一、甲任务\n做好甲事，推进各项工作落实到位。\n12\n确保完成全年任务。\n责任编辑：王某")
    assert "确保完成全年任务" in document["一"].text


def test_a_table_of_tasks_behind_the_body_belongs_to_the_plan_and_a_merged_number_holds_all_its_rows() -> None:
    page = (
        "<html><body><p>关于夜市管理的实施意见</p><p>一、总体要求</p><p>规范经营，方便群众。</p><p>附件：任务分工表</p>"
        "<table><tr><td colspan=4>附件1 任务分工表</td></tr>"
        "<tr><td>序号</td><td>工作事项</td><td>主要内容</td><td>牵头单位</td></tr>"
        "<tr><td rowspan=2>1</td><td rowspan=2>划定摊区</td><td>新增10个摊区。</td><td>市城管局</td></tr>"
        "<tr><td>每月巡查摊区。</td><td>市公安局</td></tr>"
        "<tr><td>2</td><td>改善环境</td><td>配齐垃圾箱。</td><td>市住建局</td></tr></table></body></html>"
    )
    document = workplan.parse_file(io.BytesIO(page.encode()))
    assert [section.path for section in document.walk()] == ["一", "1", "2"]
    assert [row.text for row in document["1"].responsibilities] == ["市城管局", "市公安局"]
    assert [target.text for target in document["1"].targets] == ["10个"]


def test_the_section_of_a_row_of_tasks_reaches_to_its_last_cell() -> None:
    text = "夜市方案\n一、任务分工\n序号\n任务\n责任单位\n1\n划定摊区\n市城管局\n2\n巡查摊区\n市商务局"
    rows = workplan.parse(text).sections[0].sections
    assert [text[row.span.start : row.span.end] for row in rows] == ["1\n划定摊区\n市城管局", "2\n巡查摊区\n市商务局"]


def test_the_section_of_a_row_reaches_to_its_task_where_that_stands_last(tmp_path: Path) -> None:
    page = tmp_path / "plan.html"
    page.write_text(
        "<h1>云川省防汛任务分工表</h1><table><tr><th>序号</th><th>责任单位</th><th>重点任务</th></tr>"
        "<tr><td>1</td><td>省水利厅</td><td>巡查堤防</td></tr><tr><td>2</td><td></td><td>储备物资</td></tr></table>",
        encoding="utf-8",
    )
    document = workplan.parse_file(page)
    assert [row.span.of(document.text) for row in document.items] == ["1\t省水利厅\t巡查堤防", "2\t\t储备物资"]


COMMENTED = (
    "## 一、加快建设{0}\n（一）建设平台{1}，汇聚数据。（市财政局负责）{2}\n{3}\n2024年6月底前制定《数据办法》{4}，"
    "达到90%。责任单位：市教育局{5}\n二、共享\n|序号|任务{6}|责任单位|时限|\n|--|--|--|--|\n|1|建设学校|市教育局{7}|6月底|\n"
)
COMMENTS = [
    " workplan: ignore[X006]",
    "<!-- workplan: ignore[X006] -->",
    "<!-- 原文如此 workplan: ignore-file[X006，S] 见附件 -->",
    " # workplan: ignore",
    "（workplan：ignore）",
    "/* workplan: ignore */",
    "ｗｏｒｋｐｌａｎ：ｉｇｎｏｒｅ［X006］",
]


@pytest.mark.parametrize("comment", COMMENTS)
@pytest.mark.parametrize("place", range(8))
def test_a_comment_that_keeps_findings_quiet_is_no_part_of_the_document(comment: str, place: int) -> None:
    plain = workplan.parse(COMMENTED.format(*[""] * 8))
    document = workplan.parse(COMMENTED.format(*(comment if at == place else "" for at in range(8))))
    check(document)
    assert told(document) == told(plain)


def told(document: workplan.Document) -> list[tuple[object, ...]]:
    """What a document says in words, wherever it stands."""
    rows = [(s.path, s.heading, s.text, [str(r) for r in s.responsibilities]) for s in document.walk()]
    return [*rows, *((m.number, m.text, [str(found) for found in m.mentions]) for m in document.measures)]


@pytest.mark.parametrize("text", ["使用workplan: ignored字段", "workplan: 忽略", "（见附件 workplan: ignored）"])
def test_what_is_no_such_comment_stays(text: str) -> None:
    [section] = workplan.parse(f"一、甲乙\n落实{text}要求。").walk()
    assert section.text == f"落实{text}要求。"


def test_no_cell_of_a_flattened_table_goes_on_with_what_belongs_to_the_page() -> None:
    text = "一、任务\n见附件。\n附件\n序号\n任务\n责任单位\n1\n修订绿化办法\n开展绿化检查\n培训绿化人员\n脚注"
    document = build(SourceText(text, "text", chrome=(Span(start=text.index("脚注"), end=len(text)),)))
    check(document)
    assert document["1"].heading == "修订绿化办法开展绿化检查培训绿化人员"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("某办法\t" + "加强夜市管理 推进各项工作 " * 120, 1),
        ("加 强 夜 市 管 理 推 进 各 项 工 作 。 " * 80, 1),
        ("加强夜市管理 推进各项工作 " * 120, 240),
        ("\n".join(["青禾县人民政府办公室综合科、"] * 500), 2),
    ],
    ids=["cells of a row", "spaced letters", "blanks between paragraphs", "more lines than a paragraph has"],
)
def test_a_line_of_a_whole_page_is_cut_only_where_blanks_part_paragraphs(text: str, lines: int) -> None:
    assert len(paragraphs(SourceText(text, reader="text"), text)) == lines


def test_the_title_that_a_page_names_is_not_cut_at_its_blanks() -> None:
    text = "夜市管理 办法_青禾县政府网 首页 政务 夜市管理 办法 2023年4月1日"
    lines = [line.text for line in paragraphs(SourceText(text, reader="text"), text)]
    assert lines[-2:] == ["夜市管理 办法", "2023年4月1日"]


def test_full_lines_that_end_in_stops_are_paragraphs() -> None:
    text = "\n".join(["县城管局会同有关单位在东街划定摊区并且公示。"] * 12)
    assert len(paragraphs(SourceText(text, reader="text"), text)) == 12


@pytest.mark.parametrize(
    ("following", "count"),
    [
        ("户,做好夜市开市前的各项宣传动员和场地清理工作\n各乡镇每月通报一次", 1),
        ("户,做好夜市开市前的各项宣传动员和场地清理工作\n\n各乡镇每月通报一次", 2),
        ("户,做好夜市开市前的各项宣传动员和场地清理工作。\n各乡镇每月通报一次", 2),
        ("户,做好动员\n各乡镇每月通报一次", 2),
    ],
    ids=["as long as the first", "above a blank line", "with a stop", "short"],
)
def test_a_line_cut_inside_a_word_goes_on_over_lines_as_long_as_itself(following: str, count: int) -> None:
    text = f"1.各乡镇接到方案之日起将有关要求通知到各类经营\n{following}"
    assert len(paragraphs(SourceText(text, reader="text"), text)) == count


def test_a_bracket_that_is_never_closed_takes_in_three_lines() -> None:
    text = "划定摊区(责任单位:县城管局\n县公安局\n县水利局\n县财政局\n县商务局"
    assert [line.bare for line in paragraphs(SourceText(text, reader="text"), text)][1:] == ["县商务局"]


def test_a_bracket_that_opens_far_behind_the_first_line_of_a_paragraph_goes_on_like_any_other() -> None:
    text = "县城管局会同有关单位划定摊区，\n清运垃圾，\n巡查停车区，\n设置公示栏(责任单位:县城管局\n县公安局)"
    assert len(paragraphs(SourceText(text, reader="text"), text)) == 1


@pytest.mark.parametrize(("times", "kind"), [(39, "metadata"), (40, "preamble")])
def test_a_long_line_that_begins_like_a_field_is_text(times: int, kind: str) -> None:
    text = "来源：" + "夜市开市以来摊主踊跃" * times + "\n青禾县夜市管理方案\n一、划定摊区\n二、巡查摊区"
    assert workplan.parse(text).blocks[0].kind.value == kind


@pytest.mark.parametrize(
    ("closing", "kind"),
    [
        ("附件：1.夜市摊位图", "annex"),
        ("各乡镇、各部门要认真贯彻执行。", "closing"),
        ("本意见自印发之日起施行，有效期2年。", "closing"),
        ("每月评比一次。", "text"),
    ],
)
def test_what_stands_behind_the_plan_is_cut_off_a_document_in_one_line(closing: str, kind: str) -> None:
    head = "青禾县商务局关于加强夜市管理工作的指导意见青商发〔2022〕3号各乡镇人民政府：现提出如下意见。一、划定摊区。"
    items = "".join(
        f"（{number}）{number}号街。{'每日开市前巡查一次，重点查看摊位是否越线。' * 8}" for number in "一二三四五六七八"
    )
    text = f"{head}{items}二、清洁摊区。每日清扫两次。〔责任单位：县城管局〕{closing}"
    last = workplan.parse(text).blocks[-1]
    assert last.kind.value == kind
    assert text[last.start : last.end].endswith(closing)
    assert (text[last.start : last.end] == closing) is (kind != "text")
