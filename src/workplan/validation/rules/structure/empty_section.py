"""Sections with a number and nothing behind it, or with a heading and nothing below it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.model import BlockKind, Section, Severity
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

# So many characters below a heading are text, whatever they say.
_SOME_TEXT: Final = 2
_LONGEST: Final = 35


def check(draft: Draft) -> Iterator[Hit]:
    """Yield numbers without text, and headings without text where the sections beside them have some."""
    for family in draft.families:
        full = [s for s in family if s.sections or len(s.text.strip()) >= _SOME_TEXT]
        for section in family:
            if section.sections or len(section.text.strip()) >= _SOME_TEXT or draft.is_bare_number(section):
                continue
            if section.heading is None and not _last_of_list(section, family):
                yield Hit(
                    section.marker.start,
                    section.marker.end,
                    f"“{section.label}”之后没有内容",
                    f"nothing stands behind {section.label}",
                )
            elif section.heading and _asks_for_text(family, full) and not _is_contents(draft, section):
                span = section.heading_span or section.marker
                yield Hit(
                    span.start,
                    span.end,
                    f"标题“{section.heading}”之下没有正文",
                    f"no text stands below the heading “{section.heading}”",
                )


def _last_of_list(section: Section, family: tuple[Section, ...]) -> bool:
    """Tell whether a bare number ends a family: a page number that was taken for a marker."""
    return section is family[-1] and len(family) > 1 and section.label.isdigit()


def _breaks_off(draft: Draft, section: Section) -> bool:
    """Tell whether what stands behind the section was taken for no part of the plan."""
    behind = (b for b in draft.document.blocks if b.start >= section.span.end)
    known = next((b for b in behind if b.kind not in (BlockKind.SPACE, BlockKind.CHROME)), None)
    return known is not None and known.kind is BlockKind.OTHER


def _is_contents(draft: Draft, section: Section) -> bool:
    """Tell whether a heading is a line of a table of contents, or no heading but a whole paragraph."""
    heading = section.heading or ""
    if _breaks_off(draft, section) or len(heading) > _LONGEST or "..." in heading or "…" in heading:
        return True
    return sum(1 for s in draft.sections if s.heading == heading) > 1


def _asks_for_text(family: tuple[Section, ...], full: list[Section]) -> bool:
    """Tell whether the headings of a family must have text: nearly all of them have a heading and text."""
    with_both = sum(1 for s in full if s.heading is not None)
    return with_both >= 2 and with_both >= 0.75 * (len(family) - 1)


RULE: Final = CheckRule(
    code="S005",
    name="empty-section",
    zh="只有序号或标题而无内容",
    en="A number or heading without content",
    severity=Severity.WARNING,
    why_zh="有题无文多因起草时删去了正文，或换行丢失；这一条没有任务可落实。",
    why_en="A heading without text is what a deletion left, or a lost paragraph; there is no task in it to carry out.",
    source=CONSISTENCY,
    bad="一、总体要求\n坚持数据驱动。\n二、重点任务\n三、数据安全\n压实主体责任。\n四、保障措施\n加强统筹协调。\n",
    good="一、总体要求\n坚持数据驱动。\n二、重点任务\n建设数据平台。\n三、数据安全\n压实主体责任。\n"
    "四、保障措施\n加强统筹协调。\n",
    check=check,
)
