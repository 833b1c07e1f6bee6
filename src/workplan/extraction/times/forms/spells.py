"""Times told by a length or a phase: 3年内, 一年半内, 用2年时间, 连续三年, 未来五年, 任期内, 有效期5年."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from workplan.extraction.times.forms.form import Form, Part
from workplan.extraction.times.pieces import COUNT, TO, WITHIN
from workplan.extraction.times.written import Form as FormName
from workplan.extraction.times.written import Known, Length, Written
from workplan.writing.dates import small_number

_MONTHS: Final = {"年": 12, "季度": 3, "月": 1}
_DAYS: Final = {"周": 7, "星期": 7, "日": 1, "天": 1}


def length(count: int, unit: str, *, half: bool = False, months: int = 0) -> Length:
    """Return a length of time of its parts.

    Args:
        count: how many units.
        unit: 年, 个季度, 个月, 周, 日, 个工作日 …
        half: half a unit more (一年半).
        months: months more (两年零三个月).

    >>> length(1, "年", half=True), length(2, "个星期"), length(20, "个工作日")
    (Length(months=18, days=0), Length(months=0, days=14), Length(months=0, days=0))
    """
    unit = unit.removeprefix("个")
    whole = _MONTHS.get(unit, 0)
    rest = whole // 2 if half else 0
    return Length(whole * count + rest + months, _DAYS.get(unit, 0) * count + (15 if half and whole == 1 else 0))


def _spell(found: re.Match[str], known: Known, parts: Sequence[Part]) -> Written:
    unit = found["unit"] or "个月"
    if found["count"] == "半":
        spell = length(0, unit, half=True)
    else:
        count = small_number(found["count_to"] or found["count"]) or 0
        more = small_number(found["more_months"]) if found["more_months"] else None
        spell = length(count, unit, half=found["and_half"] is not None or found["unit"] is None, months=more or 0)
    return Written("spell", *found.span(), limit=found["within"], fused=found["fused"] is not None, spell=spell)


def _ahead(found: re.Match[str], known: Known, parts: Sequence[Part]) -> Written:
    limit = found["ahead_within"] or ""
    count = small_number(found["ahead_count"]) or 0
    form: FormName = "spell" if limit.endswith("内") else "ahead"
    return Written(form, *found.span(), limit=limit, bare=True, spell=length(count, found["ahead_unit"]))


_AHEAD: Final = Form(
    "ahead",
    "未今",
    rf"""
    (?:未来|今后)(?P<ahead_count>{COUNT})(?:{TO}{COUNT})?
    (?P<ahead_unit>年|个月)(?P<ahead_within>{WITHIN}|间|时间)?               # 未来五年 · 今后3年内
    """,
    _ahead,
)

_SPELL: Final = Form(
    "spell",
    "0123456789一二两三四五六七八九十半用利通经",
    rf"""
    (?P<fused>用|利用|(?P<through>通过|经过))?
    (?<![\d.第近前])(?P<count>{COUNT}|半)(?:{TO}(?P<count_to>{COUNT}))?     # 3 · 三到五 · 半
    (?:
        (?P<unit>年|个月|个?工作日|[日天周]|个?星期|个?季度)
        (?:(?P<and_half>半)|零?(?P<more_months>{COUNT})个月)?                   # 一年半 · 两年零三个月
      | 个半月                                                              # 1个半月
    )
    (?:左右)?
    (?P<within>                                                             # 3年内 · 用3年左右时间 · 三到五年时间内
        (?:的)?时间(?:之?内)?|{WITHIN}|(?(fused)(?:的)?努力|(?!))           # 经过三年努力
      | (?(through)的[^\d,。;:、()的\n]{{2,8}}(?=,)|(?!))                       # 经过三年的创新试点,
    )
    """,
    _spell,
)

_RUN: Final = Form(
    "run",
    "连分",
    rf"(?:连续|分){COUNT}年(?![内前后级])",  # 连续三年 · 分三年
    lambda found, known, parts: Written("run", *found.span(), bare=True),
)

_PHASE: Final = Form(
    "phase",
    "«phase»",
    r"(?P<phase_name>«phase»期)(?P<phase_end>内(?![蒙地容部外])|间|(?:届|期)?满前|结束前)",  # 任期内 · 试点期间
    lambda found, known, parts: Written("phase", *found.span(), base=found["phase_name"], limit=found["phase_end"]),
)

_FORCE: Final = Form(
    "force",
    "自从有«origin»",
    rf"""
    (?:自|从)?(?P<origin>«origin»之日)起?(?=«force»)      # 自印发之日起施行
  | 有效期(?:限)?(?:为|:)?{COUNT}年                        # 有效期5年
    """,
    lambda found, known, parts: Written(
        "force", *found.span(), first=known.issued if found["origin"] else None, base=found["origin"]
    ),
)

SPELLS: Final = (_SPELL,)
"""Most of them begin with a figure."""
BESIDES: Final = (_AHEAD, _RUN, _PHASE, _FORCE)
