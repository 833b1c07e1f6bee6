"""Damaged and hostile files end in one clear error (or are read as far as they go), within time and memory."""

from __future__ import annotations

from typing import Final

import pytest

from tests.damage import outcome, variants
from tests.hostile import DECLARED, FILES, told_within_limits
from tests.processes import KNOWN_MEMORY
from tests.sound import OFFICE
from workplan.readers import read
from workplan.readers.office import soffice


@pytest.mark.parametrize("form", [pytest.param(f, marks=pytest.mark.slow) if f == "doc" else f for f in OFFICE])
def test_damaged_files_raise_no_error_but_ours(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "to_docx", lambda data: None)
    sound = OFFICE[form]()
    assert read(sound).text
    outcomes = {outcome(damaged) for damaged in variants(sound, form)}
    assert outcomes == {"read", "refused"}


ENDED: Final = {
    "RTF edges": ["characters=100000"],
    "RTF rows": ["cells=75000"],
    "many sheets of nothing": ["cells=75000"],
}
"""Those that nothing ends but the limit of what is in a document: a lower one shows it too, and sooner."""


@pytest.mark.slow
@KNOWN_MEMORY
@pytest.mark.parametrize("name", FILES)
def test_hostile_files_stay_within_limits(name: str) -> None:
    told = told_within_limits(FILES[name](), *ENDED.get(name, ()))
    assert all(f"--limit {limit.partition('=')[0]}=N" in told for limit in ENDED.get(name, ()))
    assert told.startswith("plan: this is " if name in DECLARED else ("read ", "plan: this is "))
    assert "ha" * 10 not in told
