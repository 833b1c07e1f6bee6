"""Lines of a folded text → those whose sentence goes on in the next one: full ones of wrapped text, and cut ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from workplan.writing.late import late

BLANKS: Final = frozenset(" \t\n\r\x0b\x0c\x00\xa0\xad\u2000\u2001\u2002\u2003\u2009\u200b\u200c\u200d\u3000\ufeff")
_BLANK: Final = late("[" + "".join(sorted(BLANKS - {"\n"})) + "]+")
_TRIM: Final = "".join(sorted(BLANKS))
_INDENTED: Final = late(r"[^\S\n]{0,20}\n\u3000")
_ENDS: Final = "。;:!?)〕】"
# What prose has inside a line.
_STOP: Final = late("[。;]")
_PAUSE: Final = late("[。;,]")
_BRACKETS: Final = frozenset("([〔【#")
# A bracket that is part of a name, or holds its number.
_OF_NAME: Final = late(r"(?:[\u4e00-\u9fff]\([\u4e00-\u9fff、]{2,5}|(?:^|》)\([^()]{0,12}〔\d{4}〕\d+号)\)$")
_SENTENCE_ENDS: Final = "。;!?"
_MARKS: Final = "。;:!?),、”》"
# Marks behind or before which a copy breaks a line.
_BREAKING: Final = frozenset(",、”》")
_OPENING: Final = frozenset("《“(")
_NUMBER: Final = r"[(\[]?(?:[一二三四五六七八九十]{1,3}|\d{1,3})[、.)\]]"
_NUMBERED: Final = late(_NUMBER)
# A section that begins inside a line: …新格局。(二)提升供给能力
_INNER: Final = late(rf"[。;](?:{_NUMBER}|第[一二三四五六七八九十]{{1,3}}[编章节条])")
_MARKED: Final = late(rf"{_NUMBER}|第[一二三四五六七八九十百零\d]{{1,5}}(?:[编篇章节条]|部分)")
# Text with a number at its end, and what a number may be followed by.
_NUMBER_LAST: Final = late(r"[\u4e00-\u9fff][\d.]*\d$")
_COUNTED_FIRST: Final = late(r"[\u4e00-\u9fff%‰]")
# A word of comparing at its end, or the half of one, and what that stands in front of.
_BOUND_LAST: Final = late(r"[于到至达过为约超]$|不[低少高大小多]$")
_BOUNDED_FIRST: Final = late(r"[于过]?(?!(?:19|20)\d\d年)\d[\d.]{0,8}(?:%|‰|[\u4e00-\u9fff])")
# What begins a line of its own: 完成时限:2023年6月底前.
_LABEL: Final = late(r"[\u4e00-\u9fff]{4,8}:.")
# What takes half the width of a Chinese character.
_HALF: Final = late(r"[ 0-9A-Za-z.\-/%+]")
# So many lines at least, so long, show a width; so short a line is no full one; no text is wrapped wider.
_FEWEST: Final = 12
_SHORTEST: Final = 18
_WIDEST: Final = 70
_SHARE: Final = 0.6
# The more of them there are, the more of the others may be broken for other reasons: tables, two widths of type.
_MANY: Final = 12
_SHARE_OF_MANY: Final = 0.4
_SLACK: Final = 4
# Where a copy has joined lines: so many at least are of one width, and that is no narrower; so many may be joined.
_MOST_USUAL: Final = 40
_NARROWEST: Final = 25
_MOST_JOINED: Final = 0.25
# One line in so many may be longer than the width.
_ODD_LINES: Final = 50
# So many first lines of paragraphs at least, and nearly all of them narrower than the others, show lost indents.
_FEWEST_FIRST: Final = 8
_SHARE_OF_FIRST: Final = 0.9
_OVER: Final = 2


class _Line(NamedTuple):
    """A line that is not blank: where it ends in the text, its characters without blanks, how wide it stands."""

    end: int
    bare: str
    width: int


def wide(line: str) -> int:
    """Return how many full-width characters a folded line takes; marks are such, whatever they were folded to.

    >>> wide("2023年:建成12个,100%达标")
    13
    """
    return len(line) - len(_HALF.findall(line)) // 2


def full_lines(text: str) -> list[int]:
    """Return where the full lines of a wrapped text end that do not end a sentence.

    A copy may break a line at its marks too: the parts that fill one together are full as it was.

    A number and what it counts stand in one line, however short, and so does a sentence once the text runs; a label
    begins a line of its own.

    >>> lines = ["推进各项重点工作任务落到实处，确保取得成效"] * 12
    >>> lines += ["责任单位:县城管局、县住建局、县公安局等部门", "完成时限:2023年", "通报。"]
    >>> lines += ["深入落实", "《某某省人民政府意见》", "的要求", "突破100", "家。"]
    >>> text = "\\n".join(lines)
    >>> [text[:end].rpartition("\\n")[2] for end in full_lines(text)[11:]]
    ['深入落实', '《某某省人民政府意见》', '的要求', '突破100']
    >>> further = ["推进摊区划定,覆盖率不低", "于九成。", "合格率不低", "于90%。"]
    >>> further += ["(二)开展摊区评估,", "(三)评估摊区", "县城管局开展评估。"]
    >>> text = "\\n".join([*lines, *further])
    >>> [text[:end].rpartition("\\n")[2] for end in full_lines(text)[15:]]
    ['推进摊区划定,覆盖率不低', '合格率不低']
    >>> headed = "\\n".join([*lines[:12], "推进各项工作落到实处。四、组织实施", "县城管局开展评估。"])
    >>> [headed[:end].rpartition("\\n")[2] for end in full_lines(headed)[11:]]
    ['推进各项重点工作任务落到实处，确保取得成效']
    """
    lines: list[_Line] = []
    at = 0
    for raw in text.split("\n"):
        bare = _BLANK.sub("", raw)
        if bare:
            lines.append(_Line(at + len(raw.rstrip(_TRIM)), bare, wide(raw.strip(_TRIM))))
        at += len(raw) + 1
    # a line that ends in a mark may have been broken for the mark: it says nothing of the width
    unbroken = [line for line in lines if line.bare[-1] not in _MARKS]
    width, share = _wrapped(line.width for line in unbroken)
    count, share_counted = _wrapped(len(line.bare) for line in unbroken)
    if share_counted > share:  # a program wrapped it, by the number of characters
        lines, width = [line._replace(width=len(line.bare)) for line in lines], count
    if not width:
        return []
    full: list[int] = []
    first = 0
    while first < len(lines):
        last = _filled(lines, first, width)
        full += [line.end for line in lines[first : last + 1] if not _ends(line.bare) or first < last]
        if first < last and _ends(lines[last].bare):
            full.pop()
        first = max(first, last) + 1
    full = sorted({*full, *_going_on(lines, width), *_in_figures(lines)})
    full = sorted({*full, *_in_prose(lines)})
    beginning = {line.end for line, following in pairwise(lines) if _LABEL.match(following.bare)}
    beginning |= {line.end for line in lines if line.width < width - _OVER and _is_headed(line.bare)}
    # an indented line begins a paragraph
    return [end for end in full if end not in beginning and _INDENTED.match(text, end) is None]


def _is_headed(line: str) -> bool:
    """Tell whether a line ends in a heading that began inside it: …等标准。四、组织实施"""
    inner = max((found.end() for found in _INNER.finditer(line)), default=0)
    return inner > 0 and _PAUSE.search(line, inner) is None


def _going_on(lines: Sequence[_Line], width: int) -> Iterator[int]:
    """Yield the ends of lines whose paragraph goes on whatever mark they end in, where that can be told.

    Where a copy has lost the indents of a wrapped text, the first lines of its paragraphs are two characters narrower
    than the others: a line as wide as those begins none. Nothing is told of the lines before the first sentence.
    """
    first: list[int] = []
    others: list[int] = []
    for before, line in pairwise(lines):
        if line.width >= width - 2 * _SLACK and not _ends(line.bare):
            (first if before.width < width - 2 * _SLACK else others).append(wide(line.bare))
    if len(first) < _FEWEST_FIRST or len(others) < _FEWEST:
        return
    inner = sorted(others)[len(others) // 2]
    if sum(one < inner for one in first) < _SHARE_OF_FIRST * len(first):
        return
    body = next((index for index, line in enumerate(lines) if "。" in line.bare), len(lines))
    for line, following in pairwise(lines[body:]):
        goes_on = wide(following.bare) >= inner and wide(line.bare) > inner - _SLACK
        if goes_on and not following.bare[0].isdigit() and _NUMBERED.match(following.bare) is None:
            yield line.end


def _in_prose(lines: Sequence[_Line]) -> Iterator[int]:
    """Yield the ends of short lines inside a sentence: a copy may break lines anywhere, prose ends at a stop only.

    A line tells that it is prose where its paragraph has a comma or a stop before its end; of the line that a marker
    begins, which may be a heading, only a stop does. Nothing is told of the lines before the first sentence.
    """
    body = next((index for index, line in enumerate(lines) if "。" in line.bare), len(lines))
    inside = False
    for line, following in pairwise(lines[body:]):
        inner = max((found.end() for found in _INNER.finditer(line.bare)), default=0)
        marked = inner > 0 or _MARKED.match(line.bare) is not None
        prose = (inside and not marked) or (_STOP if marked else _PAUSE).search(line.bare, inner) is not None
        inside = prose and _LABEL.match(line.bare) is None and not _ends(line.bare)
        if inside and _MARKED.match(following.bare) is None and following.bare[0] not in _BRACKETS:
            yield line.end


def _in_figures(lines: Sequence[_Line]) -> Iterator[int]:
    """Yield the ends of lines inside a figure: 企业数突破100|家, 占比达到90|%, 发现率不低于|5%, 增速不低|于10%."""
    for line, following in pairwise(lines):
        if _NUMBERED.match(following.bare):
            continue
        counted = _NUMBER_LAST.search(line.bare) and _COUNTED_FIRST.match(following.bare)
        if counted or (_BOUND_LAST.search(line.bare) and _BOUNDED_FIRST.match(following.bare)):
            yield line.end


def _ends(line: str) -> bool:
    """Tell whether a line ends a sentence or a clause in brackets; 街道(社区) and a document's number end neither.

    >>> [_ends(line) for line in ("推进工作。", "(省司法厅负责)", "各村(社区)", "《办法》(某政发〔2022〕8号)")]
    [True, True, False, False]
    """
    return line[-1] in _ENDS and _OF_NAME.search(line) is None


def _filled(lines: Sequence[_Line], first: int, width: int) -> int:
    """Return the last of the lines from ``first`` on that fill one of ``width``, or end a sentence, together.

    One less than ``first`` if they don't.
    """
    total = lines[first].width
    last = first
    while last + 1 < len(lines):
        line, following = lines[last].bare, lines[last + 1]
        if total + following.width > width + _OVER or _NUMBERED.match(following.bare):
            break
        # a number may stand on a line of its own before its text
        if _NUMBERED.fullmatch(line) is None and (
            _ends(line) or (line[-1] not in _BREAKING and following.bare[0] not in _OPENING)
        ):
            break
        total += following.width
        last += 1
    # the last line of a paragraph need not be full
    ended = lines[last].bare[-1] in _SENTENCE_ENDS
    return last if ended or total >= width - _SLACK else first - 1


def filled(lines: Sequence[str]) -> Callable[[str], bool]:
    """Return what tells whether a folded line is full, in a text that was wrapped; where none was, no line is.

    Print wraps by width, a program by the number of characters: what more of the lines agree on counts.

    >>> lines = ["推进各项重点工作任务落到实处，确保取得成效", "2023年3月至12月改造12处，2023年底前完成"] * 12
    >>> is_full = filled(lines)
    >>> is_full("2023年3月至12月改造12处，2023年底前"), is_full("推进各项重点工作任务落到实处")
    (True, False)
    """
    long = [line for line in lines if len(line) >= _SHORTEST]
    if sum(len(line) > 2 * _WIDEST for line in long) > max(1, len(long) // _ODD_LINES):
        return lambda line: False  # most texts: nothing need be measured
    width, share = _wrapped(map(wide, long))
    count, share_counted = _wrapped(map(len, long))
    if share_counted > share:
        return lambda line: len(line) >= count - _SLACK
    return lambda line: 0 < width <= wide(line) + _SLACK


def wrap_width(lengths: Iterable[int]) -> int:
    """Return the column at which lines of such lengths were wrapped by hand, 0 where lines are paragraphs.

    A copy from a PDF has most of its long lines at one width; paragraphs that end where they end do not.

    >>> wrap_width([28] * 20 + [7]), wrap_width([28, 90, 41, 250] * 6)
    (28, 0)
    """
    return _wrapped(lengths)[0]


def _wrapped(lengths: Iterable[int]) -> tuple[int, float]:
    """Return the column as :func:`wrap_width` does, and the share of the long lines that are near it."""
    long = sorted(length for length in lengths if length >= _SHORTEST)
    if len(long) < _FEWEST:
        return 0, 0
    longest = long[-max(1, len(long) // _ODD_LINES) - 1]
    near = sum(1 for length in long if longest - _SLACK <= length <= longest + _OVER)
    share = near / len(long)
    if longest <= _WIDEST and share >= (_SHARE if near < _MANY else _SHARE_OF_MANY):
        return longest, share
    return _usual_width(long)


def _usual_width(long: Sequence[int]) -> tuple[int, float]:
    """Return the column at which most lines of such lengths end, where a copy has joined some; else 0.

    >>> _usual_width([20, 34, *[36, 37] * 40, 60, 72, 110])[0], _usual_width(range(20, 120))[0]
    (38, 0)
    >>> _usual_width([*[36, 37] * 40, *[110] * 40])[0]
    0
    """
    counts = Counter(long)
    windows = {
        width: sum(counts[near] for near in range(width - _SLACK, width + _OVER + 1))
        for width in range(_NARROWEST, _WIDEST + 1)
    }
    width = max(windows, key=lambda width: (windows[width], width))
    joined = sum(1 for length in long if length > width + _OVER)
    if windows[width] < max(_MOST_USUAL, _SHARE * len(long)) or joined > _MOST_JOINED * len(long):
        return 0, 0
    return width, windows[width] / len(long)
