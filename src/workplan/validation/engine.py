"""Rules and a document → sorted findings: runs the checks and gives each hit its line, column and section."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from workplan.model import Document, Finding, Fix, Span
from workplan.validation.draft.draft import Draft
from workplan.validation.suppression import told

if TYPE_CHECKING:
    from workplan.lexicon import Lexicon
    from workplan.validation.rule import CheckRule, Hit, Mend


_BREAK: Final = re.compile(r"(?<!\s)\s*\n\s*")


def run(
    document: Document,
    rules: Iterable[CheckRule],
    lexicon: Lexicon | None = None,
    *,
    editions: Sequence[Document] = (),
) -> list[Finding]:
    """Return the findings of ``rules`` over ``document``, sorted by place, then by code; never the same one twice.

    What a comment of the text keeps quiet (``workplan: ignore[X003]``) is left out.
    """
    draft = Draft(document, lexicon, editions=editions)
    line_ends = [at for at, char in enumerate(document.text) if char == "\n"] if document.text else []
    found: dict[tuple[int, str, int, str], Finding] = {}
    for rule, hit in _hits(draft, tuple(rules)):
        found.setdefault((hit.start, rule.code, hit.end, hit.zh), _finding(draft, rule, hit, line_ends))
    return told(document, [found[key] for key in sorted(found)])


def _hits(draft: Draft, rules: tuple[CheckRule, ...]) -> Iterator[tuple[CheckRule, Hit]]:
    """Yield what each rule finds; only what one finds that stands alone, where such a one does."""
    for rule in rules:
        if rule.alone and (hits := list(rule.check(draft))):
            yield from ((rule, hit) for hit in hits)
            return
    for rule in rules:
        if not rule.alone:
            yield from ((rule, hit) for hit in rule.check(draft))


def _finding(draft: Draft, rule: CheckRule, hit: Hit, line_ends: list[int]) -> Finding:
    line = bisect.bisect_left(line_ends, hit.start)
    section = draft.section_at(hit.start)
    mend = hit.mend
    # what a message quotes may be broken over lines
    zh, en = (_BREAK.sub("", told) for told in (hit.zh, hit.en))
    return Finding(
        code=rule.code,
        severity=rule.severity,
        span=Span(start=hit.start, end=hit.end),
        line=line + 1,
        column=hit.start - (line_ends[line - 1] + 1 if line else 0) + 1,
        zh=zh,
        en=en,
        path=section.path if section else "",
        fix=Fix(span=Span(start=mend.start, end=mend.end), replacement=mend.replacement, safe=mend.safe)
        if mend is not None and _keeps_lines(draft.document.text, mend)
        else None,
    )


def _keeps_lines(text: str, mend: Mend) -> bool:
    """Tell whether a mend leaves the lines as they are: where what it mends is broken over two, nothing is certain."""
    return text.count("\n", mend.start, mend.end) == mend.replacement.count("\n")
