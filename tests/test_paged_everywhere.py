"""Every command takes PDF and OFD, and says on which page something stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import workplan
from tests.packages import docx, paragraph
from tests.paged import lines, ofd, ofd_text, pdf
from workplan.cli import main

BODY = ("一、目标", "建设平台，，6月底前完成。（市数据局负责）", "二、任务", "修订《某某办法》。（市司法局负责）")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    where = tmp_path / "plans"
    where.mkdir()
    (where / "要点.pdf").write_bytes(pdf(lines(*BODY[:2]), lines(*BODY[2:])))
    (where / "要点.ofd").write_bytes(ofd("".join(ofd_text(line, 31, 40 + 10 * at) for at, line in enumerate(BODY))))
    (where / "要点.docx").write_bytes(docx("".join(map(paragraph, BODY))))
    (where / "扫描.pdf").write_bytes(pdf("q 400 0 0 400 50 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"))
    return where


def test_the_same_notice_gives_the_same_data_in_every_format(folder: Path) -> None:
    read = [workplan.parse_file(folder / f"要点.{form}") for form in ("docx", "pdf", "ofd")]
    assert [document.provenance.reader for document in read] == ["docx", "pdf", "ofd"]
    assert len({document.text for document in read}) == 1
    assert [unit.name for duty in read[1].responsibilities for unit in duty.units] == ["市数据局", "市司法局"]


def test_findings_and_explanations_say_the_page(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "zh", "validate", str(folder / "要点.pdf"), "--select", "X005"]) == 1
    assert "（第 1 页）" in capsys.readouterr().out
    assert main(["--lang", "en", "explain", str(folder / "要点.pdf"), "二"]) == 0
    assert "page 2" in capsys.readouterr().out


def test_editions_in_different_formats_are_compared(folder: Path) -> None:
    assert main(["compare", str(folder / "要点.docx"), str(folder / "要点.pdf")]) == 0


def test_a_batch_names_the_scan_and_goes_on(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "convert", str(folder), "-o", str(tmp_path / "out"), "--jobs", "1"]) == 1
    assert "扫描.pdf: this is a PDF document, which holds only pictures, no text" in capsys.readouterr().err
    made = [json.loads(path.read_text("utf-8")) for path in (tmp_path / "out").glob("*.json")]
    assert {document["provenance"]["reader"] for document in made} == {"docx", "pdf", "ofd"}
