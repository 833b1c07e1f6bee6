"""Turn words of the lexicon into patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_FEW: Final = 2
"""Characters of a set that ``re`` compiles fast: for more ideographs it draws a map of all characters, for each set."""


def alternation(words: Iterable[str]) -> str:
    """Return a pattern for the longest of ``words`` at a place, as a tree of first characters.

    >>> alternation(["修订", "修改", "修"]), alternation(["超过", "超出", "超越", "多于"])
    ('修(?:改|订)?', '(?:多于|超过|超越|超出)')
    """
    branches: dict[str, set[str]] = {}
    for word in words:
        branches.setdefault(word[:1], set()).add(word[1:])
    ends = branches.pop("", None) is not None
    parts: list[str] = []
    for head, tails in sorted(branches.items()):
        if len(tails) == 1:
            parts.append(re.escape(head + tails.pop()))
        elif len(tails - {""}) > _FEW and all(len(tail) <= 1 for tail in tails):
            parts += [re.escape(head + tail) for tail in sorted(tails, reverse=True)]
        else:
            parts.append(re.escape(head) + alternation(tails))
    if not parts:
        return ""
    if len(parts) == 1 and not ends:
        return parts[0]
    return f"(?:{'|'.join(parts)})" + ("?" if ends else "")
