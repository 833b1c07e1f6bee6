"""Chapters that every earlier edition has and this one has not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Final

from workplan.matching import ratio
from workplan.model import Document, Severity
from workplan.validation.draft.editions import always, at_title
from workplan.validation.rule import CONTINUITY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

# Headings of one chapter in two editions share most of their words: 加强组织领导 · 进一步加强组织领导
_ALIKE: Final = 0.6
_HOLDERS: Final = 100
_NEAR: Final = 40
"""Headings with one of its characters, and those that share most of them, which a heading is held against."""


def check(draft: Draft) -> Iterator[Hit]:
    """Yield one hit for the chapters that all earlier editions have and of which nothing stands in this one."""
    dropped = _dropped(draft)
    gone = [heading for heading in always(draft, _headings, _among) if heading in dropped]
    if gone:
        named = [f"“{heading}”" for heading in gone]
        count = "一" if len(gone) == 1 else str(len(gone))
        yield at_title(
            draft,
            f"往年各版都有{''.join(named)}{count}章，这一版没有",
            f"every earlier edition has {', '.join(named)} as a chapter, this one has not",
        )


def _dropped(draft: Draft) -> set[str]:
    """Return the headings of the chapters of the edition before of which no part has a counterpart in this one."""
    aligned = draft.aligned
    if aligned is None:
        return set()
    return {
        chapter.heading
        for chapter in draft.editions[-1].chapters
        if chapter.heading and not any(aligned.counterpart(section.path) for section in chapter.walk())
    }


class _Headings(tuple[str, ...]):
    """Headings, those that share characters with another one found without looking at all."""

    def near(self, heading: str) -> list[str]:
        """Return the headings that share most characters with ``heading``."""
        holders = self._holders
        shared = Counter(at for char in set(heading) for at in holders.get(char, ())[:_HOLDERS])
        return [self[at] for at, _ in shared.most_common(_NEAR)]

    @cached_property
    def _holders(self) -> dict[str, list[int]]:
        holders: dict[str, list[int]] = {}
        for at, heading in enumerate(self):
            for char in set(heading):
                holders.setdefault(char, []).append(at)
        return holders


def _headings(document: Document) -> _Headings:
    return _Headings(chapter.heading for chapter in document.chapters if chapter.heading)


def _among(heading: str, headings: _Headings) -> bool:
    return any(ratio(heading, other) >= _ALIKE for other in headings.near(heading))


RULE: Final = CheckRule(
    code="E001",
    name="chapter-gone",
    zh="往年各版都有的一章，这一版没有",
    en="A chapter of every earlier edition is gone",
    severity=Severity.WARNING,
    why_zh="年年都有的一章（如组织保障）今年没有，可能是有意调整，也可能是起草时漏掉了。",
    why_en="A chapter that stood in the plan every year may be left out on purpose, or forgotten in drafting.",
    source=CONTINUITY,
    earlier="一、推进数据共享\n编制目录。\n二、强化组织保障\n压实责任。\n",
    bad="一、推进数据共享\n更新目录。\n二、建设数据平台\n升级系统。\n",
    good="一、推进数据共享\n更新目录。\n二、进一步强化组织保障\n压实责任。\n",
    check=check,
)
