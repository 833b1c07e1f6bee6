"""Findings → JSON: one array, an object a finding, with its file."""

from __future__ import annotations

import json
from collections.abc import Sequence

from workplan.validation.reports import Checked
from workplan.visible import in_json


def report(checked: Sequence[Checked], lang: str) -> str:
    """Return the findings as JSON; both languages are in it, whatever ``lang`` says."""
    rows = [{"file": one.file, **finding.model_dump(mode="json")} for one in checked for finding in one.findings]
    return in_json(json.dumps(rows, ensure_ascii=False, indent=2)) + "\n"
