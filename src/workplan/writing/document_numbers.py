"""Document numbers in every form in which they are written: 国办发〔2019〕54号, 国务院令第722号, 甘政办发[2023]15号.

All patterns read folded text. What GB/T 9704-2012 (7.2.5) asks for is 〔〕 around a year of four digits, a number
without 第 and without zeros in front; page copies and typists write much else, and decrees keep their 第.
"""

from __future__ import annotations

from typing import Final

import regex

from workplan.writing.late import late, late_regex

# regex, not re, which takes a millisecond to compile each such range
HAN: Final = r"[\u4e00-\u9fff]"
OPEN: Final = r"[〔\[(【{<〈]"
"""What opens the brackets around the year, the right one and those that stand in for it."""
CLOSE: Final = r"[〕\])】}>〉]"
_COUNT: Final = r"[\d〇零一二三四五六七八九十百]{1,6}"

NUMBER: Final = regex.compile(
    rf"(?P<letters>(?:{HAN}|[A-Za-z]){{1,18}})"  # 甘政办发, 工信部联规
    rf"{OPEN}\s?(?P<year>(?:19|20)\d\d)年?{CLOSE}"  # 〔2023〕, [2023]
    r"\s?(?P<no>第?\d{1,5}(?:[-—]\d{1,3})?)号"  # 15号, 第15号, 15-2号
)
"""The number of a document, as it stands in its own masthead."""

ORDER: Final = late_regex(rf"(?P<body>(?:(?!令){HAN}){{2,30}}(?<![责命口指法]))令")
"""Whose order it is, on the first line of its masthead: 云川市人民政府令."""

OF_ORDER: Final = late_regex(rf"[(\[〔]{{0,2}}(?:(?P<year>(?:19|20)\d\d)年?[)\]〕])?(?P<no>第{_COUNT})号[)\]〕]?")
"""The number of an order, on a line of its own below or behind it: 第16号, (第16号), 〔2019〕第1号."""

CITED: Final = late_regex(
    rf"(?<!{HAN})(?:(?:见|即|原|引自|文号:?)(?={HAN}))?"
    rf"(?P<number>(?P<letters>{HAN}{{1,60}}){OPEN}{{1,2}}(?P<year>\d{{4}})年?{CLOSE}{{1,2}}(?P<no>第?{_COUNT})号"
    rf"|{HAN}{{1,60}}(?:令|公告)(?:\d{{4}}年)?第?{_COUNT}号"  # 国务院令第722号, 中国人民银行公告2020年第6号
    rf"|{HAN}{{1,60}}第{_COUNT}号令)"  # 海关总署第90号令
)
"""The number of another document, as it is cited: with the words before it, with numbers of decrees."""

ANY_FORM: Final = late_regex(
    rf"(?P<office>{HAN}{{1,14}})\s?(?P<open>{OPEN})\s?(?P<year>(?:19|20)?\d\d)年?\s?(?P<close>{CLOSE})\s?"
    r"(?P<ordinal>第?)(?P<zero>0*)(?P<number>\d{1,5})\s?号"
)
"""A number with the places where it may be miswritten: brackets, short year, 第, zeros in front."""

YEAR_IN_BRACKETS: Final = late(rf"{OPEN}\d{{2,4}}{CLOSE}(?=第?\d+号)")
"""The year of a number and its brackets, also where these are of two kinds: 〔2020]20号."""

HEAD: Final = regex.compile(rf"[(\[【〔]?(?P<letters>{HAN}{{1,16}})字?{OPEN}?(?:19|20)\d\d")
"""The letters and the year that a text begins with, also where the brackets were lost."""


def order_number(order: str) -> str | None:
    """Return the number of an order from what stands on its first lines without blanks, None where it is none.

    >>> [order_number(t) for t in ("云川市人民政府令(第16号)", "某银行令〔2019〕第1号", "责令第16号", "某局令")]
    ['云川市人民政府令第16号', '某银行令〔2019〕第1号', None, None]
    """
    head = ORDER.match(order)
    number = OF_ORDER.fullmatch(order, head.end()) if head else None
    if head is None or number is None:
        return None
    year = f"〔{number['year']}〕" if number["year"] else ""
    return f"{head[0]}{year}{number['no']}号"


def normal(match: regex.Match[str]) -> str:
    """Return the number that a match of ``NUMBER`` or ``CITED`` writes, its year in 〔〕; a decree's stays as it is.

    >>> [normal(m) for m in [NUMBER.search("甘政办发[2023]15号")] if m]
    ['甘政办发〔2023〕15号']
    >>> [normal(m) for t in ["(见国办发【2019】54号)", "(国务院令第722号)"] for m in [CITED.search(t)] if m]
    ['国办发〔2019〕54号', '国务院令第722号']
    """
    if match["letters"] is None:
        return match["number"]
    return f"{match['letters']}〔{match['year']}〕{match['no']}号"
