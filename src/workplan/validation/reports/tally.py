"""Findings of all files → how many of what: counts for the last line, a table by rule."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from workplan.model import Severity
from workplan.validation.registry import by_code
from workplan.validation.reports import Checked


class Row(NamedTuple):
    """One rule in the table: how often it found something, and how much of that a fix mends."""

    code: str
    name: str
    severity: Severity
    times: int
    safe: int
    zh: str
    en: str


@dataclass(slots=True)
class Tally:
    """What has been found so far, and where.

    Attributes:
        files: how many files were checked.
        wrong: in how many of them something was found.
        severities: findings by severity.
        codes: findings by rule.
        safe: findings by rule that a safe fix mends.
        unsafe: how many only a fix mends that is not safe.
    """

    files: int = 0
    wrong: int = 0
    severities: Counter[Severity] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    safe: Counter[str] = field(default_factory=Counter)
    unsafe: int = 0

    def add(self, one: Checked) -> None:
        """Count the findings of one more file."""
        for finding in one.findings:
            self.severities[finding.severity] += 1
            self.codes[finding.code] += 1
            self.safe[finding.code] += one.is_mended(finding)
            self.unsafe += finding.fix is not None and not finding.fix.safe
        self.files += 1
        self.wrong += bool(one.findings)

    @property
    def found(self) -> int:
        """How many findings there are."""
        return self.codes.total()

    def rows(self) -> list[Row]:
        """Return the table by rule, the most frequent first."""
        rules = ((by_code(code), count) for code, count in self.codes.items())
        rows = [Row(r.code, r.name, r.severity, count, self.safe[r.code], r.zh, r.en) for r, count in rules]
        return sorted(rows, key=lambda row: (-row.times, row.code))

    def table(self, lang: str) -> str:
        """Return the table as lines of text: count, code, mark, severity, what the rule finds.

        >>> Tally().table("en")
        ''
        """
        from workplan.texts import VOCABULARY

        lines = []
        for row in self.rows():
            mark = "[*]" if row.safe else "   "
            severity = VOCABULARY[f"severity.{row.severity.value}"][lang != "zh"]
            lines.append(
                f"{row.times:6} {row.code} {mark} {severity} {row.zh if lang == 'zh' else row.en} ({row.name})\n"
            )
        return "".join(lines)

    def to_json(self) -> str:
        """Return the table as JSON: an array, an object a rule."""
        return json.dumps([row._asdict() for row in self.rows()], ensure_ascii=False, indent=2) + "\n"
