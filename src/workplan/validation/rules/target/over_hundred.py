"""Shares and rates above 100 %: 覆盖率达到120%."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.lexicon import Lexicon
    from workplan.validation.draft.draft import Draft

# A figure above 100 with a percent sign
_OVER: Final = regex.compile(r"(?<![\d.—~\-])(\d{3,4}(?:\.\d+)?)[%‰]")


def _bounded(lexicon: Lexicon) -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    """Return patterns: an indicator at most 100 %, one that may go beyond it, and what stands behind a share of all."""
    rows = lexicon.table("rates")
    words = {kind: [row["word"] for row in rows if row["kind"] == kind] for kind in ("bounded", "open", "behind")}
    return (
        regex.compile(r"\L<words>", words=words["bounded"]),
        regex.compile(r"\L<words>", words=words["open"]),
        regex.compile(r"(?:以上)?(?:的)?\L<words>", words=words["behind"]),
    )


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the percentages above 100 of indicators that can't pass 100 %."""
    text = draft.text
    bounded, unbounded, behind = draft.lexicon.build(_bounded)
    for match in _OVER.finditer(text):
        if float(match[1]) <= 100:
            continue
        start = max(text.rfind(mark, 0, match.start()) for mark in ",。;、:\n(") + 1
        before = text[start : match.start()]
        if unbounded.search(before) or not (bounded.search(before) or behind.match(text, match.end())):
            continue
        shown = draft.raw[match.start() : match.end()]
        yield Hit(
            match.start(),
            match.end(),
            f"“{shown}”：这一指标不可能超过100%",
            f"{shown}: this indicator can't be above 100 %",
        )


RULE: Final = CheckRule(
    code="G001",
    name="over-hundred",
    zh="比率超过100%",
    en="A share above 100 %",
    severity=Severity.WARNING,
    why_zh="覆盖率、合格率、占比等最高为100%；超过的必是数字有误，考核时无法对照。",
    why_en="Coverage, pass rates and shares end at 100 %; a higher figure is a slip and can't be checked.",
    source=CONSISTENCY,
    bad="一、重点任务\n数据目录覆盖率达到120%。\n二、保障措施\n加强统筹协调。\n",
    good="一、重点任务\n数据目录覆盖率达到100%。\n二、保障措施\n加强统筹协调。\n",
    check=check,
)
