"""The source text and the view of it that patterns run over.

``SourceText`` is what a reader returns: the decoded characters, and where tables stood. Every span in a Document
counts characters of ``SourceText.text``.

``View`` is a stretch of it made ready for patterns: half-width forms, no white space, soft line breaks gone, so that
one pattern serves full-width, spaced-out and broken text alike. Each of its characters knows where it came from.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

import regex

from workplan.model import Place, Span, span_at

MARK: Final = "\x01"
"""A character that no folded text holds, for rooms that put a sign of their own into one."""
_NOTHING: Final = "\u200b"
_RADICALS: Final = (range(0x2E80, 0x2FD6), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
"""Kangxi radicals and compatibility ideographs, which copies out of PDF have in the place of ideographs."""
_SUPPLEMENT: Final = dict(
    zip(
        "⺁⺄⺅⺆⺇⺉⺊⺋⺎⺏⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺝⺞⺠⺡⺢⺣⺤⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺶⺷⺸⺹⺺⺻⺼⺽⺾"
        "⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
        "厂乙亻冂几刂卜㔾兀尣尢巳幺彑彐忄㣺扌攵旡月歺民氵氺灬爫丬牛犭王疋目示礻竹糹纟罓罒羊羊羊耂肀聿肉臼艹"
        "艹艹虎衤覀西见角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀",
        strict=True,
    )
)
"""Radicals that Unicode gives no ideograph for, with the one that they look like: 人⺠政府, 各部⻔."""
_INVISIBLE: Final = (
    *(range(0x09), range(0x0E, 0x1C), range(0x7F, 0x85), range(0x86, 0xA0)),  # controls
    *(range(0xAD, 0xAE), range(0x34F, 0x350), range(0x61C, 0x61D)),  # soft hyphen, joiner, mark of Arabic
    *(range(0x115F, 0x1161), range(0x3164, 0x3165), range(0xFFA0, 0xFFA1)),  # fillers
    *(range(0x180B, 0x1810), range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0)),  # variation selectors
    *(range(0x200B, 0x2010), range(0x202A, 0x202F), range(0x2060, 0x2070)),  # zero width, direction
    *(range(0xFEFF, 0xFF00), range(0xFFF9, 0xFFFC), range(0xE0000, 0xE0080)),  # byte order mark, annotation, tags
)
"""Characters that nobody sees: they stand inside words, markers and labels of copied text and mean nothing there."""


def _folding() -> dict[int, int]:
    """One character to one: full-width ASCII, radicals, variant marks, letters that look alike, what nobody sees."""
    table = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    for code in (*chain.from_iterable(_RADICALS), *range(0xFE30, 0xFE6C)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code) and not plain.isspace():
            table[code] = ord(plain)
    table |= {ord(radical): ord(ideograph) for radical, ideograph in _SUPPLEMENT.items()}
    table |= {ord(a): ord(b) for a, b in zip("«»‹›〈〉", "《》〈〉〈〉", strict=True)}
    table |= {ord(a): ord(b) for a, b in zip("–―─━﹣", "—————", strict=True)}
    table |= {ord(a): ord(b) for a, b in zip("•‧・∙﹒", "·····", strict=True)}
    table |= {ord(a): ord(b) for a, b in zip("｢｣﹑､∶︰꞉", "「」、、:::", strict=True)}
    table |= {ord(a): ord(b) for a, b in zip("‚„‛‟", "““””", strict=True)}
    table |= dict.fromkeys(range(0x1C, 0x20), 0x20)
    table |= dict.fromkeys(chain.from_iterable(_INVISIBLE), ord(_NOTHING))
    return table


_PLAIN: Final = {chr(code): chr(plain) for code, plain in _folding().items() if code != plain}
# re finds single characters of a fixed set several times faster than regex does, if none is beyond U+FFFF
_VARIANT: Final = re.compile("[" + "".join(re.escape(char) for char in _PLAIN if char <= "\uffff") + "]")
_BEYOND: Final = re.compile("[\U00010000-\U0010ffff]")
_MAYBE_RADICAL: Final = re.compile("[" + "".join(f"{chr(run[0])}-{chr(run[-1])}" for run in _RADICALS) + "]")
# white space as str.isspace has it, and what nobody sees
_SPACES: Final = "\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000" + "".join(
    f"{re.escape(chr(run[0]))}-{re.escape(chr(run[-1]))}" for run in _INVISIBLE if run[0] <= 0xFFFF
)
# (one of them, which the engine leaps to: a run it would try at every place)
_UNSEEN: Final = re.compile(
    "[" + "".join(f"{chr(run[0])}-{chr(run[-1])}" for run in _INVISIBLE if run[0] <= 0xFFFF) + "]"
)
_UNSEEN_BEYOND: Final = re.compile("[\U000e0000-\U000e007f\U000e0100-\U000e01ef]")
_SPACE: Final = re.compile(f"[{_SPACES}]+")
_ROUND: Final = tuple(zip("[【〔]】〕", "((()))", strict=True))
_QUOTED_LINE: Final = regex.compile(r'[^\n]*"[^\n]*')
_QUOTE: Final = regex.compile('(["“”])')
_NUMBERS: Final = tuple(range(1 << 14))
"""Places of the characters of a usual notice: views take their numbers from here instead of making them anew."""


def fold(text: str) -> str:
    """Return ``text`` with variant forms made plain, character for character (the length stays).

    Characters that nobody sees become one of them, which :func:`squeeze` and :class:`View` leave out.

    >>> fold("（２０２３年）《«办法»》⾏动")
    '(2023年)《《办法》》行动'
    """
    # str.translate raises and catches a KeyError for each of the thousands of characters that stay as they are
    for char in set(_VARIANT.findall(text)):
        text = text.replace(char, _PLAIN[char])
    for char in set(_BEYOND.findall(text)) & _PLAIN.keys() if _goes_beyond(text) else ():
        text = text.replace(char, _PLAIN[char])
    return text


def _goes_beyond(text: str) -> bool:
    """Tell whether a text holds characters beyond U+FFFF, which take two units each behind the byte order mark.

    To encode a text is several times faster than to look at each character.
    """
    return len(text.encode("utf-16", "surrogatepass")) > 2 * len(text) + 2


def paired_quotes(text: str) -> str:
    """Return folded ``text`` with straight quotation marks made into opening and closing ones, line by line.

    Copies mix the forms: ``“一网通办"`` opens curved and closes straight.

    >>> paired_quotes('推进“一网通办"和"跨省通办"。')
    '推进“一网通办”和“跨省通办”。'
    """
    if '"' not in text:
        return text
    return _QUOTED_LINE.sub(_pair, text)


def _pair(line: regex.Match[str]) -> str:
    out: list[str] = []
    is_open = False
    for part in _QUOTE.split(line.group()):
        if part == '"':
            part = "”" if is_open else "“"
        if part in ("“", "”"):
            is_open = part == "“"
        out.append(part)
    return "".join(out)


def rounded(text: str) -> str:
    """Return folded ``text`` with brackets of any shape made round, character for character.

    >>> rounded("〔责任部门:办公室〕")
    '(责任部门:办公室)'
    """
    for mark, plain in _ROUND:
        if mark in text:
            text = text.replace(mark, plain)
    return text


def with_ideographs(text: str) -> str:
    """Return ``text`` with radicals and compatibility ideographs as the ideographs that they stand for.

    >>> with_ideographs("⾏动⽅案（２０２３年）")
    '行动方案（２０２３年）'
    """
    if _MAYBE_RADICAL.search(text) is None:
        return text  # as nearly every one
    return _MAYBE_RADICAL.sub(lambda found: _PLAIN.get(found.group(), found.group()), text)


def squeeze(text: str) -> str:
    """Return ``text`` without white space and characters that nobody sees, otherwise verbatim.

    >>> squeeze("行 动　方\\n案")
    '行动方案'
    """
    return _UNSEEN_BEYOND.sub("", _SPACE.sub("", text))


def solid(folded: str) -> str:
    """Return what :func:`squeeze` makes of folded text, where one character stands for all that nobody sees.

    >>> solid(fold("行 动　方\\n案\u200c"))
    '行动方案'
    """
    return "".join(folded.replace(_NOTHING, "").split())


def is_spaced(folded: str) -> bool:
    """Tell whether the letters of folded text are set apart by blanks, which then part no words.

    >>> is_spaced("加 强 组 织 领 导"), is_spaced("加强 组织 领导")
    (True, False)
    """
    return 5 * len(solid(folded)) < 3 * len(folded)


def unseen(text: str, folded: str) -> tuple[int, int] | None:
    """Return the first stretch of characters of a text, folded as well, that nobody sees; None without one.

    >>> unseen("责任\\u200b单位", fold("责任\\u200b单位"))
    (2, 3)
    """
    if _NOTHING not in folded:
        return None
    # hardly any text has characters beyond U+FFFF, and one range is found faster than several
    patterns = (_UNSEEN, _UNSEEN_BEYOND) if _goes_beyond(text) else (_UNSEEN,)
    starts = [(match.start(), pattern.pattern) for pattern in patterns if (match := pattern.search(text))]
    if not starts:
        return None
    start, one = min(starts)
    run = re.compile(f"{one}+").match(text, start)  # compiled for the few texts that hold any
    return run.span() if run else None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a source table: its characters, its grid position and how far it reaches (in rows and columns)."""

    start: int
    end: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the source: its characters and its cells in reading order."""

    start: int
    end: int
    cells: tuple[Cell, ...]


Note = tuple[str, int, int] | tuple[str, int, int, str]
"""A doubt of a reader: its code, the stretch of text, and what was assumed, if anything."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a reader hands on: the decoded text and what it knew about it.

    Attributes:
        text: all characters; lines end in ``\\n``, cells of a table row are parted by ``\\t``.
        folded: the same folded, where the reader has folded it.
        reader: name of the reader (``text``, ``html``, ``docx`` …).
        encoding: the codec the bytes were decoded with, None where text came in.
        sha256: hex digest of the source bytes (of the UTF-8 form where text came in).
        tables: the tables, in order, as grids.
        chrome: spans that the format itself marks as no part of the document (navigation, footer).
        notes: each doubt of the reader: a wrong charset, replaced bytes, pages that are pictures.
        published: the page's own date (meta), an ISO date, if any.
        places: where each stretch stood in the file, sorted by start; empty for text.
    """

    text: str
    reader: str
    folded: str | None = field(default=None, repr=False, compare=False, kw_only=True)
    encoding: str | None = None
    sha256: str = ""
    tables: tuple[Table, ...] = ()
    chrome: tuple[Span, ...] = ()
    notes: tuple[Note, ...] = ()
    published: str | None = None
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """A stretch of the source made ready for patterns, with the way back.

    Attributes:
        text: folded characters without white space; ``\\n`` only where a paragraph ends.
        offsets: for each character of ``text`` its place in the source.
        source: the whole source text, for values that are kept as written.

    >>> view = View.of("甲：（责任\\n单位：省 财政厅）", [Span(start=0, end=15)])
    >>> view.text
    '甲:(责任单位:省财政厅)'
    >>> view.span(8, 12)
    Span(start=9, end=14)
    >>> view.verbatim(2, 8)
    '（责任单位：'
    """

    text: str
    offsets: Sequence[int] = field(repr=False)
    source: str = field(default="", repr=False)

    @classmethod
    def of(cls, source: str, paragraphs: Iterable[Span], *, folded: str | None = None) -> View:
        """Build the view of some paragraphs of ``source``.

        Args:
            source: the whole source text.
            paragraphs: spans of it; a ``\\n`` is put between two, none inside one.
            folded: ``fold(source)`` if the caller has it.
        """
        return cls.over(source, [(span.start, span.end) for span in paragraphs], folded=folded)

    @classmethod
    def over(cls, source: str, stretches: Iterable[tuple[int, int]], *, folded: str | None = None) -> View:
        """Build the view of some stretches of ``source``, each a paragraph; see :meth:`of`."""
        plain = fold(source) if folded is None else folded
        parts: list[str] = []
        offsets: list[int] = []
        for start, end in stretches:
            runs = plain[start:end].replace(_NOTHING, " ").split()
            if runs and parts:
                parts.append("\n")
                offsets.append(offsets[-1] + 1)
            at = start
            for run in runs:
                at = plain.index(run[0], at)  # only blanks stand before it
                end = at + len(run)
                parts.append(run)
                offsets += _NUMBERS[at:end] if end <= len(_NUMBERS) else range(at, end)
                at = end
        return cls("".join(parts), offsets, source)

    def span(self, start: int, end: int) -> Span:
        """Return the source span of ``text[start:end]`` (``end > start``)."""
        return span_at(self.offsets[start], self.offsets[end - 1] + 1)

    def verbatim(self, start: int, end: int) -> str:
        """Return ``text[start:end]`` as the source has it: not folded, white space and what is read over left out."""
        first, last = self.offsets[start], self.offsets[end - 1]
        # as long as its view and within one paragraph: there is no white space in it
        if last - first == end - 1 - start and "\n" not in self.text[start:end]:
            return self.source[first : last + 1]
        return "".join([self.source[self.offsets[at]] for at in range(start, end) if self.text[at] != "\n"])

    def parted(self, at: int) -> bool:
        """Tell whether rows of a table stand in the source where the view has the line end ``text[at]``.

        >>> source = "牵头单位：甲局、\\n序号\\t任务\\n乙局"
        >>> View.of(source, [Span(start=0, end=8), Span(start=15, end=17)]).parted(8)
        True
        """
        return (
            0 < at < len(self.text) - 1 and "\t" in self.source[self.offsets[at - 1] + 1 : self.offsets[at + 1]].strip()
        )

    def index(self, offset: int) -> int:
        """Return the first position in ``text`` whose source place is at or behind ``offset``."""
        return bisect.bisect_left(self.offsets, offset)
