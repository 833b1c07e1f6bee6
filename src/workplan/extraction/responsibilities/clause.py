"""The words of one clause → who is in which role.

Grammar, in the words of a clerk:

    body    = stretch { stretch } [ standing sentence ]
    stretch = [ label ":" ] { list verb "," } [ list ]     see stretch
    list    = element { separator element }                see lists
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from workplan.extraction.responsibilities import standing
from workplan.extraction.responsibilities.cuts import without_etc
from workplan.extraction.responsibilities.duties import Duties
from workplan.extraction.responsibilities.lists import UnitList
from workplan.extraction.responsibilities.roles import Label, Roles
from workplan.extraction.responsibilities.stretch import Row, Stretch
from workplan.kept import kept
from workplan.lexicon import Lexicon
from workplan.names.shapes import LONGEST_NAME, is_body
from workplan.rulebook import Found
from workplan.writing.late import late_regex

_KEPT: Final = 400
"""Characters of a clause that is kept for the next time that it is met."""

_MOST_RULES: Final = 20
"""Standing sentences that one clause may hold."""

_MOST_IN_VAIN: Final = 8
"""Labels without a name behind them that a clause without brackets begins with: each of thousands begins one anew."""

_SEPARATOR: Final = late_regex(r"[、,;。]")
# The name of a label that is not ours: 完成形式:, 资金渠道:.
_OTHER_LABEL: Final = late_regex(r"(?:^|(?<=[,;。、\n]))\p{Han}{2,8}$")


class Clause(NamedTuple):
    """One clause: its place, brackets and label included, its rows, doubts; the rows' places count from ``base``."""

    start: int
    end: int
    base: int
    rows: tuple[Row, ...]
    doubts: tuple[Found, ...] = ()


class ClauseReader:
    """Reads the words of a clause, made once per lexicon; equal words are read once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.roles, self.duties = lexicon.build(Roles), lexicon.build(Duties)
        self.lists = lexicon.build(UnitList)
        self.rows = kept(self._rows, most=4096, longest=_KEPT)

    def _rows(self, text: str, form: str, label: Label | None, gaps: tuple[int, ...]) -> tuple[Row, ...] | None:
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
        rules = standing.find(text)[:_MOST_RULES]
        plain = text
        for rule in rules:
            start, end = _with_brackets(plain, rule.start, rule.end)
            plain = plain[:start] + ";" * (end - start) + plain[end:]
        stretch = Stretch(self.duties, self.lists, plain, form, gaps)
        labels = self._labels(plain)
        following = next(labels, None)
        first = following[0] if following else len(plain)
        rows = stretch.read(0, first, label, None) if first else []
        in_vain = 0
        while following is not None:
            start, stop, found = following
            following = next(labels, None)
            end = following[0] if following else len(plain)
            if found.role is not None:
                rows += stretch.read(stop, end, found, (start, stop - 1 if plain[stop - 1] == ":" else stop))
            elif form == "bracket":
                rows += stretch.read(self._behind_other(plain, start, stop, end), end, None, None)
            in_vain += not rows
            if form == "line" and (stretch.broken or in_vain == _MOST_IN_VAIN):
                break
        for rule in rules:
            rows += stretch.everywhere(text, rule, rows)
        if not rows and not (rules and form == "bracket"):
            return None
        return tuple(rows)

    def _behind_other(self, text: str, start: int, stop: int, end: int) -> int:
        """Return where bodies may stand behind a label of something else: 时限:年底前,|市教育局; 市级分工:|市教育局."""
        found = _SEPARATOR.search(text, stop, end)
        first = self.lists.read(self.duties.without_verb(text[stop : found.start() if found else end]))[0]
        if not self.roles.stops(text[start : stop - 1]) and all(e.kind == "body" for e in first) and first:
            return stop
        return found.end() if found else end

    def one_name(self, left: str, right: str) -> bool:
        """Tell whether a name that a line end cuts goes on there: 市住房公积|金管理中心, 漳州|海关, 各县|(区)人民政府.

        Args:
            left: the last element of a line.
            right: what stands before the first separator of the next line.
        """
        if "等" in left[-6:]:
            return without_etc(left + right) != left + right
        if right.startswith("等"):
            return without_etc(left + right) == left
        bodies, right = self.lists.bodies, self.duties.without_verb(right)
        joined = left + right
        if not right or not (bodies.complete(joined) and bodies.plausible(joined)) or len(joined) > LONGEST_NAME:
            return False
        if right[0] in "([〔" or right in bodies.authorities:
            return True
        if self.lists.elements.groups.of_places(left) and self.lists.elements.beginnings.prefix(right) is None:
            return True
        if is_body(left, self.lexicon):
            return is_body(joined, self.lexicon)
        return not (bodies.complete(left) and bodies.complete(right)) and not is_body(right, self.lexicon)

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
            if label is None or label.scope in ("follow", "group"):
                continue
            stop = _SEPARATOR.search(text, found.end())
            first = self.lists.read(text[found.end() : stop.start() if stop else len(text)])[0]
            if found["is"] or (first and all(element.kind == "body" for element in first)):
                yield found.start(), found.end(), label


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of a standing sentence, the brackets around it included: 各区落实(以下均需各区落实,不再列出)."""
    if text[start - 1 : start] == "(":
        return start - 1, end + (text[end : end + 1] == ")")
    return start, end
