"""``workplan validate`` as it is used: what it selects, mends, keeps quiet about and explains."""

from __future__ import annotations

import errno
import gc
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest

from workplan.cli import main, rewriting
from workplan.model import Document
from workplan.validation.examples import whole
from workplan.validation.reports import FORMATS, Checked
from workplan.validation.run import Run

TEXT = whole("一、甲乙\n建设平台，，汇聚数据。\n三、丙丁\n压实责任。\n")
GOOD = TEXT.replace("，，", "，").replace("三、", "二、")
WELL = "all is well: nothing found in 1 file\n"
ROOT = Path(__file__).parent.parent


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "drafts" / "plan.txt"
    file.parent.mkdir()
    file.write_text(TEXT, encoding="utf-8")
    return file


def run(capfd: pytest.CaptureFixture[str], *argv: object) -> tuple[int, str, str]:
    code = main(["--lang", "en", "validate", *(str(a) for a in argv)])
    out, err = capfd.readouterr()
    return code, out, err


def codes(out: str) -> list[str]:
    return [line.split(": ")[1].split(" ")[0] for line in out.splitlines()]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), ["X005", "S001"]),
        (("--select", "S"), ["S001"]),
        (("--select", "S,X005"), ["X005", "S001"]),
        (("--select", "S", "--select", "doubled-mark"), ["X005", "S001"]),
        (("--ignore", "S001"), ["X005"]),
    ],
)
def test_options_choose_rules(
    options: tuple[str, ...], expected: list[str], draft: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capfd, draft, "--format", "concise", *options)
    assert (code, codes(out)) == (1, expected)


def test_exit_codes(draft: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    good = tmp_path / "good.txt"
    good.write_text(GOOD, encoding="utf-8")
    assert run(capfd, good) == (0, "", WELL)
    assert run(capfd, draft)[0] == 1
    assert run(capfd, draft, "--exit-zero")[0] == 0
    assert run(capfd, draft, tmp_path / "nowhere.txt", "--exit-zero")[0] == 1
    assert run(capfd, draft, "--select", "Q")[0] == 2
    assert run(capfd, tmp_path / "nowhere.txt")[0] == 2
    assert run(capfd)[0] == 2
    assert run(capfd, good, tmp_path / "nowhere.txt")[0] == 1


def test_settings_beside_the_file_count(draft: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (draft.parent / "workplan.toml").write_text('ignore = ["X005"]\n', encoding="utf-8")
    assert codes(run(capfd, draft, "--format", "concise")[1]) == ["S001"]
    (draft.parent / "workplan.toml").write_text('[per-file-ignores]\n"plan.*" = ["ALL"]\n', encoding="utf-8")
    assert run(capfd, draft) == (0, "", WELL)
    (draft.parent / "workplan.toml").write_text("ignored = []\n", encoding="utf-8")
    code, out, err = run(capfd, draft)
    assert (code, out) == (2, "")
    assert "ignored" in err


def test_a_diff_changes_nothing_and_a_fix_what_is_certain(draft: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = draft.read_bytes()
    code, out, err = run(capfd, draft, "--diff")
    assert code == 1
    assert "+建设平台，汇聚数据。" in out
    assert "1 place in 1 file: " in err
    assert draft.read_bytes() == before
    code, out, _ = run(capfd, draft, "--fix", "--format", "concise")
    assert (code, codes(out)) == (1, ["S001"])
    assert draft.read_text(encoding="utf-8") == TEXT.replace("，，", "，")
    assert run(capfd, draft, "--diff")[:2] == (0, "")


@pytest.mark.parametrize(("encoding", "end"), [("utf-8-sig", "\r\n"), ("gb18030", "\n"), ("utf-16", "\r\n")])
def test_a_fix_keeps_encoding_and_line_ends(
    encoding: str, end: str, draft: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    draft.write_bytes(TEXT.replace("\n", end).encode(encoding))
    run(capfd, draft, "--fix")
    assert draft.read_bytes() == TEXT.replace("，，", "，").replace("\n", end).encode(encoding)


def test_a_page_is_not_mended(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "plan.html"
    page.write_text("".join(f"<p>{line}</p>" for line in TEXT.splitlines() if line), encoding="utf-8")
    before = page.read_bytes()
    code, _, err = run(capfd, page, "--fix")
    assert code == 2
    assert str(page) in err
    assert page.read_bytes() == before


def test_all_places_are_mended_in_one_run_and_what_is_left_is_told(
    draft: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    many = TEXT.replace("压实责任。", '“压实"责任。' * 71)
    draft.write_text(many, encoding="utf-8")
    code, out, err = run(capfd, draft, "--fix")
    assert code == 1
    assert [line.split(": ")[1].split(" ")[0] for line in out.splitlines() if ": S" in line] == ["S001"]
    assert err.splitlines() == [
        "mended 72 places in 1 file: X002 71, X005 1",
        "left 1: 1 error, 0 warnings, 0 infos, in 1 of 1 file",
    ]
    assert '"' not in draft.read_text(encoding="utf-8")


def test_a_last_line_counts_findings_and_fixes(draft: Path, capfd: pytest.CaptureFixture[str]) -> None:
    draft.write_text(TEXT.replace("压实责任", "压实压实责任"), encoding="utf-8")
    _, out, err = run(capfd, draft)
    assert "X005 warning [*]: " in out
    assert "X006 warning: " in out
    assert err.splitlines() == [
        "found 3: 1 error, 2 warnings, 0 infos, in 1 of 1 file",
        "[*] 1 of them is mended by --fix",
        "1 has a fix for a person to judge (--diff --unsafe-fixes shows it)",
    ]


def test_unsafe_fixes_go_in_only_when_asked_for(draft: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text = TEXT.replace("压实责任", "压实压实责任")
    draft.write_text(text, encoding="utf-8")
    run(capfd, draft, "--fix")
    assert draft.read_text(encoding="utf-8") == text.replace("，，", "，")
    assert run(capfd, draft, "--unsafe-fixes")[0] == 2
    run(capfd, draft, "--fix", "--unsafe-fixes")
    assert draft.read_text(encoding="utf-8") == TEXT.replace("，，", "，")


def test_a_diff_wins_over_a_fix(draft: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capfd, draft, "--fix", "--diff")
    assert code == 1
    assert "+建设平台，汇聚数据。" in out
    assert draft.read_text(encoding="utf-8") == TEXT


def test_less_severe_findings_may_be_left_out(draft: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert codes(run(capfd, draft, "--format", "concise", "--min-severity", "error")[1]) == ["S001"]
    assert run(capfd, draft, "--min-severity", "high")[0] == 2


def test_statistics_count_by_rule(draft: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (draft.parent / "second.txt").write_text(TEXT, encoding="utf-8")
    code, out, _ = run(capfd, draft.parent, "--statistics")
    assert code == 1
    assert [line.split()[:2] for line in out.splitlines()] == [["2", "S001"], ["2", "X005"]]
    rows = json.loads(run(capfd, draft, "--statistics", "--format", "json")[1])
    assert [(row["code"], row["times"], row["safe"]) for row in rows] == [("S001", 1, 0), ("X005", 1, 1)]


COMMENTS = {
    "at the end of its line": ("汇聚数据。", "汇聚数据。<!-- workplan: ignore[X005] -->", ["S001"]),
    "on a line of its own": ("建设平台", "<!-- workplan: ignore[X] -->\n\n建设平台", ["S001"]),
    "of all rules": ("建设平台", "# workplan: ignore\n建设平台", ["S001"]),
    "by a rule's name": ("汇聚数据。", "汇聚数据。<!-- workplan: ignore[doubled-mark] -->", ["S001"]),
    "of two rules behind a full-width comma": (
        "压实责任。",
        "压实责任。\n<!-- workplan: ignore-file[S001，X005] -->",
        [],
    ),
    "of another rule": ("建设平台", "<!-- workplan: ignore[X001,S] -->\n建设平台", ["X005", "S001"]),
    "about the whole file": ("压实责任。", "压实责任。\n<!-- workplan: ignore-file[S001, x005] -->", []),
}


@pytest.mark.parametrize("case", COMMENTS)
def test_a_comment_in_the_text_keeps_findings_quiet(case: str, draft: Path, capfd: pytest.CaptureFixture[str]) -> None:
    old, new, expected = COMMENTS[case]
    draft.write_text(TEXT.replace(old, new), encoding="utf-8")
    assert codes(run(capfd, draft, "--format", "concise")[1]) == expected


def test_unreadable_files_stand_in_the_output_for_programs(
    draft: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lost = tmp_path / "lost.txt"
    code, out, err = run(capfd, draft, lost, "--format", "json")
    assert code == 1
    assert str(lost) in err
    assert [(row["code"], row["file"]) for row in json.loads(out)][-1] == ("unreadable", lost.as_posix())
    log = json.loads(run(capfd, draft, lost, "--format", "sarif")[1])["runs"][0]["invocations"][0]
    assert log["executionSuccessful"] is False
    assert len(log["toolExecutionNotifications"]) == 1
    assert f"::error file={lost.as_posix()}::" in run(capfd, draft, lost, "--format", "github")[1]


def test_a_baseline_keeps_old_findings_quiet(draft: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    known = tmp_path / "known.json"
    code, out, err = run(capfd, draft, "--write-baseline", known)
    assert (code, out) == (0, "")
    assert "2 findings" in err
    assert run(capfd, draft, "--baseline", known) == (0, "", WELL)
    draft.write_text(TEXT + "四、戊己\n加强统筹、和协调。\n", encoding="utf-8")
    assert codes(run(capfd, draft, "--baseline", known, "--format", "concise")[1]) == ["X004"]
    assert run(capfd, draft, "--baseline", tmp_path / "none.json")[0] == 2


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_many_files_make_one_report(form: str, draft: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (draft.parent / "second.txt").write_text(TEXT, encoding="utf-8")
    _, out, _ = run(capfd, draft.parent, "--format", form)
    data = json.loads(out)
    rows = data if form == "json" else data["runs"][0]["results"]
    assert len(rows) == 4


def test_a_rule_is_explained_in_both_languages(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capfd, "--explain", "number-gap")
    assert code == 0
    assert "S001 number-gap (error)" in out
    assert "GB/T 9704-2012" in out
    assert main(["--lang", "zh", "validate", "--explain", "S001"]) == 0
    assert "序号跳号" in capfd.readouterr().out
    assert run(capfd, "--explain", "S999")[0] == 2


def test_the_hooks_name_commands_that_exist() -> None:
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entries = [line.split(":", 1)[1].split() for line in text.splitlines() if "entry:" in line]
    assert len(entries) == 2
    for entry in entries:
        assert entry[0] == "workplan"
        done = subprocess.run([sys.executable, "-m", *entry, "--help"], capture_output=True, check=False)
        assert done.returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "options", [(), ("--format", "json"), ("--format", "sarif"), ("--statistics",), ("--diff",), ("--write-baseline",)]
)
def test_no_document_is_kept_when_it_has_been_checked(
    options: tuple[str, ...], tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    alive = []
    check = Run.check

    def counted(self: Run, document: Document, path: Path | None, *, shown: str = "") -> Checked:
        gc.collect()
        alive.append(sum(isinstance(each, Document) for each in gc.get_objects()))
        return check(self, document, path, shown=shown)

    monkeypatch.setattr(Run, "check", counted)
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(TEXT, encoding="utf-8")
    files = (tmp_path / f"{number}.txt" for number in range(4))
    known = [tmp_path / "known.json"] if options == ("--write-baseline",) else []
    run(capfd, *files, *options, *known)
    assert len(alive) == 4
    assert alive[-1] <= alive[1]


def test_fixes_are_put_in_where_no_mode_and_owner_can_be_set(
    draft: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("fchmod", "fchown", "chown"):
        monkeypatch.delattr(os, name, raising=False)
    run(capfd, draft, "--fix", "--select", "X005")
    assert "，，" not in draft.read_text(encoding="utf-8")


def test_a_read_only_file_is_left_and_checked_all_the_same(draft: Path, capfd: pytest.CaptureFixture[str]) -> None:
    draft.chmod(0o444)
    code, out, err = run(capfd, draft, "--fix", "--format", "concise")
    assert draft.read_text(encoding="utf-8") == TEXT
    assert (code, codes(out)) == (2, ["X005", "S001"])
    assert f"{draft}: read-only, nothing was mended; let it be written (chmod u+w) and run --fix again" in err
    assert "mended 1" not in err


def test_what_is_found_is_told_where_the_folder_can_not_be_written(
    draft: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(path: Path, data: bytes) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(rewriting, "rewrite", closed)
    second = draft.with_name("second.txt")
    second.write_text(TEXT, encoding="utf-8")
    code, out, err = run(capfd, draft, second, "--fix", "--format", "concise")
    assert (code, codes(out)) == (2, ["X005", "S001"] * 2)
    assert err.count("permission denied") == 2
    assert "mended" not in err


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names of any bytes")
def test_a_file_name_of_other_bytes_than_utf_8_stands_in_every_output(
    draft: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    name = os.fsdecode("要点.txt".encode("gb18030"))
    draft.rename(draft.with_name(name))
    known = tmp_path / "known.json"
    log = json.loads(run(capfd, draft.parent, "--format", "sarif")[1])
    [artifact] = log["runs"][0]["artifacts"]
    assert artifact["location"]["uri"].endswith("/%D2%AA%B5%E3.txt")
    assert run(capfd, draft.parent, "--write-baseline", known)[0] == 0
    assert run(capfd, draft.parent, "--baseline", known) == (0, "", WELL)
    for form in FORMATS:
        assert run(capfd, draft.parent, "--format", form)[0] == 1


class Piped(Protocol):
    def __call__(self, text: bytes, *options: str) -> tuple[int, bytes, str]: ...


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Piped:
    """Check what comes on stdin: the exit code, and what is printed."""

    def piped(text: bytes, *options: str) -> tuple[int, bytes, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
        code = main(["--lang", "en", "validate", "-", *options])
        out, err = capfdbinary.readouterr()
        return code, out, err.decode()

    return piped


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_stdin_is_mended_to_stdout_and_its_findings_are_told_on_stderr(encoding: str, piped: Piped) -> None:
    text = TEXT.replace("\n", "\r\n")
    code, out, err = piped(text.encode(encoding), "--fix", "--format", "concise")
    assert (code, out) == (1, text.replace("，，", "，").encode(encoding))
    first, *told = err.splitlines()
    assert codes(first) == ["S001"]
    assert told[0] == "mended 1 place in 1 file: X005 1"


def test_stdin_with_nothing_to_mend_is_passed_on_as_it_is() -> None:
    command = [sys.executable, "-m", "workplan", "validate", "-", "--fix"]
    done = subprocess.run(command, input=GOOD.encode("utf-16"), capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, GOOD.encode("utf-16"))


def test_a_diff_of_stdin_shows_what_would_be_mended(piped: Piped) -> None:
    code, out, err = piped(TEXT.encode(), "--diff")
    assert (code, out.decode().splitlines()[:2]) == (1, ["--- -", "+++ -"])
    assert "+建设平台，汇聚数据。" in out.decode()
    assert "do it with --fix" in err


def test_what_is_not_on_this_machine_is_not_mended(draft: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("fsspec")
    code, out, err = run(capfd, draft.as_uri(), "--fix", "--format", "concise")
    assert (code, codes(out)) == (2, ["X005", "S001"])
    assert "only files of this machine can be mended" in err
    assert draft.read_text(encoding="utf-8") == TEXT


def test_a_diff_of_nothing_says_so(draft: Path, capfd: pytest.CaptureFixture[str]) -> None:
    draft.write_text(GOOD, encoding="utf-8")
    assert run(capfd, draft, "--diff") == (0, "", "nothing would be mended in 1 file\n")


def test_all_is_not_well_where_a_file_was_not_read(
    draft: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    draft.write_text(GOOD, encoding="utf-8")
    _, _, err = run(capfd, draft, tmp_path / "a.txt", tmp_path / "b.txt")
    assert err.splitlines()[2:] == ["nothing found in 1 file; 2 could not be read"]
    draft.write_text(TEXT, encoding="utf-8")
    _, _, err = run(capfd, draft, tmp_path / "a.txt", "--select", "S")
    assert err.splitlines()[1:] == ["found 1: 1 error, 0 warnings, 0 infos, in 1 of 1 file", "1 could not be read"]


def test_settings_that_can_not_be_used_are_told_once(draft: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (draft.parent / "workplan.toml").write_text("ignored = []\n", encoding="utf-8")
    code, out, err = run(capfd, draft, "--fix")
    assert (code, out, err.count("error: ")) == (2, "", 1)
