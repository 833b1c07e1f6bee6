"""Half-width marks among full-width ones, or the other way round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity
from workplan.validation.rule import PUNCTUATION, CheckRule, Hit, Mend

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

# A half-width mark (but no ![ of a Markdown picture) counts where a Chinese
# character or the end of a quotation stands before it.
_MARK: Final = regex.compile(r"(?<=[\p{Han}”’》）]|\p{Han}\))(?:[,;?，；！？]|!(?!\[)|[:：](?!//))")
_FULL: Final = dict(zip(",;!?:", "，；！？：", strict=True))
# Before a blank or a letter the mark may be of another script; ? before a figure stands for a character that was lost.
_UNSURE: Final = regex.compile(r"[^\S\n]|[A-Za-z]|(?<=[?!])\d")
# Among so many marks so small a share of the other width are slips.
_ENOUGH: Final = 8
_SLIPS: Final = 0.2


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the marks of the rarer width; one finding for the whole document where neither width rules."""
    found = [(m.start(), m.group()) for m in _MARK.finditer(draft.raw)]
    counts = Counter(mark in _FULL for _, mark in found)
    half, full = counts[True], counts[False]
    if not half or not full or half + full < _ENOUGH:
        return
    rare = [(at, mark) for at, mark in found if (mark in _FULL) is (half <= full)]
    if len(rare) > _SLIPS * len(found):
        at = rare[0][0]
        yield Hit(
            at,
            at + 1,
            f"全文标点全角、半角混用（全角 {full} 处，半角 {half} 处），应统一用全角",
            f"the marks of this document are of two widths ({full} full-width, {half} half-width); full-width ones "
            "should stand throughout",
        )
        return
    for at, mark in rare:
        if mark not in _FULL:
            yield Hit(
                at,
                at + 1,
                f"标点“{mark}”与全文不一致：全文多用半角（{half} 处），应统一用全角",
                f"the mark {mark} is not written like the others: {half} of this document are half-width, "
                "full-width ones should stand throughout",
            )
            continue
        right = _FULL[mark]
        yield Hit(
            at,
            at + 1,
            f"标点“{mark}”与全文不一致，应为“{right}”",
            f"the mark {mark} is not written like the others of this document: {right}",
            Mend(at, at + 1, right, safe=_UNSURE.match(draft.raw, at + 1) is None),
        )


RULE: Final = CheckRule(
    code="X003",
    name="width-mixed",
    zh="全角、半角标点混用",
    en="Marks of two widths",
    severity=Severity.INFO,
    why_zh="中文标点占一个字的位置；同一文件里混用半角标点，版面不齐，也常是粘贴拼凑的痕迹。",
    why_en="A Chinese mark takes the room of a character; half-width ones among them look uneven and tell of "
    "pasted text.",
    source=f"{PUNCTUATION} 5.1",
    bad="一、重点任务\n加强统筹，建设平台；汇聚数据，编制目录；保障安全，压实责任,加强培训，做好宣传；总结经验，示范推广。\n"
    "二、保障措施\n加强统筹协调，落实经费。\n",
    good="一、重点任务\n加强统筹，建设平台；汇聚数据，编制目录；保障安全，压实责任，加强培训，做好宣传；总结经验，示范推广。\n"
    "二、保障措施\n加强统筹协调，落实经费。\n",
    check=check,
)
