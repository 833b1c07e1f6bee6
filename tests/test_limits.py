"""Limits: what a file is refused beyond is named, said with its option, and can be lowered and raised."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Final

import pytest

import workplan
from tests.packages import docx, paragraph, table, workbook
from tests.paged import lines, ofd, ofd_text, pdf
from tests.processes import COPIED
from workplan.batch import Settings, convert, find
from workplan.cli.shell import Shell
from workplan.errors import Unreadable, UnreadableError, UsageError
from workplan.pipeline import parse_bytes
from workplan.readers import read

MB: Final = 1 << 20
_RTF: Final = rb"{\rtf1\ansi\b a\par b}"
_MHTML: Final = (
    b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n"
    + (b"<p>" + b"a" * 5_000 + b"</p>\n--x--")
)
_OFD: Final = ofd(ofd_text("建设平台", 31, 40))
_FILES: Final[dict[str, tuple[Callable[[], bytes], float]]] = {
    "doc_mb": ((Path(__file__).parent / "data" / "plan.doc").read_bytes, 0.001),
    "file_mb": (lambda: docx(paragraph("一、目标")), 0.0001),
    "part_mb": (lambda: docx(paragraph("一、目标")), 0.0001),
    "growth": (lambda: docx(paragraph("一、目标") + f"<!--{random.Random(1).randbytes(3 * MB).hex()}-->"), 0.5),
    "files": (lambda: docx(paragraph("一、目标")), 1),
    "elements": (lambda: docx(paragraph("一、目标")), 3),
    "sheet_elements": (lambda: workbook('<c r="A1"><v>1</v></c>'), 3),
    "control_words": (lambda: _RTF, 2),
    "web_page_mb": (lambda: _MHTML, 0.001),
    "characters": (lambda: docx(paragraph("一、目标")), 2),
    "cells": (lambda: docx(table(("序号", "任务"), ("1", "修订办法"))), 3),
    "tables": (lambda: docx(table(("序号", "任务")) + paragraph("一") + table(("1", "修订"))), 1),
    "pages": (lambda: pdf(lines("一、目标"), lines("二、任务")), 1),
    "page_characters": (lambda: pdf(lines("一、目标")), 2),
    "page_drawings": (lambda: _OFD, 0.5),
    "ofd_part_mb": (lambda: _OFD, 0.0001),
    "ofd_elements": (lambda: _OFD, 2),
}
"""By limit: a file, and a limit beyond which it is."""


@pytest.mark.parametrize("name", _FILES)
def test_a_lower_limit_refuses_a_file_and_its_option_is_said(name: str) -> None:
    make, low = _FILES[name]
    data = make()
    assert read(data).text
    with pytest.raises(UnreadableError, match=rf"beyond what is read: .*--limit {name}=N") as caught:
        read(data, limits=workplan.Limits(**{name: low}))
    assert caught.value.kind is Unreadable.TOO_LARGE
    assert f"--limit {name}=N" in caught.value.message("zh")


@COPIED
def test_a_lower_limit_of_memory_refuses_a_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workplan.readers.pages.pdf.written", lambda *_, **__: bytearray(200 * MB))
    told = r"over 64 MB of memory or 8 seconds \(--limit memory_mb=N --limit seconds=N"
    with pytest.raises(UnreadableError, match=told):
        read(pdf(lines("一、目标")), limits=workplan.Limits(memory_mb=64))


def test_a_higher_limit_lets_a_file_through() -> None:
    data = docx(paragraph("一、目标" * 120) * 900)
    with pytest.raises(UnreadableError, match="more than 400000 characters"):
        read(data)
    assert len(read(data, limits=workplan.Limits(characters=500_000)).text) > 400_000


def test_parse_file_takes_limits(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(docx(paragraph("一、目标")))
    with pytest.raises(UnreadableError, match="characters=N"):
        workplan.parse_file(file, limits=workplan.Limits(characters=1))
    assert parse_bytes(file.read_bytes(), limits=workplan.Limits()).sections


def test_a_batch_takes_limits(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(docx(paragraph("一、目标")))
    settings = Settings(jobs=0, limits=workplan.Limits(characters=1))
    (failure,) = convert(find([file]), tmp_path / "out", settings=settings).failures
    assert "--limit characters=N" in failure.en


@pytest.mark.parametrize("given", ["page=3", "pages", "pages=", "pages=-1", "pages=0", "pages=many", "seconds=nan"])
def test_a_limit_that_is_none_is_refused_in_both_languages(given: str) -> None:
    with pytest.raises(UsageError, match="limit") as caught:
        Shell().with_common_options(["show", "--limit", given, "x"])
    assert "应为" in caught.value.message("zh")


def test_the_command_takes_limits_wherever_they_stand() -> None:
    shell, rest = Shell().with_common_options(["--limit", "pages=9", "show", "x", "--limit=seconds=1.5"])
    assert rest == ["show", "x"]
    assert shell.limits == workplan.Limits(pages=9, seconds=1.5)


@pytest.mark.parametrize("page", ["formats.md", "formats.zh.md"])
def test_every_limit_is_on_the_page(page: str) -> None:
    told = (Path(__file__).parent.parent / "docs" / page).read_text(encoding="utf-8")
    for limit in fields(workplan.Limits):
        default = f"{limit.default:,}".removesuffix(".0")
        assert f"| `{limit.name}` | {default} |" in told
