"""Tidy tables: plain values, the same columns in every row, nothing lost on the way from the document."""

from __future__ import annotations

from typing import get_args, get_origin, get_type_hints

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings

from tests import handmade
from tests.counting import calls
from workplan import parse
from workplan.exports.row_types import Tables
from workplan.exports.tables import COLUMNS, TYPES, Cell, Row, to_tables
from workplan.model import Document

DOCUMENT = handmade.document()
TABLES = to_tables(DOCUMENT)


def plain(cell: Cell) -> bool:
    if isinstance(cell, list):
        return all(type(inner) is str or inner is None for inner in cell)
    return cell is None or type(cell) in (str, int, float, bool)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(handmade.documents)
def test_every_row_has_the_columns_of_its_table_in_plain_values(document: Document) -> None:
    tables = to_tables(document)
    assert tuple(tables) == tuple(COLUMNS)
    for name, rows in tables.items():
        for row in rows:
            assert tuple(row) == COLUMNS[name]
            assert [key for key, cell in row.items() if not plain(cell)] == []
            assert row["document"] == document.name
    assert len(tables["documents"]) == 1
    assert len(tables["sections"]) == len(list(document.walk()))
    for name in ("responsibilities", "regulations", "times", "targets"):
        assert len(tables[name]) == len(getattr(document, name))


def only(table: str, **picked: Cell) -> Row:
    """The one row of a table whose cells are these."""
    rows = [row for row in TABLES[table] if picked.items() <= row.items()]
    assert len(rows) == 1
    return rows[0]


def test_spans_of_rows_show_their_text() -> None:
    for table in ("responsibilities", "times", "targets"):
        for row in TABLES[table]:
            start, end = row["span_start"], row["span_end"]
            assert isinstance(start, int)
            assert isinstance(end, int)
            assert DOCUMENT.text[start:end] == row["text"]


def test_masthead_is_one_row_of_plain_values() -> None:
    row = only("documents")
    assert row["title"] == "某市2030年工作要点"
    assert row["plan_title"] is None
    assert row["issuers"] == ["某市政府"]
    assert row["recipients"] == []
    assert row["date_issued"] == "2030-01-02"
    assert (row["reader"], row["encoding"], row["span_end"]) == ("text", "utf-8", len(DOCUMENT.text))


def test_a_responsibility_keeps_units_and_their_full_names_side_by_side() -> None:
    lead = only("responsibilities", role="lead")
    assert (lead["units"], lead["canonical"], lead["aliases"]) == (["市司法局"], ["某市司法局"], ["市仲裁办"])
    assert lead["collective"] is False
    group = only("responsibilities", role="cooperating")
    assert (group["units"], group["canonical"]) == (["各县政府", "各区政府"], [None, None])
    assert group["collective"] is True


def test_what_stands_outside_the_plan_has_an_empty_path_and_comes_first() -> None:
    assert [(row["path"], row["kind"]) for row in TABLES["times"]] == [("", "reference"), ("一", "deadline")]
    assert only("times", path="一")["end"] == "2030-12-31"


def test_rows_go_into_pandas_as_they_are() -> None:
    targets = pd.DataFrame(TABLES["targets"])
    assert list(targets.columns) == list(COLUMNS["targets"])
    assert targets.query("comparator == '>=' and value > 90")["unit"].tolist() == ["%"]
    units = pd.DataFrame(TABLES["responsibilities"]).explode(["units", "canonical"])
    assert units["units"].tolist() == ["市司法局", "各县政府", "各区政府"]
    times = pd.DataFrame(TABLES["times"])
    assert pd.to_datetime(times["end"]).max() == pd.Timestamp("2030-12-31")


@pytest.mark.parametrize("table", list(COLUMNS))
def test_all_tables_share_the_columns_that_place_a_row(table: str) -> None:
    assert {"document", "path", "span_start", "span_end"} <= set(COLUMNS[table])


KINDS = {
    "text": (str,),
    "list": (list,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "date": (str,),
}


@pytest.mark.parametrize("table", COLUMNS)
def test_the_rows_of_a_table_have_a_type_of_their_own(table: str) -> None:
    (row,) = get_args(get_type_hints(Tables)[table])
    hints = get_type_hints(row)
    assert sorted(hints) == sorted(COLUMNS[table])
    for column, hint in hints.items():
        kinds = {get_origin(kind) or kind for kind in get_args(hint) or (hint,)} - {type(None)}
        if get_origin(hint) is list:
            kinds = {list}
        assert kinds == set(KINDS[TYPES[table][column]]), column


def test_a_name_that_many_documents_have_is_not_counted_up_anew_for_each() -> None:
    plan = parse("一、甲", name="plan")

    def spent(count: int) -> int:
        return calls(lambda: to_tables([plan] * count))

    assert spent(800) < 5 * spent(200)


def test_tables_of_several_documents_have_a_name_each() -> None:
    plan, other = parse("一、甲\n修订《甲条例》。", name="plan"), parse("一、乙\n修订《乙条例》。", name="plan")
    bare = parse("一、丙\n修订《丙条例》。")
    tables = to_tables(iter([plan, other, bare, bare]))
    assert [row["document"] for row in tables["documents"]] == ["plan", "plan~2", "document", "document~2"]
    assert [(row["document"], row["title"]) for row in tables["regulations"]] == [
        ("plan", "甲条例"),
        ("plan~2", "乙条例"),
        ("document", "丙条例"),
        ("document~2", "丙条例"),
    ]
    named = [parse("一、甲", name=name) for name in ("a~2", "a", "a", "a~2", "a~2~2", "a")]
    assert [row["document"] for row in to_tables(named)["documents"]] == ["a~2", "a", "a~3", "a~2~2", "a~2~2~2", "a~4"]
    assert to_tables([plan]) == to_tables(plan)
    assert to_tables([]) == {table: [] for table in COLUMNS}
