"""Texts that are too long for their place → what is shown of them: whole clauses, never a part of a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from workplan.comparison.model import Operation, Piece

_MARKS: Final = re.compile(r"[，。；：！？,;:!?]+|[（(《〈“‘「『【\[〔]|[）)》〉”’」』】\]〕]")
_CLOSED: Final = dict(zip("）)》〉”’」』】]〕", "（(《〈“‘「『【[〔", strict=True))
_ENDING: Final = "，；：,;:"
_STOPS: Final = "。；！？;!?"
OMITTED: Final = "…"


def clauses(text: str) -> list[str]:
    """Return the clauses of a text, each with its mark; joined, they are the text. None ends within brackets.

    >>> clauses("编制目录，公布目录（总目录，分目录）。结束")
    ['编制目录，', '公布目录（总目录，分目录）。', '结束']
    """
    ends: list[int] = []
    opened: list[tuple[str, int]] = []
    for match in _MARKS.finditer(text):
        mark = match[0]
        if mark in _CLOSED:
            if opened and opened[-1][0] == _CLOSED[mark]:
                del ends[opened.pop()[1] :]
        elif mark in _CLOSED.values():
            opened.append((mark, len(ends)))
        else:
            ends.append(match.end())
    found = [text[a:b] for a, b in pairwise([0, *ends, len(text)])]
    return [clause for clause in found if clause]


def clause_with(sentence: str, words: str) -> str:
    """Return the clause of a sentence that holds some words, without the mark behind it; the words, if none does.

    A clause that is nothing but the words (年底前，) takes the next one with it.

    >>> clause_with("到2030年，办结率（含来信）达到90%以上，投诉减少。", "达到90%以上")
    '办结率（含来信）达到90%以上'
    """
    found = clauses(sentence)
    at = next((at for at, clause in enumerate(found) if words in clause), None)
    if at is None:
        return words
    alone = found[at].rstrip(_ENDING) == words
    return "".join(found[at : at + 1 + alone]).rstrip(_ENDING + _STOPS)


def beginning(text: str, most: int = 20) -> str:
    """Return the first clauses of a text, ``most`` characters of them or one, and a sign if there is more.

    >>> beginning("编制目录，公布目录，评估，更新。", 10)
    '编制目录，公布目录…'
    """
    if len(text) <= most:
        return text
    first, *others = clauses(text)
    for clause in others:
        if len(first) + len(clause) > most:
            break
        first += clause
    return text if len(first) == len(text) else first.rstrip(_ENDING) + OMITTED


def shortened(pieces: Iterable[Piece], context: int) -> Iterator[Piece]:
    """Yield a difference with what is equal cut down to the clauses beside each change.

    Args:
        pieces: the difference.
        context: characters that are shown at least, where there are as many.

    >>> equal = Piece(operation=Operation.EQUAL, text="甲甲，乙乙，丙丙，丁丁，")
    >>> change = Piece(operation=Operation.INSERT, text="庚")
    >>> "".join(p.text for p in shortened([equal, change, equal, change, equal], 2))
    '…丁丁，庚甲甲，…丁丁，庚甲甲，…'
    """
    found = list(pieces)
    for at, piece in enumerate(found):
        if piece.operation is not Operation.EQUAL:
            yield piece
            continue
        text = piece.text
        parts = clauses(text)
        head = "" if at == 0 else _least(parts, context)
        tail = "" if at == len(found) - 1 else _least(parts[::-1], context, turned=True)
        if len(head) + len(tail) + 1 < len(text):
            text = f"{head}{OMITTED}{tail}"
        yield Piece(operation=Operation.EQUAL, text=text)


def _least(parts: Iterable[str], least: int, *, turned: bool = False) -> str:
    """Return the first of ``parts`` that are at least so long together; ``turned``: they come from the end."""
    text = ""
    for part in parts:
        if len(text) >= least:
            break
        text = part + text if turned else text + part
    return text
