"""Findings → a line each, as editors and CI systems read them: ``file:line:column: CODE severity [*]: message``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workplan.model import Finding
from workplan.texts import VOCABULARY
from workplan.validation.reports import Checked, Unread
from workplan.visible import in_one_line


def line_of(one: Checked, finding: Finding, lang: str) -> str:
    """Return one finding in one line; ``[*]`` stands where a safe fix mends it."""
    place = f"{in_one_line(one.file)}:{finding.line}:{finding.column}"
    severity = VOCABULARY[f"severity.{finding.severity.value}"][lang != "zh"]
    mark = " [*]" if one.is_mended(finding) else ""
    return f"{place}: {finding.code} {severity}{mark}: {in_one_line(finding.message(lang))}"


def report(checked: Iterable[Checked], lang: str, unread: Sequence[Unread] = ()) -> str:
    """Return the lines of all findings; what can't be read is told elsewhere."""
    lines = (line_of(one, finding, lang) for one in checked for finding in one.findings)
    return "".join(f"{line}\n" for line in lines)
