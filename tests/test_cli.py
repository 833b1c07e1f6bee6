"""The command as people and programs call it: what comes on stdout, what on stderr, which exit code."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import workplan
from tests.processes import POSIX, start
from workplan.batch import Settings, convert, find
from workplan.cli import main

NOTICE = """某省人民政府办公厅关于印发《2030年数字政务工作要点》的通知

各市人民政府，省政府各部门：

《2030年数字政务工作要点》已经省政府同意，现印发给你们，请认真落实。

某省人民政府办公厅
2030年2月3日

2030年数字政务工作要点

一、打牢基础
（一）统一目录。修订《政务数据目录管理办法》，6月底前完成编目。（牵头单位：省数据局；配合单位：省财政厅）
（二）联通系统。年底前联通率达到95%以上。（责任单位：省数据局、各市政府）
二、用好数据
（三）一件事一次办。每季度通报一次。（责任单位：省政府办公厅、省数据局）
"""
POEM = "山不在高\n"


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "要点.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


class Run:
    """What one call printed and returned."""

    def __init__(self, capfd: pytest.CaptureFixture[str], *argv: object) -> None:
        self.code = main([str(word) for word in argv])
        self.out, self.err = capfd.readouterr()


def command(*argv: object, **environ: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "workplan", *map(str, argv)],
        capture_output=True,
        env={**os.environ, **environ},
        stdin=subprocess.DEVNULL,
    )


def test_one_input_goes_to_stdout_as_canonical_json(notice: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run = Run(capfd, "convert", notice)
    document = workplan.from_json(run.out)
    assert (run.code, run.err) == (0, "")
    assert document.name == "要点"
    assert [section.path for section in document.items] == ["一/(一)", "一/(二)", "二/(三)"]
    assert run.out == workplan.to_json(document)


def test_stdin_is_an_input(notice: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "workplan", "convert", "-"], input=NOTICE.encode("gb18030"), capture_output=True
    )
    assert done.stderr == b""
    assert workplan.from_json(done.stdout).text.splitlines() == NOTICE.splitlines()


def test_a_folder_becomes_a_folder_of_the_same_shape(
    notice: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (notice.parent / "2030").mkdir()
    (notice.parent / "2030" / "要点.txt").write_text(NOTICE, encoding="utf-16")
    (notice.parent / ".hidden.txt").write_text(NOTICE, encoding="utf-8")
    run = Run(capfd, "convert", tmp_path, "-o", tmp_path / "out", "--jobs", "1")
    written = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*"))
    assert run.code == 0
    assert written == ["2030/要点.json", "要点.json"]
    assert run.out == ""
    assert "converted 2" in run.err


def test_names_that_clash_are_told_apart_in_one_way(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for folder, names in {"a": ("x.txt", "x.md", "y.txt"), "b": ("y.txt",)}.items():
        (tmp_path / folder).mkdir()
        for name in names:
            (tmp_path / folder / name).write_text(NOTICE, encoding="utf-8")
    run = Run(
        capfd,
        "convert",
        tmp_path / "a",
        tmp_path / "b",
        tmp_path / "a" / "x.txt",
        "-o",
        tmp_path / "out",
        "--jobs",
        "1",
    )
    assert run.code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "x.md.json",
        "x.txt.json",
        "y.txt.json",
        "y.txt~2.json",
    ]


def test_a_bad_file_is_reported_and_stops_nobody(
    notice: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "a picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    run = Run(capfd, "convert", picture, tmp_path / "missing.txt", notice, "-o", tmp_path / "out", "--jobs", "1")
    assert run.code == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["要点.json"]
    told = run.err.splitlines()
    assert len(told) == 3
    assert "a picture.png" in told[0]
    assert "missing.txt" in told[1]
    assert "2 failed" in told[2]


@pytest.mark.parametrize("command", [("convert", "--to", "jsonl"), ("convert", "-o", "out"), ("validate",)])
@pytest.mark.parametrize(("lang", "said"), [("en", ": this is a PNG picture"), ("zh", "：这是 PNG 图片")])
def test_a_bad_file_of_a_folder_is_named_with_its_folder(
    command: tuple[str, ...], lang: str, said: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "in" / "2023" / "scan.txt"
    bad.parent.mkdir(parents=True)
    bad.write_bytes(b"\x89PNG\r\n\x1a\n")
    name, *options = (str(tmp_path / word) if word == "out" else word for word in command)
    assert main(["--lang", lang, name, str(tmp_path / "in"), *options]) == 2
    assert f"{bad}{said}" in capfd.readouterr().err


def test_nothing_readable_is_wrong_use(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert Run(capfd, "convert", tmp_path / "empty.txt").code == 2
    assert Run(capfd, "validate", tmp_path / "empty.txt").code == 2
    assert Run(capfd, "show", tmp_path / "empty.txt").code == 2
    assert Run(capfd, "convert", tmp_path / "none", "-o", tmp_path).code == 2


def test_json_lines_are_documents(notice: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "b.txt"
    other.write_text(NOTICE, encoding="utf-8")
    run = Run(capfd, "convert", notice, other, "--to", "jsonl")
    assert [workplan.from_json(line).name for line in run.out.splitlines()] == ["要点", "b"]
    Run(capfd, "convert", notice, other, "--to", "jsonl", "-o", tmp_path / "out", "--jobs", "1")
    assert (tmp_path / "out" / "documents.jsonl").read_text(encoding="utf-8") == run.out


def test_csv_tables_hold_the_rows_of_to_tables(notice: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert Run(capfd, "convert", notice, "--to", "csv", "-o", tmp_path / "out").code == 0
    tables = workplan.to_tables(workplan.parse_file(notice))
    for table, rows in tables.items():
        with (tmp_path / "out" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            read = list(csv.DictReader(file))
        assert [row["span_start"] for row in read] == [str(row["span_start"]) for row in rows]
    with (tmp_path / "out" / "responsibilities.csv").open(encoding="utf-8", newline="") as file:
        first = next(csv.DictReader(file))
    assert (first["role"], first["text"], first["collective"]) == ("lead", "省数据局", "false")


def test_a_file_appears_whole_or_not_at_all(notice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "要点.json").write_text("as it was")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        convert(find([notice]), out, settings=Settings(jobs=0))
    assert {path.name: path.read_text() for path in out.iterdir()} == {"要点.json": "as it was"}


def test_show_is_a_tree_with_every_kind_of_value(notice: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run = Run(capfd, "show", notice, "--lang", "zh")
    assert run.code == 0
    for told in (
        "2030年数字政务工作要点",
        "(一) 统一目录",
        "牵头 省数据局",
        "修订 《政务数据目录管理办法》",
        "2030-06-30",
    ):
        assert told in run.out
    assert "修订《政务数据目录管理办法》，6月底前" not in run.out
    assert "修订《政务数据目录管理办法》，6月底前" in Run(capfd, "show", notice, "--verbose").out


def test_show_keeps_its_columns_in_line_with_chinese(notice: Path, capfd: pytest.CaptureFixture[str]) -> None:
    from rich.cells import cell_len

    run = Run(capfd, "show", notice, "--section", "一/(一)", "--lang", "zh")
    rows = [line for line in run.out.splitlines() if line.endswith(("省数据局", "省财政厅"))]
    begins = {cell_len(row) for row in rows}
    assert len(rows) == 2
    assert len(begins) == 1


@pytest.mark.parametrize(
    "text",
    [
        "一、全天值守。\n（一）做好记录。\n日间值守不少于二人。\n二、巡查\n每晚巡查。",
        "第一条 " + "值守分为日间值守、夜间值守。" * 90 + " 日间值守不少于二人。 第二条 每晚巡查。",
    ],
    ids=["paragraphs", "one line"],
)
def test_show_leaves_no_text_of_an_item_out(text: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plan.txt").write_text(text, encoding="utf-8")
    runs = [Run(capfd, "show", tmp_path / "plan.txt", "--section", section) for section in ("1", "2")]
    shown = "".join("".join(run.out.split()) for run in runs)
    for sentence in ("日间值守不少于二人", "每晚巡查"):
        assert sentence in shown


def test_show_one_section_or_name_the_nearest(notice: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run = Run(capfd, "show", notice, "--section", "一/（二）")
    assert "联通系统" in run.out
    assert "统一目录" not in run.out
    lost = Run(capfd, "show", notice, "--section", "二/(二)")
    assert (lost.code, lost.out) == (2, "")
    assert "一/(二)" in lost.err


def test_explain_names_rule_and_place(notice: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run = Run(capfd, "explain", notice, "一/(一)")
    assert run.code == 0
    for code in {section.rule for section in [workplan.parse(NOTICE)["一/(一)"]]}:
        assert code in run.out
    assert "《政务数据目录管理办法》" in run.out
    assert "line 13, column" in run.out
    assert "no such rule" not in run.out


def test_explain_of_what_stands_outside_the_plan_begins_with_the_masthead(
    notice: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = Run(capfd, "explain", notice, "", "--lang", "zh").out
    assert out.startswith("标题")
    assert "masthead.title.line" in out
    assert "no such rule" not in out


@pytest.mark.parametrize(("lang", "said"), [("en", "Drafting habit: "), ("zh", "起草惯例：")])
def test_explain_says_where_a_rule_comes_from(
    lang: str, said: str, notice: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = Run(capfd, "explain", notice, "一/(一)", "--lang", lang).out
    assert said in out
    assert "SPEC" not in out


def test_validate_prints_a_line_a_finding(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(NOTICE.replace("二、用好", "四、用好"), encoding="utf-8")
    run = Run(capfd, "validate", draft, "--format", "concise")
    assert run.code == 1
    assert any(line.startswith(f"{draft}:15:1: ") for line in run.out.splitlines())
    found = json.loads(Run(capfd, "validate", draft, "--format", "json").out)
    assert {finding["file"] for finding in found} == {str(draft)}
    assert len(found) == len(run.out.splitlines())
    assert Run(capfd, "validate", draft, "--lang", "zh").out != run.out


def test_validate_says_that_all_is_well(notice: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run = Run(capfd, "validate", notice)
    assert (run.code, run.out, run.err) == (0, "", "all is well: nothing found in 1 file\n")
    assert Run(capfd, "validate", notice, "--format", "json").out == "[]\n"


def test_schema_takes_what_convert_writes(notice: Path, capfd: pytest.CaptureFixture[str]) -> None:
    schema = json.loads(Run(capfd, "schema").out)
    jsonschema.Draft202012Validator(schema).validate(json.loads(Run(capfd, "convert", notice).out))


def test_a_lexicon_of_ones_own_is_used_or_refused(
    notice: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "words").mkdir()
    assert Run(capfd, "convert", notice, "--lexicon", tmp_path / "words").code == 0
    refused = Run(capfd, "--lexicon", tmp_path / "none", "convert", notice)
    assert refused.code == 2
    assert str(tmp_path / "none") in refused.err


@POSIX
def test_a_closed_pipe_ends_quietly(notice: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "workplan", "convert", *[str(notice)], "--to", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.wait(60) == 141
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()


@POSIX
def test_ctrl_c_ends_quietly_and_leaves_no_pieces(tmp_path: Path) -> None:
    waiting = tmp_path / "in.txt"
    os.mkfifo(waiting)
    process = start([sys.executable, "-m", "workplan", "convert", waiting, "-o", tmp_path / "out", "--to", "csv"])
    with waiting.open("wb"):  # opens when the command does
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
    assert process.stderr is not None
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    assert list((tmp_path / "out").glob("*")) == []


@pytest.mark.slow
def test_streams_that_are_closed_or_narrow_do_no_harm(notice: Path) -> None:
    closed = subprocess.run(["sh", "-c", f'"{sys.executable}" -m workplan convert nothing.txt >&- 2>&-'])
    assert closed.returncode == 2
    narrow = command("show", notice, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert narrow.returncode == 0
    assert b"Traceback" not in narrow.stderr
