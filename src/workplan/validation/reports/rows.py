"""Findings → JSON: one array, an object a finding with its file, or (code ``unreadable``) an unreadable file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from workplan.model import Severity
from workplan.validation.reports import UNREADABLE, Checked, Unread
from workplan.visible import in_json


def report(checked: Iterable[Checked], lang: str, unread: Sequence[Unread] = ()) -> str:
    """Return the findings as JSON; both languages are in it, whatever ``lang`` says."""
    rows: list[dict[str, object]] = [
        {"file": one.file, **finding.model_dump(mode="json")} for one in checked for finding in one.findings
    ]
    rows += [
        {
            "file": one.file,
            "code": UNREADABLE,
            "severity": Severity.ERROR.value,
            "span": None,
            "line": 1,
            "column": 1,
            "zh": one.zh,
            "en": one.en,
            "path": "",
            "fix": None,
        }
        for one in unread
    ]
    return in_json(json.dumps(rows, ensure_ascii=False, indent=2)) + "\n"
