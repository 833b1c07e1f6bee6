"""A 、 before 和, 及 or 以及; 与 may be a preposition and is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity
from workplan.segmenting import cutter
from workplan.validation.rule import PUNCTUATION, CheckRule, Hit, Mend

if TYPE_CHECKING:
    from workplan.lexicon import Lexicon
    from workplan.validation.draft.draft import Draft


# The name before the mark has so many characters at most.
_NAME: Final = 4
_ROOM: Final = 12
_ELEMENT: Final = regex.compile(r"[\p{Han}\s]*\Z")


def _pattern(lexicon: Lexicon) -> regex.Pattern[str]:
    """Return the pattern of a 、 before a conjunction; words and names that begin like one are no conjunctions."""
    words = [r"\s*".join(map(regex.escape, row["word"])) for row in lexicon.table("conjunction_words")]
    return regex.compile(rf"、(?=(?!{'|'.join(sorted(words))})(?P<word>以及|和|及))")


def check(draft: Draft) -> Iterator[Hit]:
    """Yield each 、 that a conjunction follows."""
    text = draft.text
    for match in draft.lexicon.build(_pattern).finditer(text):
        at, word = match.start(), match["word"]
        if word != "以及" and _begins_name(text, at, word):
            continue
        yield Hit(
            at,
            at + 1,
            f"“{word}”之前不用顿号",
            f"no 、 before {word}",
            Mend(at, at + 1, ""),
        )


def _begins_name(text: str, at: int, word: str) -> bool:
    """Tell whether 和 or 及 behind the mark at ``at`` may be the first character of a name: 和康、和安县.

    A conjunction joins a word to the list, and the elements before it don't begin with it.
    """
    behind = "".join(text[at + 2 : at + 2 + _ROOM].split())
    if behind.startswith("其"):
        return False  # 及其 is no name
    first = next(iter(cutter().cut(behind)), "")
    element = _ELEMENT.search(text, max(0, at - _ROOM), at)
    return len(first) < 2 or (element is not None and word in element.group()[-_NAME:])


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
