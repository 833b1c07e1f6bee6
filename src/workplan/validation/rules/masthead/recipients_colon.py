"""Recipients without the colon behind them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.model import Severity
from workplan.validation.draft.unmarked_recipients import unmarked_recipients
from workplan.validation.examples import notice
from workplan.validation.rule import LAYOUT, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the end of the recipients if no colon stands there."""
    line = unmarked_recipients(draft)
    if line is not None:
        yield Hit(line.end - 1, line.end, "主送机关之后应有冒号", "a colon stands behind the recipients")


RULE: Final = CheckRule(
    code="M011",
    name="recipients-colon",
    zh="主送机关后缺冒号",
    en="No colon behind the recipients",
    severity=Severity.INFO,
    why_zh="主送机关居左顶格，最后一个机关名称后标全角冒号。",
    why_en="Behind the last of the recipients stands a colon.",
    source=f"{LAYOUT} 7.3.2",
    bad=notice(recipients="各市、自治州人民政府，省政府各部门。"),
    good=notice(),
    check=check,
)
