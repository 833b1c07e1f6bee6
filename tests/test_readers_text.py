"""Plain text: one form of line end, damage noted, tables of tabs and pipes found, nothing else touched."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan.readers import from_text, read
from workplan.source import SourceText, Table

LINES = ["云川市节水工作要点", "一、加快管网改造", "", "二、推进农业节水"]


def shown(source: SourceText, table: Table) -> list[list[str]]:
    """The cells of a table, row by row."""
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(source.text[cell.start : cell.end])
    return list(rows.values())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"], ids=repr)
def test_every_line_end_gives_the_same_text(end: str) -> None:
    assert from_text(end.join(LINES)).text == "\n".join(LINES)


def test_mixed_line_ends() -> None:
    assert from_text("一\r\n\r二\n\r\n三\r").text == "一\n\n二\n\n三\n"


def test_text_and_its_bytes_are_read_alike() -> None:
    text = "一、加快管网改造\r\n二、推进农业节水\r\n"
    told, decoded = from_text(text), read(text.encode())
    assert (told.text, told.sha256, told.tables) == (decoded.text, decoded.sha256, decoded.tables)
    assert (told.encoding, decoded.encoding) == (None, "utf-8")
    assert decoded.sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_a_byte_order_mark_in_text_is_no_character() -> None:
    assert from_text("\ufeff一、目标").text == "一、目标"


def test_lone_surrogates_are_replaced_one_for_one_and_noted() -> None:
    source = from_text("甲\ud800\udc00乙\r\n丙\udfff")
    assert source.text == "甲\ufffd\ufffd乙\n丙\ufffd"
    assert source.notes == (("reader.lone-surrogate", 1, 3), ("reader.lone-surrogate", 6, 7))


def test_damage_of_an_earlier_hand_is_noted_too() -> None:
    assert from_text("甲\ufffd乙").notes == (("reader.broken-bytes", 1, 2),)


def test_empty_text_is_text() -> None:
    assert from_text("") == SourceText(text="", reader="text", sha256=hashlib.sha256(b"").hexdigest())


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    source = from_text(text)
    assert source == from_text(text)
    if source.reader == "text":
        assert len(source.text) <= len(text)
        assert "\r" not in source.text


def test_rows_parted_by_tabs_are_a_table() -> None:
    source = from_text("附件\n序号\t重点任务\t责任单位\n1\t改造管网 \t市水务局\n2\t推广滴灌\t\n说明：略\n")
    (table,) = source.tables
    assert shown(source, table) == [
        ["序号", "重点任务", "责任单位"],
        ["1", "改造管网", "市水务局"],
        ["2", "推广滴灌", ""],
    ]
    assert source.text[table.start : table.end].splitlines()[-1] == "2\t推广滴灌\t"
    assert [(c.row, c.column) for c in table.cells[:4]] == [(0, 0), (0, 1), (0, 2), (1, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "联系人：王某\t电话：1234567",
        "\t一、加快管网改造\n\t二、推进农业节水",
        "甲\t乙\n\n丙\t丁",
        "甲\t乙\n丙\t丁\t戊",
    ],
)
def test_lines_with_tabs_that_are_no_table(text: str) -> None:
    assert from_text(text).tables == ()


def test_two_tables_one_after_the_other() -> None:
    source = from_text("甲\t乙\n丙\t丁\n戊\t己\t庚\n辛\t壬\t癸")
    assert [len(table.cells) for table in source.tables] == [4, 6]


@pytest.mark.parametrize(
    "rule",
    ["| --- | --- |", "|---|---|", "| :-- | --: |", "--- | ---", "|:-:|:-:|"],
    ids=["wide", "close", "sides", "bare", "middle"],
)
def test_pipe_tables_of_markdown(rule: str) -> None:
    source = from_text(f"# 任务表\n\n| 任务 | 单位 |\n{rule}\n| 改造管网 | 市水务局 |\n| 甲\\|乙 | |\n\n完")
    (table,) = source.tables
    assert shown(source, table) == [["任务", "单位"], ["改造管网", "市水务局"], ["甲\\|乙", ""]]


@pytest.mark.parametrize(
    "text",
    ["首页 | 新闻\n------\n正文", "| 任务 |\n| --- | --- |\n| 甲 |", "| --- | --- |\n| 甲 | 乙 |", "甲|乙\n丙|丁"],
)
def test_pipes_that_are_no_table(text: str) -> None:
    assert from_text(text).tables == ()


@given(st.text(alphabet="甲乙 \t\n|-:\\", max_size=60))
def test_cells_lie_in_their_table_in_order(text: str) -> None:
    source = from_text(text)
    at = 0
    for table in source.tables:
        assert at <= table.start < table.end <= len(source.text)
        for cell in table.cells:
            assert table.start <= cell.start <= cell.end <= table.end
            assert "\n" not in source.text[cell.start : cell.end]
        at = table.end
