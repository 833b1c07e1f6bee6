"""Every notice in tests/cases gives the tables that stand beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.accept import CASES, expected

NOTICES = sorted(p for p in CASES.iterdir() if p.suffix in (".txt", ".html", ".md"))


@pytest.mark.parametrize("path", NOTICES, ids=lambda p: p.stem)
def test_the_tables_of_a_case_are_as_reviewed(path: Path) -> None:
    assert expected(path) == path.with_suffix(".json").read_text(encoding="utf-8")
