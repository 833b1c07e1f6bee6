"""Part a view's text into the passages in which verbs govern titles: sentences without their brackets, and brackets.

Each title becomes one sign, so that what it says does not count. Brackets and quotations without titles are left out;
those with titles are passages of their own.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from workplan.extraction.regulations.titles import Title
from workplan.extraction.regulations.verbs import TITLE, Verbs

_SENTENCE_END: Final = re.compile("[。;!?\n]")
_GROUP: Final = re.compile(r"[(\[【「『“”』」】\])]")
_CLOSES: Final = {")": "(", "]": "[", "】": "【", "」": "「", "』": "『", "”": "“"}
_BARE: Final = re.compile(f"[{TITLE}、和]+")


class Passage(NamedTuple):
    """A sentence without its brackets, or one of its brackets, with one sign a title; it knows where it came from."""

    text: str
    pieces: list[tuple[int, int]]  # (place in the passage, place in the flat text)

    def place(self, at: int) -> int:
        """Return the place of a character in the flat text."""
        if len(self.pieces) == 1:
            return self.pieces[0][1] + at
        own, flat = self.pieces[bisect.bisect_right(self.pieces, (at, 1 << 60)) - 1]
        return flat + at - own


def flatten(text: str, titles: Sequence[Title]) -> tuple[str, list[int]]:
    """Return ``text`` with one sign in the place of each title, and where the signs stand.

    >>> from workplan.extraction.regulations.titles import Title
    >>> flatten("修订《甲》和《乙》", [Title(2, 5, 3, 4), Title(6, 9, 7, 8)]) == ("修订\\ue000和\\ue000", [2, 4])
    True
    """
    pieces: list[str] = []
    places: list[int] = []
    at = size = 0
    for title in titles:
        pieces.append(text[at : title.start])
        size += title.start - at
        places.append(size)
        pieces.append(TITLE)
        size += 1
        at = title.end
    pieces.append(text[at:])
    return "".join(pieces), places


def passages(flat: str, places: Sequence[int], table: Verbs) -> Iterator[Passage]:
    """Yield the passages of a flat text that hold titles: sentences, and the brackets in them.

    Args:
        flat: text with one sign a title, see :func:`flatten`.
        places: where the signs stand in it.
        table: the verbs.

    >>> from workplan.extraction.regulations.verbs import verbs
    >>> from workplan.lexicon import default
    >>> flat, table = f"依据{TITLE}(以下简称{TITLE}),加快改革(试点)。", default().build(verbs)
    >>> [p.text.replace(TITLE, "T") for p in passages(flat, [2, 8], table)]
    ['以下简称T', '依据T,加快改革']
    """
    ends = [m.start() for m in _SENTENCE_END.finditer(flat)]
    if "\n" + TITLE in flat:
        # 关于印发\n《…》: a title line broken before the mark is no end.
        soft = table.title_line
        ends = [e for e in ends if not (flat.startswith("\n" + TITLE, e) and soft.search(flat, max(0, e - 8), e))]
    done = 0
    for place in places:
        if place < done:
            continue
        i = bisect.bisect_left(ends, place)
        start = ends[i - 1] + 1 if i else 0
        done = ends[i] if i < len(ends) else len(flat)
        yield from _ungrouped(flat, start, done)


def _ungrouped(flat: str, start: int, end: int) -> Iterator[Passage]:
    """Part a sentence into what stands outside its brackets and quotations and those of them that hold titles."""
    if _GROUP.search(flat, start, end) is None:
        yield Passage(flat[start:end], [(0, start)])
        return
    stack: list[tuple[str, list[tuple[int, int]]]] = [("", [])]
    at = start
    for m in _GROUP.finditer(flat, start, end):
        stack[-1][1].append((at, m.start()))
        at = m.end()
        opener = _CLOSES.get(m[0])
        if opener is None:
            stack.append((m[0], []))
        elif stack[-1][0] == opener:
            _, stretches = stack.pop()
            content = "".join(flat[a:b] for a, b in stretches)
            if TITLE not in content:
                continue
            if opener == "“" and _BARE.fullmatch(content):
                stack[-1][1].extend(stretches)
            else:
                yield _passage(flat, stretches)
    stack[-1][1].append((at, end))
    for _, stretches in stack:
        if any(TITLE in flat[a:b] for a, b in stretches):
            yield _passage(flat, stretches)


def _passage(flat: str, stretches: Sequence[tuple[int, int]]) -> Passage:
    pieces: list[tuple[int, int]] = []
    size = 0
    for a, b in stretches:
        pieces.append((size, a))
        size += b - a
    return Passage("".join(flat[a:b] for a, b in stretches), pieces)
