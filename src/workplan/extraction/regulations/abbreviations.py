"""以下简称《纲要》 → the title that an abbreviation stands for, here and in all later views of the document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from workplan.writing.late import late

# 以下简称《…》, (下称“《…》”), 以下分别简称《…》《…》, 以下合称《…》
_INTRODUCES: Final = late(r"(?:(?:以下|下文)(?:分别)?[简统合并]?称|简称|下称)为?[:“]?$")
_FOR_ALL: Final = late(r"[统合并]称为?[:“]?$")
_LONGEST: Final = 8
"""How far the words that introduce may reach before the mark."""
_RUN: Final = frozenset(("", "、", "和", "及", "与", "”“", "”、“", "”和“"))


@dataclass(frozen=True, slots=True)
class Introduced:
    """The abbreviations that a document has introduced so far, in order.

    Attributes:
        names: the full title of each abbreviation (folded).

    >>> Introduced().adding({"纲要": "甲省法治政府建设实施纲要"}).full("纲要")
    '甲省法治政府建设实施纲要'
    """

    names: Mapping[str, str] = field(default_factory=dict)

    def full(self, title: str) -> str | None:
        """Return the full title that ``title`` (folded) stands for, the one introduced last, None if there is none."""
        return self.names.get(title)

    def adding(self, names: Mapping[str, str]) -> Introduced:
        """Return what is introduced with more abbreviations."""
        return Introduced({**self.names, **names}) if names else self


NOTHING: Final = Introduced()
"""What is introduced before a document's first view."""


def introduced_in(flat: str, places: Sequence[int]) -> Mapping[int, int | None]:
    r"""Return the titles that 以下简称 introduces, each with the title it stands for, None where that has no marks.

    Args:
        flat: text with one sign a title, see :func:`workplan.extraction.regulations.sentences.flatten`.
        places: where the signs stand in it.

    >>> introduced_in("落实\x01(以下简称\x01)", [2, 8])
    {1: 0}
    """
    found: dict[int, int | None] = {}
    if "称" not in flat:
        return found
    # the titles so far that were not introduced themselves, and where the sentence in hand starts
    named: list[int] = []
    start, seen = -1, 0
    i = 0
    while i < len(places):
        may = flat.endswith(("称", "为", ":", "“"), 0, places[i])
        m = _INTRODUCES.search(flat, max(0, places[i] - _LONGEST), places[i]) if may else None
        if m is None:
            named.append(i)
            i += 1
            continue
        run = i + 1
        while run < len(places) and flat[places[run - 1] + 1 : places[run]] in _RUN:
            run += 1
        start = max(start, *(flat.rfind(mark, seen, places[i]) for mark in "。;\n"))
        seen = places[i]
        count = run - i
        alike = len(named) >= count and places[named[-count]] > start and not _FOR_ALL.search(flat, m.start(), m.end())
        found |= {i + k: (named[k - count] if alike else None) for k in range(count)}
        i = run
    return found
