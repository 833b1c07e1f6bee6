"""Word documents: what stands on the page is in the text, in the order in which it is read."""

from __future__ import annotations

import pytest

import workplan
from tests.packages import cell, docx, grid, notes, paragraph, parts_of, rewritten, run, table, text_of, zipped
from workplan.errors import UnreadableError
from workplan.pipeline import parse_bytes
from workplan.readers import read
from workplan.source import SourceText

BOX = "<w:txbxContent>{0}</w:txbxContent>"


def body(inner: str) -> str:
    """The text of a document with one paragraph of this content behind its text."""
    return text_of(docx(paragraph("一、目标", inner=inner)))


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (run("。"), "一、目标。"),
        ("<w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t><w:noBreakHyphen/></w:r>", "一、目标A\tB\nC-"),
        (f"<w:ins>{run('新')}</w:ins><w:moveTo>{run('移')}</w:moveTo>", "一、目标新移"),
        ("<w:del><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del>", "一、目标"),
        (f"<w:moveFrom>{run('移')}</w:moveFrom>", "一、目标"),
        (run("藏", "<w:vanish/>") + run("显", '<w:vanish w:val="0"/>'), "一、目标显"),
        (f"<w:hyperlink>{run('链')}</w:hyperlink><w:smartTag>{run('签')}</w:smartTag>", "一、目标链签"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>", "一、目标控件"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>' + run("3"),
            "一、目标3",
        ),
        (f'<w:fldSimple w:instr="DATE">{run("2023年")}</w:fldSimple>', "一、目标2023年"),
        (f"<w:r><w:ruby><w:rt>{run('yin')}</w:rt><w:rubyBase>{run('音')}</w:rubyBase></w:ruby></w:r>", "一、目标音"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "一、目标☑"),
        ("<m:oMath><m:r><m:t>≥90%</m:t></m:r></m:oMath>", "一、目标≥90%"),
        (run("二\n行"), "一、目标二 行"),
    ],
    ids=[
        "text", "signs", "inserted", "deleted", "moved", "hidden", "link", "control", "field", "simple field", "ruby",
        "symbol", "formula", "line feed",
    ],
)  # fmt: skip
def test_what_a_paragraph_shows(inner: str, text: str) -> None:
    assert body(inner) == text


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029"], ids=repr)
def test_any_line_end_in_a_paragraph_is_a_soft_break(end: str) -> None:
    assert (
        text_of(docx(paragraph(f"一{end}二") + table([f"三{end}四", "五"], ["六", "七"])))
        == "一\n二\n三 四\t五\n六\t七"
    )


def test_tab_stops_are_no_tabs() -> None:
    assert text_of(docx(paragraph("一", '<w:tabs><w:tab w:pos="99"/></w:tabs>'))) == "一"


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    ended = paragraph("加强", "<w:rPr><w:del/></w:rPr>")
    assert text_of(docx(ended + paragraph("领导") + paragraph("完"))) == "加强领导\n完"


def test_blank_paragraphs_part_their_neighbours() -> None:
    assert (
        text_of(docx(paragraph() * 3 + paragraph("标题") + paragraph() * 2 + paragraph("　") + paragraph("正文")))
        == "标题\n\n正文"
    )


def box(*texts: str) -> str:
    return BOX.format("".join(map(paragraph, texts)))


@pytest.mark.parametrize(
    "drawn",
    [
        f"<w:r><w:drawing><wps:txbx>{box('某某省人民政府文件')}</wps:txbx></w:drawing></w:r>",
        f"<w:r><w:pict><v:textbox>{box('某某省人民政府文件')}</v:textbox></w:pict></w:r>",
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"{box('某某省人民政府文件')}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box('某某省人民政府文件')}</w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>",
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:r><w:drawing>"
        f"{box('某某省人民政府文件')}</w:drawing></w:r></mc:Choice></mc:AlternateContent>",
    ],
    ids=["drawing", "old", "both forms", "around the run"],
)
def test_a_box_is_read_once_before_the_paragraph_it_hangs_on(drawn: str) -> None:
    assert body(drawn) == "某某省人民政府文件\n一、目标"


def test_drawn_letters_are_read_as_a_box_is() -> None:
    assert body('<w:r><w:pict><v:shape><v:textpath string="某某省人民政府文件"/></v:shape></w:pict></w:r>') == (
        "某某省人民政府文件\n一、目标"
    )


@pytest.mark.parametrize(
    "drawn",
    [
        f"<w:r><w:pict>{box('某某省人民政府文件')}</w:pict></w:r>",
        '<w:r><w:pict><v:textpath string="某某省人民政府文件"/></w:pict></w:r>',
        '<w:r><w:pict><v:textpath string="某某省人民政府文件"/><v:textpath/><v:textpath string=" "/></w:pict></w:r>',
    ],
    ids=["box", "letters", "letters and none"],
)
def test_a_paragraph_that_only_carries_a_box_is_no_empty_one(drawn: str) -> None:
    assert text_of(docx(paragraph(inner=drawn) + paragraph("一、目标"))) == "某某省人民政府文件\n一、目标"


def test_drawn_letters_in_a_box_are_read_once() -> None:
    letters = '<w:r><w:pict><v:textpath string="某某省"/></w:pict></w:r>'
    held = BOX.format(paragraph("文件", inner=letters))
    assert body(f"<w:r><w:pict>{held}</w:pict></w:r>") == "某某省\n文件\n一、目标"


def test_boxes_in_a_box_and_tables_in_a_box() -> None:
    inner = f"<w:r><w:pict>{box('里')}</w:pict></w:r>"
    outer = BOX.format(paragraph("外", inner=inner) + table(("甲", "乙"), ("丙", "丁")))
    assert body(f"<w:r><w:pict>{outer}</w:pict></w:r>") == "里\n外\n甲\t乙\n丙\t丁\n一、目标"


def test_notes_stand_apart_at_the_end() -> None:
    data = docx(
        paragraph(
            "一、目标", inner='<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r>'
        )
        + paragraph("二、任务"),
        more={
            "word/footnotes.xml": notes("footnote", "没有引用", "注释"),
            "word/endnotes.xml": notes("endnote", "尾注"),
        },
    )
    source = read(data)
    assert source.text == "一、目标\n二、任务\n注释\n尾注"
    assert [span.of(source.text) for span in source.chrome] == ["注释", "尾注"]
    assert workplan.parse(source.text).sections[1].text == "注释\n尾注"
    assert [s.heading for s in document(data).walk()] == ["目标", "任务"]
    assert document(data).sections[1].text == ""


def document(data: bytes) -> workplan.Document:
    return parse_bytes(data)


def reads(*rows: list[str]) -> SourceText:
    return read(docx(paragraph("前") + table(*rows) + paragraph("后")))


def test_rows_are_lines_and_cells_are_parted_by_tabs() -> None:
    source = reads(["序号", "任务"], ["1", cell(["修订", "办法"])])
    assert source.text == "前\n序号\t任务\n1\t修订 办法\n后"
    assert grid(source) == {(0, 0, 1, 1): "序号", (0, 1, 1, 1): "任务", (1, 0, 1, 1): "1", (1, 1, 1, 1): "修订 办法"}


def test_merged_cells_reach_over_rows_and_columns() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    source = reads(
        ["甲", cell("乙", '<w:gridSpan w:val="2"/>')],
        [cell("丙", down), "丁", "戊"],
        [cell("", on), "己", "庚"],
        [cell("", '<w:vMerge w:val="continue"/>'), "辛", "壬"],
    )
    assert grid(source)[0, 1, 1, 2] == "乙"
    assert grid(source)[1, 0, 3, 1] == "丙"
    assert grid(source)[3, 2, 1, 1] == "壬"


def test_a_row_may_leave_columns_out_at_its_start() -> None:
    row = f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{cell('乙')}</w:tr>"
    rows = f"<w:tbl><w:tr>{cell('甲')}{cell('丙')}</w:tr>{row}</w:tbl>"
    assert grid(read(docx(rows)))[1, 1, 1, 1] == "乙"


def test_a_deleted_row_is_no_row() -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('旧')}{cell('旧')}</w:tr>"
    rows = table(("甲", "乙")).replace("</w:tbl>", f"{gone}</w:tbl>") + paragraph("后")
    assert text_of(docx(rows)) == "甲\t乙\n后"


def test_a_notice_inside_nested_tables_is_paragraphs() -> None:
    inner = table([cell(["一、目标", "完善制度。"])], [cell("二、任务")])
    source = read(docx(table([cell("标题")], [cell("", inner=inner)])))
    assert (source.text, source.tables) == ("标题\n一、目标\n完善制度。\n二、任务", ())


def test_a_table_of_data_in_the_cell_of_a_layout_table_stays_one() -> None:
    source = read(docx(table([cell("标题", inner=table(("序号", "任务"), ("1", "修订")))])))
    assert source.text == "序号\t任务\n1\t修订\n标题"
    assert len(source.tables) == 1


TASKS = [
    [cell("2023年任务分工表", '<w:gridSpan w:val="5"/>')],
    [
        cell("序号", '<w:vMerge w:val="restart"/>'),
        cell("重点任务", '<w:vMerge w:val="restart"/>'),
        cell("责任分工", '<w:gridSpan w:val="2"/>'),
        cell("完成时限", '<w:vMerge w:val="restart"/>'),
    ],
    [cell("", "<w:vMerge/>"), cell("", "<w:vMerge/>"), "牵头单位", "配合单位", cell("", "<w:vMerge/>")],
    [
        cell("1", '<w:vMerge w:val="restart"/>'),
        "修订《某某办法》",
        "市司法局",
        cell("市财政局", '<w:vMerge w:val="restart"/>'),
        "6月底前",
    ],
    [cell("", "<w:vMerge/>"), "开展评估", "市审计局", cell("", "<w:vMerge/>"), "9月底前"],
    ["2", cell(["建设平台；", "汇聚数据"]), cell(["市数据局", "市科技局"]), "", "12月底前"],
]


def test_a_task_table_with_two_header_rows_and_merged_cells() -> None:
    found = document(docx(paragraph("某某市2023年重点任务分工方案") + paragraph("现将任务分工如下：") + table(*TASKS)))
    assert [(s.path, s.heading) for s in found.walk()] == [("1", "修订《某某办法》"), ("2", "建设平台； 汇聚数据")]
    first, second = found.sections
    assert [(r.role, r.text) for r in first.responsibilities] == [
        ("lead", "市司法局"),
        ("cooperating", "市财政局"),
        ("lead", "市审计局"),
    ]
    assert [t.text for t in first.times] == ["6月底前", "9月底前"]
    assert [r.text for r in second.responsibilities] == ["市数据局", "市科技局"]


@pytest.mark.parametrize(
    "rows",
    [
        [["序号", "姓名", "单位"], ["1", "张三", "市司法局"], ["2", "李四", "市财政局"]],
        [["序号", "指标", "2022年", "2023年"], ["1", "粮食产量（万吨）", "12", "13"]],
    ],
    ids=["names", "figures"],
)
def test_a_list_of_names_and_a_table_of_figures_are_no_tasks(rows: list[list[str]]) -> None:
    assert document(docx(paragraph("附件") + table(*rows))).sections == ()


def test_the_main_part_may_have_another_name_and_slashes_may_lean_back() -> None:
    parts = parts_of(docx(paragraph("一、目标")))
    moved = {name.replace("document.xml", "document2.xml"): content for name, content in parts.items()}
    moved["_rels/.rels"] = moved["_rels/.rels"].replace(b"document.xml", b"document2.xml")
    assert text_of(zipped(moved)) == "一、目标"
    assert text_of(zipped({name.replace("/", "\\"): content for name, content in parts.items()})) == "一、目标"


def test_strict_documents_are_read() -> None:
    usual, strict = (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/",
        b"http://purl.oclc.org/ooxml/wordprocessingml/",
    )
    data = rewritten(docx(paragraph("一、目标")), "word/document.xml", usual, strict)
    assert text_of(data) == "一、目标"


@pytest.mark.parametrize(
    ("inner", "said"),
    [("<w:r><w:drawing><a:blip/></w:drawing></w:r>", "only pictures"), ("", "nothing is written")],
    ids=["picture", "empty"],
)
def test_a_document_without_text_is_refused(inner: str, said: str) -> None:
    with pytest.raises(UnreadableError, match=said) as caught:
        read(docx(paragraph(inner=inner)), name="扫描.docx")
    assert str(caught.value).startswith("扫描.docx: this is a Word document (.docx), ")
    assert ("OCR" in str(caught.value)) == ("pictures" in said)
