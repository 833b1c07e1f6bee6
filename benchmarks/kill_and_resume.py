"""Kill a batch with -9, resume it, compare: ``python benchmarks/kill_and_resume.py [--documents 2000] [--kills 3]``.

Converts made notices once without disturbance and once killed several times and resumed; the two must be the same
bytes, file by file. Exit code 0 if they are.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from make_corpus import make


def command(corpus: Path, out: Path, form: str, *more: str) -> list[str]:
    return [sys.executable, "-m", "workplan", "convert", str(corpus), "-o", str(out), "--to", form, *more]


def digests(folder: Path) -> dict[str, str]:
    """Hash of every file, the journal's folder aside."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and ".workplan" not in path.parts)
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def done(journal: Path) -> int:
    return journal.read_bytes().count(b"\n") if journal.exists() else 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--to", default="json")
    given = parser.parse_args()
    work = Path(tempfile.mkdtemp())
    try:
        make(work / "corpus", given.documents)
        disturbed, journal = work / "disturbed", work / "disturbed" / ".workplan" / "journal.jsonl"
        for kill in range(1, given.kills + 1):
            process = subprocess.Popen(command(work / "corpus", disturbed, given.to, "--resume"))
            while process.poll() is None and done(journal) < given.documents * kill // (given.kills + 1):
                time.sleep(0.02)
            process.send_signal(signal.SIGKILL)
            print(f"kill {kill}: exit code {process.wait()}, {done(journal)} noted as done", flush=True)
        begun = time.perf_counter()
        subprocess.run(command(work / "corpus", disturbed, given.to, "--resume"), check=True)
        print(f"resumed to the end in {time.perf_counter() - begun:.1f} s", flush=True)
        begun = time.perf_counter()
        subprocess.run(command(work / "corpus", work / "undisturbed", given.to), check=True)
        print(f"undisturbed in {time.perf_counter() - begun:.1f} s", flush=True)
        once, again = digests(work / "undisturbed"), digests(disturbed)
        print(f"{len(once)} files, {'the same bytes' if once == again else 'NOT the same'}")
        sys.exit(once != again)
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
