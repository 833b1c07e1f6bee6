"""Where a value stood in the file: paragraph, table cell, worksheet; kept in the JSON, said to people."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import workplan
from tests.packages import docx, paragraph, table
from workplan.cli import main
from workplan.model import Box, Place, Span
from workplan.pipeline import parse_bytes

PLAN = docx(
    paragraph("一、目标")
    + paragraph("建设平台，，6月底前完成。")
    + table(("序号", "任务", "单位"), ("1", "修订《某某办法》", "市司法局"))
    + paragraph("二、保障")
)


@pytest.fixture
def plan() -> workplan.Document:
    return parse_bytes(PLAN, name="要点")


def test_each_paragraph_and_cell_knows_its_place(plan: workplan.Document) -> None:
    told = [(p.paragraph, p.table, p.cell) for p in plan.places]
    cells = [(n + 3, 1, cell) for n, cell in enumerate(("A1", "B1", "C1", "A2", "B2", "C2"))]
    assert told == [(1, None, None), (2, None, None), *cells, (9, None, None)]
    starts = [p.start for p in plan.places]
    assert starts == sorted(set(starts))
    assert [plan.text[a:b].strip() for a, b in zip(starts, [*starts[1:], None], strict=True)] == plan.text.replace(
        "\t", "\n"
    ).split("\n")


def test_a_span_is_located_by_all_the_places_it_touches(plan: workplan.Document) -> None:
    time = plan.times[0]
    assert [p.paragraph for p in plan.locate(time.span)] == [2]
    assert [p.paragraph for p in plan.locate(Span(start=0, end=len(plan.text)))] == list(range(1, 10))
    assert [p.paragraph for p in plan.locate(Span(start=3, end=6))] == [1, 2]
    assert plan.locate(plan.regulations[0].span)[0].cell == "B2"


def test_a_text_has_no_places() -> None:
    text = workplan.parse("一、目标\n建设平台。")
    assert text.places == ()
    assert text.locate(Span(start=0, end=3)) == ()


def test_places_survive_the_json(plan: workplan.Document) -> None:
    made = workplan.to_json(plan)
    assert workplan.from_json(made) == plan
    assert json.loads(made)["places"][3] == [plan.places[3].start, None, None, 4, 1, "B1", None]
    jsonschema.validate(json.loads(made), workplan.json_schema())


def test_a_page_with_its_rectangle_survives_too(plan: workplan.Document) -> None:
    place = Place(0, page=3, box=Box(56, 72, 540, 90))
    paged = plan.model_copy(update={"places": (place,)})
    back = workplan.from_json(workplan.to_json(paged)).locate(Span(start=0, end=1))
    assert back == (place,)
    assert back[0].box == Box(left=56, top=72, right=540, bottom=90)


@pytest.mark.parametrize("places", ["[[0]]", "[[-1,null,null,1,null,null,null]]", '[["0"]]', "[[0,1,2,3,4,5,6,7]]"])
def test_broken_places_are_refused(places: str, plan: workplan.Document) -> None:
    made = json.loads(workplan.to_json(plan))
    made["places"] = json.loads(places)
    if places == "[[0]]":
        assert workplan.from_json(json.dumps(made)).places == (Place(0),)
        return
    with pytest.raises(workplan.InvalidDocumentError, match="places"):
        workplan.from_json(json.dumps(made))


@pytest.mark.parametrize(
    ("place", "zh", "en"),
    [
        (Place(0), "", ""),
        (Place(0, page=3), "第 3 页", "page 3"),
        (Place(0, paragraph=12), "第 12 段", "paragraph 12"),
        (Place(0, paragraph=12, table=2, cell="B3"), "第 2 个表单元格 B3", "table 2, cell B3"),
        (Place(0, sheet="台账", cell="B3"), "工作表“台账”单元格 B3", "sheet 台账, cell B3"),
    ],
)
def test_a_place_in_words(place: Place, zh: str, en: str) -> None:
    assert (place.told("zh"), place.told()) == (zh, en)


def test_findings_and_explanations_say_the_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "要点.docx"
    path.write_bytes(PLAN)
    assert main(["--lang", "zh", "validate", str(path), "--select", "X005"]) == 1
    assert "要点.docx:2:5: X005" in (out := capsys.readouterr().out)
    assert "（第 2 段）" in out
    assert main(["--lang", "en", "explain", str(path), "一"]) == 0
    assert "paragraph 1" in capsys.readouterr().out


def test_a_document_can_not_be_mended_and_is_checked_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(PLAN)
    assert main(["--lang", "en", "validate", str(path), "--select", "X005", "--fix"]) == 2
    out, err = capsys.readouterr()
    assert "only text and Markdown files can be mended" in err
    assert "X005" in out
    assert path.read_bytes() == PLAN
    path.write_bytes(docx(paragraph("一、目标") + paragraph("建设平台。")))
    assert main(["--lang", "en", "validate", str(path), "--select", "X005", "--fix"]) == 0
