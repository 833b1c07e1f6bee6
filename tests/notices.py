"""The notices that several test modules use: the committed one and the cases."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent
FIRST = ROOT / "data" / "raw" / "gansu-2023.txt"
FIRST_PARSED = ROOT / "data" / "parsed" / "gansu-2023.json"
SAMPLE = ROOT / "data" / "raw" / "yunchuan-2030.txt"
SAMPLE_PARSED = ROOT / "data" / "parsed" / "yunchuan-2030.json"
CASES = sorted(p for p in (Path(__file__).parent / "cases").iterdir() if p.suffix == ".txt")


def first() -> str:
    """The text of the first notice."""
    return FIRST.read_text(encoding="utf-8")


def case_texts() -> list[str]:
    """The texts of all cases."""
    return [p.read_text(encoding="utf-8") for p in CASES]
