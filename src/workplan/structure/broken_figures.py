"""Folded text → the breaks around figures that a page sets on lines of their own: 于|6|月|15|日前, 某发〔|2022|〕|3|号.

A page that breaks the line at every change of type does so; such a figure is no number of a page.
"""

from __future__ import annotations

import re
from typing import Final

from workplan.writing.late import late

_B: Final = r"[^\S\n]*"
# So many blanks at most stand between a figure and the text before it.
_FAR: Final = 80
_YEAR: Final = rf"(?:19|20)\d(?P<within>{_B}\n{_B})?\d(?=\s)"
# (the line feed in front is what the engine leaps to)
_YEAR_ALONE: Final = re.compile(rf"\n{_B}+{_YEAR}{_B}\n{_B}[年〕]")
_MONTH_ALONE: Final = late(rf"^{_B}年{_B}\n{_B}\d{{1,2}}{_B}\n{_B}月", re.MULTILINE)
_FIGURE_ALONE: Final = late(
    rf"^{_B}(?P<figure>(?P<year>{_YEAR})|\d{{1,4}})(?P<gap>{_B}\n{_B})(?P<next>[\u4e00-\u9fff〕%.．])", re.MULTILINE
)
_S: Final = r"\s{0,8}"
_DATE_ALONE: Final = late(
    rf"\d{{3}}{_S}\d{_S}年{_S}\d{{1,2}}{_S}月(?:{_S}\d{{1,2}}{_S}日|(?!{_S}\d))[^\S\n]{{0,8}}(?=\n|$)"
)
# What a figure goes on with wherever it stands, and what it ends a line with that the next one is a part of.
_OF_FIGURE: Final = "年月日号〕%.．"
_SENTENCE_END: Final = "。;!?:"
# A short line with a marker that a year stands behind is a heading, unless its last word leads on to the year:
# (二)工作目标|2025|年底前…, (二)请于|2025|年6月…
_HEADED: Final = late(
    r"[^\S\n]{0,8}(?:[(第]|[一二三四五六七八九十\d]{1,3}[、.)])[^\n,、]{1,14}[^\n,、于为在至到自从的和及与]"
)


def broken_figures(folded: str) -> list[tuple[int, int]]:
    """Return the breaks around figures that stand alone on their lines, where a text is broken so: in it years do.

    >>> text = "于\\n2023\\n年\\n6\\n月\\n5\\n日前"
    >>> [text[a:b] for a, b in broken_figures(text)]
    ['\\n', '\\n', '\\n', '\\n', '\\n', '\\n']
    >>> broken_figures("推进各项工作。\\n12\\n加强领导。")
    []
    >>> for text in ("请于\\n2025\\n年6月底前", "于\\n2025\\n年6月\\n15\\n日前", "于\\n202\\n5\\n年底前"):
    ...     print([text[a - 1 : b + 1] for a, b in broken_figures(text)])
    ['于\\n2', '5\\n年']
    ['于\\n2', '5\\n年', '月\\n1', '5\\n日']
    ['于\\n2', '2\\n5', '5\\n年']
    >>> text = "于\\n2025\\n年\\n6\\n月完成，参训率达到\\n90\\n个百分点。"
    >>> [text[a - 1 : b + 1] for a, b in broken_figures(text)][-2:]
    ['到\\n9', '0\\n个']
    >>> text = "于\\n2025\\n年和\\n2026\\n年检查。\\n90\\n%以上"
    >>> [text[a - 1 : b + 1] for a, b in broken_figures(text)][-1]
    '0\\n%'
    """
    years = len(_YEAR_ALONE.findall("\n" + folded))
    broken = years > 1 or (years == 1 and _MONTH_ALONE.search(folded) is not None)
    found: list[tuple[int, int]] = []
    for figure in _FIGURE_ALONE.finditer(folded) if years else ():
        start, onward = figure.start("figure"), figure["next"]
        before = _line_before(folded, start)
        open_ended = before != "" and before[-1] not in _SENTENCE_END
        of_date = onward in "年〕" if figure["year"] else onward in "月日" and before.endswith(("年", "月"))
        if not of_date and not (broken and (open_ended or onward in _OF_FIGURE)):
            continue
        if open_ended and not (figure["year"] and (_DATE_ALONE.match(folded, start) or _HEADED.fullmatch(before))):
            found.append((_end_before(folded, start), start))
        if figure["within"]:
            found.append(figure.span("within"))
        found.append(figure.span("gap"))
    return found


def _end_before(folded: str, place: int) -> int:
    """Where the text before the line that ``place`` stands in ends."""
    near = folded[max(0, place - _FAR) : place]
    return place - len(near) + len(near.rstrip())


def _line_before(folded: str, place: int) -> str:
    """The line right before the one that ``place`` stands in, blanks at its end aside; empty where it is blank."""
    end = folded.rfind("\n", 0, place)
    return folded[folded.rfind("\n", 0, end) + 1 : end].rstrip() if end > 0 else ""
