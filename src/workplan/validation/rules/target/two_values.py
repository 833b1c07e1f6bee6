"""One indicator with two values: 数据目录覆盖率达到90% here, 95% there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

import regex

from workplan.model import Section, Severity, Target
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

_LEAST: Final = 7
_NAME: Final = regex.compile(r"([\p{Han}A-Za-z“”]{5,30})$")
# What joins the indicator and its figure: 数据共享率|要达到|90%
_JOIN: Final = regex.compile(
    r"(?:年均|力争|努力|确保|要|应|均|均要|分别|稳定|保持|控制|提高|提升|增加|增长|下降|降低|减少|扩大|实现|突破|超过|达到|达|到|在|至|为|不低于|不少于|高于)+$"
)
_YEAR: Final = regex.compile(r"(?:19|20)\d\d年|每年|每月|季度|上半年|下半年|年底|月底|“?十[三四五]五”?|年均")
_RATE: Final = regex.compile(r"(?:率|度|比重|比例|占比|总量|总额|总数|规模|产值|面积|数量|总值|收入|人数|户数|床位)$")
# Figures that tell how things stand: 同比增长, 较上年
_COMPARED: Final = regex.compile(r"同比|较上|比上年|其中|截至|目前|已")
# Figures of a part of the whole: 中心城区, 其中, 每村
_PART: Final = regex.compile(r"其中|分别|每|各|县级|市级|省级|城区|城市|农村|重点|以上|以下")


class _Value(NamedTuple):
    target: Target
    section: Section
    when: str


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the later value of an indicator that has two for the same time."""
    values: dict[str, list[_Value]] = {}
    for section in draft.sections:
        for target in section.own_targets:
            found = _indicator(draft, target, section.span.start)
            if found is not None:
                values.setdefault(found[0], []).append(_Value(target, section, found[1]))
    for name, group in values.items():
        first = group[0]
        for other in group[1:]:
            same = other.target.unit == first.target.unit and other.target.comparator == first.target.comparator
            if same and other.when == first.when and other.target.value != first.target.value:
                line = draft.document.position(first.target.span.start)[0]
                yield Hit(
                    other.target.span.start,
                    other.target.span.end,
                    f"“{name}”有两个数值：此处“{other.target.text}”，第{line}行“{first.target.text}”",
                    f"“{name}” has two values: {other.target.text} here, {first.target.text} on line {line}",
                )


def _indicator(draft: Draft, target: Target, begin: int) -> tuple[str, str] | None:
    """Return name and time of the indicator that a figure belongs to, None if it is none by its words.

    The time is the last one that the section (which starts at ``begin``) names before the figure.
    """
    text = draft.text
    end = target.span.start
    start = max(text.rfind(mark, 0, end) for mark in ",。;、:\n(") + 1
    if text[start - 1 : start] == "、" or "分别" in text[start:end]:
        return None
    name = _JOIN.sub("", text[start:end])
    match = _NAME.search(name)
    if match is None or len(match[1]) < _LEAST or not _RATE.search(match[1]) or _PART.search(match[1]):
        return None
    if _COMPARED.search(text[text.rfind("。", 0, end) + 1 : end]):
        return None
    times = _YEAR.findall(text[begin:end])
    return _YEAR.sub("", match[1]), "|".join(times[-1:])


RULE: Final = CheckRule(
    code="G002",
    name="two-values",
    zh="同一指标两个数值",
    en="One indicator with two values",
    severity=Severity.WARNING,
    why_zh="目标部分和任务部分对同一指标给出不同数值，考核时无所适从。",
    why_en="With one value among the goals and another in the task nobody knows which one counts.",
    source=CONSISTENCY,
    bad="一、工作目标\n政务数据目录覆盖率达到95%以上。\n二、重点任务\n编制目录，政务数据目录覆盖率达到90%以上。\n",
    good="一、工作目标\n政务数据目录覆盖率达到95%以上。\n二、重点任务\n编制目录，政务数据目录覆盖率达到95%以上。\n",
    check=check,
)
