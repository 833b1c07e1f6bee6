"""What the command says to people: in Chinese and English, complete, without a traceback."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.processes import FULL_DISK
from workplan.cli import main
from workplan.cli.app import COMMANDS, load
from workplan.cli.shell import Shell
from workplan.cli.texts import COMMON
from workplan.cli.wrapping import breaks
from workplan.model import Action, Category, Role, TimeKind
from workplan.texts import LANGUAGES, VOCABULARY, text

CHINESE = re.compile(r"[\u4e00-\u9fff]")
SENTENCE = re.compile(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}")
AS_IT_IS = re.compile(r"'三/\(十\)'|(?m:^ *workplan .*)")
"""Paths and command lines are the same in both languages."""


def words(text: str) -> str:
    """A text without what isn't a matter of language."""
    return AS_IT_IS.sub("", text)


WRONG = {
    "no such command": ["convrt"],
    "no such option": ["convert", "--nowhere", "x"],
    "argument missing": ["convert"],
    "argument too many": ["schema", "x"],
    "value missing": ["convert", "x", "-o"],
    "flag with a value": ["show", "x", "--verbose=1"],
    "unknown form": ["convert", "x", "--to", "docx"],
    "unknown format": ["validate", "x", "--format", "xml"],
    "unknown language": ["--lang", "la"],
    "language missing": ["show", "x", "--lang"],
    "lexicon missing": ["show", "x", "--lexicon="],
    "csv on stdout": ["convert", __file__, "--to", "csv"],
    "many on stdout": ["convert", __file__, str(Path(__file__).with_name("handmade.py"))],
    "a folder to explain": ["explain", ".", ""],
    "no number": ["convert", "x", "--jobs", "x"],
    "no file": ["show", "nowhere.txt"],
}


@pytest.mark.parametrize("argv", WRONG.values(), ids=WRONG.keys())
def test_wrong_use_is_told_in_one_line_of_the_language(argv: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", *argv]) == 2
    out, english = capfd.readouterr()
    assert out == ""
    assert english.startswith("error: ")
    assert english.count("\n") == 1
    assert not CHINESE.search(english)
    assert main(["--lang", "zh", *argv]) == 2
    _, chinese = capfd.readouterr()
    assert chinese.startswith("错误：")
    assert not SENTENCE.search(chinese)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_pages_speak_one_language_and_show_every_parameter(
    name: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    pages = {}
    for lang in ("en", "zh"):
        assert main([name, "--help", "--lang", lang]) == 0
        pages[lang], err = capfd.readouterr()
        assert err == ""
    assert not CHINESE.search(words(pages["en"]))
    assert not SENTENCE.search(words(pages["zh"]))
    for parameter in load(name).params:
        for page in pages.values():
            assert all(spelling in page for spelling in parameter.opts if spelling.startswith("-"))
    assert "Examples\n" in pages["en"]
    assert "示例\n" in pages["zh"]


def test_overview_lists_every_command(capfd: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    out, _ = capfd.readouterr()
    assert all(re.search(rf"^  {name} ", out, re.M) for name in COMMANDS)


def test_the_texts_of_a_command_are_its_own() -> None:
    for name in COMMANDS:
        own = importlib.import_module(f"workplan.cli.{name}").TEXTS
        assert {f"{name}.help", f"{name}.examples"} <= set(own)
        assert {key.partition(".")[0] for key in own} == {name}


def test_every_text_has_both_languages_with_the_same_places() -> None:
    own = [importlib.import_module(f"workplan.cli.{name}").TEXTS for name in COMMANDS]
    for key, (zh, en) in (pair for texts in (COMMON, *own) for pair in texts.items()):
        assert not CHINESE.search(words(en)), key
        assert set(re.findall(r"\{\w+\}", zh)) >= set(re.findall(r"\{\w+\}", en)) - {"{failed}"}, key
        assert CHINESE.search(zh) or zh == en, key


def test_every_value_of_the_model_has_its_word() -> None:
    for family, values in {"role": Role, "action": Action, "category": Category, "kind": TimeKind}.items():
        for value in values:
            zh, en = (text(VOCABULARY, f"{family}.{value}", lang) for lang in LANGUAGES)
            assert CHINESE.search(zh)
            assert not CHINESE.search(en)


@pytest.mark.parametrize(
    ("environ", "lang"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_MESSAGES": "en_US", "LANG": "zh_CN"}, "en"),
        ({"LC_ALL": "zh_SG", "LC_MESSAGES": "en_US"}, "zh"),
        ({"LC_ALL": "", "LANG": "ZH_TW"}, "zh"),
    ],
)
def test_the_language_is_that_of_the_locale(environ: dict[str, str], lang: str) -> None:
    assert Shell.from_environment(environ).lang == lang


def test_common_options_may_stand_anywhere_but_not_behind_two_dashes() -> None:
    shell, rest = Shell().with_common_options(["show", "--lang=zh", "x", "--lexicon", "a", "--lexicon=b"])
    assert (shell.lang, shell.folders, rest) == ("zh", ("a", "b"), ["show", "x"])
    shell, rest = Shell().with_common_options(["show", "--", "--lang", "zh"])
    assert (shell.lang, rest) == ("en", ["show", "--", "--lang", "zh"])


def test_the_words_of_a_user_are_loaded_once_in_a_run(tmp_path: Path) -> None:
    shell, _ = Shell().with_common_options(["show", "x", "--lexicon", str(tmp_path)])
    assert shell.lexicon() is not None
    assert shell.knowing({}).lexicon() is shell.lexicon()


def test_a_fault_of_ours_is_told_as_one(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    import workplan.pipeline

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("never mind")

    monkeypatch.setattr(workplan.pipeline, "parse_file", broken)
    assert main(["show", __file__]) == 2
    assert "ZeroDivisionError: never mind" in capfd.readouterr().err
    monkeypatch.setenv("WORKPLAN_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["show", __file__])


@FULL_DISK
def test_that_stdout_takes_nothing_is_told_in_the_language_asked_for() -> None:
    code = "import sys; from workplan.cli import main; sys.exit(main(['--lang', 'zh', 'schema']))"
    environ = {**os.environ, "LC_ALL": "C"}
    with open("/dev/full", "wb") as full:
        done = subprocess.run([sys.executable, "-c", code], stdout=full, stderr=subprocess.PIPE, env=environ)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("错误：标准输出：磁盘空间不足")


def pages(width: int, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> dict[str, str]:
    """The Chinese help of every command at a width of the terminal."""
    monkeypatch.setenv("COLUMNS", str(width))
    found = {}
    for name in COMMANDS:
        assert main([name, "-h", "--lang", "zh"]) == 0
        found[name] = capfd.readouterr().out
    return found


@pytest.mark.parametrize("width", [60, 80, 100])
def test_chinese_help_wraps_and_loses_nothing(
    width: int, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, page in pages(width, monkeypatch, capfd).items():
        assert max(cell_len(line) for line in page.splitlines()) <= width
        assert [line for line in page.splitlines() if line.lstrip()[:1] in tuple("、，。；：）》")] == []
        run_on = "".join(page.split())
        texts = importlib.import_module(f"workplan.cli.{name}").TEXTS
        for parameter in load(name).params:
            told = {**COMMON, **texts}[str(parameter.help)][0]
            # beside a table's first column the lines of a text are parted by nothing but blanks
            assert "".join(told.split()) in run_on, parameter.name


def test_the_short_option_for_help_is_the_long_one(capfd: pytest.CaptureFixture[str]) -> None:
    for argv in ([], ["show"]):
        assert main([*argv, "-h"]) == 0
        short = capfd.readouterr().out
        assert main([*argv, "--help"]) == 0
        assert capfd.readouterr().out == short
        assert "-h, --help" in short


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_mistake_sends_to_the_page_of_its_command(lang: str, capfd: pytest.CaptureFixture[str]) -> None:
    for argv, page in (
        (["validate", "--nowhere"], "workplan validate --help"),
        (["show", "x", "--section"], "workplan show --help"),
        (["--nowhere"], " workplan --help"),
        (["convrt"], " workplan --help"),
    ):
        assert main(["--lang", lang, *argv]) == 2
        assert page in capfd.readouterr().err


@given(st.text(alphabet="甲乙、，。（）《》ab 1/%", max_size=80), st.integers(4, 30))
def test_lines_of_chinese_fit_and_begin_with_no_mark(text: str, width: int) -> None:
    starts = [0, *breaks(text, width)]
    lines = [text[a:b] for a, b in zip(starts, [*starts[1:], None], strict=True)]
    assert "".join(lines) == text
    assert all(cell_len(line.rstrip()) <= width for line in lines)
    for line, following in pairwise(lines):
        # only where a line holds nothing else is it broken before a mark
        if following[0] in "、，。）》":
            assert (
                not any(line[at] not in "、，。）》/%" and line[at - 1] not in "（《" for at in range(1, len(line)))
                or len(line) <= 1
            )
