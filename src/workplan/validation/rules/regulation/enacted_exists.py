"""Enacting what exists: a text with a document number of its own, a national law, what the same plan amends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Action, Regulation, Severity
from workplan.source import fold
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit
from workplan.validation.slips import bare

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

_WRITES: Final = frozenset({Action.ENACT})
# The table of laws doesn't say since when; an older plan may have been the one that a law came from.
_KNOWN: Final = 2024
# What is told of the past, or of texts that go with the one named: 已出台…, 制定《…》配套…
_PAST: Final = regex.compile(r"已|先后|相继|近年|以来|此前|了$|后$")
_BEHIND: Final = regex.compile(
    r"^》?(?:的?(?:配套|实施|相关|贯彻|具体|任务|分工|责任|落实|年度|工作|行动|宣传|解读|修订|修改|修正|等))"
)


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the titles that are to be enacted though they exist."""
    existing: dict[str, Regulation] = {}
    year = draft.issued.year if draft.issued else draft.years[0] if draft.years else 0
    new = year >= _KNOWN
    for found in draft.document.regulations:
        if found.action is Action.AMEND:
            existing.setdefault(bare(fold(found.title)), found)
    for section in draft.sections:
        for found in section.own_regulations:
            if found.action not in _WRITES or found.verb is None or not _is_task(draft, found):
                continue
            title = bare(fold(found.title))
            amended = existing.get(title)
            if found.document_number is not None:
                number = found.document_number.value
                reason = f"已有文号{number}", f"it has a document number, {number}"
            elif new and (title in draft.laws or title.removeprefix("中华人民共和国") in draft.laws):
                reason = "是现行国家法律法规", "it is a national law in force"
            elif amended is not None:
                line = draft.document.position(amended.span.start)[0]
                reason = f"第{line}行又要修订它", f"line {line} amends it"
            else:
                continue
            yield Hit(
                found.span.start,
                found.span.end,
                f"要制定的《{found.title}》应已存在：{reason[0]}",
                f"《{found.title}》 is to be enacted, but seems to exist: {reason[1]}",
            )


def _is_task(draft: Draft, found: Regulation) -> bool:
    """Tell whether the verb says what is to be done, not what was done or what goes with the text."""
    verb = found.verb
    text = draft.text
    if verb is None or "修" in text[verb.start : verb.end]:
        return False  # 制修订 means both
    start = max(text.rfind(mark, 0, verb.start) for mark in "。;\n") + 1
    before = text[start : found.span.start - 1]
    return not _PAST.search(before) and not _BEHIND.match(text[found.span.end : found.span.end + 12])


RULE: Final = CheckRule(
    code="L004",
    name="enacted-exists",
    zh="制定已有的文件",
    en="Enacting what exists",
    severity=Severity.WARNING,
    why_zh="有文号的、国家已公布的、本计划另处要修订的文件都已存在，不能再“制定”；动词或名称必有一处写错。",
    why_en="What has a number, is national law or is amended elsewhere in the plan exists; verb or title must be "
    "wrong.",
    source=CONSISTENCY,
    bad="一、重点任务\n制定《甘肃省公共数据共享管理办法》。\n二、保障措施\n修订《甘肃省公共数据共享管理办法》。\n",
    good="一、重点任务\n制定《甘肃省公共数据共享管理办法》。\n二、保障措施\n修订《甘肃省政务数据安全规定》。\n",
    check=check,
)
