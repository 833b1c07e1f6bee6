"""Draft → the line that names recipients without the colon by which they are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Span
from workplan.source import fold, squeeze

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

# 各市、自治州人民政府,省政府各部门。 — a line that is all names of groups
_LINE: Final = regex.compile(
    r"(?m)^[^\S\n]*([各省市县区][\p{Han}()、,;]{3,150}"
    r"(?:政府|部门|单位|机构|委员会|办公[厅室]|委|局|厅|院|公司|中心))[。,;]?[ \t\u3000]*$"
)
# 现印发给你们 · 现将《…》印发给你们 · 现予以印发。 — the words that send a plan out, near the start of a line
_SENT_OUT: Final = regex.compile(r"(?m)^[^\n]{0,100}?(现(?=[将予印])[^。\n]{0,80}?印发)(?=给你们|[。,，])")
# …,各有关单位:现将 — names of groups with their colon, a title or lines of other texts glued in front of them
_IN_FRONT: Final = regex.compile(
    r"(?:政府|部门|单位|机构|委员会|办公[厅室]|[委局厅院会部行]|公司|企业|中心|高校|学校):[^:。]{0,100}$"
)
_REACH: Final = 300
# Recipients stand in so many lines above these words.
_LINES: Final = 4


def sent_out(draft: Draft) -> Span | None:
    """Return the words that send the plan out, None in a text that has none."""
    match = _SENT_OUT.search(draft.document.text)
    return Span(start=match.start(1), end=match.end(1)) if match else None


def has_recipients(draft: Draft) -> bool:
    """Tell whether names with a colon stand right in front of the words that send the plan out, wherever they begin."""
    words = sent_out(draft)
    if words is None:
        return False
    return _IN_FRONT.search(squeeze(fold(draft.document.text[max(0, words.start - _REACH) : words.start]))) is not None


def unmarked_recipients(draft: Draft) -> Span | None:
    """Return the line above the notice's text that names recipients and has no colon, None without one."""
    words = None if draft.masthead.recipients else sent_out(draft)
    if words is None:
        return None
    text = fold(draft.document.text[: words.start])
    start = len(text)
    for _ in range(_LINES):
        start = text.rfind("\n", 0, start)
        if start < 0:
            break
    lines = list(_LINE.finditer(text, max(0, start)))
    return Span(start=lines[-1].start(1), end=lines[-1].end(1)) if lines else None
