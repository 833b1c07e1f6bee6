"""The READMEs say what is so: their program gives the values beside it, both languages show the same commands."""

from __future__ import annotations

import ast
import datetime
import importlib
import re
import shlex

import pytest

import workplan
from tests.notices import ROOT
from workplan.cli.app import COMMANDS, load
from workplan.exports.tables import COLUMNS

READMES = ("README.md", "README.zh.md")


def blocks(name: str, language: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def literal(comment: str) -> object:
    """The value that a comment gives, None where it says something else."""
    try:
        return ast.literal_eval(comment)
    except (SyntaxError, ValueError):
        date = re.fullmatch(r"datetime\.date\((\d+), (\d+), (\d+)\)", comment)
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
    assert checked >= 6


@pytest.mark.parametrize("readme", READMES)
def test_commands_exist_with_their_options(readme: str) -> None:
    lines = [line for block in blocks(readme, "sh") for line in block.splitlines() if line.startswith("workplan ")]
    assert {shlex.split(line, comments=True)[1] for line in lines} <= set(COMMANDS)
    for line in lines:
        _, name, *words = shlex.split(line, comments=True)
        known = {option for parameter in load(name).params for option in parameter.opts}
        assert {word for word in words if word.startswith("-")} <= known


def test_both_languages_have_the_same_commands_and_fields() -> None:
    english, chinese = (
        [line for block in blocks(readme, "sh") for line in block.splitlines() if line.startswith("python3")]
        for readme in READMES
    )
    assert english == chinese
    assert len(english) == 2
    fields = [re.findall(r"`(\w+)`", row) for row in table("README.md")]
    assert fields == [re.findall(r"`(\w+)`", row) for row in table("README.zh.md")]


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


def test_the_limits_are_those_of_the_readers() -> None:
    told = re.findall(
        r"^\| `(workplan[\w.]+)\.([A-Z_]+)` \| (\d+)( MB)? \|", (ROOT / "SECURITY.md").read_text("utf-8"), re.MULTILINE
    )
    assert len(told) == 20
    for module, name, value, megabytes in told:
        assert getattr(importlib.import_module(module), name) == int(value) << (20 if megabytes else 0), name
