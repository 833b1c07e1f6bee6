"""What needs an extra: Parquet, DuckDB, URLs, Dask; each test is skipped, with the reason, where it isn't installed."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import workplan
from tests.batches import PICTURE, content, fill
from tests.processes import POSIX
from workplan.batch import Settings, convert, find
from workplan.cli import main
from workplan.errors import LexiconError, UnreadableError, UsageError
from workplan.exports.tables import COLUMNS, Row

pytestmark = pytest.mark.slow


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    return fill(tmp_path / "plans", 9)


def tables(plans: Path) -> dict[str, list[Row]]:
    """The rows of all notices, one after another, as the library gives them."""
    found: dict[str, list[Row]] = {table: [] for table in COLUMNS}
    for source in find([plans]):
        for table, rows in workplan.to_tables(workplan.parse_file(source.location, name=source.name)).items():
            found[table] += rows
    return found


def plain(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows with their dates as text."""
    return [{k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in row.items()} for row in rows]


def test_parquet_holds_the_rows_of_to_tables(plans: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra parquet isn't installed")
    convert(find([plans]), tmp_path / "1", settings=Settings(form="parquet", jobs=1))
    convert(find([plans]), tmp_path / "3", settings=Settings(form="parquet", jobs=3))
    assert content(tmp_path / "1") == content(tmp_path / "3")
    for table, rows in tables(plans).items():
        read = parquet.read_table(tmp_path / "1" / f"{table}.parquet")
        assert tuple(read.column_names) == COLUMNS[table]
        assert plain(read.to_pylist()) == rows
    assert str(read.schema.field("value").type) == "double"


def test_parquet_has_its_columns_where_there_are_no_rows(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra parquet isn't installed")
    (tmp_path / "poem.txt").write_text("山不在高\n", encoding="utf-8")
    convert(find([tmp_path / "poem.txt"]), tmp_path / "out", settings=Settings(form="parquet", jobs=0))
    read = parquet.read_table(tmp_path / "out" / "times.parquet")
    assert (tuple(read.column_names), read.num_rows) == (COLUMNS["times"], 0)
    assert str(read.schema.field("end").type) == "date32[day]"


def test_sqlite_holds_the_rows_of_to_tables(plans: Path, tmp_path: Path) -> None:
    report = convert(find([plans]), tmp_path / "out", settings=Settings(form="sqlite", jobs=2))
    assert report.failures == ()
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["workplan.sqlite"]
    documents = [workplan.parse_file(source.location, name=source.name) for source in find([plans])]
    with contextlib.closing(sqlite3.connect(tmp_path / "out" / "workplan.sqlite")) as database:
        database.row_factory = sqlite3.Row
        for table, rows in workplan.to_tables(documents).items():
            held = [dict(row) for row in database.execute(f'SELECT * FROM "{table}" ORDER BY rowid')]
            assert held == [
                {
                    name: json.dumps(cell, ensure_ascii=False) if isinstance(cell, list) else cell
                    for name, cell in row.items()
                }
                for row in rows
            ]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_duckdb_holds_the_rows_of_to_tables(plans: Path, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="the extra duckdb isn't installed")
    report = convert(find([plans]), tmp_path / "out", settings=Settings(form="duckdb", jobs=2))
    assert report.done == 9
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["workplan.duckdb"]
    with duckdb.connect(str(tmp_path / "out" / "workplan.duckdb"), read_only=True) as database:
        for table, rows in tables(plans).items():
            found = database.execute(f'SELECT * FROM "{table}" ORDER BY rowid').fetchall()
            assert plain([dict(zip(COLUMNS[table], row, strict=True)) for row in found]) == rows
        overdue = "SELECT count(*) FROM times WHERE \"end\" < DATE '2030-12-31'"
        assert database.execute(overdue).fetchone() == (9,)


@pytest.mark.parametrize(("form", "module"), [("parquet", "pyarrow"), ("duckdb", "duckdb")])
def test_what_is_missing_is_told_before_anything_is_done(
    form: str, module: str, plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == module else object())
    with pytest.raises(UsageError, match=rf"\.\[{form}\]"):
        convert(find([plans]), tmp_path / "out", settings=Settings(form=form))
    assert not (tmp_path / "out").exists()


def test_a_url_without_its_library_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "nowhere7://bucket/plans", "-o", str(tmp_path)]) == 2
    assert ".[remote]" in capfd.readouterr().err


def test_members_of_an_archive_are_inputs(plans: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("fsspec", reason="the extra remote isn't installed")
    with zipfile.ZipFile(tmp_path / "plans.zip", "w") as archive:
        for file in find([plans]):
            archive.write(file.location, Path(file.location).relative_to(plans))
        archive.writestr("a.png", PICTURE)
    url = f"zip://::{tmp_path / 'plans.zip'}"
    assert main(["convert", url, "-o", str(tmp_path / "out"), "--jobs", "2"]) == 1
    assert "a.png" in capfd.readouterr().err
    convert(find([plans]), tmp_path / "local", settings=Settings(jobs=0))
    assert content(tmp_path / "out") == content(tmp_path / "local")
    assert main(["convert", f"zip://2030/n003.txt::{tmp_path / 'plans.zip'}"]) == 0
    assert workplan.from_json(capfd.readouterr().out).name == "n003"


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_urls_are_inputs_and_outputs(form: str, plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsspec = pytest.importorskip("fsspec", reason="the extra remote isn't installed")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    memory = fsspec.filesystem("memory")
    memory.store.clear()
    for path, data in content(plans).items():
        memory.pipe_file(f"/plans/{path}", data)
    memory.pipe_file("/plans/.hidden/n.txt", b"x")
    sources = find(["memory://plans"])
    assert [source.name for source in sources] == [source.name for source in find([plans])]
    settings = Settings(form=form, jobs=0, resume=True)
    assert convert(sources, "memory://out", settings=settings).done == 9
    assert convert(sources, "memory://out", settings=settings).kept == 9
    convert(find([plans]), tmp_path / "local", settings=Settings(form=form, jobs=0))
    there = {str(p).removeprefix("/out/"): memory.cat_file(p) for p in memory.find("/out")}
    local = content(tmp_path / "local")
    assert set(there) == set(local)
    assert there == local
    assert [s.location for s in find(["memory://plans/*1.txt"])] == ["memory://plans/n001.txt"]
    assert [s.name for s in find(["memory://plans/n001.txt"])] == ["n001"]


SCHEDULER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        for worker in cluster.workers.values():
            print(worker.pid, flush=True)
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


class Cluster:
    """A scheduler and two workers, each a process of its own."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", SCHEDULER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self.process.stdout is not None
        lines = [self.process.stdout.readline().strip() for _ in range(3)]
        self.workers = [int(pid) for pid in lines[:2]]
        self.address = lines[2]


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    pytest.importorskip("distributed", reason="the extra dask isn't installed")
    running = Cluster()
    yield running
    assert running.process.stdin is not None
    running.process.stdin.close()
    running.process.wait(60)


@POSIX
@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_a_cluster_that_loses_a_worker_loses_nothing(form: str, cluster: Cluster, tmp_path: Path) -> None:
    plans = fill(tmp_path / "plans", 150)
    (plans / "a.png").write_bytes(PICTURE)
    seen = []

    def watch(outcome: object) -> None:
        seen.append(outcome)
        # Most of the work is still to be done when one of the two workers goes.
        if len(seen) == 24:
            os.kill(cluster.workers[0], signal.SIGKILL)

    settings = Settings(form=form, scheduler=cluster.address)
    report = convert(find([plans]), tmp_path / "out", settings=settings, watch=watch)
    assert (report.done, [failure.source.name for failure in report.failures]) == (150, ["a"])
    assert not alive(cluster.workers[0])
    convert(find([plans]), tmp_path / "local", settings=Settings(form=form, jobs=2))
    assert content(tmp_path / "out") == content(tmp_path / "local")


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_a_cluster_that_cannot_do_the_task_says_why(cluster: Cluster, plans: Path, tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "roles.tsv").write_text("word\na\tb\n", encoding="utf-8")
    settings = Settings(scheduler=cluster.address, lexicon=(str(tmp_path / "words"),))
    with pytest.raises(LexiconError, match=r"roles\.tsv:2"):
        convert(find([plans]), tmp_path / "out", settings=settings)


def test_no_scheduler_is_told(plans: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", str(plans), "-o", str(tmp_path / "out"), "--scheduler", "nowhere"]) == 2
    told = capfd.readouterr().err
    assert "Dask" in told
    assert told.count("\n") == 1


def test_a_dask_frame_has_the_rows_of_to_tables(plans: Path) -> None:
    pytest.importorskip("dask.dataframe", reason="the extra dask isn't installed")
    import pyarrow

    from workplan.dask import read_documents

    expected = tables(plans)
    for table in ("documents", "responsibilities", "targets"):
        frame = read_documents(str(plans), table=table, files_per_partition=4)
        assert (frame.npartitions, tuple(frame.columns)) == (3, COLUMNS[table])
        rows = frame.compute(scheduler="synchronous")
        assert plain(pyarrow.Table.from_pandas(rows, preserve_index=False).to_pylist()) == expected[table]
        assert (frame.dtypes == rows.dtypes).all()


def test_a_dask_frame_says_what_cannot_be_read(plans: Path) -> None:
    pytest.importorskip("dask.dataframe", reason="the extra dask isn't installed")
    from workplan.dask import read_documents

    (plans / "a.png").write_bytes(PICTURE)
    with pytest.raises(UnreadableError, match=r"a\.png"):
        read_documents(str(plans)).compute(scheduler="synchronous")
    rows = read_documents(str(plans), table="documents", skip_errors=True).compute(scheduler="synchronous")
    assert len(rows) == 9
    with pytest.raises(UsageError, match="choose from: documents"):
        read_documents(str(plans), table="laws")


@POSIX
def test_a_dask_frame_survives_a_lost_worker(cluster: Cluster, tmp_path: Path) -> None:
    from distributed import Client

    from workplan.dask import read_documents

    plans = fill(tmp_path / "plans", 200)
    frame = read_documents(str(plans), table="sections", files_per_partition=10)
    with Client(cluster.address) as client:
        waiting = client.compute(frame)
        killer = threading.Timer(1.0, os.kill, (cluster.workers[1], signal.SIGKILL))
        killer.start()
        rows = waiting.result(timeout=120)
        killer.join()
    assert list(rows["path"]) == [row["path"] for row in tables(plans)["sections"]]
    assert not alive(cluster.workers[1])
