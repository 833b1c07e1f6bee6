"""Regulations of two editions → what came of them: planned and now in force, new, gone, or treated otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from workplan.comparison.model import Change, ChangeKind, Side
from workplan.comparison.passages import Passage
from workplan.model import Action
from workplan.source import fold, squeeze

_PLANNED: Final = frozenset({Action.ENACT})
_REVISED: Final = frozenset({Action.AMEND})
_IN_FORCE: Final = frozenset({Action.IMPLEMENT, Action.BASIS, Action.STUDY})
_THERE: Final = _IN_FORCE | {Action.AMEND, Action.REPEAL, Action.REVIEW}

_DRAFT: Final = re.compile(r"[(](?:修订)?(?:草案|送审稿|征求意见稿|试行|暂行|修订版?|修正)[^()]{0,4}[)]")
"""What a title has in brackets while it is made, or has no longer: (草案), (试行)."""


_YEARS: Final = re.compile(r"(?<=\d年)[-~至](?=\d{4})|(?<=\d{4})[-~至](?=\d{4})")


def plain_title(title: str) -> str:
    """Return what two spellings of one title share: no marks of drafts, one dash between years, no country before it.

    >>> plain_title("绿化规划（2030-2035年）（草案）"), plain_title("中华人民共和国公路法")
    ('绿化规划(2030—2035年)', '公路法')
    """
    return _YEARS.sub("—", _DRAFT.sub("", squeeze(fold(title)))).removeprefix("中华人民共和国")


@dataclass(slots=True)
class Titles:
    """The regulations of one edition: by title without marks of drafts, the first place of each action."""

    sides: dict[str, dict[Action, Side]] = field(default_factory=dict)

    @classmethod
    def of(cls, group: Iterable[Passage]) -> Titles:
        """Collect the regulations of some passages."""
        found = cls()
        for passage in group:
            for row in passage.mentions.regulations:
                title = plain_title(row.stands_for or row.title)
                side = Side(
                    text=row.title,
                    span=row.span,
                    path=passage.path,
                    measure=row.measure,
                    value=row.action.value,
                    context=passage.sentence(row),
                )
                found.sides.setdefault(title, {}).setdefault(row.action, side)
        return found

    def actions(self, title: str) -> set[Action]:
        """Return what is done with a title."""
        return set(self.sides.get(title, ()))

    def shown(self, title: str) -> tuple[Side, ...]:
        """Return the first place of each action with a title."""
        first = self.sides.get(title, {})
        return tuple(first[action] for action in Action if action in first)


def done(before: set[Action], after: set[Action]) -> bool:
    """Tell whether what was planned is in force: enacted, then carried out, amended or taken as a basis.

    >>> done({Action.ENACT}, {Action.IMPLEMENT}), done({Action.ENACT}, {Action.ENACT})
    (True, False)
    """
    if before & _PLANNED and after & _THERE and not after & _PLANNED:
        return True
    return bool(before & _REVISED and after & _IN_FORCE and not after & (_PLANNED | _REVISED))


def regulations(old: Sequence[Passage], new: Sequence[Passage], all_old: Titles, all_new: Titles) -> Iterator[Change]:
    """Yield what changed about the regulations of some passages.

    A title that stands elsewhere in the other edition is looked up there: what one chapter plans to enact, another
    carries out a year later. That is told where it was planned; a title that only changed its place is not told.

    Args:
        old: passages of the old edition.
        new: those that stand for them in the new one.
        all_old: the old edition's regulations.
        all_new: the new edition's.
    """
    mine, others = Titles.of(old), Titles.of(new)
    for title in dict.fromkeys([*mine.sides, *others.sides]):
        before, after = mine.actions(title), others.actions(title)
        old_sides, new_sides = mine.shown(title), others.shown(title)
        if before == after:
            continue
        if not after and title in all_new.sides:
            after, new_sides = all_new.actions(title), all_new.shown(title)
            if not done(before, after):
                continue
        elif not before and title in all_old.sides:
            before, old_sides = all_old.actions(title), all_old.shown(title)
            if not done(after, before):
                continue
        if not before:
            kind = ChangeKind.REGULATION_ADDED
        elif not after:
            kind = ChangeKind.REGULATION_DROPPED
        elif done(before, after):
            kind = ChangeKind.REGULATION_DONE
        elif done(after, before):
            kind = ChangeKind.REGULATION_REOPENED
        else:
            kind = ChangeKind.REGULATION_CHANGED
        yield Change(kind=kind, subject=title, old=old_sides, new=new_sides)
