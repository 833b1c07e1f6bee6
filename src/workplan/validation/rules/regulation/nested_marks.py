"""《》 inside 《》, where 〈〉 should stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity
from workplan.validation.rule import PUNCTUATION, CheckRule, Hit, Mend

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

_NESTED: Final = regex.compile(r"《[^《》。\n]{0,80}(?P<inner>《(?P<title>[^《》。\n]{1,80})》)[^《》。\n]{0,40}》")

# 关于印发《…》的通知: what is told of the inner title shows that it is one.
_TELLS: Final = regex.compile(r"(?:印发|转发|批转|发布|公布|修改|修订|废止|实施|执行|贯彻|落实)$")


def check(draft: Draft) -> Iterator[Hit]:
    """Yield each title inside another one that has double marks of its own."""
    for match in _NESTED.finditer(draft.text):
        start, end = match.span("inner")
        title = draft.raw[start + 1 : end - 1]
        yield Hit(
            start,
            end,
            f"书名号之内再用书名号，应为单书名号“〈{title}〉”",
            f"inside title marks the single ones should stand: 〈{title}〉",
            Mend(start, end, f"〈{title}〉", safe=_TELLS.search(draft.text, match.start(), start) is not None),
        )


RULE: Final = CheckRule(
    code="L002",
    name="nested-marks",
    zh="双书名号套用双书名号",
    en="Double title marks inside double ones",
    severity=Severity.INFO,
    why_zh="书名号之内还要用书名号时，外面用双书名号，里面用单书名号，否则文件名的起止不明。",
    why_en="Inside 《》 stands 〈〉; with the double marks inside it is open where the outer title ends.",
    source=f"{PUNCTUATION} 4.15.3.3",
    bad="一、重点任务\n落实《省政府办公厅关于印发《甘肃省数据共享办法》的通知》。\n二、保障措施\n加强统筹协调。\n",
    good="一、重点任务\n落实《省政府办公厅关于印发〈甘肃省数据共享办法〉的通知》。\n二、保障措施\n加强统筹协调。\n",
    check=check,
)
