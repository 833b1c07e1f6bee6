"""Turn words of the lexicon into patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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
    distinct = sorted(set(words))
    return _tree(distinct, 0) if distinct else ""


def _tree(words: Sequence[str], at: int) -> str:
    """Return the pattern for what stands from ``at`` on in words that are alike before it, distinct and in order."""
    ends = len(words[0]) == at
    first, count = int(ends), len(words)
    parts: list[str] = []
    while first < count:
        head, last = words[first][at], first + 1
        while last < count and words[last][at] == head:
            last += 1
        group = words[first:last]
        if last - first == 1:
            parts.append(_escaped(group[0][at:]))
        elif len(group) - (len(group[0]) == at + 1) > _FEW and max(map(len, group)) <= at + 2:
            parts += [_escaped(word[at:]) for word in reversed(group)]
        else:
            parts.append(_escaped(head) + _tree(group, at + 1))
        first = last
    if not parts:
        return ""
    if len(parts) == 1 and not ends:
        return parts[0]
    return f"(?:{'|'.join(parts)})" + ("?" if ends else "")


def _escaped(text: str) -> str:
    # most words hold nothing to escape, which is told faster than done
    return text if text.isalnum() else re.escape(text)


def many(words: Iterable[str], *others: str) -> str:
    """Return a pattern for one of ``others`` at a place, else for the longest of ``words``.

    The engine tries branch after branch: with the first characters in groups it passes over most of them at once, and
    a place where no branch begins is told before.

    Args:
        words: the words, of one letter at least.
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
        branches.append(one if is_last else f"(?=[{re.escape(''.join(group))}]){one}")
    return f"(?=[{begins}])(?:{'|'.join([*others, *branches])})"
