"""The wrong mark behind a number: （一）、 or 一. or 1、."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.model import Section, Severity
from workplan.validation.draft.labels import read_label
from workplan.validation.rule import PUNCTUATION, CheckRule, Hit, Mend
from workplan.writing.markers import Scheme

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

_MARKS: Final = frozenset("、.,:")
_RIGHT: Final = {Scheme.CHINESE: "、", Scheme.BRACKETED_CHINESE: "", Scheme.NUMBER: ".", Scheme.BRACKETED_NUMBER: ""}
# Marks of the other schemes; a comma or a colon may be all that is left of a misread number.
_OTHER_MARKS: Final = frozenset("、.")
_WRITTEN: Final = {"、": "、", ".": "．", "": ""}


def check(draft: Draft) -> Iterator[Hit]:
    """Yield numbers with a mark that the standard does not put there."""
    marks: dict[Scheme, Counter[str]] = {}
    seen: list[tuple[Section, Scheme, str, int]] = []
    for section in draft.sections:
        label = read_label(section.label)
        if label is None or label.scheme not in _RIGHT:
            continue
        written = draft.text[section.marker.start : section.marker.end].rstrip()
        mark = written[-1:] if written[-1:] in _MARKS else ""
        if label.scheme is Scheme.NUMBER and not mark:
            continue
        marks.setdefault(label.scheme, Counter())[mark] += 1
        seen.append((section, label.scheme, mark, section.marker.start + len(written) - len(mark)))
    told: set[Scheme] = set()
    for section, scheme, mark, place in seen:
        right = _RIGHT[scheme]
        if mark == right:
            continue
        count = marks[scheme][mark]
        habit = count > marks[scheme][right]
        if habit and scheme in told:
            continue
        told |= {scheme} if habit else set()
        want = f"“{_WRITTEN[right]}”" if right else "不加标点"
        more = f"（全文共 {count} 处）" if habit and count > 1 else ""
        yield Hit(
            section.marker.start,
            section.marker.end,
            f"序号“{section.label}”之后应{'用' if right else ''}{want}{more}",
            f"behind the number {section.label} there should be {right or 'no mark'}"
            + (f" ({count} places in all)" if more else ""),
            Mend(place, place + len(mark), _mend(draft, right), safe=mark in _OTHER_MARKS)
            if mark and not habit
            else None,
        )


def _mend(draft: Draft, right: str) -> str:
    """Return the right mark in the width that the document writes."""
    return "．" if right == "." and "．" in draft.raw else right


RULE: Final = CheckRule(
    code="S010",
    name="marker-mark",
    zh="序号后的标点有误",
    en="The wrong mark behind a number",
    severity=Severity.INFO,
    why_zh="不带括号的汉字数字后用顿号，不带括号的阿拉伯数字后用下脚点，带括号的序次语后不用标点。",
    why_en="Behind a Chinese number stands 、, behind an Arabic one a point, behind a number in brackets nothing.",
    source=f"{PUNCTUATION} 4.5.3.3, 4.9; GB/T 9704-2012 7.3.3",
    bad="一、重点任务\n（一）、汇聚数据\n建设平台。\n（二）共享数据\n编制目录。\n（三）开放数据\n建设网站。\n",
    good="一、重点任务\n（一）汇聚数据\n建设平台。\n（二）共享数据\n编制目录。\n（三）开放数据\n建设网站。\n",
    check=check,
)
