"""A section whose text breaks off without a full stop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity
from workplan.validation.rule import PUNCTUATION, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.lexicon import Lexicon
    from workplan.validation.draft.draft import Draft

_LINES: Final = ("chrome", "colophon", "notice")
"""The kinds of lines that stand around a document; the table has words of its text, too."""
# A list inside a sentence has commas between its items: (1)编制日期,(2)委托人名称;
_LISTED: Final = frozenset("(①②③④⑤⑥⑦⑧⑨⑩")
_BROKEN_OFF: Final = regex.compile(r"[、,](?=\s*$)")


def _before_page(lexicon: Lexicon) -> regex.Pattern[str]:
    """Return the pattern of a comma at a line's end before a line of the page around the document (扫一扫…, 抄送:)."""
    lines = [row for row in lexicon.table("page_words") if row["kind"] in _LINES]
    starts = [row["pattern"] for row in lines if row["where"] == "start"]
    return regex.compile(r"[、,](?=\s*\n\s*\L<starts>)", starts=starts)


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the last mark of each section without children that ends in a comma."""
    for section in draft.sections:
        span = section.text_span or section.heading_span
        if span is None or section.sections:
            continue
        text = draft.text[span.start : span.end]
        match = None if draft.text[span.end : span.end + 1] in _LISTED else _BROKEN_OFF.search(text[-20:])
        at = span.end - len(text[-20:]) + match.start() if match else -1
        if match is None and section is draft.sections[-1]:
            match = draft.lexicon.build(_before_page).search(text)
            at = span.start + match.start() if match else -1
        if match is None:
            continue
        shown = draft.raw[at]
        yield Hit(
            at,
            at + 1,
            f"这一条以“{shown}”结束，话没有说完，或应改为句号",
            f"the section ends in {shown}: it breaks off, or a full stop should stand here",
        )


RULE: Final = CheckRule(
    code="X009",
    name="no-full-stop",
    zh="条目以逗号结束",
    en="A section that ends in a comma",
    severity=Severity.WARNING,
    why_zh="句末用句号；一条以逗号、顿号结束，多是后半句丢失。",
    why_en="A sentence ends in a full stop; a section that ends in a comma has usually lost its second half.",
    source=f"{PUNCTUATION} 4.1",
    bad="一、重点任务\n建设数据平台，汇聚数据，\n二、保障措施\n加强统筹协调。\n",
    good="一、重点任务\n建设数据平台，汇聚数据。\n二、保障措施\n加强统筹协调。\n",
    check=check,
)
