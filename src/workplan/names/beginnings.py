"""How the name of a body begins: with a level (市教育局), a place (济南市财政局), a name of its own, or none of these.

In a list a name hands its level on (市发展改革委、教育局 → 市教育局), and one that cannot stand alone takes it.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import regex

from workplan.kept import kept
from workplan.lexicon import Lexicon
from workplan.names import bodies
from workplan.names.places import WORDS, no_county
from workplan.names.shapes import Bodies, unless
from workplan.names.spelled_out import pairs, spelled_out
from workplan.writing.late import late_regex

_LEVEL: Final = regex.compile(r"(?:自治区|自治州|地区|兵团|省|市|县|区|州|盟|旗)(?=\p{Han}{2}|[(〔])")
_NAMED_LEVEL: Final = late_regex(
    r"\p{Han}{2,6}?(?:省|市|州|县|(?<![社园景校库林灾片辖小城山厂])区|盟|旗)(?=\p{Han}{2})"
)
# 教育部 is the shortest name of a ministry.
_SHORTEST_MINISTRY: Final = 3
_COMPANIES: Final = ("公司", "集团")
# What stands before the ending of a short form: 绿容局, 大湾区办; a longer one shows by its words what it is.
_LONGEST_SHORT: Final = 3


class Prefix(NamedTuple):
    """What a name in a list lends to the names behind it: 市 of 市发展改革委; ``party`` for 市委 of 市委组织部.

    ``others`` are the further places of a group: 各县 of 各市、县教育局, which lends 各市 too. ``ministry``: that of
    a department (交通运输部 of 交通运输部科技司), which it lends to other departments alone.
    """

    level: str = ""
    party: bool = False
    others: tuple[str, ...] = ()
    ministry: bool = False

    @property
    def each(self) -> bool:
        """Whether it lends the places of a group: 各市."""
        return self.level.startswith(("各", "有关", "相关"))


class Beginnings:
    """What is known of how names begin, made once per lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._bodies = lexicon.build(Bodies)
        self._pairs = lexicon.build(pairs)
        heads = lexicon.table("body_heads")
        self._alone = tuple(row["word"] for row in heads if row["kind"] == "alone")
        self._party = frozenset(row["word"] for row in heads if row["kind"] == "party")
        words = lexicon.table("level_words")
        self._one_word = regex.compile("|".join(unless(row["word"], row["except"].split()) for row in words))
        self._levels = tuple(self._bodies.levels - set(WORDS))
        wide = ("province", "autonomous_region", "municipality", "city", "prefecture", "league", "special_region")
        places = [row for row in lexicon.table("places") if row["level"] in wide and len(row["short"]) > 1]
        self.full_names = {row["short"]: row["full"] for row in places if row["full"][-1] in "省市"}
        self.places = frozenset(row["short"] for row in places) | frozenset(row["full"] for row in places)
        self._short_places = frozenset(row["short"] for row in places)
        self._place_lengths = sorted({len(place) for place in self.places}, reverse=True)
        self.takes = kept(self._takes, most=8192)

    def prefix(self, name: str) -> Prefix | None:
        """Return the prefix that ``name`` has of its own.

        >>> from workplan.lexicon import default
        >>> beginnings = default().build(Beginnings)
        >>> [prefix and prefix.level for prefix in map(beginnings.prefix, ("省外办", "济南市财政局", "市场监管局"))]
        ['省', '济南市', None]
        >>> beginnings.prefix("交通运输部科技司")
        Prefix(level='交通运输部', party=False, others=(), ministry=True)
        """
        if ministry := self._ministry(name):
            return Prefix(ministry, ministry=True)
        if self.stands_alone(name):
            return None
        if (found := _LEVEL.match(name)) and not self._one_word.match(name):
            return Prefix(found[0], name.startswith("委", found.end()))
        if (found := _NAMED_LEVEL.match(name)) and not self._one_word.match(name, found.end() - 1):
            rest = name[found.end() :]
            if found[0] in self.places or self._in_county(found[0], rest):
                return Prefix(found[0], rest.startswith("委"))
        return None

    def _in_county(self, place: str, rest: str) -> bool:
        """Tell whether words that end in 县, 区 or 市 are a place before a body: 兰江市, but not 智慧城市."""
        return not no_county(place, self._lexicon) and self._shares(rest) and self._bodies.complete(rest)

    def stands_alone(self, name: str) -> bool:
        """Tell whether ``name`` begins as names do that lend and borrow nothing: 人行…, 各…, 市直…, 区县教育局."""
        return name.startswith(self._alone) or any(
            name.startswith(level) and bodies.bare(name[len(level) :], self._lexicon) for level in self._levels
        )

    def _takes(self, name: str) -> bool:
        """Tell whether ``name`` takes the prefix of the list that it stands in, as it names no body alone.

        >>> from workplan.lexicon import default
        >>> beginnings = default().build(Beginnings)
        >>> [beginnings.takes(name) for name in ("教育局", "市场监管局", "人行郑州中心支行", "象岭公路养护中心")]
        [True, True, False, False]
        """
        return self._shares(name) and not self._own_name(name) and not self._of_ministry(name)

    def _shares(self, name: str) -> bool:
        return (
            self._bodies.shares(name)
            and not self.stands_alone(name)
            and not self._holds_place(name)
            and not self._bodies.group(name)
        )

    def _own_name(self, name: str) -> bool:
        """Tell whether ``name`` begins with a name of its own: 象岭公路养护中心, 东江水务集团; short forms don't."""
        if bodies.bare(name, self._lexicon) or spelled_out(name, self._lexicon) or name[:2] in self._pairs:
            return False
        stem = name.removesuffix(self._bodies.ending(name))
        return len(stem) > _LONGEST_SHORT or name.endswith(_COMPANIES)

    def _holds_place(self, name: str) -> bool:
        """Tell whether a place stands anywhere in ``name``: 金融监管总局山东监管局."""
        places = self._short_places
        return any(name[at : at + size] in places for at in range(len(name) - 1) for size in (2, 3, 4))

    def place(self, name: str) -> str:
        """Return the province or city that ``name`` begins with, if any."""
        for length in self._place_lengths:
            if name[:length] in self.places:
                return name[:length]
        return ""

    def _of_ministry(self, name: str) -> bool:
        """Tell whether ``name`` is that of a department as ministries alone have them: 科技司."""
        return name.endswith("司") and not name.endswith(_COMPANIES)

    def _ministry(self, name: str) -> str:
        """Return the ministry whose department ``name`` is: 交通运输部 of 交通运输部科技司; empty if it is none."""
        if not self._of_ministry(name):
            return ""
        ends = range(len(name) - len("科技司") + 1, _SHORTEST_MINISTRY - 1, -1)
        return next((name[:end] for end in ends if bodies.whole(name[:end], self._lexicon)), "")

    def department(self, name: str) -> bool:
        """Tell whether ``name`` takes the ministry of the list: 科技司, 水运局; not 公司, nor 民航局, one by itself."""
        own = name.endswith("局") and self.takes(name) and not bodies.whole(name, self._lexicon)
        return own or self._of_ministry(name)

    def company(self, name: str) -> bool:
        """Tell whether ``name`` is that of a company, of which a place has one at most: 水务集团."""
        return name.endswith(_COMPANIES)

    def party(self, name: str) -> bool:
        """Tell whether ``name`` is a party organ that is called by its last words: 宣传部, 编办."""
        return name in self._party
