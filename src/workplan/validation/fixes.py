"""Text and findings → mended text: the safe fixes put in, or all of them; those that overlap, one at a time."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from workplan.model import Finding, Fix

_ROUNDS: Final = 100
"""Each round puts in all fixes that don't overlap; what a rule finds anew in its own mended text must end somewhere."""


class Mended(NamedTuple):
    """What fixes made of a text.

    Attributes:
        text: the mended text.
        codes: the code of the rule for each fix that went into it.
    """

    text: str
    codes: tuple[str, ...] = ()

    @property
    def fixed(self) -> int:
        """How many fixes went into it."""
        return len(self.codes)


def apply(text: str, findings: Sequence[Finding], *, unsafe: bool = False) -> Mended:
    """Put the fixes of ``findings`` into ``text``, from the first on; one that overlaps an earlier one waits.

    Args:
        text: the text in which they were found.
        findings: what was found.
        unsafe: put in the fixes that are not safe, too.

    >>> from workplan.pipeline import parse
    >>> from workplan.validation import validate
    >>> text = "一、加快汇聚\\n建设平台，，汇聚数据。\\n二、加快共享\\n编制目录。"
    >>> apply(text, validate(parse(text), select=["X005"])).text.splitlines()[1]
    '建设平台，汇聚数据。'
    """
    parts: list[str] = []
    codes: list[str] = []
    at = 0
    taken: set[tuple[int, int]] = set()
    chosen = [(f.fix, f.code) for f in findings if f.fix and (unsafe or f.fix.safe)]
    for fix, code in sorted(chosen, key=_place):
        start, end = fix.span.start, fix.span.end
        if start < at or (start, end) in taken:
            continue
        taken.add((start, end))
        parts += (text[at:start], fix.replacement)
        codes.append(code)
        at = end
    return Mended("".join((*parts, text[at:])), tuple(codes))


def _place(chosen: tuple[Fix, str]) -> tuple[int, int]:
    return chosen[0].span.start, chosen[0].span.end


def mend(text: str, check: Callable[[str], Sequence[Finding]], *, unsafe: bool = False) -> Mended:
    """Put in all safe fixes, checking again after each round, until none is left.

    Args:
        text: the text.
        check: returns the findings of a text.
        unsafe: put in the fixes that are not safe, too.
    """
    codes: tuple[str, ...] = ()
    for _ in range(_ROUNDS):
        done = apply(text, check(text), unsafe=unsafe)
        if done.text == text:
            break
        text, codes = done.text, codes + done.codes
    return Mended(text, codes)


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
