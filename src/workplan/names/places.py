"""Names of places read in a text: 甘肃省, 甘肃, 山东省青岛市, 平定县 turned into the places themselves.

The places are those of ``data/places.tsv``; a county that isn't there is known by its ending.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

import regex

from workplan.lexicon import Lexicon

_WORDS: Final = {
    "central": (),
    "province": ("省",),
    "municipality": ("市",),
    "autonomous_region": ("自治区", "区"),
    "production_corps": ("兵团",),
}
"""What a plan calls its own place, by level; below the province the end of the full name says it."""

_ENDINGS: Final = {
    "自治州": ("州", "自治州"),
    "地区": ("地区", "地"),
    "盟": ("盟",),
    "自治县": ("县", "自治县"),
    "自治旗": ("旗", "自治旗"),
    "林区": ("林区", "区"),
    "特区": ("特区",),
    "市": ("市",),
    "区": ("区",),
    "县": ("县",),
    "旗": ("旗",),
}

_TIERS: Final = {
    "autonomous_region": "province",
    "production_corps": "municipality",
    "prefecture": "city",
    "league": "city",
    "district": "county",
}

WORDS: Final = (
    *("自治区", "自治州", "自治县", "自治旗", "地区", "林区", "兵团"),
    *("省", "市", "州", "盟", "区", "县", "旗"),
)
"""Level words that stand for a place in front of a body: 省财政厅, 自治区财政厅 (longest first)."""


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A place with a government of its own.

    Attributes:
        full: official name, ``甘肃省``; 中华人民共和国 for the centre.
        short: short name, ``甘肃``; 中央 for the centre.
        level: central, province, municipality, autonomous_region, special_region, production_corps, city, prefecture
            (自治州, 地区), league (盟), district or county (县, 旗, 县级市).
        parent: the place above it; None for the centre's own and where it isn't known.

    >>> Jurisdiction("甘肃省", "甘肃", "province").word
    '省'
    """

    full: str
    short: str
    level: str
    parent: Jurisdiction | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """Level words that stand for the place in its own plans, the usual one first; none for the centre."""
        own = _WORDS.get(self.level)
        if own is not None:
            return own
        return next((words for ending, words in _ENDINGS.items() if self.full.endswith(ending)), ())

    @property
    def word(self) -> str:
        """The usual level word: 省, 市, 自治区, 州, 地区, 盟, 区, 县, 旗; empty for the centre."""
        return next(iter(self.words), "")

    @property
    def tier(self) -> str:
        """The rank of its bodies: central, province, municipality, city or county."""
        return _TIERS.get(self.level, self.level)

    @property
    def chain(self) -> Iterator[Jurisdiction]:
        """The place itself and those above it, as far as they are known."""
        place: Jurisdiction | None = self
        while place is not None:
            yield place
            place = place.parent

    @property
    def title(self) -> str:
        """The place as its bodies' names have it: 兰州市, but with the city before a district's, 广州市天河区."""
        above = self.parent
        return above.full + self.full if self.level == "district" and above is not None else self.full

    def called(self, word: str) -> Jurisdiction | None:
        """Return the place that ``word`` means in this one's plans: 省 in a city's plan is the province above it.

        >>> gansu = Jurisdiction("甘肃省", "甘肃", "province")
        >>> Jurisdiction("兰州市", "兰州", "city", gansu).called("省").full
        '甘肃省'
        """
        return next((place for place in self.chain if word in place.words), None)


class Form(NamedTuple):
    """A way to write a place."""

    text: str
    places: tuple[Jurisdiction, ...]
    complete: bool
    """It is the full name, which needs no context."""


class Places(NamedTuple):
    """What the table of places is turned into."""

    centre: Jurisdiction
    forms: dict[str, tuple[Form, ...]]
    """Forms by their first two characters, longest first."""
    numbers: dict[str, Jurisdiction | None]
    """Places by the beginning of their document numbers; None where two places share it."""


def _colloquial(place: Jurisdiction) -> tuple[str, ...]:
    """Return the shorter ways to write a place: 甘肃, 广西自治区, 临夏州."""
    if place.level == "special_region":
        return (place.short,)
    if place.level in ("district", "county"):
        return ()
    return (place.short, *(place.short + word for word in place.words))


def place_index(lexicon: Lexicon) -> Places:
    """Read the table of places."""
    centre = Jurisdiction("中华人民共和国", "中央", "central")
    known: dict[str, Jurisdiction] = {}
    forms: dict[str, list[Jurisdiction]] = {}
    complete: set[str] = set()
    numbers: dict[str, Jurisdiction | None] = {}
    rows = {(row["full"], row["parent"]): row for row in lexicon.table("places")}
    for row in rows.values():
        place = Jurisdiction(row["full"], row["short"], row["level"], known.get(row["parent"]))
        if place.level == "central":
            centre = place
        else:
            forms.setdefault(place.full, []).append(place)
            complete.add(place.full)
            if place.tier != "county":
                known[place.full] = place
                for form in _colloquial(place):
                    if form != place.full:
                        forms.setdefault(form, []).append(place)
        for number in filter(None, row["number"].split("|")):
            numbers[number] = None if number in numbers else place
    index: dict[str, list[Form]] = {}
    for text, places in sorted(forms.items(), key=lambda item: -len(item[0])):
        index.setdefault(text[:2], []).append(Form(text, tuple(places), text in complete))
    return Places(centre, {key: tuple(value) for key, value in index.items()}, numbers)


# A county outside the table, by its own name: 平定县 in 平定县人民政府. No body's name ends inside it.
_COUNTY: Final = regex.compile(
    r"""
    (?! [省市区县盟旗各全本我该每] | .{0,5}[会社团心所站处队校司院]和 )          # 各县, 财政局和区教育局
    (?: (?![省市区县盟旗局厅委办署部各或等级其与及]) [\u4e00-\u9fff] ){1,10}      # 平定
    [县区市旗]
    """,
    regex.VERBOSE,
)


class _NoCounty(NamedTuple):
    """Words that end like a county and aren't one."""

    whole: frozenset[str]
    endings: tuple[str, ...]


def _no_county(lexicon: Lexicon) -> _NoCounty:
    rows = lexicon.table("no_county")
    return _NoCounty(
        frozenset(row["word"] for row in rows),
        tuple(row["word"] for row in rows if row["endings"] == "yes"),
    )


def no_county(name: str, lexicon: Lexicon) -> bool:
    """Tell whether ``name``, which ends like a county's, is that of no place with a government: 智慧城市, 高新区."""
    words = lexicon.build(_no_county)
    return name in words.whole or name in WORDS or name.endswith(words.endings)


def _pick(form: Form, above: Jurisdiction | None) -> Jurisdiction | None:
    """Return the one of several places of this name that lies in ``above``, or the greatest if only one is so."""
    if above is not None:
        return next((place for place in form.places if place.parent in (above, *above.chain) and place != above), None)
    first = form.places[0]
    if len(form.places) == 1 or first.tier != form.places[1].tier:
        return first
    return Jurisdiction(first.full, first.short, first.level) if form.complete else None


def _one_place(text: str, start: int, places: Places, above: Jurisdiction | None) -> tuple[Jurisdiction, int] | None:
    """Read one place name at ``start``, the longest that fits."""
    for form in places.forms.get(text[start : start + 2], ()):
        if text.startswith(form.text, start):
            place = _pick(form, above)
            if place is not None:
                return place, start + len(form.text)
    return None


def place_at(text: str, start: int, lexicon: Lexicon) -> tuple[Jurisdiction, int] | None:
    """Read the place name that stands at ``start``; of a chain (山东省青岛市) the last place.

    Args:
        text: half-width text without white space.
        start: offset in ``text``.
        lexicon: the words in force.

    Returns:
        The place and the offset behind its name, None if no place of the table stands there.

    >>> from workplan.lexicon import default
    >>> place, end = place_at("山东省青岛市财政局", 0, default())
    >>> place.full, place.parent.full, end
    ('青岛市', '山东省', 6)
    """
    places = lexicon.build(place_index)
    found = _one_place(text, start, places, None)
    while found is not None:
        deeper = _one_place(text, found[1], places, found[0])
        if deeper is None:
            return found
        found = deeper
    return None


def county_at(
    text: str, start: int, lexicon: Lexicon, *, above: Jurisdiction | None = None
) -> tuple[Jurisdiction, int] | None:
    """Read the name of a county, district or county-level city that isn't in the table.

    Args:
        text: half-width text without white space.
        start: offset in ``text``.
        lexicon: the words in force.
        above: the place it lies in, where that is known.

    Returns:
        The place and the offset behind its name, None if no such name can stand there.

    >>> from workplan.lexicon import default
    >>> county_at("平定县教育局", 0, default())[0].full
    '平定县'
    """
    match = _COUNTY.match(text, start)
    if match is None:
        return None
    full = match.group()
    if no_county(full, lexicon):
        return None
    level = "district" if full.endswith("区") else "county"
    return Jurisdiction(full, full[:-1] if len(full) > 2 else full, level, above), match.end()
