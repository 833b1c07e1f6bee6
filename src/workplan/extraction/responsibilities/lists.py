"""The text of a list of bodies → its elements as written and the bodies that each stands for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from workplan.extraction.responsibilities.cuts import ListCuts
from workplan.extraction.responsibilities.element import Elements, Name, Word
from workplan.extraction.responsibilities.persons import is_name
from workplan.extraction.responsibilities.sharing import Sharing, may_repeat
from workplan.lexicon import Lexicon
from workplan.model import Role
from workplan.names.beginnings import Prefix
from workplan.writing.late import late_regex

_INNER: Final = late_regex(r"(?<=\p{Han})\((\p{Han}{2,4})\)$")


class Element(NamedTuple):
    """One element of a list.

    Attributes:
        start, end: its place in the list's text, an alias in brackets included.
        names: the bodies it stands for.
        kind: ``body``, ``person`` or ``unknown``.
        role: role by a mark behind it: 省教育厅(牵头).
        more: whether 等 behind it tells of bodies that aren't named.
    """

    start: int
    end: int
    names: tuple[Name, ...]
    kind: str
    role: Role | None = None
    more: bool = False


class Gaps(NamedTuple):
    """Where the source has white space in a list, and whether the list is a cell, where line ends part its elements."""

    places: Collection[int] = ()
    cell: bool = False


NO_GAPS: Final = Gaps()


class UnitList:
    """Reads lists of bodies with the words of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.elements = lexicon.build(Elements)
        self.bodies, self.persons = self.elements.bodies, self.elements.persons
        self._groups = self.elements.groups
        self._cuts = lexicon.build(ListCuts)

    def read(
        self,
        text: str,
        *,
        carry: Prefix | None = None,
        gaps: Gaps = NO_GAPS,
        persons: bool = False,
        mixed: bool = False,
    ) -> tuple[list[Element], Prefix | None]:
        """Return the elements of a list and the prefix it hands on to the next list of the clause.

        Args:
            text: the list, folded, without trigger words.
            carry: prefix of the bodies before it.
            gaps: where the source has white space: it parts complete bodies, and persons.
            persons: whether the list names persons.
            mixed: whether it names bodies and persons.

        >>> from workplan.lexicon import default
        >>> elements, _ = default().build(UnitList).read("市发展改革委、教育局和各区、市政府")
        >>> [name.name for element in elements for name in element.names]
        ['市发展改革委', '市教育局', '各区政府', '各市政府']
        """
        words: list[Word] = []
        found: list[Element] = []
        each = False
        for start, end in self._places(text, gaps, persons=persons, mixed=mixed):
            word = self.elements.read(text[start:end])
            if word is None:
                continue
            names = self._named(word, carry, each=each)
            carry = word.own or carry
            each = names[0].name.startswith("各")
            words.append(word)
            kind = word.kind if names is word.names else "body"
            more = word.etc is not None
            found.append(Element(start + word.start, start + word.end, names, kind, word.role, more))
        if any(word.open for word in words) or any(map(may_repeat, words, words[1:])):
            for at, name in Sharing(self.elements, words).completed().items():
                if found[at].names[0].name == f"各{words[at].core}":
                    name = f"各{name}"
                complete = words[at].names[0]._replace(name=name, collective=self.bodies.collective(name))
                found[at] = found[at]._replace(names=(complete,), kind="body")
        return found, carry

    def _places(self, text: str, gaps: Gaps, *, persons: bool, mixed: bool) -> list[tuple[int, int]]:
        tokens = self._cuts.tokens(text)
        if persons:
            return list(self.persons.parted(text, tokens, gaps.places))
        if mixed:
            tokens = [part for token in tokens for part in self._body_and_person(text, *token, gaps.places)]
        return self._groups.joined(text, self._cuts.elements(text, tokens, gaps.places, cell=gaps.cell))

    def _body_and_person(self, text: str, start: int, end: int, gaps: Collection[int]) -> Iterator[tuple[int, int]]:
        """Part 市教育局　张三 and 市教育局(张三)."""
        if (inner := _INNER.search(text, start, end)) and not self.bodies.complete(inner[1]):
            yield start, inner.start()
            start, end = inner.span(1)
        for gap in sorted(gap for gap in gaps if start < gap < end):
            if self.bodies.complete(text[start:gap]) or is_name(text[start:gap]):
                yield start, gap
                start = gap
        yield start, end

    def _named(self, word: Word, carry: Prefix | None, *, each: bool) -> tuple[Name, ...]:
        """Return the names of one element with what those before it lend it; ``each``: they begin with 各."""
        name = word.names[0]
        if each and self._groups.governments(name.name):
            return (name._replace(name=f"各{name.name}", collective=True),)
        if word.own is not None:
            return word.names
        if each and self._groups.unnamed(name.name):
            return (name._replace(name=f"各{name.name}", collective=True),)
        if carry is not None and carry.ministry:
            lent = not name.collective and self.elements.beginnings.department(name.name)
            return (name._replace(name=carry.level + name.name),) if lent else word.names
        if carry is not None and word.shares and not (carry.each and self.elements.beginnings.company(name.name)):
            party = carry.party and self.elements.beginnings.party(name.name)
            rest = f"委{name.name}" if party else name.name
            levels = (carry.level, *carry.others)
            return tuple(name._replace(name=place + rest, collective=carry.each) for place in levels)
        return word.names
