"""What an edition of a series should keep."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import workplan
from workplan.cli import main

OLD = """云川省2023年立法工作要点
一、加强重点领域立法
制定《云川省档案管理办法》，修订《云川省价格条例》。（责任单位：省司法厅、省档案局）
二、强化组织保障
抓好落实。（责任单位：省司法厅）
"""
NEW = """云川省2024年立法工作要点
一、加强重点领域立法
推动《云川省价格条例》实施。（责任单位：省司法厅）
"""


def codes(new: str, *old: str) -> list[str]:
    editions = [workplan.parse(text) for text in old]
    return [f.code for f in workplan.validate(workplan.parse(new), select=["E"], editions=editions)]


def test_what_every_edition_has_and_this_one_lacks_is_told() -> None:
    assert codes(NEW, OLD) == ["E001", "E002", "E003"]


def test_an_edition_lacks_nothing_of_itself() -> None:
    assert codes(OLD, OLD) == []


def test_what_only_one_of_two_editions_had_is_no_custom() -> None:
    assert codes(NEW, NEW, OLD) == ["E003"]


def test_without_earlier_editions_nothing_is_missing() -> None:
    assert codes(NEW) == []


def run(tmp_path: Path, *options: str) -> int:
    for name, text in (("old.txt", OLD), ("new.txt", NEW)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = [str(tmp_path / "new.txt"), "--against", str(tmp_path / "old.txt")]
    return main(["--lang", "zh", "validate", *files, *options])


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--select", "E"), ["E001", "E002", "E003"]),
        (("--select", "regulation-gone"), ["E003"]),
        (("--select", "E", "--ignore", "E002"), ["E001", "E003"]),
        (("--select", "S"), []),
    ],
)
def test_the_command_takes_earlier_editions(
    options: tuple[str, ...], expected: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "--format", "concise", *options) == int(bool(expected))
    assert [line.split(": ")[1][:4] for line in capfd.readouterr().out.splitlines()] == expected


def test_sarif_has_the_rules_on_editions(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "--format", "sarif", "--select", "E") == 1
    [log] = json.loads(capfd.readouterr().out)["runs"]
    assert [rule["id"] for rule in log["tool"]["driver"]["rules"]] == ["E001", "E002", "E003"]


def test_a_rule_on_editions_is_explained_with_the_earlier_one(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "zh", "validate", "--explain", "E001"]) == 0
    assert "往年版本：" in capfd.readouterr().out
