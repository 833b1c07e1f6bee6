"""OpenDocument texts: the same text, tables and notes as from a Word document."""

from __future__ import annotations

import pytest

from tests.packages import grid, odf, text_of, zipped
from workplan.errors import UnreadableError
from workplan.readers import read


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def row(*cells: str) -> str:
    made = "".join(c if c.startswith("<table:") else f"<table:table-cell>{p(c)}</table:table-cell>" for c in cells)
    return f"<table:table-row>{made}</table:table-row>"


def table(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ('一、<text:span>目标</text:span><text:a href="x">链</text:a>', "一、目标链"),
        ('A<text:s/>B<text:s text:c="3"/>C<text:tab/>D<text:line-break/>E', "A B   C\tD\nE"),
        ("A\n   B", "A B"),
        ("甲<office:annotation><text:p>批注</text:p></office:annotation>乙", "甲乙"),
        ("<text:ruby><text:ruby-base>音</text:ruby-base><text:ruby-text>yin</text:ruby-text></text:ruby>", "音"),
        ("甲<text:change-start/>新<text:change-end/><text:soft-page-break/>", "甲新"),
    ],
    ids=["spans", "signs", "blanks", "comment", "ruby", "changes"],
)
def test_what_a_paragraph_shows(inner: str, text: str) -> None:
    assert text_of(odf(p(inner))) == text


def test_deleted_text_is_out_and_sections_and_contents_are_in() -> None:
    body = (
        f"<text:tracked-changes><text:deletion>{p('旧')}</text:deletion></text:tracked-changes>"
        f"<text:section>{p('甲')}<text:table-of-content><text:index-body>{p('目录')}</text:index-body>"
        "</text:table-of-content></text:section>"
    )
    assert text_of(odf(body)) == "甲\n目录"


def test_a_frame_is_read_before_the_paragraph_it_hangs_on() -> None:
    frame = f"<draw:frame><draw:text-box>{p('某某省人民政府文件')}</draw:text-box></draw:frame>"
    assert text_of(odf(p(f"{frame}一、目标") + frame)) == "某某省人民政府文件\n一、目标\n某某省人民政府文件"


def test_notes_stand_apart_at_the_end() -> None:
    note = (
        f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('注释')}</text:note-body></text:note>"
    )
    source = read(odf(p(f"一、目标{note}。") + p("二、任务")))
    assert source.text == "一、目标。\n二、任务\n注释"
    assert [span.of(source.text) for span in source.chrome] == ["注释"]


def test_tables_with_merged_and_repeated_cells() -> None:
    merged = f'<table:table-cell table:number-rows-spanned="2">{p("1")}</table:table-cell>'
    wide = f'<table:table-cell table:number-columns-repeated="2">{p("无")}</table:table-cell>'
    rows = (
        f"<table:table-header-rows>{row('序号', '任务', '单位')}</table:table-header-rows>",
        row(merged, "修订", "甲"),
        row("<table:covered-table-cell/>", "评估", "乙"),
        row("2", wide),
    )
    found = grid(read(odf(table(*rows))))
    assert found[1, 0, 2, 1] == "1"
    assert found[2, 1, 1, 1] == "评估"
    assert (found[3, 1, 1, 1], found[3, 2, 1, 1]) == ("无", "无")


def test_a_notice_inside_a_table_is_paragraphs() -> None:
    cell = f"<table:table-cell>{p('一、目标')}{p('二、任务')}</table:table-cell>"
    source = read(odf(table(row(cell))))
    assert (source.text, source.tables) == ("一、目标\n二、任务", ())


def test_an_encrypted_document_is_refused() -> None:
    data = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": "<manifest:encryption-data/>",
            "content.xml": b"\x00\x01",
        }
    )
    with pytest.raises(UnreadableError, match=r"encrypted.*take the password off"):
        read(data)


def test_a_picture_alone_is_refused() -> None:
    with pytest.raises(UnreadableError, match="only pictures"):
        read(odf(p("<draw:frame><draw:image/></draw:frame>")))
