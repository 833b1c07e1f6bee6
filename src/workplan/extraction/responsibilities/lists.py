"""The text of a list of bodies → its elements as written and the bodies that each stands for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

import regex

from workplan.extraction.responsibilities.cuts import AND, STEMS, ListCuts, without_etc
from workplan.extraction.responsibilities.groups import Groups
from workplan.extraction.responsibilities.persons import Persons, is_name
from workplan.lexicon import Lexicon
from workplan.model import Role
from workplan.names.shapes import Bodies, Prefix, bare

_LEAD_IN: Final = regex.compile(
    rf"(?:(?:(?!由)\p{{Han}}){{0,8}}由(?!贸)|以及|{AND}|[及与并]|[*★☆●▲△#①-⑳]|\d{{1,2}}[.)]|其中){{1,3}}+(?=\p{{Han}}{{2}})"
)
# What stands in a list and is no party: times, 下同, —.
_NOTE: Final = regex.compile(
    r"\d{2,4}年|\d{1,2}月|[\d一二三四五六七八九十]{1,4}[.)]?$|(?:年底|月底|季度|年内|之?前|左右)$|"
    r"年内|年底|全年|长期|持续|常年|常态化|每[年季月]|立即|即时|此后|见|(?:完成|下同|略|同上|上同|待定|无|[-—]+)$"
)
_INNER: Final = regex.compile(r"(?<=\p{Han})\((\p{Han}{2,4})\)$")
# A mark in brackets that gives one element a role of its own: 省教育厅(牵头).
_MARK: Final = regex.compile(r"[(〔\[]([^()〔〕\[\]]{2,8})[)〕\]]$")
# A bracket that is part of a name: 中国石油大学(华东).
_WITH_PLACE: Final = ("大学", "学院", "集团", "公司", "研究院", "研究所")
_PLACE: Final = regex.compile(r"\p{Han}{2,4}")
# A bracket that holds a note, not a second name: (2023年底前), (完成时限:长期).
_NO_NAME: Final = regex.compile(r"[:;。\d]|完成|负责")
# The end that the last of several names lends to those before it: 济南、青岛、烟台市政府; 财政、教育部门.
_SUFFIX: Final = regex.compile(
    r"(?:自治州|自治县|新区|高新区|开发区|街道|[省市县区州旗盟镇乡])"
    r"(?:人民政府|党委政府|政府|党工委|党委|委|管委会|办事处)$|(?:行政)?(?:主管)?(?:部门|机关|系统)$"
)

_LEVELS: Final = "省市县区州旗镇乡"


class Name(NamedTuple):
    """One body: its shortest name, second names, whether it is a group."""

    name: str
    aliases: tuple[str, ...] = ()
    collective: bool = False


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


class _Word(NamedTuple):
    """What one element says by itself, whatever stands beside it; places count from its first character.

    ``own`` is its prefix, ``shares`` tells that it takes that of the list, ``open`` that its end may stand further on.
    """

    start: int
    end: int
    core: str
    etc: str | None
    role: Role | None
    names: tuple[Name, ...]
    kind: str
    own: Prefix | None
    shares: bool
    open: bool


class UnitList:
    """Reads lists of bodies with the words of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.bodies, self.persons = lexicon.build(Bodies), lexicon.build(Persons)
        self._cuts = lexicon.build(ListCuts)
        self._groups = lexicon.build(Groups)
        self._roles = {r["word"]: Role(r["role"]) for r in lexicon.table("roles") if r["kind"] in ("root", "verb")}
        self._word = lru_cache(maxsize=8192)(self._read_word)

    def read(
        self,
        text: str,
        *,
        carry: Prefix | None = None,
        gaps: Collection[int] = (),
        persons: bool = False,
        mixed: bool = False,
    ) -> tuple[list[Element], Prefix | None]:
        """Return the elements of a list and the prefix it hands on to the next list of the clause.

        Args:
            text: the list, folded, without trigger words.
            carry: prefix of the bodies before it.
            gaps: positions in ``text`` where the source has white space: they part complete bodies, and persons.
            persons: whether the list names persons.
            mixed: whether it names bodies and persons.

        >>> from workplan.lexicon import default
        >>> elements, _ = default().build(UnitList).read("市发展改革委、教育局和各区、市政府")
        >>> [name.name for element in elements for name in element.names]
        ['市发展改革委', '市教育局', '各区政府', '各市政府']
        """
        words: list[_Word] = []
        elements: list[Element] = []
        each = False
        for start, end in self._places(text, gaps, persons=persons, mixed=mixed):
            word = self._word(text[start:end])
            if word is None:
                continue
            names = self._named(word, carry, each=each)
            carry = word.own or carry
            each = names[0].name.startswith("各")
            words.append(word)
            kind = word.kind if names is word.names else "body"
            more = word.etc is not None
            elements.append(Element(start + word.start, start + word.end, names, kind, word.role, more))
        self._share_suffixes(words, elements)
        return elements, carry

    def _places(self, text: str, gaps: Collection[int], *, persons: bool, mixed: bool) -> list[tuple[int, int]]:
        tokens = self._cuts.tokens(text)
        if persons:
            return list(self.persons.parted(text, tokens, gaps))
        if mixed:
            tokens = [part for token in tokens for part in self._body_and_person(text, *token, gaps)]
        return self._groups.joined(text, self._cuts.elements(text, tokens, gaps))

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

    def _read_word(self, whole: str) -> _Word | None:
        """Return what one element says by itself, None if it is no party."""
        start, words, etc, role = self._stripped(whole)
        if not words or _NOTE.match(words) or (len(words) == 1 and not self.bodies.complete(words)):
            return None
        core, aliases, size = self._without_bracket(words)
        expanded = self._groups.expanded(core)
        several = len(expanded) > 1
        names = tuple(Name(name, aliases, several or self.bodies.collective(name)) for name in expanded)
        kind = "body" if self.bodies.complete(core) else "person" if self.persons.is_title(core) else "unknown"
        shares = not names[0].collective and self.bodies.shares(core)
        unfinished = not several and (kind == "unknown" or self._is_place(core))
        prefix = self.bodies.prefix(expanded[0])
        return _Word(start, start + size, core, etc, role, names, kind, prefix, shares, unfinished)

    def _stripped(self, whole: str) -> tuple[int, str, str | None, Role | None]:
        """Return where the name in an element begins, the name, what 等 adds to it, and the role in brackets behind it.

        由市教育局(牵头)等部门 → 1, 市教育局, 部门, lead
        """
        lead = _LEAD_IN.match(whole)
        start = lead.end() if lead else 0
        words = without_etc(whole[start:])
        etc = whole[start + len(words) + 1 :] if len(words) < len(whole) - start else None
        role = None
        if (mark := _MARK.search(words)) and (role := self._mark_role(mark[1])):
            words = words[: mark.start()]
        return start, words.rstrip("*★☆●▲△#."), etc, role

    def _without_bracket(self, words: str) -> tuple[str, tuple[str, ...], int]:
        """Return a name without the bracket at its end, the second names in it, and how much of ``words`` both take.

        各县(市、区) and 中国石油大学(华东) keep their bracket, 市科技局(2023年底前) loses a note.
        """
        core = bare(words)
        inner = words[len(core) + 1 : -1]
        if not inner:
            return core, (), len(words)
        if self._groups.level_bracket(inner):
            return words, (), len(words)
        if second := self._second_names(inner):
            return core, second, len(words)
        if core.endswith(_WITH_PLACE) and _PLACE.fullmatch(inner):
            return words, (), len(words)
        return core, (), len(core) if _NO_NAME.search(inner) else len(words)

    def _is_place(self, core: str) -> bool:
        """Tell whether a name is that of a place alone, or 省委, 市政府, whose end may stand further on."""
        return core in STEMS or core in self.bodies.places or (len(core) <= 5 and core[-1] in _LEVELS)

    def _second_names(self, inner: str) -> tuple[str, ...]:
        """Return the bodies that the words of a bracket name: (省大数据管理局); none for (含各区)."""
        names = tuple(inner.split("、"))
        bodies = self.bodies
        known = all(bodies.complete(name) and bodies.plausible(name) and not bodies.group(name) for name in names)
        return names if known else ()

    def _mark_role(self, words: str) -> Role | None:
        """Return the role that the words of a bracket give: 牵头, 牵头单位, 配合."""
        return self._roles.get(words.removesuffix("单位").removesuffix("部门").removeprefix("总"))

    def _named(self, word: _Word, carry: Prefix | None, *, each: bool) -> tuple[Name, ...]:
        """Return the names of one element with what those before it lend it; ``each``: they begin with 各."""
        name = word.names[0]
        if each and self._groups.governments(name.name):
            return (name._replace(name=f"各{name.name}", collective=True),)
        if word.own is not None:
            return word.names
        if each and self._groups.unnamed(name.name):
            return (name._replace(name=f"各{name.name}", collective=True),)
        if carry is not None and word.shares:
            party = carry.party and self.bodies.party(name.name)
            return (name._replace(name=f"{carry.level}{'委' if party else ''}{name.name}"),)
        return word.names

    def _share_suffixes(self, words: list[_Word], elements: list[Element]) -> None:
        """Complete the names whose end stands only at the last of them: 济南、青岛、烟台市政府; 财政、教育部门."""
        if not any(word.open for word in words):
            return
        suffix = ""
        for at in range(len(elements) - 1, -1, -1):
            word = words[at]
            if word.etc and (word.etc == "部门" or word.etc.endswith("政府")):
                suffix = self._suffix(f"某{word.etc}")
            shared = self._shared(word, suffix, words[at + 1].core if at + 1 < len(words) else "")
            if shared:
                name = word.names[0]._replace(name=shared, collective=self.bodies.collective(shared))
                elements[at] = elements[at]._replace(names=(name,), kind="body")
            elif word.kind != "unknown":
                suffix = self._suffix(word.core)

    def _suffix(self, core: str) -> str:
        """Return what ``core`` lends to the names before it, empty if it lends nothing."""
        found = _SUFFIX.search(core)
        if found is None or found.start() == 0 or self.bodies.stands_alone(core):
            return ""
        return found[0]

    def _shared(self, word: _Word, suffix: str, following: str) -> str:
        """Return the completed name of an element, empty if it needs nothing."""
        core = word.core
        if not word.open or word.kind == "person":
            return ""
        if suffix and suffix[0] in _LEVELS:
            full = self.bodies.full_names.get(core, core)
            if full[-1] in _LEVELS and core not in STEMS:
                return full + suffix[1:]
        if suffix and word.kind == "unknown":
            return core + suffix if len(core) <= 10 and self._lends(core) else ""
        if core in STEMS and following.startswith(f"{core[0]}政府") and self.bodies.collective(following):
            return core + following[3:]
        if core in self.bodies.places and self.bodies.complete(following):
            place = self.bodies.place(following)
            return core + following[len(place) :] if place and len(following) > len(place) + 1 else ""
        return ""

    def _lends(self, core: str) -> bool:
        return self.bodies.plausible(core) and not self.bodies.stands_alone(core)
