"""Findings → a line each, as editors and CI systems read them: ``file:line:column: CODE message``."""

from __future__ import annotations

from collections.abc import Sequence

from workplan.model import Finding
from workplan.validation.reports import Checked
from workplan.visible import in_one_line


def line_of(file: str, finding: Finding, lang: str) -> str:
    """Return one finding in one line."""
    place = f"{in_one_line(file)}:{finding.line}:{finding.column}"
    return f"{place}: {finding.code} {in_one_line(finding.message(lang))}"


def report(checked: Sequence[Checked], lang: str) -> str:
    """Return the lines of all findings."""
    lines = (line_of(one.file, finding, lang) for one in checked for finding in one.findings)
    return "".join(f"{line}\n" for line in lines)
