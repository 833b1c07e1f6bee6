"""Times and figures of a measure → how people read them: with the days they mean, in the clause they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import regex

from workplan.model import TimeKind

if TYPE_CHECKING:
    from workplan.model import Document, Regulation, Target, Time
    from workplan.texts import Words

# 、 parts members of one clause ("A、B均达到100%"), so it ends none; a bracket still open is one too.
_CLAUSE_START: Final = regex.compile(r"[,，。;；:：!！?？\n\t|]|[(（](?![^)）]{0,200}[)）])")
# A short note belongs to its word: 首台（套）
_CLAUSE_END: Final = regex.compile(
    r"[,，。;；:：!！?？\n\t|]|[(（](?![^()（）]{1,4}[)）])|(?<![(（][^()（）]{1,4})[)）]"
)
_CLAUSE_LONGEST: Final = 60

TIMES_AS_WRITTEN: Final = ("时限原文", "Times as written")
"""The name of the column of times wherever tasks are listed, in Chinese and English."""


def is_limit(time: Time) -> bool:
    """Tell whether a time has a last day by which something must be done; a mere start has none."""
    return time.end is not None and time.kind in (TimeKind.DEADLINE, TimeKind.PERIOD)


def when(time: Time, words: Words) -> str:
    """Return a time as written, and the days that it means.

    Args:
        time: the time.
        words: texts of the language; ``(2030-06-30)`` has Chinese brackets in Chinese.
    """
    if time.start and time.end and time.start != time.end:
        days = f"{time.start} 至 {time.end}" if words.lang == "zh" else f"{time.start} to {time.end}"
    elif time.end:
        days = f"{time.end}"
    elif time.start:
        days = f"{time.start} 起" if words.lang == "zh" else f"from {time.start}"
    else:
        return time.text
    return f"{time.text}（{days}）" if words.lang == "zh" else f"{time.text} ({days})"


def clause(document: Document, target: Target) -> str:
    """Return the clause that a figure stands in: a figure alone (100%) says nothing.

    >>> import workplan
    >>> plan = workplan.parse("一、编目\\n完善目录（含县级），编目率达到95%以上（省数据局牵头）。")
    >>> clause(plan, plan.targets[0])
    '编目率达到95%以上'
    """
    text = document.text
    first, last = target.span.start, target.span.end
    floor = max(first - _CLAUSE_LONGEST, 0)
    starts = [found.end() for found in _CLAUSE_START.finditer(text[floor:first])]
    end = _CLAUSE_END.search(text, last, min(last + _CLAUSE_LONGEST, len(text)))
    return "".join(text[floor + starts[-1] if starts else first : end.start() if end else last].split())


def done_with(found: Regulation, words: Words) -> str:
    """Return what is done with which regulation: 修订《…》; one that is only named asks for nothing."""
    number = f"（{found.document_number.value}）" if found.document_number else ""
    action = "" if found.action == "mention" else words.say(f"action.{found.action}")
    gap = "" if words.lang == "zh" or not action else " "
    return f"{action}{gap}《{found.title}》{number}"
