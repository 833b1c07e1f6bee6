"""What an edition of a series should keep."""

from __future__ import annotations

from pathlib import Path

import pytest

import workplan
from workplan.validation.series import against

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
    return [f.code for f in against(workplan.parse(new), [workplan.parse(text) for text in old])]


def test_what_every_edition_has_and_this_one_lacks_is_told() -> None:
    assert codes(NEW, OLD) == ["E001", "E002", "E003"]


def test_an_edition_lacks_nothing_of_itself() -> None:
    assert codes(OLD, OLD) == []


def test_what_only_one_of_two_editions_had_is_no_custom() -> None:
    assert codes(NEW, NEW, OLD) == ["E003"]


def test_the_command_takes_earlier_editions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from workplan.cli import main

    (tmp_path / "old.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.txt").write_text(NEW, encoding="utf-8")
    arguments = ["validate", str(tmp_path / "new.txt"), "--against", str(tmp_path / "old.txt"), "--format", "concise"]
    with pytest.raises(SystemExit) as stopped:
        raise SystemExit(main([*arguments, "--lang", "zh", "--select", "S"]))
    assert stopped.value.code == 1
    assert "云川省档案管理办法" in capsys.readouterr().out
