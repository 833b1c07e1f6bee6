"""The issuer in the title and the one in the signature disagreeing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.model import BlockKind, Severity
from workplan.source import fold, squeeze
from workplan.validation.examples import notice
from workplan.validation.rule import DRAFTING_RULES, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft import Draft


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the signature of a single issuer that is not the one with which the title begins."""
    masthead = draft.masthead
    if masthead.title is None or not draft.is_notice or len(masthead.issuers) != 1:
        return
    signature = next((b for b in draft.document.blocks if b.kind is BlockKind.SIGNATURE), None)
    title = fold(masthead.title.value)
    named = title.partition("关于")[0]
    issuer = masthead.issuers[0]
    signed = fold(issuer.value)
    if (
        signature is None
        or not signature.start <= issuer.span.start < signature.end
        or not named
        or "关于" not in title
    ):
        return
    if squeeze(signed) == named or named.endswith(signed) or signed.endswith(named) or len(named) > 40:
        return
    yield Hit(
        issuer.span.start,
        issuer.span.end,
        f"署名“{signed}”与标题中的发文机关“{named}”不一致",
        f"the signature names {signed}, the title {named}",
    )


RULE: Final = CheckRule(
    code="M009",
    name="issuer-disagrees",
    zh="署名与标题的发文机关不一致",
    en="Title and signature name other issuers",
    severity=Severity.ERROR,
    why_zh="发文机关署名用全称或规范化简称，应与标题一致；不一致时不知道是谁的文件。",
    why_en="The signature names the issuer of the title; otherwise it is open whose document this is.",
    source=f"{DRAFTING_RULES} 第九条（七）（十）",
    bad=notice(signature="甘肃省财政厅"),
    good=notice(),
    check=check,
)
