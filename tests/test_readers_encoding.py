"""Bytes come out as the text they were, in whatever codec, and a lie about the codec is found out."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan.errors import UnreadableError
from workplan.readers import read
from workplan.readers.encoding import declared

NOTICE = """云川市人民政府办公室关于印发2031年节水工作要点的通知

各县区人民政府，市政府各部门：
《云川市2031年节水工作要点》已经市政府同意，现印发给你们，请认真组织实施。
一、加快管网改造。年底前完成老旧管网改造120公里。（责任单位：市水务局、市住建局）
二、推进农业节水。推广滴灌面积不少于2万亩。（责任单位：市农业农村局）
"""
TRADITIONAL = "關於印發節水工作要點的通知\n各部門要認真組織實施，加快推進管網改造，年底前完成任務。\n"


@pytest.mark.parametrize(
    ("codec", "mark", "encoding"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", codecs.BOM_UTF8, "utf-8-sig"),
        ("gb18030", b"", "gb18030"),
        ("gbk", b"", "gb18030"),
        ("gb2312", b"", "gb18030"),
        ("gb18030", "\ufeff".encode("gb18030"), "gb18030"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "utf-16"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "utf-16"),
        ("utf-32-le", codecs.BOM_UTF32_LE, "utf-32"),
        ("utf-32-be", codecs.BOM_UTF32_BE, "utf-32"),
    ],
)
def test_every_codec_gives_the_same_text(codec: str, mark: bytes, encoding: str) -> None:
    source = read(mark + NOTICE.encode(codec))
    assert source.text == NOTICE
    assert source.encoding == encoding
    assert {code for code, _, _ in source.notes} <= {"reader.invisible"}


@pytest.mark.parametrize("codec", ["gb18030", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("length", [9, 25, 60])
def test_a_few_characters_are_enough(codec: str, length: int) -> None:
    assert read(NOTICE[:length].encode(codec)).text == NOTICE[:length]


def test_big5_is_told_from_gb18030() -> None:
    assert read(TRADITIONAL.encode("big5")).text == TRADITIONAL
    assert read(TRADITIONAL.encode("gbk")).text == TRADITIONAL


def test_utf16_without_any_ascii() -> None:
    text = "市政府各部门要认真落实工作任务"
    assert read(text.encode("utf-16-le")).text == text


def test_the_blank_of_old_gbk_fonts() -> None:
    assert read(b"\xa3\xa0\xa3\xa0" + "各部门要认真落实".encode("gbk")).text == "\u3000\u3000各部门要认真落实"


def page(charset: str, text: str = NOTICE) -> str:
    return f'<html><head><meta charset="{charset}"></head><body><p>{text}</p></body></html>'


@pytest.mark.parametrize(
    ("charset", "codec", "wrong"),
    [
        ("utf-8", "utf-8", False),
        ("UTF8", "utf-8", False),
        ("gb2312", "gbk", False),
        ("x-gbk", "gb18030", False),
        ("utf-8", "gbk", True),
        ("gbk", "utf-8", True),
        ("iso-8859-1", "gbk", True),
        ("no-such-charset", "utf-8", True),
    ],
)
def test_a_wrong_declaration_is_found_out(charset: str, codec: str, wrong: bool) -> None:
    source = read(page(charset).encode(codec))
    assert "一、加快管网改造。" in source.text
    assert source.notes == ((("reader.wrong-charset", 0, 0),) if wrong else ())


def test_a_declaration_says_nothing_about_ascii() -> None:
    assert read(page("gbk", "plan").encode()).notes == ()


@pytest.mark.parametrize(
    ("markup", "charset"),
    [
        (b'<meta http-equiv="Content-Type" content="text/html; charset=GB2312">', "gb2312"),
        (b"<META CHARSET = 'gbk'>", "gbk"),
        (b'<?xml version="1.0" encoding="gb18030"?><html>', "gb18030"),
        (b'<script charset="utf-8" src="a.js"></script>', None),
        (b"plain text, charset=utf-8", None),
    ],
)
def test_where_a_charset_is_declared(markup: bytes, charset: str | None) -> None:
    assert declared(markup) == charset


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_a_few_broken_bytes_are_noted_where_they_stand(codec: str) -> None:
    whole = (NOTICE * 20).encode(codec)
    cut = len((NOTICE * 3 + NOTICE[:40]).encode(codec))
    source = read(whole[:cut] + b"\xff" + whole[cut:])
    assert source.text == NOTICE * 3 + NOTICE[:40] + "\ufffd" + (NOTICE * 20)[len(NOTICE) * 3 + 40 :]
    place = len(NOTICE) * 3 + 40
    assert source.notes == (("reader.broken-bytes", place, place + 1),)


@pytest.mark.parametrize("lost", [0, 1])
def test_half_a_character_does_not_spoil_those_behind_it(lost: int) -> None:
    line = "云川市人民政府办公室关于印发节水工作要点的通知已经市政府同意请各部门认真组织实施"
    data = bytearray(line.encode("gb18030"))
    data[40 + lost] = 0xFF
    assert read(bytes(data)).text == line[:20] + "\ufffd" + line[21:]


def test_a_cut_off_end() -> None:
    source = read(NOTICE.encode()[:-2])
    assert source.text.endswith("市农业农村局\ufffd")
    assert [code for code, _, _ in source.notes] == ["reader.broken-bytes"]


def test_a_mark_that_lies_is_not_believed() -> None:
    assert read(codecs.BOM_UTF8 + NOTICE.encode("gbk")).text == NOTICE


def test_nul_is_kept() -> None:
    assert read(("甲\0乙" + NOTICE).encode()).text == "甲\0乙" + NOTICE


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        source = read(data)
    except UnreadableError:
        return
    assert source == read(data)
    assert "\r" not in source.text


VERBATIM = st.characters(codec="utf-8", exclude_characters="\r\x0b\x0c\x85\u2028\u2029\ufeff\ufffd<%")


@given(st.text(VERBATIM))
def test_utf8_comes_out_verbatim(text: str) -> None:
    source = read((NOTICE + text).encode())
    assert source.text == NOTICE + text
    assert {code for code, _, _ in source.notes} <= {"reader.invisible"}
