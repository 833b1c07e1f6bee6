"""A view → the responsibilities it assigns: one row per element of each clause, standing rules applied."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from workplan.extraction.responsibilities import clauses as clause_places
from workplan.extraction.responsibilities import standing as sentences
from workplan.extraction.responsibilities.clause import Clause, ClauseReader
from workplan.extraction.responsibilities.clause_text import ClauseText, gaps
from workplan.extraction.responsibilities.element import Name
from workplan.extraction.responsibilities.leads import led
from workplan.extraction.responsibilities.rules import DOUBTS as DOUBTS
from workplan.extraction.responsibilities.rules import RULES as RULES
from workplan.extraction.responsibilities.standing import Sentence, Standing
from workplan.lexicon import Lexicon
from workplan.model import Responsibility, Role, Unit, span_at, unchecked
from workplan.names.shapes import bare
from workplan.rulebook import Found
from workplan.setting import Setting
from workplan.source import View, fold, squeeze
from workplan.writing.markers import counted


class Outcome(NamedTuple):
    """What a view assigns, what was doubtful in it, and the standing rules for the next view."""

    rows: list[Responsibility]
    doubts: list[Found]
    standing: Standing


Units = dict[tuple[Name, ...], tuple[Unit, ...]]
"""The units that the names of an element stand for."""

_NO_RULES: Final = Standing()
_responsibility: Final = unchecked(Responsibility)


def find(
    view: View,
    setting: Setting,
    standing: Standing = _NO_RULES,
    *,
    clauses: Sequence[Clause] | None = None,
    units: Units | None = None,
) -> Outcome:
    """Return the responsibilities of one section.

    Args:
        view: heading and own paragraphs of the section.
        setting: what the document tells: words, jurisdiction.
        standing: the rules in force before the view.
        clauses: the view's clauses where they were found before (:func:`clauses_in`).
        units: the setting's :func:`known_units` where the caller has them.

    Returns:
        The rows in source order, the doubts (positions in ``view.text``) and the rules in force behind the view.

    >>> from workplan.lexicon import default
    >>> from workplan.model import Span
    >>> source = "加强宣传。（市委宣传部牵头，网信办配合）"
    >>> view = View.of(source, [Span(start=0, end=len(source))])
    >>> [(str(row), row.units[0].name) for row in find(view, Setting(default())).rows]
    [('lead:市委宣传部', '市委宣传部'), ('cooperating:网信办', '市委网信办')]
    """
    found = clauses_in(view, setting.lexicon) if clauses is None else clauses
    sentence_rules = sentences.find(view.text)
    if not found and not sentence_rules:
        return Outcome([], [], standing)
    return _Rows(view, setting, standing, known_units(setting) if units is None else units).outcome(
        found, sentence_rules
    )


def in_cell(view: View, setting: Setting, standing: Standing = _NO_RULES, *, label: str) -> Outcome:
    """Return the responsibilities of one cell of a task table: the whole cell is a list.

    Args:
        view: the cell.
        setting: what the document tells.
        standing: the rules in force; what the cell states holds for the cell alone.
        label: head of the column (``责任单位``).
    """
    head = squeeze(fold(label))
    stated = sentences.find(head)
    local = (stated[0].leads if stated else None) or standing
    found = _cell_clauses(view, setting.lexicon, head)
    made = _Rows(view, setting, local, known_units(setting)).outcome(found, sentences.find(view.text))
    return made._replace(standing=standing)


def clauses_in(view: View, lexicon: Lexicon) -> list[Clause]:
    """Return where the responsibility clauses of a view stand and what each says.

    >>> from workplan.lexicon import default
    >>> from workplan.model import Span
    >>> view = View.of("加强宣传 (责任单位: 省教育厅)", [Span(start=0, end=17)])
    >>> [view.span(clause.start, clause.end) for clause in clauses_in(view, default())]
    [Span(start=5, end=17)]
    """
    return clause_places.find(view.text, lexicon, places=view.offsets, parted=view.parted)


def _cell_clauses(view: View, lexicon: Lexicon, head: str) -> list[Clause]:
    """Read a whole cell as one list; its line ends part bodies as gaps do."""
    reader = lexicon.build(ClauseReader)
    label = reader.roles.label(head, column=True) or reader.roles.label(bare(head), column=True)
    if label is None or not view.text:
        return []
    seen = ClauseText(_unnumbered(view.text, view.offsets), reader, view.offsets, view.parted)
    rows = seen.rows(0, len(view.text), "column", label)
    return [Clause(0, len(view.text), 0, rows)] if rows else []


def _unnumbered(text: str, places: Sequence[int]) -> str:
    """Return the text of a cell with a mark between its parts for each character of their numbers, and for their stops.

    >>> _unnumbered("1.省司法厅。2.省教育厅。", range(14))
    ';;省司法厅;;;省教育厅。'
    """
    numbers = counted(text, gaps(places, 0, len(text)))
    parts: list[str] = []
    at = 0
    for number in numbers:
        before = text[at : number.start].rstrip("。")
        parts += (before, ";" * (number.end - at - len(before)))
        at = number.end
    return "".join((*parts, text[at:]))


class _Rows:
    """Makes the rows of one view out of its clauses, with the standing rules that hold at each."""

    def __init__(self, view: View, setting: Setting, standing: Standing, units: Units) -> None:
        self._view, self._setting, self._standing = view, setting, standing
        self._made: list[Responsibility] = []
        self._doubts: list[Found] = []
        self._units = units

    def outcome(self, found: Sequence[Clause], sentence_rules: list[Sentence]) -> Outcome:
        """Return rows, doubts and the rules in force behind the view."""
        stated = [(sentence, sentence.leads) for sentence in sentence_rules if sentence.leads is not None]
        for clause in found:
            while stated and stated[0][0].end <= clause.start:
                self._standing = stated.pop(0)[1]
            here, goes_on = self._standing, False
            inside = bool(stated) and stated[0][0].start < clause.end
            if inside:
                sentence, here = stated.pop(0)
                goes_on = sentence.goes_on
            self._clause(clause, here, stated=inside)
            if goes_on:
                self._standing = here
        if stated:
            self._standing = stated[-1][1]
        return Outcome(self._made, self._doubts, self._standing)

    def _clause(self, clause: Clause, standing: Standing, *, stated: bool) -> None:
        view, base, units, made = self._view, clause.base, self._units, self._made
        whole = view.span(clause.start, clause.end)
        rows = led(clause.rows, standing, view.text, base, stated=stated)
        self._doubts += clause.doubts
        # a clause that lacks nothing of the source has the source's own words, all moved by the same number of places
        moved = whole.start - clause.start
        is_verbatim = whole.end - clause.end == moved and "\n" not in view.text[clause.start : clause.end]
        at, trigger = None, None
        for row in rows:
            if row.trigger != at:  # one for a whole list, as a rule
                at = row.trigger
                trigger = view.span(base + at[0], base + at[1]) if at else None
            start, end = base + row.start, base + row.end
            if row.kind == "unknown" and row.role is not Role.LEADER:
                self._doubts.append(Found("responsibility.unknown-body", start, end, view.text[start:end]))
            if is_verbatim:
                span, text = span_at(start + moved, end + moved), view.source[start + moved : end + moved]
            else:
                span, text = view.span(start, end), view.verbatim(start, end)
            made.append(
                _responsibility(
                    clause=whole,
                    measure=None,
                    path="",
                    role=row.role,
                    rule=row.rule,
                    span=span,
                    text=text,
                    trigger=trigger,
                    units=units.get(row.names) or self._new_units(row.names),
                )
            )

    def _new_units(self, names: tuple[Name, ...]) -> tuple[Unit, ...]:
        units = self._units[names] = tuple([_unit(name, self._setting) for name in names])
        return units


def _unit(name: Name, setting: Setting) -> Unit:
    return Unit(
        name=name.name, canonical=setting.full_name(name.name), collective=name.collective, aliases=name.aliases
    )


@lru_cache(maxsize=16)
def known_units(setting: Setting) -> Units:
    """Return the units that documents of one setting have named so far."""
    return {}
