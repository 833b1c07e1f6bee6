"""A body's name taken apart into its place and the body: 甘肃省 + 发改委, 省 + 财政厅, 国家税务总局 + 甘肃省 + 税务局.

The bodies are those of ``data/bodies.tsv``. Spellings that mean the same are one key (发展改革委, 发展和改革委员会), so
a look-up takes a few set probes, whatever the place in front.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from workplan.lexicon import UNKNOWN, Lexicon, Row
from workplan.names.places import WORDS, Jurisdiction, county_at, place_at
from workplan.names.spelled_out import spelled_out

_JOINTS: Final = frozenset("和与")
_LOCAL: Final = frozenset({"province", "municipality", "city", "county"})
# 财政部 is as short as names of central bodies are; 财政部办公厅 is its office.
_SHORTEST: Final = 3
_OFFICE: Final = "办公厅"
# In front of another name they are part of it, but for each other's: 国务院海关总署, 中共中央国务院.
_ABOVE: Final = ("中共中央", "国务院")
_LEVEL_CHARACTERS: Final = "省市区州盟地县旗"


class Body(NamedTuple):
    """One row of the table: a body under one name.

    Attributes:
        full: full name with placeholders, ``{place}财政厅``; ``-`` if it varies from place to place.
        tiers: where it is found: central, province, municipality, city, county, named.
        kind: party, government, congress, cppcc, court, procuratorate, mass_organisation …
        places: short names of the places that have it, or haven't; empty for no such limit.
        elsewhere: the limit names the places that haven't it.
        since: first year or month of the name, ``2018`` or ``2018-11``, empty if open.
        until: last year or month of the name.
        successor: full name (with placeholders) of the body that took over, empty if there is none.
    """

    full: str
    tiers: frozenset[str]
    kind: str
    places: frozenset[str]
    elsewhere: bool
    since: str
    until: str
    successor: str

    def found_in(self, place: Jurisdiction) -> bool:
        """Tell whether ``place`` has such a body, at whatever time."""
        if place.tier not in self.tiers:
            return False
        return not self.places or any(p.short in self.places for p in place.chain) is not self.elsewhere


class Entry(NamedTuple):
    """One spelling of a body."""

    body: Body
    spelling: str
    """The spelling behind the place; the look-up key doesn't tell 和 from its absence."""
    own: bool
    """It comes from the full name."""
    short_only: bool
    """It takes the short name of a place alone: 兰州海关, not 兰州市海关."""

    def allows(self, rest: str) -> bool:
        """Tell whether ``rest`` only leaves out 和 and 与 of the spelling and puts none where it has none."""
        return _JOINTS.isdisjoint(rest) or _joints(rest) <= _joints(self.spelling)


class Reading(NamedTuple):
    """One way to take a name apart.

    Attributes:
        word: the level word in the place's stead (省), empty if there is none.
        place: the place named, None if there is none.
        entries: the bodies that the rest may be.
        rest: what stands behind the place.
    """

    word: str
    place: Jurisdiction | None
    entries: Sequence[Entry]
    rest: str


class Index(NamedTuple):
    """The table of bodies, by the spellings of their names."""

    whole: Mapping[str, Sequence[Entry]]
    """Names that need no place: central bodies, and those that hold their place."""
    local: Mapping[str, Sequence[Entry]]
    """Names that follow their place."""
    around: Mapping[str, tuple[tuple[str, Mapping[str, Sequence[Entry]]], ...]]
    """Names around a place: by the first character, what stands before it, longest first, and what stands behind."""
    by_full: Mapping[str, Sequence[Body]]


def _normal(spelling: str) -> str:
    """Return ``spelling`` with the parts that are often shortened in their short form."""
    if spelling.startswith(("委员会", "党委")):
        spelling = "委" + spelling[3 if spelling[0] == "委" else 2 :]
    elif spelling.startswith("人民"):
        spelling = spelling.replace("人民代表大会", "人大", 1).replace("人民政府", "政府", 1)
    if spelling.endswith("委员会"):
        spelling = spelling[:-2]
    return spelling.replace("常务委员会", "常委会").replace("监督管理", "监管")


def key(spelling: str) -> str:
    """Return what all spellings of a name have in common.

    >>> key("发展和改革委员会") == key("发展改革委"), key("人民政府办公厅") == key("政府办公厅")
    (True, True)
    """
    return _normal(spelling).replace("和", "").replace("与", "")


def _joints(spelling: str) -> set[int]:
    """Return where 和 and 与 stand, counted in the characters of the key."""
    places = [at for at, character in enumerate(_normal(spelling)) if character in _JOINTS]
    return {at - before for before, at in enumerate(places)}


def _tiers(cell: str) -> frozenset[str]:
    return _LOCAL if cell == "local" else frozenset(cell.split("|"))


def _limit(cell: str) -> tuple[frozenset[str], bool]:
    """Read a cell of places: 贵州|四川, or !贵州 for everywhere else."""
    names = cell.removeprefix("!")
    return frozenset(names.split("|")) if names else frozenset(), cell.startswith("!")


def _spellings(row: Row) -> Iterator[tuple[str, bool]]:
    """Yield the names of a row as they stand around a place, and whether each is the full name's own."""
    full = row["full"]
    own = [] if full == UNKNOWN else [full.replace("{party}", "{place}委").replace("{committee}", "委")]
    if own and own[0].startswith("中共"):
        own[0] = own[0].removeprefix("中共")
    names = row["names"].split("|") if row["names"] else []
    for name in (*own, *names):
        if "{word}" in name:
            for character in _LEVEL_CHARACTERS:
                yield name.replace("{word}", character), name in own
        else:
            yield name, name in own


def index(lexicon: Lexicon) -> Index:
    """Turn the table of bodies into look-up tables (``lexicon.build(index)`` makes them once)."""
    whole: dict[str, list[Entry]] = {}
    heads: dict[str, dict[str, list[Entry]]] = {"": {}}
    by_full: dict[str, list[Body]] = {}
    limits: dict[str, tuple[frozenset[str], bool]] = {}
    tiers: dict[str, frozenset[str]] = {}
    for row in lexicon.table("bodies"):
        levels, where = row["levels"], row["places"]
        if levels not in tiers:
            tiers[levels] = _tiers(levels)
        if where not in limits:
            limits[where] = _limit(where)
        body = Body(
            row["full"],
            tiers[levels],
            row["kind"],
            *limits[where],
            row["from"],
            row["to"],
            row["successor"],
        )
        by_full.setdefault(body.full, []).append(body)
        if levels in ("central", "named"):
            for spelling, own in _spellings(row):
                whole.setdefault(key(spelling), []).append(Entry(body, spelling, own, False))
            continue
        for spelling, own in _spellings(row):
            head, found, tail = spelling.partition("{short}")
            short_only = bool(found) and not own
            if not found:
                head, found, tail = spelling.partition("{place}")
            if not found:
                head, tail = "", spelling
            heads.setdefault(head, {}).setdefault(key(tail), []).append(Entry(body, tail, own, short_only))
    local = heads.pop("")
    around: dict[str, tuple[tuple[str, Mapping[str, list[Entry]]], ...]] = {}
    for head in sorted(heads, key=len, reverse=True):
        around[head[0]] = (*around.get(head[0], ()), (head, heads[head]))
    return Index(whole, local, around, by_full)


_WORDS_BY_FIRST: Final = {word[0]: tuple(w for w in WORDS if w[0] == word[0]) for word in WORDS}
_PARTY_HEAD: Final = re.compile(r"中共|中国共产党")


def _slots(name: str, start: int, lexicon: Lexicon) -> Iterator[tuple[str, Jurisdiction | None, int]]:
    """Yield the ways to read a place at ``start``: a named place, a level word; word, place and the offset behind."""
    named = place_at(name, start, lexicon)
    if named is not None:
        county = county_at(name, named[1], lexicon, above=named[0])
        if county is not None:
            yield "", county[0], county[1]
        yield "", named[0], named[1]
    for word in _WORDS_BY_FIRST.get(name[start : start + 1], ()):
        if name.startswith(word, start):
            yield word, None, start + len(word)
    if name.startswith("地委", start):
        yield "地", None, start + 1
    if named is None:
        county = county_at(name, start, lexicon)
        if county is not None:
            yield "", county[0], county[1]


def whole(name: str, lexicon: Lexicon) -> Sequence[Entry]:
    """Return the bodies that ``name`` means without a place: 财政部, 国家发展改革委.

    >>> from workplan.lexicon import default
    >>> whole("国家发展改革委", default())[0].body.full
    '中华人民共和国国家发展和改革委员会'
    """
    return lexicon.build(index).whole.get(key(name), ())


def run_together(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the central bodies, or their offices, that a copy ran together in one name, none where it is no such name.

    >>> from workplan.lexicon import default
    >>> run_together("工业和信息化部市场监管总局", default()), run_together("教育部办公厅财政部办公厅", default())
    (('工业和信息化部', '市场监管总局'), ('教育部办公厅', '财政部办公厅'))
    >>> [run_together(name, default()) for name in ("财政部", "财政部云川监管局", "国务院国资委", "国务院海关总署")]
    [(), (), (), ()]
    >>> run_together("中共中央国务院", default())
    ('中共中央', '国务院')
    """
    if whole(name, lexicon):
        return ()
    found: list[str] = []
    at = 0
    while at < len(name):
        ends = range(len(name), at + _SHORTEST - 1, -1)
        end = next((end for end in ends if whole(name[at:end].removesuffix(_OFFICE), lexicon)), 0)
        above = name[at:end] in _ABOVE and end < len(name) and not name.startswith(_ABOVE, end)
        if not end or above:
            return ()
        found.append(name[at:end])
        at = end
    return tuple(found) if len(found) > 1 else ()


def bare(name: str, lexicon: Lexicon) -> Sequence[Entry]:
    """Return the local bodies that ``name`` means with its place left out: 财政厅, 发改委.

    >>> from workplan.lexicon import default
    >>> bare("财政厅", default())[0].body.full
    '{place}财政厅'
    """
    return lexicon.build(index).local.get(key(name), ())


def readings(name: str, lexicon: Lexicon) -> Iterator[Reading]:
    """Yield the ways to take ``name`` apart into a place, or a level word for it, and a known body.

    Args:
        name: half-width text without white space.
        lexicon: the words in force.

    >>> from workplan.lexicon import default
    >>> first = next(readings("甘肃省发改委", default()))
    >>> first.place.full, first.entries[0].body.full
    ('甘肃省', '{place}发展和改革委员会')
    """
    party = _PARTY_HEAD.match(name)
    if party is not None:
        name = name[party.end() :]
    table = lexicon.build(index)
    for head, tails in table.around.get(name[:1], ()):
        if name.startswith(head):
            yield from _around(name, head, tails, lexicon)
    yield from _around(name, "", table.local, lexicon)


def _around(name: str, head: str, tails: Mapping[str, Sequence[Entry]], lexicon: Lexicon) -> Iterator[Reading]:
    """Yield the readings of ``name`` with the place behind ``head``."""
    for word, place, end in _slots(name, len(head), lexicon):
        rest = name[end:]
        entries = tails.get(key(rest), ())
        if not entries and not head and rest.startswith(("政府", "人民政府")):
            rest = rest[rest.index("政府") + 2 :]
            entries = [e for e in tails.get(key(rest), ()) if e.body.kind == "government"]
        if place is None or name[len(head) : end] != place.short:
            entries = [e for e in entries if not e.short_only]
        if entries:
            yield Reading(word, place, entries, rest)


def is_body(name: str, lexicon: Lexicon) -> bool:
    """Tell whether ``name`` is the complete name of a body: of one that is known, or one full by its own words.

    Args:
        name: half-width text without white space, with or without a place in front.
        lexicon: the words in force.

    >>> from workplan.lexicon import default
    >>> [is_body(name, default()) for name in ("财政部", "省发改委", "莒县教育局", "财政部和商务部")]
    [True, True, True, False]
    """
    if len(name) < 2 or name == "政府":
        return False
    known = any(entry.allows(name) for entry in (*whole(name, lexicon), *bare(name, lexicon)))
    if known or any(entry.allows(found.rest) for found in readings(name, lexicon) for entry in found.entries):
        return True
    ends = (0, *(end for _word, _place, end in _slots(name, 0, lexicon)))
    return any(spelled_out(name[end:], lexicon) for end in ends)
