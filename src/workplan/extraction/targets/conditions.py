"""Tell from a heading whether what stands under it must be met by those who apply: 申报条件, 应具备下列条件."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from workplan.lexicon import Lexicon
from workplan.writing.late import late
from workplan.writing.patterns import alternation

# What is met by some before they may apply: 申报条件, 奖励条件, 任职的基本条件; 办学条件 are better or worse for all.
_APPLYING: Final = ("make", "new", "may", "grant", "state")
_MEETING: Final = "(?:具备|符合|满足)[^,。;:]{0,6}"
_END: Final = r"(?:条件|资格)(?:[和及与]?要求)?:?\Z"


class Cues(NamedTuple):
    """Patterns made from verbs of ``target_cues.tsv`` and ``target_stops.tsv``, and from words of change."""

    conditions: re.Pattern[str]
    task: re.Pattern[str]


def cues_of(lexicon: Lexicon) -> Cues:
    """Make the patterns from a lexicon (use ``lexicon.build(cues_of)``)."""
    rows = [row for table in ("target_cues", "target_stops") for row in lexicon.table(table)]
    applying = alternation(row["word"] for row in rows if row["kind"] in _APPLYING)
    changing = [row["word"] for row in lexicon.table("comparators") if row["place"] == "before"]
    return Cues(
        conditions=late(rf"(?:{_MEETING}|(?:{applying})的?(?:基本|必备)?){_END}"),
        task=late(alternation([*changing, *(row["word"] for row in rows if row["kind"] == "task")])),
    )


def lays_conditions(heading: str, cues: Cues) -> bool:
    """Tell whether a heading opens what applicants must have, and not a task (放宽准入条件).

    >>> from workplan.lexicon import default
    >>> cues = default().build(cues_of)
    >>> headings = ("申报条件", "申报资格要求", "申请人应具备下列条件:", "办学条件", "对符合条件的企业给予支持")
    >>> [heading for heading in headings if lays_conditions(heading, cues)]
    ['申报条件', '申报资格要求', '申请人应具备下列条件:']
    >>> [heading for heading in ("优化申报条件", "规范申报条件", "增加申报条件") if lays_conditions(heading, cues)]
    []
    """
    if "条件" not in heading and "资格" not in heading:
        return False
    return cues.conditions.search(heading) is not None and cues.task.match(heading) is None
