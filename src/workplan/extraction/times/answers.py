"""Find what answers a label that asks for a time: 完成时限:…, a cell below it, 长期坚持 alone in a bracket."""

from __future__ import annotations

import datetime as dt
import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from workplan.extraction.times.days import numeric_days
from workplan.extraction.times.pieces import BEFORE
from workplan.extraction.times.scan import join, linked
from workplan.extraction.times.written import Written
from workplan.writing.late import late
from workplan.writing.patterns import alternation

if TYPE_CHECKING:
    from workplan.lexicon import Lexicon

Stretch = tuple[int, int]

_MONTH: Final = r"1[0-2]|0?[1-9]"
_DAY: Final = r"3[01]|[12]\d|0?[1-9]"
# What goes on, with what is done so or without: 全年持续, 长期抓好, 动态更新; not 全年完成.
_GOING_ON: Final = (
    r"(?:坚持)?(?:全年(?![,、;。)\n]|$)|常年|长期|持续|常态化?|动态|贯穿|经常性?|日常)"
    r"(?:长期|持续|不断|坚持)?(?:(?!完成|达到|目标)[\u4e00-\u9fff]{2})?"
)
# 持续完善 at the end of a line, its object on the next: the sentence runs on.
_OBJECTS: Final = ("\n“", "\n《")
# What stands in front of such an answer: it opens a line or a bracket's element, or a sentence states it (期限为长期).
_OPENING: Final = frozenset(("", "(", ";", "\n"))
_IS: Final = frozenset("为是")
# 本办法执行期限为长期: how long the document itself holds.
_OWN: Final = late(r"本[^,。;\n]{1,10}\Z")
_NAME: Final = 11
_WHOLE: Final = "全年"
# In figures: a month (2023.6, 2023/06), a day of the plan's year (9.30, 9/30), a day without marks (20231130).
_NUMERIC: Final = late(
    rf"""(?<![\d./])(?:
        (?P<year>(?:19|20)\d\d)[-./](?P<month>{_MONTH})
      | (?P<month_only>{_MONTH})[./](?P<day_only>{_DAY})
      | (?P<whole_year>(?:19|20)\d\d)(?P<whole_month>1[0-2]|0[1-9])(?P<whole_day>3[01]|[12]\d|0[1-9])
    )(?![\d%]|[./]\d)(?P<limit>{BEFORE}|底前?|止)?""",
    re.VERBOSE,
)


class Labels(NamedTuple):
    """Patterns of the places that ask for a time, and of answers that are no dates.

    Attributes:
        names: the words of a label, as they stand before its colon.
        ends: the characters that these end with.
        label: a label with its colon, in running text.
        header: a column header that is such a label.
        endless: the words of such answers, wherever they stand.
        ongoing: an answer that names no end, as an element of a list.
        alone: such an answer that may fill a line or an element of a bracket.
        stated: such an answer that a sentence states of its measure: 执行期限为长期.
        units: in a bracket, what stands before the label that assigns the work: (6月底完成并持续推进,牵头单位:…).
        whole: 全年, the plan's year as an answer.
    """

    names: tuple[str, ...]
    ends: frozenset[str]
    label: re.Pattern[str]
    header: re.Pattern[str]
    endless: re.Pattern[str]
    ongoing: re.Pattern[str]
    alone: re.Pattern[str]
    stated: re.Pattern[str]
    units: re.Pattern[str]
    whole: re.Pattern[str]


def labels(lexicon: Lexicon) -> Labels:
    """Compile the patterns with the lexicon's words; called once per lexicon."""

    rows = lexicon.table("time_words")

    def words(*uses: str) -> tuple[str, ...]:
        return tuple([row["word"] for row in rows if row["use"] in uses])

    def either(*uses: str) -> str:
        return alternation(words(*uses))

    ongoing = either("ongoing")
    of_cases = "".join(f"(?<!{re.escape(row['word'])})" for row in rows if row["use"] == "case_label")
    roles = alternation(row["word"] for row in lexicon.table("roles") if row["kind"] == "root")
    return Labels(
        names=words("label"),
        ends=frozenset(("限", *(word[-1] for word in words("label")))),
        label=late(rf"(?:{either('label')}){of_cases}:(?:\n(?=\d))?(?P<answer>[^;。)\n]*)"),
        header=late(either("label", "header")),
        endless=late(ongoing),
        ongoing=late(rf"(?:^|(?<=[,、;:(并\n]))(?:{ongoing}|{_GOING_ON})(?=$|[,、;。)\n])"),
        alone=late(rf"(?:{ongoing})(?=[);\n]|。?$|。\n)"),
        stated=late(rf"(?:{either('label')}|执行期限){of_cases}[为是](?P<answer>{ongoing})(?=[,;。)\n]|$)"),
        units=late(rf"\((?P<answer>[^();:]{{2,40}})[,;](?=[^(),;:]{{0,6}}(?:{roles})[^(),;:]{{0,8}}:)"),
        whole=late(r"(?:^|(?<=[,、;:\n]))全年(?=$|[,、;。)\n])"),
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
    found: list[Stretch] = []
    # most colons stand behind the label of a clause
    if _has_label(text, words):
        found += [match.span("answer") for match in words.label.finditer(text)]
    if "(" in text:
        found += [match.span("answer") for match in words.units.finditer(text)]
    return sorted(set(found)) if len(found) > 1 else found


def _has_label(text: str, words: Labels) -> bool:
    """Tell whether one of the words of a label stands before a colon."""
    colon = text.find(":")
    while colon >= 0 and not (text[colon - 1] in words.ends and text.endswith(words.names, 0, colon)):
        colon = text.find(":", colon + 1)
    return colon >= 0


def inside(place: int, stretches: Sequence[Stretch]) -> bool:
    """Tell whether ``place`` lies in one of ``stretches``, which are in order and don't overlap."""
    at = bisect_right(stretches, (place, sys.maxsize)) - 1
    return at >= 0 and place < stretches[at][1]


def ongoing(text: str, words: Labels, stretches: Sequence[Stretch]) -> list[Written]:
    """Return 持续推进 and the like where they answer: a label, or alone in a line or a bracket's element."""
    answering: list[Written] = []
    for start, end in stretches:
        answering += [Written("ongoing", *found.span()) for found in words.ongoing.finditer(text, start, end)]
    taken = {written.start for written in answering}
    states = False
    for word in words.endless.finditer(text):
        at = word.start()
        before = text[max(0, at - 1) : at]
        if before in _OPENING:
            found = words.alone.match(text, at)
            if found is not None and at not in taken and not text.startswith(_OBJECTS, found.end()):
                answering.append(Written("ongoing", *found.span()))
        elif before in _IS and text[at - 2] in words.ends:
            states = True
    if states:
        answering += _stated(text, words)
    return answering


def _stated(text: str, words: Labels) -> Iterator[Written]:
    """Yield those that a sentence states of its measure, not of the document itself."""
    for found in words.stated.finditer(text):
        if _OWN.search(text, max(0, found.start() - _NAME), found.start()) is None:
            yield Written("ongoing", *found.span("answer"))


def unwritten(text: str, words: Labels, stretches: Sequence[Stretch], *, year: int | None) -> Iterator[Written]:
    """Yield the answers that are times nowhere else: 2023.6, 9.30, 3.1-6.30, 20231130, 全年."""
    for start, end in stretches:
        before: Written | None = None
        for found in _NUMERIC.finditer(text, start, end):
            written = _numeric(found, year)
            if written is None:
                continue
            if before is not None and linked(before, written, text):
                before = join(before, written)
                continue
            if before is not None:
                yield before
            before = written
        if before is not None:
            yield before
        for found in words.whole.finditer(text, start, end) if _WHOLE in text else ():
            first, last = (dt.date(year, 1, 1), dt.date(year, 12, 31)) if year else (None, None)
            yield Written("point", *found.span(), first=first, last=last, bare=True)


def _numeric(found: re.Match[str], year: int | None) -> Written | None:
    written = found["year"] or found["whole_year"]
    of_month = found["day_only"] or found["whole_day"]
    known = written or (str(year) if year else None)
    month = found["month"] or found["month_only"] or found["whole_month"]
    first, last = numeric_days(known, month, of_month) if known else (None, None)
    if known and first is None:
        return None
    limit = found["limit"] or ""
    return Written(
        "point",
        *found.span(),
        first=first,
        last=last,
        limit=limit,
        bare=not limit,
        dated=bool(written),
        daily=bool(of_month),
    )
