"""What stands around a written time: the text in front of it and behind it, and the questions that rules ask."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from workplan.extraction.times.pieces import BACK

if TYPE_CHECKING:
    from workplan.extraction.times.cues import Cues
    from workplan.extraction.times.written import Written

# How far the questions look back (to the sentence's start at most) and on (to the paragraph's end at most).
_BACK: Final = 60
_ON: Final = 48

_CLAUSE: Final = re.compile(r"[^,。;:\n]{0,28}")
_SENTENCE: Final = re.compile(r"[^。;\n]{0,36}")
_OPENING: Final = frozenset('。;,:、!?(\n“"—·.)]')
_IS: Final = ("是", "将是", "正是", ",是", ",将是", ",正是")
# 建成的小区, 新设的120家企业; but 完成投资的85%, 实行新的标准
_ATTRIBUTE: Final = re.compile(r"[^,。;:\n]{1,3}[^,。;:\n新大好多]的(?!\d[\d.]*%|百分之|[一二三四五六七八九]成|一半)")
_OBJECT_MARKS: Final = ("将", "把", "对")
_STARTING: Final = frozenset(",。;:!?\n")
# 新设1家 · 发放补贴300万元: what stands between a time and a count is a verb, listed or not.
_COUNTING: Final = re.compile(r"[^\d,。;:、的]{2,4}\d")

_NONE: Final[Mapping[str, tuple[str, ...]]] = {}


Inside = Literal["title", "answer", "text"]
"""What a time stands in: a title in 《》, the answer to a label that asks for a time, or running text."""


class Scene(NamedTuple):
    """Where times are judged: the text, what the document says of its own dates, and the words.

    Attributes:
        text: text of the view.
        floor: the year before which a time is past, None if unknown.
        issued: date of issue.
        cues: the lexicon's words.
        conditions: True if a heading above lays down what applicants must have.
    """

    text: str
    floor: int | None
    issued: dt.date | None
    cues: Cues
    conditions: bool = False


class Place(NamedTuple):
    """A written time in its sentence.

    Attributes:
        written: the time.
        left: text in front, back to the sentence's start.
        right: text behind, on to the paragraph's end.
        scene: the view and the words.
        inside: what it stands in.
    """

    written: Written
    left: str
    right: str
    scene: Scene
    inside: Inside = "text"

    @classmethod
    def of(
        cls,
        written: Written,
        scene: Scene,
        *,
        start: int,
        end: int,
        inside: Inside = "text",
    ) -> Place:
        """Cut the surroundings of ``written`` out of the view.

        Args:
            written: the time.
            scene: the view and the words.
            start: where the list starts that it is an element of.
            end: where that list ends.
            inside: what it stands in.
        """
        text = scene.text
        left = text[max(0, start - _BACK) : start]
        right = text[end : end + _ON]
        left = left[max(left.rfind("。"), left.rfind("\n")) + 1 :]
        return cls(written, left, right.partition("\n")[0], scene, inside)

    @property
    def clause(self) -> str:
        """The text behind, to the end of the clause."""
        found = _CLAUSE.match(self.right)
        return found[0] if found else ""

    @property
    def sentence(self) -> str:
        """The text behind, to the end of the sentence."""
        found = _SENTENCE.match(self.right)
        return found[0] if found else ""

    def follows(self, use: str) -> bool:
        """Tell whether the time stands right behind a word of this use."""
        return self.left.endswith(self.scene.cues.by_last.get(use, _NONE).get(self.left[-1:], ()))

    def precedes(self, use: str) -> bool:
        """Tell whether the time stands right in front of a word of this use."""
        return self.right.startswith(self.scene.cues.by_first.get(use, _NONE).get(self.right[:1], ()))

    def opens(self) -> bool:
        """Tell whether a clause or an adverbial starts here."""
        return not self.left or self.left[-1] in _OPENING or self.follows("before")

    def starts(self) -> bool:
        """Tell whether a clause starts here, or only 力争, 计划 or the like stands in front in it."""
        left = self.left
        if self.follows("before"):
            words = self.scene.cues.words["before"]
            ahead = next((word for word in words if len(word) > 1 and left.endswith(word)), "")
            left = left[: len(left) - len(ahead)]
        return not left or left[-1] in _STARTING

    def fills(self) -> bool:
        """Tell whether the time fills a line, as a cell of a flattened table does; the month of issue never does."""
        written, issued, known = self.written, self.scene.issued, self.written.known
        if self.left or self.right.strip("。") or (written.dated and not written.start):
            return False
        return known is None or issued is None or (known.year, known.month) != (issued.year, issued.month)

    def governs(self) -> bool:
        """Tell whether a task verb follows: 新增10家, 在全国遴选50个, but not 培训计划."""
        if self._counts():
            return True
        if self.precedes("verb"):
            return self.scene.cues.nominal.match(self.right) is None
        return self.precedes("adverbial") and self.scene.cues.verb_on.search(self.clause) is not None

    @property
    def _degree(self) -> str:
        """The word of degree behind the time, which a verb or a noun follows: 重点培育, 主要目标."""
        if not self.precedes("degree"):
            return ""
        return next(word for word in self.scene.cues.words["degree"] if self.right.startswith(word))

    def _counts(self) -> bool:
        """Tell whether a word of degree follows, with a task verb and its count: 2023年重点培育12家企业."""
        degree = self._degree
        acted = self.scene.cues.verb_on.match(self.right, len(degree)) if degree else None
        return acted is not None and self.right[acted.end() : acted.end() + 1].isdecimal()

    def names(self) -> bool:
        """Tell whether the time only names the thing behind it: 2023年立法计划, 2023年主要目标."""
        head = self.scene.cues.words["head"]
        return self.right.startswith(head) or self.right.startswith(head, len(self._degree))

    def adverbial(self) -> bool:
        """Tell whether a bare time says when something is to be done: 2025年,…; 8月召开…; 2025年全省…突破…."""
        left, right, cues = self.left, self.right, self.scene.cues
        if left.endswith(_OBJECT_MARKS):
            return False
        if self.follows("planned") and not self.follows("unplanned"):
            return cues.founded.match(right) is None
        opens = self.opens()
        if self.governs() and (opens or not self.written.daily):
            if not opens and self.clause.endswith(cues.words["title"]):
                return False  # 制定2023年推进数字化改革工作要点
            return _ATTRIBUTE.match(right) is None and cues.object.search(left) is None
        if not opens or right.startswith(_IS):
            return False
        if right.startswith(","):
            return True
        return not (self.names() or self.describes()) and cues.figure.search(self.clause) is not None

    def describes(self) -> bool:
        """Tell whether an attribute follows, and no verb of the clause behind it: 建成的小区, but 提高学校的水平."""
        found = _ATTRIBUTE.match(self.right)
        if found is None:
            return False
        verbs = [
            word for word in self.scene.cues.by_first["verb"].get(self.right[:1], ()) if self.right.startswith(word)
        ]
        if verbs and not any(self.right.startswith("的", len(word)) for word in verbs):
            return False
        rest, cues = self.clause[found.end() :], self.scene.cues
        return cues.verb_on.search(rest) is None and cues.figure.search(rest) is None

    def acts(self) -> bool:
        """Tell whether the clause says what is to be done: 全市再推广50项, 新设机构3家; a name doesn't."""
        cues, clause = self.scene.cues, self.clause
        if self.precedes("adverbial") and self.right.startswith(",", len(clause)):  # 2023年在试点的基础上,扩大…
            return True
        if clause.endswith(cues.words["title"]) or _ATTRIBUTE.match(self.right):
            return False
        if _COUNTING.match(clause) or cues.modal.match(clause):
            return True
        verb = cues.verb_on.search(clause)
        return verb is not None and clause[verb.end() : verb.end() + 1].isdecimal()

    def past(self) -> bool:
        """Tell whether the time lies before the plan's year, or a bare day or a beginning before the day of issue."""
        scene, written, known = self.scene, self.written, self.written.known
        if scene.text.startswith(BACK, written.start + len(written.lead)):
            return True
        if known is None or scene.floor is None:
            return False
        early = (written.daily and written.bare and written.dated) or written.limit == "初"
        return known.year < scene.floor or (early and scene.issued is not None and known < scene.issued)

    def undated(self) -> bool:
        """Tell whether nothing dates the document, so that a written year may as well be past."""
        return self.scene.floor is None and self.written.known is not None

    def ahead(self) -> bool:
        """Tell whether the time lies behind the plan's year, or all of it behind the day of issue."""
        written, floor, issued = self.written, self.scene.floor, self.scene.issued
        if written.known is None:
            return False
        if issued is not None and (written.first or written.known) > issued:
            return True
        return floor is not None and written.known.year > floor

    def _only_compares(self, word: re.Match[str]) -> bool:
        """Tell whether a word only holds this year against the last: 今年…比上年增长, but not 比上年同期."""
        if not word[0].endswith("上年") or word.string.startswith("同期", word.end()):
            return False
        return self.scene.text.startswith("今年", self.written.start)

    def told(self) -> bool:
        """Tell whether the sentence reports what was done; what lies behind the plan's year can't be reported."""
        if self.ahead():
            return False
        cues, sentence = self.scene.cues, self.sentence
        if any(not self._only_compares(word) for word in cues.past.finditer(sentence)):
            return True
        return self.written.bare and self.written.lead != "到" and cues.achieved.search(sentence) is not None
