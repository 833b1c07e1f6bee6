"""The name of a body → what it is by its form: complete or a part, a group or one, or a phrase.

How names of bodies end is told here alone, by ``body_suffixes.tsv``: :func:`ending_pattern` serves patterns that look
for names in a text, :func:`looks_like_a_body` judges one name by its form, :func:`is_body` by what is known.
How they begin: see ``beginnings``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import regex

from workplan.kept import kept
from workplan.lexicon import Lexicon
from workplan.names.bodies import bare as local_bodies
from workplan.names.bodies import is_body
from workplan.names.spelled_out import short_words
from workplan.writing.late import late_regex
from workplan.writing.patterns import alternation

__all__ = ["LONGEST_NAME", "Bodies", "bare", "ending_pattern", "is_body", "looks_like_a_body", "unless"]

LONGEST_NAME: Final = 40
_LONGEST_GROUP: Final = 24
_GROUP_END: Final = regex.compile(
    r"^地方(?:人民)?政府$|(?:成员单位|部门|单位|地区|企业|机构|高校|院校|院所|处室|科室|司局|城市政府|级(?:人民)?政府)$"
)
# So many of a kind: 12个专班牵头单位, 16区.
_COUNTED: Final = regex.compile(r"\d{1,3}(?:个|家|所|区|县|市|州)(?!级)")
_FIGURE: Final = regex.compile(r"\d+(?![\dA-Za-z])")
_BRACKETS: Final = ("(", "[", "〔")
_COMMITTEES: Final = ("管委会", "管理委员会")


class Bodies:
    """What is known of the form of bodies' names, made once per lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        endings, heads, groups = (lexicon.table(name) for name in ("body_suffixes", "body_heads", "groups"))
        self._endings = {row["suffix"]: row["shares"] == "yes" for row in endings}
        self._names = frozenset(row["suffix"] for row in endings if row["alone"] == "yes")
        self._not = frozenset(word for row in endings for word in row["except"].split())
        self._longest = max(map(len, self._endings))
        self.last_letters = frozenset(suffix[-1] for suffix in self._endings)
        self._short_words = lexicon.build(short_words)
        words: dict[str, list[str]] = {}
        for row in groups:
            words.setdefault(row["kind"], []).append(row["word"])
        self.levels, self.authorities = frozenset(words["level"]), frozenset(words["authority"])
        self.nouns = frozenset(words["noun"])
        self._each = tuple(words["each"])
        self._group_ends = tuple(words["level"] + words["zone"] + words["authority"] + words["noun"])
        self._other = tuple(row["word"] for row in heads if row["kind"] == "other")
        noun = alternation(words["noun"])
        # A phrase by its form: a bracket ahead, a word of description (符合条件的; but 市的有关部门, 有许可职能的处室).
        self._describing = late_regex(rf"的(?!(?:\p{{Han}}{{0,8}}(?:{noun}|政府|局|委|办)|市|县)$)")
        phrases = [unless(row["word"], row["except"].split()) for row in heads if row["kind"] == "phrase"]
        self._phrase = re.compile("|".join(phrases))
        self._described = late_regex(rf"(?:有关|相关|的)(?:{noun})$")
        self._complete = kept(self._is_complete, most=8192)

    def ending(self, name: str) -> str:
        """Return the longest known ending of ``name``, empty if it has none or only looks so: 全社会; not so 督查办."""
        if self._only_looks_so(name):
            return ""
        for length in range(min(self._longest, len(name)), 0, -1):
            if name[-length:] in self._endings:
                return name[-length:]
        return ""

    def _only_looks_so(self, name: str) -> bool:
        """Tell whether ``name`` ends in a word that ends like a body: 查办; not 督查办, as 督查 is one of theirs."""
        if name[-4:] in self._not or name[-3:] in self._not:
            return True
        return name[-2:] in self._not and name[-3:-1] not in self._short_words

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

    def closed(self, name: str) -> bool:
        """Tell whether ``name`` is complete by its end, so that another may follow: 各市州, but not 各市住房.

        >>> from workplan.lexicon import default
        >>> bodies = default().build(Bodies)
        >>> [bodies.closed(name) for name in ("财政部", "各市(州)", "各有关部门", "各市住房", "各级政务服务")]
        [True, True, True, False, False]
        """
        name = bare(name)
        return self._complete(name) and (bool(self.ending(name)) or name.endswith(self._group_ends))

    def plausible(self, name: str) -> bool:
        """Tell whether ``name`` holds nothing that only a phrase has (加强监督, 符合条件的, 3个工作日)."""
        if name.startswith(self._other) and not (self._is_office(name) or self._described.search(name)):
            return False
        if name.startswith(_BRACKETS) or ("的" in name and self._describing.search(name) is not None):
            return False
        return self._phrase.search(name) is None and (not _FIGURE.match(name) or self.complete(name))

    def _is_office(self, name: str) -> bool:
        """Tell whether a verb is all that an office is called by: 组织部, 推进办, 落实处; not 组织各部门."""
        return any(name == word + name[-1] and name[-1] in self._endings for word in self._other)

    def group(self, name: str) -> bool:
        """Tell whether ``name`` says by its first words that it is a group: 各市州, 有关部门."""
        return 1 < len(name) <= _LONGEST_GROUP and name.startswith(self._each) and self.plausible(name)

    def collective(self, name: str) -> bool:
        """Tell whether ``name`` stands for several bodies: 各市州政府, 省政府有关部门, 专班成员单位, 16区."""
        if _COUNTED.match(name):
            return True
        if name.endswith(("牵头部门", "牵头单位")):
            return "各" in name
        return "各" in name or _GROUP_END.search(name) is not None or self.group(name)

    def shares(self, name: str) -> bool:
        """Tell whether ``name`` ends as bodies do that are called by a level before them: 教育局; not 开发区管委会."""
        if name.endswith(_COMMITTEES):
            return self.shares(name.removesuffix(_COMMITTEES[0]).removesuffix(_COMMITTEES[1]))
        known = len(name) > 2 or name in self._names or bool(local_bodies(name, self._lexicon))
        return known and self._endings.get(self.ending(name), False)


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
    if not 0 < len(ending) < len(name) <= LONGEST_NAME or "的" in name or name.count("(") != name.count(")"):
        return False
    return bodies.plausible(name)


def unless(word: str, longer: Iterable[str]) -> str:
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
