"""Times that are no part of a sentence: in a title, in the answer to 完成时限."""

from __future__ import annotations

from typing import Final

from workplan.extraction.times.around import Place
from workplan.extraction.times.rules.verdict import Row, Verdict, deadline, period, recurring, reference
from workplan.model import TimeKind
from workplan.rulebook import Judgement

# In a title 冬季 and 世界水日 are no times at all.
_NAMES: Final = ("season", "named", "run")
_LEDGERS: Final = "任务分工表和台账的通行格式 · The usual form of tables of tasks and of ledgers"

TITLE: Final[Row] = Judgement(
    "time.title",
    zh="书名号里的时间属于题名，只是参考",
    en="a time inside 《》 belongs to the title",
    source="汉语标点：书名号内是题名 · Chinese punctuation: what stands in 《》 is a title",
    takes=(("落实《发展规划（2021—2025年）》。", "2021—2025年 reference 2021-01-01..2025-12-31"),),
    leaves=(("落实发展规划（2021—2025年）。", "time.name"),),
    decide=lambda at: reference(at.written) if at.written.form not in _NAMES else None,
)

ONGOING: Final[Row] = Judgement(
    "time.ongoing",
    zh="持续推进、长期坚持、常态化只有回答完成时限时才是时间",
    en="持续推进, 长期坚持 and 常态化 are times only as the answer to 完成时限",
    source=_LEDGERS,
    takes=(("完成时限：持续推进", "持续推进 continuous"), ("（市教育局负责；长期坚持）", "长期坚持 continuous")),
    leaves=(("持续推进改革，长期坚持正确导向。", "-"),),
    decide=lambda at: Verdict(TimeKind.CONTINUOUS) if at.written.form == "ongoing" else None,
)

ANSWERED_INTERVAL: Final[Row] = Judgement(
    "time.answer.interval",
    zh="完成时限一类标签或表头之下的“每月”“每季度末”是周期",
    en="每月 and 每季度末 as the answer to 完成时限 recur",
    source=_LEDGERS,
    takes=(("时限要求：每季度末", "每季度末 recurrence FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),),
    leaves=(("一季度末完成。", "time.limit"),),
    decide=lambda at: recurring(at.written) if at.written.form == "every" else None,
)

ANSWERED_PERIOD: Final[Row] = Judgement(
    "time.answer.period",
    zh="完成时限一类标签或表头之下的月份、季度、年份、起止时间和“某时起”是时段",
    en="a month, a quarter, a year, a span or 某时起 as the answer to 完成时限 is a period",
    source=_LEDGERS,
    takes=(
        ("（责任单位：市水务局；完成时间：11月）", "11月 period 2023-11-01..2023-11-30"),
        ("完成时限\t2023.3-2023.6", "2023.3-2023.6 period 2023-03-01..2023-06-30"),
    ),
    leaves=(("完成时间：11月底前", "time.answer"), ("完成时间：11月15日", "time.answer")),
    decide=lambda at: period(at.written) if _lasts(at) else None,
)

ANSWER: Final[Row] = Judgement(
    "time.answer",
    zh="完成时限一类标签或表头之下的日期、“某时前”“几年内”是期限",
    en="a day, 某时前 or 几年内 as the answer to 完成时限 is a deadline",
    source=_LEDGERS,
    takes=(
        ("完成时限：2023年9月30日", "2023年9月30日 deadline ..2023-09-30"),
        ("完成时限\t9月底前", "9月底前 deadline ..2023-09-30"),
    ),
    leaves=(("完成时限：2023年9月", "time.answer.period"), ("办结时限：9月30日", "time.background")),
    decide=lambda at: deadline(at.written),
)


def _lasts(at: Place) -> bool:
    """Tell whether an answer names a stretch of time rather than its end."""
    written = at.written
    match written.form:
        case "ahead" | "today" | "span" | "season" | "run" | "named":
            return True
        case "event":
            return written.limit != "前"
        case "phase":
            return written.base != "任期"
        case "point" | "plan":
            closes = written.closes and written.limit != "期"
            return written.opens or not (written.lead in ("到", "至") or closes or written.daily)
    return False


ANSWERS: Final = (ANSWERED_INTERVAL, ANSWERED_PERIOD, ANSWER)
"""Asked of a time that answers 完成时限."""
