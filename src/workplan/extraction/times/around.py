"""The words around a written time: what stands in front of it, what behind, and the lexicon's tests on both."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from workplan.writing.patterns import alternation

if TYPE_CHECKING:
    from workplan.extraction.times.scan import Mention
    from workplan.lexicon import Lexicon

# How far the tests look back (to the sentence's start at most) and on (to the paragraph's end at most).
_BACK: Final = 60
_ON: Final = 48

_CLAUSE: Final = re.compile(r"[^,。;:\n]{0,28}")
_SENTENCE: Final = re.compile(r"[^。;\n]{0,36}")
_OPENING: Final = frozenset('。;,:、!?(\n“"—·.)]')
# An adverbial between a time and its verb: 2022年在全国范围内遴选50个.
_PREPOSITIONS: Final = ("在", "面向", "围绕", "依托", "通过", "按照", "每")
# Between a time and the thing that it only names: 2023年主要目标, 2023年重点任务.
_DEGREES: Final = ("主要", "重点", "各项", "总体", "年度")
_IS: Final = ("是", "将是", "正是", ",是", ",将是", ",正是")
# In front of a time that is compared with, or part of a name: 比2015年提高, 《2025年…》.
_OBJECT: Final = re.compile(
    r"(?:[的《“较与]|(?<![占同])比|(?<![间期度日])为|相比于?|较于|锚定|对标|瞄准|面向|聚焦|展望|谋划)$"
)
_ATTRIBUTE: Final = re.compile(r"[^,。;:\n]{2,4}的")
_FOUNDED: Final = re.compile(r"[^,。;:\n]{0,6}(?:成立|注册|出生|设立)")


class Words(NamedTuple):
    """The lexicon's words, made ready: tuples for what stands right at a time, patterns for what stands further off."""

    before: tuple[str, ...]
    planned: tuple[str, ...]
    unplanned: tuple[str, ...]
    verb: tuple[str, ...]
    name: tuple[str, ...]
    title: tuple[str, ...]
    head: tuple[str, ...]
    validity: tuple[str, ...]
    benefit: tuple[str, ...]
    cap: tuple[str, ...]
    rate: tuple[str, ...]
    stage: tuple[str, ...]
    nominal: re.Pattern[str]
    verb_on: re.Pattern[str]
    figure: re.Pattern[str]
    force: re.Pattern[str]
    past: re.Pattern[str]
    achieved: re.Pattern[str]
    said: re.Pattern[str]
    origin: re.Pattern[str]
    case: re.Pattern[str]
    epoch: re.Pattern[str]
    holiday: re.Pattern[str]


def words(lexicon: Lexicon) -> Words:
    """Make the lexicon's words ready; called once per lexicon."""
    uses: dict[str, list[str]] = {}
    for row in sorted(lexicon.table("time_words"), key=lambda row: -len(row["word"])):
        uses.setdefault(row["use"], []).append(row["word"])

    def listed(use: str) -> tuple[str, ...]:
        return tuple(uses.get(use, ()))

    def either(use: str, *, shortest: int = 1) -> str:
        return alternation(word for word in uses.get(use, ()) if len(word) >= shortest) or r"(?!)"

    nominal = f"(?:{either('nominal')})"
    return Words(
        before=listed("before"),
        planned=listed("planned"),
        unplanned=listed("unplanned"),
        verb=listed("verb"),
        name=listed("name"),
        title=listed("title"),
        head=listed("head"),
        validity=listed("validity"),
        benefit=listed("benefit"),
        cap=listed("cap"),
        rate=listed("rate"),
        stage=listed("stage"),
        nominal=re.compile(f"(?:{either('verb')}){nominal}"),
        verb_on=re.compile(f"(?:{either('verb', shortest=2)})(?!{nominal})"),
        figure=re.compile(either("figure")),
        force=re.compile(rf"[^,。;\n]{{0,4}}(?:{either('force')})(?:[,。;)的\n]|$)"),
        past=re.compile(rf"{either('past')}|(?<![为除])了(?!解)"),
        achieved=re.compile(either("achieved")),
        said=re.compile(rf"(?:{either('said')})[^,。;:\n]{{0,6}}$"),
        origin=re.compile(either("origin")),
        case=re.compile(either("case")),
        epoch=re.compile(either("epoch")),
        holiday=re.compile(rf"[^,。;\n]{{0,4}}(?:{either('holiday')})"),
    )


class Scene(NamedTuple):
    """Where times are judged: the text, what the document says of its own dates, and the words.

    Attributes:
        text: text of the view.
        floor: the year before which a time is past, None if unknown.
        issued: date of issue.
        words: the lexicon's words.
    """

    text: str
    floor: int | None
    issued: dt.date | None
    words: Words


class Place(NamedTuple):
    """A mention in its sentence.

    Attributes:
        mention: the written time.
        left: text in front, back to the sentence's start.
        right: text behind, on to the paragraph's end.
        scene: the view and the words.
    """

    mention: Mention
    left: str
    right: str
    scene: Scene

    @classmethod
    def of(cls, mention: Mention, scene: Scene, *, start: int | None = None, end: int | None = None) -> Place:
        """Cut the surroundings of ``mention`` out of the view.

        Args:
            mention: the written time.
            scene: the view and the words.
            start: where the list starts that it is an element of.
            end: where that list ends.
        """
        text = scene.text
        start, end = mention.start if start is None else start, mention.end if end is None else end
        left = text[max(0, start - _BACK) : start]
        right = text[end : end + _ON]
        left = left[max(left.rfind("。"), left.rfind("\n")) + 1 :]
        return cls(mention, left, right.partition("\n")[0], scene)

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

    @property
    def known(self) -> dt.date | None:
        """The last day of the time, or the first where it is open."""
        return self.mention.last or self.mention.first

    def opens(self) -> bool:
        """Tell whether a clause or an adverbial starts here."""
        return not self.left or self.left[-1] in _OPENING or self.left.endswith(self.scene.words.before)

    def fills(self) -> bool:
        """Tell whether the time fills a line, as a cell of a flattened table does; the month of issue never does."""
        mention, issued, known = self.mention, self.scene.issued, self.known
        if self.left or self.right.strip("。") or (mention.dated and not mention.start):
            return False
        return known is None or issued is None or (known.year, known.month) != (issued.year, issued.month)

    def governs(self) -> bool:
        """Tell whether a task verb follows: 新增10家, 在全国遴选50个, but not 培训计划."""
        words, right = self.scene.words, self.right
        if right.startswith(words.verb):
            return words.nominal.match(right) is None
        return right.startswith(_PREPOSITIONS) and words.verb_on.search(self.clause) is not None

    def names(self) -> bool:
        """Tell whether the time only names the thing behind it: 2023年立法计划, 2023年主要目标."""
        heads, right = self.scene.words.head, self.right
        if right.startswith(_DEGREES):
            return right.startswith(heads) or right[2:].startswith(heads)
        return right.startswith(heads)

    def adverbial(self) -> bool:
        """Tell whether a bare time says when something is to be done: 2025年,…; 8月召开…; 2025年全省…突破…."""
        left, right, words = self.left, self.right, self.scene.words
        if left.endswith(words.planned) and not left.endswith(words.unplanned):
            return _FOUNDED.match(right) is None
        opens = self.opens()
        if self.governs() and (opens or not self.mention.daily):
            return _ATTRIBUTE.match(right) is None and _OBJECT.search(left) is None
        if not opens or right.startswith(_IS):
            return False
        if right.startswith(","):
            return True
        return not self.names() and words.figure.search(self.clause) is not None

    def past(self) -> bool:
        """Tell whether the time lies before the plan's year, or is a bare day before the day of issue."""
        known, scene, mention = self.known, self.scene, self.mention
        if known is None or scene.floor is None:
            return False
        day = mention.daily and mention.bare and mention.dated
        return known.year < scene.floor or (day and scene.issued is not None and known < scene.issued)

    def ahead(self) -> bool:
        """Tell whether the time lies behind the plan's year."""
        known, floor = self.known, self.scene.floor
        return known is not None and floor is not None and known.year > floor

    def told(self) -> bool:
        """Tell whether the sentence reports what was done; what lies behind the plan's year can't be reported."""
        if self.ahead():
            return False
        words, sentence = self.scene.words, self.sentence
        if words.past.search(sentence):
            return True
        return self.mention.bare and self.mention.lead != "到" and words.achieved.search(sentence) is not None
