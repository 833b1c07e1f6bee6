"""Names of a list whose end stands at the last of them alone → complete names: 济南、青岛市政府; 财政、教育部门."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import regex

from workplan.extraction.responsibilities.cuts import STEMS
from workplan.extraction.responsibilities.element import Elements, Word
from workplan.names.shapes import bare
from workplan.writing.late import late_regex

_LEVELS: Final = "省市县区州旗镇乡"
_ENDING: Final = late_regex(
    r"""
    (?P<level>自治州|自治县|新区|高新区|经开区|开发区|街道|[省市县区州旗盟镇乡])     # 青岛|市|政府
    (?P<office>人民政府|党委政府|政府|党工委|党委|委|管委会|管理委员会|管委|办事处)$
    | (?P<office>(?:行政)?(?:主管)?(?:部门|机关|系统))$                           # 教育|部门
    | (?<=^某)(?P<level>[省市县区州])$                                            # 酒泉等|市
    """,
    regex.VERBOSE,
)
_MEMBERS: Final = frozenset(("成员单位", "责任单位", "配合单位", "牵头单位", "牵头部门"))
_MEMBER: Final = late_regex(rf"(?<=\p{{Han}})(?:{'|'.join(sorted(_MEMBERS))})$")
_COMMITTEES: Final = frozenset(("管委会", "管理委员会", "管委", "党工委"))
_GOVERNMENTS: Final = frozenset(("人民政府", "政府", "党委政府", "党委"))
_LONGEST_OPEN: Final = 10
_SHORTEST_REPEAT: Final = 3


class _Ending(NamedTuple):
    """What a name lends to those before it: 市 and 政府 of 烟台市政府; ``each`` where it is a group."""

    level: str = ""
    office: str = ""
    each: bool = False


def may_repeat(before: Word, word: Word) -> bool:
    """Tell whether a name may begin as the one before it ends: 各县教育局、教育局直属学校; 专班责任单位、配合单位."""
    return word.core in _MEMBERS or (word.own is None and before.names[0].name.startswith("各"))


class Sharing:
    """Completes the names of one list, from the last to the first."""

    def __init__(self, elements: Elements, words: Sequence[Word]) -> None:
        self._elements, self._words = elements, words
        self._lent = _Ending()

    def completed(self) -> dict[int, str]:
        """Return the completed names by the number of their element."""
        found: dict[int, str] = {}
        for at in range(len(self._words) - 1, -1, -1):
            word = self._words[at]
            if word.etc and word.etc.endswith(("部门", "政府", *_LEVELS)):
                self._lent = self._ending(f"某{word.etc}")
            name = self._completed(word, at)
            if name:
                found[at] = name
            elif word.kind != "unknown":
                self._lent = self._ending(word.core)
        self._share_level(found)
        return found

    def _share_level(self, found: dict[int, str]) -> None:
        """Hand the level of departments that share their end on to those behind: 县人社、财政部门 → 县财政部门."""
        level = ""
        for at, word in enumerate(self._words):
            name = found.get(at, word.names[0].name)
            if not name.endswith("部门") or not (at in found or at - 1 in found):
                level = ""
            elif word.own is not None:
                level = word.own.level
            elif level and not self._elements.beginnings.stands_alone(name):
                found[at] = level + name

    def _ending(self, core: str) -> _Ending:
        """Return what ``core`` lends to the names before it."""
        if office := self._elements.groups.office_of_places(core):
            return _Ending("", office, True)
        found = _ENDING.search(bare(core))
        if found is None or self._elements.beginnings.stands_alone(core):
            return _Ending()
        if found.start() == 0 and found["office"] not in _COMMITTEES:
            return _Ending()
        return _Ending(found["level"] or "", found["office"] or "")

    def _completed(self, word: Word, at: int) -> str:
        """Return the completed name of an element, empty if it needs nothing."""
        if repeated := self._repeated(word, at):
            return repeated
        if not word.open:
            return ""
        if self._lent.each or self._elements.groups.of_places(word.core):
            return self._of_group(word)
        following = self._words[at + 1].core if at + 1 < len(self._words) else ""
        return self._with_lent(word) or self._with_following(word.core, following)

    def _of_group(self, word: Word) -> str:
        """Return a group of places with the government lent by the next group: 各市 → 各市人民政府."""
        lent = self._lent
        lends = lent.each and lent.office in _GOVERNMENTS and self._elements.groups.of_places(word.core)
        return word.names[0].name + lent.office if lends else ""

    def _with_lent(self, word: Word) -> str:
        """Return a name with the end lent: 青岛 → 青岛市政府, 财政 → 财政部门."""
        core, lent = word.core, self._lent
        if lent.level and core not in STEMS and (name := self._with_office(core)):
            return name
        lends = word.kind == "unknown" and len(core) <= _LONGEST_OPEN and self._lends(core)
        return core + lent.level + lent.office if lends and (lent.office or lent.level) else ""

    def _with_following(self, core: str, following: str) -> str:
        """Return a place, or 省委, with what the next name has behind its own: 上海 → 上海证券交易所."""
        if core in STEMS and following.startswith(f"{core[0]}政府") and self._elements.bodies.collective(following):
            return core + following[3:]
        if core in self._elements.beginnings.places and self._elements.bodies.complete(following):
            place = self._elements.beginnings.place(following)
            return core + following[len(place) :] if place and len(following) > len(place) + 1 else ""
        return ""

    def _with_office(self, core: str) -> str:
        """Return a place with the office lent: 青岛 → 青岛市政府; zones take a 管委会, other places any but that."""
        committee = self._lent.office in _COMMITTEES
        if self._elements.is_zone(core):
            return core + self._lent.office if committee else ""
        full = self._elements.beginnings.full_names.get(core, core)
        return full + self._lent.office if full[-1] in _LEVELS and not committee else ""

    def _repeated(self, word: Word, at: int) -> str:
        """Return a name that begins as the one before it does: 专班牵头单位、成员单位; 各管理人、管理人代表."""
        before = self._words[at - 1].names[0].name if at else ""
        if word.core in _MEMBERS and (found := _MEMBER.search(before)):
            return before[: found.start()] + word.core
        if word.own is not None or not before.startswith("各"):
            return ""
        for size in range(min(len(before), len(word.core)) - 1, _SHORTEST_REPEAT - 1, -1):
            if before.endswith(word.core[:size]):
                return before + word.core[size:]
        return ""

    def _lends(self, core: str) -> bool:
        return self._elements.bodies.plausible(core) and not self._elements.beginnings.stands_alone(core)
