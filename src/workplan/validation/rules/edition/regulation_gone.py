"""Regulations that the last edition was to enact or amend and this one does not mention."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.comparison.regulations import plain_title
from workplan.model import Action, Severity
from workplan.validation.draft.editions import at, by_place
from workplan.validation.rule import CONTINUITY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

_ANNOUNCED: Final = frozenset({Action.ENACT, Action.AMEND})


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the regulations announced in the latest earlier edition that are not heard of any more, task by task."""
    known = {plain_title(regulation.stands_for or regulation.title) for regulation in draft.document.regulations}
    for edition in draft.editions[-1:]:
        lost: dict[str, str] = {}
        for found in edition.regulations:
            if found.action in _ANNOUNCED and plain_title(found.stands_for or found.title) not in known:
                lost.setdefault(found.title, found.path)
        for section, titles in by_place(draft, lost.items()):
            named = "、".join(f"《{title}》" for title in titles)
            yield at(
                draft,
                section,
                f"上一版要制定或修订的{named}，这一版没有下文",
                f"the last edition was to enact or amend {named}, this one does not mention it",
            )


RULE: Final = CheckRule(
    code="E003",
    name="regulation-gone",
    zh="上一版要制定或修订的法规文件，这一版没有下文",
    en="A regulation that the last edition announced is not mentioned",
    severity=Severity.WARNING,
    why_zh="上一年承诺制定或修订的文件，今年应当或已出台并落实，或继续推进；只字不提，读者无从知道是否完成。",
    why_en="What was to be enacted or amended last year is in force now or still to be done; where nothing is said, "
    "nobody can tell whether it was.",
    source=CONTINUITY,
    earlier="一、推进数据共享\n制定《甘肃省数据共享管理办法》。\n二、建设数据平台\n建设系统。\n",
    bad="一、推进数据共享\n更新目录。\n二、建设数据平台\n升级系统。\n",
    good="一、推进数据共享\n落实《甘肃省数据共享管理办法》。\n二、建设数据平台\n升级系统。\n",
    check=check,
)
