"""A section's own text and its clauses → the stretches that each group of clauses answers for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from workplan.extraction.responsibilities import standing
from workplan.measures.rules import End, ending
from workplan.writing.late import late

if TYPE_CHECKING:
    from workplan.extraction.responsibilities.clause import Clause
    from workplan.extraction.times.answers import Labels

_WORD: Final = re.compile(r"[^\W_]")
_MARKS: Final = late(r"\W*")
_BEFORE: Final = frozenset("\n。;,、.:!?·)]】〕")
_ENDED: Final = ending(End(words=True, clauses=1))
_BEHIND: Final = ending(End(words=True, behind=True))
_LONGEST_LABEL: Final = 16
_LONGEST_ANSWER: Final = 40
# A label over what follows in other sections: 具体举措：
_LABEL: Final = late(r"\w{2,10}:")


class Stretch(NamedTuple):
    """What one group of clauses answers for; positions count characters of the view.

    Attributes:
        start, end: its text, without heading and clauses; the same where there is none.
        reach: behind all that belongs to it, its clauses included.
        assigned: True if a clause of the section answers for it.
        rule: code of the rule that says why it ends there.
    """

    start: int
    end: int
    reach: int
    assigned: bool
    rule: str


class Division(NamedTuple):
    """The own text of a section, divided.

    Attributes:
        stretches: its measures, in order.
        heads: True if its first clause stands in the heading or before any text: it answers for what is below, too.
        closes: True if its only clauses stand on lines of their own, with nothing behind them.
    """

    stretches: tuple[Stretch, ...] = ()
    heads: bool = False
    closes: bool = False


def divide(text: str, clauses: Sequence[Clause], labels: Labels, *, heading: int, named: bool, leaf: bool) -> Division:
    """Divide the own text of a section at its clauses.

    Args:
        text: the section's view, heading included.
        clauses: its responsibility clauses, in order; one that only states a rule for others (下同) ends nothing.
        labels: the words that ask for a time: what answers them behind a clause belongs to its measure.
        heading: where the heading ends, 0 without one.
        named: True if the heading is one by its form, not the first sentence of the text.
        leaf: True if the section has no child sections.

    >>> from workplan.extraction.responsibilities.clauses import find
    >>> from workplan.extraction.times.answers import labels
    >>> from workplan.lexicon import default
    >>> text, words = "编制目录。(甲局负责)建成平台。(乙局负责)", default()
    >>> found = divide(text, find(text, words), labels(words), heading=0, named=False, leaf=True)
    >>> [(text[s.start : s.end], s.rule) for s in found.stretches]
    [('编制目录。', 'measure.clause'), ('建成平台。', 'measure.clause')]
    """
    found, begins = _groups(text, clauses, labels, heading)
    stop = len(text)
    for clause in reversed(clauses):
        if clause.rows or _WORD.search(text, clause.end, stop):
            break
        stop = clause.start
    start, end = _rest(text, found[-1].reach, stop) if found else _bare(text, heading, max(heading, stop))
    closes = len(found) == 1 and start == end and text[begins - 1 : begins] == "\n"
    opens = bool(found) and found[0].start == found[0].end and (named or len(found) == 1)
    if opens:
        del found[0]
    if found and start < end:
        found.append(Stretch(start, end, len(text), False, _BEHIND))
    elif not found and (start < end or (leaf and (opens or heading > 0))):
        found.append(Stretch(start, end, len(text), opens, ending(End(words=start < end, opens=opens))))
    return Division(tuple(found), opens, closes)


def _groups(text: str, clauses: Sequence[Clause], labels: Labels, heading: int) -> tuple[list[Stretch], int]:
    """Return what each group of clauses side by side answers for, and where the first clause begins."""
    found: list[Stretch] = []
    size = begins = 0
    at = heading
    for clause in clauses:
        if not clause.rows:
            continue
        first, reach = clause.start, clause.end
        begins = begins if found else first
        if at < first and text[at].isalnum() and text[at - 1 : at] != "\n" and text[first - 1] != "\n":
            start, end = at, first
        else:
            start, end = _bare(text, at, max(first, at))
        at = max(reach, at)
        if text.find(":", at, at + _LONGEST_LABEL) >= 0:
            at = _answered(text, at, labels)
        if size and start == end:
            size += 1
            found[-1] = found[-1]._replace(reach=at, rule=ending(End(words=True, clauses=size)))
        else:
            size = 1
            found.append(Stretch(start, end, at, True, _ENDED))
    return found, begins


def _answered(text: str, at: int, labels: Labels) -> int:
    """Return where the answers to 完成时限 and the like end that follow a clause at once, ``at`` without any."""
    while True:
        start = _after_marks(text, at)
        answer = labels.label.match(text, start)
        if answer is None or answer.end() - start > _LONGEST_ANSWER:
            return at
        at = answer.end()


def _after_marks(text: str, at: int) -> int:
    marks = _MARKS.match(text, at)
    return marks.end() if marks else at


def _rest(text: str, at: int, stop: int) -> tuple[int, int]:
    """Return the text behind a clause, empty where it only states a rule for clauses (下同) or is a label alone."""
    start, end = _bare(text, at, stop) if at < stop else (at, at)
    if start == end:
        return start, end
    if _LABEL.fullmatch(text, start, end):
        return end, end
    stated = standing.find(text[start:end])
    if not stated:
        return start, end
    said = start
    for sentence in stated:
        if _WORD.search(text, said, start + sentence.start):
            return start, end
        said = start + sentence.end
    return (start, end) if _WORD.search(text, said, end) else (end, end)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch without marks in front and line ends behind, the same place twice where it has no word."""
    while start < end and text[start] in _BEFORE:
        start += 1
    while start < end and text[end - 1] == "\n":
        end -= 1
    return (start, end) if _WORD.search(text, start, end) else (end, end)
