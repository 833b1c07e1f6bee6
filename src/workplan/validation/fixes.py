"""Text and findings → mended text: the certain fixes put in, those that overlap one at a time."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from workplan.model import Finding

_ROUNDS: Final = 10


class Mended(NamedTuple):
    """What fixes made of a text.

    Attributes:
        text: the mended text.
        fixed: how many fixes went into it.
    """

    text: str
    fixed: int


def apply(text: str, findings: Sequence[Finding]) -> Mended:
    """Put the fixes of ``findings`` into ``text``, from the first on; one that overlaps an earlier one waits.

    >>> from workplan.pipeline import parse
    >>> from workplan.validation import validate
    >>> text = "一、加快汇聚\\n建设平台，，汇聚数据。\\n二、加快共享\\n编制目录。"
    >>> apply(text, validate(parse(text), select=["X005"])).text.splitlines()[1]
    '建设平台，汇聚数据。'
    """
    parts: list[str] = []
    at = fixed = 0
    taken: set[tuple[int, int]] = set()
    for fix in sorted((f.fix for f in findings if f.fix), key=lambda fix: (fix.span.start, fix.span.end)):
        start, end = fix.span.start, fix.span.end
        if start < at or (start, end) in taken:
            continue
        taken.add((start, end))
        parts += (text[at:start], fix.replacement)
        at, fixed = end, fixed + 1
    return Mended("".join((*parts, text[at:])), fixed)


def mend(text: str, check: Callable[[str], Sequence[Finding]]) -> Mended:
    """Put in all certain fixes, checking again after each round, until none is left (or ten rounds are over).

    Args:
        text: the text.
        check: returns the findings of a text.
    """
    fixed = 0
    for _ in range(_ROUNDS):
        done = apply(text, check(text))
        if done.text == text:
            break
        text, fixed = done.text, fixed + done.fixed
    return Mended(text, fixed)


def diff(before: str, after: str, file: str) -> str:
    """Return the unified diff of two texts, empty if they are equal.

    >>> print(diff("甲，，乙\\n", "甲，乙\\n", "plan.txt"), end="")
    --- plan.txt
    +++ plan.txt
    @@ -1 +1 @@
    -甲，，乙
    +甲，乙
    """
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), file, file, lineterm="\n"
    )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
