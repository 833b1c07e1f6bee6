"""A source text → the doubts about a way of writing that the grammar does not know."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from workplan.rulebook import Doubt
from workplan.writing.late import late

# Frequent characters of the traditional script that simplified texts never have
_TRADITIONAL: Final = re.compile(
    "[關發進國務實單責點將會為們學經動業產應資對門開無來時個處辦規劃報導協機構體質標準補農職衛區縣鄉鎮長領認證據項計畫運營輸電"
    "網絡設備隊維護評選舉執檢監測強調轉變組織結級別總則條範圍內環節約車輛廠貿稅費優勢]"
)
_SHARE: Final = 0.05
"""Share of the characters from which a text is written in that script; names and quotations stay below it."""
_LOOKED_AT: Final = 4000
# 壹、 at the beginning of a line, and what would follow it
_CAPITAL: Final = late(r"^[ \t\u3000]*[壹贰貳叁參叄肆伍陆陸柒捌玖拾]{1,3}[、.．]", re.MULTILINE)


class Unread(NamedTuple):
    """A doubt, and the place that it begins and ends at."""

    code: str
    start: int
    end: int


def unread(text: str) -> list[Unread]:
    """Return the doubts about a source text.

    >>> [found.code for found in unread("壹、總體要求\\n堅持穩中求進。\\n貳、重點任務\\n（責任單位：縣財政局）")]
    ['reader.traditional', 'numbering.capitals']
    >>> unread("一、总体要求\\n坚持稳中求进。")
    []
    """
    found: list[Unread] = []
    head = text[:_LOOKED_AT]
    marks = list(_TRADITIONAL.finditer(head))
    if len(marks) > _SHARE * len(head):
        found.append(Unread("reader.traditional", marks[0].start(), marks[0].end()))
    capitals = list(_CAPITAL.finditer(text)) if "壹" in text else []
    if len(capitals) > 1:
        start = capitals[0].end() - len(capitals[0].group().lstrip())
        found.append(Unread("numbering.capitals", start, capitals[0].end()))
    return found


DOUBTS: Final = (
    Doubt(
        "reader.traditional",
        "繁体字文件：语法以简体为准，单位、时限、指标会漏读；请先转换为简体",
        "a text in traditional characters: the grammar knows simplified ones, and misses units, times and figures; "
        "please convert it first",
    ),
    Doubt(
        "numbering.capitals",
        "壹、贰、叁一级的序号不作为序号，其下各部分并列，层次会错；请改为一、二、三或“第一部分”",
        "numbers like 壹、贰、 count as none, what stands below them is read as if they were not there; please write "
        "第一部分 or 一、",
    ),
)
