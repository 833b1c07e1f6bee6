"""What a batch promises: it takes nothing that isn't its own, loses nothing, hangs on nothing, writes nowhere else."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import tempfile
import threading
import time
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.batches import content, fill, notice
from tests.processes import FULL_DISK, POSIX
from workplan import readers
from workplan.batch import Report, Settings, convert, find, storage
from workplan.batch.jobs import Piece
from workplan.batch.journal import Entry, Journal
from workplan.batch.lock import LOCK
from workplan.batch.naming import file_of, tell_apart
from workplan.batch.segments import Segment, pieces
from workplan.cli import main
from workplan.errors import UnreadableError, UsageError
from workplan.readers import disk

pytestmark = pytest.mark.slow


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    return fill(tmp_path / "plans", 3)


def run(plans: Path, out: Path, form: str = "jsonl", *, resume: bool = True, state: Path | None = None) -> Report:
    where = str(state) if state else None
    return convert(find([plans]), out, settings=Settings(form=form, jobs=0, resume=resume, state=where))


# What lies in the folder of the record


@pytest.mark.parametrize("resume", [False, True])
def test_a_state_folder_keeps_what_others_put_there(resume: bool, plans: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    for name in ("tables/mine.txt", "my.segment", "journal.jsonl", ".workplan-notes"):
        (state / name).parent.mkdir(parents=True, exist_ok=True)
        (state / name).write_text("mine")
    before = content(state)
    assert run(plans, tmp_path / "out", "csv", resume=resume, state=state).done == 3
    after = content(state)
    assert {name: after[name] for name in before} == before
    assert (len(after) > len(before)) == resume


def test_an_output_with_the_name_of_scratch_stays(plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run(plans, Path("tables"), "csv", resume=False, state=Path())
    assert sorted(path.suffix for path in Path("tables").iterdir()) == [".csv"] * len(content(Path("tables")))


def test_a_record_that_no_run_made_is_left_alone(plans: Path, tmp_path: Path) -> None:
    own = tmp_path / "out" / ".workplan"
    own.mkdir(parents=True)
    (own / "journal.jsonl").write_text("mine")
    with pytest.raises(UsageError, match=r"journal\.jsonl: no run of workplan put this here"):
        run(plans, tmp_path / "out", resume=False)
    assert content(tmp_path / "out") == {".workplan/journal.jsonl": b"mine"}
    (own / "journal.jsonl").unlink()
    (own / LOCK).write_text("mine")
    with pytest.raises(UsageError, match="lock: no run of workplan"):
        run(plans, tmp_path / "out", resume=False)


def test_one_state_folder_does_not_mix_two_outputs(plans: Path, tmp_path: Path) -> None:
    first, second, state = tmp_path / "1", tmp_path / "2", tmp_path / "state"
    run(plans, first, "json", state=state)
    (plans / "n001.txt").write_text(notice(1).replace("95%", "96%"), encoding="utf-8")
    run(plans, second, "json", state=state)
    run(plans, first, "json", state=state)
    assert content(first) == content(second)


def test_the_record_needs_a_local_folder(plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="needs a local folder"):
        convert(find([plans]), "out", settings=Settings(jobs=0, state="s3://bucket/state"))


# The lock


def test_a_lock_that_a_killed_run_left_does_not_lock(plans: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / ".workplan").mkdir(parents=True)
    (tmp_path / "out" / ".workplan" / LOCK).write_bytes(b"")
    assert run(plans, tmp_path / "out", resume=False).done == 3
    assert not (tmp_path / "out" / ".workplan").exists()


@POSIX
def test_one_output_is_locked_whatever_the_state_folder(plans: Path, tmp_path: Path) -> None:
    journal = Journal(tmp_path / "out" / ".workplan", {"x": "1"}, resume=False)
    with pytest.raises(UsageError, match="another workplan"):
        run(plans, tmp_path / "out", state=tmp_path / "state")
    journal.close(keep=False)
    assert run(plans, tmp_path / "out", state=tmp_path / "state").done == 3
    assert not (tmp_path / "out" / ".workplan").exists()


@POSIX
def test_three_processes_never_hold_one_lock(tmp_path: Path) -> None:
    script = Path(__file__).parent.parent / "benchmarks" / "lock_stress.py"
    done = subprocess.run([sys.executable, str(script), "--seconds", "2"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 times two holders, 0 segments lost" in done.stdout


# The journal


HEADLESS = b'{"something": "else"}\n'


@pytest.mark.parametrize(
    "line", [b"nothing", b'{"name": "a"}', b"\0\0\0\0", b"\xff\xfe", b"[" * 100_000, b"7", b"null"], ids=len
)
def test_a_damaged_journal_says_which_file_to_delete(
    line: bytes, plans: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    argv = ["convert", str(plans), "-o", str(tmp_path / "out"), "--to", "jsonl", "--resume", "--jobs", "1"]
    run(plans, tmp_path / "out")
    journal = tmp_path / "out" / ".workplan" / "journal.jsonl"
    with journal.open("ab") as file:
        file.write(line + b"\n")
    capfd.readouterr()
    assert main(argv) == 2
    told = capfd.readouterr().err
    assert told.count("\n") == 1
    assert f"{journal}: this record of an earlier run is damaged in line 5; delete the file" in told
    journal.unlink()
    assert run(plans, tmp_path / "out").done == 3


def test_a_journal_that_is_none_is_not_overwritten(plans: Path, tmp_path: Path) -> None:
    run(plans, tmp_path / "out")
    journal = tmp_path / "out" / ".workplan" / "journal.jsonl"
    journal.write_bytes(HEADLESS)
    with pytest.raises(UsageError, match="damaged in line 1"):
        run(plans, tmp_path / "out")
    assert journal.read_bytes() == HEADLESS


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("start", -1),
        ("start", True),
        ("size", 1 << 70),
        ("size", 1.5),
        ("segment", None),
        ("sha256", 1),
        ("file", ["x"]),
        ("name", {}),
    ],
)
def test_no_value_of_a_journal_is_trusted(key: str, value: object, plans: Path, tmp_path: Path) -> None:
    run(plans, tmp_path / "out")
    spoil(tmp_path / "out", **{key: value})
    with pytest.raises(UsageError, match="damaged in line 2"):
        run(plans, tmp_path / "out")


def spoil(out: Path, **values: object) -> None:
    """Put other values into every entry of a journal."""
    journal = out / ".workplan" / "journal.jsonl"
    head, *lines = journal.read_text(encoding="utf-8").splitlines()
    spoiled = (json.dumps({**json.loads(line), **values}) for line in lines)
    journal.write_text("\n".join([head, *spoiled, ""]), encoding="utf-8")


@pytest.mark.parametrize("where", ["../../secret", "{}/secret", "linked", "a\0b", f"../../{'0' * 32}.segment"])
@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_a_journal_reads_nothing_from_elsewhere(where: str, form: str, plans: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (tmp_path / f"{'0' * 32}.segment").write_text("secret")
    run(plans, tmp_path / "out", form)
    whole = {name: data for name, data in content(tmp_path / "out").items() if not name.startswith(".")}
    if where == "linked":
        where = f"{'0' * 32}.segment"
        (tmp_path / "out" / ".workplan" / where).symlink_to(tmp_path / "secret")
    spoil(tmp_path / "out", segment=where.format(tmp_path), start=0, size=6)
    assert run(plans, tmp_path / "out", form).kept == 0
    assert {name: data for name, data in content(tmp_path / "out").items() if not name.startswith(".")} == whole


@POSIX
@pytest.mark.parametrize("link", [os.symlink, os.link])
@pytest.mark.parametrize("resume", [False, True])
def test_a_journal_is_never_written_through_a_link(link: object, resume: bool, plans: Path, tmp_path: Path) -> None:
    run(plans, tmp_path / "out")
    journal, victim = tmp_path / "out" / ".workplan" / "journal.jsonl", tmp_path / "victim"
    victim.write_bytes(journal.read_bytes())
    journal.unlink()
    assert callable(link)
    link(victim, journal)
    before = victim.read_bytes()
    if resume:
        with pytest.raises(UsageError, match="is no file; delete"):
            run(plans, tmp_path / "out")
    else:
        assert run(plans, tmp_path / "out", resume=False).done == 3
    assert victim.read_bytes() == before


@POSIX
def test_the_folder_and_its_lock_may_be_no_links(plans: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    own = tmp_path / "out" / ".workplan"
    own.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="no run of workplan"):
        run(plans, tmp_path / "out")
    own.unlink()
    own.mkdir()
    (own / LOCK).symlink_to(tmp_path / "victim")
    with pytest.raises(UsageError, match="no run of workplan"):
        run(plans, tmp_path / "out")
    assert not (tmp_path / "victim").exists()
    (own / LOCK).unlink()
    (tmp_path / "victim").touch()
    os.link(tmp_path / "victim", own / LOCK)
    with pytest.raises(UsageError, match="no run of workplan"):
        run(plans, tmp_path / "out")
    (own / LOCK).unlink()
    os.mkfifo(own / LOCK)
    with pytest.raises(UsageError, match="no run of workplan"):
        run(plans, tmp_path / "out")
    assert (tmp_path / "victim").read_bytes() == b""


def test_the_same_bytes_under_another_ending_are_converted_again(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("<p>一、甲", encoding="utf-8")
    run(tmp_path / "in", tmp_path / "out", "json")
    (tmp_path / "in" / "a.txt").rename(tmp_path / "in" / "a.html")
    assert run(tmp_path / "in", tmp_path / "out", "json").done == 1


def test_many_segments_need_few_open_files(tmp_path: Path) -> None:
    places = []
    for number in range(40):
        segment = Segment(tmp_path)
        places.append(segment.append(b"%d" % number))
        segment.close()
    assert list(pieces([*places, *places], tmp_path)) == [b"%d" % number for number in range(40)] * 2


def test_entries_are_noted_soon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(tmp_path / "record", {"x": "1"}, resume=False)
    noted = tmp_path / "record" / "journal.jsonl"
    now = time.monotonic()
    for number, (after, lines) in enumerate([(0.1, 1), (1.1, 3), (1.2, 3), (2.3, 5)]):
        monkeypatch.setattr("time.monotonic", lambda after=after: now + after)
        journal.add(str(number), Entry("0" * 64, Piece("a.json", 0, 1), "a.txt"))
        assert noted.read_bytes().count(b"\n") == lines
    journal.close(keep=False)


# Names


PLACES = {
    "numbered by hand": ["a.html", "a.txt", "a.txt.txt", "a.txt~2.txt"],
    "case": ["A.txt", "a.txt", "a.TXT", "B/x.txt", "b/x.txt"],
    "two ways to write é": ["\u00e9.txt", "e\u0301.txt"],
    "two ways to write a Korean syllable, one of them capital": ["\uac00A.txt", "\u1100\u1161a.txt"],
    "a folder like a result": ["a.txt", "a.json/b.txt", "a.akn.xml/b.txt", "a.md/b.txt"],
    "bytes that are no text": ["\udcff.txt", "\udcfe.txt"],
    "long": ["长" * 83 + "甲.t", "长" * 83 + "乙.t", "长" * 84 + "a.x", "长" * 84 + "a.y", "长" * 83 + ".txt"],
    "nothing but an ending": [".txt", "a/.txt"],
}


def folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


@pytest.mark.parametrize("ending", [".json", ".md", ".akn.xml"])
@pytest.mark.parametrize("places", PLACES.values(), ids=list(PLACES))
def test_no_two_inputs_get_one_file_on_any_disk(places: list[str], ending: str) -> None:
    for order in (places, places[::-1]):
        files = [folded(file_of(name, ending)) for name in tell_apart(order)]
        folders = {folded(str(folder)) for file in files for folder in Path(file).parents}
        assert len({*files, *folders}) == len(files) + len(folders)
        assert all(len(part.encode()) <= 255 for file in files for part in file.split("/"))


def test_long_names_are_written(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("长" * 83 + ".txt", "长" * 83 + "甲.t", "长" * 83 + "乙.t", "短" * 80 + ".txt"):
        (tmp_path / "in" / name).write_text(notice(1), encoding="utf-8")
    report = run(tmp_path / "in", tmp_path / "out", "akn")
    assert (report.done, report.failures, len(list((tmp_path / "out").glob("*.akn.xml")))) == (4, (), 4)
    assert run(tmp_path / "in", tmp_path / "out", "akn").kept == 4


# Part files


@POSIX
def test_part_files_cannot_be_foreseen_or_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    victim = tmp_path / "victim"
    victim.write_text("victim")
    monkeypatch.setattr("secrets.token_hex", lambda _: "ab" * 16)
    (tmp_path / f".workplan-{'ab' * 16}.part").symlink_to(victim)
    with pytest.raises(FileExistsError):
        storage.write(str(tmp_path / "a.json"), b"{}")
    assert victim.read_text() == "victim"
    monkeypatch.undo()
    storage.write(str(tmp_path / "a.json"), b"{}")
    storage.write(str(tmp_path / "b.json"), b"{}")
    assert (tmp_path / "a.json").read_bytes() == b"{}"


@POSIX
def test_a_part_file_that_is_being_written_is_not_swept_away(tmp_path: Path) -> None:
    with storage.whole(tmp_path / "a.json") as file:
        file.write(b"{}")
        assert subprocess.run([sys.executable, "-c", SWEEP, str(tmp_path)]).returncode == 0
    assert (tmp_path / "a.json").read_bytes() == b"{}"


SWEEP = "import sys; from workplan.batch import storage; storage.sweep(sys.argv[1])"


@POSIX
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="pipe"):  # nobody reads: an error, no wait
        storage.write(str(tmp_path / "pipe"), b"x")
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    while not got:
        try:
            storage.write(str(tmp_path / "pipe"), b"x")
        except OSError:
            continue
        reader.join(10)
    assert got == [b"x"]
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


@FULL_DISK
def test_a_full_disk_is_named(tmp_path: Path) -> None:
    def write() -> None:
        with storage.whole(tmp_path / "mine.csv") as file:
            full = os.open("/dev/full", os.O_WRONLY)
            os.dup2(full, file.fileno())
            os.close(full)
            file.write(b"x")
            file.flush()

    with pytest.raises(OSError, match=r"No space left.*mine\.csv"):
        write()
    assert content(tmp_path) == {}


# What is read


def test_output_inside_input_is_not_read_again(plans: Path, tmp_path: Path) -> None:
    out = plans / "out"
    link = tmp_path / "link"
    link.symlink_to(out)
    for where in (out, link, out):
        found = find([plans], leave_out=str(where), errors=str(plans / "errors.jsonl"))
        convert(found, where, settings=Settings(jobs=0), errors=plans / "errors.jsonl")
        assert len(content(out)) == 3


@pytest.mark.parametrize("given", [".", "../plans", "2030/.."])
def test_results_do_not_go_among_the_inputs(
    given: str, plans: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(plans)
    before = content(plans)
    assert main(["convert", ".", "-o", given]) == 2
    assert "choose another -o" in capfd.readouterr().err
    assert content(plans) == before


def test_urls_that_are_written_to_are_not_read() -> None:
    fsspec = pytest.importorskip("fsspec", reason="the extra remote isn't installed")
    memory = fsspec.filesystem("memory")
    memory.store.clear()
    for path in ("/in/a.txt", "/in/out/a.json", "/in/outside.txt"):
        memory.pipe_file(path, notice(1).encode())
    assert [source.name for source in find(["memory://in"], leave_out="memory://in/out")] == ["a", "outside"]
    with pytest.raises(UsageError, match="choose another -o"):
        find(["memory://in/"], leave_out="memory://in")


@pytest.mark.parametrize(("name", "form"), [("x.md", "md"), ("x.json", "json"), ("documents.jsonl", "jsonl")])
def test_no_result_takes_the_place_of_an_input(name: str, form: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(notice(1), encoding="utf-8")
    (tmp_path / "by").mkdir()
    sources = find([tmp_path / "by" / ".." / name])
    with pytest.raises(UsageError, match=f"-o would write over the input .*{name}"):
        convert(sources, tmp_path, settings=Settings(form=form, jobs=0))
    with pytest.raises(UsageError, match=f"--errors would write over the input .*{name}"):
        convert(sources, tmp_path / "out", settings=Settings(jobs=0), errors=tmp_path / name)
    assert content(tmp_path) == {name: notice(1).encode()}


@pytest.fixture
def shut() -> Iterator[Path]:
    """A folder below another that may not be looked into, for a user whom rights bind."""
    with tempfile.TemporaryDirectory() as work:
        folder = fill(Path(work) / "plans", 3) / "shut"
        folder.mkdir()
        (folder / "n.txt").write_text(notice(9), encoding="utf-8")
        folder.chmod(0)
        os.chmod(work, 0o755)
        was = os.geteuid()
        if was == 0:
            os.seteuid(65534)
        yield folder
        os.seteuid(was)
        folder.chmod(0o755)


@POSIX
def test_a_folder_that_cannot_be_looked_into_is_told(shut: Path) -> None:
    assert [source.name for source in find([shut.parent]) if source.location == str(shut)] == ["shut"]
    assert [source.location for source in find([shut])] == [str(shut)]
    with pytest.raises(UnreadableError, match="not permitted"):
        readers.content(str(shut))


def test_what_cannot_be_looked_into_fails_the_run(plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refusing(path: Path) -> object:
        if Path(path).name == "2030":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    report = run(plans, tmp_path / "out", "json", resume=False)
    assert report.done == 2
    assert [Path(failure.source.location).name for failure in report.failures] == ["2030"]


@POSIX
@pytest.mark.parametrize("command", [["show"], ["validate"], ["convert"], ["convert", "--to", "jsonl", "-o", "out"]])
def test_a_pipe_without_a_writer_is_not_waited_for(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "p.txt")
    done = subprocess.run(
        [sys.executable, "-c", IMPATIENT, command[0], "p.txt", *command[1:]],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert "p.txt: this is a pipe into which nothing was written" in done.stderr


IMPATIENT = (
    "import sys, workplan.readers.disk as disk; disk.PATIENCE = 0.2; from workplan.cli import main; sys.exit(main())"
)


@POSIX
def test_a_pipe_with_a_writer_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p")
    writer = threading.Thread(target=lambda: (tmp_path / "p").write_bytes(b"x" * 300_000))
    writer.start()
    assert disk.contents(tmp_path / "p") == b"x" * 300_000
    writer.join()


@POSIX
@pytest.mark.parametrize("limit", [1000, 100_000])
def test_a_pipe_without_end_is_given_up(limit: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "LIMIT", limit)
    os.mkfifo(tmp_path / "p")
    process = subprocess.Popen(["sh", "-c", f"exec yes > '{tmp_path / 'p'}'"], stderr=subprocess.DEVNULL)
    with pytest.raises(UnreadableError, match="MB came, given up"):
        disk.contents(tmp_path / "p")
    process.wait(10)


@POSIX
@pytest.mark.parametrize("command", [["show"], ["convert"], ["convert", "-o", "out"]])
def test_a_device_is_not_read(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([command[0], "/dev/zero", *command[1:]]) == 2
    assert "/dev/zero: this is a device" in capfd.readouterr().err


def test_one_input_has_the_limits_of_many(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)
    for more in ([], ["-o", str(tmp_path / "out")]):
        assert main(["convert", str(tmp_path / "huge.txt"), "--memory", "60", *more]) == 2
        assert "60 MB" in capfd.readouterr().err


def test_stdin_is_one_of_many_inputs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(notice(1), encoding="utf-8")
    argv = [sys.executable, "-m", "workplan", "convert", "-", "a.txt"]
    done = subprocess.run([*argv, "-o", "out"], input=notice(2).encode(), cwd=tmp_path, capture_output=True)
    assert (done.returncode, sorted(content(tmp_path / "out"))) == (0, ["a.json", "stdin.json"])
    lines = subprocess.run([*argv, "--to", "jsonl"], input=notice(2).encode(), cwd=tmp_path, capture_output=True)
    assert [json.loads(line)["name"] for line in lines.stdout.splitlines()] == ["stdin", "a"]


@POSIX
@pytest.mark.parametrize(
    ("shell", "told"),
    [
        ("convert - <&-", "stdin is closed"),
        ("convert - -o out <&-", "stdin is closed"),
        ("show - <&-", "stdin is closed"),
        ("convert a.txt >&-", "stdout: closed"),
        ("show a.txt >&-", "stdout: closed"),
        ("convert a.txt >/dev/full", "stdout: no space left"),
        ("validate a.txt --format json >/dev/full", "stdout: no space left"),
    ],
)
def test_streams_that_are_closed_or_full_are_told(shell: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(notice(1), encoding="utf-8")
    line = f'"{sys.executable}" -m workplan {shell}'
    done = subprocess.run(["sh", "-c", line], cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert told in done.stderr


@POSIX
def test_an_output_in_files_needs_no_stdout(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(notice(1), encoding="utf-8")
    line = f'"{sys.executable}" -m workplan convert a.txt -o out --to csv --resume >&- <&-'
    assert subprocess.run(["sh", "-c", line], cwd=tmp_path).returncode == 0
    assert (tmp_path / "out" / "times.csv").read_bytes().count(b"\n") > 1


# Paths that look like URLs, and URLs


@POSIX
def test_a_file_that_is_called_like_a_url_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x::y.txt").write_text(notice(1), encoding="utf-8")
    assert [source.name for source in find(["."])] == ["x::y"]
    for argument in ("x::y.txt", "."):
        assert main(["convert", argument, "-o", "out"]) == 0
    assert main(["show", "x::y.txt"]) == 0
    assert list(content(Path("out"))) == ["x::y.json"]


@pytest.mark.parametrize("command", ["show", "validate", "explain", "report", "ledger", "calendar", "convert"])
def test_every_command_reads_urls(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("fsspec", reason="the extra remote isn't installed")
    monkeypatch.chdir(tmp_path)
    with zipfile.ZipFile("plans.zip", "w") as archive:
        archive.writestr("2030/n.txt", notice(1))
    more = {"explain": ["一/(一)"], "ledger": ["-o", "l.xlsx"]}.get(command, [])
    code = main([command, "zip://2030/n.txt::plans.zip", *more])
    assert code in ((0, 1) if command == "validate" else (0,)), capfd.readouterr().err


def test_members_of_an_archive_stay_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("fsspec", reason="the extra remote isn't installed")
    monkeypatch.chdir(tmp_path)
    with zipfile.ZipFile("plans.zip", "w") as archive:
        for name in ("a.txt", "../a.txt", "x/../../b.txt", "C:/c.txt", "2030\\..\\..\\d.txt", ".hidden/e.txt"):
            archive.writestr(name, notice(1))
    report = convert(find(["zip://::plans.zip"]), "out", settings=Settings(jobs=0))
    assert report.failures == ()
    assert sorted(content(Path("out"))) == ["2030/d.json", "C/c.json", "a.txt.json", "a.txt~2.json", "x/b.json"]
