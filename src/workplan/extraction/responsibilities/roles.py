"""Labels of a clause (牵头单位:) → the role they give, and where they stand."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from workplan.extraction.responsibilities.duties import JOINTS, PLACES, strongest
from workplan.lexicon import Lexicon
from workplan.model import Role
from workplan.writing.late import late_regex
from workplan.writing.patterns import alternation

_JOINT: Final = frozenset(("以及", *"及和与或、/"))
# A label that begins so addresses those who read it: 有关责任单位:
_ADDRESSED: Final = ("相关", "有关")
_PLACE: Final = late_regex(PLACES)
# Behind levels that are no compound: 市县级单位, 市区领导.
_NO_PLACES: Final = "(?:[级直]|领导)"
# 第二责任单位, 一级责任单位
_RANKS: Final = "第[一二三四]|[一二三四]级"
_RANKS_BACKWARDS: Final = "[一二三四]第|级[一二三四]"
_LONGEST_LABEL: Final = 24
# Before a label such a word shows that it is none: 各责任单位:, 请责任单位:, 作为牵头单位:.
_NO_LABEL_BEFORE: Final = frozenset("各的为是由请等向对如该“\"‘'")


class Label(NamedTuple):
    """What a label says.

    Attributes:
        role: role of the bodies behind it, None where the label is of something else (完成时限).
        second: role of all bodies but the first, where the label joins two (牵头及配合单位).
        persons: whether it asks for persons (责任领导).
        mixed: whether it asks for bodies and persons.
        scope: where it counts, see ``roles.tsv``.
        bare: whether it is a lone word (牵头).
    """

    role: Role | None
    second: Role | None = None
    persons: bool = False
    mixed: bool = False
    scope: str = ""
    bare: bool = False


class Roles:
    """The labels that give roles, made once per lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.table("roles")
        words: dict[str, dict[str, str]] = {}
        for row in rows:
            words.setdefault(row["kind"], {})[row["word"]] = row["role"]
        self._scopes = {(row["word"], row["kind"]): row["scope"] for row in rows if row["scope"]}
        self._roots = {word: Role(role) for word, role in words["root"].items()}
        self._middles = {word: Role(role) for word, role in words["middle"].items()}
        self._nouns = words["noun"]
        self._bare = {word: Role(role) for word, role in words["bare"].items()}
        self._whole = {word: Role(role) for word, role in words["alone"].items()}
        self._stops = frozenset(words["stop"])
        parts = [*words["root"], *words["middle"], *words["noun"], *words["modifier"], *JOINTS]
        places = f"{PLACES}(?!{_NO_PLACES})"
        self._part = re.compile(f"{places}|{_RANKS}|{alternation(parts)}")
        backwards = f"{alternation(part[::-1] for part in parts)}|{PLACES}|{_RANKS_BACKWARDS}"
        self._backwards = re.compile(rf"(?:{backwards}){{1,10}}+")
        # A label without a colon at the beginning of a piece: 责任单位市教育局, 牵头单位为市教育局.
        label = rf"(?:{alternation(parts)}){{1,4}}?(?:{places}|{alternation(words['noun'])})"
        self.no_colon = late_regex(rf"(?:^|(?<=[,;。]))(?P<label>{label})(?P<is>[为是])?(?=\p{{Han}})")
        self._lone: dict[str, list[str]] = {}
        for word in sorted({*self._stops, *self._whole, *self._bare}, key=len, reverse=True):
            self._lone.setdefault(word[-1], []).append(word)

    def stops(self, words: str) -> bool:
        """Tell whether ``words`` are the label of something else, which ends a list: 完成时限."""
        return words in self._stops

    def label_before(self, text: str, colon: int, floor: int = 0) -> tuple[int, Label] | None:
        """Return where the label that ends at position ``colon`` begins and what it says, None if there is none."""
        floor = max(floor, colon - _LONGEST_LABEL)
        tail = text[floor:colon][::-1]
        lone = next((word for word in self._lone.get(tail[:1], ()) if text.endswith(word, floor, colon)), "")
        if lone in self._stops:
            return colon - len(lone), Label(None)
        found = self._backwards.match(tail)
        size = max(len(lone), found.end() if found is not None else 0)
        if not size:
            return None
        start = colon - size
        while text[start] in "及和与或、/)":
            start += 1
        words = text[start:colon]
        label = self.label(words)
        if label is None or (start > floor and text[start - 1] in _NO_LABEL_BEFORE):
            return None
        return start, label

    def label(self, words: str, *, column: bool = False) -> Label | None:
        """Return what ``words`` say as a label, None if they are none.

        Args:
            words: the label without its colon.
            column: whether it heads a column of a table, where 单位 alone will do.

        >>> from workplan.lexicon import default
        >>> roles = default().build(Roles)
        >>> [str(roles.label(words).role) for words in ("责任单位", "市级牵头考核单位", "配合部门", "责任领导")]
        ['responsible', 'lead', 'cooperating', 'responsible']
        """
        return _label(self, words, column)

    def _read(self, words: str, column: bool) -> Label | None:
        if words in self._whole:
            given, scope = self._whole[words], self._scopes.get((words, "alone"), "")
            return Label(Role.RESPONSIBLE if given is Role.LEADER else given, persons=given is Role.LEADER, scope=scope)
        if words in self._bare:
            return Label(self._bare[words], scope=self._scopes.get((words, "bare"), ""), bare=True)
        parts = self._part.findall(words)
        if not self._is_label(words, parts, column):
            return None
        kinds = self._asked(parts)
        persons, mixed = kinds == {"person"}, len(kinds) > 1
        roles = [role for piece in _split(parts) if (role := self._strongest(piece))]
        if not roles:
            return Label(Role.RESPONSIBLE, persons=persons, mixed=mixed) if column else None
        second = roles[1] if len(roles) > 1 and roles[1] != roles[0] and not mixed else None
        return Label(strongest(roles) if mixed else roles[0], second, persons, mixed, self._scope(parts))

    def _is_label(self, words: str, parts: list[str], column: bool) -> bool:
        """Tell whether ``words`` are put together as labels are: known parts alone, at the end what they ask for."""
        if sum(map(len, parts)) != len(words) or (not column and words.endswith("负责人")):
            return False
        if not self._asked(parts):
            return False
        return parts[-1] in self._nouns or parts[-1] == ")" or _PLACE.fullmatch(parts[-1]) is not None

    def _asked(self, parts: list[str]) -> set[str]:
        """Return what a label asks for; levels only where no noun does: 牵头市州, but the persons in 市县责任人."""
        asked = {self._nouns[part] for part in parts if part in self._nouns}
        return asked or {"body" for part in parts if _PLACE.fullmatch(part)}

    def _scope(self, parts: list[str]) -> str:
        """Return where a label counts: that of its roots, where all have one, else by its first word."""
        roots = [part for part in parts if part in self._roots]
        if roots and all(self._scopes.get((root, "root")) for root in roots):
            return "pair"
        return "group" if parts[0] in _ADDRESSED else ""

    def _strongest(self, parts: list[str]) -> Role | None:
        """Return the role that the words of one label give: its roots', or where it has none its middles'."""
        roles = [self._roots[part] for part in parts if part in self._roots]
        return strongest(roles or [self._middles[part] for part in parts if part in self._middles])


def _split(parts: list[str]) -> list[list[str]]:
    """Part the words of a label where 及, 和, / … join two labels."""
    pieces: list[list[str]] = [[]]
    for part in parts:
        if part in _JOINT:
            pieces.append([])
        else:
            pieces[-1].append(part)
    return pieces


@lru_cache(maxsize=1024)
def _label(roles: Roles, words: str, column: bool) -> Label | None:
    return roles._read(words, column)
