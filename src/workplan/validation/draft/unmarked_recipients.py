"""Draft → the line that names recipients without the colon by which they are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Span
from workplan.source import fold, squeeze
from workplan.structure.page_words import wording
from workplan.structure.recipients import names_only

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

# 各市、自治州人民政府,省政府各部门。 — a line that begins with a group or a level, as those of a page's fields don't
_LINE: Final = regex.compile(r"(?m)^[^\S\n]*+([各省市县区][^\n:]++)$")
_INSTEAD: Final = "。,;"
"""Marks that may stand in the place of the colon."""
_LONGEST: Final = 150
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
    title = draft.masthead.title
    text = fold(draft.document.text[: words.start])
    start = len(text)
    for _ in range(_LINES):
        start = text.rfind("\n", 0, start)
        if start < 0:
            break
    known = draft.lexicon.build(wording)
    # a title may begin with a line that names its issuer
    found = None
    for line in _LINE.finditer(text, max(0, start, title.span.end if title else 0)):
        bare = line[1].rstrip().rstrip(_INSTEAD)
        if len(bare) <= _LONGEST and names_only(bare, known):
            found = Span(start=line.start(1), end=line.start(1) + len(bare))
    return found
