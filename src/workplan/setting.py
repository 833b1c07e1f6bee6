"""Masthead → Setting: whose plan it is, which years it covers, what it is called, when it was issued.

One answer for parser, validation, comparison, calendar, ledger and report. Recipients never decide the place: a
ministry writes to every province, and that makes no province's plan of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import BlockKind
from workplan.names.full_names import full_name
from workplan.names.jurisdiction import jurisdiction
from workplan.source import fold, squeeze
from workplan.writing.dates import five_year_plan
from workplan.writing.late import late_regex

if TYPE_CHECKING:
    from workplan.lexicon import Lexicon
    from workplan.model import Document, Masthead
    from workplan.names.jurisdiction import Jurisdiction

Years = tuple[int, int]
"""First and last year, the same for a plan of one year."""

OPENING: Final = (BlockKind.TRANSMITTAL, BlockKind.PREAMBLE)
"""The paragraphs that open a plan."""
_COLOPHON: Final = BlockKind.COLOPHON

_YEARS: Final = regex.compile(
    r"(?<!\d)(?P<first>(?:19|20)\d\d)(?:年?度?(?:[-~至到]|[—－–]{1,2})(?P<last>(?:19|20)\d\d))?(?!\d)"
    r"(?!年?远景目标)(?=年|度|\)|\p{Han}|$)"
)
_CHINESE_YEAR: Final = regex.compile(r"[二一][〇零○九一二三四五六七八]{3}(?=年)")
_DIGITS: Final = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_FIVE_YEARS: Final = late_regex(r"(十[一二三四五六七八九]?)(?:五|个五年)(?=规划|[”\"时期规末\p{P}]|\p{Han})")
_QUOTED: Final = regex.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")
# Where a notice sends a plan out, the years inside its marks are the plan's own: 关于印发《…2023年工作要点》的通知.
_SENT: Final = regex.compile(r"(?:印发|下发|发布|公布|转发)《")
_PRINTED: Final = "印发"
_BRACKETED: Final = late_regex(r"\([^()]{1,30}\)$")
# 2022年是…的重要一年, 为做好2023年政务公开工作: how a plan begins, which says its year where no title does.
_OPENING: Final = late_regex(
    r"(?:^|。)(?P<year>(?:19|20)\d\d)年度?是|做好(?P<year>(?:19|20)\d\d)年度?[^。,;]{0,30}?工作"
)
# 云川省人民政府, 晋江市人民政府: a name of a place that the lexicon doesn't know, with what a number can't contradict
_NAMES_PLACE: Final = late_regex(r"\p{Han}{2,6}?[省市县区州盟旗](?:人民)?(?:政府|委)")


@dataclass(frozen=True)
class Setting:
    """The setting of one document.

    Attributes:
        lexicon: the words in force.
        jurisdiction: whose plan it is (a province, a city, the centre), None if unknown.
        years: first and last year that the plan covers, None if nothing tells.
        issued: date of issue.
        plans: whether its title is that of a plan (要点, 方案, 分工), which tells what is to be done.
    """

    lexicon: Lexicon
    jurisdiction: Jurisdiction | None = None
    years: Years | None = None
    issued: dt.date | None = None
    plans: bool = False

    @classmethod
    def of(
        cls, masthead: Masthead, lexicon: Lexicon, *, opening: Iterable[str] = (), colophon: Iterable[str] = ()
    ) -> Setting:
        """Return the setting that a masthead tells, or opening and printing lines (版记) where it gives no year.

        Args:
            masthead: titles, issuers, number and date.
            lexicon: the words in force.
            opening: the paragraphs before the plan's sections.
            colophon: the printing lines.
        """
        issued = masthead.date_issued.value if masthead.date_issued else None
        place = own_place(masthead, lexicon)
        years = plan_years(masthead) or _opened(opening) or _printed(colophon)
        return cls(lexicon, place, years, issued, plans=names_plan(masthead, lexicon))

    @cached_property
    def year(self) -> int | None:
        """The year to which 6月底前 and 年内 are resolved: the plan's where it covers one, None where several."""
        return self.years[0] if self.years is not None and self.years[0] == self.years[1] else None

    @cached_property
    def floor(self) -> int | None:
        """The year before which everything is past: the first that the plan covers, or an earlier one of issue."""
        known = [*(self.years or ())[:1], *([self.issued.year] if self.issued else ())]
        return min(known, default=None)

    @cached_property
    def moment(self) -> str:
        """The time whose names of bodies count: the month of issue, else the plan's first year, else empty."""
        if self.issued is not None:
            return self.issued.isoformat()[:7]
        return str(self.years[0]) if self.years is not None else ""

    def full_name(self, name: str) -> str | None:
        """Return the full official name of the body that the plan calls ``name``, None where unsure."""
        return full_name(name, place=self.jurisdiction, moment=self.moment, lexicon=self.lexicon)


def names_plan(masthead: Masthead, lexicon: Lexicon) -> bool:
    """Tell whether a plan's title ends as such titles do: 工作要点, 实施方案（2023—2025年）."""
    title = masthead.plan_title or masthead.title
    if title is None:
        return False
    bare = _BRACKETED.sub("", fold(title.value).rstrip("》"))
    return bare.endswith(lexicon.words("title_endings", word="ending")["plan"])


def own_place(masthead: Masthead, lexicon: Lexicon) -> Jurisdiction | None:
    """Return the place whose plan it is by its issuers, titles and number in this order, None where none tells.

    A number begins with a character of many places (晋: 山西, 晋江): it tells nothing against an issuer's name.
    """
    for text in (*masthead.issuers, masthead.title, masthead.plan_title):
        place = jurisdiction(text.value, lexicon) if text else None
        if place is not None:
            return place
    if masthead.document_number is None or any(_NAMES_PLACE.match(issuer.value) for issuer in masthead.issuers):
        return None
    return jurisdiction(masthead.document_number.value, lexicon)


def plan_years(masthead: Masthead) -> Years | None:
    """Return first and last year that the plan covers: those of its title, of the notice's title, of its issue."""
    for title in (masthead.plan_title, masthead.title):
        years = years_named(title.value) if title else None
        if years is not None:
            return years
    return (masthead.date_issued.value.year,) * 2 if masthead.date_issued else None


def plan_years_of(document: Document) -> Years | None:
    """Return first and last year that the plan of a document covers, None if nothing tells.

    >>> import workplan
    >>> plan_years_of(workplan.parse("某市2030年工作要点\\n一、加快立法\\n修订办法。"))
    (2030, 2030)
    """
    return plan_years(document.masthead) or _opened(_of(document, *OPENING)) or _printed(_of(document, _COLOPHON))


def years_named(title: str) -> Years | None:
    """Return first and last year that a title names, None if it names none or several apart.

    What a title says itself goes before what stands in the titles that it quotes, and a written year before 十四五.

    >>> [years_named(t) for t in ("甘肃省2024年工作要点", "三年行动计划(2023—2025年)", "“十四五”规划", "工作要点")]
    [(2024, 2024), (2023, 2025), (2021, 2025), None]
    >>> years_named("关于贯彻《云川省2021—2025年规划》的2023年要点")
    (2023, 2023)
    """
    text = fold(title)
    own = _SENT.sub("", text) if _SENT.search(text) else text
    own = _QUOTED.sub("", own)
    for part in (own, text):
        found = {(int(m["first"]), int(m["last"] or m["first"])) for m in _YEARS.finditer(part)}
        found |= {(y, y) for m in _CHINESE_YEAR.finditer(part) if (y := int(m[0].translate(_DIGITS))) > 1900}
        if found:
            return found.pop() if len(found) == 1 else None
    five = _FIVE_YEARS.search(text)
    return five_year_plan(five[1]) if five else None


def _of(document: Document, *kinds: BlockKind) -> Iterator[str]:
    return (document.text[b.start : b.end] for b in document.blocks if b.kind in kinds)


def _opened(paragraphs: Iterable[str]) -> Years | None:
    """Return the one year that the opening of a plan says is its own: 2022年是…的重要一年."""
    found = {int(m["year"]) for text in paragraphs for m in _OPENING.finditer(squeeze(fold(text)))}
    return (found.pop(),) * 2 if len(found) == 1 else None


def _printed(lines: Iterable[str]) -> Years | None:
    """Return the year of a printing line: 某市人民政府办公室 2023年4月17日印发."""
    for line in lines:
        year = _YEARS.search(fold(line)) if _PRINTED in line else None
        if year is not None:
            return int(year["first"]), int(year["first"])
    return None
