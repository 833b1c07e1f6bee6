"""A 、 before 和, 及 or 以及; 与 may be a preposition and is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity
from workplan.validation.rule import PUNCTUATION, CheckRule, Hit, Mend

if TYPE_CHECKING:
    from workplan.lexicon import Lexicon
    from workplan.validation.draft.draft import Draft


def _pattern(lexicon: Lexicon) -> regex.Pattern[str]:
    """Return the pattern of a 、 before a conjunction; words and names that begin like one are no conjunctions."""
    words = [row["word"] for row in lexicon.table("conjunction_words")]
    return regex.compile(r"、(?=(?!\L<words>)(?:以及|和|及))", words=words)


def check(draft: Draft) -> Iterator[Hit]:
    """Yield each 、 that a conjunction follows."""
    text = draft.text
    for match in draft.lexicon.build(_pattern).finditer(text):
        at = match.start()
        word = "以及" if text.startswith("以及", at + 1) else text[at + 1]
        yield Hit(
            at,
            at + 1,
            f"“{word}”之前不用顿号",
            f"no 、 before {word}",
            Mend(at, at + 1, ""),
        )


RULE: Final = CheckRule(
    code="X004",
    name="comma-before-and",
    zh="“和”“及”“以及”之前用了顿号",
    en="A 、 before 和, 及 or 以及",
    severity=Severity.WARNING,
    why_zh="并列词语之间用了连词，就不再用顿号；两样并用，容易误以为前后是两层并列。",
    why_en="A conjunction takes the place of the 、; with both it looks as if two lists were joined.",
    source=f"{PUNCTUATION} 4.5.3",
    bad="一、重点任务\n汇聚政务数据、公共数据、和社会数据。\n二、保障措施\n加强统筹协调。\n",
    good="一、重点任务\n汇聚政务数据、公共数据和社会数据。\n二、保障措施\n加强统筹协调。\n",
    check=check,
)
