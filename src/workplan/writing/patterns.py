"""Turn words of the lexicon into patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternation(words: Iterable[str]) -> str:
    """Return a pattern for the longest of ``words`` at a place, as a tree of first characters.

    >>> alternation(["修订", "修改", "修"])
    '修(?:改|订)?'
    """
    branches: dict[str, set[str]] = {}
    for word in words:
        branches.setdefault(word[:1], set()).add(word[1:])
    ends = branches.pop("", None) is not None
    parts = [
        re.escape(head) + (alternation(tails) if tails != {""} else "") for head, tails in sorted(branches.items())
    ]
    if not parts:
        return ""
    if len(parts) == 1 and not ends:
        return parts[0]
    return f"(?:{'|'.join(parts)})" + ("?" if ends else "")
