"""Tell from a heading whether what stands under it is an account of what has been: 工作回顾, 发展基础."""

from __future__ import annotations

import re
from typing import NamedTuple

from workplan.lexicon import Lexicon
from workplan.writing.patterns import alternation


class Cues(NamedTuple):
    """Patterns made from the kinds heading, aim, task, adverb and came of ``target_stops.tsv``."""

    told: re.Pattern[str]
    aim: re.Pattern[str]
    task: re.Pattern[str]
    came: re.Pattern[str]


def cues_of(lexicon: Lexicon) -> Cues:
    """Make the patterns from a lexicon (use ``lexicon.build(cues_of)``)."""
    words: dict[str, list[str]] = {}
    for row in lexicon.table("target_stops"):
        words.setdefault(row["kind"], []).append(row["word"])
    return Cues(
        told=re.compile(alternation(words["heading"])),
        aim=re.compile(alternation(words["aim"])),
        # An adverb may open a task: 不断夯实发展基础.
        task=re.compile(f"(?:{alternation(words['adverb'])})?{alternation(words['task'])}"),
        came=re.compile(alternation(words["came"])),
    )


def tells_past(heading: str, cues: Cues) -> bool:
    """Tell whether a heading opens an account of what has been.

    A heading that names an aim as well tells more than the past (发展基础和目标), one that opens with a verb sets a
    task (优化发展环境) unless it says what came of it (绿色发展取得积极成效).

    >>> from workplan.lexicon import default
    >>> cues = default().build(cues_of)
    >>> tells_past("2022年工作回顾", cues), tells_past("发展基础和目标", cues), tells_past("优化发展环境", cues)
    (True, False, False)
    """
    if cues.told.search(heading) is None or cues.aim.search(heading) is not None:
        return False
    return cues.task.match(heading) is None or cues.came.search(heading) is not None
