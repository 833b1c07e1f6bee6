"""A notice without a date of issue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import BlockKind, Severity
from workplan.source import squeeze
from workplan.validation.examples import notice
from workplan.validation.rule import DRAFTING_RULES, CheckRule, Hit
from workplan.writing.dates import DATE

# A line that is meant to be a date and is none: 2023年6月31日, 23年4月15日
_WRONG: Final = regex.compile(r"(?m)^\s*\S{2,4}\s?年\s?\S{1,3}\s?月\s?\S{1,3}\s?日\s*$")

# A date that ends its line, whatever is glued in front of it: 附件:1.业务管理规则中国人民银行二〇一一年三月二十五日
_ENDS_LINE: Final = regex.compile(rf"(?m)(?<![至到于从自:;,])(?:{DATE.pattern})(?<=日)$")

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the signature without a date below it, or the title of a notice that has no date at all."""
    masthead = draft.masthead
    if not draft.is_notice or masthead.date_issued is not None or masthead.title is None:
        return
    behind = "\n".join(squeeze(line) for line in draft.text[masthead.title.span.end :].split("\n"))
    if _WRONG.search(draft.text) or _ENDS_LINE.search(behind):
        return
    signature = next((b for b in draft.document.blocks if b.kind is BlockKind.SIGNATURE), None)
    if signature is not None:
        text = draft.document.text[signature.start : signature.end]
        start = signature.start + len(text) - len(text.lstrip())
        end = start + len(text.strip())
    else:
        start, end = masthead.title.span.start, masthead.title.span.end
    yield Hit(start, end, "通知没有成文日期", "this notice has no date of issue")


RULE: Final = CheckRule(
    code="M005",
    name="no-date",
    zh="缺成文日期",
    en="No date of issue",
    severity=Severity.WARNING,
    why_zh="成文日期是公文的要素；“印发之日起”的时限和有效期都从它起算。",
    why_en="The date of issue is a part of every official document; open deadlines and its validity are reckoned "
    "from it.",
    source=f"{DRAFTING_RULES} 第九条（十一）; GB/T 9704-2012 7.3.5.4",
    bad=notice(date=""),
    good=notice(),
    check=check,
)
