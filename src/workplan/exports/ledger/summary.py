"""Entries → figures: tasks by unit and role, time limits by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workplan.exports.ledger.entries import UNIT_ROLES, Entry, due

if TYPE_CHECKING:
    from workplan.model import Role


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures.

    Attributes:
        roles: the roles that any unit has, in their order.
        units: for each unit its tasks in each of these roles and in all; most tasks first, then as the plan names them.
        months: for each month (``2023-06``) the time limits that end in it, in order.
        undated: tasks without any time that has a last day.
    """

    roles: tuple[Role, ...]
    units: Mapping[str, tuple[int, ...]]
    months: Mapping[str, int]
    undated: int


def summarise(entries: Sequence[Entry]) -> Summary:
    """Return the figures of a ledger.

    >>> from workplan import parse
    >>> from workplan.exports.ledger.entries import entries
    >>> summarise(entries([parse("一、统一目录\\n编制目录。（牵头单位：省数据局；配合单位：省财政厅）")])).units
    {'省数据局': (1, 0, 1), '省财政厅': (0, 1, 1)}
    """
    by_role = Counter(pair for entry in entries for pair in entry.answering)
    in_all = Counter(unit for entry in entries for unit in entry.units)
    present = {role for _, role in by_role}
    roles = tuple(role for role in UNIT_ROLES if role in present)
    ends = [[time.end for time in entry.section.times if due(time) and time.end] for entry in entries]
    months = Counter(f"{end:%Y-%m}" for found in ends for end in found)
    return Summary(
        roles=roles,
        units={unit: (*(by_role[unit, role] for role in roles), count) for unit, count in in_all.most_common()},
        months=dict(sorted(months.items())),
        undated=sum(not found for found in ends),
    )
