"""Labels and verbs of a clause (牵头单位:, …负责) → the role they give."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

import regex

from workplan.lexicon import Lexicon
from workplan.model import Role
from workplan.writing.patterns import alternation

# The stronger word of a label gives the role: 牵头责任单位 leads, 监督责任单位 supervises.
_STRENGTH: Final = (Role.LEAD, Role.COOPERATING, Role.SUPERVISING, Role.RESPONSIBLE)
_JOINT: Final = frozenset(("以及", *"及和与或、/"))
# A label that begins so addresses those who read it: 有关责任单位:
_ADDRESSED: Final = ("相关", "有关")
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
    """The words that give roles, made once per lexicon."""

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
        parts = [*words["root"], *words["middle"], *words["noun"], *words["modifier"], *"及和与或、/()", "以及"]
        self._part = regex.compile(_any(parts))
        self._backwards = regex.compile(rf"(?:{_any(part[::-1] for part in parts)}){{1,10}}+")
        # A label without a colon at the beginning of a piece: 责任单位市教育局, 牵头单位为市教育局.
        self.no_colon = regex.compile(
            rf"(?:^|(?<=[,;。]))(?P<label>(?:{_any(parts)}){{1,4}}?(?:{_any(words['noun'])}))(?P<is>[为是])?(?=\p{{Han}})"
        )
        self._whole_backwards = regex.compile(_any(w[::-1] for w in (*self._stops, *self._whole, *self._bare)))
        self.verbs = {word: Role(role) for word, role in words["verb"].items()}
        verb = _any(words["verb"])
        self.verb_end = regex.compile(
            rf"(?:(?:{verb}){{1,3}}+(?:(?:此项|该项|这项|本项|相关|有关|日常)?工作)?|"
            rf"(?:均|都|皆|共同)?(?:作?为|是)(?:{_any(words['root'])})(?:单位|部门)|"
            r"(?:按照?|依)(?:各自)?(?:职责|职能)(?:分工)?)(?=[,;。、\n]|$)"
        )
        # A verb that a list goes on behind; 牵头单位 is no verb: 专班牵头单位和有关县政府负责.
        within = _any(w for w in words["verb"] if w in ("牵头", "负责", "配合", "主办", "协办"))
        self.verb_within = regex.compile(rf"(?:{within})(?!{_any(words['noun'])})")
        self.of_verb = lru_cache(maxsize=1024)(self._of_verb)
        manner = _any(words["manner"])
        self._manner_word = regex.compile(manner)
        # Read backwards from the verb: 按照各自职责分工, 分别.
        self.manner = regex.compile(
            rf"(?r)(?:{manner}|(?:按照?|根据|依据|依照?|结合|在)(?:各自|本部门|部门|其)?的?(?:法定)?"
            r"(?:职责|职能|分工|权限|任务|实际){1,2}(?:范围)?内?(?:要求)?|[,、])+"
        )
        # What closes a list without a label: 按职责分工负责, 分别落实.
        self.closing = regex.compile(
            rf"(?:{manner}|(?:按照?|根据|依据|依照?|结合)(?:各自)?的?(?:职责|职能|分工|权限|实际){{1,2}})*(?:{verb})*(?=[。;(\n]|$)"
        )
        self._verb_at_end = regex.compile(rf"(?r)(?:{verb}){{1,3}}$")
        self.joiner = regex.compile(rf"[,、并]*(?:{_any(words['with'])})")
        self.trigger = re.compile(alternation({*words["root"], *words["verb"], *words["with"], *self._whole}))

    def acts(self, words: str) -> bool:
        """Tell whether ``words`` hold a verb of duties or begin as what is done does: 负责统筹, 认真履行."""
        return self.trigger.search(words) is not None or self._manner_word.match(words) is not None

    def without_verb(self, words: str) -> str:
        """Return ``words`` without the verb and the manner at their end: 人民政府按职责分工落实 → 人民政府."""
        found = self._verb_at_end.search(words)
        end = found.start() if found else len(words)
        manner = self.manner.match(words, 0, end)
        return words[: manner.start() if manner else end]

    def label_before(self, text: str, colon: int, floor: int = 0) -> tuple[int, Label] | None:
        """Return where the label that ends at position ``colon`` begins and what it says, None if there is none."""
        floor = max(floor, colon - _LONGEST_LABEL)
        tail = text[floor:colon][::-1]
        if found := self._whole_backwards.match(tail):
            start = colon - found.end()
            words = text[start:colon]
            if words in self._stops:
                return start, Label(None)
        found = max((m for m in (found, self._backwards.match(tail)) if m), key=lambda m: m.end(), default=None)
        if found is None:
            return None
        start = colon - found.end()
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
        kinds = {self._nouns[part] for part in parts if part in self._nouns}
        persons, mixed = kinds == {"person"}, len(kinds) > 1
        roles = [role for piece in _split(parts) if (role := self._strongest(piece))]
        if not roles:
            return Label(Role.RESPONSIBLE, persons=persons, mixed=mixed) if column else None
        second = roles[1] if len(roles) > 1 and roles[1] != roles[0] and not mixed else None
        return Label(_strongest(roles) if mixed else roles[0], second, persons, mixed, self._scope(parts))

    def _is_label(self, words: str, parts: list[str], column: bool) -> bool:
        """Tell whether ``words`` are put together as labels are: known parts alone, at the end what they ask for."""
        if sum(map(len, parts)) != len(words) or (not column and words.endswith("负责人")):
            return False
        return any(part in self._nouns for part in parts) and (parts[-1] in self._nouns or parts[-1] == ")")

    def _scope(self, parts: list[str]) -> str:
        """Return where a label counts: that of its roots, where all have one, else by its first word."""
        roots = [part for part in parts if part in self._roots]
        if roots and all(self._scopes.get((root, "root")) for root in roots):
            return "pair"
        return "group" if parts[0] in _ADDRESSED else ""

    def _strongest(self, parts: list[str]) -> Role | None:
        """Return the role that the words of one label give: its roots', or where it has none its middles'."""
        roles = [self._roots[part] for part in parts if part in self._roots]
        return _strongest(roles or [self._middles[part] for part in parts if part in self._middles])

    def _of_verb(self, words: str) -> Role:
        """Return the role that the words behind a list give: 牵头负责, 配合, 按职责分工."""
        known = self._roots if words.endswith(("单位", "部门")) else self.verbs
        roles = [role for word, role in known.items() if word in words]
        return _strongest(roles) or Role.RESPONSIBLE


def _strongest(roles: list[Role]) -> Role | None:
    return next((role for role in _STRENGTH if role in roles), None)


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


def _any(words: Iterable[str]) -> str:
    return "|".join(map(regex.escape, sorted(words, key=len, reverse=True)))
