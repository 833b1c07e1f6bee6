"""Many files at once: the same result for any number of processes, whatever single files do."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

import workplan
from tests.batches import PICTURE, content, fill, notice
from tests.processes import KNOWN_MEMORY, POSIX, start, wait_for
from workplan.batch import Kind, Outcome, Settings, Source, convert, find
from workplan.batch.bounds import PATIENCE, limit_memory
from workplan.batch.child import READY
from workplan.batch.jobs import Job, Task
from workplan.batch.pool import in_processes
from workplan.batch.worker import Worker
from workplan.cli import main
from workplan.exports.tables import COLUMNS

pytestmark = pytest.mark.slow


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    return fill(tmp_path / "plans", 12)


def names(sources: list[Source]) -> list[str]:
    return [source.name for source in sources]


@pytest.mark.parametrize(
    ("form", "processes"), [("json", (0, 1)), ("jsonl", (0, 2)), ("csv", (0, 1, 3)), ("md", (0, 1)), ("akn", (0, 1))]
)
def test_output_is_the_same_for_any_number_of_processes(
    form: str, processes: tuple[int, ...], plans: Path, tmp_path: Path
) -> None:
    written = []
    for jobs in processes:
        out = tmp_path / f"out{jobs}"
        report = convert(find([plans]), out, settings=Settings(form=form, jobs=jobs))
        assert (report.done, report.kept, report.failures) == (12, 0, ())
        written.append(content(out))
    assert all(one == written[0] for one in written)
    assert len(written[0]) == {"jsonl": 1, "csv": len(COLUMNS)}.get(form, 12)


def test_files_of_json_are_what_the_library_gives(plans: Path, tmp_path: Path) -> None:
    convert(find([plans]), tmp_path / "out", settings=Settings(jobs=1))
    for source in find([plans]):
        document = workplan.parse_file(source.location, name=source.name)
        assert (tmp_path / "out" / f"{source.name}.json").read_text(encoding="utf-8") == workplan.to_json(document)


def test_lines_and_rows_are_in_the_order_of_the_inputs(plans: Path, tmp_path: Path) -> None:
    sources = find([plans])
    random.Random(1).shuffle(sources)
    convert(sources, tmp_path / "lines", settings=Settings(form="jsonl", jobs=2))
    convert(sources, tmp_path / "rows", settings=Settings(form="csv", jobs=0))
    lines = (tmp_path / "lines" / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    assert [workplan.from_json(line).name for line in lines] == names(sources)
    rows = csv.DictReader(io.StringIO((tmp_path / "rows" / "documents.csv").read_text(encoding="utf-8")))
    assert [row["document"] for row in rows] == names(sources)


def test_bom_is_for_excel_and_changes_nothing_else(plans: Path, tmp_path: Path) -> None:
    convert(find([plans]), tmp_path / "plain", settings=Settings(form="csv", jobs=0))
    convert(find([plans]), tmp_path / "bom", settings=Settings(form="csv", jobs=0, bom=True))
    for name, data in content(tmp_path / "plain").items():
        assert (tmp_path / "bom" / name).read_bytes() == "\ufeff".encode() + data


def test_bad_files_stop_nothing_and_are_told_in_order(plans: Path, tmp_path: Path) -> None:
    (plans / "a.png").write_bytes(PICTURE)
    (plans / "z.txt").write_bytes(b"")
    sources = [*find([plans]), Source(str(plans / "missing.txt"), "missing")]
    report = convert(sources, tmp_path / "out", settings=Settings(jobs=2), errors=tmp_path / "errors.jsonl")
    assert (report.done, [failure.source.name for failure in report.failures]) == (12, ["a", "z", "missing"])
    told = [json.loads(line) for line in (tmp_path / "errors.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["input"] for line in told] == [str(plans / name) for name in ("a.png", "z.txt", "missing.txt")]
    assert {line["error"] for line in told} == {"unreadable"}
    assert "PNG 图片" in told[0]["zh"]
    assert "a PNG picture" in told[0]["en"]
    assert len(content(tmp_path / "out")) == 12


def task(version: str = workplan.__version__) -> Task:
    return Task(form="json", folder=None, segments=None, lexicon=(), timeout=30.0, memory=1024, version=version)


def jobs_of(sources: list[Source]) -> Iterator[Job]:
    return (Job(number, source) for number, source in enumerate(sources))


def with_reader(does: str, folder: Path, monkeypatch: pytest.MonkeyPatch, *, before: str = "") -> None:
    """Let each fresh interpreter have a reader that does something else on the file ``n005.txt``."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(
        f"import os, signal, time, workplan.readers as r\n{before}\n"
        "old = r.read\n"
        "def read(data, *, name=None, **more):\n"
        f"    if name == 'n005.txt':\n        {does}\n"
        "    return old(data, name=name, **more)\n"
        "r.read = read\n"
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), *filter(None, [os.environ.get("PYTHONPATH")])]))


@POSIX
@pytest.mark.parametrize("system", ["", "del signal.setitimer"], ids=["alarms", "no alarms"])
@pytest.mark.parametrize(
    ("does", "limit", "told"),
    [("while True: pass", 0.5, "0.5"), ("time.sleep(60)", 0.2, f"{PATIENCE * 0.2:g}")],
    ids=["computing", "waiting"],
)
def test_a_file_that_takes_too_long_is_given_up(
    does: str, limit: float, told: str, system: str, plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_reader(does, tmp_path / "startup", monkeypatch, before=system)
    sources = find([plans])
    random.Random(2).shuffle(sources)
    report = convert(sources, tmp_path / "out", settings=Settings(jobs=1, timeout=limit))
    assert report.done == 11
    assert [(f.source.name, f.kind) for f in report.failures] == [("n005", Kind.TIMEOUT)]
    assert f"within {told} s" in report.failures[0].en
    assert f"{told} 秒" in report.failures[0].zh


@POSIX
def test_a_busy_machine_fails_no_file(plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_reader("time.sleep(0.8)", tmp_path / "startup", monkeypatch)
    report = convert(find([plans]), tmp_path / "out", settings=Settings(jobs=1, timeout=0.4))
    assert (report.done, report.failures) == (12, ())


def test_where_nothing_alarms_a_process_it_is_ended_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stuck(Worker):
        """A process that is ready, takes a job, and answers no more."""

        def _launch(self) -> tuple[subprocess.Popen[bytes], object]:
            argv = [sys.executable, "-c", "import time; time.sleep(60)"]
            self._process = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            return self._process, READY

    monkeypatch.delattr(signal, "setitimer", raising=False)
    limit = 0.02
    job = Job(0, Source("a.txt", "a"))
    worker = Stuck(Task("json", None, None, (), limit, 100))
    (outcome,) = worker.convert(iter([job]))
    worker.close()
    assert outcome.failure is not None
    assert outcome.failure.kind is Kind.TIMEOUT
    assert f"{PATIENCE * limit:g} s" in outcome.failure.en


@pytest.mark.parametrize(("option", "value"), [("timeout", "inf"), ("timeout", "1e12"), ("memory", "9" * 20)])
def test_limits_without_bounds_are_none(option: str, value: str, plans: Path, tmp_path: Path) -> None:
    assert main(["convert", str(plans), "-o", str(tmp_path / "out"), "--jobs", "1", f"--{option}", value]) == 0


@KNOWN_MEMORY
def test_a_file_that_takes_too_much_memory_is_given_up(plans: Path, tmp_path: Path) -> None:
    with (plans / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)
    report = convert(find([plans]), tmp_path / "out", settings=Settings(jobs=1, memory=60))
    assert report.done == 12
    assert [(f.source.name, f.kind) for f in report.failures] == [("huge", Kind.MEMORY)]
    assert "60 MB" in report.failures[0].en


@KNOWN_MEMORY
def test_the_limit_of_memory_is_beyond_what_is_in_use() -> None:
    if os.fork() == 0:
        limit_memory(50)
        code = 0
        try:
            bytearray(20_000_000)
            code += 1
            bytearray(100_000_000)
            code += 2
        except MemoryError:
            code += 4
        os._exit(code)
    assert os.waitstatus_to_exitcode(os.wait()[1]) == 5


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that are started, in their order."""
    processes: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *args: object, **options: object) -> None:
            super().__init__(*args, **options)
            processes.append(self)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    return processes


def running(processes: list[subprocess.Popen[bytes]]) -> list[subprocess.Popen[bytes]]:
    return [process for process in processes if process.poll() is None]


def test_a_worker_that_is_killed_loses_nothing(tmp_path: Path, started: list[subprocess.Popen[bytes]]) -> None:
    sources = find([fill(tmp_path / "plans", 100)])
    killed = 0
    outcomes: list[Outcome] = []
    for outcome in in_processes(jobs_of(sources), task(), count=2):
        outcomes.append(outcome)
        if len(outcomes) in (20, 60):
            running(started)[0].kill()
            killed += 1
    assert killed == 2
    assert sorted(outcome.job.number for outcome in outcomes) == list(range(100))
    assert all(outcome.payload for outcome in outcomes)
    assert len(started) > 2
    assert running(started) == []


@POSIX
def test_a_file_that_kills_its_worker_is_told_and_stops_nothing(plans: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_reader("os.kill(os.getpid(), 11)", plans.parent / "startup", monkeypatch)
    outcomes = list(in_processes(jobs_of(find([plans])), task(), count=1))
    failed = [outcome.failure for outcome in outcomes if outcome.failure]
    assert [(failure.source.name, failure.kind) for failure in failed] == [("n005", Kind.DIED)]
    assert len([outcome for outcome in outcomes if outcome.payload]) == 11


def test_words_that_cannot_be_read_are_told_once(
    plans: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "roles.tsv").write_text("word\na\tb\n", encoding="utf-8")
    argv = ["convert", str(plans), "-o", str(tmp_path / "out"), "--jobs", "2", "--lexicon", str(tmp_path / "words")]
    assert main(argv) == 2
    told = capfd.readouterr().err
    assert told.count("\n") == 1
    assert "roles.tsv:2" in told


def test_a_task_of_another_version_is_refused(plans: Path) -> None:
    with pytest.raises(workplan.WorkplanError, match=r"the task wants 99\.0"):
        list(in_processes(jobs_of(find([plans])), task("99.0"), count=1))


def test_ending_early_ends_all_processes(plans: Path, started: list[subprocess.Popen[bytes]]) -> None:
    stream = in_processes(jobs_of(find([plans])), task(), count=2)
    assert isinstance(stream, Generator)
    next(stream)
    stream.close()
    assert started
    assert running(started) == []


@POSIX
def test_ctrl_c_ends_cleanly_and_resume_goes_on(tmp_path: Path) -> None:
    plans, out = fill(tmp_path / "plans", 200), tmp_path / "out"
    argv = [sys.executable, "-m", "workplan", "convert", str(plans), "-o", str(out), "--jobs", "2", "--to", "jsonl"]
    process = start([*argv], own_group=True)
    journal = out / ".workplan" / "journal.jsonl"
    wait_for(lambda: journal.exists() and journal.read_text().count("\n") > 40)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert (process.returncode, told.decode()) == (130, "interrupted; run it again with --resume to go on\n")
    assert [path.name for path in out.iterdir()] == [".workplan"]
    done = subprocess.run([*argv, "--resume"], capture_output=True, text=True)
    assert done.returncode == 0
    assert "were done before" in done.stderr
    convert(find([plans]), tmp_path / "once", settings=Settings(form="jsonl", jobs=0))
    assert (out / "documents.jsonl").read_bytes() == (tmp_path / "once" / "documents.jsonl").read_bytes()


def test_options_of_convert_reach_the_batch(plans: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (plans / "a.png").write_bytes(PICTURE)
    errors = tmp_path / "errors.jsonl"
    argv = ["convert", str(plans), "-o", str(tmp_path / "out"), "--jobs", "1", "--errors", str(errors), "--resume"]
    assert main([*argv, "--timeout", "20", "--memory", "500", "--to", "csv", "--bom"]) == 1
    out, told = capfd.readouterr()
    assert (out, told) == ("", f"converted 12, 1 failed, into {tmp_path / 'out'}\n")
    assert len(errors.read_text(encoding="utf-8").splitlines()) == 1
    assert (tmp_path / "out" / "times.csv").read_bytes().startswith("\ufeff".encode())
    assert main([*argv, "--to", "csv", "--lang", "zh"]) == 1
    assert "12 份早已完成" in capfd.readouterr().err


@pytest.mark.parametrize(
    "argv",
    [
        ["--jobs", "0"],
        ["--jobs", "two"],
        ["--timeout", "-1"],
        ["--memory", "0"],
        ["--bom"],
        ["--resume"],
        ["--errors", "e.jsonl"],
        ["--state", "kept"],
        ["--scheduler", "tcp://x:1"],
        ["--to", "parquet"],
    ],
    ids=" ".join,
)
def test_wrong_options_are_told(argv: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "n.txt"
    path.write_text(notice(1), encoding="utf-8")
    assert main(["convert", str(path), *argv, "--lang", "zh"]) == 2
    out, told = capfd.readouterr()
    assert out == ""
    assert told.startswith("错误：")
    assert argv[0] in told


@POSIX
def test_a_person_sees_a_bar_with_rate_and_failures(plans: Path, tmp_path: Path) -> None:
    (plans / "a.png").write_bytes(PICTURE)
    terminal, end = os.openpty()
    argv = [sys.executable, "-m", "workplan", "convert", str(plans), "-o", str(tmp_path / "out"), "--lang", "zh"]
    process = subprocess.Popen(argv, stderr=end, env={**os.environ, "TERM": "xterm", "COLUMNS": "120"})
    os.close(end)
    shown = b""
    with contextlib.suppress(OSError):  # the system's word for the end of a terminal
        while data := os.read(terminal, 4096):
            shown += data
    os.close(terminal)
    assert process.wait(60) == 1
    for told in ("转换", "13/13", "每秒", "失败 1"):
        assert told in shown.decode()


def test_failures_on_stderr_end_somewhere(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for number in range(25):
        (tmp_path / f"{number:02}.png").write_bytes(PICTURE)
    assert main(["convert", str(tmp_path), "-o", str(tmp_path / "out"), "--jobs", "1"]) == 2
    told = capfd.readouterr().err.splitlines()
    assert len(told) == 22
    assert told[20] == "5 more failed; --errors FILE lists them all"
