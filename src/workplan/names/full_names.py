"""A body's short form turned into its full official name: 省委编办 of Gansu → 中共甘肃省委机构编制委员会办公室.

The name in force in the plan's time counts: 省工信委 is 甘肃省工业和信息化委员会 in a plan of 2017 and
甘肃省工业和信息化厅 in one of 2023. What can't be known safely is None.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from workplan.lexicon import UNKNOWN, Lexicon
from workplan.names.bodies import Body, Entry, bare, index, readings, whole
from workplan.names.places import WORDS, Jurisdiction, place_at
from workplan.names.spelled_out import spelled_out
from workplan.writing.late import late

_COMPLETE: Final = late(r"大学|有限公司|有限责任公司")
"""Endings of names that nobody shortens: a university, a company in its registered form."""


class _Plan(NamedTuple):
    """Whose plan it is that names the body, in which time, and the words in force."""

    place: Jurisdiction | None
    moment: str
    lexicon: Lexicon


def _begun(body: Body, moment: str) -> bool:
    size = min(len(moment), len(body.since))
    return not moment or moment[:size] >= body.since[:size]


def _over(body: Body, moment: str) -> bool:
    """Tell whether the name is given up; without a time every name that ever ended is."""
    if not body.until:
        return False
    size = min(len(moment), len(body.until))
    return not moment or moment[:size] > body.until[:size]


def _committee(place: Jurisdiction) -> str:
    """Return what a committee of ``place`` is called: 甘肃省委, but 广西壮族自治区委员会."""
    long = place.level in ("autonomous_region", "production_corps") or place.word == "地区"
    return "委员会" if long else "委"


def _fill(full: str, place: Jurisdiction) -> str:
    """Put ``place`` into a full name's placeholders."""
    if "{" not in full:
        return full
    full = full.replace("{party}", "中共{place}{committee}").replace("{committee}", _committee(place))
    return full.replace("{place}", place.title).replace("{short}", place.short).replace("{word}", place.word[-1:])


def _heir(body: Body, place: Jurisdiction, moment: str, lexicon: Lexicon) -> str | None:
    """Return the full name of the body that has taken over by ``moment``."""
    seen: set[str] = set()
    while body.successor and body.successor not in seen:
        seen.add(body.successor)
        heirs = [b for b in lexicon.build(index).by_full.get(body.successor, ()) if b.found_in(place)]
        if not heirs:
            return None
        body = heirs[-1]
        if not _over(body, moment):
            return _fill(body.full, place)
    return None


def _rank(entry: Entry, rest: str) -> int:
    """Return how well the entry fits the spelling: the full name itself, a listed name, a variant, a mere mention."""
    if entry.body.full == UNKNOWN:
        return 3
    if entry.spelling == rest:
        return 0 if entry.own else 1
    return 2


def _choose(entries: Iterable[Entry], rest: str, place: Jurisdiction, plan: _Plan) -> str | None:
    """Return the one full name that ``entries`` give in ``place`` at the plan's time."""
    moment = plan.moment
    found = [e for e in entries if e.body.found_in(place) and e.allows(rest)]
    alive = [e for e in found if _begun(e.body, moment) and not _over(e.body, moment)]
    if alive:
        return _only({e.body.full for e in _best(alive, rest)}, place)
    if any(_over(e.body, moment) for e in found):
        return _of_heirs(found, place, plan)
    return _only({e.body.full for e in found}, place)


def _best(alive: list[Entry], rest: str) -> list[Entry]:
    """Return the entries that fit best; a row made for the place beats a general one, if the name stands in it."""
    made = [e for e in alive if e.body.places and not e.body.elsewhere and _rank(e, rest) <= 1] or alive
    best = min(_rank(e, rest) for e in made)
    return [e for e in made if _rank(e, rest) == best]


def _of_heirs(found: list[Entry], place: Jurisdiction, plan: _Plan) -> str | None:
    """Return the one body that took over from those that are gone; without a time the one name that they had."""
    moment = plan.moment
    heirs = {_heir(e.body, place, moment, plan.lexicon) if moment else e.body.full for e in found}
    heirs.discard(None)
    return _fill(heirs.pop() or "", place) if len(heirs) == 1 else None


def _only(names: set[str], place: Jurisdiction) -> str | None:
    """Return the one full name of ``place`` among ``names``, None where there are several or it is unknown."""
    return _fill(names.pop(), place) if len(names) == 1 and UNKNOWN not in names else None


def _centre() -> Jurisdiction:
    return Jurisdiction("中华人民共和国", "中央", "central")


def _without_place(name: str, plan: _Plan) -> str | None:
    """Return the full name of a body named without a place: 财政部 anywhere, 发展改革委 by the plan's place."""
    central = whole(name, plan.lexicon)
    local = bare(name, plan.lexicon)
    place = plan.place
    if local and place is not None and place.tier != "central":
        own = _choose(local, name, place, plan)
        if own is not None or any(e.body.found_in(place) for e in local):
            return own
    if local and place is None:
        return None
    for entry in central:
        if "named" in entry.body.tiers:
            return entry.body.full
    return _choose(central, name, _centre(), plan)


def full_name(name: str, *, place: Jurisdiction | None, moment: str, lexicon: Lexicon) -> str | None:
    """Return the full official name of the body that a plan calls ``name``.

    Args:
        name: one body, half-width text without white space; no group such as 各市州政府.
        place: the place whose plan it is, None if unknown.
        moment: the time whose names count (``2023-04`` or ``2023``), empty if unknown.
        lexicon: the words in force.

    Returns:
        The full name, None where it can't be known safely.

    >>> from workplan.lexicon import default
    >>> from workplan.names.jurisdiction import jurisdiction
    >>> gansu = jurisdiction("甘肃省", default())
    >>> full_name("省委编办", place=gansu, moment="2023", lexicon=default())
    '中共甘肃省委机构编制委员会办公室'
    """
    plan = _Plan(place, moment, lexicon)
    for reading in readings(name, lexicon):
        named = reading.place or (place and place.called(reading.word))
        if named is not None:
            found = _choose(reading.entries, reading.rest, named, plan)
            if found is not None:
                return found
    if whole(name, lexicon) or bare(name, lexicon):
        return _without_place(name, plan)
    return _as_written(name, plan)


def _as_written(name: str, plan: _Plan) -> str | None:
    """Return the full name of a body that no table knows and that is spelled out: 省电子政务中心."""
    named = place_at(name, 0, plan.lexicon)
    if named is not None:
        place, end = named
        if _COMPLETE.search(name, end) is not None and name.endswith(("大学", "公司")):
            return name
        return place.title + name[end:] if spelled_out(name[end:], plan.lexicon) else None
    word = next((w for w in WORDS if name.startswith(w)), "")
    own = plan.place.called(word) if word and plan.place is not None else None
    if own is not None and spelled_out(name[len(word) :], plan.lexicon):
        return own.title + name[len(word) :]
    return None
