"""Times told by a length or a phase: 3年内, 用2年时间, 未来五年, 任期内, 有效期5年."""

from __future__ import annotations

import re
from typing import Final

from workplan.extraction.times.forms.form import Form
from workplan.extraction.times.pieces import COUNT, TO, WITHIN
from workplan.extraction.times.written import Known, Written
from workplan.writing.dates import small_number


def _spell(found: re.Match[str], known: Known) -> Written:
    number = small_number(found["count_to"] or found["count"])
    unit = found["unit"].removeprefix("个")
    if found["count"] == "半" and unit == "年":
        number, unit = 6, "月"
    fused = found["fused"] is not None
    return Written("spell", *found.span(), limit=found["within"], fused=fused, spell=(number or 0, unit))


_AHEAD: Final = Form(
    "ahead",
    rf"(?:未来|今后){COUNT}(?:{TO}{COUNT})?(?:年|个月)(?:内|间|时间)?",  # 未来五年 · 今后3年内
    lambda found, known: Written("ahead", *found.span()),
)

_SPELL: Final = Form(
    "spell",
    rf"""
    (?P<fused>用|利用|通过|经过)?
    (?<![\d.第近前])(?P<count>{COUNT}|半)(?:{TO}(?P<count_to>{COUNT}))?     # 3 · 三到五 · 半
    (?P<unit>年|个月|个?工作日|[日天周]|个?星期|个?季度)(?:左右)?
    (?P<within>(?:的)?时间(?:之?内)?|{WITHIN})                              # 3年内 · 用3年左右时间 · 三到五年时间内
    """,
    _spell,
)

_PHASE: Final = Form(
    "phase",
    r"(?P<phase_name>«phase»期)(?P<phase_end>内(?![蒙地容部外])|间|(?:届|期)?满前|结束前)",  # 任期内 · 试点期间
    lambda found, known: Written("phase", *found.span(), base=found["phase_name"], limit=found["phase_end"]),
)

_FORCE: Final = Form(
    "force",
    rf"""
    (?:自|从)?(?P<origin>«origin»之日)起?(?=«force»)      # 自印发之日起施行
  | 有效期(?:限)?(?:为|:)?{COUNT}年                        # 有效期5年
    """,
    lambda found, known: Written(
        "force", *found.span(), first=known.issued if found["origin"] else None, base=found["origin"]
    ),
)

SPELLS: Final = (_AHEAD, _SPELL, _PHASE, _FORCE)
