"""A document → who does what by when, how much of it, and what becomes of which regulation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from workplan import (
    Action,
    Category,
    Comparator,
    Concerned,
    Document,
    Measure,
    Mention,
    Mentions,
    Regulation,
    Responsibility,
    Role,
    Section,
    Target,
    Time,
    TimeKind,
    Unit,
    concerned,
)


def told(mention: Mention) -> str:
    """Return a mention in one line; a new kind of mention would not pass the type check here."""
    match mention:
        case Responsibility(role=role, units=units):
            return f"{role}: {'、'.join(unit.name for unit in units)}"
        case Regulation(action=action, title=title):
            return f"{action}: {title}"
        case Time(kind=kind, text=text):
            return f"{kind}: {text}"
        case Target(comparator=comparator, value=value, unit=unit):
            return f"{comparator} {value} {unit}"
        case _:
            assert_never(mention)


def leads(document: Document) -> dict[str, list[str]]:
    """Return for each measure who leads it, by short name."""
    found: dict[str, list[str]] = {}
    measure: Measure
    for measure in document.measures:
        rows = document.answering(measure)
        units: list[Unit] = [unit for row in rows if row.role is Role.LEAD for unit in row.units]
        found[f"{measure.path}-{measure.number}"] = [unit.canonical or unit.name for unit in units]
    return found


def due(document: Document) -> Iterator[tuple[str, str]]:
    """Yield path and last day of each deadline."""
    for time in document.times:
        if time.kind is TimeKind.DEADLINE and time.end is not None:
            yield time.path, time.end.isoformat()


def laws(document: Document) -> list[str]:
    """Return the local regulations that are to be enacted or amended."""
    wanted = {Action.ENACT, Action.AMEND}
    rows = (row for row in document.regulations if row.action in wanted)
    return [row.stands_for or row.title for row in rows if row.category is Category.LOCAL_REGULATION]


def floors(document: Document) -> dict[str, float]:
    """Return the figures that are to be reached at least, by base unit, the last of each."""
    found: dict[str, float] = {}
    for target in document.targets:
        if target.comparator is Comparator.AT_LEAST and target.base_value is not None:
            found[target.base_unit or target.unit] = target.base_value
    return found


def own(section: Section) -> list[str]:
    """Return what a section says itself, without what stands below it."""
    mentions: Mentions = section.own
    assert mentions.mentions == section.own_mentions
    return [told(mention) for mention in mentions.mentions]


def tasks(document: Document, unit: str) -> tuple[list[str], list[str]]:
    """Return the measures that concern a unit: by its name, by a group it may be in."""
    found: Concerned = concerned([document], unit)
    return [str(measure) for _, measure in found.named], [str(measure) for _, measure in found.groups]
