"""What stands around a figure: its sentence, clause and member of a list, what governs it, whether it has been."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from workplan.extraction.targets.sentences import is_measure
from workplan.writing.late import late

if TYPE_CHECKING:
    from workplan.extraction.targets.figures import Figure
    from workplan.extraction.targets.sentences import Cue
    from workplan.extraction.targets.surroundings import Surroundings

# 执行期满: a term has ended.
_TERM_ENDED: Final = "期满"
# How far a name in quotation marks is followed.
_LONGEST_NAME: Final = 60
# What parts the members of a list in front of a figure, and what ends its own.
_ITEM_ENDS: Final = ("、", "和", "及", "与")
_ENDINGS: Final = frozenset(("", *"、,。;)\n和及与并"))
# The number of a note or of a point within a paragraph: ③12处.
_NUMBERS: Final = "①②③④⑤⑥⑦⑧⑨⑩"
_GOAL: Final = late(r"的?[^,。;]{0,4}(?:目标|要求)")
# What ends the noun that a size goes with.
_NOUN_ENDS: Final = late("[、“]")
_PHRASE: Final = late(r"[^,。;:、()\n]{0,12}")
_CLAUSE: Final = late(r"[,:]")
_GOVERNING: Final = ("make", "new", "hope", "state", "toward", "grant")
_STATING: Final = ("state", "toward")
_DOING: Final = ("make", "new", "may")
_TIMES: Final = ("past", "present", "hope")
_DONE: Final = "已"
_OF_IT: Final = "其中"
# How long a verb in front of 已 may be: 加快已批土地.
_VERB: Final = 4
_LAST_YEAR: Final = "上年"
# 全年, 每年 hope where a plan is told, and tell how it was where a past year or a heading looks back.
_WHOLE_YEAR: Final = "全年"
_EACH: Final = "每"
_BY_YEAR: Final = "到20"
# 现有基础上新增5家, 上年基础上新增5家.
_UPON: Final = "基础上"
_QUOTES: Final = (("“", "”"), ("《", "》"), ('"', '"'), ("‘", "’"), ("「", "」"))
_OPENING_QUOTE: Final = re.compile(f"[{''.join(opening for opening, _ in _QUOTES)}]")


class Around:
    """A figure and what stands around it.

    Attributes:
        figure: the figure.
        text: the view's text.
        words: the lexicon's words.
        sentence: the sentence that it stands in.
        start, end: its clause; what stands in brackets is a clause of its own.
        list_end: where the list of figures ends that it belongs to.
        following: the figure behind that list, None if it is the view's last.
        previous: the last figure of the sentence before it that was taken for a target, None if none was.
        whole: the unit of the last figure in an earlier sentence if that was no target, else nothing.
    """

    def __init__(
        self,
        surroundings: Surroundings,
        figure: Figure,
        *,
        list_end: int,
        following: Figure | None,
        taken: Around | None,
        last: Around | None,
    ) -> None:
        """Find the clause of a figure.

        Args:
            surroundings: the view that it stands in.
            figure: one of the view's figures; they are asked about from front to back.
            list_end: where the list of figures ends that it belongs to.
            following: the figure behind that list, None if it is the view's last.
            taken: the last figure before it that was a target, with what stands around it, None if none was.
            last: the last figure before it, None for the first.
        """
        sentence = surroundings.sentences.around(figure.number, figure.end)
        text, start, end = surroundings.text, sentence.start, sentence.end
        opened = text.rfind("(", start, figure.start)
        if opened >= 0 and opened > text.rfind(")", start, figure.start):
            start = opened + 1
            close = text.find(")", figure.end, end)
            end = close if close >= 0 else end
        start = max(start, text.rfind(",", start, figure.start) + 1, text.rfind(":", start, figure.start) + 1)
        stop = text.find(",", figure.end, end)
        self.figure = figure
        self.text = text
        self.words = surroundings.cues
        self.sentence = sentence
        self.start = start
        self.end = stop if stop >= 0 else max(end, figure.end)
        self.list_end = list_end
        self.following = following
        self.previous = taken.figure if taken is not None and taken.sentence is sentence else None
        self.whole = ""
        if last is not None:
            if last.sentence is sentence:
                self.whole = last.whole
            elif last is not taken:
                self.whole = last.figure.unit
        self._surroundings = surroundings

    @property
    def front(self) -> str:
        """What of the clause stands in front of the figure."""
        return self.text[self.start : self.figure.start]

    @property
    def rest(self) -> str:
        """What of the clause stands behind the figure."""
        return self.text[self.figure.end : self.end]

    @property
    def phrase(self) -> str:
        """What stands behind the figure up to the next mark, a dozen characters at most: the noun that it counts."""
        found = _PHRASE.match(self.text, self.figure.end)
        return found[0] if found is not None else ""

    @property
    def said(self) -> str:
        """The number as written, without unit."""
        return self.text[self.figure.number : self.figure.unit_end - len(self.figure.unit)]

    @cached_property
    def item(self) -> str:
        """What stands in front of the figure in its own member of a list: 省级平台 of 市级中心2个、省级平台3个."""
        last = max(self.text.rfind(mark, self.start, self.figure.start) for mark in _ITEM_ENDS)
        return self.text[max(self.start, last + 1) : self.figure.start]

    @property
    def opens(self) -> bool:
        """True if nothing but a place or a time stands in front of the figure in its member of a list: 全县14个乡镇."""
        return self.words.place.fullmatch(self.item.lstrip(_NUMBERS)) is not None

    @property
    def ends(self) -> bool:
        """True if its member of a list ends with the figure: 硬化道路30公里."""
        return self.text[self.figure.end : self.figure.end + 1] in _ENDINGS

    @cached_property
    def led_by(self) -> list[Cue]:
        """The cues in front of the figure, in its sentence, the last one first."""
        start = self.figure.start
        return [cue for cue in self.sentence.cues if cue.end <= start]

    def last(self, *kinds: str) -> Cue | None:
        """Return the last cue of ``kinds`` in front of the figure, in its sentence."""
        for cue in self.led_by:
            if cue.kind in kinds:
                return cue
        return None

    def holds(self, kind: str, start: int, end: int) -> bool:
        """Tell whether a cue of ``kind`` starts between two places of the sentence."""
        return any(cue.kind == kind and start <= cue.start < end for cue in self.sentence.cues)

    def is_done_between(self, start: int, end: int, kinds: Sequence[str] = _DOING) -> bool:
        """Tell whether a verb of doing starts between two places of the sentence."""
        return any(start <= cue.start < end and cue.kind in kinds for cue in self.sentence.cues)

    @cached_property
    def governor(self) -> Cue | None:
        """The word that governs the figure: the nearest in front that says what is done with it or what it is.

        One that stands in an attribute doesn't govern: 具有特色的村30个, 取消关税的650种商品. One that says what there
        is, or opens a clause about it, holds in its own clause only.
        """
        relative: Cue | None = None
        may_skip = self.text[self.figure.start - 1 : self.figure.start] == "的"
        for cue in self.led_by:
            if cue.kind not in _GOVERNING:
                continue
            if cue.kind in _STATING and (cue.start < self.start or self._is_in_attribute(cue)):
                may_skip = False
            elif may_skip and cue.kind in _DOING and cue.start >= self.start:
                relative, may_skip = cue, False
            elif relative is None or cue.start >= self.start:
                return cue
        return relative or self.last("may")

    def _is_in_attribute(self, cue: Cue) -> bool:
        """Tell whether 的 closes what a word says: 具有特色的20个村, 对标一流的人才50名."""
        of = self.text.find("的", cue.end, self.figure.start)
        return of >= 0 and (cue.kind == "state" or (self.ends and of + 1 < self.figure.start))

    @property
    def is_stated(self) -> bool:
        """True if the governing word says what there is (拥有3家, 针对20种商品), and it is not what there is to be."""
        governor = self.governor
        return governor is not None and (governor.kind == "toward" or (governor.kind == "state" and not self.is_aim))

    @property
    def is_aim(self) -> bool:
        """True under a heading of aims, or behind a year to come in its sentence: 到2026年，拥有机构3家."""
        if self._surroundings.aims:
            return True
        return any(cue.word.startswith(_BY_YEAR) and self._opens_clause(cue) for cue in self.led_by)

    def _opens_clause(self, cue: Cue) -> bool:
        """Tell whether a word opens a clause of the sentence: 到2026年 of 到2026年,…, not of 增加到2026年的…."""
        return cue.start == self.sentence.start or self.text[cue.start - 1] in ",:"

    @property
    def is_done(self) -> bool:
        """True if a verb of doing governs the figure in its own clause: 安排5亿元."""
        return self.governor is not None and self.governor.kind in ("make", "new") and self.governor.start >= self.start

    @property
    def done_at_once(self) -> bool:
        """True if a verb of doing stands right in front of the figure: 限期改造30万蒸吨锅炉."""
        return any(cue.end == self.figure.start and cue.kind in _DOING for cue in self.led_by)

    @cached_property
    def past(self) -> str:
        """What tells that the figure has been, nothing where nothing does: ``word``, ``date`` or ``heading``.

        The nearest word of time decides; where the sentence and its paragraph have none, the heading does.
        """
        anchor = self._surroundings.anchors.before(self.figure.start)
        cue = self._word_of_time(ahead=self._surroundings.plans if anchor is None else not anchor.past)
        if anchor is not None and (cue is None or anchor.start >= cue.end):
            return "date" if anchor.past else ""
        if cue is not None and cue.kind == "hope":
            if cue.word == _WHOLE_YEAR and anchor is not None:
                return "date" if anchor.past else ""
            return "heading" if _recurs(cue) and self._surroundings.told else ""
        if cue is not None:
            return "word"
        if anchor is None and self.last("so-far") is not None:
            return "word"
        return "heading" if self._surroundings.told else ""

    def _word_of_time(self, *, ahead: bool) -> Cue | None:
        """Return the nearest word of time in front of the figure that tells of it."""
        for cue in self.led_by:
            if cue.kind in _TIMES and not self._is_aside(cue, ahead=ahead):
                return cue
        return None

    def _is_aside(self, cue: Cue, *, ahead: bool) -> bool:
        """Tell whether a word of the past only describes another thing: 管好已建成的水站,…达到30座; 不低于上年."""
        start = self.figure.start
        if cue.word == _LAST_YEAR:
            behind = self.text[cue.end : start]
            return _UPON in behind or is_measure(self.text, cue.start, cue.end, ahead=ahead, hoped=self._is_hoped)
        if cue.kind == "present":
            behind = self.text[cue.end : start]
            if _CLAUSE.search(behind) or _UPON in behind or self.is_done_between(cue.end, start, _DOING[:2]):
                return True
            return any(verb.start >= cue.end and verb.end == start and verb.kind in _DOING for verb in self.led_by)
        acted = self.words.acting.search(self.text, max(cue.start - _VERB, 0), cue.start) if cue.word == _DONE else None
        if acted is not None and _CLAUSE.search(self.text, cue.end, start):
            return True  # 盘活已批土地,供地率达到61%
        of = self.text.find("的", cue.end, start) if cue.word == _DONE else -1
        if of < 0 or _CLAUSE.search(self.text, cue.end, of):
            return False
        return _CLAUSE.search(self.text, of, start) is not None or self.is_done_between(of, start)

    @property
    def _is_hoped(self) -> bool:
        """True if a limit stands behind the figure, a word of hope in its clause, or a heading of aims above it.

        比上年缩短15%以上, 力争…比上年下降5%.
        """
        if self.figure.after or self._surroundings.aims:
            return True
        return any(cue.kind == "hope" and cue.start >= self.start and not _recurs(cue) for cue in self.led_by)

    @property
    def is_behind_term(self) -> bool:
        """True if the figure is a span that begins where a term ends: 执行期满2个月内."""
        figure = self.figure
        return figure.kind == "time" and figure.after != "" and self.text.endswith(_TERM_ENDED, 0, figure.number)

    @property
    def is_part(self) -> bool:
        """True if its sentence only divides a whole that was no target: 涉及9项标准。其中,服务类6项."""
        divides = self.whole == self.figure.unit and self.text.startswith(_OF_IT, self.sentence.start)
        return divides and self.governor is None

    @property
    def announced(self) -> bool:
        """True if 现予公布 stands behind the figure in its paragraph, or 现公布 in front of it in its sentence."""
        return self._surroundings.is_announced(self.sentence.start, self.figure.start)

    @property
    def is_condition(self) -> bool:
        """True if a heading lays down what stands here as what applicants must have."""
        return self._surroundings.conditions

    @property
    def quoted(self) -> bool:
        """True if the figure stands in a name: inside 《》, or quotation marks that hold no sentence."""
        text, start, at = self.text, self.sentence.start, self.figure.number
        if _OPENING_QUOTE.search(text, start, at) is None:
            return False
        for opening, closing in _QUOTES:
            opened = text.rfind(opening, start, at)
            if opened < 0 or (opening == closing and text.count(opening, start, at) % 2 == 0):
                continue
            close = text.find(closing, opened + 1, opened + _LONGEST_NAME)
            straight = text.find('"', opened + 1, opened + _LONGEST_NAME)  # “揭榜挂帅" as typists leave it
            if close >= at and not 0 <= straight < at:
                return opening == "《" or not self._is_goal(opened, close)
        return False

    def _is_goal(self, opened: int, close: int) -> bool:
        """Tell whether quotation marks hold a goal: “人才达到2000名,贡献率达到40%”的目标."""
        compared = bool(self.figure.before or self.figure.after)
        return compared and (self.text.find(",", opened, close) >= 0 or _GOAL.match(self.text, close + 1) is not None)

    def head(self, start: int, length: int) -> str:
        """Return the kind of the last noun in a stretch of the clause that sizes go with: mass, holder or neither."""
        nouns = self._nouns(start, length)
        return nouns[-1].lastgroup or "" if nouns else ""

    def next_noun(self, start: int, length: int) -> str:
        """Return the kind of the noun that a size stands in front of, mass, holder or neither.

        It is the last of a stretch, but a mass of money ends it where no noun follows at once: 投资项目 are projects,
        专项资金引导企业 is about money.
        """
        nouns = self._nouns(start, length)
        for noun, other in pairwise(nouns):
            if noun.lastgroup != "mass":
                break
            if other.start() > noun.end():
                return "mass"
        return nouns[-1].lastgroup or "" if nouns else ""

    def _nouns(self, start: int, length: int) -> list[re.Match[str]]:
        stop = _NOUN_ENDS.search(self.text, start, self.end)
        end = min(stop.start() if stop is not None else self.end, start + length)
        return list(self.words.sized.finditer(self.text, start, end))


def _recurs(cue: Cue) -> bool:
    """Tell whether a word of hope may as well tell how it was: 全年, 每月."""
    return cue.word == _WHOLE_YEAR or cue.word.startswith(_EACH)
