"""Sections → the single bodies that they make responsible, each taken apart by the table of bodies."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from workplan.lexicon import Lexicon
from workplan.model import Responsibility, Role, Section, Unit
from workplan.names.bodies import Body, bare, readings, whole
from workplan.names.places import WORDS, Jurisdiction, place_at
from workplan.source import fold, squeeze


class Assigned(NamedTuple):
    """One body that one element of a clause names.

    Attributes:
        section: where.
        found: the responsibility.
        unit: the body.
        name: its name, folded.
    """

    section: Section
    found: Responsibility
    unit: Unit
    name: str


class Known(NamedTuple):
    """What the table of bodies knows of a name.

    Attributes:
        place: the place it names, None if it names none (or only a level word).
        word: the level word in the place's stead.
        front: characters before the body itself (place or level word).
        bodies: what the rest may be; empty if the table does not know it.
    """

    place: Jurisdiction | None
    word: str
    front: str
    bodies: tuple[Body, ...]


def assigned(sections: Iterable[Section]) -> tuple[Assigned, ...]:
    """Return the single bodies with a part in the work, groups and persons left out."""
    return tuple(
        Assigned(section, found, unit, fold(squeeze(unit.name)))
        for section in sections
        for found in section.own_responsibilities
        if found.role is not Role.LEADER
        for unit in found.units
        if not unit.collective
    )


def known(name: str, place: Jurisdiction | None, lexicon: Lexicon) -> Known:
    """Take ``name`` apart as a body of ``place``'s plan.

    >>> from workplan.lexicon import default
    >>> found = known("省财政厅", None, default())
    >>> found.front, found.bodies[0].full
    ('省', '{place}财政厅')
    """
    for reading in readings(name, lexicon):
        at = reading.place or (place.called(reading.word) if place else None)
        bodies = tuple(e.body for e in reading.entries if at is None or e.body.found_in(at))
        if bodies:
            return Known(reading.place, reading.word, name[: len(name) - len(reading.rest)], bodies)
    entries = (*whole(name, lexicon), *bare(name, lexicon))
    if entries:
        return Known(None, "", "", tuple(e.body for e in entries))
    front = front_of(name, lexicon)
    return Known(None, "", name[:front], ())


def front_of(name: str, lexicon: Lexicon) -> int:
    """Return how many characters of ``name`` are its place or level word.

    >>> from workplan.lexicon import default
    >>> front_of("省财政厅", default()), front_of("兰州市财政局", default()), front_of("财政部", default())
    (1, 3, 0)
    """
    place = place_at(name, 0, lexicon)
    if place is not None:
        return place[1]
    word = next((w for w in WORDS if name.startswith(w)), "")
    return len(word)
