"""The command ``workplan compare``: exit codes, forms, one unit, what it leaves behind."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from markdown_it import MarkdownIt

from tests.editions import Item, items, plan
from workplan.cli import main

ITEMS = items()
TAUGHT = replace(ITEMS[1], sentences=(ITEMS[1].sentences[0], "请老师到海岛小学轮流上课"))
OLD = plan([ITEMS[:4], ITEMS[4:]])
NEW = plan(
    [
        [Item("开放档案<试行>", ("三十年以上的卷宗让读者查阅_不收费_",), ("市档案馆",)), ITEMS[0], TAUGHT, ITEMS[3]],
        [Item(ITEMS[4].heading, (*ITEMS[4].sentences, "2031年6月底前办完"), ("市教育局",)), *ITEMS[5:], ITEMS[2]],
    ],
    year=2031,
)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    for name, text in (("old", OLD), ("new", NEW)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return str(tmp_path / "old.txt"), str(tmp_path / "new.txt")


def ran(capfd: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    code = main(argv)
    return code, *capfd.readouterr()


@pytest.mark.parametrize("form", ["text", "md", "json", "html"])
def test_exit_codes_are_those_of_diff(pair: tuple[str, str], form: str, capfd: pytest.CaptureFixture[str]) -> None:
    old, new = pair
    same = ran(capfd, "compare", old, old, "--format", form)
    changed = ran(capfd, "compare", old, new, "--format", form)
    trouble = ran(capfd, "compare", old, old + "x", "--format", form)
    assert (same[0], changed[0], trouble[0]) == (0, 1, 2)
    assert same[2] == changed[2] == trouble[1] == ""
    assert trouble[2].startswith("error: ")


def test_text_tells_what_happened_in_both_languages(pair: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    english, chinese = (ran(capfd, "compare", *pair, "--lang", lang)[1] for lang in ("en", "zh"))
    assert re.search(r"^added {2}一/\(一\) 开放档案", english, re.M)
    assert re.search(r"^moved renumbered {2}一/\(三\) 整顿市场 → 二/\(五\) 整顿市场", english, re.M)
    assert "  units: 市档案馆 (responsible)" in english
    assert "units lost: " in english
    assert re.search(r"^新增 {2}一/\(一\) 开放档案", chinese, re.M)
    assert "增加时限：2031年6月底前" in chinese


def test_a_terminal_is_shown_old_beside_new_where_it_is_wide(pair: tuple[str, str]) -> None:
    from rich.console import Console

    import workplan
    from workplan.comparison.views import terminal
    from workplan.comparison.views.page import page

    view = page(workplan.compare(workplan.parse(OLD), workplan.parse(NEW)), "en")

    def shown(width: int) -> str:
        console = Console(width=width, force_terminal=True, color_system="standard", legacy_windows=False)
        with console.capture() as capture:
            for part in terminal.render(view, width=width, colour=True):
                console.print(part)
        return capture.get()

    def most_on_a_line(text: str) -> int:
        return max(line.count("轮流上课") for line in text.splitlines())

    assert "\x1b[" in shown(80)
    assert (most_on_a_line(shown(80)), most_on_a_line(shown(160))) == (1, 2)


def test_markdown_renders_as_it_is_meant(pair: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    text = ran(capfd, "compare", *pair, "--format", "md")[1]
    page = MarkdownIt().enable("strikethrough").render(text)
    assert "<s>山村</s>" in page
    assert "<strong>海岛</strong>" in page
    assert "~~" not in page
    assert "**" not in page
    assert "<试行>" not in page
    assert "_不收费_" in page


def test_html_needs_nothing_else_and_escapes(pair: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    from lxml import html

    text = ran(capfd, "compare", *pair, "--format", "html", "--lang", "zh")[1]
    page = html.fromstring(text)
    assert page.get("lang") == "zh-CN"
    assert not page.xpath("//link | //img | //@src | //@style | //@onclick | //@href[not(starts-with(., '#'))]")
    assert "url(" not in text
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; ")
    [script] = page.xpath("//script[not(@type)]/text()")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    assert "prefers-color-scheme: dark" in text
    assert "开放档案<试行>" in page.text_content()
    assert "<试行>" not in text


def test_html_leads_to_every_change_and_tells_what_it_concerns(
    pair: tuple[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    from lxml import html

    page = html.fromstring(ran(capfd, "compare", *pair, "--format", "html", "--lang", "en")[1])
    links = page.xpath("//nav[@id='contents']//a/@href")
    assert links == [f"#{number}" for number in page.xpath("//article/@id")]
    moved = next(a for a in page.xpath("//article") if "整顿市场" in a.findtext(".//h4/span[@lang]"))
    assert moved.get("data-kinds").split() == ["moved", "renumbered"]
    assert moved.get("data-units").split("\n") == ["市教育局", "市水务局"]
    assert [[cell.text for cell in row] for row in page.xpath("//div[@class='summary']/table[1]//tr")] == [
        ["added", "1"],
        ["moved", "1"],
        ["reworded", "2"],
        ["renumbered", "3"],
        ["unchanged", "6"],
    ]
    chosen = set(page.xpath("//select[@id='unit']/option/@value")) - {""}
    assert chosen == {unit for units in page.xpath("//article/@data-units") for unit in units.split("\n")} - {""}


@pytest.mark.parametrize(("of", "more"), [("comparison", ()), ("unit", ("--unit", "市档案馆"))])
def test_json_is_canonical_and_valid(
    pair: tuple[str, str], of: str, more: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    text = ran(capfd, "compare", *pair, "--format", "json", *more)[1]
    value = json.loads(text)
    schema = json.loads(ran(capfd, "schema", "--of", of)[1])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(value)
    assert not jsonschema.Draft202012Validator(schema).is_valid({})
    assert text == json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def test_one_unit_is_told_what_concerns_it(pair: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = ran(capfd, "compare", *pair, "--unit", "市档案馆")
    assert code == 1
    assert "New tasks" in out
    assert "整顿市场" not in out
    code, out, err = ran(capfd, "compare", *pair, "--unit", "市档案局")
    assert (code, out) == (2, "")
    assert "市档案馆" in err


def test_editions_the_wrong_way_round_are_told_on_stderr_too(
    pair: tuple[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    old, new = pair
    code, out, err = ran(capfd, "compare", new, old, "--format", "json", "--lang", "zh")
    assert (code, err) == (1, "请核对：旧版是2031年的，新版是2030年的，两份是否放反\n")
    assert json.loads(out)["doubts"] == [{"kind": "old_is_later", "new": "2030", "old": "2031"}]


def test_output_goes_into_a_file_whole(
    pair: tuple[str, str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "deep" / "changes.txt"
    assert ran(capfd, "compare", *pair, "-o", str(file)) == (1, "", "")
    assert "开放档案" in file.read_text(encoding="utf-8")
    assert [p.name for p in file.parent.iterdir()] == ["changes.txt"]


def test_two_times_stdin_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    assert ran(capfd, "compare", "-", "-")[0] == 2


@pytest.mark.slow
def test_jieba_is_silent_and_leaves_no_file(pair: tuple[str, str], tmp_path: Path) -> None:
    """Neither its log, nor its warnings, nor its cache file; a temp folder isn't needed at all."""
    empty = tmp_path / "tmp"
    empty.mkdir()
    done = subprocess.run(
        [sys.executable, "-W", "default", "-m", "workplan", "compare", *pair],
        env={**os.environ, "TMPDIR": str(empty), "TEMP": str(empty), "TMP": str(empty)},
        capture_output=True,
    )
    assert done.returncode == 1
    assert done.stderr == b""
    assert list(empty.iterdir()) == []


def test_jieba_is_loaded_by_comparing_and_by_nothing_else() -> None:
    program = "import sys, workplan; workplan.parse('一、加快立法'); workplan.Comparison; print('jieba' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
