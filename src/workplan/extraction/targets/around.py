"""What is around a figure: its sentence and clause, and the cues of the lexicon in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import Final, NamedTuple

from workplan.extraction.targets.figures import Figure
from workplan.lexicon import Lexicon
from workplan.writing.patterns import alternation

# How far a sentence, a name in marks and the anchors of a paragraph are followed, in characters.
_BACK: Final = 300
_ON: Final = 160
_LONGEST_NAME: Final = 60
_STOP: Final = re.compile(r"[。;\n!?]")
_HEAD: Final = re.compile(r"[^。\n]{0,40}")
# 发展基础和目标 tells more than the past.
_AHEAD: Final = re.compile(r"目标|任务|要求|重点|计划|思路")
# An adverb may open a task: 不断夯实发展基础.
_ADVERBS: Final = r"(?:进一步|不断|持续|全面|切实|着力|聚力|大力|加快|深入|积极|及时)"
# 绿色发展取得积极成效 tells what has been, whatever verb it opens with.
_CAME: Final = ("取得", "显著", "明显", "步伐")
# A date that lies ahead hopes as 力争 does.
_BY: Final = r"到20\d\d年|20\d\d年年?[底末]"
_YEARS: Final = r"19\d\d年|20\d\d年|十[一二三四五六七八九]五[”\"]?(?:期间|时期|以来|末)"
# 比2020年提高: a year to compare with. 自2019年起: one to start from. (2018—2022年: one of a name.
_BASES: Final = frozenset("比较以自从与及至和(—-")
_QUOTES: Final = (("“", "”"), ("《", "》"), ('"', '"'), ("‘", "’"), ("「", "」"))


class Words(NamedTuple):
    """Patterns and tables made from ``target_cues.tsv`` and ``target_stops.tsv``."""

    cue: re.Pattern[str]
    kinds: Mapping[str, str]
    anchor: re.Pattern[str]
    ago: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    plan: tuple[str, ...]
    holder: re.Pattern[str]
    mass: re.Pattern[str]
    frame: re.Pattern[str]
    idle: re.Pattern[str]
    term: re.Pattern[str]
    issue: re.Pattern[str]
    heading: re.Pattern[str]
    task: re.Pattern[str]


def words_of(lexicon: Lexicon) -> Words:
    """Make the patterns and tables from a lexicon (use ``lexicon.build(words_of)``)."""
    by_kind: dict[str, list[str]] = {}
    for table in ("target_cues", "target_stops"):
        for row in lexicon.table(table):
            by_kind.setdefault(row["kind"], []).append(row["word"])
    cues = {word: kind for kind in ("plain", "may", "make", "hope", "state", "past", "grant") for word in by_kind[kind]}

    def pattern(kind: str) -> re.Pattern[str]:
        return re.compile(alternation(by_kind[kind]))

    return Words(
        cue=re.compile(_joined(alternation(cues), _BY)),
        kinds=cues,
        anchor=re.compile(_joined(alternation([*by_kind["ago"], *by_kind["ahead"]]), _YEARS)),
        ago=frozenset(by_kind["ago"]),
        before=frozenset(by_kind["before"]),
        after=frozenset(by_kind["after"]),
        plan=tuple(by_kind["plan"]),
        holder=pattern("holder"),
        mass=pattern("mass"),
        frame=pattern("frame"),
        idle=pattern("idle"),
        term=pattern("term"),
        issue=pattern("issue"),
        heading=pattern("heading"),
        task=re.compile(f"{_ADVERBS}?{alternation(by_kind['task'])}"),
    )


def _joined(group: str, more: str) -> str:
    """Return one flat alternation: only so can the engine skip to the first characters."""
    return f"{group.removesuffix(')')}|{more})" if group.startswith("(?:") else f"(?:{group}|{more})"


def tells_past(heading: str, words: Words) -> bool:
    """Tell whether a heading opens an account of what has been.

    >>> from workplan.lexicon import default
    >>> words = default().build(words_of)
    >>> tells_past("2022年工作回顾", words), tells_past("发展基础和目标", words), tells_past("优化发展环境", words)
    (True, False, False)
    """
    told = words.heading.search(heading)
    if told is None or _AHEAD.search(heading) is not None:
        return False
    return words.task.match(heading) is None or any(word in heading for word in _CAME)


class Cue(NamedTuple):
    """A word of a sentence that tells about its figures."""

    start: int
    end: int
    kind: str
    word: str


class Sentence:
    """A stretch without full stop or semicolon.

    Attributes:
        start, end: where it stands in the view's text.
        target_end: where the last figure that was taken for a target ends, -1 if none was.
        target_unit: the unit of that figure.
    """

    def __init__(self, text: str, start: int, end: int, words: Words) -> None:
        self.start = start
        self.end = end
        self.target_end = -1
        self.target_unit = ""
        self._text = text
        self._words = words
        self._cues: list[Cue] | None = None

    @property
    def cues(self) -> list[Cue]:
        """The cues of the sentence, the last one first."""
        if self._cues is None:
            kinds = self._words.kinds
            found = self._words.cue.finditer(self._text, self.start, self.end)
            self._cues = [Cue(m.start(), m.end(), kinds.get(m[0], "hope"), m[0]) for m in found][::-1]
        return self._cues


class Scene:
    """What is around the figures of one view; the figures must be asked about in order.

    Args:
        text: the view's text.
        words: the lexicon's words.
        year: the first year that is not the past, None if unknown.
        past: True if a heading above the view tells the past.
    """

    def __init__(self, text: str, words: Words, year: int | None, past: bool) -> None:
        self.text = text
        self.words = words
        self._year = year
        self._stops = [m.start() for m in _STOP.finditer(text)]
        head = _HEAD.match(text)
        self.told = past or (head is not None and tells_past(head[0], words))
        self._sentence = Sentence(text, 0, -1, words)
        self._paragraph = -1
        self._anchors: list[tuple[int, bool]] = []

    def place(self, figure: Figure) -> Place:
        """Return the place of a figure."""
        at = figure.number
        if at >= self._sentence.end:
            k = bisect_left(self._stops, at)
            start = self._stops[k - 1] + 1 if k else 0
            end = self._stops[k] if k < len(self._stops) else len(self.text)
            # A text without stops is cut, so that what is looked at stays small.
            self._sentence = Sentence(
                self.text, max(start, at - _BACK), min(end, max(at + _ON, figure.end)), self.words
            )
        return Place(self, figure, self._sentence)

    def anchor(self, at: int) -> tuple[int, bool] | None:
        """Return where in the paragraph the last word of time before ``at`` stands, and whether it tells the past."""
        line = self.text.rfind("\n", 0, at) + 1
        if line != self._paragraph:
            self._paragraph = line
            stop = self.text.find("\n", at)
            self._anchors = list(self._paragraph_anchors(line, stop if stop >= 0 else len(self.text)))
        k = bisect_left(self._anchors, (at, False))
        return self._anchors[k - 1] if k else None

    def _paragraph_anchors(self, start: int, end: int) -> list[tuple[int, bool]]:
        anchors = []
        for m in self.words.anchor.finditer(self.text, start, end):
            word = m[0]
            if word in self.words.ago:
                anchors.append((m.start(), True))
            elif word[0] not in "12十":
                anchors.append((m.start(), False))
            elif self._year is not None and self.text[m.start() - 1 : m.start()] not in _BASES:
                # The fourteenth five-year plan (十四五) ends with 2025.
                last = int(word[:4]) if word[0] != "十" else 1955 + 5 * (11 + "一二三四五六七八九".index(word[1]))
                anchors.append((m.start(), last < self._year))
        return anchors


class Place:
    """The place of one figure: the words around it.

    Attributes:
        start, end: its clause; what stands in brackets is a clause of its own.
    """

    def __init__(self, scene: Scene, figure: Figure, sentence: Sentence) -> None:
        text, start, end = scene.text, sentence.start, sentence.end
        opened = text.rfind("(", start, figure.start)
        if opened > text.rfind(")", start, figure.start):
            start = opened + 1
            close = text.find(")", figure.end, end)
            end = close if close >= 0 else end
        start = max(start, text.rfind(",", start, figure.start) + 1, text.rfind(":", start, figure.start) + 1)
        stop = text.find(",", figure.end, end)
        self.scene = scene
        self.figure = figure
        self.sentence = sentence
        self.start = start
        self.end = stop if stop >= 0 else max(end, figure.end)

    @property
    def front(self) -> str:
        """What of the clause stands in front of the figure."""
        return self.scene.text[self.start : self.figure.start]

    @property
    def rest(self) -> str:
        """What of the clause stands behind the figure."""
        return self.scene.text[self.figure.end : self.end]

    def last(self, *kinds: str) -> Cue | None:
        """Return the last cue of ``kinds`` in front of the figure, in its sentence."""
        for cue in self.sentence.cues:
            if cue.kind in kinds and cue.end <= self.figure.start:
                return cue
        return None

    def holds(self, kind: str, start: int, end: int) -> bool:
        """Tell whether a cue of ``kind`` starts between two places of the sentence."""
        return any(cue.kind == kind and start <= cue.start < end for cue in self.sentence.cues)

    @property
    def governor(self) -> Cue | None:
        """The word that governs the figure: the nearest in front that says what is done with it or what it is."""
        return self.last("make", "hope", "state", "grant") or self.last("may")

    def quoted(self) -> bool:
        """Tell whether the figure stands in a name: inside quotation marks or 《》."""
        text, start, at = self.scene.text, self.sentence.start, self.figure.number
        for opening, closing in _QUOTES:
            opened = text.rfind(opening, start, at)
            if opened < 0 or (opening == closing and text.count(opening, start, at) % 2 == 0):
                continue
            close = text.find(closing, opened + 1, opened + _LONGEST_NAME)
            straight = text.find('"', opened + 1, opened + _LONGEST_NAME)  # “揭榜挂帅" as typists leave it
            if close >= at and not 0 <= straight < at:
                return True
        return False

    def head(self, start: int, length: int) -> str:
        """Return the kind of the last noun in a stretch of the clause that sizes go with: mass, holder or neither."""
        words, text = self.scene.words, self.scene.text
        stop = text.find("、", start, self.end)
        end = min(stop if stop >= 0 else self.end, start + length)
        holder = max((m.start() for m in words.holder.finditer(text, start, end)), default=-1)
        mass = max((m.start() for m in words.mass.finditer(text, start, end)), default=-1)
        return "holder" if holder > mass else "mass" if mass >= 0 else ""
