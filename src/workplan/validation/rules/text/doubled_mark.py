"""Marks that stand twice or clash: ，， or 。，."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity
from workplan.validation.rule import PUNCTUATION, CheckRule, Hit, Mend

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

# Two or more of 、，；：。 in a row; points of a row of dots are no marks.
_DOUBLED: Final = regex.compile(r"(?<![.。])[、,;:。](?:[ \t\u3000]?[、,;:。])+(?![.。])")
# A mark right behind an opening bracket or before a closing one: (、甲) · (甲、)
_HANGING: Final = regex.compile(r"(?<=[(《“])[、,;:。]|[、,](?=[)》])")


def check(draft: Draft) -> Iterator[Hit]:
    """Yield marks that follow each other and marks that hang at a bracket."""
    text, raw = draft.text, draft.raw
    for match in _DOUBLED.finditer(text):
        start, end = match.span()
        shown = raw[start:end]
        same = len(set(match.group())) == 1 and text[start - 1 : start] != "\n"
        if text[max(0, start - 1) : start] in ("", "\n") or (
            start and text[start - 1].isdigit() and "," in match.group()
        ):
            continue
        yield Hit(
            start,
            end,
            f"标点重复：“{shown}”",
            f"marks follow each other: {shown}",
            Mend(start, end, shown[0], safe=shown[0] not in ",;:" and len(set(shown)) == 1) if same else None,
        )
    for match in _HANGING.finditer(text):
        shown = raw[match.start()]
        yield Hit(
            match.start(),
            match.end(),
            f"括号旁有多余的“{shown}”",
            f"a stray {shown} beside a bracket",
            Mend(match.start(), match.end(), ""),
        )


RULE: Final = CheckRule(
    code="X005",
    name="doubled-mark",
    zh="标点重复或多余",
    en="Marks that stand twice",
    severity=Severity.WARNING,
    why_zh="标点重复多因增删文字后没有清理；两个不同的标点相连，句子在哪里停顿不明。",
    why_en="Doubled marks are what an edit left; where two different ones meet it is open where the sentence ends.",
    source=PUNCTUATION,
    bad="一、重点任务\n建设数据平台，，汇聚数据。\n二、保障措施\n加强统筹协调。\n",
    good="一、重点任务\n建设数据平台，汇聚数据。\n二、保障措施\n加强统筹协调。\n",
    check=check,
)
