"""Tell from a heading whether what stands under it is an account of what has been: 工作回顾, 发展基础."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from workplan.lexicon import Lexicon
from workplan.writing.late import late
from workplan.writing.patterns import alternation

# What may follow the noun that tells: 发展基础和环境, 发展现状分析.
_REST: Final = r"(?:[和与及、].{0,8}|分析|评价|概述)?\W?\Z"

# 建设情况 is an account, 优化环境 a task.
_ACCOUNTS: Final = ("情况", "现状", "回顾", "总结", "背景")
# 推动改革取得新突破 is to be done.
_CAUSE: Final = late("推动|促进|力争|确保|努力|争取")


class Cues(NamedTuple):
    """Patterns made from kinds of ``target_stops.tsv`` (heading, aim, task, adverb, came) and from verbs of doing."""

    told: re.Pattern[str]
    aim: re.Pattern[str]
    task: re.Pattern[str]
    came: re.Pattern[str]


def cues_of(lexicon: Lexicon) -> Cues:
    """Make the patterns from a lexicon (use ``lexicon.build(cues_of)``)."""
    words: dict[str, list[str]] = {}
    for table in ("target_cues", "target_stops"):
        for row in lexicon.table(table):
            words.setdefault(row["kind"], []).append(row["word"])
    verbs = (word for kind in ("task", "acting", "make", "new", "carry", "toward") for word in words[kind])
    return Cues(
        told=re.compile(rf"{alternation(words['heading'])}{_REST}"),
        aim=late(alternation(words["aim"])),
        # An adverb may open a task: 不断夯实发展基础.
        task=late(f"(?:{alternation(words['adverb'])})?{alternation(verbs)}"),
        came=late(alternation(words["came"])),
    )


def tells_past(heading: str, cues: Cues) -> bool:
    """Tell whether a heading opens an account of what has been.

    The noun that tells it ends the heading (工作回顾, but not 进展情况公开). A heading that names an aim as well tells
    more than the past (发展基础和目标), one that opens with a verb sets a task (优化发展环境), unless the noun follows
    the verb at once (建设情况) or it says what came of it and not what is to come (优化环境取得成效).

    >>> from workplan.lexicon import default
    >>> cues = default().build(cues_of)
    >>> headings = ("2022年工作回顾", "发展基础和目标", "优化发展环境", "整治情况公开", "建设情况", "推动改革取得突破")
    >>> [heading for heading in headings if tells_past(heading, cues)]
    ['2022年工作回顾', '建设情况']
    """
    told = cues.told.search(heading)
    if told is None or cues.aim.search(heading) is not None:
        return False
    task = cues.task.match(heading)
    if task is None or (told.start() == task.end() and told[0].startswith(_ACCOUNTS)):
        return True
    return cues.came.search(heading) is not None and _CAUSE.search(heading) is None
