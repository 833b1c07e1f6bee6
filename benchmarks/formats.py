"""Annotated notices in every office format, read and scored: ``python benchmarks/formats.py SCORER GOLD``.

LibreOffice (``soffice``) turns each notice into Word, old Word, OpenDocument and RTF; the command prints the scores of
SCORER for the text and for each format, and how many rows differ from those of the text. Nothing is installed; where
LibreOffice is missing it says so. ``--speed FILE...`` instead measures reading Word documents against the plainest
extraction of their text, as a ratio in one process.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import json
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, cast
from xml.sax.saxutils import escape

from lxml import etree

import workplan
from workplan.readers import read, read_file
from workplan.source import SourceText

FORMATS = ("docx", "doc", "odt", "rtf")
TABLES = ("sections", "responsibilities", "regulations", "times", "targets")
PLACES = ("span_start", "span_end", "document")
ODF = "urn:oasis:names:tc:opendocument:xmlns"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def plain(source: SourceText) -> tuple[str, list[list[list[str]] | str]]:
    """A source without the parts of the page around it: as text, and as paragraphs and tables."""
    spans = [(s.start, s.end) for s in source.chrome]
    tables = {table.start: table for table in source.tables}
    lines: list[str] = []
    blocks: list[list[list[str]] | str] = []
    at = 0
    skip_to = 0
    for line in source.text.split("\n"):
        start, at = at, at + len(line) + 1
        if start < skip_to or any(a <= start and start + len(line) <= b and line for a, b in spans):
            continue
        if start in tables:
            table = tables[start]
            skip_to = table.end
            rows: dict[int, list[str]] = {}
            for cell in table.cells:
                rows.setdefault(cell.row, []).append(source.text[cell.start : cell.end])
            blocks.append(list(rows.values()))
            lines += ["\t".join(row) for row in rows.values()]
        else:
            blocks.append(line)
            lines.append(line)
    return "\n".join(lines), blocks


def flat_odt(blocks: list[list[list[str]] | str]) -> str:
    """The notice as one XML file that LibreOffice opens."""

    def paragraph(text: str) -> str:
        return f"<text:p>{escape(text)}</text:p>"

    made: list[str] = []
    for block in blocks:
        if isinstance(block, str):
            made.append(paragraph(block))
            continue
        width = max(map(len, block))
        rows = "".join(
            f"<table:table-row>{''.join(f'<table:table-cell>{paragraph(t)}</table:table-cell>' for t in row)}"
            f"{'<table:table-cell/>' * (width - len(row))}</table:table-row>"
            for row in block
        )
        made.append(f'<table:table><table:table-column table:number-columns-repeated="{width}"/>{rows}</table:table>')
    names = " ".join(f'xmlns:{name}="{ODF}:{name}:1.0"' for name in ("office", "text", "table"))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {names} office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
        f"{''.join(made)}</office:text></office:body></office:document>"
    )


def convert(folder: Path, form: str) -> None:
    """Let LibreOffice make every notice in ``folder`` into ``form``."""
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    files = [str(file) for file in sorted(folder.glob("*.fodt"))]
    subprocess.run(
        [*command, "--convert-to", form, "--outdir", str(folder), *files],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


class Tally(Protocol):
    """What a scorer counts in."""

    def figures(self) -> dict[str, dict[str, float]]: ...


class Scorer(Protocol):
    """What the module of a scorer has."""

    def Tally(self) -> Tally: ...

    def score_document(self, gold: object, tables: object, tally: Tally) -> None: ...


def scorer(path: Path) -> Scorer:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast("Scorer", module)


def rows(tables: dict[str, list[dict[str, object]]], name: str) -> list[str]:
    """The rows of a table as text, without places and white space."""
    return ["".join(str({k: v for k, v in row.items() if k not in PLACES}).split()) for row in tables[name]]


def different(ours: list[str], theirs: list[str]) -> int:
    """How many rows stand in only one of two lists."""
    left = list(theirs)
    missed = 0
    for row in ours:
        if row in left:
            left.remove(row)
        else:
            missed += 1
    return missed + len(left)


def round_trip(score: Scorer, gold: Path) -> int:
    """Print the scores of each format beside those of the text; 1 if a row differs, 0 if none does."""
    annotations = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(gold.glob("*.json"))]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for one in annotations:
            text, blocks = plain(read_file(gold.parent / one["file"])[0])
            (folder / f"{one['id']}.txt").write_text(text, encoding="utf-8")
            (folder / f"{one['id']}.fodt").write_text(flat_odt(blocks), encoding="utf-8")
        for form in FORMATS:
            convert(folder, form)
        figures: dict[str, dict[str, dict[str, float]]] = {}
        unequal: dict[str, dict[str, int]] = {}
        for form in ("txt", *FORMATS):
            tally = score.Tally()
            unequal[form] = dict.fromkeys(TABLES, 0)
            for one in annotations:
                tables = workplan.to_tables(workplan.parse_file(folder / f"{one['id']}.{form}"))
                score.score_document(one, tables, tally)
                text_tables = workplan.to_tables(workplan.parse_file(folder / f"{one['id']}.txt"))
                for name in TABLES:
                    count = different(rows(text_tables, name), rows(tables, name))
                    unequal[form][name] += count
                    if count:
                        print(f"{form} {one['id']}: {name} differ in {count} rows")
            figures[form] = tally.figures()
    print(f"{len(annotations)} notices\n{'figure':28}" + "".join(f"{form:>9}" for form in figures))
    for name in figures["txt"]:
        print(f"{name:28}" + "".join(f"{figures[form][name]['score']:9.4f}" for form in figures))
    print("rows that differ from the text")
    for name in TABLES:
        print(f"{name:28}" + "".join(f"{unequal[form][name]:9}" for form in unequal))
    return int(any(any(counts.values()) for counts in unequal.values()))


def least(what: Callable[[], object], seconds: float = 0.5) -> float:
    """The least processor time of many runs."""
    best, spent = float("inf"), 0.0
    while spent < seconds:
        start = time.process_time()
        what()
        took = time.process_time() - start
        best, spent = min(best, took), spent + max(took, 1e-6)
    return best


def plainest(data: bytes) -> str:
    """The text of a Word document's ``w:t``, a line a paragraph, and nothing else."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p"))


def speed(files: list[Path]) -> int:
    """Print reading each file against :func:`plainest`, and the mean of the ratios."""
    ratios = []
    for file in files:
        data = file.read_bytes()
        ours, theirs = least(lambda data=data: read(data)), least(lambda data=data: plainest(data))
        ratios.append(ours / theirs)
        print(f"{file.name:24} {ours * 1000:7.2f} ms  {theirs * 1000:7.2f} ms  {ours / theirs:5.2f} x")
    print(f"mean ratio {sum(ratios) / len(ratios):.2f} (goal: at most 2.5)")
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorer", type=Path, nargs="?")
    parser.add_argument("gold", type=Path, nargs="?")
    parser.add_argument("--speed", type=Path, nargs="+", metavar="FILE")
    options = parser.parse_args()
    if options.speed:
        return speed(options.speed)
    if options.gold is None:
        parser.error("SCORER and GOLD are needed, or --speed FILE...")
    if shutil.which("soffice") is None:
        print("LibreOffice (soffice) is not installed: no formats were made")
        return 0
    return round_trip(scorer(options.scorer), options.gold)


if __name__ == "__main__":
    sys.exit(main())
