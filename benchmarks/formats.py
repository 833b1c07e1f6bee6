"""Annotated notices in every office format, read and scored: ``python benchmarks/formats.py SCORER GOLD``.

LibreOffice (``soffice``) turns each notice into Word, old Word, OpenDocument, RTF and PDF; the PDF's characters and
rulings are drawn again as OFD, and the text is written as a web page in GBK. What the annotations say of each notice is
drawn up as a table of tasks besides, in all these formats and as a workbook. The command prints the scores of SCORER
for the text and for each format, and how many rows differ from those of the text. Nothing is installed; where
LibreOffice is missing it says so. ``--documents FILE...`` counts the differing rows of other documents, for instance of
such with task tables; ``--speed FILE...`` measures reading Word documents, PDF and OFD against the plainest extraction
of their text, as ratios in one run; the time of processes that reading starts counts.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from xml.sax.saxutils import escape

import ofdkit
import pypdfium2
from drawn_ofd import drawn
from lxml import etree
from task_tables import annotated, as_workbook, drawn_up, tasks

import workplan
from workplan.lexicon import default
from workplan.pipeline import build
from workplan.readers import read, read_file
from workplan.readers.given import Given
from workplan.readers.pages.pdf import leaves_of
from workplan.readers.recognition import recognise
from workplan.source import SourceText, Table

CONVERTED = ("docx", "doc", "odt", "rtf", "pdf")
"""What LibreOffice makes."""
FORMATS = (*CONVERTED, "ofd", "html")
SHEETS = "xlsx"
"""The format of which only the tables of tasks are made."""
TABLES = ("sections", "responsibilities", "regulations", "times", "targets")
PLACES = ("span_start", "span_end", "document")
ODF = "urn:oasis:names:tc:opendocument:xmlns"
GOALS = {".docx": 2.5, ".pdf": 4, ".ofd": 3}
"""How many times the plainest extraction reading may take."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def plain(source: SourceText) -> SourceText:
    """A source without the parts of the page around it; a program that wrote the notice knows of no page."""
    spans = [(span.start, span.end) for span in source.chrome]
    lines: list[str] = []
    tables: list[Table] = []
    at = size = 0
    for line in source.text.split("\n"):
        start, at = at, at + len(line) + 1
        if line and any(a <= start and start + len(line) <= b for a, b in spans):
            continue
        tables += [shifted(table, size - start) for table in source.tables if table.start == start]
        lines.append(line)
        size += len(line) + 1
    return SourceText("\n".join(lines), "text", tables=tuple(tables))


def shifted(table: Table, by: int) -> Table:
    """The same table at another place of the text."""
    cells = tuple(replace(cell, start=cell.start + by, end=cell.end + by) for cell in table.cells)
    return Table(table.start + by, table.end + by, cells)


def flat_odt(source: SourceText) -> str:
    """The notice as one XML file that LibreOffice opens."""
    made: list[str] = []
    at = 0
    for table in (*source.tables, None):
        stop = table.start - 1 if table else len(source.text)
        made += (
            f"<text:p>{escape(line)}</text:p>" for line in source.text[at : max(stop, at)].split("\n") if stop >= at
        )
        if table:
            if table.start == at:  # old formats take two tables without anything between for one
                made.append("<text:p/>")
            made.append(odt_table(table, source.text))
            at = table.end + 1
    names = " ".join(f'xmlns:{name}="{ODF}:{name}:1.0"' for name in ("office", "text", "table", "style"))
    border = '<style:table-cell-properties fo:border="0.5pt solid #000000"/>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {names} xmlns:fo="{ODF}:xsl-fo-compatible:1.0" '
        'office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>'
        f'<style:style style:name="drawn" style:family="table-cell">{border}</style:style></office:automatic-styles>'
        "<office:body><office:text>"
        f"{''.join(made)}</office:text></office:body></office:document>"
    )


def odt_table(table: Table, text: str) -> str:
    """A table with its merged cells."""
    own = {(cell.row, cell.column): cell for cell in table.cells}
    covered = {
        (cell.row + down, cell.column + right)
        for cell in table.cells
        for down in range(cell.rows)
        for right in range(cell.columns)
    } - set(own)
    width = 1 + max(column for _, column in (*own, *covered))
    lines = []
    for row in range(1 + max(row for row, _ in own)):
        line = []
        for column in range(width):
            cell = own.get((row, column))
            if cell is None:
                line.append("<table:covered-table-cell/>" if (row, column) in covered else "<table:table-cell/>")
                continue
            reach = f'table:number-rows-spanned="{cell.rows}" table:number-columns-spanned="{cell.columns}"'
            content = f"<text:p>{escape(text[cell.start : cell.end])}</text:p>"
            line.append(f'<table:table-cell table:style-name="drawn" {reach}>{content}</table:table-cell>')
        lines.append(f"<table:table-row>{''.join(line)}</table:table-row>")
    columns = f'<table:table-column table:number-columns-repeated="{width}"/>'
    return f"<table:table>{columns}{''.join(lines)}</table:table>"


def page(source: SourceText) -> bytes:
    """The notice as a web page in GBK."""
    made: list[str] = []
    at = 0
    for table in (*source.tables, None):
        stop = table.start - 1 if table else len(source.text)
        made += (f"<p>{escape(line)}</p>" for line in source.text[at : max(stop, at)].split("\n") if stop >= at)
        if table:
            made.append(html_table(table, source.text))
            at = table.end + 1
    whole = f'<html><head><meta charset="gbk"></head><body>{"".join(made)}</body></html>'
    return whole.encode("gbk", "xmlcharrefreplace")


def html_table(table: Table, text: str) -> str:
    """A table with its merged cells."""
    lines: dict[int, list[str]] = {}
    for cell in table.cells:
        reach = f'rowspan="{cell.rows}" colspan="{cell.columns}"'
        lines.setdefault(cell.row, []).append(f"<td {reach}>{escape(text[cell.start : cell.end])}</td>")
    return f"<table>{''.join(f'<tr>{chr(10).join(line)}</tr>' for _, line in sorted(lines.items()))}</table>"


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


def scorer(path: Path) -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(tables: dict[str, list[dict[str, object]]], name: str) -> list[str]:
    """The rows of a table as text, without places and white space."""
    return [
        "".join("".join(f"{key}={value};".split()) for key, value in row.items() if key not in PLACES)
        for row in tables[name]
    ]


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


def make(folder: Path, sources: dict[str, SourceText], sheets: Collection[str] = ()) -> None:
    """Write every notice into ``folder`` in every format, by name, and those that are ``sheets`` as workbooks too."""
    for name, source in sources.items():
        if name in sheets:
            (folder / f"{name}.{SHEETS}").write_bytes(as_workbook(source))
        (folder / f"{name}.txt").write_text(source.text, encoding="utf-8")
        (folder / f"{name}.fodt").write_text(flat_odt(source), encoding="utf-8")
        (folder / f"{name}.html").write_bytes(page(source))
    for form in CONVERTED:
        convert(folder, form)
    for name in sources:
        data = (folder / f"{name}.pdf").read_bytes()
        leaves = leaves_of(Given(data, recognise(data), None, default()))
        (folder / f"{name}.ofd").write_bytes(drawn(leaves))


def compared(folder: Path, sources: dict[str, SourceText], sheets: Collection[str] = ()) -> dict[str, dict[str, int]]:
    """Say and count the rows of each format that differ from those of the text with its tables."""
    unequal = {form: dict.fromkeys(TABLES, 0) for form in (*FORMATS, *([SHEETS] if sheets else []))}
    for name, source in sources.items():
        text = workplan.to_tables(build(source))
        for form in (*FORMATS, *([SHEETS] if name in sheets else [])):
            tables = workplan.to_tables(workplan.parse_file(folder / f"{name}.{form}"))
            for table in TABLES:
                count = different(rows(text, table), rows(tables, table))
                unequal[form][table] += count
                if count:
                    print(f"{form} {name}: {count} of {len(text[table])} rows of {table} differ")
    return unequal


def tell(unequal: dict[str, dict[str, int]]) -> int:
    """Print how many rows differ; 1 if any does."""
    print(f"{'rows that differ from the text':32}" + "".join(f"{form:>7}" for form in unequal))
    for table in TABLES:
        print(f"{table:32}" + "".join(f"{unequal[form][table]:7}" for form in unequal))
    return int(any(any(counts.values()) for counts in unequal.values()))


def round_trip(score: ModuleType, gold: Path) -> int:
    """Print the scores of each format beside those of the text; 1 if a row differs, 0 if none does."""
    annotations = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(gold.glob("*.json"))}
    drawn = {f"{name}-tasks": (one, table) for name, one in annotations.items() if (table := tasks(one))}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        sources = {name: plain(read_file(gold.parent / one["file"])[0]) for name, one in annotations.items()}
        sources |= {name: drawn_up(one, table) for name, (one, table) in drawn.items()}
        make(folder, sources, drawn)
        right = annotations | {name: annotated(one, table) for name, (one, table) in drawn.items()}

        def figures(form: str, names: Iterable[str]) -> dict[str, dict[str, float]]:
            tally = score.Tally()
            for name in names:
                tables = workplan.to_tables(
                    build(sources[name]) if form == "txt" else workplan.parse_file(folder / f"{name}.{form}")
                )
                score.score_document(right[name], tables, tally)
            found: dict[str, dict[str, float]] = tally.figures()
            return found

        told(f"{len(annotations)} notices", {form: figures(form, annotations) for form in ("txt", *FORMATS)})
        rows = sum(len(table) for _, table in drawn.values())
        told(f"{rows} rows of tasks", {form: figures(form, drawn) for form in ("txt", *FORMATS, SHEETS)})
        return tell(compared(folder, sources, drawn))


def told(what: str, figures: dict[str, dict[str, dict[str, float]]]) -> None:
    """Print the scores of each format, but for those of nothing."""
    print(f"{what:28}" + "".join(f"{form:>9}" for form in figures))
    for figure, of in figures["txt"].items():
        if of["of"]:
            print(f"{figure:28}" + "".join(f"{figures[form][figure]['score']:9.4f}" for form in figures))


def documents(files: list[Path]) -> int:
    """Print how many rows of some documents differ from format to format; 1 if any does."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        sources = {file.stem: plain(read_file(file)[0]) for file in files}
        make(folder, sources)
        return tell(compared(folder, sources))


def processor() -> float:
    """Seconds of the processor so far, those of ended children included."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def least(*ways: Callable[[], object], seconds: float = 1.0) -> list[float]:
    """The least processor time of many runs of each, one after the other in turn."""
    best, spent = [float("inf")] * len(ways), 0.0
    while spent < seconds:
        for at, way in enumerate(ways):
            start = processor()
            way()
            took = processor() - start
            best[at], spent = min(best[at], took), spent + max(took, 1e-6)
    return best


def plainest(data: bytes) -> str:
    """The text of a Word document's ``w:t``, a line a paragraph, of a PDF or an OFD as its library has it."""
    if data.startswith(b"%PDF"):
        with pypdfium2.PdfDocument(data) as document:
            return "\n".join(page.get_textpage().get_text_range() for page in document)
    if b"OFD.xml" in data:
        with ofdkit.open(data) as package:
            return package.text()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p"))


def speed(files: list[Path]) -> int:
    """Print reading each file against :func:`plainest`, and for each format the ratio of all together and its mean."""
    times: dict[str, list[tuple[float, float]]] = {}
    for file in files:
        data = file.read_bytes()
        try:
            read(data)
        except workplan.UnreadableError as error:
            print(f"{file.name:24} {error}")
            continue
        ours, theirs = least(lambda data=data: read(data), lambda data=data: plainest(data))
        times.setdefault(file.suffix, []).append((ours, theirs))
        print(f"{file.name:24} {ours * 1000:7.2f} ms  {theirs * 1000:7.2f} ms  {ours / theirs:5.2f} x")
    for form, pairs in times.items():
        together = sum(ours for ours, _ in pairs) / sum(theirs for _, theirs in pairs)
        mean = sum(ours / theirs for ours, theirs in pairs) / len(pairs)
        print(f"{form}: together {together:.2f}, mean of the ratios {mean:.2f} (goal: at most {GOALS.get(form, 0)})")
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorer", type=Path, nargs="?")
    parser.add_argument("gold", type=Path, nargs="?")
    parser.add_argument("--speed", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--documents", type=Path, nargs="+", metavar="FILE")
    options = parser.parse_args()
    if options.speed:
        return speed(options.speed)
    if options.gold is None and not options.documents:
        parser.error("SCORER and GOLD are needed, or --documents FILE..., or --speed FILE...")
    if shutil.which("soffice") is None:
        print("LibreOffice (soffice) is not installed: no formats were made")
        return 0
    if options.documents:
        return documents(options.documents)
    return round_trip(scorer(options.scorer), options.gold)


if __name__ == "__main__":
    sys.exit(main())
