"""Entries → figures: measures by unit and role, time limits by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workplan.exports.ledger.entries import UNIT_ROLES, Entry

if TYPE_CHECKING:
    from workplan.exports.ledger.by_unit import UnitTasks
    from workplan.model import Role


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures.

    Attributes:
        roles: the roles that any unit has, in their order.
        units: for each unit its measures in each of these roles, in all, and those of groups it may belong to.
        months: for each month (``2023-06``) the time limits that end in it, in order.
        undated: measures without any time that has a last day.
    """

    roles: tuple[Role, ...]
    units: tuple[tuple[str, tuple[int, ...]], ...]
    months: Mapping[str, int]
    undated: int


def summarise(entries: Sequence[Entry], units: Sequence[UnitTasks]) -> Summary:
    """Return the figures of a ledger.

    >>> from workplan import parse
    >>> from workplan.exports.ledger.by_unit import by_unit
    >>> from workplan.exports.ledger.entries import entries
    >>> from workplan.lexicon import default
    >>> found = entries([parse("一、统一目录\\n编制目录。（牵头单位：省数据局；配合单位：省财政厅、省政府有关部门）")])
    >>> summarise(found, by_unit(found, default())).units
    (('省数据局', (1, 0, 1, 0)), ('省财政厅', (0, 1, 1, 0)), ('省政府有关部门', (0, 1, 1, 0)))
    """
    present = [at for at in range(len(UNIT_ROLES)) if any(unit.counts[at] for unit in units)]
    months = Counter(f"{day:%Y-%m}" for entry in entries for day in entry.days)
    return Summary(
        roles=tuple(UNIT_ROLES[at] for at in present),
        units=tuple(
            (unit.name, (*(unit.counts[at] for at in present), len(unit.named), len(unit.groups))) for unit in units
        ),
        months=dict(sorted(months.items())),
        undated=sum(not entry.days for entry in entries),
    )
