"""Hostile text and names: what a terminal, a log, a spreadsheet or Markdown would run is shown, never run."""

from __future__ import annotations

import csv
import os
import re
import stat
from pathlib import Path

import pytest

import workplan
from tests.processes import POSIX, on_a_terminal
from workplan.cli import main
from workplan.exports.calendar import to_calendar
from workplan.exports.file_forms import FORMS, unbundle
from workplan.exports.markdown import to_markdown

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]")
TEXT = (
    "一、甲\x1b]0;PWNED\x1b\\标题\x1b[2J\x9b31m，，\x07\x08\u202e\n（责任单位：\x1b[31m省财政厅）\n"
    "2023年6月底前完成，不少于3项。修订《\x1b[1m办法》。\n"
)
OTHER = TEXT.replace("甲", "乙")
NAME = "n\x1b[2J\n::error::x\x9b.txt"
SHOWN = "n\\x1b[2J\\x0a::error::x\\x9b.txt"

COMMANDS = {
    "show": ["show", "a.txt"],
    "show all": ["show", "a.txt", "--verbose"],
    "explain": ["explain", "a.txt", "一"],
    "explain nothing": ["explain", NAME, "九\x1b\n::error::"],
    "compare": ["compare", "a.txt", NAME],
    "compare as text": ["compare", "a.txt", NAME, "--format", "text", "-o", "out.txt"],
    "compare for one": ["compare", "a.txt", "b.txt", "--unit", "\x1b[31m省财政厅\n::error::"],
    "compare as Markdown": ["compare", "a.txt", "b.txt", "--format", "md"],
    "validate": ["validate", "a.txt", NAME],
    "validate, a line each": ["validate", "a.txt", NAME, "--format", "concise"],
    "validate for GitHub": ["validate", "a.txt", NAME, "--format", "github"],
    "validate as JSON": ["validate", "a.txt", NAME, "--format", "json"],
    "validate as SARIF": ["validate", "a.txt", NAME, "--format", "sarif"],
    "validate, the difference": ["validate", NAME, "--diff"],
    "mend": ["validate", NAME, "empty\x1b\n::error::.txt", "--fix"],
    "an unknown rule": ["validate", "a.txt", "--select", "\x1b\n::error::"],
    "convert": ["convert", "empty\x1b\n::error::.txt"],
    "convert into": ["convert", "a.txt", "empty\x1b\n::error::.txt", "-o", "out\x1b\n::error::"],
    "no such file": ["show", "no\x1b\n::error::.txt"],
    "no such command": ["\x1b[2J\n::error::"],
    "report": ["report", "a.txt", "-o", "out\x1b\n::error::.html"],
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in {"a.txt": TEXT, "b.txt": OTHER, NAME: OTHER, "empty\x1b\n::error::.txt": ""}.items():
        Path(name).write_text(text, encoding="utf-8")
    return tmp_path


@POSIX
@pytest.mark.parametrize("argv", COMMANDS.values(), ids=COMMANDS.keys())
def test_nothing_steers_the_terminal_or_forges_a_line(
    argv: list[str], folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    main(["--lang", "en", *argv])
    out, err = capfd.readouterr()
    assert out + err or argv[0] == "compare"
    assert not CONTROLS.search(out + err)
    assert not any(line.startswith("::error::") for line in (out + err).splitlines())
    for file in folder.glob("out*.txt"):
        assert not CONTROLS.search(file.read_text("utf-8"))


@POSIX
@pytest.mark.parametrize(
    "argv", [["show", "a.txt", "--verbose"], ["convert", "a.txt"], ["convert", "a.txt", "--to", "md"]]
)
def test_a_terminal_gets_no_escapes_but_those_of_colours(argv: list[str], folder: Path) -> None:
    told = on_a_terminal(*argv, out=True, term="xterm-256color")[1]
    shown = re.sub(r"\x1b\[[\d;]*m", "", told)
    assert "PWNED" in shown
    assert not CONTROLS.search(shown)


def test_an_error_is_one_line_for_those_who_log_it() -> None:
    with pytest.raises(workplan.UnreadableError) as error:
        workplan.parse_file("no\x1b[2J\n::error::.txt")
    assert "no\\x1b[2J\\x0a::error::.txt" in str(error.value)


RUN = {
    '=HYPERLINK("http://x.invalid/","点")': True,
    "+cmd|' /C calc'!A0": True,
    "-1+1|x": True,
    "@SUM(A1)": True,
    "＝１＋１": True,
    "推进=1": False,
}


@pytest.mark.parametrize(("heading", "runs"), RUN.items())
def test_a_spreadsheet_runs_no_cell(heading: str, runs: bool) -> None:
    document = workplan.parse(f"一、{heading}\n建设平台。", name="=1+1")

    def sections(form: str) -> list[list[str]]:
        lines = unbundle(FORMS[form].render(document))["sections"].decode()
        return list(csv.reader(lines.splitlines()))

    (safe,), (raw,) = sections("csv"), sections("csv-raw")
    assert raw[safe.index("'=1+1")] == "=1+1"
    at = next(at for at, cell in enumerate(raw) if cell == document["一"].heading)
    assert safe[at] == ("'" if runs else "") + raw[at]


@pytest.mark.parametrize("line", ["~~~", "```", "---", "***", "+ 甲", "- 甲", "1) 甲", "2. 甲", "> 95%", "<!-- 甲"])
def test_no_line_of_the_text_is_markdown(line: str) -> None:
    body = to_markdown(workplan.parse(f"一、甲\n{line}\n二、乙\n三、丙")).split("---\n", 2)[2]
    assert f"\n{line}" not in body
    assert line in re.sub(r"\\(.)", r"\1", body)
    assert "# 三、丙" in body


def test_references_and_controls_are_text_in_markdown() -> None:
    told = to_markdown(workplan.parse("关于印发\x9b\x7f要点的通知\n一、甲&lt;\x1b乙"))
    assert not CONTROLS.search(told)
    assert "甲\\&lt" in told


def test_a_calendar_holds_no_controls() -> None:
    told = to_calendar(workplan.parse("关于印发\x1b要点的通知\n一、甲\x00乙\x1b\n2023年6月底前完成"))
    assert "BEGIN:VEVENT" in told
    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]", told)


@pytest.mark.skipif(os.name == "nt", reason="modes and links of POSIX")
def test_a_fix_keeps_mode_and_links(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file, link, twin = tmp_path / "a.txt", tmp_path / "link.txt", tmp_path / "twin.txt"
    for others in ([], [twin]):
        file.write_text("一、甲，，乙\n", encoding="utf-8")
        file.chmod(0o640)
        link.unlink(missing_ok=True)
        link.symlink_to("a.txt")
        for other in others:
            os.link(file, other)
        main(["validate", str(link), "--fix"])
        assert link.is_symlink()
        assert file.read_text("utf-8") == "一、甲，乙\n"
        assert stat.S_IMODE(file.stat().st_mode) == 0o640
        assert all(other.read_text("utf-8") == "一、甲，乙\n" for other in others)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "link.txt", "twin.txt"]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\x85", "\u2028"])
def test_a_fix_never_joins_lines(end: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lines = [
        "一、甲",
        "落实《中华人民共和国行政",
        "处罚法》和《办法》（甘政发[20",
        "]3号）。",
        "二、乙，，丙\x1c",
        "三、丁",
    ]
    file = tmp_path / "a.txt"
    file.write_text(end.join([*lines[:3], ""]) + "\r\n".join([*lines[3:], ""]), encoding="utf-8", newline="")
    main(["validate", str(file), "--fix"])
    lines[4] = "二、乙，丙\x1c"
    assert file.read_bytes().decode() == end.join([*lines[:3], ""]) + "\r\n".join([*lines[3:], ""])
