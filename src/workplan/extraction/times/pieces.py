"""Pieces that several written forms share: endings, links, counts, the hour behind a day."""

from __future__ import annotations

from typing import Final

TO: Final = r"(?:—{1,2}|-{1,2}|~|至|到)"
"""What links the two ends of a span: ``5月至9月``, ``2021—2023年``."""
AND: Final = r"[、和及与]"
"""What parts the elements of a list: ``6月、12月``."""
COUNT: Final = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
"""How many: ``3``, ``三``, ``两``."""

# Each ending, but not where a word begins like it and is none: 2022年前三季度, 2023年内蒙古, 2021年起草.
BEFORE: Final = (
    r"(?:(?:\(含[^()]{0,4}\))?(?:[及或]?[之以])?"
    r"前(?![后期沿端述来往景瞻身台夕]|半[年月]|列(?![入出支])|置(?!换)|所未|(?:\d+|[一二两三四五六七八九十]+)个?(?:月|季度)))"
)
"""``前``, ``之前``, ``以前``, ``及以前``, ``(含)前``."""
WITHIN: Final = r"(?:[之以]?内(?![蒙地容部外控河陆涝设生需贸科镜乱]))"
"""``内``, ``之内``, ``以内``."""
SINCE: Final = r"(?:开?始?起(?![草点步源降诉飞]|到(?![\d年今明]))|开始|以来)"
"""``起``, ``开始``, ``以来``."""
AFTER: Final = r"(?:(?:[及或]?[之以])?后(?![期续]|半[年月]))"
"""``后``, ``之后``, ``以后``, ``及以后``."""
DURING: Final = r"(?:期间|之?间(?![断隔接歇距]))"
"""``期间``, ``之间``, ``间``."""
BACK: Final = ("上年", "上一年", "去年")
"""What names the year before the plan's."""
ABOUT: Final = r"(?:左右|前后)"
"""``左右``, ``前后``: the time is meant as it stands."""

_DAYTIME: Final = r"(?:[上下中]午|晚上?|凌晨)"
_HOUR: Final = r"(?:(?:\d{1,2}|[零一二三四五六七八九十]{1,3})(?::\d\d|[时点](?:整|半|\d\d?分)?)|下班)"
CLOCK: Final = (
    rf"(?:\([本下]?(?:周|星期)[一二三四五六日天]{_DAYTIME}?\))?"
    rf"(?:{_DAYTIME}?{_HOUR}(?:{TO}{_DAYTIME}?{_HOUR}(?!{TO}))?|{_DAYTIME})?"
)
"""What may stand behind a day and belongs to it: ``(星期五)``, ``18:00``, ``09时30分``, ``下午4时``, ``9时至11时``."""
