"""Set workplan beside libraries that do a part of its work: ``python benchmarks/peers.py SHARED [--cache FOLDER]``.

SHARED has ``gold`` (annotations), ``documents`` and ``formats``; none of them is part of this project. The others are
installed into environments of their own in FOLDER, which are made if they are not there; what can't be installed is
told in the tables, and nothing fails. Prints Markdown.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import subprocess
import sys
import tempfile
import venv
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import workplan
from workplan.model import BlockKind, Document, Time
from workplan.source import fold, squeeze

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGES: Final = {
    "jionlp": ["jionlp"],
    "recognizers-text": ["recognizers-text-suite", "emoji<2"],  # it asks emoji for a name that 2.0 took away
    "trafilatura": ["trafilatura", "lxml_html_clean"],  # justext asks lxml for what is a package of its own now
    "markitdown": ["markitdown[docx,pdf]"],
    "docling-parse": ["docling-parse"],
}
"""By peer: what pip is asked for."""

FIRST: Final = ROOT / "data" / "raw" / "gansu-2023.txt"
NOTICES: Final = 10
FILES: Final = 8
SHORTEST: Final = 5
"""Characters of a line that is looked for."""


class Peer(NamedTuple):
    """A library in its environment.

    Attributes:
        name: of the library.
        python: the interpreter that has it, None where it could not be installed.
        why: what pip said then.
    """

    name: str
    python: str | None
    why: str = ""

    def read(self, jobs: Sequence[dict[str, str]]) -> tuple[str, list[dict[str, object]]]:
        """The version, and for each job what was found (``found``, ``error``, ``ms``)."""
        wanted = json.dumps({"peer": self.name, "jobs": list(jobs)})
        script = str(ROOT / "benchmarks" / "peer_readings.py")
        environ = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        done = subprocess.run(
            [self.python or "", script], input=wanted.encode(), capture_output=True, check=False, env=environ
        )
        if done.returncode:
            raise RuntimeError(done.stderr.decode("utf-8", "replace").strip().splitlines()[-1][:150])
        told = json.loads(done.stdout)
        return told["version"], told["results"]


def installed(folder: Path) -> dict[str, Peer]:
    """The peers, each in an environment of its own: what one needs is no other's affair."""
    peers = {}
    for name, packages in PACKAGES.items():
        place = folder / name
        python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        why = ""
        if not (place / "done").exists():
            try:
                venv.create(place, with_pip=True, clear=True)
                command = [str(python), "-m", "pip", "install", "-q", *packages]
                done = subprocess.run(command, capture_output=True, text=True, check=False)
                why = done.stderr.strip().splitlines()[-1][:150] if done.returncode else ""
            except (OSError, subprocess.CalledProcessError) as error:
                why = str(error)[:150]
            if not why:
                (place / "done").touch()
        peers[name] = Peer(name, None if why else str(python), why)
    return peers


class Known(NamedTuple):
    """A time of the annotation, and where it stands in the text."""

    start: int
    end: int
    first: str | None
    last: str | None


def annotated(document: Document, rows: Iterable[dict[str, str]]) -> list[Known]:
    """The annotated times that can be placed: where the library finds the same words in the same section.

    The library's own times only lend their places; it finds all that are annotated, as ``.ci/floors.txt`` holds it to.
    """
    places: dict[tuple[str, str], list[Time]] = {}
    for found in document.times:
        places.setdefault((squeeze(fold(found.path)), squeeze(fold(found.text))), []).append(found)
    known = []
    for row in rows:
        here = places.get((squeeze(fold(row["path"])), squeeze(fold(row["text"]))))
        if here:
            span = here.pop(0).span
            known.append(Known(span.start, span.end, row.get("start"), row.get("end")))
    return known


def judged(known: Sequence[Known], found: Sequence[Sequence[object]]) -> Counter[str]:
    """How many annotated times were found, with right and wrong days, missed, and how many others were found.

    A time is found where spans overlap; each found one counts once, for the first that it overlaps. Its days are
    compared where the annotation has any: each that is annotated, first and last, must be the same.
    """
    left = list(found)
    tally: Counter[str] = Counter(annotated=len(known))
    for one in known:
        hit = next((f for f in left if int(str(f[0])) < one.end and one.start < int(str(f[1]))), None)
        if hit is None:
            tally["missed"] += 1
            continue
        left.remove(hit)
        tally["found"] += 1
        if one.first or one.last:
            same = one.first in (None, hit[3]) and one.last in (None, hit[4])
            tally["right" if same else "wrong"] += 1
        else:
            tally["open"] += 1
    tally["others"] = len(left)
    return tally


def base_of(document: Document) -> str:
    """The day from which a text counts: that of its issue, else the first of the year that it speaks of."""
    mast = document.masthead
    for day in (mast.date_issued, mast.date_published):
        if day is not None:
            return day.value.isoformat()
    years = [time.end.year for time in document.times if time.end is not None]
    return f"{min(years, default=2023)}-01-01"


def own_times(document: Document) -> list[list[object]]:
    return [
        [t.span.start, t.span.end, t.text, t.start and t.start.isoformat(), t.end and t.end.isoformat()]
        for t in document.times
    ]


def milliseconds(work: Callable[[], object]) -> float:
    """The processor time of some work and of the processes that it starts, the least of three."""
    work()
    spent = []
    for _ in range(3):
        started = sum(os.times()[:4])
        work()
        spent.append(sum(os.times()[:4]) - started)
    return 1000 * min(spent)


def times(shared: Path, peers: dict[str, Peer]) -> list[str]:
    """The table of times: the first notice, and those of the others that tell most days."""
    golds = [json.loads(path.read_text("utf-8")) for path in sorted((shared / "gold").glob("*.json"))]
    golds.sort(key=lambda gold: -sum("end" in row or "start" in row for row in gold["times"]))
    first = [gold for gold in golds if gold["file"].endswith(FIRST.name)]
    chosen = first + [gold for gold in golds if gold not in first][:NOTICES]
    documents = [workplan.parse_file(FIRST if gold in first else shared / gold["file"]) for gold in chosen]
    known = [annotated(document, gold["times"]) for document, gold in zip(documents, chosen, strict=True)]
    jobs = [{"text": document.text, "base": base_of(document)} for document in documents]
    figures = "found | right days | wrong days | no day to compare | missed | others found | ms a notice (CPU)"
    lines = [
        f"| times in {len(chosen)} notices, {sum(map(len, known))} annotated | {figures} |",
        "| --- " * 8 + "|",
    ]
    own = sum((judged(k, own_times(d)) for k, d in zip(known, documents, strict=True)), Counter())
    spent = sum(milliseconds(lambda text=d.text: workplan.parse(text)) for d in documents)
    lines.append(_times_row(f"workplan {workplan.__version__} (the whole parse)", own, spent / len(documents)))
    others = (peers["jionlp"], peers["recognizers-text"])
    return [*lines, *(_told(peer, 8, lambda peer: _peer_times(peer, jobs, known)) for peer in others)]


def _peer_times(peer: Peer, jobs: Sequence[dict[str, str]], known: Sequence[Sequence[Known]]) -> str:
    version, results = peer.read(jobs)
    pairs = zip(known, results, strict=True)
    tally = sum((judged(k, result["found"] or []) for k, result in pairs), Counter())  # type: ignore[arg-type]
    spent = sum(float(str(result["ms"])) for result in results) / len(results)
    failed = sum(result["error"] is not None for result in results)
    return _times_row(
        f"{peer.name} {version}" + (f" ({failed} notices raised an error)" if failed else ""), tally, spent
    )


def _times_row(name: str, tally: Counter[str], spent: float) -> str:
    figures = " | ".join(str(tally[key]) for key in ("found", "right", "wrong", "open", "missed", "others"))
    return f"| {name} | {figures} | {spent:.0f} |"


def _told(peer: Peer, columns: int, row: Callable[[Peer], str]) -> str:
    """The row of a peer, or why there is none."""
    why = peer.why and f"can't be installed: {peer.why}"
    if not why:
        try:
            return row(peer)
        except (RuntimeError, OSError, ValueError) as error:
            why = f"does not run: {error}"
    return f"| {peer.name} | {why.replace('|', '/')} {'| ' * (columns - 1)}"


def body_lines(document: Document) -> list[str]:
    """The lines of a notice, what belongs to site or page aside."""
    text = "".join(
        "\n" if block.kind is BlockKind.CHROME else document.text[block.start : block.end] for block in document.blocks
    )
    return worth(text)


def worth(text: str) -> list[str]:
    """The lines and cells of a text that are long enough to be looked for, as letters and figures alone."""
    parts = (letters(part) for part in text.replace("\t", "\n").replace("|", "\n").split("\n"))
    return [part for part in parts if len(part) >= SHORTEST]


def letters(text: str) -> str:
    """A text without blanks, marks and signs of Markdown."""
    return "".join(char for char in fold(text) if char.isalnum())


def share(lines: Sequence[str], text: str) -> float:
    """How many of the lines stand in a text."""
    there = letters(text)
    return sum(line in there for line in lines) / max(1, len(lines))


def texts(
    title: str, paths: Sequence[Path], names: Sequence[str], peers: dict[str, Peer], heads: list[list[str]]
) -> list[str]:
    """The table of a format: what is read of these files, beside ours; ``heads`` are annotated headings, if any."""
    documents = [workplan.parse_file(path) for path in paths]
    jobs = [{"path": str(path)} for path in paths]
    extra = " annotated headings |" if heads else ""
    lines = [
        f"| {title}, {len(paths)} files | of our lines | its lines that ours has |{extra} ms a file (CPU) |",
        "| --- " * (5 if heads else 4) + "|",
    ]

    def row(name: str, found: Sequence[str], spent: float) -> str:
        cells = [
            sum(share(body_lines(d), text) for d, text in zip(documents, found, strict=True)) / len(paths),
            sum(share(worth(text), d.text) for d, text in zip(documents, found, strict=True)) / len(paths),
        ]
        if heads:
            cells.append(sum(share(h, text) for h, text in zip(heads, found, strict=True)) / len(paths))
        return f"| {name} | {' | '.join(f'{cell:.1%}' for cell in cells)} | {spent:.0f} |"

    def of(peer: Peer) -> str:
        version, results = peer.read(jobs)
        failed = sum(result["error"] is not None for result in results)
        spent = sum(float(str(result["ms"])) for result in results) / len(results)
        shown = f"{peer.name} {version}" + (f" ({failed} files raised an error)" if failed else "")
        return row(shown, [str(result["found"] or "") for result in results], spent)

    spent = sum(milliseconds(lambda path=path: workplan.parse_file(path)) for path in paths) / len(paths)
    lines.append(row(f"workplan {workplan.__version__} (the whole parse)", [d.text for d in documents], spent))
    return [*lines, *(_told(peers[name], 5 if heads else 4, of) for name in names)]


def readable(paths: Iterable[Path]) -> list[Path]:
    """The first files that are read at all; scans are not."""
    chosen: list[Path] = []
    for path in paths:
        try:
            workplan.parse_file(path)
        except workplan.UnreadableError:
            continue
        chosen.append(path)
        if len(chosen) == FILES:
            break
    return chosen


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--cache", type=Path, help="folder of the environments, a temporary one if left out")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        peers = installed(options.cache or Path(temporary))
        shared = options.shared
        print(f"{datetime.date.today()}, Python {sys.version.split()[0]}\n")
        print("\n".join(times(shared, peers)), end="\n\n")
        golds = [json.loads(path.read_text("utf-8")) for path in sorted((shared / "gold").glob("*.json"))]
        golds = [gold for gold in golds if gold["file"].endswith(".html")]
        pages = [shared / gold["file"] for gold in golds]
        heads = [worth("\n".join(row["heading"] or "" for row in gold["sections"])) for gold in golds]
        print("\n".join(texts("web pages", pages, ("trafilatura", "markitdown"), peers, heads)), end="\n\n")
        for ending, names in (("docx", ("markitdown",)), ("pdf", ("markitdown", "docling-parse"))):
            files = readable(sorted((shared / "formats").glob(f"{ending}-*.{ending}")))
            print("\n".join(texts(ending.upper(), files, names, peers, [])), end="\n\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
