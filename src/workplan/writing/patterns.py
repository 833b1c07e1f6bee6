"""Turn words of the lexicon into patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_FEW: Final = 2
"""Characters of a set that ``re`` compiles fast: for more ideographs it draws a map of all characters, for each set."""


def alternation(words: Iterable[str], *, between: str = "") -> str:
    """Return a pattern for the longest of ``words`` at a place, as a tree of first characters.

    Args:
        words: the words.
        between: a pattern of what may stand between their characters.

    >>> alternation(["修订", "修改", "修"]), alternation(["标题"], between=" *")
    ('修(?:改|订)?', '标 *题')
    >>> alternation(["超过", "超出", "超越", "多于"])
    '(?:多于|超过|超越|超出)'
    """
    branches: dict[str, set[str]] = {}
    for word in words:
        branches.setdefault(word[:1], set()).add(word[1:])
    ends = branches.pop("", None) is not None
    parts: list[str] = []
    for head, tails in sorted(branches.items()):
        if len(tails - {""}) > _FEW and not between and all(len(tail) <= 1 for tail in tails):
            parts += [re.escape(head + tail) for tail in sorted(tails, reverse=True)]
        else:
            parts.append(re.escape(head) + _behind(tails, between))
    if not parts:
        return ""
    if len(parts) == 1 and not ends:
        return parts[0]
    return f"(?:{'|'.join(parts)})" + ("?" if ends else "")


def _behind(tails: set[str], between: str) -> str:
    """Return the pattern of what words go on with behind a character that they share."""
    if len(tails) == 1:
        (tail,) = tails
        return "".join(between + re.escape(char) for char in tail) if between else re.escape(tail)
    if not between:
        return alternation(tails)
    more = between + alternation(tails - {""}, between=between)
    return f"(?:{more})?" if "" in tails else more
