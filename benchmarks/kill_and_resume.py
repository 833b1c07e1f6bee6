"""Kill batches with -9 at random moments, resume them, compare: ``python benchmarks/kill_and_resume.py [--kills 20]``.

Converts made notices once without disturbance and once killed again and again, into each form that is installed; the
two must be the same bytes, file by file (DuckDB: the same rows), and no part file may stay. Exit code 0 if all is so.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from make_corpus import make

from workplan.exports.file_forms import FORMS

NEEDS = {"parquet": "pyarrow", "duckdb": "duckdb"}
INSTALLED = [form for form in FORMS if form not in NEEDS or find_spec(NEEDS[form])]


def command(corpus: Path, out: Path, form: str, *more: str) -> list[str]:
    return [sys.executable, "-m", "workplan", "convert", str(corpus), "-o", str(out), "--to", form, *more]


def digests(folder: Path) -> dict[str, str]:
    """Hash of every file, the journal's folder aside."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and ".workplan" not in path.parts)
    return {path.relative_to(folder).as_posix(): digest(path) for path in files}


def digest(path: Path) -> str:
    data = rows(path) if path.suffix == ".duckdb" else path.read_bytes()
    return hashlib.sha256(data).hexdigest()


def rows(path: Path) -> bytes:
    """All rows of a database, table by table."""
    import duckdb

    with duckdb.connect(str(path), read_only=True) as database:
        tables = sorted(name for (name,) in database.execute("SHOW TABLES").fetchall())
        found = [database.execute(f'SELECT * FROM "{table}" ORDER BY rowid').fetchall() for table in tables]
    return repr(list(zip(tables, found, strict=True))).encode()


def done(journal: Path) -> int:
    return journal.read_bytes().count(b"\n") if journal.exists() else 0


def disturbed(corpus: Path, out: Path, form: str, moments: list[float]) -> None:
    """Kill a run at each of these moments after its start, and let a last one end."""
    killed, seen = 0, []
    for moment in moments:
        process = subprocess.Popen(command(corpus, out, form, "--resume"), stderr=subprocess.DEVNULL)
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            killed += process.wait() == -signal.SIGKILL
        seen.append(done(out / ".workplan" / "journal.jsonl"))
    print(f"{form}: {killed} killed, noted as done each time: {seen}", flush=True)
    subprocess.run(command(corpus, out, form, "--resume"), check=True, stderr=subprocess.DEVNULL)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--to", nargs="*", default=INSTALLED)
    given = parser.parse_args()
    dice = random.Random(given.seed)
    work = Path(tempfile.mkdtemp())
    wrong = 0
    try:
        make(work / "corpus", given.documents)
        for form in given.to:
            begun = time.perf_counter()
            subprocess.run(command(work / "corpus", work / "once", form), check=True, stderr=subprocess.DEVNULL)
            took = time.perf_counter() - begun
            # A run starts up before it does anything, so together the moments are longer than one run.
            moments = [dice.uniform(0, 2 * took / given.kills + 2) for _ in range(given.kills)]
            disturbed(work / "corpus", work / "again", form, moments)
            once, again = digests(work / "once"), digests(work / "again")
            same = once == again
            told = "the same" if same else "NOT the same"
            print(f"{form}: {len(once)} files, {told} (one run: {took:.1f} s)", flush=True)
            wrong += not same
            shutil.rmtree(work / "once")
            shutil.rmtree(work / "again")
        sys.exit(bool(wrong))
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
