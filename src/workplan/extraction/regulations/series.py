"""Read a passage into series of titles, each with the verbs before it in its clause and the words behind it.

Titles that only 、 和 等 and their like part are one series. A comma ends a clause, unless the series runs on over it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

from workplan.extraction.regulations.sentences import TITLE
from workplan.lexicon import Lexicon
from workplan.model import Action
from workplan.writing.patterns import alternation

_CONNECTED: Final = re.compile("[、,和及与或并暨]")
_LONGEST_LINK: Final = 40
_OVER_COMMA: Final = re.compile(r"(?:等[^,]{0,14})?,")  # 按照《…》等文件,《…》和…
_LISTED: Final = re.compile("$|[、,和及与等的]|要求|精神|规定|有关|部署")
_OVER_AND: Final = re.compile(r",(?:以及|及|和)[^,]{0,20}")  # 落实有关要求,以及《…》
_OVER_COLON: Final = re.compile(r":(?:\d{1,2}[.、)])?")  # 修订下列规章:《…》


class Word(NamedTuple):
    """A row of the table of verbs; ``role`` says how it governs (see the table's header)."""

    verb: str
    action: Action
    role: str

    @property
    def acting(self) -> bool:
        """True if it acts on the text itself and the plan says more of it than that it is mentioned."""
        return self.role == "acts" and self.action is not Action.MENTION


class Token(NamedTuple):
    """A title, a comma or colon, or a verb, at a place of a passage."""

    start: int
    end: int
    word: Word


class Grammar(NamedTuple):
    """The tables of verbs and their context made ready.

    Attributes:
        known: the words that count, and the signs for titles and pauses.
        token: finds the words of the table, also those that only hide a verb.
        row: what may stand between two verbs of a row.
        noted: a verb noted behind a title, (修订).
        noun: what makes a noun of the verb before it.
        no_object: what follows a verb whose object stands before it.
        state: 情况 and what may stand between it and the verb that looks at it.
        text: the head of another text, some characters behind the title.
        serving: another text, right behind the title.
        issued: the verbs of 现印发, 现予公布.
    """

    known: dict[str, Word]
    token: re.Pattern[str]
    row: re.Pattern[str]
    noted: re.Pattern[str]
    noun: re.Pattern[str]
    no_object: re.Pattern[str]
    state: re.Pattern[str]
    text: re.Pattern[str]
    serving: re.Pattern[str]
    issued: re.Pattern[str]


class Series:
    """Titles that one verb governs, with the verbs before them in their clause and the words behind them."""

    __slots__ = ("before", "behind", "end", "size", "start")

    def __init__(self, title: Token, before: Sequence[Token]) -> None:
        self.start, self.end, self.size = title.start, title.end, 1
        self.before = before
        self.behind: list[Token] = []


def grammar(lexicon: Lexicon) -> Grammar:
    """Make the tables ready; call it through ``lexicon.build``."""
    listed = [Word(row["verb"], Action(row["action"] or "mention"), row["role"]) for row in lexicon.table("actions")]
    known = {word.verb: word for word in listed if word.role not in ("adverb", "word")}
    known |= {TITLE: Word(TITLE, Action.MENTION, "title")}
    known |= {pause: Word(pause, Action.MENTION, "pause") for pause in ",:"}
    by_place: dict[str, list[str]] = defaultdict(list)
    for row in lexicon.table("action_context"):
        by_place[row["place"]].append(row["word"])
    context = {place: alternation(words) for place, words in by_place.items()}
    adverbs = alternation(word.verb for word in listed if word.role == "adverb")
    acting = alternation(word.verb for word in listed if word.acting)
    issuing = alternation(word.verb for word in listed if word.acting and word.action is Action.ISSUE)
    return Grammar(
        known,
        re.compile(alternation([*(word.verb for word in listed), TITLE, ",", ":"])),
        re.compile(rf"(?:[、和及与或并而]|以及|并且|了|{adverbs})*"),
        re.compile(rf"\((?:拟|新)?(?P<verb>{acting})(?:类|项目)?\)"),
        re.compile(context["noun"]),
        re.compile(rf"了?(?:$|[,:、_])|时(?!间)|{context['noun']}|{context['end']}"),
        re.compile(rf"{context['state']}(?:{context['survey']})*"),
        re.compile(rf"[^,]{{0,12}}?{context['text']}"),
        re.compile(rf"的?{context['kind']}?{context['serving']}|[^,、等]{{1,14}}{context['order']}(?=$|[,、和])"),
        re.compile(rf"[,。;]现[^\n,。;{TITLE}]{{0,8}}?(?P<verb>{issuing})"),
    )


def read(text: str, table: Grammar) -> list[Series]:
    """Gather the titles of a passage into series.

    Args:
        text: text of the passage.
        table: the verbs.

    >>> from workplan.lexicon import default
    >>> found = read(f"认真落实{TITLE}和省政府{TITLE},修订{TITLE}", default().build(grammar))
    >>> [(series.size, [token.word.verb for token in series.before]) for series in found]
    [(2, ['落实']), (1, ['修订'])]
    """
    known = table.known
    matches = table.token.finditer(text, *_scope(text))
    tokens = [Token(m.start(), m.end(), word) for m in matches if (word := known.get(m[0])) is not None]
    found: list[Series] = []
    verbs: list[Token] = []
    current: Series | None = None
    for i, token in enumerate(tokens):
        role = token.word.role
        if role == "title":
            between = text[current.end : token.start] if current is not None else ""
            if current is not None and not verbs and _links(between):
                current.end = token.end
                current.size += 1
                current.behind.clear()
            else:
                before: Sequence[Token] = tuple(verbs)
                if current is not None and not verbs and between.endswith("的"):
                    # 修订不符合《…》的《…》: the first title belongs to what describes the second.
                    before = current.before[:-1] or current.before
                current = Series(token, before)
                found.append(current)
            verbs.clear()
        elif role == "pause":
            if not _runs_on(text, tokens, i, current, verbs):
                verbs.clear()
                current = None
        else:
            if role not in ("says", "behind"):
                verbs.append(token)
            if current is not None:
                current.behind.append(token)
    return found


def _scope(text: str) -> tuple[int, int]:
    """Return the stretch of a passage that can matter: from the clause before the first title's to the last one's."""
    start = text.index(TITLE)
    for _ in range(2):
        start = max(text.rfind(",", 0, start), text.rfind(":", 0, start), 0)
    last = text.rindex(TITLE)
    ends = [end for end in (text.find(",", last), text.find(":", last)) if end >= 0]
    return start, min(ends, default=len(text))


def _links(between: str) -> bool:
    """Tell whether what stands between two titles joins them into one series."""
    return not between or (len(between) <= _LONGEST_LINK and _CONNECTED.search(between) is not None)


def _runs_on(text: str, tokens: Sequence[Token], i: int, current: Series | None, verbs: Sequence[Token]) -> bool:
    """Tell whether the clause runs on over the pause ``tokens[i]``, which only happens right before a title."""
    pause, ahead = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else None
    if ahead is None or ahead.word.role != "title":
        return False
    if current is not None and not verbs and _OVER_COMMA.fullmatch(text, current.end, ahead.start):
        return _LISTED.match(text, ahead.end) is not None
    if _OVER_AND.fullmatch(text, pause.start, ahead.start):
        return True
    return bool(verbs) and _OVER_COLON.fullmatch(text, pause.start, ahead.start) is not None
