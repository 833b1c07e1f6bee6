"""The words of one clause → who is in which role.

Grammar, in the words of a clerk:

    body    = stretch { stretch } [ standing sentence ]
    stretch = [ label ":" ] { list verb "," } [ list ]
    list    = element { separator element }               see unit_list
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

import regex

from workplan.extraction.responsibilities import standing
from workplan.extraction.responsibilities.lists import Element, Name, UnitList
from workplan.extraction.responsibilities.persons import is_name, is_title
from workplan.extraction.responsibilities.roles import Label, Roles
from workplan.lexicon import Lexicon
from workplan.model import Role
from workplan.names.shapes import Prefix

_SEPARATORS: Final = ",;。、:\n"
_SEPARATOR: Final = regex.compile(r"[、,;。]")
# The name of a label that is not ours: 完成形式:, 资金渠道:.
_OTHER_LABEL: Final = regex.compile(r"(?:^|(?<=[,;。、\n]))\p{Han}{2,8}$")
_LABEL_RULES: Final = {
    "bracket": "responsibility.bracket-label",
    "line": "responsibility.line-label",
    "column": "responsibility.column",
    "list": "responsibility.bracket-list",
}
_LONGEST_NAME: Final = 40


Place = tuple[int, int]


class Row(NamedTuple):
    """One element in one role; positions are characters of the clause's words."""

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


class Reader:
    """Reads the words of a clause, made once per lexicon; equal words are read once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.roles = lexicon.build(Roles)
        self.lists = lexicon.build(UnitList)
        self.rows = lru_cache(maxsize=4096)(self._rows)

    def _rows(
        self, text: str, form: str, label: Label | None = None, gaps: tuple[int, ...] = ()
    ) -> tuple[Row, ...] | None:
        """Read the words of one clause.

        Args:
            text: the words between the brackets, or from a label on; no ``\\n``.
            form: ``bracket``, ``list`` (in brackets, no word of a role), ``line`` (begins with a label, ends somewhere)
                or ``column`` (one cell of a table).
            label: what the head of the column says.
            gaps: positions where the source has white space.

        Returns:
            The rows (none for a standing sentence in brackets), or None where the words assign nothing.
        """
        rules = standing.find(text)
        plain = text
        for rule in rules:
            plain = plain[: rule.start] + ";" * (rule.end - rule.start) + plain[rule.end :]
        stretch = _Stretch(self, plain, form, gaps)
        labels = list(self._labels(plain))
        if form == "line" and not labels and label is None:
            return None
        first = labels[0][0] if labels else len(plain)
        rows = stretch.read(0, first, label, None) if first else []
        for number, (start, stop, found) in enumerate(labels):
            end = labels[number + 1][0] if number + 1 < len(labels) else len(plain)
            if found.role is not None:
                rows += stretch.read(stop, end, found, (start, stop - 1 if plain[stop - 1] == ":" else stop))
            elif form == "bracket" and (other := _SEPARATOR.search(plain, stop, end)):
                rows += stretch.read(other.end(), end, None, None)
            if form == "line" and stretch.broken:
                break
        for rule in rules:
            rows += stretch.everywhere(text, rule, rows)
        if not rows and not (rules and form == "bracket"):
            return None
        return tuple(rows)

    def _labels(self, text: str) -> Iterator[tuple[int, int, Label]]:
        """Yield start, end (behind the colon) and meaning of each label."""
        floor = 0
        colon = text.find(":")
        if colon < 0:
            yield from self._labels_without_colon(text)
        while colon >= 0:
            if found := self.roles.label_before(text, colon, floor):
                yield found[0], colon + 1, found[1]
                floor = colon + 1
            elif other := _OTHER_LABEL.search(text, floor, colon):
                yield other.start(), colon + 1, Label(None)
                floor = colon + 1
            colon = text.find(":", colon + 1)

    def _labels_without_colon(self, text: str) -> Iterator[tuple[int, int, Label]]:
        """Find labels whose colon is lost: 责任单位市教育局, 牵头单位为市教育局."""
        for found in self.roles.no_colon.finditer(text):
            label = self.roles.label(found["label"])
            if label is None or label.scope in ("follow", "group") or label.bare:
                continue
            first = self.lists.read(_SEPARATOR.split(text[found.end() :], 1)[0])[0]
            if found["is"] or (first and all(element.kind == "body" for element in first)):
                yield found.start(), found.end(), label


class _Stretch:
    """Reads the stretches of one clause in order; what the first hands on (a prefix) the next one takes."""

    def __init__(self, reader: Reader, text: str, form: str, gaps: tuple[int, ...]) -> None:
        self._roles, self._lists = reader.roles, reader.lists
        self._text, self._form, self._gaps = text, form, gaps
        self._carry: Prefix | None = None
        self._part = 0
        self.broken = False

    def read(self, start: int, end: int, label: Label | None, trigger: Place | None) -> list[Row]:
        """Return the rows of one stretch, in order; what a label says ends with its sentence."""
        if label is None:
            return self._sentence(start, end, None, None)
        while start < end and self._text[start] == "。":
            start += 1
        stop = self._text.find("。", start, end)
        if stop < 0:
            return self._sentence(start, end, label, trigger)
        rows = self._sentence(start, stop, label, trigger)
        if self._form == "bracket":
            return rows + self._sentence(stop, end, None, None)
        self.broken = bool(self._text[stop:end].strip(_SEPARATORS))
        return rows

    def _sentence(self, start: int, end: int, label: Label | None, trigger: Place | None) -> list[Row]:
        """Read lists that end in verbs and, behind a label, the list that no verb ends."""
        rows: list[Row] = []
        at = start
        for verb in self._roles.verb_end.finditer(self._text, start, end):
            stop = self._without_manner(at, verb.start())
            given = _Given(self._roles.of_verb(verb[0]), verb.span(), "responsibility.bracket-verb", label)
            if label is None:
                at = max(at, self._text.rfind("。", at, stop) + 1)
            elif given.role is Role.RESPONSIBLE or label.persons:
                given = given._replace(role=label.role or given.role, rule=_LABEL_RULES[self._form])
            elif at == start and (cut := max(self._text.rfind(mark, at, stop) for mark in ",;")) > 0:
                # 牵头单位:甲局;乙局配合 — the verb governs the last piece alone.
                rows += self._region(
                    at, cut, _Given(label.role or given.role, trigger, _LABEL_RULES[self._form], label)
                )
                at = cut
            found = self._region(at, stop, given)
            if label is not None or self._sure(found) or (rows and all(len(row.names[0].name) > 3 for row in found)):
                rows += found
            elif not rows:
                return []
            at = verb.end()
        if label is None:
            return rows if any(row.kind == "body" for row in rows) else []
        if label.role is not None:
            rows += self._region(at, end, _Given(label.role, trigger, _LABEL_RULES[self._form], label))
        return rows

    def everywhere(self, text: str, rule: standing.Sentence, rows: list[Row]) -> list[Row]:
        """Return the rows of a sentence that adds bodies to all sections behind it, those not yet in the clause."""
        if rule.everywhere is None:
            return []
        self._text = text
        role = self._roles.of_verb(text[slice(*rule.verb)]) if rule.verb else Role.RESPONSIBLE
        known = {name for row in rows if row.role is role for name in row.names}
        found = self._elements(*rule.everywhere, _Given(role, rule.verb, "responsibility.for-all", None))
        return [row for row in found if not known.issuperset(row.names)]

    def _without_manner(self, start: int, end: int) -> int:
        found = self._roles.manner.match(self._text, start, end)
        return found.start() if found else end

    def _sure(self, rows: list[Row]) -> bool:
        """Tell whether the list before a verb names bodies: (省教育厅负责), not (专人负责)."""
        bodies = sum(row.kind != "unknown" for row in rows)
        return bodies > 0 and bodies * 2 >= len(rows)

    def _region(self, start: int, end: int, given: _Given) -> list[Row]:
        """Read the list before a verb or behind a label; 会同 in it parts the helpers off."""
        joiner = self._roles.joiner.search(self._text, start, end)
        if joiner is None:
            return self._elements(start, end, given)
        stop = joiner.start()
        helpers = given._replace(role=Role.COOPERATING, trigger=joiner.span(), rule="responsibility.together")
        verb = next((m for m in self._roles.verb_end.finditer(self._text, start, stop) if m.end() == stop), None)
        if verb is not None:
            given = given._replace(role=self._roles.of_verb(verb[0]), trigger=verb.span())
            stop = self._without_manner(start, verb.start())
        return self._elements(start, stop, given) + self._elements(joiner.end(), end, helpers)

    def _elements(self, start: int, end: int, given: _Given) -> list[Row]:
        """Read one list and give each of its elements its role."""
        label = given.label
        text = self._text[start:end]
        if not text.strip(_SEPARATORS):
            return []
        persons = label is not None and label.persons
        listed = self._form != "column" and not persons and any(mark in text for mark in "、,;")
        gaps = () if listed else tuple(gap - start for gap in self._gaps if start < gap < end)
        if split := self._lost_comma(start, end, given):
            return split
        mixed = label is not None and label.mixed
        elements, carry = self._lists.read(text, carry=self._carry, gaps=gaps, persons=persons, mixed=mixed)
        rows: list[Row] = []
        self._part += 1
        for element in elements:
            kind = self._kind(text, element, persons=persons, strict=label is None)
            if kind == "none":
                if self._form == "line":
                    self.broken = True
                    break
                continue
            role = self._own_role(given, element, kind, first=not rows)
            rule = "responsibility.person" if role is Role.LEADER else given.rule
            rows.append(
                Row(
                    role,
                    start + element.start,
                    start + element.end,
                    element.names,
                    kind,
                    given.trigger,
                    "responsibility.mark" if element.role else rule,
                    self._part,
                    element.more,
                )
            )
        if rows:
            self._carry = carry
        return rows

    def _lost_comma(self, start: int, end: int, given: _Given) -> list[Row]:
        """Read 省教育厅牵头省财政厅配合 as two lists: the comma between them is lost."""
        for verb in self._roles.verb_within.finditer(self._text, start, end):
            left = self._lists.read(self._text[start : verb.start()])[0]
            right = self._lists.read(self._text[verb.end() : end])[0]
            if left and right and all(e.kind == "body" for e in (*left, right[0])):
                first = _Given(self._roles.of_verb(verb[0]), verb.span(), "responsibility.bracket-verb", given.label)
                return [*self._elements(start, verb.start(), first), *self._elements(verb.end(), end, given)]
        return []

    def _kind(self, text: str, element: Element, *, persons: bool, strict: bool) -> str:
        """Return ``body``, ``person``, ``unknown``, or ``none`` for what can't be a party at all."""
        bodies = self._lists.bodies
        words = text[element.start : element.end]
        if persons:
            if bodies.complete(words) and not is_title(words):
                return "body"
            named = is_name(words) or is_title(words) or any(is_title(words[:cut]) for cut in (-2, -3, -4))
            return "person" if (named or "(" in words) and bodies.plausible(words) else "none"
        if len(words) > _LONGEST_NAME or not bodies.plausible(words) or (strict and words in bodies.nouns):
            return "none"
        if element.kind == "unknown" and ((strict or self._form == "line") and len(words) > 15):
            return "none"
        if element.kind == "unknown" and self._form == "line" and text[element.start - 1 : element.start] in (",", ";"):
            return "none"
        return element.kind

    def _own_role(self, given: _Given, element: Element, kind: str, *, first: bool) -> Role:
        label = given.label
        if element.role is not None:
            return element.role
        if kind == "person":
            return Role.LEADER
        if label is not None and label.mixed and kind == "unknown" and is_name(element.names[0].name):
            return Role.LEADER
        if label is not None and label.second is not None and not first:
            return label.second
        return given.role
