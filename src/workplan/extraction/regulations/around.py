"""A title in its series → what stands about it: the verbs before that take it, the verb behind, 现印发 further on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import cached_property
from typing import Final, NamedTuple

from workplan.extraction.regulations.sentences import Passage
from workplan.extraction.regulations.series import GIVEN, Series, Token
from workplan.extraction.regulations.verbs import ENACTING, TITLE, USING, Verbs
from workplan.model import Action
from workplan.writing.late import late, late_regex

_ATTRIBUTE: Final = late(r"[前后过了]?(?:并?施行|实施)?的")  # 新修订的《…》
_OF_OTHER: Final = late(r"的[^的,]{1,20}(?:、|和|及|与|以及)[^,的]{0,20}$")  # 促进就业的部署和《…》
_BESIDE_GIVEN: Final = late(rf"{GIVEN}$")
_JOINED: Final = late("、|和|及|以及")
_BESIDE: Final = ("与", "同")
_ABOUT: Final = late(r"(?:对|就|关于)(?:[一二两三四五六七八九十\d]{1,3}[个件项部份])?$")
_SINCE: Final = late("之日起")
_WITH: Final = late("以[^,以]{0,24}$")  # 以国家《…》为依据
_LONGEST_WITH: Final = 26
_PASSED: Final = re.compile(r"[^,。;\n]{0,60}?(?:已|经)")  # 《…》已经市政府常务会议审议通过
_OTHER: Final = re.compile(f"[\n{TITLE}]")
_LONGEST_TRANSMITTAL: Final = 280

# What may stand between a series and the verb behind it.
_RIGHT_BEHIND: Final = late("的?")
_OF_SUBJECT: Final = late("(?![从以为对])[^、]{0,30}")
_IN_CLAUSE: Final = late("[^,]{0,60}")
_ORDINAL: Final = late(r"第[一二三四五六七八九十\d]{1,3}次$")  # 《…的决定》第二次修正
_LONGEST_ORDINAL: Final = 5
# A verb before the number that sums a series up describes: 做好《…》等新修订7部地方性法规的贯彻实施
_SUMMED_UP: Final = late_regex(r"等[新近]?[\u4e00-\u9fff]{0,4}的?(?:\d{1,3}|[一二三四五六七八九十]{1,3})余?[部件项个]")

# What stands behind a series where no other text is named there.
_NO_TEXT: Final = frozenset(("", ",", "、"))


class Verdict(NamedTuple):
    """What is done with a title: the action and its verb's place in the flat text, None where no verb does it."""

    action: Action
    verb: tuple[int, int] | None = None


class Before(Enum):
    """What takes a series as its object: what the verbs before it in its clause come to."""

    NOTHING = auto()
    """No verb: 《…》同时废止."""
    PREPOSITION = auto()
    """按照《…》."""
    VERB = auto()
    """A verb that acts on the text, or several: 启动修订《…》."""
    OTHER_TEXT = auto()
    """A verb that makes another text: 制定《…》实施细则."""
    STRANGER = auto()
    """A verb that does nothing to the text: 列入《…》."""
    HELPER = auto()
    """Only a verb that leaves it to another one: 做好《…》修订工作."""
    TURNED = auto()
    """将 or 把, which put the title before its verb."""


class Place:
    """One title of a text: its series, and what stands about that; it moves on from title to title.

    Args:
        series: the titles side by side that it is one of, with the verbs about them.
        passage: the passage that they stand in.
        table: the verbs.
        flat: the text that the passage was taken from, one sign a title.

    Attributes:
        at: where the title stands in ``flat``.
        introduced: 以下简称 introduces it.
        leader: the verdict on the first title of its series, None for that title itself.
        row: the row of verbs that takes the series as its object: the nearest verb and those joined to it.
        acting: the verbs of the row that act on a text.
        before: what takes the series as its object.
    """

    at: int
    introduced: bool
    leader: Verdict | None

    def __init__(self, series: Series, passage: Passage, table: Verbs, flat: str) -> None:
        self.series, self.passage, self.table, self.flat = series, passage, table, flat
        self.text = passage.text
        self.row = self._row()
        self.acting = [token for token in self.row if token.word.acting]
        self.before = self._before()

    def on(self, at: int, *, introduced: bool, leader: Verdict | None) -> Place:
        """Move on to a title of the series."""
        self.at, self.introduced, self.leader = at, introduced, leader
        return self

    def by(self, token: Token) -> Verdict:
        """Return the verdict that this verb gives."""
        return Verdict(token.word.action, self.passage.span(token.start, token.end))

    def _before(self) -> Before:
        if not self.row:
            return Before.NOTHING
        nearest = self.row[-1].word
        if nearest.role == "leads":
            return Before.PREPOSITION
        if self.acting:
            if self.acting[0].word.action in ENACTING and self.table.works.match(self.text, self.series.end):
                return Before.STRANGER  # 推出《…》等精品剧目
            return Before.OTHER_TEXT if self._makes_other(self.acting[0].word.action) else Before.VERB
        if nearest.role in ("acts", "passes", "places"):
            return Before.STRANGER
        return Before.TURNED if nearest.role == "turns" else Before.HELPER

    def _makes_other(self, action: Action) -> bool:
        """Tell whether a verb that does this has another text as its object: 制定《…》实施细则, 制定《…》的若干措施."""
        if action not in ENACTING or self.text[self.series.end : self.series.end + 1] in _NO_TEXT:
            return False
        made = action in (Action.ENACT, Action.ISSUE) and self.table.made.match(self.text, self.series.end)
        return bool(made) or self.table.serving.match(self.text, self.series.end) is not None

    def _row(self) -> Sequence[Token]:
        text, verbs, start = self.text, self.series.before, self.series.start
        if not verbs:
            return ()
        gap = text[verbs[-1].end : start]
        if gap and self._is_turned_away(gap):
            return ()
        i, doubtful = len(verbs) - 1, -1
        while i >= 0:
            gap = text[verbs[i].end : start]
            if not gap or verbs[i].word.role == "turns":
                break
            if _ATTRIBUTE.match(gap):
                # 落实新修订的《…》: the verbs of the attribute are passed over.
                i = self._attribute_start(verbs, i) - 1
            elif _JOINED.match(gap) or self.table.noun.match(gap):
                # 开展质量评估和《…》宣传, 做好清理工作和《…》修订: the verb has become a noun.
                i -= 1
            elif gap.endswith("的") or _OF_OTHER.search(gap) or self._beside_given(verbs[i], gap):
                # 落实省里关于促进就业的《…》, 落实促进就业的部署和《…》: only if no verb stands before it.
                if doubtful < 0 or verbs[i].word.role != "helps":
                    doubtful = i
                i = self._row_start(verbs, i) - 1
            else:
                break
        if i < 0:
            i = doubtful
        if i < 0:
            return ()
        first = self._row_start(verbs, i)
        if self._issued_by_other(verbs, first, i):
            i = first - 1
            first = self._row_start(verbs, i)
        return verbs[first : i + 1]

    def _is_turned_away(self, gap: str) -> bool:
        """Tell whether what stands between the last verb and the title keeps them apart.

        制定以《…》为依据的细则, 制定与《…》相配套的…, 加强对《…》的宣传, 印发关于《…》的通知
        """
        if "以" in gap and _WITH.search(gap) and self.follows("behind") is not None:
            return True
        if gap in _BESIDE and self.table.alike.match(self.text, self.series.end):
            return True
        return _ABOUT.search(gap) is not None

    def _beside_given(self, verb: Token, gap: str) -> bool:
        """Tell whether a helper is part of a meeting's name, what it gives beside a title: 推进项目会精神和《…》."""
        return verb.word.role == "helps" and _BESIDE_GIVEN.search(gap) is not None

    def _issued_by_other(self, verbs: Sequence[Token], first: int, last: int) -> bool:
        """Tell whether the row only says who issued the text that an earlier verb uses: 落实省政府办公厅印发《…》."""
        if first == 0 or any(verb.word.action is not Action.ISSUE for verb in verbs[first : last + 1]):
            return False
        user = verbs[first - 1]
        if user.word.role != "leads" and not (user.word.acting and user.word.action in USING):
            return False
        return self.table.issuer.fullmatch(self.text, user.end, verbs[first].start) is not None

    def _attribute_start(self, verbs: Sequence[Token], i: int) -> int:
        """Return where the attribute ending in ``verbs[i]`` starts: 修订 in 公布修订后的《…》, 修订发布的《…》."""
        while i > 0 and verbs[i - 1].word.action in ENACTING and self._in_row(verbs, i - 1):
            if verbs[i - 1].word.action is Action.ISSUE and verbs[i].word.action is not Action.ISSUE:
                break
            i -= 1
        return i

    def _row_start(self, verbs: Sequence[Token], i: int) -> int:
        """Return where the row that ends in ``verbs[i]`` starts."""
        if verbs[i].word.role in ("leads", "turns"):
            return i
        while i > 0 and verbs[i - 1].word.joins and self._in_row(verbs, i - 1):
            i -= 1
        return i

    def _in_row(self, verbs: Sequence[Token], i: int) -> bool:
        """Tell whether ``verbs[i]`` and the next are parts of one row."""
        return self.table.row.fullmatch(self.text, verbs[i].end, verbs[i + 1].start) is not None

    @cached_property
    def follower(self) -> int:
        """Which of the words behind the series decides, -1 where none does."""
        tokens = self.series.behind
        return next((i for i, token in enumerate(tokens) if self._decides(token, tokens[i + 1 :])), -1)

    def _decides(self, token: Token, later: Sequence[Token]) -> bool:
        """Tell whether a word behind the series ends the search; in 自发布之日起施行 the later verb does."""
        if token.word.role == "helps" or token.start < self.summed_up:
            return False
        return not (_SINCE.match(self.text, token.end) and any(other.word.acting for other in later))

    @cached_property
    def summed_up(self) -> int:
        """Where the number ends that sums the series up, its end where there is none: 等新修订7部."""
        found = _SUMMED_UP.match(self.text, self.series.end)
        return found.end() if found else self.series.end

    def follows(self, role: str) -> Token | None:
        """Return the word behind the series that decides, None where it has another role."""
        token = self.series.behind[self.follower] if self.follower >= 0 else None
        return token if token is not None and token.word.role == role else None

    @property
    def with_before(self) -> bool:
        """True if 以 stands before the title: 以《…》为依据."""
        start = self.series.start
        return _WITH.search(self.text, max(0, start - _LONGEST_WITH), start) is not None

    @cached_property
    def row_behind(self) -> Sequence[Token]:
        """The row of verbs behind the series that may take it as its object."""
        tokens, i, end = self.series.behind, self.follower, self.series.end
        if i < 0 or tokens[i].word.role in ("says", "leads", "turns", "behind"):
            return ()
        between = _OF_SUBJECT if self.before is Before.NOTHING else _IN_CLAUSE
        if self.table.serving.match(self.text, end):
            between = _RIGHT_BEHIND  # 《…》配套制度加快建立: it acts on what is made from the text
        start = tokens[i].start
        if not between.fullmatch(self.text, end, start) or _ORDINAL.search(self.text, start - _LONGEST_ORDINAL, start):
            return ()
        last = i
        while last + 1 < len(tokens) and tokens[last + 1].word.joins and self._in_row(tokens, last):
            last += 1
        return tokens[i : last + 1]

    @cached_property
    def surveyed(self) -> Token | None:
        """The verb that looks at the state of what is behind the series: 评估 in 《…》实施情况评估."""
        if not self.row_behind:
            return None
        state = self.table.state.match(self.text, self.row_behind[-1].end)
        if state is None:
            return None
        found = next((token for token in self.series.behind if token.start == state.end()), None)
        return found if found is not None and found.word.action is Action.REVIEW else None

    @cached_property
    def verb_behind(self) -> Token | None:
        """The verb behind the series that takes it as its object, None where it has one of its own."""
        if not self.row_behind or self.row_behind[0].word.role == "places":
            return None  # 将《…》纳入学习内容
        end = self.row_behind[-1].end
        if self.text.startswith(TITLE, end):
            return None
        if self.before is not Before.TURNED and not self.table.no_object.match(self.text, end):
            return None
        return next((token for token in self.row_behind if token.word.acting), None)

    @property
    def noted(self) -> Verdict | None:
        """What a plan of legislation notes behind the title: 《…》(修订)."""
        noted = self.table.noted.match(self.flat, self.at + 1)
        return Verdict(self.table.known[noted["verb"]].action, noted.span("verb")) if noted else None

    @cached_property
    def _sent(self) -> re.Match[str] | None:
        """现印发, 现予公布 in a later clause."""
        start = self._end
        if self.flat.find("现", start, start + _LONGEST_TRANSMITTAL) < 0:
            return None
        return self.table.issued.search(self.flat, start, start + _LONGEST_TRANSMITTAL)

    @property
    def _end(self) -> int:
        """Where the series ends in the flat text."""
        return self.passage.place(self.series.end - 1) + 1

    @property
    def sent_out(self) -> Verdict | None:
        """What 现印发 in a later clause of the paragraph does, before any other title."""
        if self._sent is None or _OTHER.search(self.flat, self._end, self._sent.start()):
            return None
        return Verdict(Action.ISSUE, self._sent.span("verb"))

    @property
    def passed_and_sent_out(self) -> Verdict | None:
        """What 现印发 does where the title is said to have been passed before: 《…》已经市政府同意,现印发给你们."""
        if self._sent is None:
            return None
        passed = _PASSED.match(self.flat, self._end, self._sent.start())
        if passed is None or _OTHER.search(self.flat, passed.end(), self._sent.start()):
            return None
        return Verdict(Action.ISSUE, self._sent.span("verb"))
