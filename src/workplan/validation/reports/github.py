"""Findings → workflow commands, which GitHub shows beside a change: ``::warning file=…,line=…::message``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from workplan.model import Finding, Severity
from workplan.validation.reports import Checked, Unread
from workplan.visible import in_one_line

_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(checked: Iterable[Checked], lang: str, unread: Sequence[Unread] = ()) -> str:
    """Return a command for each finding and each file that can't be read."""
    lines = [_command(one, finding, lang) for one in checked for finding in one.findings]
    lines += [f"::error file={_escape(one.file, more=True)}::{_escape(one.message(lang))}" for one in unread]
    return "".join(f"{line}\n" for line in lines)


def _command(one: Checked, finding: Finding, lang: str) -> str:
    end_line, end_column = one.document.position(finding.span.end)
    properties = {
        "file": one.file,
        "line": str(finding.line),
        "endLine": str(end_line),
        "col": str(finding.column),
        "endColumn": str(end_column),
        "title": f"workplan {finding.code}",
    }
    if end_line != finding.line:
        # A column is only understood within one line.
        del properties["col"], properties["endColumn"]
    listed = ",".join(f"{name}={_escape(value, more=True)}" for name, value in properties.items())
    return f"::{_LEVELS[finding.severity]} {listed}::{_escape(finding.message(lang))}"


def _escape(text: str, *, more: bool = False) -> str:
    """Return ``text`` with the characters escaped that end a value, ``more`` of them inside a property.

    >>> _escape("100%\\n"), _escape("a:b,c", more=True)
    ('100%25%0A', 'a%3Ab%2Cc')
    """
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    text = text.replace(":", "%3A").replace(",", "%2C") if more else text
    return in_one_line(text)
