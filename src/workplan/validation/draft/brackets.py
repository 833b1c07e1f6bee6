"""Text → brackets without a partner: which opening or closing mark stands alone, and where."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Final, NamedTuple

import regex

from workplan.writing.document_numbers import YEAR_IN_BRACKETS

PAIRS: Final = {
    "(": ")",
    "[": "]",
    "【": "】",
    "〔": "〕",
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
}
TITLE_MARKS: Final = frozenset("《》〈〉")
_OPENS: Final = {close: open_ for open_, close in PAIRS.items()}
_MARKS: Final = regex.compile(r"[(\[【〔“‘「『《〈)\]】〕”’」』》〉\"]")
_QUOTES: Final = "“”"
# What stands before a paragraph of a quotation; before its mark may be so many blanks.
_PARAGRAPH_ENDS: Final = frozenset("。;；:：\n")
_BLANKS: Final = 12
# Two halves of a pair that stand in two parts of the text may be so far apart.
_CUT: Final = 120
# A number with a closing bracket alone: 1) · a) · 一)
_NUMBER_BEFORE: Final = regex.compile(r"(?:^|[\s;;。,:])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3})$")


class Lone(NamedTuple):
    """A bracket without its partner: where it stands and which one it is (folded)."""

    at: int
    mark: str

    @property
    def partner(self) -> str:
        """The mark that is missing."""
        return PAIRS.get(self.mark) or _OPENS[self.mark]

    @property
    def opens(self) -> bool:
        """True for an opening mark whose closing one is missing."""
        return self.mark in PAIRS


class Stretch(NamedTuple):
    """A part of the text in which brackets must close: a section's own part, or a block outside the sections."""

    start: int
    end: int


class Pairing(NamedTuple):
    """What a text's brackets come to: those that stand alone, and straight quotation marks paired with curved ones."""

    lone: tuple[Lone, ...]
    straight: tuple[int, ...]


def pair(text: str, stretches: Iterable[Stretch]) -> Pairing:
    """Return the brackets, quotation and title marks without a partner, and where ``"`` stands for ” or “."""
    # Brackets of two kinds around the year of a document number are a matter of their own.
    numbers = [m.span() for m in YEAR_IN_BRACKETS.finditer(text)]
    inside = {at for start, end in numbers for at in (start, end - 1)}
    marks = [(m.start(), m.group()) for m in _MARKS.finditer(text) if m.start() not in inside]
    found: list[Lone] = []
    straight: list[int] = []
    index = 0
    for part in stretches:
        open_marks: dict[str, list[int]] = {}
        while index < len(marks) and marks[index][0] < part.start:
            index += 1
        while index < len(marks) and marks[index][0] < part.end:
            at, mark = marks[index]
            index += 1
            if mark == '"':
                _straight(at, open_marks, straight)
            elif mark in PAIRS:
                open_marks.setdefault(mark, []).append(at)
            elif waiting := open_marks.get(_OPENS[mark]):
                waiting.pop()
            elif mark == "”" and open_marks.get('"'):
                straight.append(open_marks['"'].pop())
            elif mark == "’" or (mark == ")" and _NUMBER_BEFORE.search(text[max(0, at - 5) : at])):
                continue
            else:
                found.append(Lone(at, mark))
        open_marks.pop('"', None)
        found += [Lone(at, mark) for mark, waiting in open_marks.items() for at in waiting]
    lone = _without_repeated(text, sorted(found), [mark for mark in marks if mark[1] in _QUOTES])
    return Pairing(_without_cuts(text, lone), tuple(sorted(straight)))


def _straight(at: int, open_marks: dict[str, list[int]], straight: list[int]) -> None:
    """Take a straight quotation mark as the partner of the one that is open, else as one that opens."""
    if waiting := open_marks.get("“"):
        waiting.pop()
        straight.append(at)
    elif waiting := open_marks.get('"'):
        waiting.pop()
    else:
        open_marks.setdefault('"', []).append(at)


def _without_repeated(text: str, found: list[Lone], quotes: list[tuple[int, str]]) -> list[Lone]:
    """Leave out marks of a quotation of several paragraphs: each opens with “, the last alone closes (GB/T 15834)."""
    if not any(lone.mark in _QUOTES for lone in found):
        return found
    places = [at for at, _ in quotes]
    alone = {lone.at for lone in found}
    kept: list[Lone] = []
    for lone in found:
        k = bisect_left(places, lone.at) if lone.mark in _QUOTES else -1
        if lone.mark == "“" and k + 1 < len(quotes) and _opens_paragraph(text, lone.at):
            at, mark = quotes[k + 1]
            if _opens_paragraph(text, at) if mark == "“" else at in alone:
                continue
        elif lone.mark == "”" and k > 0 and quotes[k - 1][0] in alone and _opens_paragraph(text, quotes[k - 1][0]):
            continue
        kept.append(lone)
    return kept


def _opens_paragraph(text: str, at: int) -> bool:
    """Tell whether a quotation mark stands at the start of a paragraph, or where line breaks may have been lost."""
    before = text[max(0, at - _BLANKS) : at].rstrip(" \t\u3000\u00a0")
    return before[-1:] in _PARAGRAPH_ENDS or not before


def _is_cut(text: str, start: int, end: int) -> bool:
    """Tell whether two halves so far apart may be one pair: near, and in one sentence."""
    return end - start <= _CUT and "。" not in text[start:end]


def _without_cuts(text: str, found: list[Lone]) -> tuple[Lone, ...]:
    """Leave out pairs that a page number or a lost marker cut in two: 《… | 14 | …》."""
    out: list[Lone] = []
    for lone in found:
        before = out[-1] if out else None
        if before and before.opens and before.partner == lone.mark and _is_cut(text, before.at, lone.at):
            out.pop()
        else:
            out.append(lone)
    return tuple(out)
