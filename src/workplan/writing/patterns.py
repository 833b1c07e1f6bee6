"""Turn words of the lexicon into patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_GROUP: Final = 80
"""First characters of a group: few enough to be tried one after another; each group more takes longer to compile."""
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


def many(words: Iterable[str], *others: str) -> str:
    """Return a pattern for one of ``others`` at a place, else for the longest of ``words``.

    The engine tries branch after branch: with the first characters in groups it passes over most of them at once, and
    a place where no branch begins is told before.

    Args:
        words: the words; groups that reach from ASCII to ideographs take long to compile.
        others: branches besides, each with a literal first character.

    >>> re.findall(many(["修订", "修改", "印发", "印制"], r"到20\\d\\d年"), "修改后印发,到2025年")
    ['修改', '印发', '到2025年']
    """
    by_first: dict[str, list[str]] = {}
    for word in words:
        by_first.setdefault(word[0], []).append(word)
    firsts = sorted(by_first)
    begins = re.escape("".join(sorted({*firsts, *(branch[0] for branch in others)})))
    branches: list[str] = []
    for at in range(0, len(firsts), _GROUP):
        group = firsts[at : at + _GROUP]
        one = alternation([word for first in group for word in by_first[first]])
        # what gets to the last group begins there, or nowhere
        is_last = at + _GROUP >= len(firsts)
        branches.append(one if is_last else f"(?=[{re.escape(group[0])}-{re.escape(group[-1])}]){one}")
    return f"(?=[{begins}])(?:{'|'.join([*others, *branches])})"
