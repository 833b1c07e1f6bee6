"""The verbs of a clause and what stands about them (…按职责分工负责, 会同…) → the role they give, where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import regex

from workplan.kept import kept
from workplan.lexicon import Lexicon
from workplan.model import Role
from workplan.writing.late import late, late_regex
from workplan.writing.patterns import alternation

# The stronger word gives the role: 牵头责任单位 leads, 监督责任单位 supervises.
_STRENGTH: Final = (Role.LEAD, Role.COOPERATING, Role.SUPERVISING, Role.RESPONSIBLE)
_WITHIN: Final = ("牵头", "负责", "配合", "主办", "协办")
# 政协办 is an office, not the verb 协办.
_NO_VERB: Final = "(?!(?<=政)协办)"
# 按职责分工: what no verb needs to stand beside.
_DUTY: Final = "职"
_BY: Final = r"(?:按照?|根据|依据|依照?|结合|在)"
PLACES: Final = "[市县区州盟旗地]{2,3}"
"""What a label is about may be a compound of levels: 责任县区, 牵头市州."""
JOINTS: Final = ("以及", *"及和与或、/()")
"""What joins the words of a label."""
_SHARE: Final = r"(?:职责|职能|分工|权限|任务|实际){1,2}"


class Duties:
    """The verbs that give roles, made once per lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        words: dict[str, dict[str, str]] = {}
        for row in lexicon.table("roles"):
            words.setdefault(row["kind"], {})[row["word"]] = row["role"]
        self._roots = {word: Role(role) for word, role in words["root"].items()}
        self._verbs = {word: Role(role) for word, role in words["verb"].items()}
        verb, root, noun, manner = (alternation(words[kind]) for kind in ("verb", "root", "noun", "manner"))
        self.at_end = late(
            rf"""
            (?:
                (?:{_NO_VERB}{verb}){{1,3}}+ (?:(?:此项|该项|这项|本项|相关|有关|日常)?工作)?   # 牵头负责; 负责此项工作
                | (?:均|都|皆|共同)? (?:作?为|是) (?:{root}) (?:单位|部门)               # 为牵头单位; 均为责任单位
                | (?:按照?|依)(?:各自)?(?:职责|职能)(?:分工)?                            # 按职责分工
            )
            (?=[,;。、\n]|$)
            """,
            re.VERBOSE,
        )
        # A verb that a list goes on behind; 牵头单位 is no verb: 专班牵头单位和有关县政府负责.
        self.within = late(rf"{_NO_VERB}{alternation(w for w in words['verb'] if w in _WITHIN)}(?!{noun})")
        # Read backwards from the verb.
        self.manner = late_regex(
            rf"""(?r)
            (?:
                {_longest_first(words["manner"])}                                        # 分别
                | {_BY}(?:各自|本部门|部门|其)?的?(?:法定)?{_SHARE}(?:范围)?内?(?:要求)?     # 按照各自职责分工
                | [,、]
            )+
            """,
            regex.VERBOSE,
        )
        # What closes a list behind a label: 按职责分工负责, 分别落实.
        self.closing = late_regex(rf"(?:{manner}|{_BY}(?:各自)?的?{_SHARE})*(?:{verb})*(?=[。;(\n]|$)")
        self._closes = late_regex(rf"(?r)(?:{_longest_first(words['verb'])}){{1,3}}$")
        self._begins = late_regex(manner)
        self.joiner = late_regex(rf"[,、并]*{alternation(words['with'])}")
        # 考核 and 评估 are as often a task: they give a role only as a label, 考核市直单位, 评估县区.
        rest = f"{alternation([*words['middle'], *words['modifier'], *JOINTS])}{{0,9}}(?:{noun}|{PLACES})"
        roles = {*words["root"], *words["verb"], *words["with"], *words["alone"], *words["bare"]}
        # each branch begins with a letter, so that re looks for all of them at once
        branches = (*map(re.escape, sorted(roles)), *(re.escape(word) + rest for word in words["middle"]))
        self.trigger = late("|".join(branches))
        self.role = kept(self._role, most=1024)

    def _role(self, words: str) -> Role:
        """Return the role that the words behind a list give: 牵头负责, 配合, 按职责分工."""
        known = self._roots if words.endswith(("单位", "部门")) else self._verbs
        return strongest([role for word, role in known.items() if word in words]) or Role.RESPONSIBLE

    def verbs_at_end(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Return the verbs, each where a piece of a list ends: 市教育局牵头,市财政局配合."""
        if self.trigger.search(text, start, end) is None and text.find(_DUTY, start, end) < 0:
            return iter(())
        return self.at_end.finditer(text, start, end)

    def verbs_within(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Return the verbs behind which a list may go on: 省教育厅牵头省财政厅配合."""
        if self.trigger.search(text, start, end) is None:
            return iter(())
        return self.within.finditer(text, start, end)

    def acts(self, words: str) -> bool:
        """Tell whether ``words`` hold a verb of duties or begin as what is done does: 负责统筹, 认真履行."""
        return self.trigger.search(words) is not None or self._begins.match(words) is not None

    def without_verb(self, words: str) -> str:
        """Return ``words`` without the verb and the manner at their end: 人民政府按职责分工落实 → 人民政府."""
        found = self._closes.search(words)
        end = found.start() if found else len(words)
        manner = self.manner.match(words, 0, end)
        return words[: manner.start() if manner else end]


def strongest(roles: list[Role]) -> Role | None:
    """Return the role that counts where several words give one, None where none does."""
    return next((role for role in _STRENGTH if role in roles), None)


def _longest_first(words: Iterable[str]) -> str:
    """Return a pattern for the longest of ``words`` that fits, to be read backwards."""
    return "|".join(map(regex.escape, sorted(words, key=len, reverse=True)))
