"""SourceText → paragraphs: lines cut, wrapped lines joined, table rows kept apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from workplan.source import SourceText, is_spaced, rounded, solid
from workplan.structure.oneline import cuts
from workplan.structure.outlining.full_lines import filled
from workplan.structure.read_over import NOTHING
from workplan.writing.document_numbers import NUMBER
from workplan.writing.late import late, late_regex

_TRIM: Final = "".join(char for char in map(chr, range(0x3001)) if char.isspace() and char != "\n") + "\u200b"
# A line drawn with characters: the red one under the head, one between parts.
_RULES: Final = "-—═_=*~"
_STARS: Final = "★☆"  # below the number of a red head, and in the middle of its rule
_RULED: Final = frozenset(_RULES + _STARS)
_RULE: Final = late(rf"[{_RULES}\s]{{5,}}|[{_RULES}\s]*+[{_STARS}][{_RULES}{_STARS}\s]*+")
_OPENING_NUMBER: Final = re.compile(
    r"(?:\d{1,3}\s?[.、)]|[一二三四五六七八九十]{1,4}\s?[、.)]|[(（]|第[一二三四五六七八九十百\d]{1,4}[编章节条]|[①-⑳])"
)

# What no paragraph begins with: a page that breaks the line at every change of type leaves 《…|》 and （详见附件|）。
_CONTINUING: Final = frozenset("，。、；：）》”,;:)")


# A page mark is read over; shorter than this nothing of its kind is.
_PAGE: Final = NOTHING * 3
_LONGEST_NUMBER: Final = 24
# The end of a heading that was too long for its line: a few characters, and the text begins in the line behind.
_TAIL: Final = late_regex(r"\p{Han}{1,4}")
_SHORTEST_WRAPPED: Final = 20
_LONGEST_WRAPPED: Final = 40
# The end of a word that a break cut, and the sentence goes on: …各类学|生班、社团. 同时, 目前, 其中, begin one.
_WORD_END: Final = late_regex(r"\p{Han}{1,2}、|\p{Han}{1,2}(?<!\p{Han}[时前年中外先次此]),")
_LONGEST_CUT: Final = 60
# How much narrower than the line that was cut the next one may be and be full as well.
_NARROWER: Final = 2
_STOPS: Final = frozenset("。；;：:!?！？")
_SENTENCE: Final = late("[。;]")
# So far before the end of a line what is open there may have opened; how many lines it takes in.
_REACH: Final = 200
_MOST_HELD: Final = 3
_ENDED: Final = late(r"[。;!?:、,)”]$")
# Where a page was copied into one line, blanks part its paragraphs: …的通知 各市人民政府： 为贯彻… 一、总体要求
_LONG_LINE: Final = 1200
_PARTED: Final = late_regex(
    r"(?<![\x21-\x27\x2a-\x7e\s])(?<!第[一二三四五六七八九十百零\d]{1,5}[编章节条])(?<!^[一二三四五六七八九十]{1,3}、)\s+"
    r"(?=[\p{Han}《“(\[【①-⑳]|\d{1,3}[.、]|\d{4}年)"
)
# The first line of a page that was copied with its name: 某办法_某部网站 首页 …
_PAGE_TITLE: Final = re.compile(r"\A\s*+(?P<title>[^\n_]{5,90})_(?=[^\n]{2})")
_MOST_TITLES: Final = 3


class Paragraph(NamedTuple):
    """One paragraph: a line of the source, or several that were wrapped.

    Attributes:
        start: first character that is no blank.
        end: behind the last one.
        text: folded, inner blanks kept.
        bare: folded, all blanks removed.
        table: index of the table it stands in, -1 outside tables.
    """

    start: int
    end: int
    text: str
    bare: str
    table: int = -1


class Cuts(NamedTuple):
    """Where paragraphs begin, as far as the outline decides it.

    Attributes:
        marks: the end of each marker by its start; a paragraph begins with it and holds what follows it.
        others: places at which a paragraph begins whatever stands there.
        soft: ends of the lines whose sentence goes on in the next one.
    """

    marks: Mapping[int, int]
    others: frozenset[int] = frozenset()
    soft: frozenset[int] = frozenset()


def paragraphs(
    source: SourceText, folded: str, outline: Cuts | None = None, *, is_behind: Callable[[str, str], bool] | None = None
) -> list[Paragraph]:
    """Return the paragraphs of ``source`` in order; blank lines are left out.

    Args:
        source: what the reader returned.
        folded: the text ready to be read.
        outline: where markers begin a paragraph, None where lines that look like it do.
        is_behind: tells whether a text, behind such a mark, stands behind the plan.
    """
    places = [] if outline is None else sorted({*outline.marks, *outline.others})
    lines: list[Paragraph] = []
    table = 0
    tables = source.tables
    raws = _raw_lines(folded, is_behind)
    for raw, at in _parted(raws, places) if places else raws:
        text = raw.strip(_TRIM)
        if not text or (text[0] in _RULED and _RULE.fullmatch(text)):
            continue
        start = at + raw.index(text[0])  # only what is trimmed stands before it
        end = start + len(text)
        while table < len(tables) and tables[table].end <= start:
            table += 1
        inside = table if table < len(tables) and tables[table].start <= start else -1
        lines.append(Paragraph(start, end, text, solid(text), inside))
    return _joined(lines, folded, outline)


def page_titles(folded: str) -> list[tuple[int, int]]:
    """Return where the title of a page, which its first line names before the site's, stands alone once more.

    >>> text = "夜市管理办法_青禾县政府网 首页 政务 夜市管理办法 2023年4月1日"
    >>> [text[a:b] for a, b in page_titles(text)]
    ['夜市管理办法']
    """
    head = _PAGE_TITLE.match(folded)
    if head is None:
        return []
    found: list[tuple[int, int]] = []
    at = folded.find(head["title"], head.end())
    while at >= 0 and len(found) < _MOST_TITLES:
        end = at + len(head["title"])
        if folded[at - 1].isspace() and folded[end : end + 1].isspace():
            found.append((at, end))
        at = folded.find(head["title"], end)
    return found


def _parted(lines: Iterator[tuple[str, int]], places: list[int]) -> Iterator[tuple[str, int]]:
    """Cut lines at ``places``, which are in order."""
    index = 0
    for raw, at in lines:
        done = at
        while index < len(places) and places[index] < at + len(raw):
            if places[index] > done:
                yield raw[done - at : places[index] - at], done
                done = places[index]
            index += 1
        yield raw[done - at :], done


def _raw_lines(folded: str, is_behind: Callable[[str, str], bool] | None) -> Iterator[tuple[str, int]]:
    """Yield each line that is not empty and its place; one that holds a whole page is cut where its paragraphs were."""
    titles = page_titles(folded)
    end = -1
    for line in folded.split("\n"):
        start, end = end + 1, end + 1 + len(line)
        if not line:
            continue
        named = [(a - start, b - start) for a, b in titles if start <= a and b <= end] if titles else []
        if (len(line) < _LONG_LINE and not named) or "\t" in line:
            yield line, start
            continue
        at = 0
        gaps = [] if is_spaced(line) else [gap.span() for gap in _PARTED.finditer(line)]
        gaps = [gap for gap in gaps if not any(a < gap[1] and gap[0] < b for a, b in named)]
        gaps += [(place, place) for stretch in named for place in stretch]
        if len(line) > 0.6 * len(folded):
            gaps += [(cut, cut) for cut in cuts(line, is_behind)]
        for stop, onward in sorted(gaps):
            if stop > at:
                yield line[at:stop], start + at
            at = max(at, onward)
        yield line[at:], start + at


def _joined(lines: list[Paragraph], folded: str, outline: Cuts | None) -> list[Paragraph]:
    """Join a line to the next where the paragraph evidently goes on.

    - the next line begins with what no paragraph begins with: ``…地质灾害防治|、|森林防火``
    - a title mark or bracket is open: ``《关于加强|管理的意见》``, ``(责任单位:省财政厅、|省教育厅)``
    - the line ends in 、 or a comma: ``省财政厅、|省教育厅``
    - the text is wrapped at a width and the line is full: ``…推进各项|工作…``
    - a marker stands alone on its line: ``3.|加强统筹``
    - a long heading goes on in a line of a few characters: ``（一）建设覆盖城乡的十五分钟便民服务|圈``
    - a long line with a marker goes on in one that a letter or two and a comma begin: ``1.…下发至各年级各学|生班，…``
    """
    is_full = filled([line.bare for line in lines if line.table < 0])
    numbers = [_OPENING_NUMBER.match(line.bare) is not None for line in lines]
    paged = _PAGE in folded
    in_round = rounded(folded) is folded  # no bracket has another shape, as nearly everywhere
    # in the body a wrapped sentence goes on over blank lines, as pages leave them
    body = min(outline.marks, default=len(folded)) if outline is not None else len(folded)
    out: list[Paragraph] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        if line.table >= 0:
            out.append(line)
            continue
        end, bare = line.end, line.bare
        numbered = numbers[index - 1]
        last = line
        joined = cut = opened = 0
        alone = -1 if outline is None else outline.marks.get(line.start, -1)
        while index < len(lines):
            following = lines[index]
            if following.table >= 0 or joined >= 400:
                break
            blank_between = folded.count("\n", last.end, following.start) > 1
            if blank_between and paged and folded.find(_PAGE, last.end, following.start) >= 0:
                blank_between = False
            if outline is None:
                full = bare[-1] not in _STOPS and is_full(last.bare)
                marked = numbers[index]
            else:
                full = last.end in outline.soft
                marked = following.start in outline.marks
                if not marked and following.start <= alone and last.end < alone:
                    end, bare, last = following.end, bare + following.bare, following
                    index += 1
                    joined += 1
                    continue
            goes_on = following.bare[0] in _CONTINUING and not blank_between
            goes_on = goes_on or (len(bare) <= _LONGEST_NUMBER and _is_number_broken(bare, following.bare))
            if not joined and not blank_between and not goes_on and _SHORTEST_WRAPPED <= len(bare) <= _LONGEST_CUT:
                goes_on = _is_wrapped(bare, lines[index : index + 2])
                if _is_cut(bare, following.bare):
                    goes_on, cut = True, len(bare)
            elif cut and not blank_between and not marked:
                goes_on = goes_on or (len(last.bare) >= cut - _NARROWER and bare[-1] not in _STOPS)
            # how many brackets are open: counted where it matters
            depth = 0
            if full or not marked:
                tail = bare[-_REACH:]
                depth = _open(tail if in_round else rounded(tail))
            held = depth > 0 and joined - opened < _MOST_HELD
            if goes_on or (held and not marked):
                pass
            elif (
                (blank_between and not (full and line.start >= body))
                or (marked and not (held and full))
                or not (full or (bare[-1] in "、,，" and (numbered or len(bare) > 12)))
            ):
                break
            opened = joined + 1 if not depth else opened
            end, bare = following.end, bare + following.bare
            last = following
            index += 1
            joined += 1
        out.append(Paragraph(line.start, end, folded[line.start : end], bare) if joined else line)
    return out


def _is_number_broken(bare: str, following: str) -> bool:
    """Tell whether a document number goes on in the next line: 云府发|〔2022〕8号, 云府发〔2022〕|8号."""
    return (
        following[0] in "〔[(0123456789第"
        and NUMBER.match(following) is None
        and NUMBER.fullmatch(bare + following) is not None
    )


def _is_wrapped(bare: str, behind: Sequence[Paragraph]) -> bool:
    """Tell whether a line is a heading that goes on in the next one; text or the first number below it follows."""
    return (
        _SHORTEST_WRAPPED <= len(bare) <= _LONGEST_WRAPPED
        and len(behind) > 1
        and _TAIL.fullmatch(behind[0].bare) is not None
        and _OPENING_NUMBER.match(bare) is not None
        and _SENTENCE.search(bare) is None
        and _ENDED.search(bare) is None
        and behind[1].table < 0
        and not behind[0].bare.startswith("附")
        and _OPENING_NUMBER.match(behind[0].bare) is None
        and ("。" in behind[1].bare or _OPENING_NUMBER.match(behind[1].bare) is not None)
    )


def _is_cut(bare: str, following: str) -> bool:
    """Tell whether a line that begins with a marker ends inside a word."""
    return (
        _WORD_END.match(following) is not None
        and _OPENING_NUMBER.match(following) is None
        and _OPENING_NUMBER.match(bare) is not None
        and _ENDED.search(bare) is None
    )


def _open(tail: str) -> int:
    """How many round brackets and title marks are open at the end of a text."""
    depth = max(0, tail.count("《") - tail.count("》"))
    if tail.rfind("(") > tail.rfind(")"):
        depth += max(0, tail.count("(") - tail.count(")"))
    return depth
