"""Folded text → the sheet that candidates are looked for on: furniture out, breaks judged.

A break behind a full line of wrapped text is *soft*: it says nothing about what begins behind it. Every other break is
*hard*.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from workplan.source import is_spaced
from workplan.structure.outlining.full_lines import BLANKS, full_lines


class Sheet(NamedTuple):
    """A text made ready for the search of markers.

    Attributes:
        text: the folded text, furniture blanked; wrapped lines and letters that were spaced out are together.
        soft: places in ``text`` where a line began behind a soft break.
        offsets: the place in the source of each character, None where they are the same.
        ends: places in the source where a line ends at a soft break.
    """

    text: str
    soft: frozenset[int] = frozenset()
    offsets: Sequence[int] | None = None
    ends: frozenset[int] = frozenset()

    def source(self, place: int) -> int:
        """Return the place in the source that a place of ``text`` stands for."""
        if self.offsets is None:
            return place
        return self.offsets[place] if place < len(self.offsets) else self.offsets[-1] + 1


def sheet(folded: str, furniture: Iterable[tuple[int, int]] = ()) -> Sheet:
    """Make the sheet of a folded text.

    Args:
        folded: the folded text.
        furniture: stretches in order that hold no marker of the outline: tables, contents.

    >>> sheet("一、甲\\n12\\n二、乙", [(4, 6)]).text
    '一、甲\\n  \\n二、乙'
    >>> made = sheet("推进各项工作落到实处，确保取得成效(二\\n" * 12)
    >>> made.text[17:21], made.source(19)
    ('(二推进', 20)
    """
    parts: list[str] = []
    at = 0
    for start, end in furniture:
        parts += [folded[at:start], _blanked(folded[start:end])]
        at = end
    text = "".join([*parts, folded[at:]])
    ends = full_lines(text)
    spaced = is_spaced(text)
    if not ends and not spaced:
        return Sheet(text)
    offsets: list[int] = []
    soft: list[int] = []
    at = 0
    for end in ends:
        offsets.extend(range(at, end))
        soft.append(len(offsets))
        at = end
        while at < len(text) and text[at] in BLANKS:
            at += 1
    offsets.extend(range(at, len(text)))
    if spaced:
        kept = [place for place, at in enumerate(offsets) if text[at] == "\n" or text[at] not in BLANKS]
        soft = [bisect_left(kept, place) for place in soft]
        offsets = [offsets[place] for place in kept]
    return Sheet("".join([text[at] for at in offsets]), frozenset(soft), offsets, frozenset(ends))


def _blanked(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))
