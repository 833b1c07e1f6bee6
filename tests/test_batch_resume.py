"""Going on where a run stopped: what is done is recognised by content and version, whatever ended the run."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.batches import content, fill, notice
from tests.processes import POSIX, wait_for
from workplan.batch import Report, Settings, convert, find
from workplan.batch import journal as journals
from workplan.errors import UsageError

pytestmark = pytest.mark.slow

FORMS = ("json", "jsonl", "csv")


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    return fill(tmp_path / "plans", 9)


def run(plans: Path, out: Path, form: str = "json", *, resume: bool = True, lexicon: tuple[str, ...] = ()) -> Report:
    return convert(find([plans]), out, settings=Settings(form=form, jobs=0, resume=resume, lexicon=lexicon))


@pytest.mark.parametrize("form", FORMS)
def test_what_is_done_is_left_as_it_is(form: str, plans: Path, tmp_path: Path) -> None:
    first = run(plans, tmp_path / "out", form)
    written = content(tmp_path / "out")
    second = run(plans, tmp_path / "out", form)
    assert (first.done, first.kept, second.done, second.kept) == (9, 0, 0, 9)
    assert content(tmp_path / "out") == written


@pytest.mark.parametrize("form", FORMS)
def test_changed_and_new_files_are_converted(form: str, plans: Path, tmp_path: Path) -> None:
    run(plans, tmp_path / "out", form)
    (plans / "n001.txt").write_text(notice(101), encoding="utf-8")
    (plans / "a new one.txt").write_text(notice(102), encoding="utf-8")
    os.utime(plans / "n002.txt", (0, 0))
    (plans / "n004.txt").unlink()
    second = run(plans, tmp_path / "out", form)
    assert (second.done, second.kept) == (2, 7)
    run(plans, tmp_path / "once", form, resume=False)
    for name, data in content(tmp_path / "once").items():
        assert (tmp_path / "out" / name).read_bytes() == data


def test_another_version_or_other_words_start_anew(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(plans, tmp_path / "out")
    monkeypatch.setattr(journals, "__version__", "99.0")
    assert run(plans, tmp_path / "out").done == 9
    words = tmp_path / "words"
    words.mkdir()
    assert run(plans, tmp_path / "out", lexicon=(str(words),)).done == 9
    assert run(plans, tmp_path / "out", lexicon=(str(words),)).done == 0
    (words / "body_suffixes.tsv").write_text("suffix\n数据局\n", encoding="utf-8")
    assert run(plans, tmp_path / "out", lexicon=(str(words),)).done == 9


def test_a_result_that_is_gone_or_cut_is_made_again(plans: Path, tmp_path: Path) -> None:
    run(plans, tmp_path / "out")
    whole = content(tmp_path / "out")
    (tmp_path / "out" / "n001.json").unlink()
    (tmp_path / "out" / "n002.json").write_bytes(b"{")
    again = run(plans, tmp_path / "out")
    assert (again.done, again.kept) == (2, 7)
    results = {name: data for name, data in content(tmp_path / "out").items() if name.endswith(".json")}
    assert results == {name: data for name, data in whole.items() if name.endswith(".json")}


def test_without_resume_nothing_is_kept_and_nothing_stays(plans: Path, tmp_path: Path) -> None:
    run(plans, tmp_path / "out")
    assert run(plans, tmp_path / "out", resume=False).done == 9
    assert not (tmp_path / "out" / ".workplan").exists()


def test_a_journal_cut_in_a_line_is_read_up_to_there(plans: Path, tmp_path: Path) -> None:
    run(plans, tmp_path / "out", "jsonl")
    whole = (tmp_path / "out" / "documents.jsonl").read_bytes()
    journal = tmp_path / "out" / ".workplan" / "journal.jsonl"
    data = journal.read_bytes()
    for cut in (len(data) - 7, len(data) // 2, 30, 0):
        journal.write_bytes(data[:cut])
        report = run(plans, tmp_path / "out", "jsonl")
        assert (report.kept, report.done) == (max(data[:cut].count(b"\n") - 1, 0), 9 - report.kept)
        assert (tmp_path / "out" / "documents.jsonl").read_bytes() == whole
        for line in journal.read_text(encoding="utf-8").splitlines():
            json.loads(line)
        journal.write_bytes(data) if cut > 30 else None


def test_failures_are_tried_again(plans: Path, tmp_path: Path) -> None:
    (plans / "n001.txt").write_bytes(b"")
    first = run(plans, tmp_path / "out", "jsonl")
    assert ([f.source.name for f in first.failures], first.done) == (["n001"], 8)
    assert [f.source.name for f in run(plans, tmp_path / "out", "jsonl").failures] == ["n001"]
    (plans / "n001.txt").write_text(notice(1), encoding="utf-8")
    assert (run(plans, tmp_path / "out", "jsonl").done, run(plans, tmp_path / "once", "jsonl").done) == (1, 9)
    assert (tmp_path / "out" / "documents.jsonl").read_bytes() == (tmp_path / "once" / "documents.jsonl").read_bytes()


def test_two_runs_do_not_write_to_one_place(plans: Path, tmp_path: Path) -> None:
    settings = Settings(jobs=0)
    folder = journals.state_folder(settings, str(tmp_path / "out"))
    other = journals.Journal(folder, journals.identity(settings), resume=False)
    with pytest.raises(UsageError, match="another workplan"):
        run(plans, tmp_path / "out")
    other.close(keep=False)
    assert run(plans, tmp_path / "out").done == 9


def test_unfinished_files_of_a_killed_run_are_removed(plans: Path, tmp_path: Path) -> None:
    run(plans, tmp_path / "out")
    before = content(tmp_path / "out")
    (tmp_path / "out" / "2030" / f".workplan-{'0a' * 16}.part").write_bytes(b"{")
    (tmp_path / "out" / f".workplan-{'1b' * 16}.part").write_bytes(b"{")
    run(plans, tmp_path / "out")
    assert content(tmp_path / "out") == before


def test_the_journal_lies_where_it_is_told(plans: Path, tmp_path: Path) -> None:
    settings = Settings(jobs=0, resume=True, state=str(tmp_path / "state"))
    convert(find([plans]), tmp_path / "out", settings=settings)
    assert (tmp_path / "state" / ".workplan" / "journal.jsonl").is_file()
    assert not (tmp_path / "out" / ".workplan").exists()
    assert convert(find([plans]), tmp_path / "out", settings=settings).kept == 9


@POSIX
@pytest.mark.parametrize(("form", "jobs"), [("json", "1"), ("jsonl", "2"), ("csv", "1")])
def test_killed_three_times_and_resumed_gives_the_bytes_of_one_run(form: str, jobs: str, tmp_path: Path) -> None:
    plans, out = fill(tmp_path / "plans", 200), tmp_path / "out"
    argv = [sys.executable, "-m", "workplan", "convert", str(plans), "-o", str(out), "--to", form, "--jobs", jobs]
    journal = out / ".workplan" / "journal.jsonl"
    before = 0
    for _ in range(3):
        process = subprocess.Popen([*argv, "--resume"], stderr=subprocess.DEVNULL)
        wait_for(partial(has_ended_or_grown, process, journal, before))
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
        before = entries(journal)
    done = subprocess.run([*argv, "--resume"], capture_output=True, text=True)
    assert (done.returncode, "were done before" in done.stderr) == (0, True)
    convert(find([plans]), tmp_path / "once", settings=Settings(form=form, jobs=0))
    undisturbed = content(tmp_path / "once")
    assert {name: data for name, data in content(out).items() if not name.startswith(".")} == undisturbed


def has_ended_or_grown(process: subprocess.Popen[bytes], journal: Path, before: int) -> bool:
    return process.poll() is not None or (journal.exists() and entries(journal) > before)


def entries(journal: Path) -> int:
    return journal.read_bytes().count(b"\n")
