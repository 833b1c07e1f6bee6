"""Find the figures without a unit that is known: 指数达到125, 产值突破千亿, 活跃用户超8亿, 产量达到2亿枝.

A noun in front of the reaching word tells what a number without any unit measures; without one it is no figure. One
character behind a number that is reached is a unit even where no table lists it, and so are letters (160Eflops).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from workplan.extraction.targets import comparing
from workplan.lexicon import Lexicon
from workplan.writing.late import late
from workplan.writing.patterns import alternation

# How far in front of its number a noun is looked for, and how far in front of the reaching word it may end.
_BACK: Final = 24
_GAP: Final = 8
# 产业规模 is one of money, 用户规模 one of users.
_SIZE: Final = "规模"
_ENDS: Final = late(r"[,。;、\n]")
# 1.2 · 8亿 · 千亿 · 万亿, then a character at most that could be a unit; 6,200万 is a longer number.
# (any letter: that it is an ideograph is asked of the few that are found)
_NUMBER: Final = (
    r"(?:[0-9.]{0,7}[百千]?[万亿]{0,2}|[百千]?[万亿]{0,2})"
    r"([A-Za-z]{1,8}(?:/[A-Za-z]{1,6})?|[^\W\d_A-Za-z])?(?=左右|以[上下内]|大关|规模|[,。;、)](?![0-9]{3})|\n|$)"
)
# What a number goes on with: none begins behind it.
_NUMERALS: Final = frozenset("0123456789.,十百千万亿两")
_BANDS: Final = frozenset("GT")
_GRADE: Final = "级"
# What is no unit behind a number: 达到2023年, 达到500强, 达到100的.
_NO_UNIT: Final = frozenset("年月日号时点强型圈版式的等内外上下前后中了为与和及或者余多成倍AG")


class Cues(NamedTuple):
    """Patterns made from ``bare_measures.tsv`` and ``comparators.tsv``.

    Attributes:
        number: a number behind the last character of a reaching word.
        said: a reaching word at the end of a stretch; 为 and 在 reach nothing.
        noun: a noun that tells what is measured.
        kinds: its kind.
    """

    number: re.Pattern[str]
    said: re.Pattern[str]
    noun: re.Pattern[str]
    kinds: Mapping[str, str]


class Bare(NamedTuple):
    """A number without a unit.

    Attributes:
        start: first character of the number.
        end: first character behind it, what follows as a unit included.
        number: the number without what follows it.
        tail: 级, G, T, a unit that is not listed (枝, Eflops), or nothing.
        kind: index, money, count or band, as in ``bare_measures.tsv``; empty where no noun tells it. With a unit that
            is not listed count, of letters size.
    """

    start: int
    end: int
    number: str
    tail: str
    kind: str


def cues_of(lexicon: Lexicon) -> Cues:
    """Make the patterns from a lexicon (use ``lexicon.build(cues_of)``)."""
    kinds = {row["word"]: row["kind"] for row in lexicon.table("bare_measures")}
    touching = lexicon.build(comparing.cues_of).touching
    reaching = alternation(touching)
    last = {"为", "在", "约", "近", *(word[-1] for word in touching)}
    ends = re.escape("".join(sorted(char for char in last if char not in _NUMERALS and not _is_latin(char))))
    return Cues(
        number=late(rf"[0-9十百千万亿两](?<=[{ends}].){_NUMBER}"),
        said=late(rf"(?:({reaching})|[为在])[约近]?\Z"),
        noun=late(alternation(kinds)),
        kinds=kinds,
    )


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()


def find(text: str, cues: Cues) -> Iterator[Bare]:
    """Yield the bare figures of ``text`` in order.

    Args:
        text: folded text without white space, as in ``View.text``.
        cues: the patterns, see :func:`cues_of`.

    >>> from workplan.lexicon import default
    >>> cues = default().build(cues_of)
    >>> text = "指数达到125,产值突破千亿,达到万亿级,抽调12,产量达到2亿枝。"
    >>> [(f.number, f.tail, f.kind) for f in find(text, cues)]
    [('125', '', 'index'), ('千亿', '', 'money'), ('万亿', '级', ''), ('2亿', '枝', 'count')]
    """
    for found in cues.number.finditer(text):
        start, end = found.span()
        said = cues.said.search(text, max(0, start - _BACK), start)
        if said is None:
            continue
        tail = found[1] or ""
        if tail and not _is_latin(tail[0]) and not "\u4e00" <= tail <= "\u9fff":
            continue
        number = found[0].removesuffix(tail)
        kind = _kind(text, start, said.start(), cues)
        if tail and tail not in _BANDS and tail != _GRADE:
            if said[1] and number[0].isdigit() and tail not in _NO_UNIT:
                yield Bare(start, end, number, tail, "size" if tail.isascii() else "count")
            continue
        bounded = text.startswith("以", end) or text.startswith("左右", end)
        if not (said[1] or (bounded and kind == "index")):
            continue
        if _fits(number, tail, kind) and (tail == _GRADE or not text.startswith("规模", end)):
            yield Bare(start, end, number, tail, kind)


def _kind(text: str, start: int, end: int, cues: Cues) -> str:
    """Return the kind of the last noun in front of the reaching word, which begins at ``end``."""
    nouns = list(cues.noun.finditer(text, max(0, start - _BACK), end))
    if not nouns or end - nouns[-1].end() > _GAP or _ENDS.search(text, nouns[-1].end(), end):
        return ""
    told = nouns[-1]
    if told[0] == _SIZE and len(nouns) > 1 and nouns[-2].end() == told.start():
        told = nouns[-2]
    return cues.kinds[told[0]]


def _fits(number: str, tail: str, kind: str) -> bool:
    """Tell whether a number is one that a noun of this kind has: 5亿 users, an index of 1.25, 40G of a link."""
    scaled = number[-1:] in ("万", "亿")
    if tail == _GRADE:
        return scaled
    if tail:
        return kind == "band" and not scaled
    return kind in ("money", "count") if scaled else kind == "index" and number[0].isdigit()
