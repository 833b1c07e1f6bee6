"""Mentions of two groups of passages → typed changes of units, times and targets."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Final, Generic, TypeVar

from workplan.comparison.model import Change, ChangeKind, Side
from workplan.comparison.passages import Passage
from workplan.model import Responsibility, Role, Target, Time, TimeKind
from workplan.texts import figure

M = TypeVar("M", Time, Target)
_ROLES: Final = list(Role)
_NEAR: Final = 16
"""Characters before a time or figure that tell what it is about."""

_TELLING: Final = 2
"""Pairs of characters around them that two times or figures share if they are about one thing."""

_TWINS: Final = 100
"""Mentions alike among which the one with the likest words around it is looked for."""

_PAIRS: Final = 40_000
"""Pairs of mentions that are all looked at; of more, only those that share words and stand near one another."""

_BESIDE: Final = 4
"""Mentions on either side that are looked at for each pair of characters then."""


@dataclass(frozen=True)
class Standing(Generic[M]):
    """A mention and the passage that it stands in."""

    mention: M
    passage: Passage

    @property
    def start(self) -> int:
        """Where it starts in the source."""
        return self.mention.span.start

    @cached_property
    def about(self) -> set[str]:
        """Pairs of characters before it, in its own sentence."""
        start = self.mention.span.start
        before = self.passage.folded[max(0, start - _NEAR) : start].rpartition("。")[2]
        after = self.passage.folded[self.mention.span.end : self.mention.span.end + _NEAR].partition("。")[0]
        return {text[at : at + 2] for text in (before, after) for at in range(len(text) - 1)}

    def side(self, value: str) -> Side:
        """Return it as one side of a change."""
        return Side(
            text=self.mention.text,
            span=self.mention.span,
            path=self.passage.path,
            measure=self.mention.measure,
            value=value,
            context=self.passage.sentence(self.mention),
        )


def _unit_rows(group: Iterable[Passage]) -> dict[str, list[tuple[Role, Responsibility, Passage]]]:
    rows: dict[str, list[tuple[Role, Responsibility, Passage]]] = {}
    for passage in group:
        for row in passage.mentions.responsibilities:
            for name in [unit.name for unit in row.units] or [row.text]:
                rows.setdefault(name, []).append((row.role, row, passage))
    return rows


def units(old: Sequence[Passage], new: Sequence[Passage], measures: Mapping[int, int]) -> Iterator[Change]:
    """Yield the leads if they changed, then each unit that came, went or has another part now, or in another measure.

    Args:
        old: passages of the old edition; none, if all of the new ones were added.
        new: those that stand for them in the new one.
        measures: numbers of new measures by those of the old ones that they surely are; empty where there is one.
    """
    mine, others = _unit_rows(old), _unit_rows(new)

    def sides(name: str, rows: dict[str, list[tuple[Role, Responsibility, Passage]]]) -> tuple[Side, ...]:
        seen: dict[tuple[Role, str, int | None], Side] = {}
        for role, row, passage in rows.get(name, ()):
            side = Side(text=row.text, span=row.span, path=passage.path, measure=row.measure, value=role.value)
            seen.setdefault((role, passage.path, row.measure), side)
        return tuple(seen[key] for key in sorted(seen, key=lambda key: _ROLES.index(key[0])))

    def leads(rows: dict[str, list[tuple[Role, Responsibility, Passage]]]) -> dict[str, list[Side]]:
        found = ((n, [s for s in sides(n, rows) if s.value == Role.LEAD]) for n in rows)
        return {name: leading for name, leading in found if leading}

    old_leads, new_leads = leads(mine), leads(others)
    if old and new and old_leads.keys() != new_leads.keys():
        yield Change(
            kind=ChangeKind.LEAD_CHANGED, old=tuple(chain(*old_leads.values())), new=tuple(chain(*new_leads.values()))
        )
    for name in dict.fromkeys([*mine, *others]):
        before, after = sides(name, mine), sides(name, others)
        if not before:
            yield Change(kind=ChangeKind.UNIT_GAINED, subject=name, new=after)
        elif not after:
            yield Change(kind=ChangeKind.UNIT_LOST, subject=name, old=before)
        elif {s.value for s in before} != {s.value for s in after} or _elsewhere(before, after, measures):
            yield Change(kind=ChangeKind.ROLE_CHANGED, subject=name, old=before, new=after)


def _elsewhere(before: Iterable[Side], after: Iterable[Side], measures: Mapping[int, int]) -> bool:
    """Tell whether a unit has another part in a measure that both editions have."""
    roles: dict[int, set[str]] = {}
    others: dict[int, set[str]] = {}
    for found, sides in ((roles, before), (others, after)):
        for side in sides:
            found.setdefault(side.measure or 0, set()).add(side.value)
    return any(roles.get(old, set()) != others.get(new, set()) for old, new in measures.items())


def _matched(
    old: Sequence[Standing[M]], new: Sequence[Standing[M]], same: Callable[[M], Hashable], kin: Callable[[M], Hashable]
) -> Iterator[tuple[Standing[M] | None, Standing[M] | None]]:
    """Yield pairs of mentions that differ, and mentions that only one side has.

    What is the same on both sides falls out first; of the rest those of one kin are paired, first where the words
    around them are most alike, and where they are the only ones of their kin.
    """
    left, right = _without_twins(old, new, same)
    lone = len(left) == len(right) == 1
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for shared, _, _, i, j in sorted(_likely(left, right, kin)):
        if i not in taken_left and j not in taken_right and (-shared >= _TELLING or lone):
            taken_left.add(i)
            taken_right.add(j)
            yield left[i], right[j]
    yield from ((a, None) for i, a in enumerate(left) if i not in taken_left)
    yield from ((None, b) for j, b in enumerate(right) if j not in taken_right)


def _without_twins(
    old: Sequence[Standing[M]], new: Sequence[Standing[M]], same: Callable[[M], Hashable]
) -> tuple[list[Standing[M]], list[Standing[M]]]:
    """Return the mentions of both sides that the other side has not."""
    twins: defaultdict[Hashable, list[Standing[M]]] = defaultdict(list)
    for mention in new:
        twins[same(mention.mention)].append(mention)
    left: list[Standing[M]] = []
    for mention in old:
        among = twins[same(mention.mention)]
        if not among:
            left.append(mention)
            continue
        first = among[:_TWINS]
        best = max(range(len(first)), key=lambda at: (len(mention.about & first[at].about), -first[at].start, -at))
        del among[best]
    kept = {id(mention) for among in twins.values() for mention in among}
    return left, [mention for mention in new if id(mention) in kept]


def _likely(
    left: Sequence[Standing[M]], right: Sequence[Standing[M]], kin: Callable[[M], Hashable]
) -> Iterator[tuple[int, int, int, int, int]]:
    """Yield the pairs that may stand for one another: how alike (below zero), where both start, their places."""
    holders: defaultdict[Hashable, list[int]] = defaultdict(list)
    few = len(left) * len(right) <= _PAIRS
    for j, b in enumerate(right):
        for key in (0,) if few else b.about:
            holders[kin(b.mention), key].append(j)
    for i, a in enumerate(left):
        beside = i * len(right) // len(left)
        near: set[int] = set()
        for key in (0,) if few else a.about:
            among = holders.get((kin(a.mention), key), [])
            start = 0 if few else max(0, bisect_left(among, beside) - _BESIDE)
            near.update(among if few else among[start : start + 2 * _BESIDE])
        for j in near:
            yield -len(a.about & right[j].about), a.start, right[j].start, i, j


def _binding(group: Iterable[Passage]) -> list[Standing[Time]]:
    return [Standing(t, p) for p in group for t in p.mentions.times if t.kind is not TimeKind.REFERENCE]


def _day(time: Time) -> str:
    if time.end or time.start:
        return (time.end or time.start or dt.date.min).isoformat()
    return time.recurrence or time.relative_to or time.text


def _same_day_years_later(old: dt.date, new: dt.date, years: int) -> bool:
    return years != 0 and new.year - old.year == years and (new.month, new.day) == (old.month, old.day)


def times(old: Sequence[Passage], new: Sequence[Passage], years: int) -> Iterator[Change]:
    """Yield the binding times that came, went, or fall earlier or later than they did.

    A time written alike in both (年底前) is no change, though it means another day in another year's plan.

    Args:
        old: passages of the old edition.
        new: those that stand for them in the new one.
        years: how many years the new plan's year is ahead of the old one's.
    """
    for before, after in _matched(_binding(old), _binding(new), lambda t: (t.kind, t.text), lambda t: 0):
        if before is None or after is None:
            kind = ChangeKind.DEADLINE_ADDED if before is None else ChangeKind.DEADLINE_DROPPED
            yield Change(
                kind=kind,
                old=(before.side(_day(before.mention)),) if before else (),
                new=(after.side(_day(after.mention)),) if after else (),
            )
            continue
        a, b = before.mention, after.mention
        kind = ChangeKind.TIME_CHANGED
        calendar = False
        if a.end and b.end and a.kind is not TimeKind.RECURRENCE and b.kind is not TimeKind.RECURRENCE:
            if (a.start, a.end, a.kind) == (b.start, b.end, b.kind):
                continue
            if a.end != b.end:
                kind = ChangeKind.DEADLINE_ADVANCED if b.end < a.end else ChangeKind.DEADLINE_SLIPPED
                calendar = _same_day_years_later(a.end, b.end, years)
        elif (a.kind, _day(a)) == (b.kind, _day(b)):
            continue
        yield Change(kind=kind, old=(before.side(_day(a)),), new=(after.side(_day(b)),), with_plan_year=calendar)


def _figures(group: Iterable[Passage]) -> list[Standing[Target]]:
    return [Standing(t, p) for p in group for t in p.mentions.targets]


def _figure(target: Target) -> str:
    return f"{target.comparator.value} {figure(target.value)}"


def targets(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[Change]:
    """Yield the figures that came, went, rose or fell."""
    found = _matched(_figures(old), _figures(new), lambda t: (t.comparator, t.value, t.unit), lambda t: t.unit)
    for before, after in found:
        if before is None or after is None:
            target = next(one.mention for one in (before, after) if one is not None)
            kind = ChangeKind.TARGET_ADDED if before is None else ChangeKind.TARGET_DROPPED
        else:
            a, b = before.mention.value, after.mention.value
            target = after.mention
            kind = (
                ChangeKind.TARGET_RAISED if b > a else ChangeKind.TARGET_LOWERED if b < a else ChangeKind.TARGET_CHANGED
            )
        yield Change(
            kind=kind,
            subject=target.unit,
            old=(before.side(_figure(before.mention)),) if before else (),
            new=(after.side(_figure(after.mention)),) if after else (),
        )
