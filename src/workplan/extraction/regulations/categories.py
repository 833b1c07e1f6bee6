"""Tell what kind of text a title names: by the kind stated beside it, else by its number, its place and its last word.

A stated kind (《…》等地方性法规, 国家标准《…》) beats the rest and counts for a whole series. A document number tells
an order (国务院令) from a notice (国办发〔2019〕54号); a province or city at a title's head makes a rule a local one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

import regex

from workplan.extraction.regulations.verbs import TITLE
from workplan.kept import kept
from workplan.lexicon import Lexicon
from workplan.model import Category
from workplan.names.places import county_at, place_at
from workplan.writing.late import late, late_regex
from workplan.writing.patterns import alternation

# 甘肃省…, 新疆维吾尔自治区…, 深圳市… but not 城市…, 上市公司…, 市场…
_PLACE: Final = regex.compile(
    r"[我本全]?(?:自治[区州县旗]|省(?![级际属直部])|市(?![场民容值圈政级域区直属辖]))"
    r"|(?:关于印发)?[\u4e00-\u9fff]{2,5}?(?<![城上超股])(?:省|市(?![场民容值圈政级])|自治[区州县旗])"
    r"|[\u4e00-\u9fff]{6,8}自治[区州县旗]"
)
_OF_STATE_COUNCIL: Final = late(r"国务院(?!办公厅|令).{0,80}(?:规定|办法)$")
_BRACKET_AT_END: Final = re.compile(r"(?:\([^()]{0,40}\))+$")
# How far from a title the code of a standard is looked for.
_BEFORE: Final = 16
_BEHIND: Final = 24
_NO_KIND: Final = frozenset(("", "、", ",", "。", ";", ":", ")", "”", "\n", TITLE))
"""What stands behind a title where no kind is stated."""
_RULES: Final = frozenset({Category.DEPARTMENT_RULE, Category.GOVERNMENT_RULE, Category.ADMINISTRATIVE_REGULATION})


class Suffix(NamedTuple):
    """What the last word of a title says of its kind: of a text of the centre, of a place, of the Party."""

    central: Category
    local: Category
    party: Category


class Kinds(NamedTuple):
    """The tables of kinds made ready.

    Attributes:
        suffix: finds the last word of a reversed title.
        by_suffix: what the last words say.
        party: the first word of a title of the Party.
        behind: a kind stated behind a title.
        before: a kind stated before a title.
        last: what one may end with there, a line end included.
        by_words: what stated kinds say.
        code_behind: the code of a standard in a bracket behind its title.
        code_before: the code of a standard before its title.
    """

    suffix: re.Pattern[str]
    by_suffix: dict[str, Suffix]
    party: re.Pattern[str]
    behind: regex.Pattern[str]
    before: re.Pattern[str]
    last: frozenset[str]
    by_words: dict[str, Category | None]
    code_behind: re.Pattern[str]
    code_before: re.Pattern[str]


def kinds(lexicon: Lexicon) -> Kinds:
    """Make the tables of kinds ready; call it through ``lexicon.build``."""
    by_suffix = {
        row["suffix"]: Suffix(*(Category(row[column] or row["category"]) for column in ("category", "local", "party")))
        for row in lexicon.table("title_suffixes")
    }
    by_words = {
        row["kind"]: Category(row["category"]) if row["category"] else None for row in lexicon.table("stated_kinds")
    }
    words = alternation(by_words)
    codes = alternation(row["code"] for row in lexicon.table("standard_codes"))
    code = rf"(?<![A-Za-z]){codes}\d{{0,4}}(?:/[A-Z]{{1,6}})?[\d .-]*\d"  # GB/T 39116-2020, DB62/T 1234
    return Kinds(
        # Read from the right: the longest ending comes out of the reversed words.
        suffix=re.compile(alternation(suffix[::-1] for suffix in by_suffix)),
        by_suffix=by_suffix,
        party=re.compile(alternation(lexicon.words("title_heads", word="head")["party"])),
        # 等3件地方性法规, 等30项网络安全国家标准, 等云川省地方标准; 等法律、行政法规 leaves it open
        behind=late_regex(
            rf"(?(DEFINE)(?P<words>{words}))"
            r"(?:\([^()]{0,80}\))?(?:等(?:[新近]?[\u4e00-\u9fff]{0,4}的?(?=[\d一二三四五六七八九十]))?)?"
            r"(?:[\d一二三四五六七八九十]{0,4}余?多?[部件项个][\u4e00-\u9fff]{0,8}?)?"
            r"(?:[\u4e00-\u9fff]{0,4}(?:[省市区县]|自治区)(?=地方|团体|政府))?"
            r"(?P<kind>(?&words))(?![、和及或]+(?&words))"
        ),
        before=re.compile(rf"(?P<kind>{words})$"),
        last=frozenset(("\n", *(kind[-1] for kind in by_words))),
        by_words=by_words,
        # (GB/T 39116-2020) behind a title, GB/T39116 before it, (20182042-T-339) of a standard in the making
        code_behind=late(rf"\((?:{code}|\d{{8}}-[TQZ]-\d{{3}})"),
        code_before=late(rf"{code}[:—-]?\d*$"),
    )


def stated(flat: str, places: Sequence[int], lexicon: Lexicon) -> list[Category | None]:
    r"""Return the kind that the sentence states for each title, None where it states none.

    Args:
        flat: text with one sign a title, see :func:`workplan.extraction.regulations.sentences.flatten`.
        places: where the signs stand in it.
        lexicon: the words in force.

    >>> from workplan.lexicon import default
    >>> flat = "修订\x01、\x01等地方性法规"
    >>> [kind.value for kind in stated(flat, [2, 4], default())]
    ['local_regulation', 'local_regulation']
    """
    table = lexicon.build(kinds)
    found: list[Category | None] = [None] * len(places)
    for i in range(len(places) - 1, -1, -1):
        place = places[i]
        behind = None if flat[place + 1 : place + 2] in _NO_KIND else table.behind.match(flat, place + 1)
        if behind:
            found[i] = table.by_words[behind["kind"]]
            continue
        if i + 1 < len(places) and flat[place + 1 : places[i + 1]] in ("", "、", "和", "及", "与", ","):
            found[i] = found[i + 1]
        if found[i] is None and flat[place - 1 : place] in table.last:
            before = table.before.search(flat, max(0, place - 8), place)
            found[i] = table.by_words[before["kind"]] if before else None
    return found


def category(title: str, number: str, flat: str, at: int, lexicon: Lexicon) -> Category:
    """Tell the kind of a text from its title and what stands beside it, where a standard has its code.

    Args:
        title: folded title without its marks.
        number: document number right behind it, empty if there is none.
        flat: text with one sign a title.
        at: where the title's sign stands in it.
        lexicon: the words in force.

    >>> from workplan.lexicon import default
    >>> category("云川省燃气条例", "", TITLE, 0, default()).value
    'local_regulation'
    >>> category("数据接口", "", f"{TITLE}(GB/T 12345-2020)", 0, default()).value
    'standard'
    """
    if flat.startswith("(", at + 1) and lexicon.build(kinds).code_behind.match(flat[at + 1 : at + 1 + _BEHIND]):
        return Category.STANDARD
    if flat[at - 1 : at].isdigit() and lexicon.build(kinds).code_before.search(flat[max(0, at - _BEFORE) : at]):
        return Category.STANDARD
    return _by_name(title, number, lexicon)


def _read(title: str, number: str, lexicon: Lexicon) -> Category:
    table = lexicon.build(kinds)
    core = _BRACKET_AT_END.sub("", title) if title.endswith(")") else title
    m = table.suffix.match(core[::-1])
    if m is None:
        return Category.OTHER
    suffix = table.by_suffix[m[0][::-1]]
    if suffix.party is not suffix.central and table.party.match(core):
        return suffix.party
    place = _place(core, lexicon)
    kind = suffix.local if place else suffix.central
    if kind not in _RULES:
        return kind
    if place == "county":
        return Category.NORMATIVE_DOCUMENT  # only provinces and cities make rules: 立法法 93
    if "国务院令" in number or (kind is Category.DEPARTMENT_RULE and _OF_STATE_COUNCIL.match(core)):
        return Category.ADMINISTRATIVE_REGULATION
    if kind is Category.ADMINISTRATIVE_REGULATION or "令" in number or not number:
        return kind
    # Sent out by a notice, not by an order.
    return Category.NORMATIVE_DOCUMENT


def _place(title: str, lexicon: Lexicon) -> Literal["", "county", "above"]:
    """Return whose text a title names by the place that it begins with: a city's or province's, a county's, nobody's.

    What is named after Hong Kong is not its own.
    """
    known = place_at(title, 0, lexicon)
    if known is not None and known[0].level == "special_region":
        return ""
    if known is not None and known[0].tier == "county":
        return "county"
    county = county_at(title, known[1] if known else 0, lexicon)
    if county is not None and (known is not None or county[0].level == "county") and title[county[1] - 1] in "县旗区":
        return "county"
    return "above" if known is not None or _PLACE.match(title) else ""


_by_name: Final = kept(_read, most=4096)  # plans name the same texts again and again
