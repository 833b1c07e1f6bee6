"""The line of recipients (主送机关) → the bodies that it names, split as a reader would."""

from __future__ import annotations

from typing import Final

import regex

from workplan.source import squeeze

# How the name of a body or of a group of bodies ends; a part that ends otherwise is none: 各省、自治区、…
_COMPLETE: Final = regex.compile(
    r"(?:政府|部门|单位|部委|机构|企业|公司|集团|学校|院校|高校|大学|学院|厅|局|委|部|院|会|办|署|社|组|行|中心|党委|党组|团体"
    r"|兵团|军区|军|开发区|园区|新区|街道|办事处|厂|站|所|校|馆|台|队|处|科|室|专班|组织|代表|同志|央企|国企|委员)"
    r"(?:\([^()]*\))?$"
)
_PHRASE: Final = regex.compile("[的《》_。>]|关于")
_PARTING: Final = "、,;"
_NEXT: Final = regex.compile(rf"[^{_PARTING}:]*")
# A part that is as short as this is a level, no body: 各市、县、区人民政府.
_LEVEL: Final = 2


def split_recipients(text: str) -> list[tuple[int, int]]:
    """Split 主送机关 as a reader would; parts of one body's name stay together.

    Args:
        text: folded text of the paragraph.

    >>> def parts(text): return [text[a:b] for a, b in split_recipients(text)]
    >>> parts("各省、自治区、直辖市人民政府,国务院各部委、各直属机构:")
    ['各省、自治区、直辖市人民政府', '国务院各部委', '各直属机构']
    >>> parts("各市(州)、县(市、区)人民政府,省政府各部门:")
    ['各市(州)、县(市、区)人民政府', '省政府各部门']
    """
    out: list[tuple[int, int]] = []
    stop = len(text.rstrip().rstrip(":").rstrip())
    depth = 0
    start = 0
    for at in range(stop + 1):
        char = text[at] if at < stop else ","
        if char in "([【〔":
            depth += 1
        elif char in ")]】〕":
            depth -= 1
        if at < stop and (depth > 0 or char not in _PARTING):
            continue
        piece = text[start:at]
        name = squeeze(piece)
        if at < stop and char == "、" and _goes_on(name, text, at + 1):
            continue
        if name:
            lead = len(piece) - len(piece.lstrip())
            out.append((start + lead, start + len(piece.rstrip())))
        start = at + 1
    return out


def names_only(text: str) -> bool:
    """Tell whether a text up to its colon is nothing but names of bodies and groups of them.

    >>> names_only("各区县人民政府、市政府有关部门、云溪派出所:"), names_only("大会的主题是:")
    (True, False)
    """
    parts = [squeeze(text[start:end]) for start, end in split_recipients(text)]
    return bool(parts) and all(_COMPLETE.search(part) and not _PHRASE.search(part) for part in parts)


def _goes_on(name: str, text: str, behind: int) -> bool:
    """Tell whether a name goes on behind a 、: it is no body's yet, or what follows is no more than a level."""
    following = _NEXT.match(text, behind)
    return _COMPLETE.search(name) is None or (following is not None and len(squeeze(following.group())) <= _LEVEL)
