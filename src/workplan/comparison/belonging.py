"""Two documents and what they have in common → doubts whether they are an earlier and a later edition of one plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Final

from workplan.comparison.alignment import Group
from workplan.comparison.model import Doubt, DoubtKind
from workplan.comparison.passages import Passage
from workplan.lexicon import default
from workplan.matching import ratio
from workplan.model import BlockKind, Document
from workplan.setting import own_place, plan_years_of, years_named
from workplan.source import fold, squeeze

_LITTLE: Final = 0.2
"""Share of sections with a counterpart; plans of two bodies have 0.00 to 0.10, editions of one 0.4 and more."""

_FEW: Final = 3
"""Sections of which each side must have more for that share to tell anything."""

_SOME: Final = 0.5
_OTHER_TITLE: Final = 0.3
"""Share of characters in common below which two titles have another subject."""

_SAYING: Final = frozenset({BlockKind.PREAMBLE, BlockKind.OTHER})
_QUOTED: Final = re.compile(r"《[^《》]{0,200}》")
_NO_SUBJECT: Final = re.compile(r"关于|印发|的通知|年度?|[0-9—\-~至《》“”()〔〕]")


def doubts(old: Document, new: Document, common: tuple[int, int]) -> Iterator[Doubt]:
    """Yield what makes it doubtful that ``new`` follows ``old``.

    Args:
        old: what was given as the earlier edition.
        new: what was given as the later one.
        common: of how many sections without sections in them how many have a counterpart; see :func:`in_common`.
    """
    yield from _order(old, new)
    places = [own_place(document.masthead, default()) for document in (old, new)]
    if places[0] is not None and places[1] is not None and places[0].title != places[1].title:
        yield Doubt(kind=DoubtKind.OTHER_PLACE, old=places[0].title, new=places[1].title)
    pairs, sections = common
    share = pairs / sections if sections > _FEW else 1.0
    if share < _SOME and _other_subject(old.title, new.title):
        yield Doubt(kind=DoubtKind.OTHER_SUBJECT, old=old.title, new=new.title)
    if share < _LITTLE:
        yield Doubt(kind=DoubtKind.LITTLE_IN_COMMON, old=str(pairs), new=str(sections))


def in_common(old: Iterable[Passage], new: Iterable[Passage], groups: Iterable[Group]) -> tuple[int, int]:
    """Return how many sections have a counterpart, and how many could have one: those of the edition with fewer.

    Only sections without sections in them count: two plans may share the headings of their chapters.
    """
    mine, others = ({p.order for p in edition if p.order and p.is_leaf} for edition in (old, new))
    paired = [group for group in groups if group.old and group.new]
    there = sum(len(mine.intersection(group.old)) for group in paired)
    back = sum(len(others.intersection(group.new)) for group in paired)
    return min(there, back), min(len(mine), len(others))


def _order(old: Document, new: Document) -> Iterator[Doubt]:
    """Yield the doubt that the earlier edition is the later one: by the plans' years, in one year by their issue."""
    before, after = _years(old), _years(new)
    if before and after and before != after:
        if before > after:
            yield Doubt(kind=DoubtKind.OLD_IS_LATER, old=str(before[0]), new=str(after[0]))
        return
    issued = [d.masthead.date_issued.value if d.masthead.date_issued else None for d in (old, new)]
    if issued[0] and issued[1] and issued[0] > issued[1]:
        yield Doubt(kind=DoubtKind.OLD_IS_LATER, old=issued[0].isoformat(), new=issued[1].isoformat())


def _years(document: Document) -> tuple[int, int] | None:
    """Return the years of the plan; where its title tells none, the year that its preamble names, if it names one."""
    known = plan_years_of(document)
    if known is not None:
        return known
    before = takewhile(lambda block: not block.path, document.blocks)
    preamble = "".join(document.text[block.start : block.end] for block in before if block.kind in _SAYING)
    return years_named(_QUOTED.sub("", fold(preamble)))


def _other_subject(title: str, other: str) -> bool:
    """Tell whether two titles are about different things, years and the words of every title aside.

    >>> _other_subject("甘肃省2023年法治政府建设工作要点", "甘肃省2024年法治建设工作要点")
    False
    >>> _other_subject("2023年绿化任务", "数字山东行动方案")
    True
    """
    left, right = (_NO_SUBJECT.sub("", squeeze(fold(text))) for text in (title, other))
    return bool(left and right) and ratio(left, right) < _OTHER_TITLE
