"""The READMEs say what is so: their program gives the values beside it, both languages show the same commands."""

from __future__ import annotations

import ast
import datetime
import re
import shlex
import shutil
from pathlib import Path

import pytest

import workplan
from tests.notices import ROOT
from workplan.cli import main
from workplan.cli.app import COMMANDS, load
from workplan.exports.tables import COLUMNS

READMES = ("README.md", "README.zh.md")


def blocks(name: str, language: str) -> list[str]:
    return blocks_of((ROOT / name).read_text(encoding="utf-8"), language)


def blocks_of(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def literal(comment: str) -> object:
    """The value that a comment gives, alone or before words behind a colon, None where it says something else."""
    value = re.split(": |：", comment, maxsplit=1)[0]
    try:
        return ast.literal_eval(value)
    except (SyntaxError, ValueError):
        date = re.fullmatch(r"datetime\.date\((\d+), (\d+), (\d+)\)", value)
        return datetime.date(*map(int, date.groups())) if date else None


@pytest.mark.parametrize("readme", READMES)
def test_the_program_gives_the_values_beside_it(readme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (program,) = blocks(readme, "python")
    names: dict[str, object] = {}
    checked = 0
    for line in program.splitlines():
        code, _, comment = line.partition("  #")
        value = literal(comment.strip())
        if value is None:
            exec(code, names)
        else:
            assert eval(code, names) == value
            checked += 1
    assert checked >= 13


def commands(shown: list[str]) -> list[tuple[str, list[str]]]:
    """The command of each line of these blocks that runs one, and its options."""
    lines = [line for block in shown for line in block.splitlines() if line.startswith("workplan ")]
    words = [shlex.split(line, comments=True)[1:] for line in lines]
    return [(name, [word for word in rest if word.startswith("-")]) for name, *rest in words]


@pytest.mark.parametrize("readme", READMES)
def test_commands_exist_with_their_options(readme: str) -> None:
    shown = commands(blocks(readme, "sh"))
    assert {name for name, _ in shown} <= set(COMMANDS)
    for name, options in shown:
        assert set(options) <= {option for parameter in load(name).params for option in parameter.opts}


def test_both_languages_have_the_same_commands_and_fields() -> None:
    english, chinese = (
        [line for block in blocks(readme, "sh") for line in block.splitlines() if line.startswith("python3")]
        for readme in READMES
    )
    assert english == chinese
    assert len(english) == 2
    assert commands(blocks("README.md", "sh")) == commands(blocks("README.zh.md", "sh"))
    fields = [re.findall(r"`(\w+)`", row) for row in table("README.md")]
    assert fields == [re.findall(r"`(\w+)`", row) for row in table("README.zh.md")]


def calls(readme: str) -> list[str]:
    """The lines that run a command, without what is said of them."""
    shown = [line for block in blocks(readme, "sh") for line in block.splitlines() if line.startswith("workplan ")]
    return [shlex.join(shlex.split(line, comments=True)) for line in shown]


@pytest.mark.slow
@pytest.mark.parametrize("readme", READMES)
def test_every_line_runs_as_it_stands(
    readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for extra in ("xlsxwriter", "icalendar", "docx"):
        pytest.importorskip(extra, reason=f"the extras of the commands aren't installed ({extra})")
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    assert len(calls(readme)) > 15
    # what stands in both READMEs is run once
    for line in calls(readme) if readme == "README.md" else set(calls(readme)) - set(calls("README.md")):
        assert main(shlex.split(line)[1:]) in (0, 1), line
        assert "错误" not in (told := capfd.readouterr().err), line
        assert "error: " not in told, line


def test_both_halves_of_the_page_for_offices_have_the_same_commands() -> None:
    chinese, english = (ROOT / "docs" / "people.md").read_text(encoding="utf-8").split("\n## English\n")
    shown = [
        [
            (name, [option for option in options if option != "--lang"])
            for name, options in commands(blocks_of(half, "sh"))
        ]
        for half in (chinese, english)
    ]
    assert shown[0] == shown[1] != []


@pytest.mark.parametrize("readme", READMES)
def test_the_field_table_has_every_column(readme: str) -> None:
    shared = {"document", "path", "span_start", "span_end", "rule"}
    named = {field for row in table(readme) for field in re.findall(r"`(\w+)`", row)}
    assert {column for columns in COLUMNS.values() for column in columns} - shared <= named


def table(readme: str) -> list[str]:
    """The field column of the table of fields, and what follows it."""
    lines = (ROOT / readme).read_text(encoding="utf-8").splitlines()
    return [line.split("|")[2] for line in lines if line.startswith("|") and "`" in line]


def test_the_version_is_in_the_changelog() -> None:
    assert f"\n## {workplan.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_nothing_advises_to_install_workplan_from_an_index() -> None:
    """Workplan is on none: whoever followed such advice would get whatever somebody else puts there."""
    places = (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("src/**/*.py"))
    lines = (line for file in places for line in file.read_text(encoding="utf-8").splitlines())
    from_an_index = re.compile(r"""\b(?:pip|pipx|uv) .*?install .*?(?<=[ '"])workplan(?![\w./-])""")
    assert [line for line in lines if from_an_index.search(line) and "--no-index" not in line] == []


def test_installing_has_the_same_commands_in_both_languages() -> None:
    english, chinese = (
        [line.partition("  #")[0].rstrip() for block in blocks(page, "sh") for line in block.splitlines()]
        for page in ("docs/install.md", "docs/install.zh.md")
    )
    assert [line for line in english if not line.startswith("#")] == [x for x in chinese if not x.startswith("#")]
    assert sum("pip download" in line for line in english) == 5
