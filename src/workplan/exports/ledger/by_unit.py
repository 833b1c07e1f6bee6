"""Entries → the units that answer for them: for each what names it, and what names a group it may belong to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from workplan.concern import groups_for, includes, is_place, meant, named, names_of, names_unit
from workplan.exports.ledger.entries import UNIT_ROLES, Entry
from workplan.names.shapes import Bodies

if TYPE_CHECKING:
    from workplan.lexicon import Lexicon
    from workplan.model import Role, Unit


class UnitTasks(NamedTuple):
    """The entries of one unit.

    Attributes:
        name: its name as the plan has it first.
        named: places of the entries that name it.
        groups: places of those that name only a group it may belong to.
        group_names: the names of these groups.
        counts: in how many of the entries that name it it has each role, in the order of ``UNIT_ROLES``.
    """

    name: str
    named: tuple[int, ...]
    groups: tuple[int, ...] = ()
    group_names: tuple[str, ...] = ()
    counts: tuple[int, ...] = (0,) * len(UNIT_ROLES)


class _Units:
    """The units of some entries, one body under its several names."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.by_key: dict[str, list[int]] = {}
        self.names: dict[str, str] = {}
        self.groups: dict[str, list[int]] = {}
        self.counts: Counter[tuple[str, Role]] = Counter()
        for at, entry in enumerate(entries):
            rows = [row for row in entry.answering if row.role in UNIT_ROLES]
            told = dict.fromkeys((self._known(unit), row.role) for row in rows for unit in row.units)
            self.counts.update(list(told))
            for key in dict.fromkeys(key for key, _ in told):
                self.by_key.setdefault(key, []).append(at)
                if key in self.groups:
                    self.groups[key].append(at)

    def _known(self, unit: Unit) -> str:
        """Return the key of a unit, which is known from now on."""
        key = _key(unit)
        self.names.setdefault(key, unit.name)
        if unit.collective:
            self.groups.setdefault(key, [])
        return key


def by_unit(entries: Sequence[Entry], lexicon: Lexicon) -> list[UnitTasks]:
    """Return the units that answer for any of ``entries``, most entries first, then as the plan names them.

    Args:
        entries: the entries.
        lexicon: the words of groups and places.
    """
    units = _Units(entries)
    order = sorted(units.by_key, key=lambda key: -len(units.by_key[key]))
    return [_tasks(units, key, lexicon) for key in order]


def of_unit(entries: Sequence[Entry], name: str, lexicon: Lexicon) -> UnitTasks:
    """Return the entries of one unit: those that concern it, as :func:`workplan.concerned` has it, by any of its names.

    Args:
        entries: the entries.
        name: any of its names: as the plan writes it, the full official one, a second name.
        lexicon: the words of groups and places.

    Raises:
        UsageError: no entry names it, or a group it may belong to.
    """
    wanted = named(name)
    units = [unit for entry in entries for row in entry.answering for unit in row.units]
    # A body may have several short forms, and one short form may be that of a body in each of two provinces.
    names = dict.fromkeys([wanted, *(_key(unit) for unit in units if wanted in names_of(unit))])
    roles = [{row.role for row in entry.answering if any(names_unit(row, each) for each in names)} for entry in entries]
    alone = lexicon.build(Bodies).collective(wanted)
    wider = [
        () if alone or found else _wider(entry, wanted, lexicon) for entry, found in zip(entries, roles, strict=True)
    ]
    mine = tuple(at for at, found in enumerate(roles) if found)
    groups = tuple(at for at, found in enumerate(wider) if found)
    # The government of a place is seldom named itself: 各市州 are.
    if not mine and not (groups and is_place(wanted, lexicon)):
        return of_unit(entries, meant(name, map(names_of, units), lexicon), lexicon)
    counts = tuple(sum(role in found for found in roles) for role in UNIT_ROLES)
    return UnitTasks(wanted, mine, groups, tuple(dict.fromkeys(chain.from_iterable(wider))), counts)


def _tasks(units: _Units, key: str, lexicon: Lexicon) -> UnitTasks:
    name, mine = units.names[key], tuple(units.by_key[key])
    counts = tuple(units.counts[key, role] for role in UNIT_ROLES)
    if key in units.groups:
        return UnitTasks(name, mine, counts=counts)
    held = set(mine)
    groups = {group: set(places) - held for group, places in units.groups.items()}
    groups = {group: places for group, places in groups.items() if places and includes(group, key, lexicon)}
    return UnitTasks(name, mine, tuple(sorted(set().union(*groups.values()))), tuple(groups), counts)


def _key(unit: Unit) -> str:
    """Return what tells a unit from others: its full official name, else its name."""
    return unit.canonical or unit.name


def _wider(entry: Entry, unit: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the groups that an entry names and that ``unit`` (folded) may belong to."""
    groups = (each.name for row in entry.answering for each in row.units if each.collective)
    return groups_for(unit, groups, lexicon)
