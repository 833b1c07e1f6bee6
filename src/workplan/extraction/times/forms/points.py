"""Calendar forms: years, parts of years, days and spans of them, seasons, five-year plans, yearly events, 即日起."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from workplan.extraction.times.days import days, five_years, numeric_days
from workplan.extraction.times.forms.form import Form, Part
from workplan.extraction.times.forms.limit_words import ANY, closing, hour_end
from workplan.extraction.times.pieces import AND, BACK, CLOCK, COUNT, TO, WITHIN
from workplan.extraction.times.written import Known, Written
from workplan.writing.dates import DAY, MONTH, YEAR, small_number, year_number

_ASCII_MONTH: Final = r"(?:1[0-2]|0?[1-9])"
# Without its year a month in words is one only with what stands behind it: 九月底, 十月十五日.
_MONTH_IN_WORDS: Final = (
    r"(?<![一二三四五六七八九十\d个每第])(?:十[一二]?|[一二三四五六七八九])"
    r"(?=月(?:份?[底末]|[上中下]{1,2}旬|[一二三四五六七八九十]{1,3}[日号]))"
)
_NEXT: Final = ("明年", "次年", "翌年")
_OPEN: Final = ("起", "始", "以来", "后")
_ABOUT: Final = ANY | {"about"}  # 10月左右
_SEASONAL: Final = frozenset(("before", "since", "during"))
_OF_YEARS: Final = frozenset(("within", "during"))


def _point(found: re.Match[str], known: Known, parts: Sequence[Part]) -> Written:
    inside = parts[0].behind(found, found.end()) if found["month"] else None
    end = found.end() if inside is None else inside.end()
    daily = inside is not None and inside["day"] is not None
    word, end = closing(found, hour_end(found, end) if daily else end, _ABOUT)
    limit = word or _limit(found, inside)
    partial = found["middle"] is not None
    if _of_a_case(found["near"], partial=partial and not (found["near"] == "当年" and limit.endswith(("起", "始")))):
        return Written("nothing", found.start(), end)
    first, last = days(found, inside, _year(found, known))
    spanned = found["year_from"] or found["month_from"] or (inside is not None and inside["day_to"])
    if limit.endswith(_OPEN) and not spanned:
        first, last = first or last, None
    return Written(
        "span" if spanned else "point",
        found.start(),
        end,
        first=first,
        last=last,
        limit=limit,
        bare=not limit,
        dated=bool(found["year_to"] or found["near"]),
        daily=daily,
        annual=bool(found["annual"]) and not partial,
        part=partial,
        vague=limit == "初",
    )


def _of_a_case(near: str | None, *, partial: bool) -> bool:
    """Tell whether 当年, 次年, 上年 are years of a single case: none where a part follows (当年6月底前)."""
    return near in ("当年", "次年", "翌年", "本年", *BACK) and not partial


def _year(found: re.Match[str], known: Known) -> int | None:
    """Return the year of a calendar form; one that is not written is the sentence's, for 今年 and 明年 the plan's."""
    if found["year_to"]:
        return year_number(found["year_to"])
    near = found["near"]
    whose = known.plan if near in ("今年", "本年", "明年", *BACK) else known.year
    return whose if whose is None else whose + (near in _NEXT) - (near in BACK)


def _limit(found: re.Match[str], inside: re.Match[str] | None) -> str:
    """Return what closes a calendar form where no word stands behind it: 底, 内 and 末 inside it."""
    if found["edge"]:
        return found["edge"].removeprefix("年").removeprefix("度")
    part = (inside["part"] or "") if inside is not None else ""
    return part[-1] if part.endswith(("底", "末", "初")) else found["quarter_end"] or ""


_OF_MONTH: Final = (
    "0123456789一二三四五六七八九十份的第最月底末初上中下",
    rf"""
    (?P<day>{DAY})(?:(?:[日号]{CLOCK})?{TO}(?P<day_to>{DAY}))?[日号]                            # 5月10日至20日
  | 份?的?(?:第(?P<week>[一二三四五1-5])个?|最后一?个?)                                          # 9月第三周
    (?P<weekly>周|星期)(?P<weekday>[一二三四五六日天])?(?!期)                                    # 6月第三个星期日
  | (?P<part>(?:份?月?|份)[底末初]|[上中下]{{1,2}}旬|份)                                         # 6月底 · 10月中旬
    """,
)
_POINT: Final = Form(
    "point",
    "0123456789一二三四五六七八九十今明本当次翌去上下前年第春秋",
    rf"""
    (?P<year>
        (?<!\d)(?:(?P<year_from>(?:19|20)\d\d)年?{TO})?(?P<year_to>{YEAR})年(?P<annual>度(?!内))? # 2021—2023年
      | (?<![成基文样透])(?P<near>[今明本当次翌]年|去年|(?<![以之线马网])上一?年)度?        # 今年 · 上年
    )?
    (?:(?P<middle>
        (?P<edge>(?(year)年?|(?<![学财周历近多几全同常计税个\d一二两三四五六七八九十百千])年)
           (?:[底末]|{WITHIN}|中(?=[,前])|初(?![中级步次始审心一二三]))                             # 年底 · 年内 · 年初
         | (?(year)度|(?:(?<![\u4e00-\u9fff])|(?<=在))年度)内)                                    # 2023年度内 · 年度内
      | (?P<half>(?<![每提])[上下前后])半年(?!度)                                                      # 上半年
      | (?P<quarter>[前第]?[一二三四1-4])
        (?:(?:季度)?(?:{TO}|{AND})第?(?P<quarter_to>[一二三四2-4]))?                             # 三、四季度
        (?:(?<=前.)个)?季度(?P<quarter_end>[末底初])?                                            # 前三个季度 · 一季度末
      | (?(year)前(?P<first_months>{COUNT})个月|(?!))                                            # 2023年前10个月
      | (?P<term>[春秋])季学期                                                                   # 秋季学期
      | (?<![\d.〔\[])(?:(?P<month_from>{_ASCII_MONTH})月?份?{TO})?                              # 3—5月
        (?P<month>{_ASCII_MONTH}|(?(year)(?:{MONTH})|{_MONTH_IN_WORDS}))月(?![球饼])             # 6月 · 二〇二四年六月
      )
      | (?(year)|(?!))
    )
    """,
    _point,
    (_OF_MONTH,),
)


def _numeric(found: re.Match[str], known: Known, parts: Sequence[Part]) -> Written:
    first, last = numeric_days(found["n_year"], found["n_month"], found["n_day"])
    if found["n_to"]:
        last = numeric_days(found["n_year_to"] or found["n_year"], found["n_month_to"], found["n_day_to"])[1]
    limit, end = closing(found, found.end(), ANY)
    if first is None or last is None or first > last:
        return Written("nothing", found.start(), end)
    if limit.endswith(_OPEN) and not found["n_to"]:
        last = None
    return Written(
        "span" if found["n_to"] else "point",
        found.start(),
        end,
        first=first,
        last=last,
        limit=limit,
        bare=not limit,
        dated=True,
        daily=bool(found["n_day"]),
        part=True,
    )


# Dates in figures: a month alone (2023.6) is one only as the end of a span or in the answer to a label.
_NUMERIC: Final = Form(
    "numeric",
    "12",
    rf"""
    (?<![\d.\-/A-Za-z〔\[])
    (?P<n_year>(?:19|20)\d\d)(?P<mark>[-./])(?P<n_month>{_ASCII_MONTH})
    (?:(?P=mark)(?P<n_day>3[01]|[12]\d|0?[1-9])(?!\d)(?:{CLOCK}))?                               # 2023.9.30 · 2023-9-30
    (?P<n_to>起?{TO}
        (?:(?P<n_year_to>(?:19|20)\d\d)(?P=mark))?(?P<n_month_to>{_ASCII_MONTH})                 # 2023.3—2023.8
        (?(n_day)(?P=mark)(?P<n_day_to>3[01]|[12]\d|0?[1-9])(?!\d){CLOCK}|(?(n_year_to)|(?!)))   # 2023.9.4-2023.9.15
    )?
    (?(n_to)|(?(n_day)|(?!)))
    (?![\d.%]\d|[-/]|号)
    """,
    _numeric,
    holds="-./",
)


def _all_of(year: int | None) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day of a year."""
    return (dt.date(year, 1, 1), dt.date(year, 12, 31)) if year is not None else (None, None)


def _season(found: re.Match[str], known: Known, parts: Sequence[Part]) -> Written:
    written = found["s_year"]
    near = found["s_near"] or found["winter"] or ""
    year = year_number(written) if written else known.plan if near else known.year
    if year is not None and near.startswith("明"):
        year += 1
    if near.startswith("今") and "明" in found[0]:
        year = None  # 今冬明春 lies in two years
    first, last = _all_of(year)
    limit, end = closing(found, found.end(), _SEASONAL)
    return Written(
        "point" if written or near else "season",
        found.start(),
        end,
        first=first,
        last=last,
        limit=limit,
        bare=not limit,
        dated=bool(written or near),
        vague=True,
    )


_SEASON: Final = Form(
    "season",
    "12一二今明春夏秋冬",
    rf"""
    (?:
        (?:(?<!\d)(?:(?:19|20)\d\d年?{TO})?(?P<s_year>{YEAR})年|(?P<s_near>[今明]年))?的?  # 2024年春季 · 今年秋季
        [春夏秋冬]{{1,2}}两?季(?:节(?!性))?(?![度学])
      | (?P<winter>[今明][春夏秋冬])(?:{AND}?[今明][春夏])?(?!奥)                                # 今冬明春
    )
    """,
    _season,
    holds="春夏秋冬",
)


def _years(found: re.Match[str], known: Known, parts: Sequence[Part]) -> Written:
    first = last = None
    if known.plan is not None:
        start = known.plan if found["from_year"].startswith("今") else known.plan + 1
        count = small_number(found["how_many"] or "") or 2
        first, last = dt.date(start, 1, 1), dt.date(start + count - 1, 12, 31)
    limit, end = closing(found, found.end(), _OF_YEARS)
    return Written("span", found.start(), end, first=first, last=last, limit=limit, bare=not limit, dated=True)


_YEARS: Final = Form(
    "years",
    "今明",
    r"(?P<from_year>今、?明|明(?=、?后))(?:、?后)?(?P<how_many>[两二三])?年",  # 今明两年 · 今明后三年
    _years,
)


def _plan(found: re.Match[str], known: Known, parts: Sequence[Part]) -> Written:
    first, last = five_years(found["plan_name"])
    limit = found["plan_part"][-1]
    return Written("plan", *found.span(), first=None if limit == "末" else first, last=last, limit=limit, dated=True)


_PLAN: Final = Form(
    "plan",
    '"“十',
    r"""
    ["“]?(?P<plan_name>十[一二三四五六]?)五["”]?(?:规划)?                     # “十四五” · "十三五" · 十五
    (?P<plan_part>期?末|时期|期间|规划期[内末]?|中?[前中后]期)                 # “十四五”末 · 十四五时期
    """,
    _plan,
)


def _event(found: re.Match[str], known: Known, parts: Sequence[Part]) -> Written:
    year = found["e_year"]
    first, last = _all_of(year_number(year) if year else None)
    return Written(
        "event",
        *found.span(),
        first=first,
        last=last,
        base=found["event_name"],
        limit=found["event_limit"] or "前",
        dated=year is not None,
        vague=True,
    )


_EVENT: Final = Form(
    "event",
    "12一二今明“«event»",
    # 春节前 · 汛期以前 · 国庆期间 · 2024年春节前 · 元旦、春节期间
    rf"(?:(?:(?<!\d)(?P<e_year>{YEAR})|[今明])年)?"
    rf"“?(?P<event_name>«event»(?:”?{AND}?“?«event»)*)”?(?:假期)?"
    r"(?:(?P<event_limit>前(?![夕后])|前后|期间|当天)|[之以]前)",
    _event,
)

_TODAY: Final = Form(
    "today",
    "即自从",
    rf"即日起|(?:自|从)[^,。;:、]{{0,8}}?«issue»之日起(?={TO}\d)",  # 自本方案印发之日起至12月31日
    lambda found, known, parts: Written("today", *found.span(), first=known.issued, limit="起"),
)

POINTS: Final = (_PLAN, _EVENT, _SEASON, _NUMERIC, _POINT)
"""Most of them begin with a figure."""
BESIDES: Final = (_TODAY, _YEARS)
