"""Find the written times of a text: what stands side by side is joined to spans and lists, in source order.

What is written is read here; whether it binds the work is decided in ``rules``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from workplan.extraction.times.days import ordered
from workplan.extraction.times.forms import read
from workplan.extraction.times.pieces import AND, BACK, TO
from workplan.extraction.times.recurrence import recurrence
from workplan.extraction.times.written import Known, Length, Written
from workplan.writing.late import late

if TYPE_CHECKING:
    from workplan.extraction.times.forms import Patterns

# How far a form reaches to the left and to the right of the character that gives it away.
_REACH_BACK: Final = 10
_REACH_ON: Final = 48

_SENTENCE_END: Final = re.compile(r"[。\n]")
_LINK: Final = re.compile(TO)
_BETWEEN: Final = late(rf"{TO}|{AND}")
_MONTH: Final = late(r"\d{1,2}月(?:[底末]|[上中下]旬|\d{1,2}日)?")
_LISTED: Final = re.compile(AND)
_LEADS: Final = frozenset("到至自从")
_OPEN: Final = ("", "起", "开始", "开始起")
_ENDS: Final = ("底", "末")
_EDGES: Final = ("底", "末", "初")  # 7月底至8月中旬


def scan(text: str, patterns: Patterns, *, year: int | None, issued: dt.date | None) -> list[Written]:
    """Return the written times of ``text`` in order.

    Args:
        text: text of a view.
        patterns: the compiled forms.
        year: the year that times without one belong to.
        issued: date of issue, the first day of 即日起.
    """
    found: list[Written] = []
    first = patterns.anchor.search(text)
    if first is None:
        return found
    told, at = year, 0
    starting = patterns.starting.within(text)
    for anchor in patterns.anchor.finditer(text, first.start()):
        match = _match(text, starting, at, anchor.start())
        if match is None:
            continue
        before = found[-1] if found else None
        if before is None or _SENTENCE_END.search(text, before.end, match.start()):
            told = year
        written = read(match, patterns, Known(told, year, issued))
        at = written.end
        if written.form == "nothing":
            continue
        if written.form == "point" and before is not None:
            written = _continued(written, before, text) or written
        if before is not None and running_on(before, written):
            found[-1] = run_on(before, written)
            continue
        if before is not None and written.form == "point" and before.form in ("point", "today"):
            if linked(before, written, text):
                if before.first and text.startswith(BACK, before.start):  # 上年9月1日至10月31日
                    written = read(match, patterns, Known(before.first.year, year, issued))
                elif written.last:
                    told = written.last.year
                found[-1] = join(before, written)
                continue
            if _LISTED.fullmatch(text, before.end, written.start):
                _list(found, written)
                written = _listed_behind(before, written)
        looks_back = text.startswith(BACK, written.start)  # 上年12月底的数据于3月底前报送
        if written.dated and written.form in ("point", "span") and written.known and not looks_back:
            told = written.known.year
        found.append(_with_lead(written, text))
    return found


def linked(before: Written, written: Written, text: str) -> bool:
    """Tell whether two points are the ends of one span: 6月1日至20日, 7月底至8月, 自6月1日起至20日, 在9月与11月之间."""
    link = _BETWEEN if written.limit in ("间", "之间") else _LINK
    start = before.end + (before.opens and text.startswith(",", before.end))  # 自6月1日起,至9月30日止
    return before.limit in (*_OPEN, *_EDGES) and link.fullmatch(text, start, written.start) is not None


def join(before: Written, written: Written) -> Written:
    """Return the span from the first day of one point, of 7月底 the last, to the last of the next."""
    first, last = ordered(before.first or before.last, written.last, dated=written.dated)
    return before._replace(
        form="span",
        end=written.end,
        first=first,
        last=last,
        limit=written.limit,
        bare=written.bare,
        dated=before.dated or written.dated,
        daily=written.daily,
    )


def running_on(before: Written, written: Written) -> bool:
    """Tell whether a spell runs from the point right in front of it: 2023年起5年内, 即日起3个月内, 2024年起未来三年."""
    return before.opens and before.end == written.start and written.spell not in (None, Length())


def run_on(before: Written, written: Written) -> Written:
    """Return the span that a spell makes of the point that it runs from."""
    assert written.spell is not None
    behind = written.spell.behind(before.first)
    last = behind and behind - dt.timedelta(days=1)
    return before._replace(form="span", end=written.end, last=last, limit="", bare=True)


def _match(
    text: str, starting: Mapping[str, Sequence[re.Pattern[str]]], floor: int, place: int
) -> re.Match[str] | None:
    """Return the first form in the neighbourhood of the telling character at ``place``, behind ``floor``."""
    stop = place + _REACH_ON
    first = max(floor, place - _REACH_BACK)
    for start, char in enumerate(text[first : place + 1], first):
        for pattern in starting.get(char, ()):
            match = pattern.match(text, start, stop)
            if match is not None:
                return match
    return None


def _continued(written: Written, before: Written, text: str) -> Written | None:
    """每年2月底前…，3月底前…: a month behind a yearly one in the same sentence comes every year too."""
    following = text.startswith(("次年", "翌年", "当年"), written.start)
    if not before.rule:
        return None
    if not following and (written.dated or "BYMONTH=" not in before.rule):
        return None
    if _SENTENCE_END.search(text, before.end, written.start):
        return None
    months = _MONTH.search(text, written.start, written.end)
    if months is None:
        return None
    return written._replace(form="every", rule=recurrence("年", months=months[0]), first=None, last=None)


def _list(found: list[Written], written: Written) -> None:
    """Mark the last of ``found`` as listed; all of its list share the ending behind it: 3月、6月、12月底前."""
    found[-1] = found[-1]._replace(listed=True)
    for at in range(len(found) - 1, -1, -1):
        before = found[at]
        if not before.listed or before.limit or not written.limit:
            break
        last = written.last and before.last
        found[at] = before._replace(limit=written.limit, bare=False, last=last)


def _listed_behind(before: Written, written: Written) -> Written:
    """Return a time of a list with what the one before it lends it: 10月底、12月20日分别达到."""
    if written.bare and written.daily and before.limit in _ENDS:
        return written._replace(lead=before.lead, limit=before.limit, bare=False)
    return written._replace(lead=before.lead)


def _with_lead(written: Written, text: str) -> Written:
    """Take in the 到, 至, 自 or 从 in front of a calendar form."""
    lead = text[written.start - 1 : written.start]
    if lead in _LEADS and written.form in ("point", "span", "plan"):
        return written._replace(start=written.start - 1, lead=lead)
    return written
