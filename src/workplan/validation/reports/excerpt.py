"""Findings → for each a line, the source line below it and a marker below the place.

plan.txt:12:8: X005 警告 [*]: 标点重复：“，，”
   |
12 | 建设数据平台，，汇聚数据。
   |             ^^^^
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from workplan.model import Document, Finding
from workplan.validation.registry import by_code
from workplan.validation.reports import Checked, Unread
from workplan.validation.reports.concise import line_of

ROOM: Final = 88
"""Columns that the line of an excerpt may take, fewer in a narrow terminal; a longer one is cut around the place."""

_MORE: Final = (
    "（全文共 {count} 处，只示第一处；全部见 --format concise）",
    " ({count} places in all, only the first is shown; --format concise shows all)",
)
_CUT: Final = "…"
# Where no terminal is and none is told by COLUMNS, as wide as any.
_WIDE: Final = 1000
_LEAST: Final = 16


def report(checked: Iterable[Checked], lang: str, unread: Sequence[Unread] = ()) -> str:
    """Return the findings with their source lines; of a rule's many findings in one file the first, and how many."""
    parts = []
    columns = shutil.get_terminal_size((_WIDE, 0)).columns
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
            parts += excerpt(lines[finding.line - 1], finding, columns=columns)
            parts.append("")
    return "".join(f"{part}\n" for part in parts)


def where(document: Document, finding: Finding, lang: str) -> str:
    """Return the page, paragraph or cell that a finding starts in, in brackets; empty for a text."""
    told = "".join(place.told(lang) for place in document.locate(finding.span)[:1])
    return f"（{told}）" if told and lang == "zh" else f" ({told})" if told else ""


def excerpt(line: str, finding: Finding, *, columns: int) -> list[str]:
    """Return the source line of ``finding`` and the marker below its place, each Chinese character two columns wide.

    Args:
        line: the source line.
        finding: what was found on it; of a place over several lines the first is marked.
        columns: how wide the terminal is.
    """
    from rich.cells import cell_len

    number = str(finding.line)
    gutter = " " * len(number)
    room = max(_LEAST, min(ROOM, columns - len(f"{number} | ")))
    start = finding.column - 1
    end = min(len(line), start + max(1, finding.span.end - finding.span.start))
    before, shown = _printable(line[:start]), _printable(line[start:])
    if cell_len(before + shown) > room:
        kept = _fit(before[::-1], 2 * room // 3)[::-1]
        before = kept if kept == before else _CUT + kept
        room -= cell_len(before)
        shown = shown if cell_len(shown) <= room else _fit(shown, room - 1) + _CUT
    place = cell_len(before)
    width = max(1, min(cell_len(_printable(line[start:end])), cell_len(shown)))
    return [f"{gutter} |", f"{number} | {before}{shown}", f"{gutter} | {' ' * place}{'^' * width}"]


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
