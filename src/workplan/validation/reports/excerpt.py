"""Findings → for each a line, the source line below it and a marker below the place.

plan.txt:12:8: X005 警告 [*]: 标点重复：“，，”
   |
12 | 建设数据平台，，汇聚数据。
   |             ^^^^
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from workplan.model import Document, Finding
from workplan.validation.registry import by_code
from workplan.validation.reports import Checked, Unread
from workplan.validation.reports.concise import line_of

ROOM: Final = 88
"""Columns of the terminal that an excerpt may take; a longer line is cut around the place."""

_MORE: Final = (
    "（全文共 {count} 处，只示第一处；全部见 --format concise）",
    " ({count} places in all, only the first is shown; --format concise shows all)",
)
_CUT: Final = "…"
_BEFORE: Final = 30


def report(checked: Iterable[Checked], lang: str, unread: Sequence[Unread] = ()) -> str:
    """Return the findings with their source lines; of a rule's many findings in one file the first, and how many."""
    parts = []
    for one in checked:
        lines = one.document.text.split("\n")
        counts = Counter(finding.code for finding in one.findings)
        many = {code for code, count in counts.items() if count > by_code(code).many}
        told: set[str] = set()
        for finding in one.findings:
            if finding.code in told:
                continue
            more = ""
            if finding.code in many:
                told.add(finding.code)
                more = _MORE[lang != "zh"].format(count=counts[finding.code])
            parts.append(line_of(one, finding, lang) + more + where(one.document, finding, lang))
            parts += excerpt(lines[finding.line - 1], finding)
            parts.append("")
    return "".join(f"{part}\n" for part in parts)


def where(document: Document, finding: Finding, lang: str) -> str:
    """Return the page, paragraph or cell that a finding starts in, in brackets; empty for a text."""
    told = "".join(place.told(lang) for place in document.locate(finding.span)[:1])
    return f"（{told}）" if told and lang == "zh" else f" ({told})" if told else ""


def excerpt(line: str, finding: Finding) -> list[str]:
    """Return the source line of ``finding`` and the marker below its place, each Chinese character two columns wide.

    Args:
        line: the source line.
        finding: what was found on it; of a place over several lines the first is marked.
    """
    from rich.cells import cell_len

    start = finding.column - 1
    end = min(len(line), start + max(1, finding.span.end - finding.span.start))
    first = max(0, start - _BEFORE) if cell_len(line) > ROOM else 0
    shown = _printable(line[first:])
    if cell_len(shown) > ROOM:
        shown = _fit(shown, ROOM - 1) + _CUT
    head = _CUT if first else ""
    place = cell_len(head + _printable(line[first:start]))
    width = max(1, min(cell_len(_printable(line[start:end])), cell_len(head + shown) - place))
    number = str(finding.line)
    gutter = " " * len(number)
    return [f"{gutter} |", f"{number} | {head}{shown}", f"{gutter} | {' ' * place}{'^' * width}"]


def _printable(text: str) -> str:
    """Return ``text`` with tabs and other controls as blanks, so that columns can be counted."""
    return "".join(c if c.isprintable() or c == "\u3000" else " " for c in text)


def _fit(text: str, room: int) -> str:
    """Return as much of ``text`` as fits into ``room`` columns."""
    from rich.cells import cell_len

    taken = 0
    for at, char in enumerate(text):
        taken += cell_len(char)
        if taken > room:
            return text[:at]
    return text
