"""Written intervals: 每季度, 每月10日前, 每年6月、12月底前, 每周二、周四, 按月, 逐年, 两年一次, 3年一周期."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from workplan.extraction.times.forms.form import Form, Part
from workplan.extraction.times.forms.limit_words import closing
from workplan.extraction.times.pieces import AND, BEFORE, COUNT, TO
from workplan.extraction.times.recurrence import recurrence
from workplan.extraction.times.written import Known, Written
from workplan.writing.dates import DAY, MONTH, small_number

# More months, days or weekdays than a stretch holds that is searched for a time.
_ALL: Final = "{0,30}"
_MONTH_OF_YEAR: Final = (
    rf"(?:(?:{MONTH})(?:{AND}|{TO})){_ALL}(?:{MONTH})月(?:份?[底末初]|[上中下]{{1,2}}旬|份|(?:{DAY})[日号])?"
)
_WEEKDAY: Final = "[一二三四五六日天]"


_BEFORE: Final = frozenset(("before",))
_NOTHING: Final[Mapping[str, str]] = {}


def _every(found: re.Match[str], known: Known, parts: Sequence[Part]) -> Written:
    of_year, within, of_week = parts
    months = of_year.behind(found, found.end())
    end = found.end() if months is None else months.end()
    further = within.behind(found, end)
    if further is None and found["weekly_beat"]:
        further = of_week.behind(found, end)
    end = closing(found, end if further is None else further.end(), _BEFORE).end
    beat, step = found["beat"], found["step"]
    if step == "一" and beat in ("天", "日"):  # 珍惜每一天
        return Written("nothing", found.start(), end)
    told = _NOTHING if further is None else further.groupdict(default="")
    last_month = f"{3 * (small_number(told['nth_quarter']) or 0)}月底" if told.get("nth_quarter_end") else None
    rule = recurrence(
        beat,
        step=step,
        months=last_month if months is None else months["months"],
        days=told.get("days") or told.get("quarter_day") or told.get("first_days"),
        close=told.get("close"),
        month=told.get("month_within"),
        weekdays=told.get("weekdays") or told.get("nth_day"),
        nth=told.get("nth") or None,
        working=bool(told.get("nth_working")),
    )
    return Written("every", found.start(), end, rule=rule)


_OF_YEAR: Final = (
    "的0123456789一二三四五六七八九十",
    rf"的?(?P<months>{_MONTH_OF_YEAR}(?:(?:{AND}|{TO})(?:[次翌]年)?{_MONTH_OF_YEAR}){_ALL})",  # 每年6月、12月底
)
_WITHIN: Final = (
    "的0123456789一二三四五六七八九十上下第首末最底初年月前结终",
    rf"""
    (?:的)?(?P<days>(?:{DAY})(?:[日号]?(?:{AND}|{TO})(?:{DAY})){_ALL}[日号])             # 每月5日、20日 · 每月1—5日
  | [上下]半年|第?(?P<nth_quarter>[一二三四])季度(?P<nth_quarter_end>[末底])?            # 每年上半年 · 每年第四季度末
  | (?P<month_within>(?:第?[一二三]个?|首个?|末个?|最后[一1]?个?)月|末(?=\d))
    (?:(?P<quarter_day>{DAY})[日号])?                                                    # 每季度末月20日 · 每季度末25日
  | (?P<close>年?[底末初](?!端)|月?[底末](?!端))                                         # 每年年底 · 每月底
  | 的?(?P<nth>第[一二三四五1-5]个?|最后一?个?|首个)
    (?:(?:周|星期)(?P<nth_day>{_WEEKDAY})?(?!期)|(?P<nth_working>工作日))                # 每月第一个星期三
  | 前(?P<first_days>{DAY})[日天](?:之?内)?|前{COUNT}个?工作日(?:之?内)?                 # 每月前5日 · 每月前3个工作日
  | (?:结束|终了)[之以]?后的?{COUNT}个?(?:(?:工作)?日|天|周|星期|月)(?:之|以)?内         # 每季度结束后10日内
    """,
)
_OF_WEEK: Final = (
    "一二三四五六日天",
    rf"""
    (?P<weekdays>
        (?:一(?={BEFORE}|[,、;。)]|{TO}|{AND}|[上下晚早为是向由]|定期|固定|例行|«held»)
         |[二三四五六日天](?![次场个期轮家小件批条项回十百千名人天日]))                  # 每周五前 · 每周一召开
        (?:(?:{AND}|{TO})(?:每?周|星期)?{_WEEKDAY}(?![次场个期轮家小件批条项回十百名人])){_ALL}  # 每周二、周四
    )
    """,
)
_EVERY: Final = Form(
    "every",
    "每",
    rf"""
    每隔?(?P<step>{COUNT})?(?:{TO}{COUNT})?个?                                         # 每 · 每两 · 每3~5 · 每隔三个
    (?:[^\W\d_]{{2}}(?=年度?(?:结束|终了)))?                                          # 每个会计年度终了后的四个月内
    (?P<beat>
        学年|年度?|半年|学期|季度?(?!节)|半个?月|月(?![球饼光])
      | (?P<weekly_beat>周(?![期边岁长转])|星期)|工作日|[日天](?![制志记])|旬
    )
    """,
    _every,
    (_OF_YEAR, _WITHIN, _OF_WEEK),
)

_BY: Final = Form(
    "by",
    "按逐分",
    r"""
    按(?P<by_beat>月|季度?|周|旬|半年)(?=«report»|«act»|«verb»)   # 按月调度 · 按季度提交
  | (?:逐年|[按分]年度?)(?=«act»)                         # 逐年开展评估 · 按年度编制
    """,
    lambda found, known, parts: Written("every", *found.span(), rule=recurrence(found["by_beat"] or "年")),
)

_ONCE: Final = Form(
    "once",
    "0123456789一二两三四五六七八九十半年",
    rf"""
    (?<![十\d第])(?P<once_step>{COUNT})?个?(?P<once_beat>半?年|季度?|月|周|学期)
    (?:
        [一1两2](?:次|«report»)                    # 两年一次 · 一月一通报
      | [为以]?[一1]个?(?:周期|轮(?![换回训岗]))    # 3年一周期 · 五年一轮
    )
    """,
    lambda found, known, parts: Written(
        "every", *found.span(), rule=recurrence(found["once_beat"], step=found["once_step"])
    ),
)

INTERVALS: Final = (_ONCE,)
"""Most of them begin with a figure."""
BESIDES: Final = (_EVERY, _BY)
