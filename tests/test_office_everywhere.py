"""Every command takes the office formats and the library's own JSON; a batch goes on over what can't be read."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import workplan
from tests.packages import docx, paragraph, table, workbook
from workplan.batch import find
from workplan.cli import main

DATA = Path(__file__).parent / "data"
HEAD = "".join(
    map(paragraph, ("某某市人民政府关于印发2024年工作要点的通知", "各区县人民政府：", "2024年工作要点", "一、加快立法"))
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    where = tmp_path / "plans"
    where.mkdir()
    shutil.copy(DATA / "plan.doc", where / "2023.doc")
    (where / "2024.docx").write_bytes(docx(HEAD + table(("序号", "任务", "牵头单位"), ("1", "修订办法", "市司法局"))))
    shutil.copy(DATA / "ledger.xls", where / "台账.xls")
    (where / "json.json").write_text(workplan.to_json(workplan.parse("一、目标\n建设平台。（市数据局负责）")), "utf-8")
    (where / "空.docx").write_bytes(docx(""))
    (where / "~$2024.docx").write_bytes(b"\x05lock" * 32)
    return where


def test_a_folder_is_all_its_files_whatever_their_endings(folder: Path) -> None:
    assert [source.name for source in find([folder])] == ["2023", "2024", "json", "台账", "空"]


def test_a_batch_converts_what_can_be_read(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "convert", str(folder), "-o", str(tmp_path / "out"), "--jobs", "1"]) == 1
    made = {path.stem: workplan.parse_file(path) for path in (tmp_path / "out").glob("*.json")}
    assert {name: document.provenance.reader for name, document in made.items()} == {
        "2023": "doc",
        "2024": "docx",
        "json": "text",
        "台账": "xls",
    }
    assert made["json"].name == "json"
    assert made["2023"] == workplan.parse_file(folder / "2023.doc")
    assert "空.docx: this is a Word document (.docx), in which nothing is written" in capsys.readouterr().err


def test_two_editions_in_different_formats_are_compared(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(folder / "2023.doc"), str(folder / "2024.docx"), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)
    assert main(["compare", str(folder / "2023.doc"), str(folder / "2023.doc")]) == 0


def test_a_document_passes_validation(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(folder / "2023.doc"), "--select", "X005"]) == 0
    assert main(["show", str(folder / "台账.xls")]) == 0
    assert "建设平台" in capsys.readouterr().out


def test_reports_and_ledgers_come_from_json_and_from_word(folder: Path, tmp_path: Path) -> None:
    for name in ("json.json", "2024.docx"):
        page, book = tmp_path / f"{name}.html", tmp_path / f"{name}.xlsx"
        assert main(["report", str(folder / name), "-o", str(page)]) == 0
        assert main(["ledger", str(folder / name), "-o", str(book)]) == 0
        assert "市" in page.read_text("utf-8")
        assert "市" in workplan.parse_file(book).text


def test_a_ledger_that_was_written_is_read_as_a_plan_again(folder: Path, tmp_path: Path) -> None:
    book = tmp_path / "台账.xlsx"
    assert main(["ledger", str(folder / "2023.doc"), "-o", str(book)]) == 0
    again = workplan.parse_file(book)
    assert "市司法局" in {unit.name for r in again.responsibilities for unit in r.units}


def test_standard_input_is_recognised_too() -> None:
    data = workbook('<c r="A1" t="str"><v>一、目标</v></c>')
    done = subprocess.run(
        [sys.executable, "-m", "workplan", "convert", "-"], input=data, capture_output=True, check=True
    )
    assert workplan.from_json(done.stdout).provenance.reader == "xlsx"


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "doc2docx", None)
    with pytest.raises(workplan.UnreadableError, match=r"doc2docx is not installed.*install workplan again"):
        workplan.parse_file(DATA / "plan.doc")


def test_text_loads_no_reader_of_office_files(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("一、目标\n建设平台。", "utf-8")
    code = (
        "import sys, workplan; workplan.parse_file(sys.argv[1]); "
        "named = ('lxml', 'doc2docx', 'python_calamine', 'pypdfium2', 'ofdkit')\n"
        "print([m for m in sys.modules if 'office' in m or 'readers.pages' in m or m in named])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"
