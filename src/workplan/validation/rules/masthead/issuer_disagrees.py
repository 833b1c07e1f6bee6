"""The issuer in the title and the one in the signature disagreeing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import BlockKind, Severity
from workplan.source import fold, squeeze
from workplan.validation.examples import notice
from workplan.validation.rule import DRAFTING_RULES, CheckRule, Hit

_LEAST: Final = 4
_OFFICE: Final = regex.compile("办公[厅室]$")

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the signature of a single issuer that is not the one with which the title begins."""
    masthead = draft.masthead
    named = draft.title_issuer
    title = masthead.title.value if masthead.title else ""
    if not draft.is_notice or not named or "转" in title or len(masthead.issuers) != 1:
        return
    issuer = masthead.issuers[0]
    signed = fold(squeeze(issuer.value))
    block = next((b for b in draft.document.blocks if b.start <= issuer.span.start < b.end), None)
    if block is None or block.kind is not BlockKind.SIGNATURE or len(signed) < _LEAST:
        return
    one, other = (name.replace("人民政府", "政府") for name in (named, signed))
    # the office signs for its body: 工业和信息化部办公厅 for 工业和信息化部
    if one.endswith(other) or other.endswith(one) or _OFFICE.sub("", other) == one:
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
