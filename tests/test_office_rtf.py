"""RTF: text in the code page of its font, numbers, tables, boxes; what is hidden, deleted or aside is out."""

from __future__ import annotations

import pytest

from tests.packages import grid
from workplan.readers import read


def rtf(body: bytes) -> bytes:
    fonts = rb"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset134 \'cb\'ce\'cc\'e5;}{\f2\fcharset136 x;}}"
    return rb"{\rtf1\ansi\ansicpg936\deff0" + fonts + body + b"}"


def text(body: bytes) -> str:
    return read(rtf(body)).text


def hexed(chinese: str, codec: str = "gbk") -> bytes:
    return b"".join(b"\\'%02x" % byte for byte in chinese.encode(codec))


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (rb"\f1 " + hexed("一、目标"), "一、目标"),
        (rb"\f0 " + hexed("一、目标"), "一、目标"),
        (rb"\f2 " + hexed("目標", "big5"), "目標"),
        (rb"\f1 " + "一、目标".encode("gbk"), "一、目标"),
        (rb"\f1 \'81@\'81\{\'81\\", "丂亄乗"),
        (rb"\uc1\u19968?\u12289?", "一、"),
        (rb"{\uc2\u19968 ab\u12289\'3f\'3f}\u30446?", "一、目"),
        (rb"\uc0\u-10179\u-8704 ", "\U0001f600"),
        (rb"\u-10179?x", "\ufffdx"),
        (rb"a\tab b\line c\emdash\~\{\}\\", "a\tb\nc—\xa0{}\\"),
        (rb"\ldblquote x\rdblquote", "“x”"),
    ],
    ids=[
        "gbk", "latin font", "big5", "raw bytes", "letters as second bytes", "unicode", "skipped bytes",
        "two halves", "a half alone", "signs", "quotes",
    ],
)  # fmt: skip
def test_characters(body: bytes, shown: str) -> None:
    assert text(body) == shown


@pytest.mark.parametrize(
    "aside",
    [
        rb"{\header x}",
        rb"{\pict\bin4 }{\\}",
        rb"{\*\unheard x{\b y}}",
        rb"{\v x}",
        rb"{\deleted x}",
        rb"{\info{\title x}}",
        rb"{\field{\*\fldinst PAGE}{\fldrslt }}",
        rb"{\*\bkmkstart x}",
    ],
)
def test_what_is_no_text_of_the_document(aside: bytes) -> None:
    assert text(rb"a" + aside + rb"b") == "ab"


def test_a_field_shows_its_result() -> None:
    assert text(rb"{\field{\*\fldinst DATE}{\fldrslt 2023}}") == "2023"


def test_paragraphs_and_their_numbers() -> None:
    body = rb"{\listtext\f1 " + hexed("一、") + rb"\tab}\f1 " + hexed("目标") + rb"\par{\pntext 1.\tab}x\par\par y"
    assert text(body) == "一、目标\n1. x\n\ny"


def test_a_note_stands_apart_at_the_end() -> None:
    source = read(rtf(rb"a{\footnote note\par more}b\par c"))
    assert source.text == "ab\nc\nnote more"
    assert [span.of(source.text) for span in source.chrome] == ["note more"]


def test_a_box_is_read_before_the_paragraph_it_hangs_on() -> None:
    box = rb"{\shp{\*\shpinst\shpleft0{\sp{\sn x}{\sv y}}{\shptxt head\par more}}{\shprslt head}}"
    assert text(rb"a" + box + rb"b\par c") == "head\nmore\nab\nc"


def test_cells_and_rows() -> None:
    row = rb"\trowd\cellx1000\cellx2000\intbl %s\cell %s\cell\row"
    source = read(rtf(rb"before\par" + row % (b"A", b"B") + row % (rb"C\par D", b"E") + rb"\pard after"))
    assert source.text == "before\nA\tB\nC D\tE\nafter"
    assert grid(source)[1, 0, 1, 1] == "C D"


def test_merged_cells_declared_and_by_their_width() -> None:
    rows = (
        rb"\trowd\cellx1000\cellx2000\cellx3000\intbl A\cell B\cell C\cell\row",
        rb"\trowd\clvmgf\cellx1000\cellx3000\intbl D\cell E\cell\row",
        rb"\trowd\clvmrg\cellx1000\clmgf\cellx2000\clmrg\cellx3000\intbl\cell F\cell\cell\row",
    )
    found = grid(read(rtf(b"".join(rows))))
    assert found[1, 0, 2, 1] == "D"
    assert found[1, 1, 1, 2] == "E"
    assert found[2, 1, 1, 2] == "F"


def test_a_notice_in_nested_tables_is_paragraphs() -> None:
    inner = rb"\intbl\itap2 A\par B\nestcell{\*\nesttableprops\trowd\cellx500\nestrow}{\nonesttables\par}"
    outer = rb"\trowd\cellx1000 " + inner + rb"\pard\intbl C\cell\row\pard D"
    source = read(rtf(outer))
    assert (source.text, source.tables) == ("A\nB\nC\nD", ())


def test_what_stands_behind_the_document_is_no_part_of_it() -> None:
    assert read(rtf(b"a") + b"{\\b x}").text == "a"
    assert read(rb"{\rtf1 a\par b").text == "a\nb"
