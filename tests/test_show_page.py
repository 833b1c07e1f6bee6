"""``workplan show --page``: what stands on one page of the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import paged
from workplan.cli import main
from workplan.cli.show_page import stretches
from workplan.pipeline import parse_file


@pytest.fixture
def notice(tmp_path: Path) -> str:
    """A plan of two pages; its second paragraph goes over the page end."""
    full = "各级统计部门要加强统计监督，推动统计工作更好地服务发展"[: paged.LENGTH]
    first = paged.lines("\u3000\u3000一、加强监督", *([""] * 21), full)
    second = paged.lines("大局。", "\u3000\u3000二、改进服务", "\u3000\u3000由省统计局牵头。")
    file = tmp_path / "plan.pdf"
    file.write_bytes(paged.pdf(first, second))
    return str(file)


def shown(capfd: pytest.CaptureFixture[str], *argv: str) -> tuple[int, list[str], str]:
    code = main(["show", *argv, "--lang", "en"])
    out, err = capfd.readouterr()
    return code, [line.strip() for line in out.splitlines() if line.strip()], err


def test_only_what_stands_on_the_page_is_shown(notice: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert shown(capfd, notice, "--page", "2")[1] == [
        "page 2 (the last with text is 2)",
        "大局。",
        "二 二、改进服务",
        "由省统计局牵头。",
    ]


def test_the_pages_share_the_text_among_them(notice: str) -> None:
    document = parse_file(notice)
    parts = [span.of(document.text) for page in (1, 2) for span in stretches(document, page)]
    assert "".join(parts) == document.text


def test_line_and_box_are_said_if_asked_for(notice: str, capfd: pytest.CaptureFixture[str]) -> None:
    lines = shown(capfd, notice, "--page", "1", "--verbose")[1]
    assert lines[1].startswith("1:1 [120 ")


@pytest.mark.parametrize("page", ["0", "3"])
def test_a_page_that_is_not_there_is_refused(notice: str, page: str, capfd: pytest.CaptureFixture[str]) -> None:
    code, _, err = shown(capfd, notice, "--page", page)
    assert (code, err) == (2, f"error: there is no page {page}; choose from 1 to 2\n")


def test_a_file_without_pages_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("一、加强监督", encoding="utf-8")
    assert "no pages" in shown(capfd, str(file), "--page", "1")[2]


def test_it_does_not_go_with_a_section(notice: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert shown(capfd, notice, "--page", "1", "--section", "一")[0] == 2


@pytest.mark.parametrize("command", [["validate"], ["explain", "二"]])
def test_findings_and_reasons_say_page_and_line(
    command: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "plan.pdf"
    first = paged.lines("\u3000\u3000一、加强监督", "\u3000\u3000各级要重视，做好相关工作。")
    second = paged.lines(
        "\u3000\u3000二、改进服务", "\u3000\u3000修订《统计管理办法，由省统计局负责。", "\u3000\u3000四、抓好落实"
    )
    file.write_bytes(paged.pdf(first, second))
    main([command[0], str(file), *command[1:], "--lang", "en"])
    out = capfd.readouterr().out
    assert "page 2" in out
    assert ":3:" in out or ":4:" in out or ":5:" in out or "line 3" in out
