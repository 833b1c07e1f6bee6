"""Folded text → the same without what the file adds to it: page marks, running numbers, signs of Markdown, comments.

What is read over becomes a character that nobody sees, one for one, so that every place stays where it is: patterns
and views run through it, and no value holds it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from typing import Final, NamedTuple

from workplan.rulebook import Rule
from workplan.source import fold, paired_quotes
from workplan.structure.broken_figures import broken_figures
from workplan.writing.late import late

Stretch = tuple[int, int]

NOTHING: Final = fold("\u200b")
"""What a character becomes that is read over."""

_B: Final = r"[^\S\n]*"
# A line of nothing but what pages add: — 3 — · 第3页 · # Page 3: (a number alone may be a marker and stays)
# (the line feed in front is what the engine leaps to)
_MARK_LINE: Final = re.compile(
    rf"\n{_B}+(?:[—_·-]{{1,3}}{_B}\d{{1,4}}{_B}[—_·-]{{1,3}}|[—_·-]{{0,3}}{_B}第{_B}\d{{1,4}}{_B}页[^\n]{{0,12}}"
    rf"|#{{1,3}}{_B}Page{_B}\d{{1,5}}:?|\d{{1,4}}{_B}/{_B}\d{{1,4}}){_B}$",
    re.MULTILINE,
)
# The same where the break before or behind it was lost: 省工业— 6 —和信息化厅
# (a pattern for each dash: it begins with that, and the engine leaps to it)
_MARKS_INSIDE: Final = {
    dash: late(rf"{dash}(?P<second>{dash}?){_B}\d{{1,3}}{_B}{dash}(?P=second)(?!{_B}[{dash}\d])") for dash in "—-"
}
_PAGE_INSIDE: Final = late(rf"#{{1,3}}{_B}Page{_B}\d{{1,5}}:")
# What a browser prints at the edge of a page: 2024/1/30 10:40 某条例_某网|https://… 3/15
_PRINTED: Final = late(
    rf"^(?:[^\n]{{4,40}}\d:\d\d[^\n]{{0,120}}\n)?{_B}https?://[\x21-\x7e]{{4,200}} \d{{1,3}}/\d{{1,3}}(?!\d)",
    re.MULTILINE,
)
_BEHIND_MARK: Final = frozenset("(《“\n")
_BEFORE_MARK: Final = late(r"[\u4e00-\u9fff,、。;:)”》\n]")
_LONE: Final = re.compile(rf"\n{_B}+\d{{1,4}}{_B}$", re.MULTILINE)
# So many numbers, one missing at most between two, mostly so many lines apart: most pages are about as long.
_FEWEST_PAGES: Final = 4
_STEP: Final = 2
_SHORTEST_PAGE: Final = 15
_ALIKE: Final = 1.6
_MOST_ALIKE: Final = 0.7
_EDGE: Final = " \t\n\u3000\u00a0" + NOTHING
# So many blanks at most stand between the number of a page and the text before it.
_FAR: Final = 80
# ## 标题 · **一、总体要求** · **发布日期**: 2025-01-10
_HEADING_SIGN: Final = late(r"^[^\S\n]*#{1,6}(?![#\w])", re.MULTILINE)
_SIGNS: Final = ("#", "**", ">", "\\")
_EMPHASIS: Final = late(r"(?<!\*)\*\*(?=[^\s*])(?P<text>[^*\n]{1,400})\*\*(?!\*)")
# > 青禾县人民政府\: words, a numeral or a date quoted, or a line left empty before them; no figure (> 95%)
_QUOTED: Final = r">[^\S\n]?(?:[\u4e00-\u9fff“《(\[*#]|\d{4}年|\d{1,2}[.、](?!\d))"
_QUOTE_SIGN: Final = late(rf"^(?:>(?=\n{_QUOTED})|(?={_QUOTED})>)", re.MULTILINE)
_HARD_BREAK: Final = late(r"(?<=[^\s\\])\\(?=[^\S\n]{0,8}$)", re.MULTILINE)
# So many blanks at most stand between a mark and the text before it.
_NEAR: Final = 8
# Hasty typing and OCR end a sentence with . or the half-width ｡; behind a numeral it is the point of a marker.
_NUMERAL: Final = "一二三四五六七八九十百零〇编章节条"
# (the stop first, what stands before it behind: the engine then looks at few places)
_ODD_STOP: Final = late(rf"\.(?<=[\u4e00-\u9fff”》].)(?<![{_NUMERAL}].)(?=[\u4e00-\u9fff“《])")
_MAYBE_STOP: Final = re.compile(r"\.(?<![\s\x21-\x7e].)(?![\s\x21-\x7e]|\Z)")
_HALF_STOP: Final = late(rf"｡(?<=[\u4e00-\u9fff”》)].)(?<![{_NUMERAL}].)")
# A reason may stand in a comment of Markdown, before and behind.
_REASON: Final = r"[^\n<>]{0,200}?"

COMMENT: Final = late(
    rf"[^\S\n]{{0,8}}(?:(?:(?P<markdown><!--{_REASON})|(?P<code>/\*)|(?P<round>[(（])|\#{{1,6}}|//)[^\S\n]{{0,8}})?"
    r"workplan[^\S\n]{0,8}[:：][^\S\n]{0,8}ignore(?P<file>-file)?(?![A-Za-z0-9_])"
    r"(?:[^\S\n]{0,8}\[(?P<codes>[^\[\]\n]{0,200})\])?"
    rf"(?(markdown)(?:{_REASON}-->)?)(?(code)(?:[^\S\n]{{0,8}}\*/)?)(?(round)[^\S\n]{{0,8}}[)）])"
)
"""A comment of this program in a text: what it keeps quiet is said in :mod:`workplan.validation.suppression`."""


class Readable(NamedTuple):
    """A text made ready to be read.

    Attributes:
        text: folded, straight quotation marks paired, what is read over made invisible; as long as the source.
        pages: the page marks that are read over, in order.
        over: all that is read over, in order.
    """

    text: str
    pages: tuple[Stretch, ...] = ()
    over: tuple[Stretch, ...] = ()

    def without(self, pages: Sequence[Stretch]) -> Readable:
        """Return the same text with more page marks read over."""
        return Readable(read_over(self.text, pages), _apart([*self.pages, *pages]), _apart([*self.over, *pages]))


def readable(source: str, *, folded: str | None = None) -> Readable:
    """Return a source text ready to be read.

    Args:
        source: the text.
        folded: ``fold(source)`` if the caller has it.

    >>> made = readable("责任单位：省工业\\n— 6 —\\n和信息化厅")
    >>> made.pages, made.text.split("\\n")[2]
    (((9, 14),), '和信息化厅')
    >>> readable("## **一、总则**").text.strip(NOTHING + " ")
    '一、总则'
    >>> readable("**二、任务**").text.strip(NOTHING)
    '二、任务'
    >>> readable("> 青禾县人民政府\\\\\\n> 2022年3月1日").text.replace(NOTHING, "")
    ' 青禾县人民政府\\n 2022年3月1日'
    >>> readable("一.加强监督.开展检查｡").text
    '一.加强监督。开展检查。'
    >>> readable("落实。<!-- workplan: ignore[X006] -->").over
    ((3, 34),)
    >>> readable("于\\n2023\\n年\\n6\\n月\\n5\\n日前").text.replace(NOTHING, "")
    '于2023年6月5日前'
    >>> len(readable("甲\\n第3页 **6**\\n乙").text), len("甲\\n第3页 **6**\\n乙")
    (13, 13)
    """
    folded = paired_quotes(fold(source) if folded is None else folded)
    folded = _ODD_STOP.sub("。", folded) if _MAYBE_STOP.search(folded) is not None else folded
    folded = _HALF_STOP.sub("。", folded) if "｡" in folded else folded
    comments = [comment.span() for comment in COMMENT.finditer(folded)] if "workplan" in folded else []
    folded = read_over(folded, comments) if comments else folded
    breaks = broken_figures(folded)
    folded = read_over(folded, breaks) if breaks else folded
    pages = page_marks(folded)
    signs = _signs(folded, pages) if any(sign in folded for sign in _SIGNS) else []
    marks = _apart([*pages, *signs])
    return Readable(read_over(folded, marks) if marks else folded, pages, _apart([*comments, *breaks, *marks]))


def page_marks(folded: str) -> tuple[Stretch, ...]:
    """Return where a folded text holds the mark of a page, on a line of its own or inside one.

    >>> texts = ["甲\\n第 3 页\\n乙", "省财— 12 —政厅", "2021—6—30", "省财# Page 12:政厅"]
    >>> [text[a:b] for text in texts for a, b in page_marks(text)]
    ['第 3 页', '— 12 —', '# Page 12:']
    >>> page_marks("— 12 —省财政厅"), page_marks("甲\\n第3页 共9页 -6-\\n乙")
    (((0, 6),), ((2, 13),))
    """
    found = _lines_of(_MARK_LINE, folded)
    if "http" in folded:
        found += [_trimmed(mark) for mark in _PRINTED.finditer(folded)]
    found += _page_numbers(folded)
    lines = {start for start, _ in found}
    if "Page" in folded:
        found += [mark.span() for mark in _PAGE_INSIDE.finditer(folded) if mark.start() not in lines]
    inside = [mark for dash, marks in _MARKS_INSIDE.items() if dash in folded for mark in marks.finditer(folded)]
    for mark in inside:
        before = folded[max(0, mark.start() - _NEAR) : mark.start()].rstrip(" \t\u3000\u00a0")
        goes_on = mark.start() not in lines and _goes_on(folded, mark.end())
        if goes_on and (not before or _BEFORE_MARK.match(before[-1])):
            found.append(mark.span())
    return _apart(found)


def _apart(found: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Return stretches in order, without those that begin inside another one: 第3页 共9页 -6- is one mark."""
    out: list[Stretch] = []
    for stretch in sorted(found, key=lambda stretch: (stretch[0], -stretch[1])):
        if not out or stretch[0] >= out[-1][1]:
            out.append(stretch)
    return tuple(out)


def _goes_on(folded: str, at: int) -> bool:
    """Tell whether text goes on behind the mark of a page, or its line ends."""
    while folded[at : at + 1] != "\n" and folded[at : at + 1].isspace():
        at += 1
    return "\u4e00" <= folded[at : at + 1] <= "\u9fff" or folded[at : at + 1] in _BEHIND_MARK


def _page_numbers(folded: str) -> list[Stretch]:
    """Return where numbers alone on their lines count the pages: one by one, at the distance of a page.

    >>> pages = [f"{'推进各项工作。' * 3}\\n" * 20 + f"{number}\\n" for number in range(2, 6)]
    >>> text = "".join(pages)
    >>> [text[a:b] for a, b in _page_numbers(text)], _page_numbers(text.replace("4", "9"))
    (['2', '3', '4', '5'], [])
    >>> lengths = enumerate((20, 90, 25, 200, 20, 80), 2)
    >>> _page_numbers("".join("推进各项工作。\\n" * length + f"{number}\\n" for number, length in lengths))
    []
    """
    run: list[tuple[Stretch, int]] = []
    distances: list[int] = []
    for stretch in _lines_of(_LONE, folded):
        value = int(folded[slice(*stretch)])
        if run and not run[-1][1] < value <= run[-1][1] + _STEP:
            continue
        if run:
            distances.append(folded.count("\n", run[-1][0][1], stretch[0]))
        run.append((stretch, value))
    if len(run) < _FEWEST_PAGES:
        return []
    usual = sorted(distances)[len(distances) // 2]
    alike = sum(usual <= _ALIKE * distance <= _ALIKE * _ALIKE * usual for distance in distances)
    regular = usual >= _SHORTEST_PAGE and alike >= _MOST_ALIKE * len(distances)
    return [stretch for stretch, _ in run] if regular else []


def lone_numbers(folded: str, soft: Collection[int], taken: Collection[int]) -> tuple[Stretch, ...]:
    """Return where a number alone on its line stands inside a sentence: the number of a page.

    Args:
        folded: the folded text.
        soft: ends of the lines whose sentence goes on in the next one.
        taken: starts of the numbers that are something else: markers, cells of tables.

    >>> lone_numbers("推进各项工\\n12\\n作。\\n3\\n", {5}, ())
    ((6, 8),)
    """
    found: list[Stretch] = []
    for start, end in _lines_of(_LONE, folded) if soft else ():
        before = len(folded[max(0, start - _FAR) : start].rstrip(_EDGE)) + max(0, start - _FAR)
        if before in soft and start not in taken:
            found.append((start, end))
    return tuple(found)


def read_over(text: str, stretches: Iterable[Stretch]) -> str:
    """Return ``text`` with these stretches, which are in order and apart, read over.

    >>> len(read_over("甲— 3 —乙", [(1, 6)])), read_over("甲— 3 —乙", [(1, 6)]).replace(NOTHING, "")
    (7, '甲乙')
    """
    parts: list[str] = []
    at = 0
    for start, end in stretches:
        parts += [text[at:start], NOTHING * (end - start)]
        at = end
    return "".join([*parts, text[at:]])


def written(source: str, over: Sequence[Stretch], start: int, end: int) -> str:
    """Return a stretch of the source without what is read over in it.

    >>> written("省工业\\n— 6 —\\n和信息化厅", [(4, 9)], 0, 15)
    '省工业\\n和信息化厅'
    """
    parts: list[str] = []
    at = bisect_left(over, (start, start))
    while at < len(over) and over[at][1] <= end:
        parts.append(source[start : over[at][0]])
        start = over[at][1]
        if parts[-1].endswith("\n") and source[start : start + 1] == "\n":
            start += 1
        at += 1
    return "".join([*parts, source[start:end]])


def _signs(folded: str, pages: Iterable[Stretch]) -> list[Stretch]:
    """The signs of Markdown: of headings, quotations and hard breaks, and of emphasis with both ends in one line."""
    found: list[Stretch] = []
    if "#" in folded:
        starts = {start for start, _ in pages}
        signs = map(_trimmed, _HEADING_SIGN.finditer(folded))
        found += [sign for sign in signs if sign[0] not in starts]
    if "**" in folded:
        for match in _EMPHASIS.finditer(folded):
            found += [(match.start(), match.start() + 2), (match.end() - 2, match.end())]
    found += [sign.span() for sign in _QUOTE_SIGN.finditer(folded)] if ">" in folded else []
    return found + ([sign.span() for sign in _HARD_BREAK.finditer(folded)] if "\\" in folded else [])


def _lines_of(pattern: re.Pattern[str], folded: str) -> list[Stretch]:
    """Where the lines stand that a pattern takes, which begins with the line feed before them; blanks aside."""
    return [(start - 1, end - 1) for start, end in map(_trimmed, pattern.finditer("\n" + folded))]


def _trimmed(match: re.Match[str]) -> Stretch:
    """The place of a match without the blanks around it."""
    written = match.group()
    start = match.start() + len(written) - len(written.lstrip())
    return start, match.end() - len(written) + len(written.rstrip())


PAGE_MARK: Final = Rule(
    "page.mark",
    "“— 3 —”“第3页”“# Page 3:”等页码独占一行，或换行丢失而夹在文字之间，以及浏览器打印在页边的网址和页码，"
    "都不属文件，其前后的文字仍是一句",
    "The mark of a page (— 3 —, 第3页, # Page 3:) on a line of its own, or inside one whose break was lost, and the "
    "address with the page that a browser prints at the edge are no part of the document: the sentence goes on",
    "GB/T 9704-2012 7.5",
    takes=(
        ("一、总体要求\n— 3 —\n二、重点任务", "chrome — 3 —"),
        ("一、总体要求\n省工业—3—和信息化厅牵头。", "chrome —3—"),
        ("一、总体要求\n省工业# Page 3:和信息化厅牵头。", "chrome # Page 3:"),
        (
            "一、总体要求\n提高认识。\nhttps://yunchuan.example/a 3/15\n二、重点任务",
            "chrome https://yunchuan.example/a 3/15",
        ),
    ),
    leaves=(("一、总体要求\n2021—6—30前完成。", "-"),),
)
RULES: Final = (PAGE_MARK,)
