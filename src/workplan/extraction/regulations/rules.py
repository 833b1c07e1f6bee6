"""Decide which verb governs a series of titles: the nearest before it that takes it as object, else one behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from workplan.extraction.regulations.sentences import TITLE, Passage
from workplan.extraction.regulations.series import Grammar, Series, Token
from workplan.model import Action

VERB: Final = "regulation.verb"
ROW: Final = "regulation.row"
BEHIND: Final = "regulation.behind"
HELPER: Final = "regulation.helper"
TRANSMITTAL: Final = "regulation.transmittal"
DERIVED: Final = "regulation.derived"
NONE: Final = "regulation.mention"

_ENACTING: Final = frozenset({Action.ENACT, Action.AMEND, Action.ISSUE, Action.REPEAL})
_USING: Final = frozenset({Action.IMPLEMENT, Action.STUDY, Action.REVIEW})
_PASSING: Final = frozenset({"同意", "批准", "通过", "审议通过", "表决通过"})

_ATTRIBUTE: Final = re.compile(r"[前后过了]?(?:并?施行|实施)?的")  # 新修订的《…》
_OF_OTHER: Final = re.compile(r"的[^的,]{1,20}(?:、|和|及|与|以及)[^,的]{0,20}$")  # 促进就业的部署和《…》
_JOINED: Final = re.compile("、|和|及|以及")
_ALIKE: Final = re.compile("[^,]{0,6}?(?:相|一致|衔接|配套|适应|协调|同步|抵触|冲突|不符)")
_SINCE: Final = re.compile("之日起")
_WITH: Final = re.compile("以[^,以]{0,24}$")  # 以国家《…》为依据
_PASSED: Final = re.compile(r"[^,。;\n]{0,60}?(?:已|经)")  # 《…》已经市政府常务会议审议通过
_JUST_PASSED: Final = re.compile("")  # 市政府同意《…》: nothing more is asked of what stands between
_OTHER: Final = re.compile(f"[\n{TITLE}]")
_LONGEST_TRANSMITTAL: Final = 280

# What may stand between a series and the verb behind it.
_RIGHT_BEHIND: Final = re.compile("的?")
_OF_SUBJECT: Final = re.compile("(?![从以为对])[^、]{0,30}")
_IN_CLAUSE: Final = re.compile("[^,]{0,60}")


class Ruling(NamedTuple):
    """What is done with titles: the action, the rule that says so, the verb's place in the flat text."""

    action: Action
    rule: str
    verb: tuple[int, int] | None = None


def govern(series: Series, passage: Passage, table: Grammar, flat: str) -> Ruling:
    """Return the ruling for a series of titles.

    Args:
        series: the series, as :func:`workplan.extraction.regulations.series.read` gives it.
        passage: the passage that it stands in.
        table: the verbs.
        flat: the text that the passage was taken from.

    >>> from workplan.extraction.regulations.series import grammar, read
    >>> from workplan.lexicon import default
    >>> text, table = f"启动修订{TITLE}", default().build(grammar)
    >>> govern(read(text, table)[0], Passage(text, [(0, 0)]), table, text)
    Ruling(action=<Action.AMEND: 'amend'>, rule='regulation.row', verb=(2, 4))
    """
    return _Judge(series, passage, table, flat).ruling()


class _Judge:
    """Looks for the verb that governs one series."""

    def __init__(self, series: Series, passage: Passage, table: Grammar, flat: str) -> None:
        self.series, self.passage, self.table, self.flat = series, passage, table, flat
        self.text = passage.text

    def ruling(self) -> Ruling:
        row = self._row_before()
        if not row:
            return self._sent_out(_PASSED) or self._behind(_OF_SUBJECT) or Ruling(Action.MENTION, NONE)
        nearest = row[-1].word
        if nearest.role == "leads":
            return self._by(row[-1], VERB)
        acting = [token for token in row if token.word.acting]
        if acting:
            return self._governed(row, acting)
        if nearest.role == "acts":
            passed = self._sent_out(_JUST_PASSED) if nearest.verb in _PASSING else None
            return passed or Ruling(Action.MENTION, NONE)
        behind = self._sent_out(_PASSED) or self._behind(_IN_CLAUSE, strict=nearest.role != "turns")
        if behind is not None:
            return behind
        helper = next((token for token in row if token.word.action is not Action.MENTION), None)
        return self._by(helper, HELPER) if helper is not None else Ruling(Action.MENTION, NONE)

    def _governed(self, row: Sequence[Token], acting: Sequence[Token]) -> Ruling:
        """Decide among the acting verbs of the row before the series."""
        first, last, end = acting[0], acting[-1], self.series.end
        if first.word.action in _ENACTING:
            if last.word.action in _USING and self.table.text.match(self.text, end):
                return self._by(last, VERB)
            if self.table.serving.match(self.text, end):
                return self._behind(_RIGHT_BEHIND) or Ruling(Action.MENTION, DERIVED)
        return self._by(first, ROW if len(row) > 1 else VERB)

    def _row_before(self) -> Sequence[Token]:
        """Return the row of verbs that takes the series as its object: the nearest verb and those joined to it."""
        text, verbs, start = self.text, self.series.before, self.series.start
        if not verbs:
            return ()
        gap = text[verbs[-1].end : start]
        if (gap in ("与", "同") and _ALIKE.match(text, self.series.end)) or gap.endswith(("对", "就", "关于")):
            return ()  # 制定与《…》相配套的…, 加强对《…》的宣传, 印发关于《…》的通知
        i, doubtful = len(verbs) - 1, -1
        while i >= 0:
            gap = text[verbs[i].end : start]
            if verbs[i].word.role == "turns" or not gap:
                break
            if _ATTRIBUTE.match(gap):
                # 落实新修订的《…》: the verbs of the attribute are passed over.
                i = self._attribute_start(verbs, i) - 1
            elif _JOINED.match(gap) or self.table.noun.match(gap):
                # 开展质量评估和《…》宣传, 做好清理工作和《…》修订: the verb has become a noun.
                i -= 1
            elif gap.endswith("的") or _OF_OTHER.search(gap):
                # 落实省里关于促进就业的《…》, 落实促进就业的部署和《…》: only if no verb stands before it.
                if doubtful < 0 or verbs[i].word.role != "helps":
                    doubtful = i
                i = self._row_start(verbs, i) - 1
            else:
                break
        if i < 0:
            i = doubtful
        return verbs[self._row_start(verbs, i) : i + 1] if i >= 0 else ()

    def _attribute_start(self, verbs: Sequence[Token], i: int) -> int:
        """Return where the attribute ending in ``verbs[i]`` starts: 修订 in 公布修订后的《…》, 修订发布的《…》."""
        while i > 0 and verbs[i - 1].word.action in _ENACTING and self._in_row(verbs, i - 1):
            if verbs[i - 1].word.action is Action.ISSUE and verbs[i].word.action is not Action.ISSUE:
                break
            i -= 1
        return i

    def _row_start(self, verbs: Sequence[Token], i: int) -> int:
        """Return where the row that ends in ``verbs[i]`` starts."""
        if verbs[i].word.role in ("leads", "turns"):
            return i
        while i > 0 and verbs[i - 1].word.role in ("acts", "helps") and self._in_row(verbs, i - 1):
            i -= 1
        return i

    def _in_row(self, verbs: Sequence[Token], i: int) -> bool:
        """Tell whether ``verbs[i]`` and the next are parts of one row."""
        return self.table.row.fullmatch(self.text, verbs[i].end, verbs[i + 1].start) is not None

    def _behind(self, between: re.Pattern[str], *, strict: bool = True) -> Ruling | None:
        """Return the ruling of the verb behind the series, None where there is none.

        Args:
            between: what may stand between the series and the verb.
            strict: take a verb only where no object of its own follows.
        """
        text, tokens, start, end = self.text, self.series.behind, self.series.start, self.series.end
        i = next((i for i, token in enumerate(tokens) if self._decides(token, tokens[i + 1 :])), -1)
        if i < 0 or tokens[i].word.role in ("says", "leads", "turns"):
            return None
        if tokens[i].word.role == "behind":
            return self._by(tokens[i], BEHIND) if _WITH.search(text, max(0, start - 26), start) else None
        if self.table.serving.match(text, end):
            between = _RIGHT_BEHIND  # 《…》配套制度加快建立: it acts on what is made from the text
        if not between.fullmatch(text, end, tokens[i].start):
            return None
        last = i
        while last + 1 < len(tokens) and tokens[last + 1].word.role in ("acts", "helps") and self._in_row(tokens, last):
            last += 1
        state = self.table.state.match(text, tokens[last].end)
        if state:
            # 《…》实施情况评估: what is governed is its state, by the verb behind that.
            surveyed = next((token for token in tokens[last + 1 :] if token.start == state.end()), None)
            if surveyed is not None and surveyed.word.action is Action.REVIEW:
                return self._by(surveyed, BEHIND)
        if text.startswith(TITLE, tokens[last].end) or (
            strict and not self.table.no_object.match(text, tokens[last].end)
        ):
            return None
        verb = next((token for token in tokens[i : last + 1] if token.word.acting), None)
        return self._by(verb, BEHIND) if verb is not None else None

    def _decides(self, token: Token, later: Sequence[Token]) -> bool:
        """Tell whether a word behind the series ends the search; in 自发布之日起施行 the later verb does."""
        if token.word.role == "helps":
            return False
        return not (_SINCE.match(self.text, token.end) and any(other.word.acting for other in later))

    def _sent_out(self, passed: re.Pattern[str]) -> Ruling | None:
        """Return the ruling of 现印发 in a later clause, None where there is none.

        Args:
            passed: what must stand right behind the series; no other title or paragraph may come in between.
        """
        start = self.passage.place(self.series.end - 1) + 1
        if self.flat.find("现", start, start + _LONGEST_TRANSMITTAL) < 0:
            return None
        sent = self.table.issued.search(self.flat, start, start + _LONGEST_TRANSMITTAL)
        how = passed.match(self.flat, start, sent.start()) if sent else None
        if sent is None or how is None or _OTHER.search(self.flat, how.end(), sent.start()):
            return None
        return Ruling(Action.ISSUE, TRANSMITTAL, sent.span("verb"))

    def _by(self, token: Token, rule: str) -> Ruling:
        verb = (self.passage.place(token.start), self.passage.place(token.end - 1) + 1)
        return Ruling(token.word.action, rule, verb)
