"""What other libraries find in a text or a file; ``peers.py`` runs this in an environment that has them.

Reads one JSON object from standard input, ``{"peer": NAME, "jobs": [...]}``, and writes one to standard output: the
version, and for each job what was found and the milliseconds of the processor. The first job is done once before, to
load what is loaded late.
"""

from __future__ import annotations

import contextlib
import datetime
import io
import json
import os
import sys
from collections.abc import Callable
from importlib.metadata import version


def jionlp() -> Callable[[dict], list]:
    import jionlp

    def read(job: dict) -> list:
        year, month, day = map(int, job["base"].split("-"))
        found = jionlp.ner.extract_time(job["text"], time_base={"year": year, "month": month, "day": day})
        rows = []
        for one in found:
            told = one["detail"]["time"]
            days = [day[:10] if day[:1].isdigit() else None for day in told] if isinstance(told, list) else [None, None]
            rows.append([*one["offset"], one["text"], *days])
        return rows

    return read


def recognizers() -> Callable[[dict], list]:
    from recognizers_date_time import Culture, recognize_datetime

    def before(day: str) -> str:
        return str(datetime.date.fromisoformat(day) - datetime.timedelta(days=1))

    def read(job: dict) -> list:
        base = datetime.datetime.fromisoformat(job["base"])
        rows = []
        for one in recognize_datetime(job["text"], Culture.Chinese, reference=base):
            value = ((one.resolution or {}).get("values") or [{}])[-1]
            start, end = value.get("start"), value.get("end")
            if end and len(end) >= 10:
                end = before(end[:10])  # ends of ranges are excluded
            if value.get("value", "")[4:5] == "-":
                start = end = value["value"]
            rows.append([one.start, one.end + 1, one.text, start and start[:10], end and end[:10]])
        return rows

    return read


def trafilatura() -> Callable[[dict], str]:
    import trafilatura

    return lambda job: trafilatura.extract(open(job["path"], "rb").read()) or ""


def markitdown() -> Callable[[dict], str]:
    from markitdown import MarkItDown

    reader = MarkItDown()
    return lambda job: reader.convert(job["path"]).text_content


def docling() -> Callable[[dict], str]:
    from docling_core.types.doc.page import TextCellUnit
    from docling_parse.pdf_parser import DoclingPdfParser

    def read(job: dict) -> str:
        pages = DoclingPdfParser().load(path_or_stream=job["path"]).iterate_pages()
        return "\n".join(cell.text for _, page in pages for cell in page.iterate_cells(unit_type=TextCellUnit.LINE))

    return read


PEERS = {
    "jionlp": (jionlp, "jionlp"),
    "recognizers-text": (recognizers, "recognizers-text-suite"),
    "trafilatura": (trafilatura, "trafilatura"),
    "markitdown": (markitdown, "markitdown"),
    "docling-parse": (docling, "docling-parse"),
}
"""By name: what loads the reader, and its package."""


def main() -> None:
    """Do the jobs; what libraries print goes to standard error."""
    wanted = json.load(sys.stdin)
    load, package = PEERS[wanted["peer"]]
    results: list = []
    with contextlib.redirect_stdout(sys.stderr):
        read = load()
        for at, job in enumerate([wanted["jobs"][0], *wanted["jobs"]]):
            started = sum(os.times()[:4])
            try:
                found, error = read(job), None
            except Exception as raised:
                found, error = None, f"{type(raised).__name__}: {raised}"[:200]
            if at:
                results.append({"found": found, "error": error, "ms": 1000 * (sum(os.times()[:4]) - started)})
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8")
    json.dump({"version": version(package), "results": results}, out)
    out.flush()


if __name__ == "__main__":
    main()
