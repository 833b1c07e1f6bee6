"""The line of recipients (主送机关) → the bodies that it names, split as a reader would."""

from __future__ import annotations

from typing import Final

from workplan.names.bodies import is_body
from workplan.names.shapes import Bodies, bare
from workplan.source import squeeze
from workplan.structure.page_words import Wording
from workplan.writing.late import late, late_regex

_PHRASE: Final = late_regex("[的《》_。>]|关于")
_PARTING: Final = "、,;"
_MARK: Final = late(rf"[(\[【〔)\]】〕{_PARTING}]")
_NEXT: Final = late_regex(rf"[^{_PARTING}:]*")
_GROUP: Final = late_regex(r"[^,;:]+")
_AREA: Final = ("区", "园")
_COMMITTEES: Final = ("管委会", "管理委员会")
# A part that is as short as this is a level, no body: 各市、县、区人民政府.
_LEVEL: Final = 2


def split_recipients(text: str, words: Wording) -> list[tuple[int, int]]:
    """Split 主送机关 as a reader would; parts of one body's name stay together.

    Args:
        text: folded text of the paragraph.
        words: patterns of the lexicon.

    >>> from workplan.lexicon import default
    >>> from workplan.structure.page_words import wording
    >>> words = default().build(wording)
    >>> def parts(text): return [text[a:b] for a, b in split_recipients(text, words)]
    >>> parts("各省、自治区、直辖市人民政府,国务院各部委、各直属机构:")
    ['各省、自治区、直辖市人民政府', '国务院各部委', '各直属机构']
    >>> parts("各市(州)、县(市、区)人民政府,省政府各部门:")
    ['各市(州)、县(市、区)人民政府', '省政府各部门']
    >>> parts("各县区人民政府,云川经开区、北岭园区管委会,市直各单位:")
    ['各县区人民政府', '云川经开区、北岭园区管委会', '市直各单位']
    >>> parts("各市教育局、总工会、团委、妇联:")
    ['各市教育局', '总工会', '团委', '妇联']
    """
    out: list[tuple[int, int]] = []
    stop = len(text.rstrip().rstrip(":").rstrip())
    depth = 0
    start = 0
    for at, char in [*((mark.start(), mark.group()) for mark in _MARK.finditer(text, 0, stop)), (stop, ",")]:
        if char in "([【〔":
            depth += 1
        elif char in ")]】〕":
            depth -= 1
        if at < stop and (depth > 0 or char not in _PARTING):
            continue
        piece = text[start:at]
        name = squeeze(piece)
        if at < stop and char == "、" and _goes_on(name, text, at + 1, words):
            continue
        if name:
            lead = len(piece) - len(piece.lstrip())
            out.append((start + lead, start + len(piece.rstrip())))
        start = at + 1
    return out


def names_only(text: str, words: Wording) -> bool:
    """Tell whether a text up to its colon is nothing but names of bodies and groups of them.

    >>> from workplan.lexicon import default
    >>> from workplan.structure.page_words import wording
    >>> words = default().build(wording)
    >>> names_only("各区县人民政府、市政府有关部门、云溪派出所:", words), names_only("大会的主题是:", words)
    (True, False)
    """
    parts = [squeeze(text[start:end]) for start, end in split_recipients(text, words)]
    return bool(parts) and all(is_addressee(part, words) and not _PHRASE.search(part) for part in parts)


def _goes_on(name: str, text: str, behind: int, words: Wording) -> bool:
    """Tell whether a name goes on behind a 、: it is no body's yet, or what follows is no more than a level.

    Areas that share the committee of the last of them are one: 云川经开区、北岭园区管委会.
    """
    following = _NEXT.match(text, behind)
    if not is_addressee(name, words) or (following is not None and _is_level(bare(squeeze(following.group())), words)):
        return True
    group = _GROUP.match(text, behind)
    if group is None or not name.endswith(_AREA) or name.startswith("各"):
        return False
    *areas, last = squeeze(group.group()).split("、")
    return last.endswith(_COMMITTEES) and all(area.endswith(_AREA) for area in areas)


def _is_level(name: str, words: Wording) -> bool:
    """Tell whether a name is too short to be a body's: 局 of 各委、办、局(公司), but not 各局, 妇联."""
    return len(name) <= _LEVEL and not name.startswith("各") and not is_body(name, words.lexicon)


def is_addressee(name: str, words: Wording) -> bool:
    """Tell whether a name ends as those of bodies, groups and persons do that are written to; a level alone does not.

    >>> from workplan.lexicon import default
    >>> from workplan.structure.page_words import wording
    >>> [is_addressee(name, default().build(wording)) for name in ("国务院各部委", "各街道", "各省", "现通知如下")]
    [True, True, False, False]
    """
    shapes = words.lexicon.build(Bodies)
    own = bare(name)
    ending = shapes.ending(own)
    return own.endswith(words.addressed) or (ending != "" and ending not in shapes.levels)
