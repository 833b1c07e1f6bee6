"""Decide what is done with each title of a text: the verb that governs it, before or behind, alone or over a series.

A sentence is read without its brackets and quotations (those that hold titles are read by themselves) and with one
sign for each title. What is left is tokens: titles, commas, and the words of ``lexicon/data/actions.tsv``. Titles that
only 、 和 等 and their like part are one series, and a series has one governing verb: the nearest before it in its
clause that takes it as its object, else the first behind it.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from workplan.extraction.passages import TITLE, Passage, passages
from workplan.extraction.patterns import alternation
from workplan.extraction.titles import Title
from workplan.lexicon import Lexicon
from workplan.model import Action

VERB: Final = "regulation.verb"
ROW: Final = "regulation.row"
SERIES: Final = "regulation.series"
BEHIND: Final = "regulation.behind"
HELPER: Final = "regulation.helper"
TRANSMITTAL: Final = "regulation.transmittal"
DERIVED: Final = "regulation.derived"
NONE: Final = "regulation.mention"

_ENACTING: Final = frozenset({Action.ENACT, Action.AMEND, Action.ISSUE, Action.REPEAL})
_USING: Final = frozenset({Action.IMPLEMENT, Action.STUDY, Action.REVIEW})

_CONNECTED: Final = re.compile("[、,和及与或并暨]")
_OVER_COMMA: Final = re.compile(r"(?:等[^,]{0,14})?,")
_OVER_AND: Final = re.compile(r",(?:以及|及|和)[^,]{0,20}")
_OVER_COLON: Final = re.compile(r":(?:\d{1,2}[.、)])?")
# 清理工作和《…》: the verb has become a noun, its object does not follow.
_NOUN: Final = re.compile(r"工作|情况|以来|之?后(?!的)|之?前(?!的)|过程|活动|力度|进度|进程|步伐|质量|成果|结果|成效")
_ATTRIBUTE: Final = re.compile(r"[后过了]?(?:并?施行|实施)?的")
_JOINED: Final = re.compile(r"(?:、|和|及|与|以及)[^,]{0,12}$")
# What may follow a verb whose object stands before it: 《…》修订工作, 《…》施行后, 将《…》印发给你们.
_NO_OBJECT: Final = re.compile(
    r"了?(?:$|[,:、_])|工作|情况|任务|进程|进度|步伐|力度|活动|项目|事宜|事项|会议?|班|以来|之?(?:后|前|时(?!间)|日|际)|期间|过程|"
    r"中|的|等|给|为(?!了)|至|到|如下|和|及|与|以?及|并|或|效果|成效|质量|水平|执?行|计划|程序|草案|调研|"
    r"见效|有力|到位|不力|好|不到位|机制|体系|$"
)
_NEAR: Final = re.compile("的?")
_OF_SUBJECT: Final = re.compile("[^、]{0,30}")
_ANY: Final = re.compile("[^,]{0,60}")
_SINCE: Final = re.compile("之日起")  # 自发布之日起施行: the later verb is meant
_WITH: Final = re.compile("以[^,以]{0,24}$")
_STATE: Final = re.compile(r"(?:情况|效果|成效|质量)(?:的|开展|进行|组织|专项|第三方|中期|年度|绩效)*")
_HEAD: Final = re.compile(  # 制定贯彻《…》的若干措施
    r"[^,]{0,12}?(?:方案|意见|措施|机制|制度|办法|细则|计划|清单|通知|规定|体系|政策|规范|文件|指引)"
)
_OTHER_TEXT: Final = re.compile(  # 制定《…》实施细则
    r"的?(?:贯彻|具体|有关|相关|工作)?(?:实施(?:细则|办法|方案|意见|规定|计划)|细则|配套|操作(?:指南|细则|规程|手册)|任务分工|"
    r"重点任务分工|分工方案|责任分工|责任清单|任务清单|工作方案|工作计划|宣传方案|解读|释义|补充规定|立法解释|司法解释|工作任务)"
)
_PASSED: Final = frozenset({"同意", "批准", "通过", "审议通过", "表决通过"})
_SENT: Final = "印发|发布|公布|下发|转发|颁布|批转|下达"
_SENT_OUT: Final = re.compile(
    rf"[^,。;\n]{{0,60}}?(?:已|业经|经)[^\n{TITLE}]{{0,200}}?[,。;]现[^\n,。;{TITLE}]{{0,8}}?(?P<verb>{_SENT})"
)
_SENT_AFTER: Final = re.compile(rf"[^\n,。;{TITLE}]{{0,30}}[,。;]现[^\n,。;{TITLE}]{{0,8}}?(?P<verb>{_SENT})")


class Ruling(NamedTuple):
    """What is done with one title: the action, the rule that says so, the verb's place in the view's text."""

    action: Action
    rule: str
    verb: tuple[int, int] | None = None


class Word(NamedTuple):
    """A row of the table of verbs."""

    verb: str
    action: Action
    role: str


class Words(NamedTuple):
    """The table of verbs made ready: how to find its words, and what they are."""

    known: dict[str, Word]
    token: re.Pattern[str]
    row: re.Pattern[str]


class Token(NamedTuple):
    """A title, a comma or colon, or a word of the table, at a place of a passage."""

    start: int
    end: int
    word: Word


class Series:
    """Titles that one verb governs: the row of verbs before them and the tokens behind them."""

    __slots__ = ("before", "behind", "end", "size", "start")

    def __init__(self, title: Token, before: Sequence[Token]) -> None:
        self.start, self.end, self.size = title.start, title.end, 1
        self.before = before
        self.behind: list[Token] = []


def words(lexicon: Lexicon) -> Words:
    """Make the table of verbs ready; call it through ``lexicon.build``."""
    known = {
        row["verb"]: Word(row["verb"], Action(row["action"] or "mention"), row["role"])
        for row in lexicon.table("actions")
    }
    known |= {sign: Word(sign, Action.MENTION, "title" if sign == TITLE else "pause") for sign in (TITLE, ",", ":")}
    adverbs = alternation(w.verb for w in known.values() if w.role == "adverb")
    return Words(
        known,
        re.compile(alternation(known)),
        re.compile(rf"(?:[、和及与或并而]|以及|并且|了|{adverbs})*"),
    )


def rulings(titles: Sequence[Title], flat: str, places: Sequence[int], lexicon: Lexicon) -> list[Ruling]:
    """Decide the action of every title of a view.

    Args:
        titles: the titles of the view, in order.
        flat: its text with one sign a title, see :func:`workplan.extraction.passages.flatten`.
        places: where the signs stand in it.
        lexicon: the words in force.

    >>> from workplan.extraction.passages import flatten
    >>> from workplan.extraction.titles import titles
    >>> from workplan.lexicon import default
    >>> text = "启动修订《甲规定》,贯彻落实《乙意见》"
    >>> found = titles(text).found
    >>> [r.action.value for r in rulings(found, *flatten(text, found), default())]
    ['amend', 'implement']
    """
    grammar = lexicon.build(words)
    number = {place: i for i, place in enumerate(places)}
    found: list[Ruling] = [Ruling(Action.MENTION, NONE)] * len(titles)

    def back(at: int) -> int:
        # Each title before a place is longer than its sign.
        i = bisect.bisect_right(places, at) - 1
        return at if i < 0 else titles[i].end + at - places[i] - 1

    for passage in passages(flat, places):
        tokens = [Token(m.start(), m.end(), grammar.known[m[0]]) for m in grammar.token.finditer(passage.text)]
        for series in _series(passage.text, tokens):
            ruling = _Judge(passage, series, grammar, flat).ruling()
            verb = ruling.verb and (back(ruling.verb[0]), back(ruling.verb[1] - 1) + 1)
            first = number[passage.place(series.start)]
            found[first] = ruling._replace(verb=verb)
            for i in _others(passage, series, number):
                found[i] = Ruling(ruling.action, SERIES if ruling.rule in (VERB, ROW) else ruling.rule, verb)
    return found


def _series(text: str, tokens: Sequence[Token]) -> list[Series]:
    """Gather the titles of a passage into series, each with the verbs before it in its clause and what follows it."""
    found: list[Series] = []
    verbs: list[Token] = []
    current: Series | None = None
    for i, token in enumerate(tokens):
        if token.word.role == "title":
            between = text[current.end : token.start] if current is not None else ""
            if current is not None and not verbs and len(between) <= 40 and _links(between):
                current.end = token.end
                current.size += 1
                current.behind.clear()
            else:
                current = Series(token, tuple(verbs))
                found.append(current)
            verbs.clear()
        elif token.word.role == "pause":
            ahead = tokens[i + 1] if i + 1 < len(tokens) else None
            if ahead is not None and ahead.word.role == "title":
                if current is not None and _OVER_COMMA.fullmatch(text, current.end, ahead.start):
                    continue
                if _OVER_AND.fullmatch(text, token.start, ahead.start):
                    continue
                if verbs and _OVER_COLON.fullmatch(text, token.start, ahead.start):
                    continue
            verbs.clear()
            current = None
        else:
            if token.word.role not in ("adverb", "word", "says", "behind"):
                verbs.append(token)
            if current is not None:
                current.behind.append(token)
    return found


def _links(between: str) -> bool:
    return not between or _CONNECTED.search(between) is not None


def _others(passage: Passage, series: Series, number: dict[int, int]) -> Iterator[int]:
    """Yield the titles of a series behind its first."""
    at = series.start
    for _ in range(series.size - 1):
        at = passage.text.index(TITLE, at + 1)
        yield number[passage.place(at)]


class _Judge:
    """Finds the verb that governs one series."""

    def __init__(self, passage: Passage, series: Series, grammar: Words, flat: str) -> None:
        self.passage, self.series, self.grammar, self.flat = passage, series, grammar, flat
        self.text = passage.text

    def ruling(self) -> Ruling:
        """Return the ruling for the series, its verb as a span of the flat text."""
        row = self._row_before()
        if not row:
            return self._sent_out(_SENT_OUT) or self._behind(_OF_SUBJECT) or Ruling(Action.MENTION, NONE)
        nearest = row[-1]
        word = nearest.word
        if word.role == "leads":
            return self._by(nearest, VERB)
        acting = [t for t in row if _acts(t)]
        if acting:
            return self._governed(row, acting)
        if word.role == "acts":
            passed = self._sent_out(_SENT_AFTER) if word.verb in _PASSED else None
            return passed or Ruling(Action.MENTION, NONE)
        behind = self._sent_out(_SENT_OUT) or self._behind(_ANY, strict=word.role != "turns")
        if behind is not None:
            return behind
        helper = next((t for t in row if t.word.action is not Action.MENTION), None)
        return self._by(helper, HELPER) if helper is not None else Ruling(Action.MENTION, NONE)

    def _governed(self, row: Sequence[Token], acting: Sequence[Token]) -> Ruling:
        """Decide among the acting verbs of the row before the series."""
        text, series = self.text, self.series
        first, last = acting[0], acting[-1]
        if _JOINED.match(text, row[-1].end, series.start):
            # 开展质量评估和《…》宣传: the row before belongs to what 和 joins.
            behind = self._behind(_NEAR)
            if behind is not None:
                return behind
        if first.word.action in _ENACTING:
            if last.word.action in _USING and _HEAD.match(text, series.end):
                return self._by(last, VERB)
            if _OTHER_TEXT.match(text, series.end):
                return Ruling(Action.MENTION, DERIVED)
        return self._by(first, ROW if len(row) > 1 else VERB)

    def _row_before(self) -> list[Token]:
        """Return the row of verbs that takes the series as its object: the nearest verb and those joined to it."""
        text, verbs, start = self.text, self.series.before, self.series.start
        i = len(verbs) - 1
        doubtful = -1
        while i >= 0:
            gap = text[verbs[i].end : start]
            if verbs[i].word.role == "turns" or not gap:
                break
            if _NOUN.match(gap):
                i -= 1
            elif _ATTRIBUTE.match(gap):
                # 落实新修订的《…》: the verbs of the attribute are passed over.
                i -= 1
                while i >= 0 and verbs[i].word.action in _ENACTING and self._in_row(verbs[i], verbs[i + 1]):
                    i -= 1
            elif gap.endswith("的"):
                # 落实省里关于促进就业的《…》: only if no verb stands before it.
                doubtful = max(doubtful, i)
                i = self._row_start(verbs, i) - 1
            else:
                break
        if i < 0:
            i = doubtful
        return list(verbs[self._row_start(verbs, i) : i + 1]) if i >= 0 else []

    def _row_start(self, verbs: Sequence[Token], i: int) -> int:
        if verbs[i].word.role in ("leads", "turns"):
            return i
        while i > 0 and verbs[i - 1].word.role in ("acts", "helps") and self._in_row(verbs[i - 1], verbs[i]):
            i -= 1
        return i

    def _in_row(self, one: Token, other: Token) -> bool:
        return self.grammar.row.fullmatch(self.text, one.end, other.start) is not None

    def _behind(self, between: re.Pattern[str], *, strict: bool = True) -> Ruling | None:
        """Return the ruling of the verb behind the series, None where there is none.

        Args:
            between: what may stand between the series and the verb.
            strict: take a verb only where no object of its own follows.
        """
        text, tokens = self.text, self.series.behind
        i = 0
        while i < len(tokens):
            token, word = tokens[i], tokens[i].word
            if word.role in ("says", "leads", "turns"):
                return None
            if word.role == "behind":
                return self._by(token, BEHIND) if _WITH.search(text, 0, self.series.start) else None
            if word.role == "acts" and not (_SINCE.match(text, token.end) and any(map(_acts, tokens[i + 1 :]))):
                break
            i += 1
        else:
            return None
        if not between.fullmatch(text, self.series.end, tokens[i].start):
            return None
        j = i
        while (
            j + 1 < len(tokens)
            and tokens[j + 1].word.role in ("acts", "helps")
            and self._in_row(tokens[j], tokens[j + 1])
        ):
            j += 1
        state = _STATE.match(text, tokens[j].end)
        if state and j + 1 < len(tokens) and tokens[j + 1].start == state.end():
            scrutiny = tokens[j + 1]
            if scrutiny.word.action is Action.REVIEW:
                return self._by(scrutiny, BEHIND)
        if strict and not _NO_OBJECT.match(text, tokens[j].end):
            return None
        if text[tokens[j].end : tokens[j].end + 1] == TITLE:
            return None
        verb = next((t for t in tokens[i : j + 1] if _acts(t)), None)
        return self._by(verb, BEHIND) if verb is not None else None

    def _sent_out(self, pattern: re.Pattern[str]) -> Ruling | None:
        """Return the ruling of 现印发 in a later clause, None where there is none."""
        start = self.passage.place(self.series.end - 1) + 1
        if self.flat.find("现", start, start + 280) < 0:
            return None
        m = pattern.match(self.flat, start)
        return Ruling(Action.ISSUE, TRANSMITTAL, m.span("verb")) if m else None

    def _by(self, token: Token, rule: str) -> Ruling:
        action = token.word.action
        verb = (self.passage.place(token.start), self.passage.place(token.end - 1) + 1)
        return Ruling(action, rule, verb)


def _acts(token: Token) -> bool:
    return token.word.role == "acts" and token.word.action is not Action.MENTION
