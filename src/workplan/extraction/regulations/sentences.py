"""Part a view's text into the passages in which verbs govern titles: sentences without their brackets, and brackets.

Each title becomes one sign, so that what it says does not count, and lines of one sentence are joined. Brackets and
quotations without titles are left out; those with titles are passages of their own.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from workplan.extraction.regulations.line_ends import soft_ends
from workplan.extraction.regulations.titles import Title
from workplan.extraction.regulations.verbs import TITLE, Verbs
from workplan.writing.late import late

_SENTENCE_ENDS: Final = "。;!?\n"
_SENTENCE_END: Final = re.compile(f"[{_SENTENCE_ENDS}]")
_GROUP: Final = re.compile(r"[(\[【「『“”』」】\])]")
_CLOSES: Final = {")": "(", "]": "[", "】": "【", "」": "「", "』": "『", "”": "“"}
_BARE: Final = late(f"[{TITLE}、和]+")


class Passage(NamedTuple):
    """Parts of a text put together, and where they came from."""

    text: str
    pieces: list[tuple[int, int]]  # (place in the passage, place in the text it was taken from)

    def place(self, at: int) -> int:
        """Return the place of a character in the text that the passage was taken from."""
        if len(self.pieces) == 1:
            return self.pieces[0][1] + at
        own, there = self.pieces[bisect.bisect_right(self.pieces, (at, 1 << 60)) - 1]
        return there + at - own

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the text that the passage was taken from which ``text[start:end]`` covers."""
        pieces = self.pieces
        behind = bisect.bisect_right(pieces, (start, 1 << 60))
        own, there = pieces[behind - 1]
        if behind == len(pieces) or end <= pieces[behind][0]:
            return there + start - own, there + end - own
        return there + start - own, self.place(end - 1) + 1

    @classmethod
    def of(cls, text: str, stretches: Sequence[tuple[int, int]]) -> Passage:
        """Put these stretches of ``text`` together."""
        pieces: list[tuple[int, int]] = []
        size = 0
        for start, end in stretches:
            pieces.append((size, start))
            size += end - start
        return cls("".join(text[start:end] for start, end in stretches), pieces)


class Flat(NamedTuple):
    """A view's text with one sign in the place of each title, its broken lines joined.

    Attributes:
        passage: the text, with the way back to the view's.
        places: where the signs stand in it.
    """

    passage: Passage
    places: list[int]

    @property
    def text(self) -> str:
        """The flat text."""
        return self.passage.text


def flatten(text: str, titles: Sequence[Title], table: Verbs) -> Flat:
    """Put a sign in the place of each title of a view's text and join the lines of one sentence.

    Args:
        text: text of a view.
        titles: its titles, in order.
        table: the verbs.

    >>> from workplan.extraction.regulations.verbs import verbs
    >>> from workplan.lexicon import default
    >>> flat = flatten("为落实\\n《甲》和《乙》", [Title(4, 7, 5, 6), Title(8, 11, 9, 10)], default().build(verbs))
    >>> flat.text.replace(TITLE, "T"), flat.places, flat.passage.place(5)
    ('为落实T和T', [3, 5], 8)
    """
    parts: list[str] = []
    pieces: list[tuple[int, int]] = [(0, 0)]
    places: list[int] = []
    at = size = 0
    for title in titles:
        parts += (text[at : title.start], TITLE)
        place = size + title.start - at
        places.append(place)
        pieces += ((place, title.start), (place + 1, title.end))
        at, size = title.end, place + 1
    parts.append(text[at:])
    flat = "".join(parts)
    soft = soft_ends(flat, table) if "\n" in flat else ()
    if not soft:
        return Flat(Passage(flat, pieces), places)
    return _joined(Passage(flat, pieces), places, soft)


def _joined(signed: Passage, places: Sequence[int], soft: Sequence[int]) -> Flat:
    """Leave these line ends out of a text with signs."""
    lines = list(zip((0, *(end + 1 for end in soft)), (*soft, len(signed.text)), strict=True))
    joined = Passage.of(signed.text, lines)
    kept = {*joined.pieces, *((place - bisect.bisect_left(soft, place), place) for place, _ in signed.pieces)}
    return Flat(
        Passage(joined.text, sorted((own, signed.place(there)) for own, there in kept)),
        [place - bisect.bisect_left(soft, place) for place in places],
    )


def passages(flat: str, places: Sequence[int]) -> Iterator[Passage]:
    """Yield the passages of a flat text that hold titles: sentences, and the brackets in them.

    Args:
        flat: text with one sign a title, see :func:`flatten`.
        places: where the signs stand in it.

    >>> [p.text.replace(TITLE, "T") for p in passages(f"依据{TITLE}(以下简称{TITLE}),加快改革(试点)。", [2, 8])]
    ['以下简称T', '依据T,加快改革']
    """
    done = 0
    for place in places:
        if place < done:
            continue
        start = done
        for mark in _SENTENCE_ENDS:
            start = max(start, flat.rfind(mark, start, place) + 1)
        end = _SENTENCE_END.search(flat, place)
        done = end.start() if end else len(flat)
        if _GROUP.search(flat, start, done) is None:
            yield Passage(flat[start:done], [(0, start)])
        else:
            yield from _ungrouped(flat, start, done)


def _ungrouped(flat: str, start: int, end: int) -> Iterator[Passage]:
    """Part a sentence into what stands outside its brackets and quotations and those of them that hold titles."""
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
                yield Passage.of(flat, stretches)
    stack[-1][1].append((at, end))
    for _, stretches in stack:
        if any(TITLE in flat[a:b] for a, b in stretches):
            yield Passage.of(flat, stretches)
