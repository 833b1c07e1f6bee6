"""Pages recognised by OCR beside their own text: ``python benchmarks/ocr.py FILE.pdf:PAGE ... --scans FILE.pdf ...``.

A page with text is drawn at 200 dpi and recognised as a scan would be; the command prints how many characters differ
from its text layer (white space aside, as a share of it), seconds of the processor a page and the peak of memory. Scans
have no text to compare: printed are pages, seconds, characters, and what the library says that it missed. Needs
``workplan[ocr]``.
"""

from __future__ import annotations

import argparse
import io
import resource
import sys
import time
from difflib import SequenceMatcher
from pathlib import Path

import pypdfium2

import workplan
from workplan.source import fold, squeeze


def page_of(file: Path, number: int) -> bytes:
    """A PDF of one page of another."""
    made = io.BytesIO()
    with pypdfium2.PdfDocument(file) as whole, pypdfium2.PdfDocument.new() as one:
        one.import_pages(whole, [number - 1])
        one.save(made)
    return made.getvalue()


def different(ours: str, theirs: str) -> int:
    """How many characters must be put in, left out or changed to get from one text to the other."""
    opcodes = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for what, a, b, c, d in opcodes if what != "equal")


def recognised(data: bytes) -> tuple[workplan.Document, float]:
    """A file read by OCR, and seconds of the processor."""
    started = time.process_time()
    document = workplan.parse_file(io.BytesIO(data), ocr="all")
    return document, time.process_time() - started


def megabytes() -> float:
    """The peak of memory so far (Linux tells kilobytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", metavar="FILE.pdf:PAGE")
    parser.add_argument("--scans", nargs="*", type=Path, default=[], metavar="FILE.pdf")
    options = parser.parse_args()
    for given in options.pages:
        file, _, number = given.rpartition(":")
        data = page_of(Path(file), int(number))
        text = squeeze(fold(workplan.parse_file(io.BytesIO(data)).text))
        document, seconds = recognised(data)
        wrong = different(squeeze(fold(document.text)), text)
        print(
            f"{Path(file).name} page {number}: {len(text)} characters, {wrong} differ ({wrong / len(text):.2%}), "
            f"{seconds:.1f} s, peak {megabytes():.0f} MB",
            flush=True,
        )
    for file in options.scans:
        document, seconds = recognised(file.read_bytes())
        pages = len({place.page for place in document.places}) or 1
        missed = sum(doubt.code == "reader.line-missed" for doubt in document.diagnostics)
        print(
            f"{file.name}: {pages} pages, {len(squeeze(document.text))} characters, {seconds / pages:.1f} s a page, "
            f"{missed} doubts of missed lines, peak {megabytes():.0f} MB",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
