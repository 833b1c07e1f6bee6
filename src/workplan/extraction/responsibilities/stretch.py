"""One stretch of a clause → its rows: lists that end in verbs (甲局牵头,乙局配合), the list behind a label."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from workplan.extraction.responsibilities import parties, standing
from workplan.extraction.responsibilities.duties import Duties
from workplan.extraction.responsibilities.element import Name
from workplan.extraction.responsibilities.lists import Element, Gaps, UnitList
from workplan.extraction.responsibilities.roles import Label
from workplan.model import Role
from workplan.names.beginnings import Prefix
from workplan.writing.late import late_regex

_SEPARATORS: Final = ",;。、:\n"
_LABEL_RULES: Final = {
    "bracket": "responsibility.bracket-label",
    "line": "responsibility.line-label",
    "column": "responsibility.column",
    "list": "responsibility.bracket-list",
}

_LONGEST_BROKEN: Final = 1500
"""Characters of a list in which a comma may be lost."""

_LOOSE: Final = late_regex(r"有关|[各()〔〕、]")
Place = tuple[int, int]


class Row(NamedTuple):
    """One element in one role; positions are characters of the clause's words.

    ``part`` numbers the lists of the clause, ``more`` tells that 等 stands behind the element.
    """

    role: Role
    start: int
    end: int
    names: tuple[Name, ...]
    kind: str
    trigger: Place | None
    rule: str
    part: int
    more: bool = False


class _Given(NamedTuple):
    """What the words around a list give its elements."""

    role: Role
    trigger: Place | None
    rule: str
    label: Label | None


class Stretch:
    """Reads the stretches of one clause in order; what the first hands on (a prefix) the next one takes.

    Attributes:
        broken: the last stretch ended before its words did: what follows is no list.
    """

    def __init__(self, duties: Duties, lists: UnitList, text: str, form: str, gaps: tuple[int, ...]) -> None:
        self._duties, self._lists = duties, lists
        self._text, self._form, self._gaps = text, form, gaps
        self._carry: Prefix | None = None
        self._part = 0
        self.broken = False

    def read(self, start: int, end: int, label: Label | None, trigger: Place | None) -> list[Row]:
        """Return the rows of one stretch, in order; what a label says ends with its sentence."""
        if label is None:
            return self._unlabelled(start, end)
        while start < end and self._text[start] == "。":
            start += 1
        stop = self._text.find("。", start, end)
        if stop < 0:
            return self._labelled(start, end, label, trigger)
        rows = self._labelled(start, stop, label, trigger)
        if self._form == "bracket":
            return rows + self._unlabelled(stop, end)
        self.broken = bool(self._text[stop:end].strip(_SEPARATORS))
        return rows

    def _unlabelled(self, start: int, end: int) -> list[Row]:
        """Read lists that end in verbs; what stands behind the last verb is no list."""
        rows: list[Row] = []
        at = start
        for verb in self._duties.verbs_at_end(self._text, start, end):
            stop = self._without_manner(at, verb.start())
            at = max(at, self._text.rfind("。", at, stop) + 1)
            found = self._list(at, stop, self._by_verb(verb, None))
            if _sure(found) or (rows and all(len(row.names[0].name) > 3 for row in found)):
                rows += found
            elif not rows:
                return []
            at = verb.end()
        return rows if any(row.kind == "body" for row in rows) else []

    def _labelled(self, start: int, end: int, label: Label, trigger: Place | None) -> list[Row]:
        """Read the list behind a label; a verb in it may give the last piece a role of its own."""
        rows: list[Row] = []
        by_label = _Given(label.role or Role.RESPONSIBLE, trigger, _LABEL_RULES[self._form], label)
        at = start
        for verb in self._duties.verbs_at_end(self._text, start, end):
            stop = self._without_manner(at, verb.start())
            given = self._by_verb(verb, label)
            if given.role is Role.RESPONSIBLE:
                given = given._replace(role=by_label.role, rule=by_label.rule)
            elif at == start and (cut := max(self._text.rfind(mark, at, stop) for mark in ",;")) > 0:
                # 牵头单位:甲局;乙局配合 — the verb governs the last piece alone.
                rows += self._list(at, cut, by_label)
                at = cut
            rows += self._list(at, stop, given)
            at = verb.end()
        return rows + self._list(at, end, by_label)

    def everywhere(self, text: str, rule: standing.Sentence, rows: list[Row]) -> list[Row]:
        """Return the rows of a sentence that adds bodies to all sections behind it, those not yet in the clause."""
        if rule.everywhere is None:
            return []
        self._text = text
        role = self._duties.role(text[slice(*rule.verb)]) if rule.verb else Role.RESPONSIBLE
        known = {_plain(name) for row in rows if row.role is role for name in row.names}
        found = self._elements(*rule.everywhere, _Given(role, rule.verb, "responsibility.for-all", None))
        return [row for row in found if not known.issuperset(map(_plain, row.names))]

    def _by_verb(self, verb: re.Match[str], label: Label | None) -> _Given:
        return _Given(self._duties.role(verb[0]), verb.span(), "responsibility.bracket-verb", label)

    def _without_manner(self, start: int, end: int) -> int:
        found = self._duties.manner.match(self._text, start, end)
        return found.start() if found else end

    def _list(self, start: int, end: int, given: _Given) -> list[Row]:
        """Read the list before a verb or behind a label; 会同 in it parts the helpers off."""
        joiner = self._duties.joiner.search(self._text, start, end)
        if joiner is None:
            return self._elements(start, end, given)
        stop = joiner.start()
        helpers = given._replace(role=Role.COOPERATING, trigger=joiner.span(), rule="responsibility.together")
        verb = next((m for m in self._duties.verbs_at_end(self._text, start, stop) if m.end() == stop), None)
        if verb is not None:
            given = given._replace(role=self._duties.role(verb[0]), trigger=verb.span())
            stop = self._without_manner(start, verb.start())
        return self._elements(start, stop, given) + self._elements(joiner.end(), end, helpers)

    def _elements(self, start: int, end: int, given: _Given) -> list[Row]:
        """Read one list and give each of its elements its role."""
        label = given.label
        text = self._text[start:end]
        if split := self._lost_comma(start, end, given):
            return split
        persons, mixed = label is not None and label.persons, label is not None and label.mixed
        gaps = self._gaps_within(start, end, listed=not persons and any(mark in text for mark in "、,;"))
        elements, carry = self._lists.read(text, carry=self._carry, gaps=gaps, persons=persons, mixed=mixed)
        rows: list[Row] = []
        self._part += 1
        for number, element in enumerate(elements):
            kind = parties.kind(text, element, self._lists, label=label, form=self._form)
            if kind == "sentence":
                amid = parties.amid(text[element.start : element.end], elements[number + 1 :], self._duties)
                kind = element.kind if amid else "none"
            if kind == "none":
                if self._form == "line":
                    self.broken = True
                    break
                continue
            rows.append(self._row(start, element, kind, given, first=not rows))
        if rows:
            self._carry = carry
        return rows

    def _gaps_within(self, start: int, end: int, *, listed: bool) -> Gaps:
        """Return where blanks may part the elements: nowhere in a list that has separators, unless it is a cell."""
        cell = self._form == "column"
        if listed and not cell:
            return Gaps()
        return Gaps(tuple(gap - start for gap in self._gaps if start < gap < end), cell)

    def _row(self, start: int, element: Element, kind: str, given: _Given, *, first: bool) -> Row:
        role = parties.role(element, kind, given.role, given.label, first=first)
        rule = "responsibility.person" if role is Role.LEADER else given.rule
        if element.role:
            rule = "responsibility.mark"
        place = start + element.start, start + element.end
        return Row(role, *place, element.names, kind, given.trigger, rule, self._part, element.more)

    def _lost_comma(self, start: int, end: int, given: _Given) -> list[Row]:
        """Read 省教育厅牵头省财政厅配合 as two lists: the comma between them is lost."""
        if end - start > _LONGEST_BROKEN:
            return []
        for verb in self._duties.verbs_within(self._text, start, end):
            left = self._lists.read(self._text[start : verb.start()])[0]
            right = self._lists.read(self._text[verb.end() : end])[0]
            if left and right and all(e.kind == "body" for e in (*left, right[0])):
                first = self._by_verb(verb, given.label)
                return [*self._elements(start, verb.start(), first), *self._elements(verb.end(), end, given)]
        return []


def _plain(name: Name) -> str:
    """Return a name without what two ways to say the same differ in: 各县(区)政府, 县区政府."""
    return _LOOSE.sub("", name.name)


def _sure(rows: list[Row]) -> bool:
    """Tell whether the list before a verb names bodies: (省教育厅负责), not (专人负责)."""
    bodies = sum(row.kind != "unknown" for row in rows)
    return bodies > 0 and bodies * 2 >= len(rows)
