"""Workbooks: a table for each visible sheet, values as their formats show them, titles and notes as text."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from tests.packages import grid, odf, rewritten, text_of, workbook
from workplan.errors import UnreadableError
from workplan.model import Document
from workplan.pipeline import parse_bytes, parse_file
from workplan.readers import read

DATA = Path(__file__).parent / "data"


def cells(*values: object, row: int = 1) -> str:
    """Cells of a row: texts inline, numbers with a style behind a colon."""
    made = []
    for at, value in enumerate(values):
        place = f'r="{chr(65 + at)}{row}"'
        if isinstance(value, str):
            made.append(f'<c {place} t="inlineStr"><is><t>{value}</t></is></c>')
        elif isinstance(value, tuple):
            made.append(f'<c {place} s="{value[1]}"><v>{value[0]}</v></c>')
        elif value is not None:
            made.append(f"<c {place}><v>{value}</v></c>")
    return "".join(made)


def rows(*lines: str) -> str:
    return "</row><row>".join(lines)


@pytest.mark.parametrize(
    ("form", "value", "shown"),
    [
        ('yyyy"年"m"月"', 45078, "2023年6月"),
        ('yyyy"年"m"月"d"日"', 45107, "2023年6月30日"),
        ('[$-804]m"月"d"日";@', 45107, "6月30日"),
        ("yyyy-mm-dd", 45107, "2023年6月30日"),
        ("yyyy/m/d h:mm", 45107.375, "2023年6月30日 9:00"),
        ("h:mm", 0.5, "12:00"),
        ("0%", 0.95, "95%"),
        ("0.0%", 0.055, "5.5%"),
        ("#,##0.00", 1234.5, "1234.5"),
        ("General", 3.0, "3"),
        ('0"个"', 5, "5"),
        ('"y"0', 7, "7"),
    ],
)
def test_a_number_is_shown_as_its_format_says(form: str, value: float, shown: str) -> None:
    assert text_of(workbook(cells((value, 1), "x"), formats=[form])) == f"{shown}\tx"


@pytest.mark.parametrize(
    ("number", "shown"),
    [(57, "2023年6月"), (58, "6月30日"), (31, "2023年6月30日"), (14, "2023年6月30日"), (9, "4510700%")],
)
def test_built_in_formats_of_chinese_editions(number: int, shown: str) -> None:
    data = workbook(cells((45107, 1), "x"), formats=["0"])
    data = rewritten(data, "xl/styles.xml", b'<xf numFmtId="200"/>', b'<xf numFmtId="%d"/>' % number)
    assert text_of(data) == f"{shown}\tx"


def test_other_kinds_of_cells() -> None:
    row = (
        '<c t="s"><v>0</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1</f><v>甲乙</v></c>'
        '<c t="s"><v>99</v></c><c><v>x</v></c><c><v>1e400</v></c>'
    )
    assert text_of(workbook(row, strings=["甲"])) == "甲\tTRUE\t\t甲乙\t\tx\t1e400"


LEDGER = rows(
    cells("2023年重点任务台账"),
    cells("填报单位：某某市政府办"),
    cells("序号", "重点任务", "牵头单位", "完成时限", row=3),
    cells(1, "修订《某某办法》", "市司法局", (45078, 1), row=4),
    cells(None, "开展评估", "市审计局", (45199, 2), row=5),
    cells(2, "建设平台", "市数据局、市科技局", (45291, 2), row=7),
    cells("注：按季度报送。"),
)
MERGED = '<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="A4:A5"/></mergeCells>'


def ledger() -> Document:
    return parse_bytes(workbook(LEDGER.replace("<row>", "<row>"), formats=['yyyy"年"m"月"', "yyyy/m/d"], after=MERGED))


def test_a_ledger_is_a_plan() -> None:
    found = ledger()
    assert found.title == "2023年重点任务台账"
    assert [(s.path, s.heading) for s in found.walk()] == [("1", "修订《某某办法》"), ("2", "建设平台")]
    assert [r.text for r in found.sections[0].responsibilities] == ["市司法局", "市审计局"]
    assert [t.text for t in found.sections[0].times] == ["2023年6月", "2023年9月30日"]
    assert found.text.endswith("\n注：按季度报送。")


@pytest.mark.parametrize("corners", ["A1:B2", "B2:A1", "B1:A2", "A2:B1"])
def test_any_two_corners_name_a_merged_cell(corners: str) -> None:
    rows = "</row><row>".join(
        cells(*row, row=n) for n, row in enumerate([("责任单位", None, "甲"), (None, None, "乙"), "丙丁戊"], 1)
    )
    merged = f'<mergeCells><mergeCell ref="{corners}"/></mergeCells>'
    found = grid(read(workbook(rows, after=merged)))
    assert {cell: text for cell, text in found.items() if text == "责任单位"} == {(0, 0, 2, 2): "责任单位"}


def test_a_value_knows_its_cell() -> None:
    found = ledger()
    time = found.sections[0].times[0]
    place = found.locate(time.span)[0]
    assert (place.sheet, place.cell, place.table) == ("表1", "D4", None)
    assert found.locate(found.masthead.title.span)[0].cell == "A1"  # type: ignore[union-attr]


def test_each_visible_sheet_is_a_table() -> None:
    source = read(workbook(rows(cells("序号", "任务"), cells(1, "修订")), sheets=2))
    assert [source.text[t.start : t.end] for t in source.tables] == ["序号\t任务\n1\t修订"] * 2
    assert [p.sheet for p in source.places] == ["表1"] * 4 + ["表2"] * 4


@pytest.mark.parametrize(("below", "kept"), [(4, True), (3, False)])
def test_a_column_longer_than_the_others_stays_in_its_table_a_signature_below_it_does_not(
    below: int, kept: bool
) -> None:
    column = [cells(None, f"标签{n}", row=n) for n in range(3, 3 + below)]
    source = read(workbook(rows(cells("状态", "标签"), cells("在办", "督办", row=2), *column)))
    assert source.text[source.tables[0].end :] == ("" if kept else "\n标签3\n标签4\n标签5")


def test_hidden_sheets_are_left_out() -> None:
    data = workbook(cells("甲", "乙"), sheets=2)
    data = rewritten(data, "xl/workbook.xml", 'name="表1"'.encode(), b'name="x" state="hidden"')
    assert {p.sheet for p in read(data).places} == {"表2"}


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(UnreadableError, match="nothing is written"):
        read(workbook(""))


def test_an_opendocument_spreadsheet_shows_the_same() -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"

    def line(*made: str) -> str:
        blank = '<table:table-cell table:number-columns-repeated="16000"/>'
        return f"<table:table-row>{''.join(made)}{blank}</table:table-row>"

    body = (
        '<table:table table:name="台账">'
        + line(cell("2023年重点任务台账", 'table:number-columns-spanned="3"'))
        + line(cell("序号"), cell("重点任务"), cell("完成时限"))
        + line(cell("1", 'table:number-rows-spanned="2"'), cell("修订"), cell("2023年6月"))
        + line("<table:covered-table-cell/>", cell("评估"), cell("2023年9月"))
        + '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row></table:table>'
    )
    source = read(odf(body, kind="spreadsheet"))
    assert source.text == "2023年重点任务台账\n序号\t重点任务\t完成时限\n1\t修订\t2023年6月\n评估\t2023年9月"
    assert grid(source)[1, 0, 2, 1] == "1"
    assert (source.places[-1].sheet, source.places[-1].cell) == ("台账", "C4")


def test_an_old_workbook_shows_the_same() -> None:
    found = parse_file(DATA / "ledger.xls")
    assert found.provenance.reader == "xls"
    assert found.title == "2023年重点任务台账"
    assert [(s.path, s.heading) for s in found.walk()] == [("1", "修订《某某办法》"), ("2", "建设平台")]
    assert [t.text for s in found.sections for t in s.own_times] == ["2023年6月", "2023年9月30日", "12月31日"]
    assert "95%" in found.sections[0].text
    assert found.locate(found.sections[1].times[0].span)[0].cell == "D6"


@pytest.mark.parametrize(("place", "value"), [(4, 0xF0000000), (0, 589_824)], ids=["rows", "first row"])
def test_an_old_workbook_that_declares_rows_without_end_is_refused(place: int, value: int) -> None:
    data = (DATA / "ledger.xls").read_bytes()
    dimensions = struct.pack("<HH", 0x0200, 14)
    at = data.index(dimensions) + len(dimensions) + place
    with pytest.raises(UnreadableError, match="cut off or damaged"):
        read(data[:at] + struct.pack("<I", value) + data[at + 4 :])


def test_an_encrypted_old_workbook_is_refused() -> None:
    data = bytearray((DATA / "ledger.xls").read_bytes())
    second = data.find(b"\x09\x08\x10\x00") + 20  # the record behind the first
    data[second : second + 2] = b"\x2f\x00"
    with pytest.raises(UnreadableError, match=r"encrypted.*take the password off"):
        read(bytes(data))


def test_dates_of_workbooks_that_count_from_1904() -> None:
    data = workbook('<c s="1"><v>43645</v></c><c><v>1</v></c>', formats=["yyyy-mm-dd"])
    data = rewritten(data, "xl/workbook.xml", b"<sheets>", b'<workbookPr date1904="1"/><sheets>')
    assert text_of(data) == "2023年6月30日\t1"
