"""The name of a group → the bodies it is made of: 各市、县政府 → 各市政府, 各县政府."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import regex

from workplan.lexicon import Lexicon
from workplan.names.beginnings import Prefix
from workplan.names.shapes import Bodies, bare, unless
from workplan.writing.late import late, late_regex
from workplan.writing.patterns import alternation

_AND: Final = r"(?:以及|[、和及与])"
_BRACKET: Final = r"[(〔\[〈][^()〔〕\[\]〈〉]{1,16}[)〕\]〉]"
_OPENING: Final = "(〔[〈"
_CLOSING: Final = frozenset(")〕]〉")
# 省委省政府各部门: both bodies have what follows.
_BOTH: Final = late_regex(r"(?P<place>\p{Han}{0,6}?)(?P<level>[省市县区州旗盟])委、?(?P=level)政府(?P<rest>.{0,30})")
_SHARED_REST: Final = late_regex(r"(?:各|有关|直属|所属|办公厅和|$)")
# 各市州党委政府, 高新区党工委、管委会: the party's body and the government's.
_PAIR: Final = late_regex(
    rf"""
    (?P<place>(?:[^、()]|\([^()]{{0,20}}\)){{1,24}}?)                               # 各县(市、区)
    (?P<party>(?:党委|党工委|工委)(?:\(\p{{Han}}{{2,4}}\))?)                        # 党委(党工委)
    {_AND}?
    (?P<other>                                                                      # 政府(管委会)
        (?:人民政府|政府|管委会|管理委员会|办事处|街道办事处)(?:\(\p{{Han}}{{2,5}}\))?
    )
    """,
    regex.VERBOSE,
)
_GOVERNMENT: Final = late_regex(r"[市县区州](?:人民)?政府")
_EACH: Final = r"(?:各(?:有关|相关)?|有关|相关)"
# 开发(度假)区: a bracket with a second kind names no single zone.
_KINDS_OF_ZONE: Final = late_regex(rf"(?!各|有关|相关)\p{{Han}}{{2,6}}{_BRACKET}区")
_EACH_WORDS: Final = ("各", "有关", "相关")
# 各市(含定州、辛集市)政府: what a group takes in is no part of its name.
_INCLUDING: Final = late_regex(r"[(〔](?:不?含|包括|除|下同)[^()〔〕]{0,60}[)〕]")
_TOWNS: Final = frozenset("乡镇街村")
_OTHER_HALF: Final = frozenset("政人管办街")
# What stands between the parts of a group: in front of an office of districts, in front of anything.
_PARTED: Final = tuple(f"、{level}" for level in "市县区州")
_JOINED: Final = ("、", "和", "及", "与", "部门单位")
# Levels of more than one letter, each a single body's: 自治区政府.
_LONG_LEVELS: Final = ("自治", "直辖市", "地区", "街道", "设区", "县级市")


class Groups:
    """Knows how names of groups are put together, made once per lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._bodies = lexicon.build(Bodies)
        words: dict[str, list[str]] = {}
        for row in lexicon.table("groups"):
            words.setdefault(row["kind"], []).append(row["word"])
        level, noun = alternation(words["level"]), alternation(words["noun"])
        area = alternation(words["level"] + words["zone"])
        known = alternation(words["authority"])
        # 省、市、县发展改革部门: offices of one kind at several levels.
        authority = rf"(?:{known}|(?![直级有相各])\p{{Han}}{{2,8}}部门)"
        # 各市(州), 各县(市、区), 各县级市; 开发(度假)区
        zone = rf"(?!各|有关|相关)\p{{Han}}{{2,6}}{_BRACKET}区"
        # the words stand once in a pattern, defined before it: each time they are written takes a millisecond more
        areas = (
            rf"(?(DEFINE)(?P<an_area>{area})"
            rf"(?P<an_item>{zone}|(?&an_area){{1,2}}+级?(?:{_BRACKET})?(?&an_area)?))"
        )
        authorities = rf"{areas}(?(DEFINE)(?P<an_authority>{authority}))"
        item, authority = "(?&an_item)", "(?&an_authority)"
        self._first = late_regex(rf"{areas}(?:{_EACH}{item}|{level}(?:{_BRACKET})?)")
        # 各市、县(市、区)有关部门 is a group, but in 各区、市有关部门 those of 市 are this very city's.
        related = r"(?<=[)〕\]])(?:有关|相关)(?:部门|单位)"
        self._next = late_regex(
            rf"{authorities}{item}(?P<authority>(?:{authority}|{related})(?:(?:{_AND}|(?<=委)){authority}){{0,3}})?"
        )
        self._levels = late(rf"(?P<item>(?:{level}){{1,2}}+(?:{_BRACKET})?)(?:{known})?")
        self._with_office = late_regex(rf"{areas}{_EACH}{item}(?P<office>{known})")
        # 各区、市教体局; 各市、县(市、区)人民法院: the offices of districts and cities.
        self._office = late_regex(
            rf"(?P<level>[市县区州])(?P<more>{_BRACKET})?(?![直级]|(?:人民)?政府(?!办))(?P<office>\p{{Han}}{{2,12}})"
        )
        self._offices = late_regex(
            rf"{areas}(?P<each>{_EACH}?)(?:(?P<item>{item})、){{1,4}}"
            rf"(?P<item>[市县区州](?:{_BRACKET})?)(?P<office>\p{{Han}}{{2,12}})"
        )
        # 各县(市)区|市场监管局: 市 of 市场 is no area; towns have stations, but none of the bureaus named beside them.
        seats = alternation(word for word in words["level"] if _TOWNS.isdisjoint(word))
        words_of_one = "|".join(unless(row["word"], row["except"].split()) for row in lexicon.table("level_words"))
        self._lending = late_regex(
            rf"(?(DEFINE)(?P<a_seat>{seats}))"
            rf"(?P<head>{_EACH}(?&a_seat){{1,2}}级?(?:{_BRACKET})?(?&a_seat)?)(?<!(?={words_of_one}).)"
            rf"(?![直级属]|(?:人民)?政府(?!办))(?P<office>\p{{Han}}{{2,12}})"
        )
        self._run = late_regex(
            rf"{authorities}(?P<each>{_EACH}?)(?P<item>{item})(?:{_AND}(?P<item>{item})){{0,9}}+"
            rf"(?:(?P<authority>{authority}|{related})(?:(?:{_AND}|(?<=委))(?P<authority>{authority})){{0,3}}+)?"
        )
        self._nouns = late_regex(
            rf"(?P<head>.{{0,20}}?(?:各|有关|成员|直属|[省市县区][直级]))(?P<noun>{noun})"
            rf"(?:(?:{_AND}|(?<=部门)(?=单位))(?P<noun>{noun})){{1,5}}"
        )
        self._goes_on = frozenset(word[0] for kind in ("level", "zone", "noun") for word in words[kind]) | _OTHER_HALF
        # What a name must begin and end with to be asked the patterns: most texts then need few of them.
        places = (*words["level"], *words["zone"])
        self._starts = frozenset(word[0] for word in places)
        self._ends = frozenset(word[-1] for word in places) | {"级"}
        self._known = tuple(words["authority"])
        self._authorities = (*self._known, "部门", "单位")
        self._inner_ends = (*self._ends, *self._known, *words["noun"], "部门", "等", "、", ",", "/")
        self._pairs = (*_JOINED, *(word for word in self._known if word.endswith("委")))
        self._noun_words = frozenset(words["noun"])
        self._level_bracket = late_regex(rf"{authorities}(?:(?&an_area)|{authority}|{noun}|等|、|,|/){{1,16}}")
        self._group_head = late_regex(rf"(?:.{{0,8}}(?:各|有关|相关|成员|直属)|各).{{0,20}}{noun}$")

    def level_bracket(self, inner: str) -> bool:
        """Tell whether a bracket holds levels, as in 各县(市、区), and so belongs to the name."""
        return inner.endswith(self._inner_ends) and self._level_bracket.fullmatch(inner) is not None

    def joined(self, text: str, tokens: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Join the tokens of one group whose parts are no bodies: 各市、县政府; 各有关部门、单位."""
        todo = list(tokens)
        done: list[tuple[int, int]] = []
        at = 0
        while at < len(todo):
            stop = self._run_end(text, todo, at)
            done.append((todo[at][0], todo[stop][1]))
            at = stop + 1
        return done

    def _run_end(self, text: str, tokens: list[tuple[int, int]], at: int) -> int:
        """Return the number of the last token that belongs to the group that begins at token ``at``."""
        if at + 1 == len(tokens) or text[tokens[at + 1][0]] not in self._goes_on:
            return at
        name = text[slice(*tokens[at])]
        if self._is_half(text, tokens, at) or (len(name) == 1 and self._is_office(text, tokens, at)):
            return at + 1
        return self._places_end(text, tokens, at) if self._is_first(name) else at

    def _is_first(self, name: str) -> bool:
        """Tell whether a run of places may begin with ``name``: 各市(州), 市."""
        begins = name[:1] in self._starts or name.startswith(_EACH_WORDS)
        return begins and self._ends_as_area(name) and self._first.fullmatch(name) is not None

    def _ends_as_area(self, name: str) -> bool:
        """Tell whether ``name`` ends like an area, a bracket aside."""
        if name[-1:] in _CLOSING:
            name = name[: max(map(name.rfind, _OPENING))]
        return name[-1:] in self._ends

    def _is_half(self, text: str, tokens: list[tuple[int, int]], at: int) -> bool:
        """Tell whether token ``at`` and the next are 各镇党委、政府, or 各有关部门、单位."""
        following = text[slice(*tokens[at + 1])]
        if following[0] in _OTHER_HALF and _PAIR.fullmatch(text, tokens[at][0], tokens[at + 1][1]):
            return True
        return following in self._noun_words and self._group_head.match(text[slice(*tokens[at])]) is not None

    def _places_end(self, text: str, tokens: list[tuple[int, int]], at: int) -> int:
        """Return the number of the last token of a run of places: 各市、县、区政府."""
        each = text.startswith(_EACH_WORDS, tokens[at][0])
        stop, authority = at, False
        while stop + 1 < len(tokens) and not authority:
            found = self._next.fullmatch(text, *tokens[stop + 1])
            if found is None:
                return stop + 1 if each and self._is_office(text, tokens, stop) else stop if each else at
            stop, authority = stop + 1, bool(found["authority"])
        return stop if authority or each else at

    def _is_office(self, text: str, tokens: list[tuple[int, int]], at: int) -> bool:
        """Tell whether token ``at`` and the next are 各区、市教体局; 市、州水务局, not also a bureau of this city."""
        office = self._office.fullmatch(bare(text[slice(*tokens[at + 1])]))
        if office is None or not self._bodies.shares(office["office"]):
            return False
        others = (text[start] for number, (start, _) in enumerate(tokens) if number != at + 1)
        another = office["level"] not in text[slice(*tokens[at])] and office["level"] not in others
        return office["more"] is not None or another

    def of_places(self, name: str) -> bool:
        """Tell whether ``name`` is a group of places, without any office of theirs: 各市(州)."""
        return name.startswith(_EACH_WORDS) and self._is_first(name)

    def of_levels(self, name: str) -> bool:
        """Tell whether ``name`` is a group as it names several levels, without 各: 县区, 乡镇(街道), 县(市、区)政府."""
        if name[:1] not in self._starts or not (self._ends_as_area(name) or name.endswith(self._known)):
            return False
        found = self._levels.fullmatch(name)
        return found is not None and (len(found["item"]) > 1) and not found["item"].startswith(_LONG_LEVELS)

    def office_of_places(self, name: str) -> str:
        """Return the office in the name of a group of places, empty if it is none: 人民政府 of 各县(市、区)人民政府."""
        found = self._with_office.fullmatch(name)
        return found["office"] if found else ""

    def lent(self, names: Sequence[str]) -> Prefix | None:
        """Return what offices of places lend to the names behind them, None where ``names`` are no such offices.

        >>> from workplan.lexicon import default
        >>> default().build(Groups).lent(["各市教育局", "各县(区)教育局"])
        Prefix(level='各市', party=False, others=('各县(区)',), ministry=False)
        """
        if not names[0].startswith(_EACH_WORDS):
            return None
        found = [self._lending.fullmatch(name) for name in names]
        heads = [match["head"] for match in found if match is not None and self._bodies.shares(match["office"])]
        if len(heads) < len(names):
            return None
        party = all(match is not None and match["office"].startswith("委") for match in found)
        return Prefix(heads[0], party, tuple(heads[1:]))

    def governments(self, name: str) -> bool:
        """Tell whether ``name`` is the government of a level, of none in particular: 市人民政府."""
        return _GOVERNMENT.fullmatch(name) is not None

    def unnamed(self, name: str) -> bool:
        """Tell whether ``name`` is an authority of places that it doesn't name: 街道办事处, 开发(度假)区管委会."""
        if _KINDS_OF_ZONE.match(name) is not None:
            found = self._next.fullmatch(name)
            return found is not None
        if "级" in name or name[:1] not in self._starts or not name.endswith(self._authorities):
            return False
        found = self._next.fullmatch(name)
        return found is not None and bool(found["authority"])

    def expanded(self, name: str) -> list[str]:
        """Return the shortest names of the bodies that ``name`` stands for; 相关 before a group is 有关.

        >>> from workplan.lexicon import default
        >>> groups = default().build(Groups)
        >>> groups.expanded("各市州党委和政府"), groups.expanded("省委省政府各部门")
        (['各市州党委', '各市州政府'], ['省委各部门', '省政府各部门'])
        >>> groups.expanded("各相关县、市"), groups.expanded("省政府相关部门")
        (['各有关县', '各有关市'], ['省政府有关部门'])
        """
        if "相关" in name and self._bodies.collective(name):
            name = name.replace("相关", "有关", 1)
        if (m := _BOTH.fullmatch(name)) and _SHARED_REST.match(m["rest"]):
            return [f"{m['place']}{m['level']}{body}{m['rest']}" for body in ("委", "政府")]
        name = _INCLUDING.sub("", name)
        if not any(sign in name for sign in self._pairs):
            return [name]
        if m := self._run.fullmatch(name):
            ends = m.captures("authority") or [""]
            return [f"{m['each']}{item}{end}" for item in m.captures("item") for end in ends]
        parted = any(sign in name for sign in _PARTED)
        if parted and (m := self._offices.fullmatch(name)) and self._bodies.shares(m["office"]):
            return [f"{m['each']}{item}{m['office']}" for item in m.captures("item")]
        if m := _PAIR.fullmatch(name):
            return [m["place"] + m["party"], m["place"] + m["other"]]
        if any(sign in name for sign in _JOINED) and (m := self._nouns.fullmatch(name)):
            return [m["head"] + noun for noun in m.captures("noun")]
        return [name]
