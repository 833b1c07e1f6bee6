"""What a change does to real notices: ``python benchmarks/fingerprint.py FOLDER OLD [NEW]`` compares two commits.

Every document below FOLDER is read with both versions of the package (NEW is the working tree where it is left out);
its canonical JSON, its findings and its tables are hashed, and what differs is listed: the document, which of the
three, and with ``--show N`` the first rows that came or went. ``--write FILE`` only writes the hashes of the working
tree, a line a document, for those who keep them. Moves and renames must leave every hash as it is.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TypeAlias

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("json", "findings", "tables")
ENDINGS = frozenset(
    {".txt", ".md", ".html", ".htm", ".pdf", ".doc", ".docx", ".wps", ".rtf", ".odt", ".xlsx", ".xls", ".ods", ".mht"}
)
CHANGING = frozenset({"library_version", "schema_version"})

Rows: TypeAlias = "dict[str, list[str]]"


def read(path: Path, folder: Path, leave: frozenset[str]) -> tuple[str, Rows]:
    """The name of a document and, a part each, the lines that its hash is taken of."""
    import workplan

    name = str(path.relative_to(folder))
    try:
        document = workplan.parse_file(path)
    except workplan.WorkplanError as error:
        return name, {
            "json": [f"{type(error).__name__}: {error}".replace(str(path), name)],
            "findings": [],
            "tables": [],
        }
    model = json.loads(workplan.to_json(document))
    findings = [f"{f.code} {f.span.start}-{f.span.end} {f}" for f in workplan.validate(document)]
    tables = [
        f"{table}: " + json.dumps({k: v for k, v in row.items() if k not in leave}, ensure_ascii=False, default=str)
        for table, rows in workplan.to_tables(document).items()
        for row in rows
    ]
    return name, {"json": list(flat(model, leave)), "findings": findings, "tables": tables}


def flat(value: object, leave: frozenset[str], where: str = "") -> Iterator[str]:
    """A JSON value as lines, one for each leaf; numbers of list members are left out so that rows compare."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in leave:
                yield from flat(item, leave, f"{where}.{key}")
    elif isinstance(value, list):
        for item in value:
            yield from flat(item, leave, f"{where}[]")
    else:
        yield f"{where} = {json.dumps(value, ensure_ascii=False)}"


def documents(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix.lower() in ENDINGS)


def write(folder: Path, target: Path, jobs: int, leave: frozenset[str]) -> None:
    """Read every document and write one line of JSON each: name, hashes, lines."""
    with multiprocessing.Pool(jobs) as pool, target.open("w", encoding="utf-8") as file:
        for name, rows in pool.imap(partial(read, folder=folder, leave=leave), documents(folder), chunksize=8):
            hashes = {part: hashlib.sha256("\n".join(rows[part]).encode()).hexdigest() for part in PARTS}
            file.write(json.dumps({"name": name, "hashes": hashes, "rows": rows}, ensure_ascii=False) + "\n")


def of_commit(commit: str | None, options: argparse.Namespace, work: Path) -> Path:
    """Write the lines of one version of the package, in processes of its own."""
    source = ROOT / "src"
    target = work / f"{commit or 'tree'}.jsonl"
    if commit is not None:
        tree = work / f"tree-{commit}"
        tree.mkdir()
        archive = subprocess.run(["git", "archive", commit, "src"], cwd=ROOT, check=True, capture_output=True)
        subprocess.run(["tar", "-xf", "-", "-C", str(tree)], input=archive.stdout, check=True)
        source = tree / "src"
    command = [sys.executable, __file__, str(options.folder), "--rows", str(target), "--jobs", str(options.jobs)]
    command += ["--leave", *options.leave]
    subprocess.run(command, check=True, env=os.environ | {"PYTHONPATH": str(source)})
    return target


def compare(old: Path, new: Path, show: int) -> int:
    """List the documents that differ; return how many."""
    count: Counter[str] = Counter()
    total = differ = 0
    with old.open(encoding="utf-8") as before, new.open(encoding="utf-8") as after:
        for left, right in zip(before, after, strict=True):
            total += 1
            if left == right:
                continue
            differ += 1
            a, b = json.loads(left), json.loads(right)
            parts = [part for part in PARTS if a["hashes"][part] != b["hashes"][part]]
            count.update(parts)
            print(f"{a['name']}: {', '.join(parts)}")
            for part in parts[:1] if show else ():
                gone = Counter(a["rows"][part]) - Counter(b["rows"][part])
                come = Counter(b["rows"][part]) - Counter(a["rows"][part])
                for sign, rows in (("-", gone), ("+", come)):
                    for row in list(rows)[:show]:
                        print(f"  {sign} {row[:200]}")
    print(f"{total} documents, {differ} differ: " + ", ".join(f"{part} of {count[part]}" for part in PARTS))
    return differ


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("commits", nargs="*", metavar="COMMIT", help="OLD, or OLD and NEW")
    parser.add_argument(
        "--leave", nargs="*", default=[], metavar="KEY", help="keys of the JSON to leave out (new ones)"
    )
    parser.add_argument("--show", type=int, default=0, help="rows to show of each document that differs")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--write", type=Path, help="only write the hashes of the working tree to this file")
    parser.add_argument("--rows", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.rows:
        write(options.folder, options.rows, options.jobs, CHANGING | set(options.leave))
        return 0
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        if options.write:
            lines = of_commit(None, options, Path(folder)).read_text(encoding="utf-8").splitlines()
            rows = [json.loads(line) for line in lines]
            table = [f"{row['name']}\t" + "\t".join(row["hashes"][part] for part in PARTS) for row in rows]
            options.write.write_text("\n".join(table) + "\n", encoding="utf-8")
            print(f"{len(table)} documents, {time.perf_counter() - started:.0f} s")
            return 0
        if len(options.commits) not in (1, 2):
            parser.error("name the commit to compare with, or two")
        old, new = [*options.commits, None][:2]
        files = [of_commit(commit, options, Path(folder)) for commit in (old, new)]
        differ = compare(*files, options.show)
        print(f"{time.perf_counter() - started:.0f} s")
    return min(differ, 1)


if __name__ == "__main__":
    sys.exit(main())
