"""The three-column table of changes (对照表) as Word and Excel hold it: rows, marks, paper, the same every time."""

from __future__ import annotations

import io
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import workplan
from tests.editions import Item, items, plan
from workplan.cli import main
from workplan.comparison.views import excel_table as excel
from workplan.comparison.views import word_table as word
from workplan.comparison.views.page import Page, page, unit_page

if TYPE_CHECKING:
    import openpyxl

docx = pytest.importorskip("docx", reason="makes and reads Word documents")
pytest.importorskip("xlsxwriter", reason="makes workbooks")
openpyxl = pytest.importorskip("openpyxl", reason="reads workbooks back")
rich_text = pytest.importorskip("openpyxl.cell.rich_text")

ITEMS = items()
OLD = plan([ITEMS[:4], ITEMS[4:]])
TAUGHT = Item(ITEMS[1].heading, (ITEMS[1].sentences[0], "请老师到海岛小学轮流上课"), ("市教育局", "市财政局"))
FILM = Item("=放映电影", ("晚上在广场放映",), ("市文旅局",))
NEW = plan([[ITEMS[0], TAUGHT, FILM, *ITEMS[2:4]], ITEMS[5:]], year=2031)


def shown(old: str = OLD, new: str = NEW, *, unit: str = "", lang: str = "zh") -> Page:
    found = workplan.compare(workplan.parse(old), workplan.parse(new))
    return unit_page(found, found.for_unit(unit), lang) if unit else page(found, lang)


def texts(view: Page) -> list[tuple[str, ...]]:
    """The rows of the Word table, cells that are one counted once."""
    [table] = docx.Document(io.BytesIO(word.render(view))).tables
    return [tuple(dict.fromkeys(cell.text for cell in row.cells)) for row in table.rows]


def workbook(view: Page) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(excel.render(view)), rich_text=True)


def test_a_row_is_a_section_that_changed_and_what_did_not_is_left_out() -> None:
    found = texts(shown())
    assert found[0] == ("旧版", "新版", "说明")
    assert ("一 先办眼前的急事",) in found
    [added] = [row for row in found if "放映电影" in "".join(row)]
    assert added == (
        "",
        "(三) =放映电影\n晚上在广场放映。（责任单位：市文旅局）",
        "新增\n单位：市文旅局（责任）",
    )
    assert not any("修好河堤" in cell for row in found for cell in row)
    assert not any("整顿市场" in cell for row in found for cell in row)


def test_words_that_go_are_struck_through_and_words_that_come_underlined() -> None:
    document = docx.Document(io.BytesIO(word.render(shown())))
    runs = [r for row in document.tables[0].rows for cell in row.cells[:2] for p in cell.paragraphs for r in p.runs]
    assert "山村" in [run.text for run in runs if run.font.strike]
    assert "海岛" in [run.text for run in runs if run.underline]
    assert not any(run.font.strike and run.underline for run in runs)
    cells = [cell.value for row in workbook(shown()).active.iter_rows() for cell in row]
    rich = [part for value in cells if isinstance(value, rich_text.CellRichText) for part in value]
    blocks = [part for part in rich if isinstance(part, rich_text.TextBlock)]
    assert "山村" in [block.text for block in blocks if block.font.strike]
    assert "海岛" in [block.text for block in blocks if block.font.u]


def test_both_papers_say_the_same() -> None:
    sheet = workbook(shown()).active
    assert sheet is not None
    rows = [[str(value) for value in row if value is not None] for row in sheet.iter_rows(values_only=True)]
    first = next(at for at, row in enumerate(rows) if row == ["旧版", "新版", "说明"])
    found = [[cell for cell in row if cell] for row in texts(shown())]
    assert rows[first : first + len(found)] == found


def test_the_paper_lies_across_and_its_header_is_repeated() -> None:
    document = docx.Document(io.BytesIO(word.render(shown())))
    [section] = document.sections
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (29.7, 21.0)
    assert document.tables[0].rows[0]._tr.trPr.find(docx.oxml.ns.qn("w:tblHeader")) is not None
    sheet = workbook(shown()).active
    assert sheet is not None
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    header = sheet.print_title_rows.replace("$", "").split(":")[0]
    assert sheet[f"A{header}"].value == "旧版"


def test_a_cell_that_looks_like_a_formula_is_a_text() -> None:
    view = shown(new=NEW.replace("山村", "=1+1山村").replace("请老师", "=2+2请老师"))
    cells = [cell for row in workbook(view).active.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}


@pytest.mark.parametrize("render", [word.render, excel.render], ids=["docx", "xlsx"])
def test_the_same_page_gives_the_same_bytes(render: object, monkeypatch: pytest.MonkeyPatch) -> None:
    assert callable(render)
    first = render(shown())
    later = time.localtime(time.time() + 100_000)
    monkeypatch.setattr(time, "localtime", lambda *_: later)
    assert render(shown()) == first
    assert not [name for name in zipfile.ZipFile(io.BytesIO(first)).namelist() if "thumbnail" in name]


def test_a_long_section_goes_on_in_the_next_rows_of_the_workbook_whole() -> None:
    sentences = tuple(f"第{at}段河堤在汛期之前查清险工并备足沙石和木桩" for at in range(120))
    long = Item("修好河堤", sentences, ("市水务局",))
    sheet = workbook(shown(new=plan([[long, *ITEMS[1:4]], ITEMS[4:]]))).active
    assert sheet is not None
    written = "".join(str(row[1]) for row in sheet.iter_rows(values_only=True) if row[1])
    assert "".join(f"{sentence}。" for sentence in sentences) in written
    assert max(len(str(row[1] or "")) for row in sheet.iter_rows(values_only=True)) < 1000


def test_the_table_of_one_unit_has_what_concerns_it() -> None:
    view = shown(unit="市文旅局", lang="en")
    found = texts(view)
    assert found[:3] == [("Old", "New", "Remarks"), ("New tasks",), ("一 先办眼前的急事",)]
    assert len(found) == 4
    title = docx.Document(io.BytesIO(word.render(view))).paragraphs[0].text
    assert title == "What changed for 市文旅局"


def test_doubts_stand_above_the_table() -> None:
    view = shown(old=NEW, new=OLD)
    told = [paragraph.text for paragraph in docx.Document(io.BytesIO(word.render(view))).paragraphs]
    assert "请先核对：旧版是2031年的，新版是2030年的，两份是否放反" in told
    assert "请先核对：旧版是2031年的，新版是2030年的，两份是否放反" in [c.value for c in workbook(view).active["A"]]


def test_two_same_editions_make_no_table() -> None:
    document = docx.Document(io.BytesIO(word.render(shown(new=OLD))))
    assert document.tables == []
    assert "两份文件相同" in [paragraph.text for paragraph in document.paragraphs]
    assert "两份文件相同" in [cell.value for cell in workbook(shown(new=OLD)).active["A"]]


def test_controls_in_the_text_break_no_file() -> None:
    view = shown(new=NEW.replace("海岛", "海\x0b岛\x1b"))
    assert any("海" in cell for row in texts(view) for cell in row)
    assert workbook(view).active is not None


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_the_command_takes_the_form_from_the_ending(
    ending: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, text in (("old", OLD), ("new", NEW)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    pair = [str(tmp_path / "old.txt"), str(tmp_path / "new.txt")]
    file = tmp_path / f"table.{ending}"
    assert main(["compare", *pair, "-o", str(file)]) == 1
    assert file.read_bytes()[:2] == b"PK"
    assert main(["compare", *pair, "--format", ending]) == 2
    assert f"-o changes.{ending}" in capfd.readouterr().err


@pytest.mark.parametrize(("package", "ending"), [("docx", "docx"), ("xlsxwriter", "xlsx")])
def test_what_is_not_installed_is_told_with_what_to_do(
    package: str, ending: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(OLD, encoding="utf-8")
    monkeypatch.setitem(sys.modules, package, None)
    assert main(["compare", str(file), str(file), "-o", str(tmp_path / f"a.{ending}")]) == 2
    assert "pip install -e '.[compare]'" in capfd.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["plan.txt"]
