"""PDF → text: lines become paragraphs, across pages and columns; what is no part of the text goes."""

from __future__ import annotations

import pytest

import workplan
from tests.paged import LEFT, RIGHT, SIZE, centred, lines, pdf, read_pdf, rule, text
from workplan.model import Box, Span
from workplan.pipeline import parse_bytes
from workplan.readers import read

FULL = "推进政务服务一网通办跨省通办建设全国一体化平台完善数据"
"""A full line of running text."""
FIRST = "\u3000\u3000" + FULL[:24]
"""The same as the first one of a paragraph."""


def paragraphs(*pages: str) -> list[str]:
    return [line for line in read_pdf(*pages).text.split("\n") if line]


def test_lines_are_joined_up_to_the_next_indent() -> None:
    told = paragraphs(lines(FIRST, FULL[:26], "完成目标。", FIRST, "落实责任。"))
    assert told == [FULL[:24] + FULL[:26] + "完成目标。", FULL[:24] + "落实责任。"]


def test_a_line_that_ends_early_ends_its_paragraph_whatever_follows() -> None:
    assert paragraphs(lines(FIRST, FULL[:26], "各区县：", "现将要点", FIRST)) == [
        FULL[:24] + FULL[:26] + "各区县：",
        "现将要点",
        FULL[:24],
    ]


def test_a_line_is_full_where_the_next_word_would_not_have_fit() -> None:
    body = (FIRST, FULL[:26], FULL[:26], FULL[:26])
    assert len(paragraphs(lines(*body, FULL[:25], "《办法》。"))) == 1
    assert len(paragraphs(lines(*body, FULL[:24], "办理。"))) == 2


def test_a_paragraph_goes_on_across_the_page_end_and_page_numbers_go() -> None:
    source = read_pdf(
        lines(FIRST, FULL[:26], FULL[:26]) + text("— 1 —", 450, 780, 14),
        lines("完成目标。", FIRST) + text("— 2 —", 90, 780, 14),
    )
    assert source.text.split("\n") == [FULL[:24] + FULL[:26] + FULL[:26] + "完成目标。", FULL[:24]]
    (first, second, third) = source.places
    assert (first.page, second.page, third.page) == (1, 2, 2)
    assert source.text[second.start :].startswith("完成目标。")


@pytest.mark.parametrize("number", ["- 1 -", "1/2", "第1页 共2页", "·1·"])
def test_every_form_of_page_number_goes(number: str) -> None:
    assert paragraphs(lines("一、目标") + text(number, 280, 780, 12)) == ["一、目标"]


def test_a_bare_figure_is_a_page_number_only_where_it_counts_the_pages() -> None:
    numbered = [lines("一、目标") + text(str(at), 290, 800, 10) for at in (1, 2, 3)]
    assert paragraphs(*numbered) == ["一、目标"] * 3
    other = [lines("一、目标") + text(figure, 290, 800, 10) for figure in ("7", "30", "95")]
    assert paragraphs(*other) == ["一、目标", "7", "一、目标", "30", "一、目标", "95"]


def test_a_line_at_the_same_place_of_three_pages_is_a_running_head() -> None:
    pages = [text(f"某市公报 2023年第{at}号", 88, 50, 10) + lines(f"第{at}部分的任务") for at in (1, 2, 3)]
    assert paragraphs(*pages) == ["第1部分的任务", "第2部分的任务", "第3部分的任务"]
    assert len(paragraphs(*pages[:2])) == 4


def test_a_title_of_two_lines_is_one_paragraph_and_a_head_of_two_bodies_is_not() -> None:
    told = paragraphs(
        centred("关于印发政务服务工作要点的", 100, 22)
        + centred("通知", 132, 22)
        + lines("各区县：", FIRST, FULL[:26], top=200)
    )
    assert told == ["关于印发政务服务工作要点的通知", "各区县：", FULL[:24] + FULL[:26]]
    spread = "".join(text(char, 88 + 40 * at, 100, 30) for at, char in enumerate("某省财政厅"))
    spread += "".join(text(char, 88 + 40 * at, 140, 30) for at, char in enumerate("某省教育厅"))
    head = paragraphs(spread + text("文件", 330, 120, 36) + lines("苏财发", "各区县：", "一、目标", top=200))
    assert head[:2] == ["某省财政厅", "某省教育厅\u3000文件"]


def test_raised_marks_and_high_quotes_stay_in_their_line() -> None:
    assert paragraphs(text("建设“平台”", 88, 120) + text("2", 170, 116, 8) + text("座", 180, 120)) == ["建设“平台”2座"]


def test_a_wide_gap_is_one_space_and_spread_letters_have_none() -> None:
    assert paragraphs(text("财政厅", 88, 120) + text("教育厅", 250, 120)) == ["财政厅\u3000教育厅"]
    spread = "".join(text(char, 88 + 40 * at, 120) for at, char in enumerate("某省财政厅"))
    assert paragraphs(spread) == ["某省财政厅"]


def test_bodies_beside_one_another_keep_their_rows_and_a_broken_name_is_whole() -> None:
    told = paragraphs(
        text("某市商务局", 88, 400)
        + text("某市发展和改革", 230, 400)
        + text("某市工业和", 400, 400)
        + text("委员会", 262, 422)
        + text("信息化局", 408, 422)
        + text("2025年1月23日", 380, 460)
        + lines(FIRST, FULL[:26])
    )
    assert told[-2:] == ["某市商务局\u3000某市发展和改革委员会\u3000某市工业和信息化局", "2025年1月23日"]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [FULL[at : at + 12] for at in range(8)]
    right = [FULL[at : at + 12] for at in range(8, 16)]
    sheet = centred("工作要点", 80, 22) + "".join(
        text(a, 88, 120 + 28 * at) + text(b, 310, 120 + 28 * at)
        for at, (a, b) in enumerate(zip(left, right, strict=True))
    )
    assert "".join(paragraphs(sheet)) == "工作要点" + "".join(left) + "".join(right)


def test_a_footnote_stands_at_the_end_and_is_no_text_of_the_notice() -> None:
    page = lines(FIRST, FULL[:26], FULL[:26]) + rule(88, 690, 200, 690) + text("①指标见统计年鉴。", 88, 710, 10)
    source = read_pdf(page, lines("完成。", FIRST))
    assert source.text.split("\n")[0].endswith("完成。")
    assert [span.of(source.text) for span in source.chrome] == ["①指标见统计年鉴。"]
    assert source.places[-1].page == 1


@pytest.mark.parametrize("quarters", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(quarters: int) -> None:
    turn = {
        0: "1 0 0 1 0 0",
        90: "0 1 -1 0 595 0",
        180: "-1 0 0 -1 595 842",
        270: "0 -1 1 0 0 842",
    }
    content = f"q {turn[quarters]} cm " + text("一、目标", 60, 300) + text("二、任务", 60, 330) + " Q"
    assert read(pdf(content, page=f"/Rotate {quarters}")).text == "一、目标\n二、任务"


def test_lines_that_run_up_the_page_are_read_and_their_box_is_that_of_the_page() -> None:
    up = "q 0 1 -1 0 595 0 cm " + text("一、加强政务服务平台建设", 60, 700) + " Q"
    source = read_pdf(up)
    assert source.text == "一、加强政务服务平台建设"
    box = source.places[0].box
    assert box is not None
    assert box.bottom - box.top > box.right - box.left


def test_document_locate_gives_page_and_box() -> None:
    document = workplan.parse(read_pdf(lines("一、目标", "\u3000\u3000建设平台，6月底前完成。")).text)
    assert document.places == ()
    document = parse_bytes(pdf(lines("一、目标"), lines("二、保障", "\u3000\u3000建设平台，6月底前完成。")))
    (place,) = document.locate(document.times[0].span)
    assert place.page == 2
    assert place.box is not None
    assert Box(LEFT, 120, RIGHT, 150).left <= place.box.left < place.box.right <= RIGHT
    assert document.locate(Span(start=0, end=2))[0].box == Box(LEFT, 106, LEFT + 4 * SIZE, 123)
    assert workplan.from_json(workplan.to_json(document)) == document


def test_pages_that_are_pictures_are_named() -> None:
    picture = "q 400 0 0 400 50 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"
    source = read_pdf(picture, lines("一、目标"), picture, picture, lines("二、任务"))
    assert source.notes == (("reader.page-without-text", 0, 0, "p. 1, 3–4"),)
    with pytest.raises(workplan.UnreadableError, match="only pictures"):
        read_pdf(picture)
    with pytest.raises(workplan.UnreadableError, match="only pictures"):
        read_pdf(*[picture + text("扫描软件", 480, 820, 13)] * 3)
    with pytest.raises(workplan.UnreadableError, match="nothing is written"):
        read_pdf("")
    assert read_pdf(lines("一、目标"), "").notes == ()


def test_a_drawn_rule_of_characters_is_none_of_the_text() -> None:
    assert paragraphs(text("─" * 20, 88, 100) + lines("一、目标")) == ["一、目标"]


def test_what_is_said_of_pages_is_in_the_language_of_the_reader() -> None:
    picture = "q 400 0 0 400 50 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"
    document = parse_bytes(pdf(picture, lines("一、目标"), picture))
    told = next(found for found in document.diagnostics if found.code == "reader.page-without-text")
    assert told.message("en").endswith("assumed: p. 1, 3")
    assert told.message("en").isascii()
    assert told.message("zh").endswith("假定：p. 1, 3")
