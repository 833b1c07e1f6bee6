"""The name of a body → what it is: complete or a part, a group or one, with which prefix of its own.

How names of bodies end is told here alone, by ``body_suffixes.tsv``: :func:`ending_pattern` serves patterns that look
for names in a text, :func:`looks_like_a_body` judges one name by its form, :func:`is_body` by what is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

import regex

from workplan.lexicon import Lexicon
from workplan.names.bodies import is_body

__all__ = ["LONGEST_NAME", "Bodies", "Prefix", "bare", "ending_pattern", "is_body", "looks_like_a_body"]

LONGEST_NAME: Final = 40
# A phrase by its form: a bracket or a number ahead, a word of description (符合条件的, but not 市的有关部门).
_DESCRIBES: Final = r"^[(\[〔\d]|的(?!(?:\p{Han}{0,8}(?:部门|单位|机构|企业|政府|局|委|办)|市|县)$)"
# What stands behind a level where the two are one word and no prefix: 市场, 省直, 区域.
_NO_PREFIX: Final = regex.compile(
    r"市(?:场|容|辖|域|区|值|直|级|属|面|政(?:局|工程|公用|园林|设施|管理|建设|道路)|民(?:中心|服务|热线)|[东南西北中]区)|"
    r"[省县区州](?:直|级|内|外|属|域|块|县|城|际)|盟员|旗舰|旗下"
)
_LEVEL: Final = regex.compile(r"(?:自治区|自治州|地区|兵团|省|市|县|区|州|盟|旗)(?=\p{Han}{2})")
_NAMED_LEVEL: Final = regex.compile(
    r"\p{Han}{2,6}?(?:省|市|州|县|(?<![社园景校库林灾片辖小城山厂])区|盟|旗)(?=\p{Han}{2})"
)
_GROUP_END: Final = regex.compile(
    r"^地方(?:人民)?政府$|(?:成员单位|部门|单位|地区|企业|机构|高校|院校|院所|城市政府|级(?:人民)?政府)$"
)


class Prefix(NamedTuple):
    """What a name in a list lends to the names behind it: 市 of 市发展改革委; ``party`` for 市委 of 市委组织部."""

    level: str = ""
    party: bool = False


class Bodies:
    """What is known of the names of bodies, made once per lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        endings = lexicon.table("body_suffixes")
        self._endings = {row["suffix"]: row["shares"] == "yes" for row in endings}
        self._names = frozenset(row["suffix"] for row in endings if row["alone"] == "yes")
        self._not = frozenset(word for row in endings for word in row["except"].split())
        self._longest = max(map(len, self._endings))
        heads = lexicon.table("body_heads")
        self._alone = tuple(row["word"] for row in heads if row["kind"] == "alone")
        self._other = tuple(row["word"] for row in heads if row["kind"] == "other")
        self._party = frozenset(row["word"] for row in heads if row["kind"] == "party")
        phrases = [_unless(row["word"], row["except"].split()) for row in heads if row["kind"] == "phrase"]
        self._phrase = regex.compile("|".join([_DESCRIBES, *phrases]))
        groups = lexicon.table("groups")
        self.levels = frozenset(row["word"] for row in groups if row["kind"] == "level")
        self.authorities = frozenset(row["word"] for row in groups if row["kind"] == "authority")
        self.nouns = frozenset(row["word"] for row in groups if row["kind"] == "noun")
        self._each = tuple(row["word"] for row in groups if row["kind"] == "each")
        wide = ("province", "autonomous_region", "municipality", "city", "prefecture", "league", "special_region")
        places = [row for row in lexicon.table("places") if row["level"] in wide and len(row["short"]) > 1]
        self.full_names = {row["short"]: row["full"] for row in places if row["full"][-1] in "省市"}
        self.places = frozenset(row["short"] for row in places) | frozenset(row["full"] for row in places)
        self._short_places = frozenset(row["short"] for row in places)
        self._complete = lru_cache(maxsize=8192)(self._is_complete)
        self._place_lengths = sorted({len(place) for place in self.places}, reverse=True)

    def ending(self, name: str) -> str:
        """Return the longest known ending of ``name``, empty if it has none or only looks so (全社会)."""
        for length in (4, 3, 2):
            if name[-length:] in self._not:
                return ""
        for length in range(min(self._longest, len(name)), 0, -1):
            if name[-length:] in self._endings:
                return name[-length:]
        return ""

    def complete(self, name: str) -> bool:
        """Tell whether ``name`` can stand by itself as the name of a body: 财政部, 残联; not 住房, 单位.

        >>> from workplan.lexicon import default
        >>> bodies = default().build(Bodies)
        >>> [bodies.complete(name) for name in ("财政部", "残联", "住房", "全社会", "单位", "各市州")]
        [True, True, False, False, False, True]
        """
        return self._complete(bare(name))

    def _is_complete(self, name: str) -> bool:
        ending = self.ending(name)
        if ending and (len(name) > len(ending) or name in self._names):
            return name not in self.nouns and name not in self.levels and name not in self.authorities
        return self.group(name)

    def plausible(self, name: str) -> bool:
        """Tell whether ``name`` holds nothing that only a phrase has (加强监督, 符合条件的)."""
        return not name.startswith(self._other) and self._phrase.search(name) is None

    def group(self, name: str) -> bool:
        """Tell whether ``name`` says by its first words that it is a group: 各市州, 有关部门."""
        return len(name) > 1 and name.startswith(self._each) and len(name) <= 24 and self.plausible(name)

    def collective(self, name: str) -> bool:
        """Tell whether ``name`` stands for several bodies: 各市州政府, 省政府有关部门, 专班成员单位."""
        if name.endswith(("牵头部门", "牵头单位")):
            return "各" in name
        return "各" in name or _GROUP_END.search(name) is not None or self.group(name)

    def prefix(self, name: str) -> Prefix | None:
        """Return the prefix that ``name`` has of its own: 市 of 市教育局, 济南市 of 济南市财政局."""
        if self.stands_alone(name):
            return None
        if (found := _LEVEL.match(name)) and not _NO_PREFIX.match(name):
            return Prefix(found[0], name.startswith("委", found.end()))
        if (found := _NAMED_LEVEL.match(name)) and not _NO_PREFIX.match(name, found.end() - 1):
            rest = name[found.end() :]
            if found[0] in self.places or (self.shares(rest) and self.complete(rest)):
                return Prefix(found[0], rest.startswith("委"))
        return None

    def stands_alone(self, name: str) -> bool:
        """Tell whether ``name`` begins as names do that lend and borrow nothing: 人行…, 国网…, 各…, 市直…."""
        return name.startswith(self._alone)

    def shares(self, name: str) -> bool:
        """Tell whether ``name`` takes the prefix of the list it stands in: 教育局 does, 人行郑州中心支行 does not."""
        return (
            self._endings.get(self.ending(name), False)
            and (len(name) > 2 or name in self._names)
            and not self.stands_alone(name)
            and not self._holds_place(name)
            and not self.group(name)
        )

    def place(self, name: str) -> str:
        """Return the province or city that ``name`` begins with, if any."""
        for length in self._place_lengths:
            if name[:length] in self.places:
                return name[:length]
        return ""

    def _holds_place(self, name: str) -> bool:
        """Tell whether a place stands anywhere in ``name``: 金融监管总局山东监管局."""
        places = self._short_places
        return any(name[at : at + size] in places for at in range(len(name) - 1) for size in (2, 3, 4))

    def party(self, name: str) -> bool:
        """Tell whether ``name`` is a party organ that is called by its last words: 宣传部, 编办."""
        return name in self._party


def ending_pattern(lexicon: Lexicon) -> str:
    """Return a pattern (of ``regex``) for how names of bodies end, to be put into others.

    >>> from workplan.lexicon import default
    >>> pattern = regex.compile(rf"\\p{{Han}}{{1,20}}?{ending_pattern(default())}$")
    >>> [bool(pattern.match(name)) for name in ("某省人民政府办公厅", "市残联", "优化布局", "加强组织领导")]
    [True, True, False, False]
    """
    rows = lexicon.table("body_suffixes")
    endings = "|".join(sorted({row["suffix"] for row in rows}, key=len, reverse=True))
    exceptions = "|".join(word for row in rows for word in row["except"].split())
    return rf"(?:{endings})(?<!{exceptions})"


def looks_like_a_body(name: str, lexicon: Lexicon) -> bool:
    """Tell whether ``name`` has the form of one body's name: it ends as they do and holds nothing of a sentence.

    Args:
        name: half-width text without white space.
        lexicon: the words in force.

    >>> from workplan.lexicon import default
    >>> names = ("某省人民政府办公厅", "象岭公路养护中心", "号)转发你单位网站", "加强组织领导", "优化布局")
    >>> [looks_like_a_body(name, default()) for name in names]
    [True, True, False, False, False]
    """
    bodies = lexicon.build(Bodies)
    ending = bodies.ending(bare(name))
    return 0 < len(ending) < len(name) <= LONGEST_NAME and name.count("(") == name.count(")") and bodies.plausible(name)


def _unless(word: str, longer: Iterable[str]) -> str:
    """Return a pattern for ``word`` where it isn't part of the longer words: 要, but not in 主要 or 要素."""
    around = [other.partition(word) for other in longer]
    before = "".join(f"(?<!{head})" for head, _, _ in around if head)
    behind = "".join(f"(?!{tail})" for _, _, tail in around if tail)
    return before + word + behind


def bare(name: str) -> str:
    """Return ``name`` without a bracket at its end.

    >>> bare("市科技局(外专局)")
    '市科技局'
    """
    if name.endswith((")", "〕", "]")):
        cut = max(name.rfind("("), name.rfind("〔"), name.rfind("["))
        if cut > 0:
            return name[:cut]
    return name
