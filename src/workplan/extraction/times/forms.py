"""The written forms of a time as patterns: what 6月底前, “十四五”末, 每季度, 3年内 look like, not what they mean.

The lexicon's own words (phases, yearly events, what is reported by the month) come in from outside. All patterns run
on the text of a ``View``: half-width, without white space.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from workplan.writing.dates import DAY, MONTH, YEAR
from workplan.writing.patterns import alternation

if TYPE_CHECKING:
    from workplan.lexicon import Lexicon

TO: Final = r"(?:—{1,2}|-{1,2}|~|至|到)"
COUNT: Final = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
AND: Final = r"[、和及与]"

# Words that begin like an ending of a time and are none: 2023年内蒙古, 2022年前三季度, 2021年起草.
_BEFORE: Final = (
    r"(?:(?:之|以)?前(?![后期沿端述来往景瞻身台夕]|列(?![入出支])|置(?!换)|所未|(?:\d+|[一二三四五六七八九十]+)个月))"
)
_WITHIN: Final = r"(?:(?:之|以)?内(?![蒙地容部外控河陆涝设生需贸科镜]))"
_SINCE: Final = r"(?:开?始?起(?![草点步源到降诉飞])|开始|以来)"
_AFTER: Final = r"(?:(?:之|以)?后(?![期续]))"

_ASCII_MONTH: Final = r"(?:1[0-2]|0?[1-9])"
_PART_OF_MONTH: Final = r"(?:份?[底末初]|[上中下]旬|份)"

# 2023年 · 2021—2023年 · 今年; then 底 · 上半年 · 第一季度 · 3—5月 · 6月底 · 5月19日; then 前 · 内 · 起
_POINT: Final = rf"""
(?P<year>
    (?<!\d)(?:(?P<year_from>(?:19|20)\d\d)年?{TO})?(?P<year_to>{YEAR})年(?P<annual>度)?
  | (?<![成基文样透])(?P<near>[今明本当次翌]年)度?
)?
(?:
    (?P<edge>(?(year)年?|(?<![学财周历近多几全同常\d一二两三四五六七八九十百千])年)
       (?:[底末]|{_WITHIN}|中(?=[,前])|初(?![中级步次始审心一二三])))
  | (?P<half>(?<!每)[上下])半年(?!度)
  | (?P<quarter>[前第]?[一二三四1-4])
    (?:(?:季度)?(?:{TO}|{AND})第?(?P<quarter_to>[一二三四2-4]))?季度(?P<quarter_end>[末底])?
  | (?P<term>[春秋])季学期
  | (?<![\d.〔\[])(?:(?P<month_from>{_ASCII_MONTH})月?份?{TO})?
    (?P<month>{_ASCII_MONTH}|(?(year)(?:{MONTH})|(?!)))月(?![球饼])
    (?:(?P<day>{DAY})(?:[日号]?{TO}(?P<day_to>{DAY}))?[日号](?![制常均报产])|(?P<part>{_PART_OF_MONTH}))?
  | (?(year)|(?!))
)
(?:\d{{1,2}}[时点](?={_BEFORE}))?
(?:\((?:周|星期)[一二三四五六日天]\)(?={_BEFORE}))?
(?P<limit>{_BEFORE}|止|{_WITHIN}|{_SINCE}|{_AFTER}|期间)?
"""

# “十四五”末 · "十三五"期间 · 十四五时期
_PLAN: Final = r"""
["“]?(?P<plan>十[一二三四五六]?)五["”]?(?:规划)?(?P<plan_part>期?末|时期|期间|规划期[内末]?|中?[前中后]期)
"""

# 3年内 · 三到五年时间内 · 20个工作日内 · 半年内 · 用3年左右时间
_SPELL: Final = rf"""
(?P<fused>用|利用|通过|经过)?
(?<![\d.第近前])(?P<count>{COUNT}|半)(?:{TO}(?P<count_to>{COUNT}))?
(?P<unit>年|个月|个?工作日|[日天周]|个?星期|个?季度)(?:左右)?
(?P<spell>(?:的)?时间(?:之?内)?|{_WITHIN})
"""

# 未来五年 · 今后3年内
_AHEAD: Final = rf"(?:未来|今后)(?P<ahead>{COUNT})(?:{TO}{COUNT})?(?P<ahead_unit>年|个月)(?:内|间|时间)?"

# 每年 · 每两年 · 每3~5年 · 每半年 · 每季度末 · 每月10日前 · 每年6月、12月底前 · 每周五前
_MONTH_OF_YEAR: Final = rf"(?:{MONTH})月(?:{_PART_OF_MONTH}|(?:{DAY})[日号])?"
_EVERY: Final = rf"""
每隔?(?P<step>{COUNT})?(?:{TO}{COUNT})?个?
(?P<beat>学年|年度?|半年|学期|季度?(?!节)|半个?月|月(?![球饼光])|周(?![期边岁长转])|星期|[日天](?![制志记])|旬)
(?:
    (?:的)?(?P<months>{_MONTH_OF_YEAR}(?:(?:{AND}|{TO}){_MONTH_OF_YEAR})*)
  | (?:的)?(?P<days>(?:{DAY})[日号](?:{AND}(?:{DAY})[日号])*)
  | (?P<of_year>[上下]半年|第?[一二三四]季度[末底]?)
  | (?P<of_quarter>(?:第?[一二三]个?|首个?|末个?|最后[一1]?个?)月(?:(?P<quarter_day>{DAY})[日号])?)
  | (?P<close>年?[底末初](?!端)|月?[底末](?!端))
  | (?P<weekday>[一二三四五六日天])(?={_BEFORE}|[,、])
  | 结束后{COUNT}个?(?:工作)?日内
)?(?:{_BEFORE})?
"""

_STARTS: Final = '0123456789一二两三四五六七八九十半每按未今明本次翌年上下前第春秋即用利通经有自从“"'


class Patterns(NamedTuple):
    """The patterns of one lexicon.

    Attributes:
        anchor: the few characters of which every form holds one; what has none has no time.
        start: the characters that a form may begin with.
        form: one written time; the groups that took part tell which form it is.
    """

    anchor: re.Pattern[str]
    start: re.Pattern[str]
    form: re.Pattern[str]


def patterns(lexicon: Lexicon) -> Patterns:
    """Compile the patterns with the lexicon's words; called once per lexicon."""

    rows = lexicon.table("time_words")

    def either(use: str) -> str:
        return alternation(row["word"] for row in rows if row["use"] == use)

    report, phase, event = either("report"), either("phase"), either("event")
    origin = rf"(?:{either('origin')})之日"
    regular = rf"""
    按(?P<by>月|季度?|周|旬|半年)(?=(?:{report}))
  | (?<![十\d第])(?P<once_step>{COUNT})?个?(?P<once>年|季度?|月|周|学期)
        (?:[一1两2](?:次|(?:{report}))|[为以]?[一1]个?(?:周期|轮(?![换回训岗])))
    """
    forms = (
        _EVERY,
        regular,
        _PLAN,
        _AHEAD,
        _SPELL,
        rf"(?P<phase>(?:{phase})期)(?:内(?![蒙地容部外])|间|(?:届|期)?满前|结束前)",
        rf"(?:自|从)?(?P<origin>{origin})起?(?=(?:{either('force')}))|有效期(?:限)?(?:为|:)?(?P<valid>{COUNT})年",
        r"(?P<today>即日起)",
        rf"(?P<event>(?:{event}))(?:假期)?前(?![夕后])",
        _POINT,
    )
    named = [row for row in rows if row["use"] in ("event", "phase", "origin")]
    ends = "".join(sorted({row["word"][-1] for row in named if row["use"] == "event"}))
    starts = "".join(sorted({*_STARTS, *(row["word"][0] for row in named)}))
    telling = rf"(?<=[年月季期末内每])|(?<=[之即]日)|(?<=[{ends}]前)|(?<=按[周旬])|(?<=周)[一1]"
    return Patterns(
        anchor=re.compile(rf"[年月季期末内每日前周旬](?:{telling})"),
        start=re.compile(f"[{re.escape(starts)}]"),
        form=re.compile("|".join(f"(?:{form})" for form in forms), re.VERBOSE),
    )
