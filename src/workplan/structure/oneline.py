"""A document copied into one line → where its lines were: behind title, number and recipients, before each marker."""

from __future__ import annotations

from typing import Final

import regex

from workplan.writing.dates import DATE
from workplan.writing.document_numbers import NUMBER
from workplan.writing.numerals import value_of

_CN: Final = "[一二三四五六七八九十百]"
# 一、总体要求(一)指导思想。…(二)…。1.…  in a text that has lost all its line breaks
_MARKERS: Final = regex.compile(
    rf"(?<![一二三四五六七八九十百第、])(?P<cn>{_CN}{{1,3}})、(?!{_CN}{{1,3}}、)"
    rf"|\((?P<pcn>{_CN}{{1,3}})\)"
    r"|(?<=[。;)])(?P<num>\d{1,2})[.、](?!\d)"
    rf"|(?<=[。;:)]|^|[章节]\p{{Han}}{{2,12}})第(?P<art>{_CN}{{1,5}})条"
)
_TITLE: Final = regex.compile(
    r"[^。:]{0,60}?关于[^。:]{4,100}?的(?:指导|实施|若干)?(?:通知|意见|决定|批复|函|通报)(?=[\p{Han}A-Za-z]{1,12}[〔\[(]\d{4}|各|省|市|国务院)"
)
_NUMBER: Final = regex.compile(rf"{NUMBER.pattern}(?=[\p{{Han}}])")
_ADDRESS: Final = regex.compile(
    r"[^。:;]{3,400}(?:政府|部门|单位|机构|局|厅|委|部|院|企业|公司|学校|办)(?:\([^()]{1,20}\))?:"
)
_SIGNED: Final = regex.compile(rf"(?<=。)\s*[\p{{Han}}]{{3,40}}\s*(?:{DATE.pattern})")


def cuts(line: str) -> list[int]:
    """Return the places in a folded line at which a line of the document began, in order.

    >>> text = "某局关于甲乙丙丁的通知某发〔2020〕1号各县市民政局:为了乙。一、丙(一)丁。戊。(二)己。二、庚。"
    >>> bounds = [0, *cuts(text), len(text)]
    >>> [text[a:b] for a, b in zip(bounds, bounds[1:])][:4]
    ['某局关于甲乙丙丁的通知', '某发〔2020〕1号', '各县市民政局:', '为了乙。']
    """
    found: list[int] = []
    at = 0
    for pattern in (_TITLE, _NUMBER, _ADDRESS):
        match = pattern.match(line, at)
        if match is not None:
            at = match.end()
            found.append(at)
    found += _chain(line, at)
    signed = _SIGNED.search(line, max(at, len(line) - 400))
    if signed is not None:
        found += [signed.start(), signed.end()]
    return sorted({cut for cut in found if 0 < cut < len(line)})


def _chain(line: str, start: int) -> list[int]:
    """Places of markers whose numbers run on: 一 二 三 …, (一) (二) … anew behind each, 1 2 3 … likewise."""
    last = {"cn": 0, "pcn": 0, "num": 0, "art": 0}
    counts = {"cn": 0, "pcn": 0, "num": 0, "art": 0}
    fresh = {"pcn": True, "num": True}
    found: list[tuple[str, int]] = []
    for match in _MARKERS.finditer(line, start):
        scheme = match.lastgroup or "cn"
        value = value_of(match[scheme])
        if value != last[scheme] + 1 and not (value == 1 and fresh.get(scheme)):
            continue
        last[scheme] = value
        counts[scheme] += 1
        found.append((scheme, match.start()))
        if scheme in fresh:
            fresh[scheme] = False
        if scheme in ("cn", "art"):
            fresh["pcn"] = fresh["num"] = True
        elif scheme == "pcn":
            fresh["num"] = True
    keep = {scheme for scheme, count in counts.items() if count >= 2}
    return [place for scheme, place in found if scheme in keep]
