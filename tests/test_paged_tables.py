"""Tables as they are drawn on pages → grids: merged cells, repeated headers, rows that a page end cuts."""

from __future__ import annotations

import time

import workplan
from tests.paged import grid, lines, pdf, read_pdf, rule, table, text
from workplan.pipeline import parse_bytes
from workplan.readers.pages.leaf import Glyph, Leaf, Ruling
from workplan.readers.pages.page import page
from workplan.source import SourceText

XS = (88, 140, 400, 507)
HEAD = ("序号", "重点任务", "责任单位")


def cells(source: SourceText, number: int = 0) -> list[tuple[int, int, int, int, str]]:
    return [
        (cell.row, cell.column, cell.rows, cell.columns, source.text[cell.start : cell.end])
        for cell in source.tables[number].cells
    ]


def rows(source: SourceText, number: int = 0) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for row, *_, words in cells(source, number):
        found.setdefault(row, []).append(words)
    return list(found.values())


def test_a_drawn_table_is_a_grid_between_its_paragraphs() -> None:
    source = read_pdf(
        lines("一、分工") + table(XS, 200, [HEAD, ("1", "修订办法", "财政局")]) + lines("二、保障", top=320)
    )
    assert source.text == "一、分工\n序号\t重点任务\t责任单位\n1\t修订办法\t财政局\n二、保障"
    assert rows(source) == [list(HEAD), ["1", "修订办法", "财政局"]]


def test_each_cell_knows_its_page_and_box() -> None:
    source = read_pdf("", table(XS, 200, [HEAD, ("1", "修订办法", "财政局")]))
    place = next(p for p in source.places if p.cell == "C2")
    assert (place.page, place.table, place.paragraph) == (2, 1, None)
    assert place.box is not None
    assert XS[2] < place.box.left < place.box.right < XS[3]
    assert source.text[place.start :].startswith("财政局")


def test_merged_cells_reach_over_rows_and_columns() -> None:
    drawn = (
        grid((88, 300, 507), (200, 230, 260, 290)).replace(rule(300, 200, 300, 290), rule(300, 230, 300, 290))
        + rule(400, 230, 400, 290)
        + text("任务", 100, 220, 12)
        + text("上半年", 310, 250, 12)
        + text("下半年", 410, 250, 12)
        + text("一", 310, 280, 12)
        + text("二", 410, 280, 12)
        + text("指标", 100, 260, 12)
    )
    drawn = drawn.replace(rule(88, 260, 507, 260), rule(300, 260, 507, 260))
    assert cells(read_pdf(drawn)) == [
        (0, 0, 1, 3, "任务"),
        (1, 0, 2, 1, "指标"),
        (1, 1, 1, 1, "上半年"),
        (1, 2, 1, 1, "下半年"),
        (2, 1, 1, 1, "一"),
        (2, 2, 1, 1, "二"),
    ]


def test_lines_in_a_cell_are_joined_and_a_short_one_ends_a_paragraph() -> None:
    drawn = grid(XS, (200, 230, 300)) + "".join(
        text(words, x, y, 12)
        for words, x, y in (
            (HEAD[0], 94, 220),
            (HEAD[1], 146, 220),
            (HEAD[2], 406, 220),
            ("1", 94, 250),
            ("推进政务服务一网通办跨省通办建设全国一体", 146, 246),
            ("化平台；", 146, 264),
            ("修订《办法》。", 146, 282),
            ("财政局", 406, 250),
        )
    )
    told = rows(read_pdf(drawn))
    assert told[1] == ["1", "推进政务服务一网通办跨省通办建设全国一体化平台； 修订《办法》。", "财政局"]


def test_text_that_runs_on_over_an_upright_line_belongs_to_two_cells() -> None:
    drawn = grid((88, 124, 300), (200, 230, 260)) + text("序号任务", 100, 220, 12) + text("１０修订", 100, 250, 12)
    assert rows(read_pdf(drawn)) == [["序号", "任务"], ["１０", "修订"]]


def test_a_table_without_sides_is_one_all_the_same() -> None:
    drawn = "".join(rule(88, y, 507, y) for y in (200, 230, 260)) + rule(300, 200, 300, 260)
    drawn += (
        text("任务", 94, 220, 12) + text("单位", 310, 220, 12) + text("修订", 94, 250, 12) + text("省厅", 310, 250, 12)
    )
    assert rows(read_pdf(drawn)) == [["任务", "单位"], ["修订", "省厅"]]


def test_borders_drawn_as_thin_rectangles_are_lines() -> None:
    xs, ys = (88, 300, 507), (200, 230, 260)
    boxes = [f"{xs[0]} {842 - y} {xs[-1] - xs[0]} 0.5 re f\n" for y in ys]
    boxes += [f"{x} {842 - ys[-1]} 0.5 {ys[-1] - ys[0]} re f\n" for x in xs]
    drawn = "".join(boxes) + text("任务", 94, 220, 12) + text("单位", 310, 220, 12) + text("修订", 94, 250, 12)
    assert rows(read_pdf(drawn)) == [["任务", "单位"], ["修订", ""]]


def test_a_frame_and_an_underline_are_no_table() -> None:
    assert read_pdf(grid((80, 515), (90, 400)) + lines("一、目标", "二、任务")).tables == ()
    assert read_pdf(rule(88, 200, 507, 200) + lines("一、目标")).tables == ()


def test_a_table_goes_on_overleaf_without_its_header_again() -> None:
    number = text("— 1 —", 280, 790, 14)
    source = read_pdf(
        lines("一、分工") + table(XS, 600, [HEAD, ("1", "修订办法", "财政局"), ("2", "建设平台", "教育局")]) + number,
        table(XS, 100, [HEAD, ("3", "开展检查", "公安局")]) + lines("二、保障", top=300),
    )
    assert len(source.tables) == 1
    assert [row[0] for row in rows(source)] == ["序号", "1", "2", "3"]
    assert [p.page for p in source.places if p.cell in ("A3", "A4")] == [1, 2]
    assert next(p for p in source.places if p.cell == "A4").table == 1


def test_two_header_rows_with_a_merged_cell_are_left_out_overleaf() -> None:
    def part(top: float, number: str) -> str:
        drawn = grid((88, 140, 300, 507), (top, top + 30, top + 60, top + 90))
        drawn = drawn.replace(rule(300, top, 300, top + 90), rule(300, top + 30, 300, top + 90))
        drawn = drawn.replace(rule(88, top + 30, 507, top + 30), rule(140, top + 30, 507, top + 30))
        words = (("序号", 94, 35), ("工作任务", 150, 20), ("约束性", 146, 50), ("指导性", 306, 50))
        body = ((number, 94, 80), ("甲", 146, 80), ("乙", 306, 80))
        return drawn + "".join(text(word, x, top + y, 12) for word, x, y in (*words, *body))

    source = read_pdf(part(600, "1"), part(100, "2"), part(100, "3"))
    assert cells(source)[:4] == [
        (0, 0, 2, 1, "序号"),
        (0, 1, 1, 2, "工作任务"),
        (1, 1, 1, 1, "约束性"),
        (1, 2, 1, 1, "指导性"),
    ]
    assert [words for row, column, *_, words in cells(source) if row > 1 and not column] == ["1", "2", "3"]


def test_a_row_cut_by_the_page_end_is_one_row_on_two_pages() -> None:
    source = read_pdf(
        table(XS, 700, [HEAD, ("1", "推进政务服务一网通办，建设", "财政局")]),
        table(XS, 100, [HEAD, ("", "全国一体化平台。", ""), ("2", "开展检查。", "公安局")]),
    )
    assert rows(source) == [
        list(HEAD),
        ["1", "推进政务服务一网通办，建设全国一体化平台。", "财政局"],
        ["2", "开展检查。", "公安局"],
    ]
    assert [place.page for place in source.places if place.cell == "B2"] == [1, 2]


def test_a_text_alone_in_the_first_row_overleaf_belongs_to_the_row_before_it_whatever_it_ended_with() -> None:
    source = read_pdf(
        table(XS, 700, [HEAD, ("1", "建设平台。", "财政局")]), table(XS, 100, [HEAD, ("", "开展检查。", "")])
    )
    assert rows(source)[1:] == [["1", "建设平台。开展检查。", "财政局"]]


def test_a_row_whose_number_is_merged_over_the_page_end_is_a_row() -> None:
    source = read_pdf(
        table(XS, 700, [HEAD, ("1", "建设平台。", "财政局")]), table(XS, 100, [HEAD, ("", "开展检查。", "公安局")])
    )
    assert rows(source)[2] == ["", "开展检查。", "公安局"]


def test_a_number_overleaf_begins_a_row_of_its_own_beside_a_cell_merged_over_the_page_end() -> None:
    xs = (88, 140, 190, 400, 507)
    head = ("类别", "序号", *HEAD[1:])

    def part(top: float, *lines: tuple[str, ...]) -> str:
        return table(xs, top, [head, *lines]).replace(
            rule(88, top + 60, 507, top + 60), rule(140, top + 60, 507, top + 60)
        )

    source = read_pdf(
        part(600, ("服务", "1", "建设平台", "财政局"), ("", "2", "开展检查", "公安局")),
        part(100, ("", "3", "修订办法", "司法局"), ("", "4", "开展培训", "教育局")),
    )
    assert [(row[-3], row[-2]) for row in rows(source)[1:]] == [
        ("1", "建设平台"),
        ("2", "开展检查"),
        ("3", "修订办法"),
        ("4", "开展培训"),
    ]
    assert (1, 0, 4, 1, "服务") in cells(source)


def test_a_row_is_cut_with_its_category_where_the_number_overleaf_is_missing() -> None:
    xs = (88, 190, 240, 400, 507)
    head = ("类别", "序号", *HEAD[1:])
    source = read_pdf(
        table(xs, 600, [head, ("服务", "1", "开展检查", "公安局"), ("数字基础", "2", "高水平建设新", "财政局、教")]),
        table(xs, 100, [head, ("设施建设", "", "一代网络", "育局"), ("保障", "3", "修订办法", "司法局")]),
    )
    assert rows(source)[2:] == [
        ["数字基础设施建设", "2", "高水平建设新一代网络", "财政局、教育局"],
        ["保障", "3", "修订办法", "司法局"],
    ]


def test_a_row_that_reaches_into_the_next_is_no_repeated_header() -> None:
    def part(top: float, task: str) -> str:
        drawn = grid((88, 300, 507), (top, top + 30, top + 60))
        drawn = drawn.replace(rule(88, top + 30, 507, top + 30), rule(300, top + 30, 507, top + 30))
        return drawn + text("甲县", 94, top + 35, 12) + text("任务", 310, top + 20, 12) + text(task, 310, top + 50, 12)

    source = read_pdf(part(700, "修订"), part(100, "建设"))
    assert cells(source)[3:] == [(2, 0, 2, 1, "甲县"), (2, 1, 1, 1, "任务"), (3, 1, 1, 1, "建设")]


def test_another_table_overleaf_is_another() -> None:
    source = read_pdf(
        table(XS, 700, [HEAD, ("1", "甲", "乙")]), table((88, 200, 507), 100, [("丙", "丁"), ("戊", "己")])
    )
    assert len(source.tables) == 2


def test_a_page_number_printed_over_a_table_is_none_of_its_text() -> None:
    drawn = table(XS, 720, [HEAD, ("1", "修订办法", "财政局"), ("2", "", "")]) + text("—38—", 120, 795, 14)
    assert "38" not in read_pdf(drawn).text


def test_task_tables_become_sections_with_their_pages() -> None:
    document = parse_bytes(
        pdf(
            lines("某市2025年政务服务工作要点") + table(XS, 300, [HEAD, ("1", "修订《某某办法》", "市司法局")]),
            table(XS, 100, [HEAD, ("2", "建设平台", "市财政局")]),
        )
    )
    assert [section.label for section in document.chapters] == ["1", "2"]
    assert [unit.name for duty in document.responsibilities for unit in duty.units] == ["市司法局", "市财政局"]
    assert [document.locate(duty.span)[0].page for duty in document.responsibilities] == [1, 2]
    assert workplan.from_json(workplan.to_json(document)) == document


def test_a_wide_table_takes_no_longer_than_its_characters() -> None:
    """Each character is asked for the upright lines that cross it, not for those of the whole row."""
    columns, tall = 1_500, 9
    rulings = [Ruling(0, 20 * y, 8 * columns, 20 * y) for y in range(tall + 1)]
    rulings += [Ruling(8 * x, 0, 8 * x, 20 * tall) for x in range(columns + 1)]
    glyphs = [
        Glyph("一", 8 * x + 2, 8 * x + 6, 20 * y + 14, 4, spaced=False) for y in range(tall) for x in range(columns)
    ]
    began = time.process_time()
    (drawn,) = page(Leaf(1, 8 * columns, 20 * tall, glyphs, rulings)).tables
    assert time.process_time() - began < 1.5
    assert [(cell.row, cell.column) for cell in drawn.lines] == [(y, x) for y in range(tall) for x in range(columns)]
