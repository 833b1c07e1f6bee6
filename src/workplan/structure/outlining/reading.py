"""Folded text → its outline: as the lines have it where they are clean, else the cheapest one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from workplan.structure.outlining.candidates import candidates, numbered_titles
from workplan.structure.outlining.chosen import Mark, Outline
from workplan.structure.outlining.costs import WEIGHTS
from workplan.structure.outlining.prepared import sheet
from workplan.structure.outlining.solve import CLOSE, solve
from workplan.writing.late import late

# 附件:1.甲 2.乙 — a list of annexes numbers no section.
_ANNEXES: Final = re.compile(r"(?:附件|附表|附)\s{0,4}[:]?\s{0,20}1\s?[.、]")
_ANNEX_TITLE: Final = 120
# 注:①甲 ②乙 — nor does a list of notes, whatever its figures are written with.
_NOTES: Final = late(
    r"^[^\S\n]*备?注[^\S\n]?:?\s{0,4}(?:(?P<circle>①)|(?P<symbol>⑴)|(?P<bracket>\(1\))|1[.、](?!\d))", re.M
)
_NOTE: Final = 400
_MOST_NOTES: Final = 20
# What closes them: a marker of the plan.
_PLAN: Final = late(r"\n\s{0,4}(?:\(?[一二三四五六七八九十]{1,3}[、)]|第[一二三四五六七八九十]{1,3}[编章节条])")


def annex_lists(folded: str) -> list[tuple[int, int]]:
    """Return the stretches from the first to the last number of each list of annexes.

    >>> text = "附件:1.任务清单\\n2.评分表\\n二、乙"
    >>> [text[a:b] for a, b in annex_lists(text)]
    ['1.任务清单\\n2.']
    """
    found: list[tuple[int, int]] = []
    for match in _ANNEXES.finditer(folded):
        start, end = match.end() - 2, match.end()
        if found and start < found[-1][1]:
            continue
        number = 2
        while True:
            stop = folded.find("。", end, end + _ANNEX_TITLE)
            reach = stop if stop >= 0 else end + _ANNEX_TITLE
            following = re.compile(rf"(?<!\\d){number}\s?[.、](?!\d(?!\d{{3}}))").search(folded, end, reach)
            if following is None:
                break
            end = following.end()
            number += 1
        found.append((start, end))
    return found


def note_lists(folded: str) -> list[tuple[int, int]]:
    """Return the stretches from the word 注 to the last number of each list of notes.

    >>> text = "一、甲\\n注:①乙是丙。\\n②丁是戊。\\n二、己\\n③庚"
    >>> [text[a:b] for a, b in note_lists(text)]
    ['注:①乙是丙。\\n②']
    """
    found: list[tuple[int, int]] = []
    for match in _NOTES.finditer(folded):
        end = match.end()
        number = 2
        while number <= _MOST_NOTES:
            stop = _PLAN.search(folded, end, end + _NOTE)
            following = _numbered(match.lastgroup, number).search(folded, end, stop.start() if stop else end + _NOTE)
            if following is None:
                break
            end = following.end()
            number += 1
        found.append((match.start(), end))
    return found


def _numbered(form: str | None, number: int) -> re.Pattern[str]:
    """Return the pattern of a note's number, written as the first one is."""
    if form == "circle":
        written = chr(ord("①") + number - 1)
    elif form == "symbol":
        written = chr(ord("⑴") + number - 1)
    else:
        written = rf"\({number}\)" if form == "bracket" else rf"{number}[.、](?!\d)"
    return re.compile(rf"(?<=[\s。;]){written}")


def search(
    folded: str, furniture: Iterable[tuple[int, int]] = (), *, weights: Mapping[str, float] = WEIGHTS
) -> Outline:
    """Return the cheapest outline of a folded text.

    Args:
        folded: the folded text.
        furniture: stretches that hold no marker of it: tables, contents, lists of annexes; in order, apart.
        weights: the costs by name.
    """
    ground = sheet(folded, furniture)
    found = candidates(ground, weights)
    chosen, rejected = solve(found, weights)
    marks: list[Mark] = []
    for one in chosen:
        candidate = one.candidate
        marks.append(
            Mark(
                ground.source(candidate.start),
                ground.source(candidate.end),
                candidate.scheme,
                candidate.value,
                candidate.label,
                marks[one.parent].start if one.parent >= 0 else -1,
                at_line=bool(candidate.spelling & 1),
                margin=one.margin,
                rows=candidate.rows,
            )
        )
    taken = {mark.start for mark in marks}
    apart = [
        (ground.source(start), ground.source(end))
        for start, end in numbered_titles(ground.text)
        if ground.source(start) not in taken
    ]
    return Outline(
        tuple(marks),
        tuple(apart),
        ground.ends,
        tuple((ground.source(c.start), ground.source(c.end), c.label) for c, margin in rejected if margin < CLOSE),
    )


def apart(stretches: Iterable[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Return stretches in order, those that overlap made one.

    >>> apart([(5, 9), (0, 2), (8, 12)])
    [(0, 2), (5, 12)]
    """
    out: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
