"""Notices drawn by lot and annotated by readers who did not use the library: what is read today, against their tables.

The tables say what the readers found, ``FLOORS`` how much of it is read and right at least. A difference may be a miss
of ours or another reading; what the first run of each lot gave stands in README.md.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import workplan
from workplan.source import fold, squeeze

LOTS = Path(__file__).parent / "lots"
SHARED = Path(__file__).resolve().parents[2] / "shared" / "documents"
KINDS = ("section", "responsibility", "regulation", "time", "target")
FLOORS = {
    # F1 of the kinds above
    "1": (1.0, 0.996, 0.935, 0.976, 0.92),
    "2": (1.0, 0.972, 0.987, 1.0, 0.865),
    "3": (1.0, 0.995, 0.983, 0.932, 0.952),
    "4": (0.96, 0.937, 0.98, 1.0, 0.789),
    "5": (0.991, 1.0, 0.966, 0.912, 0.716),
    "6": (0.796, 0.884, 0.755, 0.956, 0.8),
}

Row = tuple[str, str, str, str]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SHARED.exists(), reason="the documents are beside the project, in ../shared"),
]


def plain(value: object) -> str:
    """A value as it is compared: white space, width and the form of brackets don't count."""
    return squeeze(fold(str(value)))


@cache
def table(lot: str) -> tuple[Row, ...]:
    """The rows of a lot's table: notice, kind, path, value."""
    lines = (LOTS / f"{lot}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith(("#", "notice\t"))]
    return tuple([(notice, kind, path, plain(value)) for notice, kind, path, value in rows])


def read(notice: str) -> list[Row]:
    """What the library reads of a notice, as rows of such a table."""
    (path,) = (path for path in SHARED.rglob(f"{notice}.*") if path.suffix != ".json")
    document = workplan.parse_file(path)
    found = [("section", s.path, s.heading or "-") for s in document]
    tables = workplan.to_tables(document)
    found += [("responsibility", r["path"], f"{r['role']} {r['text']}") for r in tables["responsibilities"]]
    found += [("regulation", r["path"], f"{r['title']} {r['action']}") for r in tables["regulations"]]
    found += [
        ("time", r["path"], f"{r['text']} {r['kind']} {r['start'] or '-'} {r['end'] or '-'}")
        for r in tables["times"]
        if r["kind"] != "reference"
    ]
    found += [
        ("target", r["path"], f"{r['text']} {r['comparator']} {r['value']} {r['unit']}") for r in tables["targets"]
    ]
    return [(notice, kind, path, plain(value)) for kind, path, value in found]


def scores(lot: str) -> tuple[float, ...]:
    """F1 of each kind over the notices of a lot."""
    wanted = Counter(row for row in table(lot) if not (row[1] == "time" and "reference" in row[3]))
    got = Counter(row for notice in sorted({row[0] for row in wanted}) for row in read(notice))
    shared = wanted & got
    sums = [[sum(n for row, n in some.items() if row[1] == kind) for some in (wanted, got, shared)] for kind in KINDS]
    return tuple([2 * both / (want + have) for want, have, both in sums])


@pytest.mark.parametrize("lot", FLOORS)
def test_as_much_of_a_lot_is_read_as_when_its_faults_were_mended(lot: str) -> None:
    least = FLOORS[lot]
    assert [score >= floor for score, floor in zip(scores(lot), least, strict=True)] == [True] * len(KINDS), scores(lot)
