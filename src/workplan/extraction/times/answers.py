"""Find what answers a label that asks for a time: 完成时限:…, a cell below it, 长期坚持 alone in a bracket."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from workplan.extraction.times.scan import Mention, join, linked
from workplan.writing.dates import day, last_day
from workplan.writing.patterns import alternation

if TYPE_CHECKING:
    from workplan.lexicon import Lexicon

Stretch = tuple[int, int]

# 2023-06-30 · 2023.6 · 2023/06
_NUMERIC: Final = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d\d)(?P<mark>[-./])(?P<month>\d\d?)(?:(?P=mark)(?P<day>\d\d?))?(?![\d.%])"
)


# In a bracket that assigns the work, what stands before the label says by when: (6月底完成并持续推进,牵头单位:市民政局)
_BEFORE_UNITS: Final = re.compile(
    r"\((?P<answer>[^();:]{2,40})[,;](?=[^(),;:]{0,6}(?:责任|牵头|配合|主办|承办|落实|负责|实施|协办)[^(),;:]{0,8}:)"
)


class Labels(NamedTuple):
    """Patterns of the places that ask for a time, and of answers that are no dates.

    Attributes:
        label: a label with its colon, in running text.
        header: a column header that is such a label.
        ongoing: an answer that names no end, as an element of a list.
        alone: such an answer that may fill a line or an element of a bracket.
        whole: 全年, the plan's year as an answer.
    """

    label: re.Pattern[str]
    header: re.Pattern[str]
    ongoing: re.Pattern[str]
    alone: re.Pattern[str]
    whole: re.Pattern[str]


def labels(lexicon: Lexicon) -> Labels:
    """Compile the patterns with the lexicon's words; called once per lexicon."""

    def either(*uses: str) -> str:
        return alternation(row["word"] for row in lexicon.table("time_words") if row["use"] in uses)

    ongoing = either("ongoing")
    return Labels(
        label=re.compile(rf"(?:{either('label')})(?<!办结时限)(?<!办理时限)(?<!承诺时限):(?P<answer>[^;。)\n]*)"),
        header=re.compile(either("label", "header")),
        ongoing=re.compile(rf"(?:^|(?<=[,、;:(并\n]))(?:{ongoing})(?=$|[,、;。)\n])"),
        alone=re.compile(rf"(?:{ongoing})(?=[);\n]|。?$|。\n)"),
        whole=re.compile(r"(?:^|(?<=[,、;:\n]))全年(?=$|[,、;。)\n])"),
    )


def answers(text: str, words: Labels, *, label: str = "") -> list[Stretch]:
    """Return the stretches of ``text`` that answer a label which asks for a time.

    Args:
        text: text of a view.
        words: the compiled patterns.
        label: header of the column where the view is a cell; then the whole cell is the answer.
    """
    if label and words.header.search(label):
        return [(0, len(text))]
    if ":" not in text:
        return []
    found = [match.span("answer") for match in words.label.finditer(text)]
    found += [match.span("answer") for match in _BEFORE_UNITS.finditer(text)]
    return sorted(set(found)) if len(found) > 1 else found


def inside(place: int, stretches: Sequence[Stretch]) -> bool:
    """Tell whether ``place`` lies in one of ``stretches``, which are in order and don't overlap."""
    at = bisect_right(stretches, place, key=_opening) - 1
    return at >= 0 and place < stretches[at][1]


def _opening(stretch: Stretch) -> int:
    return stretch[0]


def ongoing(text: str, words: Labels, stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield where 持续推进 and the like are an answer: to a label, or alone in a line or an element of a bracket."""
    taken = set()
    for start, end in stretches:
        for found in words.ongoing.finditer(text, start, end):
            taken.add(found.start())
            yield found.span()
    for found in words.alone.finditer(text):
        at = found.start()
        if at not in taken and (at == 0 or text[at - 1] in "(;\n"):
            yield found.span()


def unwritten(text: str, words: Labels, stretches: Sequence[Stretch], *, year: int | None) -> Iterator[Mention]:
    """Yield the answers that are times nowhere else: 2023-06-30, 2023.3-2023.6, 全年."""
    for start, end in stretches:
        before: Mention | None = None
        for found in _NUMERIC.finditer(text, start, end):
            mention = _numeric(found)
            if mention is None:
                continue
            if before is not None and linked(before, mention, text):
                before = join(before, mention)
                continue
            if before is not None:
                yield before
            before = mention
        if before is not None:
            yield before
        for found in words.whole.finditer(text, start, end):
            first, last = (dt.date(year, 1, 1), dt.date(year, 12, 31)) if year else (None, None)
            yield Mention("point", *found.span(), first=first, last=last, bare=True)


def _numeric(found: re.Match[str]) -> Mention | None:
    year, month = int(found["year"]), int(found["month"])
    first = day(year, month, int(found["day"] or 1))
    if first is None:
        return None
    daily = bool(found["day"])
    last = first if daily else last_day(year, month)
    return Mention("point", *found.span(), first=first, last=last, bare=True, dated=True, daily=daily)
