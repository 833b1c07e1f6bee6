"""Written intervals: 每季度, 每月10日前, 每年6月、12月底前, 每周二、周四, 按月, 逐年, 两年一次, 3年一周期."""

from __future__ import annotations

import re
from typing import Final

from workplan.extraction.times.forms.form import Form
from workplan.extraction.times.pieces import AND, BEFORE, COUNT, TO
from workplan.extraction.times.recurrence import recurrence
from workplan.extraction.times.written import Known, Written
from workplan.writing.dates import DAY, MONTH, small_number

_MONTH_OF_YEAR: Final = (
    rf"(?:(?:{MONTH})(?:{AND}|{TO}))*(?:{MONTH})月(?:份?[底末初]|[上中下]{{1,2}}旬|份|(?:{DAY})[日号])?"
)
_WEEKDAY: Final = "[一二三四五六日天]"


def _every(found: re.Match[str], known: Known) -> Written | None:
    beat = found["beat"]
    if found["step"] == "一" and beat in ("天", "日"):  # 珍惜每一天
        return None
    last_month = f"{3 * (small_number(found['nth_quarter']) or 0)}月底" if found["nth_quarter_end"] else None
    rule = recurrence(
        beat,
        step=found["step"],
        months=found["months"] or last_month,
        days=found["days"] or found["quarter_day"] or found["first_days"],
        close=found["close"],
        month=found["month_within"],
        weekdays=found["weekdays"] or found["nth_day"],
        nth=found["nth"],
        working=found["nth_working"] is not None,
    )
    return Written("every", *found.span(), rule=rule)


_EVERY: Final = Form(
    "every",
    rf"""
    每隔?(?P<step>{COUNT})?(?:{TO}{COUNT})?个?                                         # 每 · 每两 · 每3~5 · 每隔三个
    (?P<beat>
        学年|年度?|半年|学期|季度?(?!节)|半个?月|月(?![球饼光])
      | (?P<weekly_beat>周(?![期边岁长转])|星期)|工作日|[日天](?![制志记])|旬
    )
    (?:的?(?P<months>{_MONTH_OF_YEAR}(?:(?:{AND}|{TO})(?:[次翌]年)?{_MONTH_OF_YEAR})*))?  # 每年6月、12月底 · 每年3至5月
    (?:
        (?:的)?(?P<days>(?:{DAY})(?:[日号]?(?:{AND}|{TO})(?:{DAY}))*[日号])                  # 每月5日、20日 · 每月1—5日
      | [上下]半年|第?(?P<nth_quarter>[一二三四])季度(?P<nth_quarter_end>[末底])?  # 每年上半年 · 每年第四季度末
      | (?P<month_within>(?:第?[一二三]个?|首个?|末个?|最后[一1]?个?)月|末(?=\d))
        (?:(?P<quarter_day>{DAY})[日号])?                                                # 每季度末月20日 · 每季度末25日
      | (?P<close>年?[底末初](?!端)|月?[底末](?!端))                                   # 每年年底 · 每月底
      | 的?(?P<nth>第[一二三四五1-5]个?|最后一?个?|首个)
        (?:(?:周|星期)(?P<nth_day>{_WEEKDAY})?(?!期)|(?P<nth_working>工作日))             # 每月第一个星期三
      | 前(?P<first_days>{DAY})[日天](?:之?内)?|前{COUNT}个?工作日(?:之?内)?            # 每月前5日 · 每月前3个工作日
      | (?(weekly_beat)|(?!))(?P<weekdays>
            (?:一(?={BEFORE}|[,、;。)]|{TO}|{AND}|[上下晚早为是向由]|定期|固定|例行|«held»)
             |[二三四五六日天](?![次场个期轮家小件批条项回十百千名人天日]))              # 每周五前 · 每周一召开
            (?:(?:{AND}|{TO})(?:每?周|星期)?{_WEEKDAY}(?![次场个期轮家小件批条项回十百名人]))*  # 每周二、周四
        )
      | 结束后{COUNT}个?(?:工作)?日内                                                  # 每季度结束后10日内
    )?
    {BEFORE}?
    """,
    _every,
)

_BY: Final = Form(
    "by",
    r"""
    按(?P<by_beat>月|季度?|周|旬|半年)(?=«report»|«act»|«verb»)   # 按月调度 · 按季度提交
  | (?:逐年|[按分]年度?)(?=«act»)                         # 逐年开展评估 · 按年度编制
    """,
    lambda found, known: Written("every", *found.span(), rule=recurrence(found["by_beat"] or "年")),
)

_ONCE: Final = Form(
    "once",
    rf"""
    (?<![十\d第])(?P<once_step>{COUNT})?个?(?P<once_beat>半?年|季度?|月|周|学期)
    (?:
        [一1两2](?:次|«report»)                    # 两年一次 · 一月一通报
      | [为以]?[一1]个?(?:周期|轮(?![换回训岗]))    # 3年一周期 · 五年一轮
    )
    """,
    lambda found, known: Written("every", *found.span(), rule=recurrence(found["once_beat"], step=found["once_step"])),
)

INTERVALS: Final = (_EVERY, _BY, _ONCE)
