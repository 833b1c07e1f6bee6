"""Numbers in words that nothing compares: their verb and their noun must tell whether they count."""

from __future__ import annotations

import re
from typing import Final

from workplan.extraction.targets.around import Around
from workplan.model import Comparator

_SCALES: Final = frozenset(("万", "亿", "千", "百", "十", ""))
# 每半年考评一次: how often within a span is a count of its own.
OFTEN: Final = re.compile(r"[每按](?:隔?[一二两三四五\d]{1,2}个?)?(?:学?年|半年|学期|季|月|周|旬|日|天)")


def is_scale(at: Around) -> bool:
    """Tell whether a number is nothing but a scale: 千, 万亿 as part of the unit."""
    return at.said in _SCALES


def is_magnitude(at: Around) -> bool:
    """Tell whether a size or sum is an order of magnitude: 千亿元, 百兆."""
    return at.figure.kind in ("size", "money") and not at.figure.before and is_scale(at)


def is_often(at: Around) -> bool:
    """Tell whether a figure says how often something is done within a span: 每季度调度一次, 每年举办一届."""
    return at.figure.unit in at.words.units["times"] and OFTEN.search(at.front) is not None


def is_loose(at: Around) -> bool:
    """Tell whether nothing compares a number in words, or only a word of reaching does (达到两个)."""
    figure = at.figure
    if figure.before:
        told = figure.kind == "count" and figure.comparator is Comparator.EQUAL
    else:
        told = not figure.after and figure.kind != "share"
    return told and not is_magnitude(at) and not is_often(at)
