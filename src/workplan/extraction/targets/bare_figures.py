"""Find the figures that stand without a unit: 指数达到125, 产值突破千亿, 活跃用户超8亿, 出口带宽扩容至40G.

A noun in front of the reaching word tells what such a number measures; without one it is no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from workplan.lexicon import Lexicon
from workplan.writing.patterns import alternation

# How far in front of its number a noun is looked for.
_BACK: Final = 24
# 1.2 · 8亿 · 千亿 · 万亿, then nothing that could be a unit; 6,200万 is a longer number.
_NUMBER: Final = re.compile(
    r"[0-9十百千万亿两](?<![0-9A-Za-z.,十百千万亿两].)(?:[0-9.]{0,7}[百千]?[万亿]{0,2}|[百千]?[万亿]{0,2})"
    r"(?:[GT]|级)?(?=左右|以[上下内]|大关|规模|[,。;、)](?![0-9]{3})|$)"
)


class Cues(NamedTuple):
    """Patterns made from ``bare_measures.tsv`` and ``comparators.tsv``."""

    front: re.Pattern[str]
    kinds: Mapping[str, str]


class Bare(NamedTuple):
    """A number without a unit.

    Attributes:
        start: first character of the number.
        end: first character behind it, 级 and G included.
        number: the number without what follows it.
        tail: 级, G, T or nothing.
        kind: index, money, count or band, as in ``bare_measures.tsv``; empty where no noun tells it.
    """

    start: int
    end: int
    number: str
    tail: str
    kind: str


def cues_of(lexicon: Lexicon) -> Cues:
    """Make the patterns from a lexicon (use ``lexicon.build(cues_of)``)."""
    kinds = {row["word"]: row["kind"] for row in lexicon.table("bare_measures")}
    reaching = alternation(row["word"] for row in lexicon.table("comparators") if row["place"] == "before")
    return Cues(
        front=re.compile(
            rf"(?:(?P<noun>{alternation(kinds)})[^,。;、\n]{{0,8}})?(?:(?P<said>{reaching})|[为在])[约近]?$",
            re.MULTILINE,
        ),
        kinds=kinds,
    )


def find(text: str, cues: Cues) -> Iterator[Bare]:
    """Yield the bare figures of ``text`` in order.

    Args:
        text: folded text without white space, as in ``View.text``.
        cues: the patterns, see :func:`cues_of`.

    >>> from workplan.lexicon import default
    >>> cues = default().build(cues_of)
    >>> [(f.number, f.tail, f.kind) for f in find("指数达到125,产值突破千亿,达到万亿级,抽调12,其他。", cues)]
    [('125', '', 'index'), ('千亿', '', 'money'), ('万亿', '级', '')]
    """
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        written = found[0]
        tail = written[-1] if written[-1] in "GT级" else ""
        number = written.removesuffix(tail)
        scaled = number[-1:] in ("万", "亿")
        front = cues.front.search(text, max(0, start - _BACK), start)
        if front is None:
            continue
        kind = cues.kinds.get(front["noun"] or "", "")
        bounded = text.startswith("以", end) or text.startswith("左右", end)
        if not (front["said"] or (bounded and kind == "index")):
            continue
        if tail == "级":
            taken = scaled
        elif tail:
            taken = kind == "band" and not scaled
        elif scaled:
            taken = kind in ("money", "count")
        else:
            taken = kind == "index" and number[0].isdigit()
        if taken and (tail == "级" or not text.startswith("规模", end)):
            yield Bare(start, end, number, tail, kind)
