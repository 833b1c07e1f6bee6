"""A notice that is sent to nobody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.model import BlockKind, Severity
from workplan.validation.draft.unmarked_recipients import has_recipients, sent_out, unmarked_recipients
from workplan.validation.examples import notice
from workplan.validation.rule import DRAFTING_RULES, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the title of a notice with a text of its own and no recipients; its text, where no title was found."""
    title = draft.masthead.title
    if draft.masthead.recipients or unmarked_recipients(draft) is not None or has_recipients(draft):
        return
    if title is not None and draft.is_notice:
        sends = sent_out(draft) or any(b.kind is BlockKind.TRANSMITTAL for b in draft.document.blocks)
        span = title.span if sends and draft.has_plain_title else None
    else:
        span = sent_out(draft)
    if span is not None:
        yield Hit(span.start, span.end, "通知没有主送机关", "this notice names no recipients")


RULE: Final = CheckRule(
    code="M004",
    name="no-recipients",
    zh="缺主送机关",
    en="No recipients",
    severity=Severity.WARNING,
    why_zh="通知应写明主送机关，否则不知道由谁办理。",
    why_en="A notice names whom it is sent to; otherwise nobody has to act on it.",
    source=f"{DRAFTING_RULES} 第九条（八）; GB/T 9704-2012 7.3.2",
    bad=notice(recipients=""),
    good=notice(),
    check=check,
)
