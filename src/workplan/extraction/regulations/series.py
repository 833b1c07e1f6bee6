"""Read a passage into series of titles, each with the verbs before it in its clause and the words behind it.

Titles that only 、 和 等 and their like part are one series. A comma ends a clause, unless the series runs on over it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from workplan.extraction.regulations.verbs import TITLE, Verbs, Word
from workplan.writing.late import late

_CONNECTED: Final = re.compile("[、,和及与或并暨]")
_PAUSE: Final = re.compile("[,:]")
# What may stand first in a clause that the one before it runs on into.
_RUN_ON: Final = frozenset(("title", "says", "helps"))
_LONGEST_LINK: Final = 40
_OVER_COMMA: Final = late(r"(?:等[^,]{0,14})?,")  # 按照《…》等文件,《…》和…
_OVER_AND: Final = late(r",(?:以及|及|和)[^,]{0,20}")  # 落实有关要求,以及《…》
GIVEN: Final = "(?:精神|部署|要求|安排|指示|讲话|意见)(?:以及|[和及与、])"
"""What a meeting or a leader gives, with a text beside it: 按照省委会议,市委会议的部署及《…》."""

_OVER_GIVEN: Final = late(rf",[^,]{{0,30}}{GIVEN}[^,]{{0,8}}")
_OVER_COLON: Final = late(r":(?:\d{1,2}[.、)])?")  # 修订下列规章:《…》


class Token(NamedTuple):
    """A title, a comma or colon, or a verb, at a place of a passage."""

    start: int
    end: int
    word: Word


class Series:
    """Titles that one verb governs, with the verbs before them in their clause and the words behind them.

    ``start`` is where the first title stands, ``end`` where the last one ends.
    """

    __slots__ = ("before", "behind", "end", "start", "titles")

    def __init__(self, title: Token, before: Sequence[Token]) -> None:
        self.titles = [title]
        self.before = before
        self.behind: list[Token] = []
        self.start, self.end = title.start, title.end

    def add(self, title: Token) -> None:
        """Add a title; what stood behind those before it stands between them now."""
        self.titles.append(title)
        self.behind.clear()
        self.end = title.end


def read(text: str, table: Verbs) -> list[Series]:
    """Gather the titles of a passage into series.

    Args:
        text: text of the passage.
        table: the verbs.

    >>> from workplan.extraction.regulations.verbs import verbs
    >>> from workplan.lexicon import default
    >>> found = read(f"认真落实{TITLE}和省政府{TITLE},修订{TITLE}", default().build(verbs))
    >>> [(len(series.titles), [token.word.verb for token in series.before]) for series in found]
    [(2, ['落实']), (1, ['修订'])]
    """
    tokens = _tokens(text, table)
    found: list[Series] = []
    verbs: list[Token] = []
    current: Series | None = None
    for i, token in enumerate(tokens):
        role = token.word.role
        if role == "title":
            between = text[current.end : token.start] if current is not None else ""
            if current is not None and not verbs and _links(between):
                current.add(token)
            else:
                before: Sequence[Token] = tuple(verbs)
                if current is not None and not verbs and between.endswith("的"):
                    # 修订不符合《…》的《…》: the first title belongs to what describes the second.
                    before = current.before[:-1] or current.before
                current = Series(token, before)
                found.append(current)
            verbs.clear()
        elif role == "pause":
            if not _runs_on(text, tokens, i, current, verbs, table):
                verbs.clear()
                current = None
        else:
            if role not in ("says", "behind"):
                verbs.append(token)
            if current is not None:
                current.behind.append(token)
    return found


def _tokens(text: str, table: Verbs) -> list[Token]:
    """Return what can matter in a passage: from the first title's clause, or that before it, to the last one's."""
    clause = _pause_before(text, text.index(TITLE))
    pause = _PAUSE.search(text, text.rindex(TITLE))
    tokens = _between(text, clause, pause.start() if pause else len(text), table)
    # no clause runs on over its comma where a verb of its own stands behind that
    if clause and tokens[1].word.role in _RUN_ON:
        tokens = _between(text, _pause_before(text, clause), clause, table) + tokens
    return tokens


def _between(text: str, start: int, end: int, table: Verbs) -> list[Token]:
    known, matches = table.known, table.token.finditer(text, start, end)
    return [Token(m.start(), m.end(), word) for m in matches if (word := known.get(m[0])) is not None]


def _pause_before(text: str, at: int) -> int:
    return max(text.rfind(",", 0, at), text.rfind(":", 0, at), 0) if at else 0


def _links(between: str) -> bool:
    """Tell whether what stands between two titles joins them into one series."""
    return not between or (len(between) <= _LONGEST_LINK and _CONNECTED.search(between) is not None)


def _runs_on(
    text: str, tokens: Sequence[Token], i: int, current: Series | None, verbs: Sequence[Token], table: Verbs
) -> bool:
    """Tell whether the clause runs on over the pause ``tokens[i]``, which only happens right before a title."""
    pause, ahead = tokens[i], tokens[i + 1]  # no pause is the last token: the last title ends the scope
    if ahead.word.role != "title":
        if not verbs:
            return False
        at = i + 1
        while at + 1 < len(tokens) and tokens[at].word.role in ("says", "helps"):
            at += 1
        title = tokens[at]
        return title.word.role == "title" and _OVER_GIVEN.fullmatch(text, pause.start, title.start) is not None
    if current is not None and not verbs and _OVER_COMMA.fullmatch(text, current.end, ahead.start):
        return table.listed.match(text, ahead.end) is not None
    if _OVER_AND.fullmatch(text, pause.start, ahead.start):
        return True
    return bool(verbs) and _OVER_COLON.fullmatch(text, pause.start, ahead.start) is not None
