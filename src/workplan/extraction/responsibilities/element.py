"""One element of a list → what it says by itself, whatever stands beside it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import regex

from workplan.extraction.responsibilities.cuts import AND, STEMS, without_etc
from workplan.extraction.responsibilities.groups import Groups
from workplan.extraction.responsibilities.persons import Persons
from workplan.kept import kept
from workplan.lexicon import Lexicon
from workplan.model import Role
from workplan.names.beginnings import Beginnings, Prefix
from workplan.names.places import no_county
from workplan.names.shapes import Bodies, bare, is_body
from workplan.writing.late import late_regex

_LEAD_IN: Final = regex.compile(
    rf"""
    (?:
        (?:(?!由)\p{{Han}}){{0,8}}由(?!贸)      # 以上任务由
        | 以及 | {AND} | [及与并]               # 和
        | [*★☆●▲△\#①-⑳] | \d{{1,2}}[.)]        # ①, 1.
        | 其中
    ){{1,3}}+
    (?=[\p{{Han}}\d]{{2}})
    """,
    regex.VERBOSE,
)
# What stands in a list and is no party: times, 下同, —.
_NOTE: Final = re.compile(
    r"""
    \d{2,4}年 | \d{1,2}月 | [\d一二三四五六七八九十]{1,4}[.)]?$        # 2023年底前, 3.
    | (?:年底|月底|季度|年内|之?前|左右)$ | 年内 | 年底                # 年底前
    | 全年 | 长期 | 持续 | 常年 | 常态化 | 每[年季月] | 立即 | 即时 | 此后
    | 见 | (?:以下)?均?(?:不再|不另)                                  # 见附件, 以下不再列出
    | (?:完成|下同|略|同上|上同|待定|无|[-—]+)$
    """,
    re.VERBOSE,
)
# A mark in brackets that gives one element a role of its own: 省教育厅(牵头).
_MARK: Final = regex.compile(r"[(〔\[]([^()〔〕\[\]]{2,8})[)〕\]]$")
# A bracket that is part of a name: 中国石油大学(华东).
_WITH_PLACE: Final = ("大学", "学院", "集团", "公司", "研究院", "研究所")
_PLACE: Final = late_regex(r"\p{Han}{2,4}")
# A bracket that holds a note, not a second name: (2023年底前), (完成时限:长期), (以下统称区县政府).
_NO_NAME: Final = regex.compile(r"[:;。\d]|完成|负责|^(?:以下)?(?:统称|简称|下称|合称)|^以下")
_LEVELS: Final = "省市县区州旗镇乡"
# No district has a longer name of its own (神农架林区) but those of a people (梅里斯达斡尔族区).
_LONGEST_DISTRICT: Final = 5
_OF_A_PEOPLE: Final = "族区"
# 开发(度假)区
_WITHIN: Final = late_regex(r"\(\p{Han}{1,8}\)(?=区$)")


class Name(NamedTuple):
    """One body: its shortest name, second names, whether it is a group."""

    name: str
    aliases: tuple[str, ...] = ()
    collective: bool = False


class Word(NamedTuple):
    """What one element says by itself; places count from its first character.

    Attributes:
        start, end: place of the name, a second name in brackets included.
        core: the name without bracket.
        etc: what 等 behind it adds (部门), None where there is no 等.
        role: role by a mark behind it: 省教育厅(牵头).
        names: the bodies it stands for.
        kind: ``body``, ``person`` or ``unknown``.
        own: prefix of its own.
        shares: it takes the prefix of the list.
        open: its end may stand further on (济南、青岛市政府).
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


class Elements:
    """Reads elements of lists with the words of one lexicon; equal ones are read once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.bodies, self.beginnings = lexicon.build(Bodies), lexicon.build(Beginnings)
        self.persons, self.groups = lexicon.build(Persons), lexicon.build(Groups)
        self._roles = {r["word"]: Role(r["role"]) for r in lexicon.table("roles") if r["kind"] in ("root", "verb")}
        self._zones = tuple(row["word"] for row in lexicon.table("groups") if row["kind"] == "zone")
        self._districts = frozenset(row["full"] for row in lexicon.table("places"))
        self.read = kept(self._read, most=8192)

    def _read(self, whole: str) -> Word | None:
        """Return what one element says by itself, None if it is no party."""
        start, words, etc, role = self._stripped(whole)
        if not words or _NOTE.match(words) or (len(words) == 1 and not self.bodies.complete(words)):
            return None
        core, aliases, size = self._without_bracket(words)
        expanded = self.groups.expanded(core)
        several = len(expanded) > 1
        levels = self.groups.of_levels(core)
        names = tuple(Name(name, aliases, several or levels or self.bodies.collective(name)) for name in expanded)
        kind = "person" if self.persons.is_title(core) else "unknown"
        if levels or self.bodies.complete(core) or is_body(core, self._lexicon):
            kind = "body"
        shares = not names[0].collective and self.beginnings.takes(core)
        unfinished = not several and (kind == "unknown" or self._is_place(core) or self.groups.of_places(core))
        prefix = self.beginnings.prefix(expanded[0]) or self.groups.lent([bare(name) for name in expanded])
        return Word(start, start + size, core, etc, role, names, kind, prefix, shares, unfinished)

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

    def _mark_role(self, words: str) -> Role | None:
        """Return the role that the words of a bracket give: 牵头, 牵头单位, 配合."""
        return self._roles.get(words.removesuffix("单位").removesuffix("部门").removeprefix("总"))

    def _without_bracket(self, words: str) -> tuple[str, tuple[str, ...], int]:
        """Return a name without the bracket at its end, the second names in it, and how much of ``words`` both take.

        各县(市、区), 各处室(局) and 中国石油大学(华东) keep their bracket, 市科技局(2023年底前) loses a note.
        """
        core = bare(words)
        inner = words[len(core) + 1 : -1]
        if not inner:
            return core, (), len(words)
        kind = self.bodies.ending(inner) == inner and self.bodies.collective(core)
        if kind or self.groups.level_bracket(inner):
            return words, (), len(words)
        if second := self._second_names(inner):
            return core, second, len(words)
        if core.endswith(_WITH_PLACE) and _PLACE.fullmatch(inner):
            return words, (), len(words)
        return core, (), len(core) if _NO_NAME.search(inner) else len(words)

    def _second_names(self, inner: str) -> tuple[str, ...]:
        """Return the bodies that the words of a bracket name: (省大数据管理局); none for (含各区)."""
        names = tuple(inner.split("、"))
        bodies = self.bodies
        known = all(bodies.complete(name) and bodies.plausible(name) and not bodies.group(name) for name in names)
        return names if known and not _NO_NAME.search(inner) else ()

    def _is_place(self, core: str) -> bool:
        """Tell whether a name is that of a place alone, or 省委, 市政府, whose end may stand further on."""
        if core in STEMS or core in self.beginnings.places or self.is_zone(core):
            return True
        return len(core) <= 5 and core[-1] in _LEVELS

    def is_zone(self, core: str) -> bool:
        """Tell whether a name is that of a zone, with a 管委会 and no government: 滨海开发区, 开发(度假)区."""
        if core[-1:] != "区" or core in self._districts:
            return False
        core = _WITHIN.sub("", core)
        if core.endswith(self._zones) or no_county(core, self._lexicon):
            return True
        own = core.rpartition("市")[2]
        return len(own) > _LONGEST_DISTRICT and not own.endswith(_OF_A_PEOPLE)
