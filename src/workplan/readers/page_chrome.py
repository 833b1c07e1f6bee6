"""Blocks of a page → those that are the site's, not the document's: navigation, tools, footer."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import regex

from workplan.lexicon import Lexicon
from workplan.model import Span
from workplan.source import fold

_OWN: Final = 200  # characters outside links: more of them and a block is content, whatever its name
_FOOTER: Final = 300  # characters of a footer that only its words give away
_LINKS: Final = 0.6  # share of a menu's characters that stand in links
_BETWEEN: Final = 60  # characters outside links that a menu may have, besides a third of those in links
_LINE: Final = 120  # characters of a line that a word gives away
_TITLE: Final = 20  # so much of the page's title makes a block the document's
_SAYING: Final = 10  # characters: shorter titles name the site, not the document


class Block(NamedTuple):
    """A block element with text.

    Attributes:
        start: its first character.
        end: behind its last.
        shown: its characters without line ends.
        linked: how many of them stand in links.
        links: number of links.
        named: whether its element, class or id says that it is the site's.
    """

    start: int
    end: int
    shown: int
    linked: int
    links: int
    named: bool


class PageWords(NamedTuple):
    """The words of the lexicon as patterns."""

    names: regex.Pattern[str]
    cues: regex.Pattern[str]
    trails: regex.Pattern[str]
    footers: regex.Pattern[str]
    dates: tuple[str, ...]
    files: regex.Pattern[str]


def page_words(lexicon: Lexicon) -> PageWords:
    """Compile the words about pages (call it through ``lexicon.build``).

    >>> from workplan.lexicon import default
    >>> words = default().build(page_words)
    >>> [bool(words.names.search(name)) for name in ("sx-navs", "footer_txt", "mainContent")]
    [True, True, False]
    """
    own = lexicon.words("web_pages")
    lines: dict[str, list[str]] = {"start": [], "whole": [], "any": []}
    for row in lexicon.table("page_words"):
        if row["kind"] == "chrome":
            lines[row["where"]].append(row["pattern"])

    def words(group: Sequence[str]) -> str:
        # Blanks may stand anywhere between the words of a line; * stands for anything short.
        return "|".join(regex.escape(word).replace(r"\*", ".{0,20}") for word in group) or r"(?!)"

    return PageWords(
        names=regex.compile(rf"(?<![a-z])(?:{words(own['class'])})(?![a-z])", regex.IGNORECASE),
        cues=regex.compile(
            rf"^[\s·|]{{0,20}}+(?:{words(lines['start'])}|(?:{words(lines['whole'])})[\s|]*+$)|{words(lines['any'])}"
        ),
        trails=regex.compile(words(own["trail"])),
        footers=regex.compile(words(own["footer"])),
        dates=tuple(own["date"]),
        files=regex.compile(rf"\.(?:{words(own['file'])})(?:[?#]|$)|^附件", regex.IGNORECASE),
    )


def chrome(text: str, blocks: Sequence[Block], title: str, words: PageWords) -> tuple[Span, ...]:
    """Return the stretches of a page's text that are the site's.

    Args:
        text: the page's text.
        blocks: its blocks in the order in which they end.
        title: the page's title, as the browser's window shows it.
        words: the words about pages.

    Returns:
        Spans in order, apart from each other; none if nothing else would be left.
    """
    folded = fold(text)
    signs = _Signs(folded, fold(title.strip()[:_TITLE]))
    spans = _merged(
        [
            *_menus(blocks, signs),
            *_cued_lines(folded, words),
            *_footers(folded, blocks, signs, words),
            *_outside(folded, signs, words),
        ]
    )
    kept = len(text) - sum(end - start for start, end in spans)
    return tuple(Span(start=start, end=end) for start, end in spans) if kept > len(spans) + 2 else ()


class _Signs:
    """Where a text holds what only a document holds: the end of a sentence, the title of the page."""

    def __init__(self, text: str, title: str) -> None:
        self.sentences = _places(text, "。")
        self.titles = _places(text, title) if len(title) >= _SAYING else []

    def none_in(self, start: int, end: int) -> bool:
        """Tell whether neither stands between ``start`` and ``end``."""
        return not any(
            bisect_left(places, start) < bisect_left(places, end) for places in (self.sentences, self.titles)
        )


def _places(text: str, part: str) -> list[int]:
    found: list[int] = []
    at = text.find(part)
    while at >= 0:
        found.append(at)
        at = text.find(part, at + 1)
    return found


def _menus(blocks: Sequence[Block], signs: _Signs) -> Iterator[tuple[int, int]]:
    """Blocks made of links (menu, trail, bar of tools), and blocks with a telling name and little text."""
    for block in blocks:
        own = block.shown - block.linked
        is_menu = block.links > 1 and block.linked >= _LINKS * block.shown
        likely = (is_menu and own <= _BETWEEN + block.linked // 3) or (block.named and own <= _OWN)
        if (is_menu and own <= _BETWEEN) or (likely and signs.none_in(block.start, block.end)):
            yield block.start, block.end


def _cued_lines(text: str, words: PageWords) -> Iterator[tuple[int, int]]:
    """Short lines that a word gives away: 分享到:…, 【打印】【关闭】."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line and end - start <= _LINE and "。" not in line and words.cues.search(line):
            yield start, end
        start = end + 1


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    stop = text.find("\n", end)
    return text.rfind("\n", 0, start + 1) + 1, len(text) if stop < 0 else stop


def _footers(text: str, blocks: Sequence[Block], signs: _Signs, words: PageWords) -> Iterator[tuple[int, int]]:
    """The largest small block around 版权所有 or ICP备."""
    ends = [block.end for block in blocks]
    behind = 0
    for cue in words.footers.finditer(text):
        if cue.start() < behind:
            continue
        for block in blocks[bisect_left(ends, cue.end()) : bisect_right(ends, cue.start() + _FOOTER)]:
            small = block.start <= cue.start() and block.end - block.start <= _FOOTER
            if small and signs.none_in(block.start, block.end):
                yield block.start, block.end
                behind = block.end


def _outside(text: str, signs: _Signs, words: PageWords) -> Iterator[tuple[int, int]]:
    """What stands before the trail (当前位置:…) in the page's first half, and behind the footer in its second."""
    trail = words.trails.search(text, 0, len(text) // 2)
    if trail is not None:
        start, end = _line(text, trail.start(), trail.end())
        if end - start <= _LINE and signs.none_in(0, end):
            yield 0, end
    last = signs.sentences[-1] if signs.sentences else 0
    footer = words.footers.search(text, max(last, len(text) // 2))
    if footer is not None:
        yield _line(text, footer.start(), footer.end())[0], len(text)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order; those that overlap become one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
