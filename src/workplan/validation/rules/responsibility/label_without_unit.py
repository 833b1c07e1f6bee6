"""A label of responsibility with no unit behind it: (责任单位:)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

_EMPTY: Final = regex.compile(
    r"[(;,。\n](?P<label>(?:牵头|责任|配合|协办|主办|参与|参加)(?:责任)?(?:单位|部门)):\s{0,2}"
    r"(?=[);。]|\n[^\S\n]*\n\s*(?:$|[一二三四五六七八九十]{1,3}、|\(|\d{1,3}[.、]|第))"
)


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the labels behind which no unit stands."""
    for match in _EMPTY.finditer(draft.text):
        start, end = match.span("label")
        yield Hit(start, end, f"“{match['label']}”之后没有单位", f"no unit stands behind {match['label']}")


RULE: Final = CheckRule(
    code="R005",
    name="label-without-unit",
    zh="责任栏空白",
    en="A label without a unit",
    severity=Severity.ERROR,
    why_zh="写了“责任单位”而没有单位，多是待填的空白。",
    why_en="A label with nothing behind it is a blank that was to be filled in.",
    source=CONSISTENCY,
    bad="一、重点任务\n建设数据平台。（责任单位：）\n二、保障措施\n加强统筹协调。（责任单位：省财政厅）\n",
    good="一、重点任务\n建设数据平台。（责任单位：省数据局）\n二、保障措施\n加强统筹协调。（责任单位：省财政厅）\n",
    check=check,
)
