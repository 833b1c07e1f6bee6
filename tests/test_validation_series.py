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


PLATFORM = """云川省{year}年数字政务工作要点
一、建设平台
{first}
二、开放档案
{second}
"""
BUILD = "6月底前建成政务数据平台，接入全部业务系统。（省数据局牵头，省财政厅、省科技厅配合）"
OPEN = "年底前开放三十年以上的档案，公布目录。（责任单位：省档案馆）"


def told(new: str, old: str) -> list[tuple[str, str, str]]:
    """Code, section and words of each finding."""
    found = workplan.validate(workplan.parse(new), select=["E"], editions=[workplan.parse(old)])
    return [(f.code, f.path, f.zh) for f in found]


def test_what_has_another_number_or_place_is_not_lost() -> None:
    old = PLATFORM.format(year=2023, first=BUILD, second=OPEN)
    new = "云川省2024年数字政务工作要点\n一、开放档案资源\n" + OPEN + "\n二、加快政务数据平台建设\n" + BUILD
    assert told(new, old) == []


def test_what_is_lost_of_one_task_is_told_at_what_became_of_it_in_one_finding() -> None:
    old = PLATFORM.format(year=2023, first=BUILD, second=OPEN)
    new = PLATFORM.format(year=2024, first=OPEN, second="建成政务数据平台，接入全部业务系统。（省数据局牵头）").replace(
        "一、建设平台", "一、开放档案", 1
    )
    new = new.replace("二、开放档案", "二、建设平台")
    assert told(new, old) == [
        ("E002", "二", "上一版承担“建设平台”的省财政厅、省科技厅，这一版没有任务"),
        ("E004", "二", "上一版这项任务有时限（6月底前建成政务数据平台），这一版没有"),
    ]


def test_what_has_no_place_any_more_is_told_at_the_title_in_one_finding() -> None:
    more = "三、组织保障\n压实责任。（责任单位：省委编办）\n四、宣传推广\n办好展览。（责任单位：省文旅厅）\n"
    old = PLATFORM.format(year=2023, first=BUILD, second=OPEN) + more
    assert told(PLATFORM.format(year=2024, first=BUILD, second=OPEN), old) == [
        ("E001", "", "往年各版都有“组织保障”“宣传推广”2章，这一版没有"),
        ("E002", "", "往年各版都有任务的省委编办、省文旅厅，这一版没有任务"),
    ]


def test_another_time_is_no_lost_time() -> None:
    old = PLATFORM.format(year=2023, first=BUILD, second=OPEN)
    new = PLATFORM.format(year=2024, first=BUILD.replace("6月", "9月"), second=OPEN)
    assert told(new, old) == []


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
