"""Calendar forms: years, parts of years, days and spans of them; five-year plans, yearly events, 即日起."""

from __future__ import annotations

import re
from typing import Final

from workplan.extraction.times.days import days, five_years
from workplan.extraction.times.forms.form import Form
from workplan.extraction.times.pieces import AFTER, AND, BEFORE, SINCE, TO, WITHIN
from workplan.extraction.times.written import Known, Written
from workplan.writing.dates import DAY, MONTH, YEAR, year_number

_ASCII_MONTH: Final = r"(?:1[0-2]|0?[1-9])"
_NEXT: Final = ("明年", "次年", "翌年")


def _point(found: re.Match[str], known: Known) -> Written | None:
    partial = any(found[name] for name in ("edge", "half", "quarter", "term", "month"))
    limit = _limit(found)
    if _of_a_case(found["near"], partial=partial or found["limit"] == "内"):
        return None
    first, last = days(found, _year(found, known))
    spanned = found["year_from"] or found["month_from"] or found["day_to"]
    if limit.endswith(("起", "始", "以来", "后")) and not spanned:
        first, last = first or last, None
    return Written(
        "span" if spanned else "point",
        *found.span(),
        first=first,
        last=last,
        limit=limit,
        bare=not limit,
        dated=bool(found["year_to"] or found["near"]),
        daily=bool(found["day"]),
        annual=bool(found["annual"]) and not partial,
        part=partial,
    )


def _of_a_case(near: str | None, *, partial: bool) -> bool:
    """Tell whether 次年, 本年 are years of a single case, as 当年 always is: they are none where a part follows."""
    return near == "当年" or (near in ("次年", "翌年", "本年") and not partial)


def _year(found: re.Match[str], known: Known) -> int | None:
    """Return the year of a calendar form; one that is not written is the sentence's, for 今年 and 明年 the plan's."""
    if found["year_to"]:
        return year_number(found["year_to"])
    near = found["near"]
    whose = known.plan if near in ("今年", "本年", "明年") else known.year
    return whose + 1 if whose is not None and near in _NEXT else whose


def _limit(found: re.Match[str]) -> str:
    """Return the word that closes a calendar form: 前 goes before 底, 内 and 末, which stand inside it."""
    if found["limit"]:
        return found["limit"]
    if found["edge"]:
        return found["edge"].removeprefix("年")
    part = found["part"] or ""
    return part[-1] if part.endswith(("底", "末")) else found["quarter_end"] or ""


_POINT: Final = Form(
    "point",
    rf"""
    (?P<year>
        (?<!\d)(?:(?P<year_from>(?:19|20)\d\d)年?{TO})?(?P<year_to>{YEAR})年(?P<annual>度)?      # 2023年 · 2021—2023年
      | (?<![成基文样透])(?P<near>[今明本当次翌]年)度?                                           # 今年
    )?
    (?:
        (?P<edge>(?(year)年?|(?<![学财周历近多几全同常\d一二两三四五六七八九十百千])年)
           (?:[底末]|{WITHIN}|中(?=[,前])|初(?![中级步次始审心一二三])))                         # 年底 · 年内
      | (?P<half>(?<!每)[上下])半年(?!度)                                                        # 上半年
      | (?P<quarter>[前第]?[一二三四1-4])
        (?:(?:季度)?(?:{TO}|{AND})第?(?P<quarter_to>[一二三四2-4]))?季度(?P<quarter_end>[末底])?   # 三、四季度
      | (?P<term>[春秋])季学期                                                                   # 秋季学期
      | (?<![\d.〔\[])(?:(?P<month_from>{_ASCII_MONTH})月?份?{TO})?                              # 3—5月
        (?P<month>{_ASCII_MONTH}|(?(year)(?:{MONTH})|(?!)))月(?![球饼])                          # 6月 · 二〇二四年六月
        (?:
            (?P<day>{DAY})(?:[日号]?{TO}(?P<day_to>{DAY}))?[日号](?![制常均报产])                # 5月10日至20日
          | (?P<part>份?[底末初]|[上中下]旬|份)                                                  # 6月底 · 10月中旬
        )?
      | (?(year)|(?!))
    )
    (?:\d{{1,2}}[时点](?={BEFORE}))?                                                             # 9月30日24时前
    (?:\((?:周|星期)[一二三四五六日天]\)(?={BEFORE}))?                                           # 5月19日(星期五)前
    (?P<limit>{BEFORE}|止|{WITHIN}|{SINCE}|{AFTER}|期间)?
    """,
    _point,
)


def _plan(found: re.Match[str], known: Known) -> Written:
    first, last = five_years(found["plan_name"])
    limit = found["plan_part"][-1]
    return Written("plan", *found.span(), first=None if limit == "末" else first, last=last, limit=limit, dated=True)


_PLAN: Final = Form(
    "plan",
    r"""
    ["“]?(?P<plan_name>十[一二三四五六]?)五["”]?(?:规划)?                     # “十四五” · "十三五" · 十五
    (?P<plan_part>期?末|时期|期间|规划期[内末]?|中?[前中后]期)                 # “十四五”末 · 十四五时期
    """,
    _plan,
)

_EVENT: Final = Form(
    "event",
    r"(?P<event_name>«event»)(?:假期)?前(?![夕后])",  # 春节前 · 汛期前
    lambda found, known: Written("event", *found.span(), base=found["event_name"]),
)

_TODAY: Final = Form(
    "today",
    r"即日起",
    lambda found, known: Written("today", *found.span(), first=known.issued, limit="起"),
)

POINTS: Final = (_PLAN, _TODAY, _EVENT, _POINT)
