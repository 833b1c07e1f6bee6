"""Tables of pages: those that lay out the page vanish, those that hold data become rows and a grid."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan.readers import from_text
from workplan.readers.page_tables import CellDraft, grid
from workplan.source import SourceText, Table


def cells(source: SourceText, table: Table) -> dict[tuple[int, int, int, int], str]:
    return {(c.row, c.column, c.rows, c.columns): source.text[c.start : c.end] for c in table.cells}


def page(table: str) -> SourceText:
    return from_text(f"<body><p>前</p>{table}<p>后</p>")


TASKS = """
<table border="1">
  <tr><th>序号</th><th>重点任务</th><th>责任单位</th></tr>
  <tr><td><p>1</p></td><td><p>改造管网</p><p>120公里</p></td><td>市水务局<br>市住建局</td></tr>
  <tr><td>2</td><td> 推广滴灌 </td><td></td></tr>
</table>"""


def test_a_row_is_a_line_and_a_cell_one_place_of_it() -> None:
    source = page(TASKS)
    assert source.text == "前\n序号\t重点任务\t责任单位\n1\t改造管网 120公里\t市水务局 市住建局\n2\t推广滴灌\t\n后"
    (table,) = source.tables
    assert source.text[table.start : table.end].splitlines()[0] == "序号\t重点任务\t责任单位"
    assert cells(source, table) == {
        (0, 0, 1, 1): "序号",
        (0, 1, 1, 1): "重点任务",
        (0, 2, 1, 1): "责任单位",
        (1, 0, 1, 1): "1",
        (1, 1, 1, 1): "改造管网 120公里",
        (1, 2, 1, 1): "市水务局 市住建局",
        (2, 0, 1, 1): "2",
        (2, 1, 1, 1): "推广滴灌",
        (2, 2, 1, 1): "",
    }


def test_cells_that_span_rows_and_columns() -> None:
    source = page(
        "<table><tr><td rowspan=3>供水<td colspan=2>任务<tr><td>1<td>改造管网<tr><td>2<td>检漏"
        "<tr><td colspan=3>合计两项<tr><td>农业<td>3<td>滴灌</table>"
    )
    assert source.text == "前\n供水\t任务\n1\t改造管网\n2\t检漏\n合计两项\n农业\t3\t滴灌\n后"
    assert cells(source, source.tables[0]) == {
        (0, 0, 3, 1): "供水",
        (0, 1, 1, 2): "任务",
        (1, 1, 1, 1): "1",
        (1, 2, 1, 1): "改造管网",
        (2, 1, 1, 1): "2",
        (2, 2, 1, 1): "检漏",
        (3, 0, 1, 3): "合计两项",
        (4, 0, 1, 1): "农业",
        (4, 1, 1, 1): "3",
        (4, 2, 1, 1): "滴灌",
    }


def test_metadata_of_one_row_is_a_table() -> None:
    source = page("<table><tr><td>主 题 词：<td>水务　通知<td><td></table>")
    assert source.text == "前\n主 题 词：\t水务　通知\t\t\n后"
    assert len(source.tables) == 1


LONG = "各县区、各部门要提高认识，压实责任，把节水工作摆上重要位置。" * 12


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("<table><tr><td><p>一</p><p>二</p></td></tr></table>", "一\n二"),
        ("<table><tr><td>一</td></tr><tr><td>二</td></tr></table>", "一\n二"),
        ("<table><tr><td></td><td>一<br>二</td><td>&nbsp;</td></tr></table>", "一\n二\n\u00a0"),
        (f"<table><tr><td>栏目</td><td><p>{LONG}</p><p>二</p></td></tr></table>", f"栏目\n{LONG}\n二"),
        ("<table><tr><td><ul><li>甲<li>乙</ul></td><td><p>一</p><p>二</p></td></tr></table>", "甲\n乙\n一\n二"),
        (
            f"<table><tr><td>日期</td><td>来源</td></tr><tr><td>栏目</td><td>{f'<p>{LONG}</p>' * 10}</td></tr></table>",
            "\n".join(["日期", "来源", "栏目", *[LONG] * 10]),
        ),
        ("<table></table>", ""),
    ],
)
def test_a_table_that_lays_out_the_page_vanishes(table: str, text: str) -> None:
    source = from_text(f"<body>{table}")
    assert source.text == text
    assert source.tables == ()


def test_a_page_in_tables_in_tables() -> None:
    source = from_text(
        f"<table><tr><td><table><tr><td>一</td></tr></table>{TASKS}</td></tr><tr><td>二</td></tr></table>"
    )
    assert source.text.splitlines()[0] == "一"
    assert source.text.splitlines()[-1] == "二"
    assert len(source.tables) == 1
    assert source.text[source.tables[0].start :].startswith("序号\t")


def test_a_notice_under_its_metadata_in_one_table() -> None:
    source = page(
        "<table><tr><td>索引号<td>YC-5<td>文号<td>云市发〔2031〕5号"
        f"<tr><td colspan=4><p>{LONG}</p><p>一、加快管网改造</p>"
        "<tr><td>编辑<td>李某<td>审核<td>王某</table>"
    )
    assert (
        source.text
        == f"前\n索引号\tYC-5\t文号\t云市发〔2031〕5号\n{LONG}\n一、加快管网改造\n编辑\t李某\t审核\t王某\n后"
    )
    assert [source.text[t.start : t.end] for t in source.tables] == [
        "索引号\tYC-5\t文号\t云市发〔2031〕5号",
        "编辑\t李某\t审核\t王某",
    ]


def test_captions_and_empty_rows() -> None:
    source = page("<table><caption>任务表</caption><tr><td>甲<td>乙<tr><td> <td>&nbsp;<tr><td>丙<td>丁</table>")
    assert source.text == "前\n任务表\n甲\t乙\n丙\t丁\n后"
    assert [c.row for c in source.tables[0].cells] == [0, 0, 2, 2]


@pytest.mark.parametrize("reach", ["0", "-1", "x", "99999999999", ""])
def test_nonsense_for_a_reach_is_one(reach: str) -> None:
    source = page(f"<table><tr><td colspan='{reach}'>甲<td>乙<tr><td>丙<td>丁</table>")
    assert [c.column for c in source.tables[0].cells] == [0, 1, 0, 1]


def test_a_huge_reach_does_not_make_a_huge_grid() -> None:
    rows = "<tr><td colspan=1000 rowspan=60000>甲<td>乙" * 2000
    assert len(page(f"<table>{rows}</table>").tables[0].cells) == 4000


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 4), st.integers(1, 4)), max_size=30))
def test_no_two_cells_of_a_grid_overlap(made: list[tuple[bool, int, int]]) -> None:
    drafts: list[CellDraft] = []
    row = 0
    for new_row, rows, columns in made:
        row += new_row
        drafts.append(CellDraft(row, rows, columns, 0))
    taken: set[tuple[int, int]] = set()
    for draft, (at, column, rows, columns) in zip(drafts, grid(drafts), strict=True):
        assert at == draft.row
        own = {(r, c) for r in range(at, at + rows) for c in range(column, column + columns)}
        assert (at, column) not in taken
        taken |= own
