"""Draft → the line that names recipients without the colon by which they are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import regex

from workplan.model import BlockKind, Span

if TYPE_CHECKING:
    from workplan.validation.draft import Draft

# 各市、自治州人民政府,省政府各部门。 — the first line of the notice's text, all of it names of groups
_LINE: Final = regex.compile(
    r"\s*(各[\p{Han}()、,;]{3,150}(?:政府|部门|单位|机构|委员会|办公[厅室]|委|局|厅|院|公司|中心))"
    r"[。,;]?[ \t\u3000]*(?=\n)"
)


def unmarked_recipients(draft: Draft) -> Span | None:
    """Return the line at the start of the notice's text that names recipients and has no colon, None without one."""
    if draft.masthead.recipients:
        return None
    block = next((b for b in draft.document.blocks if b.kind is BlockKind.TRANSMITTAL), None)
    match = _LINE.match(draft.text, block.start, block.end) if block else None
    return Span(start=match.start(1), end=match.end(1)) if match else None
