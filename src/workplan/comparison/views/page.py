"""Comparison → a page: titles, counts, blocks of entries, every word in one language; the views only lay it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from workplan.comparison.model import (
    ChangeKind,
    DoubtKind,
    Edition,
    Piece,
    Place,
    Relation,
    SectionChange,
    UnitChanges,
)
from workplan.comparison.result import Comparison
from workplan.comparison.views.lines import ARROW, Line, change_lines, unit_lines
from workplan.comparison.views.texts import say
from workplan.lexicon import Lexicon, default
from workplan.visible import in_one_line
from workplan.writing.numerals import value_of

_FAMILIES: Final = {
    "unit": "units",
    "lead": "units",
    "role": "units",
    "deadline": "times",
    "time": "times",
    "target": "targets",
    "regulation": "regulations",
    "heading": "text",
    "text": "text",
    "clause": "text",
}
"""The family of each kind of change, by the first word of its value."""

FAMILIES: Final = tuple(dict.fromkeys(_FAMILIES.values()))

_AROUND: Final = "()第编章节条"
"""What a label has around its number."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A rewording: of what, and its pieces."""

    kind: ChangeKind
    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One group of sections that changed.

    Attributes:
        change: what it shows.
        chapter: number and heading of the chapter that it stands in.
        kinds: what happened to it and what changed in it; a value of :class:`Relation` or a family of changes.
        units: the units that either edition names in it.
        relations: what happened to it, values of :class:`Relation` with their words.
        old: the old sections, number and heading.
        new: the new ones.
        lines: typed changes.
        differences: rewordings of heading and text.
        text: of an added or dropped section.
    """

    relations: tuple[tuple[str, str], ...]
    old: tuple[str, ...]
    new: tuple[str, ...]
    lines: tuple[Line, ...]
    differences: tuple[Difference, ...]
    text: str
    change: SectionChange
    chapter: str
    kinds: tuple[str, ...]
    units: tuple[str, ...]

    @property
    def untold(self) -> tuple[Difference, ...]:
        """The rewordings that the lines don't tell: a clause of responsibility reworded is told unit by unit."""
        return tuple(d for d in self.differences if not (d.kind is ChangeKind.CLAUSE_REWORDED and self.lines))

    @property
    def place(self) -> str:
        """Where it stood and stands, in one line."""
        before, after = " + ".join(self.old), " + ".join(self.new)
        return before if before == after else ARROW.join(filter(None, (before, after)))


@dataclass(frozen=True, slots=True)
class Block:
    """Entries under a heading."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All that a view shows.

    Attributes:
        title: heading of the whole.
        unit: the unit whose changes it shows, empty if it shows all.
        doubts: what makes it doubtful that both are editions of one plan.
        editions: word, title and name of each edition.
        counts: what there is how often.
        summary: every kind of change with its number: family (empty of what happened to whole sections), word, number.
        masthead: changed fields: name, old and new values.
        blocks: what changed.
        renumbered: runs of sections with nothing but another number.
        nothing: what to say if nothing changed, else empty.
        labels: words of the layout.
    """

    lang: str
    title: str
    unit: str
    doubts: tuple[str, ...]
    editions: tuple[tuple[str, str, str], ...]
    counts: tuple[str, ...]
    summary: tuple[tuple[str, str, int], ...]
    masthead: tuple[tuple[str, str, str], ...]
    blocks: tuple[Block, ...]
    renumbered: tuple[str, ...]
    nothing: str

    def say(self, key: str) -> str:
        """Return a word of the layout."""
        return say(key, self.lang)


def page(comparison: Comparison, lang: str) -> Page:
    """Return the page of a whole comparison.

    Args:
        comparison: what :func:`workplan.compare` returned.
        lang: ``"zh"``, or English.
    """
    shown = [change for change in comparison.sections if change.relations != (Relation.RENUMBERED,)]
    only = [change for change in comparison.sections if change.relations == (Relation.RENUMBERED,)]
    found = Counter(relation for change in comparison.sections for relation in change.relations)
    counts = [f"{say(f'relation.{r.value}', lang)} {found[r]}" for r in Relation if found[r]]
    counts.append(say("unchanged", lang, count=len(comparison.identical)))
    join = say("join", lang)
    chapters = _new_chapters(comparison.sections)
    return Page(
        lang=lang,
        title=say("title", lang),
        unit="",
        doubts=told_doubts(comparison, lang),
        editions=_editions(comparison, lang),
        counts=tuple(counts),
        summary=tuple(_summary(comparison.sections, lang, unchanged=len(comparison.identical))),
        masthead=tuple(
            (say(f"masthead.{f.field}", lang), join.join(f.old), join.join(f.new)) for f in comparison.masthead
        ),
        blocks=(Block(say("sections", lang), tuple(_entry(c, chapters, lang) for c in shown)),) if shown else (),
        renumbered=tuple(_runs(only)),
        nothing=say("same", lang) if comparison.same else "",
    )


def unit_page(comparison: Comparison, found: UnitChanges, lang: str, *, lexicon: Lexicon | None = None) -> Page:
    """Return the page of what changed for one unit.

    Args:
        comparison: what :func:`workplan.compare` returned.
        found: what it holds for the unit.
        lang: ``"zh"``, or English.
        lexicon: the words that tell which groups the unit may belong to, the built-in ones if None.
    """
    words = lexicon or default()
    lists = {"gained": found.gained, "lost": found.lost, "changed": found.changed, "groups": found.groups}
    chapters = _new_chapters(comparison.sections)
    blocks = [
        Block(say(f"unit.{name}", lang), tuple(_unit_entry(c, found.unit, chapters, lang, words) for c in changes))
        for name, changes in lists.items()
        if changes
    ]
    return Page(
        lang=lang,
        title=say("title.unit", lang, unit=found.unit),
        unit=found.unit,
        doubts=told_doubts(comparison, lang),
        editions=_editions(comparison, lang),
        counts=tuple(f"{say(f'unit.{name}', lang)} {len(c)}" for name, c in lists.items() if c or name != "groups"),
        summary=tuple(_summary([c for changes in lists.values() for c in changes], lang)),
        masthead=(),
        blocks=tuple(blocks),
        renumbered=(),
        nothing="" if blocks else say("same.unit", lang),
    )


def _summary(
    sections: Sequence[SectionChange], lang: str, *, unchanged: int | None = None
) -> Iterator[tuple[str, str, int]]:
    """Yield how often each relation of sections and each kind of change comes, in their order."""
    relations = Counter(relation for change in sections for relation in change.relations)
    kinds = Counter(each.kind for change in sections for each in change.changes)
    yield from (("", say(f"relation.{r.value}", lang), relations[r]) for r in Relation if relations[r])
    if unchanged is not None:
        yield "", say("unchanged.word", lang), unchanged
    yield from ((family(k), say(f"change.{k.value}", lang), kinds[k]) for k in ChangeKind if kinds[k])


def told_doubts(comparison: Comparison, lang: str) -> tuple[str, ...]:
    """Return the doubts of a comparison in words.

    Args:
        comparison: what :func:`workplan.compare` returned.
        lang: ``"zh"``, or English.
    """

    def shown(value: str, kind: DoubtKind) -> str:
        year = kind is DoubtKind.OLD_IS_LATER and value.isdecimal()
        return say("doubt.year", lang, year=value) if year else in_one_line(value)

    return tuple(
        say(f"doubt.{d.kind.value}", lang, old=shown(d.old, d.kind), new=shown(d.new, d.kind))
        for d in comparison.doubts
    )


def _editions(comparison: Comparison, lang: str) -> tuple[tuple[str, str, str], ...]:
    def row(key: str, edition: Edition) -> tuple[str, str, str]:
        name = in_one_line(edition.name or "")
        return (say(key, lang), edition.title, name) if edition.title else (say(key, lang), name, "")

    return row("old", comparison.old), row("new", comparison.new)


def _new_chapters(sections: Sequence[SectionChange]) -> dict[str, str]:
    """Return the chapters of the new edition, number and heading, by the number of the old one they stand for."""
    chapters = ((change.old[0], change.new[0]) for change in sections if change.old and change.new)
    return {old.path: str(new) for old, new in chapters if old.path and "/" not in old.path + new.path}


def _entry(change: SectionChange, chapters: Mapping[str, str], lang: str) -> Entry:
    lone = change.new or change.old
    return Entry(
        relations=tuple((r.value, _relation(change, r, lang)) for r in change.relations),
        old=tuple(str(p) or say("outside", lang) for p in change.old),
        new=tuple(str(p) or say("outside", lang) for p in change.new),
        lines=tuple(change_lines(change, lang)),
        differences=tuple(
            Difference(c.kind, say(f"change.{c.kind.value}", lang), c.difference)
            for c in change.changes
            if c.difference
        ),
        text="" if change.old and change.new else "".join(p.text for p in lone),
        change=change,
        chapter=_chapter(lone[0], {} if change.new else chapters, lang),
        kinds=tuple(dict.fromkeys([*map(str, change.relations), *(family(c.kind) for c in change.changes)])),
        units=tuple(
            dict.fromkeys(
                unit.name
                for place in (*change.new, *change.old)
                for row in place.responsibilities
                for unit in row.units
            )
        ),
    )


def _chapter(place: Place, chapters: Mapping[str, str], lang: str) -> str:
    top = place.path.partition("/")[0]
    return chapters.get(top, f"{top} {place.chapter}".strip()) if top else say("outside", lang)


def family(kind: ChangeKind) -> str:
    """Return the family of a change: units, times, targets, regulations or text.

    >>> family(ChangeKind.LEAD_CHANGED), family(ChangeKind.TARGET_RAISED)
    ('units', 'targets')
    """
    return _FAMILIES[kind.value.partition("_")[0]]


def _unit_entry(change: SectionChange, unit: str, chapters: Mapping[str, str], lang: str, lexicon: Lexicon) -> Entry:
    """Return a group of sections with the unit's own part before all else, clause by clause."""
    entry = _entry(change, chapters, lang)
    own = tuple(unit_lines(change.new or change.old, unit, lang, lexicon))
    return replace(entry, lines=own + entry.lines)


def _relation(change: SectionChange, relation: Relation, lang: str) -> str:
    """Return what happened, with the share of words in common where a section was reworded."""
    word = say(f"relation.{relation.value}", lang)
    if relation is not Relation.REWORDED or change.similarity is None:
        return word
    return f"{word} {say('similarity', lang, share=f'{change.similarity:.0%}')}"


def _runs(changes: Sequence[SectionChange]) -> Iterator[str]:
    """Yield runs of sections that only have another number, each as ``三/(五)…三/(九) → 三/(六)…三/(十)``."""
    pairs = [(change.old[0], change.new[0]) for change in changes]
    for _, run in groupby(pairs, _shift):
        yield _run(list(run))


def _shift(pair: tuple[Place, Place]) -> tuple[str, str, int]:
    """Return what the pairs of a run share: both parents, and by how much the number changed."""
    before, after = (value_of(place.label.strip(_AROUND)) for place in pair)
    return pair[0].path.rpartition("/")[0], pair[1].path.rpartition("/")[0], after - before


def _run(pairs: Sequence[tuple[Place, Place]]) -> str:
    if len(pairs) == 1:
        return f"{pairs[0][0].path}{ARROW}{pairs[0][1]}"
    ends = (pairs[0], pairs[-1])
    return ARROW.join("…".join(pair[side].path for pair in ends) for side in (0, 1))
