"""The rows of a clause and the standing rules in force → the rows with those who lead by such a rule."""

from __future__ import annotations

from collections.abc import Sequence

from workplan.extraction.responsibilities.standing import Standing
from workplan.extraction.responsibilities.stretch import Row
from workplan.model import Role


def led(rows: Sequence[Row], standing: Standing, text: str, base: int, *, stated: bool) -> Sequence[Row]:
    """Make those lead whom a standing rule names, in the first list of a clause, unless 牵头 says otherwise.

    Args:
        rows: the rows of the clause.
        standing: the rules in force.
        text: the view's text.
        base: where in it the places of ``rows`` count from.
        stated: whether the clause itself states the rule.
    """
    if not (standing.first_leads or standing.comma_leads) or any(row.role is Role.LEAD for row in rows):
        return rows
    listed = _first_list(rows)
    if standing.comma_leads:
        return _marked(
            rows, listed, _before_comma(rows, listed, text[base:]), standing.rest, "responsibility.comma-leads"
        )
    groups = all(name.collective for at in listed for name in rows[at].names)
    alone = len(listed) < 2 and not any(rows[at].more for at in listed)
    leads = 0 if groups or (alone and not stated) else 1
    return _marked(rows, listed, leads, standing.rest, "responsibility.first-leads")


def _first_list(rows: Sequence[Row]) -> list[int]:
    """Return the numbers of the responsible rows of the first list that has some of its own."""
    own = [at for at, row in enumerate(rows) if row.role is Role.RESPONSIBLE and row.rule != "responsibility.for-all"]
    return [at for at in own if rows[at].part == rows[own[0]].part]


def _before_comma(rows: Sequence[Row], listed: list[int], words: str) -> int:
    """Return how many of the listed rows stand before the first comma between two of them, 0 if there is none."""
    for number, at in enumerate(listed[1:], 1):
        if "," in words[rows[at - 1].end : rows[at].start]:
            return number
    return 0


def _marked(rows: Sequence[Row], listed: list[int], leads: int, rest: Role | None, rule: str) -> Sequence[Row]:
    """Return the rows, the first ``leads`` of those listed as leads, the others in the role ``rest``."""
    if not leads:
        return rows
    made = list(rows)
    for number, at in enumerate(listed):
        role = Role.LEAD if number < leads else rest
        if role is not None:
            made[at] = made[at]._replace(role=role, rule=rule)
    return made
