"""The ledger: what stands in the workbook, read back by openpyxl and by LibreOffice, is what stands in the tables."""

from __future__ import annotations

import datetime as dt
import io
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import workplan
from tests import handmade
from tests.notices import case_texts, first
from workplan.concern import concerned
from workplan.exports.ledger import count, to_ledger
from workplan.exports.ledger.sheet_layout import TALLEST, height, lines, sheet_names, widths
from workplan.exports.tables import Row, to_tables
from workplan.model import Document

openpyxl = pytest.importorskip("openpyxl", reason="reads workbooks back")
pytest.importorskip("xlsxwriter", reason="makes workbooks")

PLAN = """某省2030年数字政务工作要点
一、打牢基础
（一）统一目录。修订《政务数据目录管理办法》(某政办发〔2029〕3号)，6月底前完成编目，编目率达到95%以上。（牵头单位：省数据局；配合单位：省财政厅）
（二）联通系统。（责任单位：省数据局、各市政府）
1.联通率年底前不低于98%。
2.每季度通报一次，任期内全部联通。（督办单位：省政府督查室）
二、用好数据
（三）发布清单。第三季度发布高频事项清单。（责任单位：省政府办公厅、省数据局）
（四）总结经验
"""
OTHER = "某市2030年绿化要点\n一、多种树\n年底前种树1.2万棵。（责任单位：市林业局）\n"
ROLES = {
    "牵头单位": "lead",
    "责任单位": "responsible",
    "配合单位": "cooperating",
    "督办单位": "supervising",
    "责任领导": "leader",
}


def opened(
    *documents: Document, by_unit: bool = False, unit: str | None = None, merged: bool = False, lang: str = "zh"
) -> openpyxl.Workbook:
    data = to_ledger(documents, by_unit=by_unit, unit=unit, merged=merged, lang=lang)
    return openpyxl.load_workbook(io.BytesIO(data))


def rows_of(sheet: object) -> list[dict[str, object]]:
    """The entries of a sheet by header."""
    values = [list(row) for row in sheet.iter_rows(min_row=2, values_only=True)]  # type: ignore[attr-defined]
    return [dict(zip(values[0], row, strict=True)) for row in values[1:]]


def here(table: list[Row], path: object, number: object) -> list[Row]:
    return [row for row in table if (row["path"], row["measure"]) == (path, number)]


def squeezed(text: object) -> str:
    return "".join(str(text or "").split())


@pytest.mark.parametrize("text", [PLAN, OTHER, first(), *case_texts()], ids=lambda t: t.strip()[:10])
def test_every_cell_equals_the_tables(text: str) -> None:
    document = workplan.parse(text)
    tables = to_tables(document)
    rows = rows_of(opened(document)["任务台账"])
    assert [row["序号"] for row in rows] == list(range(1, count([document]) + 1))
    assert len(rows) == len(tables["measures"])
    headings = {row["path"]: row["heading"] for row in tables["sections"]}
    for row, measure in zip(rows, tables["measures"], strict=True):
        path, number = measure["path"], measure["measure"]
        several = sum(m["path"] == path for m in tables["measures"]) > 1
        assert row["原文编号"] == (f"{path}-{number}" if several else path)
        assert row["一级任务"] == (headings[str(path).partition("/")[0]] or None)
        above = [headings[part] for part in _ways(str(path)) if headings.get(part)]
        assert row["工作任务"] in (above or [None])
        assert squeezed(row["具体举措"]) == squeezed(measure["text"] or headings[path])
        inherited = measure["inherited"]
        for header, role in ROLES.items():
            own = [r for r in here(tables["responsibilities"], path, number) if r["role"] == role]
            if inherited is None:
                named = [name for r in own for name in (r["units"] if role != "leader" else [r["text"]])]
                assert row.get(header) == ("、".join(dict.fromkeys(named)) or None)
        times = [r for r in here(tables["times"], path, number) if r["kind"] != "reference"]
        assert row["时限原文"] == ("\n".join(dict.fromkeys(_when(r) for r in times)) or None)
        ends = sorted({str(r["end"]) for r in times if r["end"] and r["kind"] in ("deadline", "period")})
        assert row["完成时限"] == (dt.datetime.fromisoformat(ends[-1]) if ends else None)
        assert row.get("首个节点") == (dt.datetime.fromisoformat(ends[0]) if len(ends) > 1 else None)
        regulations = str(row["涉及法规"] or "")
        for found in here(tables["regulations"], path, number):
            assert f"《{found['title']}》" in regulations
            assert not found["document_number"] or f"（{found['document_number']}）" in regulations
        clauses = str(row["量化指标"] or "").split()
        targets = [squeezed(r["text"]) for r in here(tables["targets"], path, number)]
        assert all(any(target in clause for clause in clauses) for target in targets)
        assert all(any(target in clause for target in targets) for clause in clauses)
        assert [row[header] for header in ("进展情况", "责任人", "备注")] == [None, None, None]


def _ways(path: str) -> list[str]:
    """A path and all above it."""
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(len(parts), 0, -1)]


def _when(row: Row) -> str:
    start, end = row["start"], row["end"]
    if start and end and start != end:
        return f"{row['text']}（{start} 至 {end}）"
    return f"{row['text']}（{end or start}{'' if end else ' 起'}）" if end or start else str(row["text"])


def test_a_row_is_a_measure_with_its_own_units_days_and_figures() -> None:
    text = (
        "一、数据共享\n6月底前完成目录编制。（牵头单位：省财政厅）9月底前建成平台，接入率达到90%以上。（省教育厅牵头）"
    )
    first_row, second = rows_of(opened(workplan.parse(f"某省2030年工作要点\n{text}"))["任务台账"])
    assert [first_row[header] for header in ("具体举措", "牵头单位", "完成时限", "量化指标", "原文编号")] == [
        "6月底前完成目录编制。",
        "省财政厅",
        dt.datetime(2030, 6, 30),
        None,
        "一-1",
    ]
    assert [second[header] for header in ("具体举措", "牵头单位", "完成时限", "量化指标", "原文编号")] == [
        "9月底前建成平台，接入率达到90%以上。",
        "省教育厅",
        dt.datetime(2030, 9, 30),
        "接入率达到90%以上",
        "一-2",
    ]


def test_a_heading_holds_for_the_parts_below_that_have_none() -> None:
    rows = rows_of(opened(workplan.parse(PLAN))["任务台账"])
    assert [(row["原文编号"], row["工作任务"]) for row in rows] == [
        ("一/(一)", "统一目录"),
        ("一/(二)/1", "联通系统"),
        ("一/(二)/2", "联通系统"),
        ("二/(三)", "发布清单"),
        ("二/(四)", "用好数据"),
    ]
    assert rows[-1]["具体举措"] == "总结经验"
    # 1. names no unit: the clause behind the heading above answers for it
    assert rows[1]["责任单位"] == "省数据局、各市政府"


def test_what_rows_share_is_grey_or_one_cell_for_print() -> None:
    chapters = opened(workplan.parse(PLAN)).worksheets[0]["B"][2:]
    grey = [cell.font.color is not None and cell.font.color.rgb == "FF8A8A8A" for cell in chapters]
    assert grey == [False, True, True, False, True]
    sheet = opened(workplan.parse(PLAN), merged=True).worksheets[0]
    assert {"B3:B5", "B6:B7", "C4:C5"} <= {str(area) for area in sheet.merged_cells.ranges}
    assert sheet["B3"].value == "打牢基础"
    assert sheet.auto_filter.ref is None


def test_a_start_is_no_limit_and_the_last_day_counts() -> None:
    text = "某市2030年工作要点\n一、推进改革\n从2月起试点，4月底前扩大，10月底前推开。\n二、总结\n从2030年5月起总结。\n"
    rows = rows_of(opened(workplan.parse(text))["任务台账"])
    assert [row["完成时限"] for row in rows] == [dt.datetime(2030, 10, 31), None]
    assert [row["首个节点"] for row in rows] == [dt.datetime(2030, 4, 30), None]
    assert "起" in str(rows[1]["时限原文"])


def test_what_is_overdue_due_soon_and_done_gets_its_colour_from_today() -> None:
    sheet = opened(workplan.parse(PLAN)).worksheets[0]
    rules = {rule.formula[0] for area in sheet.conditional_formatting for rule in area.rules}
    headers = [cell.value for cell in sheet[2]]
    day, state = (openpyxl.utils.get_column_letter(headers.index(name) + 1) for name in ("完成时限", "进展情况"))
    assert f'AND(ISNUMBER(${day}3),NOT(${state}3="已完成"),${day}3<TODAY())' in rules
    assert f'AND(ISNUMBER(${day}3),NOT(${state}3="已完成"),${day}3<=TODAY()+30)' in rules
    assert f'${state}3="已完成"' in rules
    assert sheet[f"{day}3"].number_format == "yyyy-mm-dd"


def test_what_had_to_be_guessed_is_told_and_marked() -> None:
    text = "某市2030年工作要点\n一、开展试点。（责任单位：市发改委、智绘未来工坊）\n二、写出报告。\n"
    sheet = opened(workplan.parse(text)).worksheets[0]
    rows = rows_of(sheet)
    assert rows[0]["存疑"]
    assert rows[1]["存疑"] is None
    assert sheet["D3"].fill.fgColor.rgb == "FFFFF6D9"
    assert "存疑" not in rows_of(opened(workplan.parse(OTHER)).worksheets[0])[0]


def test_a_figure_stands_in_its_clause() -> None:
    rows = rows_of(opened(workplan.parse(PLAN))["任务台账"])
    assert rows[0]["量化指标"] == "编目率达到95%以上"
    assert rows[0]["涉及法规"] == "修订《政务数据目录管理办法》（某政办发〔2029〕3号）"


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("加快攻关，每年形成30项左右首台（套）装备。", "每年形成30项左右首台（套）装备"),
        ("编目率（含县级）达到95%以上（省数据局牵头）。", "编目率（含县级）达到95%以上"),
        ("推进联通（年底前联通率不低于98%），做好总结。", "年底前联通率不低于98%"),
        ("优化流程：材料减少60%以上、时间减少50%以上。", "材料减少60%以上、时间减少50%以上"),
    ],
)
def test_a_clause_ends_at_stops_and_at_brackets_that_are_no_notes(text: str, clause: str) -> None:
    rows = rows_of(opened(workplan.parse(f"一、推进工作\n{text}\n二、加强领导\n"))["任务台账"])
    assert rows[0]["量化指标"] == clause


def test_progress_is_chosen_from_a_list_and_the_sheet_is_set_up_for_print() -> None:
    for lang, choices in {"zh": "未启动,推进中,已完成,滞后", "en": "Not started,In progress,Done,Behind"}.items():
        sheet = opened(workplan.parse(PLAN), lang=lang).worksheets[0]
        headers = [cell.value for cell in sheet[2]]
        (rule,) = sheet.data_validations.dataValidation
        column = openpyxl.utils.get_column_letter(headers.index({"zh": "进展情况", "en": "Progress"}[lang]) + 1)
        assert rule.formula1 == f'"{choices}"'
        assert str(rule.sqref) == f"{column}3:{column}7"
        assert sheet.freeze_panes == "D3"
        assert sheet.auto_filter.ref == f"A2:{openpyxl.utils.get_column_letter(len(headers))}7"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert (sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
        assert sheet.print_title_rows == "$1:$2"
        assert "&P" in sheet.oddFooter.center.text or "&[Page]" in sheet.oddFooter.center.text
        assert all(cell.alignment.wrap_text for cell in sheet[3])


def test_english_headers() -> None:
    book = opened(workplan.parse(PLAN), lang="en")
    assert book.sheetnames == ["Task ledger", "Summary"]
    headers = [cell.value for cell in book["Task ledger"][2]]
    assert headers[:5] == ["No.", "Chapter", "Task", "Measures", "Lead units"]
    assert rows_of(book["Task ledger"])[0]["Regulations"] == "amend 《政务数据目录管理办法》（某政办发〔2029〕3号）"


def test_a_unit_has_a_sheet_with_what_it_answers_for_under_the_ledger_s_numbers() -> None:
    book = opened(workplan.parse(PLAN), by_unit=True)
    assert book.sheetnames[:3] == ["任务台账", "汇总", "省数据局"]
    assert [row["序号"] for row in rows_of(book["省数据局"])] == [1, 2, 4]
    # 1. names no unit: those of the part above hold; 2. names its own
    assert [row["序号"] for row in rows_of(book["各市政府"])] == [2]
    assert [row["序号"] for row in rows_of(book["省政府督查室"])] == [3]
    ledger = {row["序号"]: row for row in rows_of(book["任务台账"])}
    for name in book.sheetnames[2:]:
        assert all(row == ledger[row["序号"]] for row in rows_of(book[name]))


GROUPS = """某省2030年工作要点
一、打牢基础
（一）统一目录。编制目录。（牵头单位：省数据局；配合单位：省直各部门）
（二）联通系统。接入平台。（责任单位：省发改委、省财政厅）
（三）办好窗口。设立窗口。（责任单位：各市政府）
（四）开展评估。做好评估。（责任单位：省发展改革委、省政府有关部门）
"""


def test_below_what_names_a_unit_stands_what_names_a_group_it_may_belong_to() -> None:
    book = opened(workplan.parse(GROUPS.replace("某省", "甘肃省")), by_unit=True)
    values = [row[0].value for row in book["省财政厅"].iter_rows(min_row=3)]
    assert values[0] == 2
    assert values[1] is None
    assert values[2] == "以下 2 条未点名本单位，写给“省直各部门、省政府有关部门”等统称，可能涉及本单位"
    assert values[3:] == [1, 4]
    # the two short forms of one body are one unit
    assert "省发展改革委" not in book.sheetnames
    assert [row[0].value for row in book["省发改委"].iter_rows(min_row=3)][:2] == [2, 4]


@pytest.mark.parametrize("name", ["省发改委", "省发展改革委", "甘肃省发展和改革委员会"])
def test_the_ledger_of_one_unit_by_any_of_its_names(name: str) -> None:
    book = opened(workplan.parse(GROUPS.replace("某省", "甘肃省")), unit=name)
    assert len(book.sheetnames) == 1
    values = [row[0].value for row in book.worksheets[0].iter_rows(min_row=3)]
    assert values[:2] == [2, 4]
    assert values[-1] == 1


def numbers_of(*texts: str, unit: str) -> tuple[list[object], list[object]]:
    """The numbers on the sheet of a unit: of what names it, and of what names a group it may belong to."""
    sheet = opened(*map(workplan.parse, texts), unit=unit).worksheets[0]
    values = [row[0].value for row in sheet.iter_rows(min_row=3)]
    line = next((at for at, value in enumerate(values) if isinstance(value, str)), len(values))
    named, groups = ([value for value in part if value is not None] for part in (values[:line], values[line + 1 :]))
    return named, groups


TWO_PROVINCES = [
    f"{place}2030年工作要点\n一、统一目录\n（一）编制目录。（省财政厅负责）\n（二）公布目录。（各市州政府负责）\n"
    for place in ("甘肃省", "陕西省")
]


def test_a_name_that_two_provinces_share_is_looked_for_in_both() -> None:
    assert numbers_of(*TWO_PROVINCES, unit="省财政厅") == ([1, 3], [])
    assert numbers_of(*TWO_PROVINCES, unit="陕西省财政厅") == ([3], [])


def test_a_unit_is_found_by_the_words_of_its_clause_too() -> None:
    plan = "甘肃省2030年工作要点\n一、管好网络。（省委宣传部、网信办负责）\n二、写出报告。（省财政厅负责）\n"
    assert numbers_of(plan, unit="网信办") == ([1], [])


@pytest.mark.parametrize("unit", ["省数据局", "各市政府", "省财政厅", "兰州市政府", "省政府有关部门"])
def test_the_ledger_of_a_unit_has_the_measures_that_concern_it(unit: str) -> None:
    text = GROUPS.replace("某省", "甘肃省")
    document = workplan.parse(text)
    found = concerned([document], unit)
    numbers = {id(measure): number for number, measure in enumerate(document.measures, 1)}
    expected = tuple([numbers[id(measure)] for _, measure in part] for part in found)
    assert numbers_of(text, unit=unit) == expected


def test_a_unit_that_nobody_names_is_refused_with_the_likest_names() -> None:
    with pytest.raises(workplan.UsageError, match="省财政厅"):
        to_ledger([workplan.parse(GROUPS)], unit="省财正厅")


def test_the_summary_counts_measures_by_unit_and_role_and_limits_by_month() -> None:
    sheet = opened(workplan.parse(PLAN))["汇总"]
    values = [list(row) for row in sheet.iter_rows(min_row=3, values_only=True)]
    header = values[0]
    assert header[:7] == ["单位", "牵头", "责任", "配合", "督办", "举措数", "统称可能涉及"]
    units = {row[0]: row[1:7] for row in values[1:] if row[5] is not None}
    assert units["省数据局"] == [1, 2, 0, 0, 3, 0]
    assert units["省财政厅"] == [0, 0, 1, 0, 1, 0]
    at = header.index("到期月份")
    assert {row[at]: row[at + 1] for row in values[1:] if row[at]} == {"2030-06": 1, "2030-09": 1, "2030-12": 1}


def test_the_summary_leads_to_the_sheet_of_each_unit_of_one_name() -> None:
    book = opened(*map(workplan.parse, TWO_PROVINCES), by_unit=True)
    cells = [cell for cell in book["汇总"]["A"] if cell.value == "省财政厅"]
    sheets = [cell.hyperlink.location.rpartition("!")[0].strip("'") for cell in cells]
    assert [next(row["序号"] for row in rows_of(book[sheet])) for sheet in sheets] == [1, 3]


def test_several_documents_make_one_ledger_with_their_source() -> None:
    plan, other = workplan.parse(PLAN), workplan.parse(OTHER)
    rows = rows_of(opened(plan, other)["任务台账"])
    assert [row["序号"] for row in rows] == list(range(1, 7))
    assert [row["来源"] for row in rows] == ["某省2030年数字政务工作要点"] * 5 + ["某市2030年绿化要点"]
    assert "来源" not in rows_of(opened(plan)["任务台账"])[0]


DANGEROUS = [
    "=1+1",
    '=HYPERLINK("http://x","y")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "http://x.example",
    "_x003D_1",
]


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_text_becomes_a_formula_or_a_link(text: str) -> None:
    document = _named(text)
    data = to_ledger([document, document], by_unit=True)
    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n", "d"), cell.coordinate
                if isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@")):
                    assert cell.quotePrefix, cell.coordinate
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        sheets = [file.read(name).decode() for name in file.namelist() if name.startswith("xl/worksheets/sheet")]
        links = [file.read(name).decode() for name in file.namelist() if "_rels/sheet" in name]
    assert not any("<f>" in sheet or "<f " in sheet for sheet in sheets)
    assert not any("http://x" in link for link in links)
    rows = rows_of(openpyxl.load_workbook(io.BytesIO(data)).worksheets[0])
    assert {squeezed(row["工作任务"]) for row in rows} == {squeezed(text)}


def _named(text: str) -> Document:
    """A document whose title, heading and unit are this text."""
    document = handmade.document(text)
    (section,) = document.sections
    first_row = section.own_responsibilities[0]
    unit = first_row.units[0].model_copy(update={"name": text})
    responsibilities = (first_row.model_copy(update={"units": (unit,)}), *section.own_responsibilities[1:])
    section = section.model_copy(update={"heading": text, "responsibilities": responsibilities})
    title = document.masthead.title
    assert title is not None
    masthead = document.masthead.model_copy(update={"title": title.model_copy(update={"value": text})})
    return document.model_copy(update={"sections": (section,), "masthead": masthead})


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=25)
@given(handmade.documents, st.booleans())
def test_any_document_makes_a_workbook_that_opens(document: Document, by_unit: bool) -> None:
    book = opened(document, by_unit=by_unit)
    assert book.worksheets[0].max_row == 2 + count([document])


def test_the_same_documents_give_the_same_bytes() -> None:
    document = workplan.parse(PLAN)
    data = to_ledger([document], by_unit=True)
    assert data == to_ledger([workplan.parse(PLAN)], by_unit=True)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in file.read("docProps/core.xml")


@pytest.mark.slow
def test_the_same_bytes_whatever_the_hash_seed() -> None:
    text = "某省2030年工作要点\n一、统一目录\n编制目录，6月底前完成初稿，9月底前印发。（省数据局负责）\n"
    program = (
        f"import hashlib, workplan; print(hashlib.sha256(workplan.to_ledger([workplan.parse({text!a})])).hexdigest())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "4242")
    }
    assert len(said) == 1
    assert said.pop()


@given(st.lists(st.text(max_size=40), max_size=12))
def test_names_of_sheets_are_valid_and_different(names: list[str]) -> None:
    made = sheet_names(names, ["任务台账", "汇总"])
    assert len({name.casefold() for name in [*made, "任务台账", "汇总", "History"]}) == len(names) + 3
    for name in made:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name.strip("'") == name


@given(st.text(alphabet="一二、，。《》ab1 \n", max_size=3000), st.integers(10, 120))
def test_a_row_is_high_enough_for_its_lines(text: str, columns: int) -> None:
    room = height({"measures": text}, {"measures": columns})
    assert room <= TALLEST
    if room < TALLEST:
        assert room >= min(lines(text, columns) * 6, TALLEST)


def test_long_measures_get_a_wider_column() -> None:
    headers = {"number": "序号", "measures": "具体举措"}
    short = widths(list(headers), headers, [{"measures": "一" * 100}])
    assert widths(list(headers), headers, [{"measures": "一" * 100}] * 3) == short
    columns = ["number", "task", "measures", "lead", "responsible", "regulations", "targets", "source", "path"]
    full = {
        "task": "一" * 30,
        "responsible": "一" * 30,
        "lead": "一" * 30,
        "regulations": "一" * 30,
        "targets": "一" * 30,
    }
    usual = widths(columns, dict.fromkeys(columns, "列"), [{**full, "measures": "一" * 200}])
    wide = widths(columns, dict.fromkeys(columns, "列"), [{**full, "measures": "一" * 4000}])
    assert wide["measures"] > usual["measures"]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (libreoffice-calc) is not installed")
def test_libreoffice_prints_it_on_a4_landscape_with_its_header_on_every_page(tmp_path: Path) -> None:
    book = tmp_path / "台账.xlsx"
    book.write_bytes(to_ledger([workplan.parse(first())]))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(book)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    page = tmp_path / "台账.pdf"
    assert page.read_bytes()[:5] == b"%PDF-"
    if shutil.which("pdftotext") is None:
        pytest.skip("converted; pdftotext (poppler-utils), which reads the pages, is not installed")
    size = subprocess.run(["pdfinfo", str(page)], check=True, capture_output=True, text=True).stdout
    assert "841.89 x 595" in size
    told = subprocess.run(["pdftotext", "-layout", str(page), "-"], check=True, capture_output=True, text=True).stdout
    *ledger, summary, _ = told.split("\f")
    assert len(ledger) > 1
    for number, sheet in enumerate(ledger, 1):
        assert squeezed("工作要点任务台账") in squeezed(sheet)
        assert "工作任务" in sheet
        assert f"第{number}页" in squeezed(sheet)
    assert "举措数" in squeezed(summary)
    whole = squeezed("".join(ledger))
    assert all(squeezed(section.path) in whole for section in workplan.parse(first()).items)
