"""A notice without signature, or with a date and no name above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.model import BlockKind, Severity
from workplan.source import squeeze
from workplan.validation.examples import notice
from workplan.validation.rule import DRAFTING_RULES, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

# A copy in one line has the name and the date behind the last sentence: 。  国  务  院    2011年12月15日
_NAMED: Final = re.compile("。[\u4e00-\u9fff]{2,40}[院会委办厅局部府室]$")
# …联席会议办公室(代章)
_SEALED: Final = re.compile("[\u4e00-\u9fff][((](?:代章|盖章|章)[))]$")
# A title that begins with a name has its issuer: 中电联关于印发…
_BODY_FIRST: Final = re.compile("[\u4e00-\u9fff、()]{2,40}关于")
_NEAR: Final = 300


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the date that stands below no name, or the title of a notice whose issuer nothing names."""
    if not draft.is_notice or draft.masthead.title is None:
        return
    blocks = draft.document.blocks
    if any(b.kind is BlockKind.SIGNATURE for b in blocks):
        return
    date = draft.masthead.date_issued
    dated = next((b for b in blocks if date and b.kind is BlockKind.DATE and b.start <= date.span.start < b.end), None)
    if dated is not None and date is not None:
        before = draft.text[max(0, date.span.start - _NEAR) : date.span.start]
        if _NAMED.search(squeeze(before)) or _SEALED.search(squeeze(before)) or before.rstrip().endswith(":"):
            return
        if "年" not in draft.text[date.span.start : date.span.end]:
            return  # 2022-09-16: the page's date, not the document's
        yield Hit(
            date.span.start,
            date.span.end,
            "成文日期之上没有发文机关署名",
            "no issuer's name stands above the date of issue",
        )
    elif not draft.masthead.issuers and not _BODY_FIRST.match(squeeze(draft.masthead.title.value)):
        span = draft.masthead.title.span
        yield Hit(span.start, span.end, "通知没有发文机关", "nothing names the issuer of this notice")


RULE: Final = CheckRule(
    code="M003",
    name="no-signature",
    zh="缺发文机关署名",
    en="No issuer",
    severity=Severity.WARNING,
    why_zh="发文机关署名是公文的要素；没有署名，不知道是谁发的文。",
    why_en="The issuer's name is a part of every official document; without it nobody knows whose it is.",
    source=f"{DRAFTING_RULES} 第九条（十）; GB/T 9704-2012 7.3.5",
    bad=notice(signature=""),
    good=notice(),
    check=check,
)
