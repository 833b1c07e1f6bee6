"""Find the written times of a text and resolve them: pattern match → ``Mention`` with its dates, in source order.

What is written is read here; whether it binds the work is decided in ``binding``.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from workplan.extraction.times import recurrence
from workplan.extraction.times.days import Groups, days, five_years, ordered
from workplan.extraction.times.forms import AND, TO
from workplan.writing.dates import small_number, year_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan.extraction.times.forms import Patterns

Form = Literal["point", "span", "plan", "spell", "ahead", "every", "phase", "event", "force", "today"]

# How far a form reaches to the left and to the right of the character that gives it away.
_REACH_BACK: Final = 10
_REACH_ON: Final = 48

_SENTENCE_END: Final = re.compile(r"[。\n]")
# A clock time may stand before the link: 7月10日8:00至8月9日.
_LINK: Final = re.compile(rf"(?:[(]?(?:[上下]午)?\d{{1,2}}(?::\d\d|[时点](?:\d\d分)?)[)]?)?{TO}")
_MONTH: Final = re.compile(r"\d{1,2}月(?:[底末]|[上中下]旬|\d{1,2}日)?")
_LISTED: Final = re.compile(AND)


class Mention(NamedTuple):
    """A written time.

    Attributes:
        form: which kind of form it is.
        start: first character in the text, a leading 到, 至, 自 or 从 included.
        end: first character behind it.
        lead: that leading character, if any.
        first: first day, where the form names one and it can be computed.
        last: last day.
        limit: the word that closes it: 前, 内, 起, 后, 止, 期间 or nothing.
        bare: True for a time without 底, 前, 内 or the like: 2025年, 11月, 上半年.
        dated: True if the year is written, False if it was taken from the setting or the sentence.
        daily: True if it names a day.
        part: True if it names a part of a year: a month, a quarter, a half.
        annual: True for 2023年度.
        rule: RFC 5545 rule of an interval.
        base: what the form itself names as its base: 任期, 印发之日.
        fused: True for 用3年时间.
        spell: how many units a spell has (the larger of two), with its unit.
        listed: True if the next mention is the next element of the same list (2024年、2025年).
    """

    form: Form
    start: int
    end: int
    lead: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    limit: str = ""
    bare: bool = False
    dated: bool = False
    daily: bool = False
    annual: bool = False
    part: bool = False
    rule: str | None = None
    base: str | None = None
    fused: bool = False
    spell: tuple[int, str] | None = None
    listed: bool = False


def scan(text: str, patterns: Patterns, *, year: int | None, issued: dt.date | None) -> list[Mention]:
    """Return the written times of ``text`` in order.

    Args:
        text: text of a view.
        patterns: the compiled forms.
        year: the year that times without one belong to.
        issued: date of issue, the first day of 即日起.
    """
    found: list[Mention] = []
    told = year
    for match in _matches(text, patterns):
        before = found[-1] if found else None
        if before is None or _SENTENCE_END.search(text, before.end, match.start()):
            told = year
        mention = _mention(match, year=told, plan_year=year, issued=issued)
        if mention is None:
            continue
        if mention.form == "point" and before is not None:
            mention = _continued(mention, before, text) or mention
        if before is not None and mention.form == "point" and before.form in ("point", "today"):
            if linked(before, mention, text):
                found[-1] = join(before, mention)
                told = mention.last.year if mention.last else told
                continue
            if _LISTED.fullmatch(text, before.end, mention.start):
                found[-1] = _in_list(before, mention)
                mention = mention._replace(lead=before.lead)
        if mention.dated and mention.form in ("point", "span") and (known := mention.last or mention.first):
            told = known.year
        found.append(_with_lead(mention, text))
    return found


def linked(before: Mention, mention: Mention, text: str) -> bool:
    """Tell whether two points are the ends of one span: only 至 or a dash stands between them."""
    open_end = before.limit in ("", "起", "开始", "开始起")
    return open_end and _LINK.fullmatch(text, before.end, mention.start) is not None


def join(before: Mention, mention: Mention) -> Mention:
    """Return the span from the first day of one point to the last of the next."""
    first, last = ordered(before.first, mention.last, dated=mention.dated)
    return before._replace(
        form="span",
        end=mention.end,
        first=first,
        last=last,
        limit=mention.limit,
        bare=mention.bare,
        dated=before.dated or mention.dated,
        daily=mention.daily,
    )


def _matches(text: str, patterns: Patterns) -> Iterator[re.Match[str]]:
    """Yield the forms of ``text``; only the neighbourhood of a telling character is searched."""
    at, size = 0, len(text)
    for anchor in patterns.anchor.finditer(text):
        place = anchor.start()
        if place < at:
            continue
        stop = min(size, place + _REACH_ON)
        for start in patterns.start.finditer(text, max(at, place - _REACH_BACK), place + 1):
            match = patterns.form.match(text, start.start(), stop)
            if match:
                at = match.end()
                yield match
                break


def _mention(
    match: re.Match[str], *, year: int | None, plan_year: int | None, issued: dt.date | None
) -> Mention | None:
    """Turn a match into a mention, None where the form says nothing after all."""
    start, end, group = match.start(), match.end(), match.groupdict()
    if group["beat"]:
        if group["step"] == "一" and group["beat"] in ("天", "日"):
            return None
        return Mention("every", start, end, rule=_every(group))
    if group["by"] or group["once"]:
        return Mention("every", start, end, rule=recurrence.rule(group["by"] or group["once"], step=group["once_step"]))
    if group["plan"]:
        return _five_years(group, start, end)
    if group["ahead"]:
        return Mention("ahead", start, end)
    if group["count"]:
        number = small_number(group["count_to"] or group["count"])
        unit = group["unit"].removeprefix("个")
        if group["count"] == "半" and unit == "年":
            number, unit = 6, "月"
        fused, limit = bool(group["fused"]), group["spell"] or ""
        return Mention("spell", start, end, limit=limit, fused=fused, spell=(number or 0, unit))
    if group["phase"]:
        return Mention("phase", start, end, base=group["phase"], limit=match[0].removeprefix(group["phase"]))
    if group["event"]:
        return Mention("event", start, end, base=group["event"])
    if group["origin"] or group["valid"]:
        return Mention("force", start, end, first=issued if group["origin"] else None, base=group["origin"])
    if group["today"]:
        return Mention("today", start, end, first=issued, limit="起")
    return _point(group, start, end, year=year, plan_year=plan_year)


def _every(group: Groups) -> str:
    beat = group["beat"] or "年"
    days = group["days"] or group["quarter_day"]
    return recurrence.rule(
        beat, step=group["step"], months=group["months"], days=days, close=group["close"], weekday=group["weekday"]
    )


def _five_years(group: Groups, start: int, end: int) -> Mention:
    first, last = five_years(group["plan"] or "")
    part = group["plan_part"] or ""
    limit = part[-1]
    return Mention("plan", start, end, first=None if limit == "末" else first, last=last, limit=limit, dated=True)


def _point(group: Groups, start: int, end: int, *, year: int | None, plan_year: int | None) -> Mention | None:
    """Resolve a calendar form; a year that is not written is ``year``, for 今年 the plan's."""
    near, edge, limit = group["near"], group["edge"], group["limit"] or ""
    written = year_number(group["year_to"]) if group["year_to"] else None
    partial = bool(edge or group["half"] or group["quarter"] or group["term"] or group["month"])
    # 次年 and 本年 are years of a single case unless a part of the year follows; 当年 always is.
    if near == "当年" or (near in ("次年", "翌年", "本年") and not partial and limit != "内"):
        return None
    if written is None:
        ahead = {"明年": plan_year, "次年": year, "翌年": year}
        whose = plan_year if near in ("今年", "本年") else year
        written = whose if near not in ahead else (base + 1 if (base := ahead[near]) is not None else None)
    first, last = days(group, written)
    if group["year_from"] and written:
        first = dt.date(int(group["year_from"]), 1, 1)
    first, last = ordered(first, last, dated=bool(group["year_from"]))
    form: Form = "span" if group["year_from"] or group["month_from"] or group["day_to"] else "point"
    if edge:
        limit = limit or edge.removeprefix("年")
    elif group["part"] and group["part"][-1] in "底末":
        limit = limit or group["part"][-1]
    elif group["quarter_end"]:
        limit = limit or group["quarter_end"]
    return Mention(
        form,
        start,
        end,
        first=first,
        last=last,
        limit=limit,
        bare=not limit,
        dated=bool(group["year_to"] or near),
        daily=bool(group["day"]),
        annual=bool(group["annual"]) and not partial,
        part=partial,
    )


def _continued(mention: Mention, before: Mention, text: str) -> Mention | None:
    """每年2月底前…，3月底前…: a month behind a yearly one in the same sentence comes every year too."""
    following = text.startswith(("次年", "翌年"), mention.start)
    if before.form != "every" or not before.rule:
        return None
    if not following and (mention.dated or "BYMONTH=" not in before.rule):
        return None
    if _SENTENCE_END.search(text, before.end, mention.start):
        return None
    months = _MONTH.search(text, mention.start, mention.end)
    if months is None:
        return None
    return mention._replace(form="every", rule=recurrence.rule("年", months=months[0]), first=None, last=None)


def _in_list(before: Mention, mention: Mention) -> Mention:
    """6月、12月底前: the first shares the ending of the second."""
    if before.limit or not mention.limit:
        return before._replace(listed=True)
    return before._replace(listed=True, limit=mention.limit, bare=False)


def _with_lead(mention: Mention, text: str) -> Mention:
    """Take in the 到, 至, 自 or 从 in front of a calendar form."""
    lead = text[mention.start - 1 : mention.start]
    if lead and lead in "到至自从" and mention.form in ("point", "span", "plan"):
        return mention._replace(start=mention.start - 1, lead=lead)
    return mention
