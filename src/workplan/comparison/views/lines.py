"""Typed changes → lines for people: what came, went and changed, and what part a unit has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from workplan.comparison.model import Change, ChangeKind, Place, SectionChange, Side
from workplan.comparison.quoting import clause_with
from workplan.comparison.views.texts import say
from workplan.concern import may_include, names_unit
from workplan.lexicon import Lexicon
from workplan.model import Responsibility

_GAIN: Final = frozenset({"unit_gained", "deadline_added", "target_added", "regulation_added", "regulation_done"})


_LOSS: Final = frozenset({"unit_lost", "deadline_dropped", "target_dropped", "regulation_dropped"})


_LISTED: Final = _LOSS | _GAIN - {"regulation_done"}
"""Kinds whose changes stand behind one another in one line."""


ARROW: Final = " → "


@dataclass(frozen=True, slots=True)
class Line:
    """One typed change: what it is, its words, and whether something came (``gain``), went (``loss``) or changed."""

    label: str
    text: str
    tone: str


def unit_lines(places: Sequence[Place], unit: str, lang: str, lexicon: Lexicon) -> Iterator[Line]:
    """Yield a line for each clause that names the unit, else for each that names a group it may belong to."""
    rows = [(row, task) for place in places for row, task in _rows(place)]
    named = [(row, task) for row, task in rows if names_unit(row, unit)]
    for row, task in named or [(row, task) for row, task in rows if may_include(row, unit, lexicon)]:
        who = say("unit.part", lang) if named else row.text
        role = say(f"role.{row.role.value}", lang)
        yield Line(who, f"{role}{say('colon', lang)}{task}" if task else role, "change")


def _rows(place: Place) -> Iterator[tuple[Responsibility, str]]:
    """Yield the responsibilities of a section, each with the words of its measure where it is one of several."""
    words = {measure.number: measure.text for measure in place.measures}
    for row in place.responsibilities:
        yield row, words.get(row.measure or 0, "")


def change_lines(change: SectionChange, lang: str) -> Iterator[Line]:
    """Yield the typed changes of a group of sections; what only came or only went stands behind one another."""
    by_kind: dict[ChangeKind, list[Change]] = {}
    for each in change.changes:
        if not each.difference:
            by_kind.setdefault(each.kind, []).append(each)
    whole = not (change.old and change.new)
    several = frozenset(place.path for place in (*change.old, *change.new) if place.measures)
    for kind, changes in by_kind.items():
        label = say(f"held.{kind.value.partition('_')[0]}" if whole else f"change.{kind.value}", lang)
        tone = "gain" if kind.value in _GAIN else "loss" if kind.value in _LOSS else "change"
        told = list(dict.fromkeys(_told(each, several, lang) for each in changes))
        if kind.value in _LISTED:
            clauses = kind.value.startswith(("deadline", "target"))
            told = [say("join-clauses" if clauses else "join", lang).join(told)]
        for text in told:
            yield Line(label, text, tone)


def _told(change: Change, several: frozenset[str], lang: str) -> str:
    """Return what a change says behind its label; ``several`` are the sections of more than one measure."""
    family = change.kind.value.partition("_")[0]
    if family == "lead":
        return _sides(change, lambda side: side.text, lang)
    if family in ("unit", "role"):
        return change.subject + _brackets(_parts(change, several, lang), lang)
    if family == "regulation":
        what = _sides(change, lambda side: say(f"action.{side.value}", lang), lang)
        return f"《{change.subject}》{_brackets(what, lang)}"
    text = _figures(change, lang)
    return text + _brackets(say("with-plan-year", lang), lang) if change.with_plan_year else text


def _parts(change: Change, several: frozenset[str], lang: str) -> str:
    """Return the parts of a unit, each with the measures that it has it in where a section has several."""
    told = []
    for sides in (change.old, change.new):
        numbers: dict[str, list[str]] = {}
        for side in sides:
            known = numbers.setdefault(side.value, [])
            if side.path in several and side.measure is not None:
                known.append(str(side.measure))
        parts = []
        for role, its in numbers.items():
            word = say(f"role.{role}", lang)
            parts.append(say("role.in", lang, role=word, numbers=say("join", lang).join(its)) if its else word)
        told.append(say("join-clauses" if len(several) else "join", lang).join(parts))
    return ARROW.join(filter(None, told))


def _sides(change: Change, tell: Callable[[Side], str], lang: str) -> str:
    """Return old and new values, an arrow between them."""
    join = say("join", lang)
    both = [join.join(dict.fromkeys(map(tell, sides))) for sides in (change.old, change.new)]
    if change.old and change.new:
        return ARROW.join(both)
    if change.kind is ChangeKind.LEAD_CHANGED:
        return ARROW.join(text or "—" for text in both)
    return both[0] or both[1]


def _figures(change: Change, lang: str) -> str:
    """Return the clause of a time or figure that came or went; of one that changed, both and the later clause."""
    clauses = [clause_with(side.context, side.text) for side in (*change.old, *change.new)]
    if not (change.old and change.new):
        return say("join-clauses", lang).join(dict.fromkeys(clauses))
    text, clause = _sides(change, lambda side: side.text, lang), clauses[-1]
    return text + (_brackets(clause, lang) if len(clause) > len(change.new[0].text) else "")


def _brackets(text: str, lang: str) -> str:
    return f"（{text}）" if lang == "zh" else f" ({text})"
