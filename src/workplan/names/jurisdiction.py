"""A name, title or document number turned into the place whose government speaks: its jurisdiction."""

from __future__ import annotations

import re
from typing import Final

from workplan.lexicon import Lexicon
from workplan.names.places import Jurisdiction, Places, county_at, place_at, place_index
from workplan.names.shapes import looks_like_a_body
from workplan.source import fold, squeeze
from workplan.writing.document_numbers import HEAD
from workplan.writing.late import late

__all__ = ["Jurisdiction", "jurisdiction"]

_GOVERNS: Final = late(r"人民政府|人民代表大会|人大常委会|委员会|委(?!员)|政府")
_HEAD: Final = re.compile(r"中国共产党|中共|中国人民政治协商会议|政协|中国共产主义青年团|共青团|国网|《")
_ABOUT: Final = late(r"(?:印发|公布|发布|下发|转发|批转|《){1,8}")


def _central_names(lexicon: Lexicon) -> dict[str, list[str]]:
    """Return the names that only central bodies bear, by their first two characters, longest first."""
    names: set[str] = set()
    shared: set[str] = set()
    for row in lexicon.table("bodies"):
        found = {row["full"], *row["names"].split("|")}
        if row["levels"] == "central":
            names |= found
        else:
            shared |= {name.removeprefix("{place}") for name in found}
    index: dict[str, list[str]] = {}
    for name in sorted(names - shared - {""}, key=len, reverse=True):
        index.setdefault(name[:2], []).append(name)
    return index


def _by_number(head: str, places: Places) -> Jurisdiction | None:
    """Return the place whose document numbers begin like ``head`` (甘政办发)."""
    for length in range(min(len(head), 4), 0, -1):
        if head[:length] in places.numbers:
            return places.numbers[head[:length]]
    return None


def jurisdiction(text: str, lexicon: Lexicon) -> Jurisdiction | None:
    """Return the place whose government speaks in ``text``.

    Args:
        text: an issuer's name, a document title or a document number.
        lexicon: the words in force.

    Returns:
        The place; the centre for central bodies; None where the text doesn't tell, or tells two places.

    >>> from workplan.lexicon import default
    >>> [jurisdiction(text, default()).full for text in ("甘政办发〔2023〕15号", "兰州市人民政府", "国家能源局")]
    ['甘肃省', '兰州市', '中华人民共和国']
    """
    text = fold(squeeze(text))
    places = lexicon.build(place_index)
    number = HEAD.match(text)
    if number is not None and "关于" not in number.group():
        return _by_number(number["letters"], places)
    start = 0
    central = next((n for n in lexicon.build(_central_names).get(text[:2], ()) if text.startswith(n)), None)
    if central is not None:
        branch = place_at(text, len(central), lexicon)
        if branch is None or _GOVERNS.match(text, branch[1]):
            return places.centre
        return branch[0]
    head = _HEAD.match(text)
    if head is not None:
        start = head.end()
    found = place_at(text, start, lexicon)
    county = county_at(text, found[1] if found else start, lexicon, above=found[0] if found else None)
    if county is not None and (_GOVERNS.match(text, county[1]) or looks_like_a_body(text[county[1] :], lexicon)):
        return county[0]
    return found[0] if found else _inside(text, lexicon)


def _inside(text: str, lexicon: Lexicon) -> Jurisdiction | None:
    """Return the first place that a title names: in full anywhere, short only behind 印发 or 《."""
    names = {match.end() for match in _ABOUT.finditer(text)}
    places = lexicon.build(place_index)
    for start in range(len(text)):
        for form in places.forms.get(text[start : start + 2], ()):
            if (form.complete or start in names) and text.startswith(form.text, start):
                found = place_at(text, start, lexicon)
                if found is not None:
                    return found[0]
    return None
