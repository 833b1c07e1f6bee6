"""SourceText → paragraphs: lines cut, wrapped lines joined, table rows kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import regex

from workplan.source import SourceText, squeeze
from workplan.structure.oneline import cuts

_LINE: Final = regex.compile(r"[^\n]+")
_TRIM: Final = " \t\r\x0b\x0c\u3000\u00a0\u2002\u2003\u2009\u200b\ufeff\x00"
# A line drawn with characters: the red one under the head, one between parts.
_RULE: Final = re.compile(r"[-—═_=*~\s]{5,}")
_OPENING_NUMBER: Final = re.compile(
    r"(?:\d{1,3}\s?[.、)]|[一二三四五六七八九十]{1,4}\s?[、.)]|[(（]|第[一二三四五六七八九十百\d]{1,4}[编章节条]|[①-⑳])"
)

# What no paragraph begins with: a page that breaks the line at every change of type leaves 《…|》 and （详见附件|）。
_CONTINUING: Final = frozenset("，。、；：）》”,;:)")


# Markdown's heading and bold marks around a whole line: ## 标题 · **一、总体要求**
_MARKDOWN: Final = regex.compile(r"\s*(?:#{1,6}(?!#))?\s*(?:\*\*)?(?P<text>[^\n]*?)(?:\*\*)?\s*#{0,6}\s*$")
# Where a page was copied into one line, blanks part its paragraphs: …的通知 各市人民政府： 为贯彻… 一、总体要求
_LONG_LINE: Final = 1200
_PARTED: Final = regex.compile(
    r"(?<![\x21-\x27\x2a-\x7e\s])(?<!第[一二三四五六七八九十百零\d]{1,5}[编章节条])(?<!^[一二三四五六七八九十]{1,3}、)\s+"
    r"(?=[\p{Han}《“(\[【①-⑳]|\d{1,3}[.、]|\d{4}年)"
)


class Paragraph(NamedTuple):
    """One paragraph: a line of the source, or several that were wrapped.

    Attributes:
        start: first character that is no blank.
        end: behind the last one.
        text: folded, inner blanks kept.
        bare: folded, all blanks removed.
        row: index of the table row it is, -1 outside tables.
        table: index of the table it stands in, -1 outside tables.
    """

    start: int
    end: int
    text: str
    bare: str
    table: int = -1
    row: int = -1


def paragraphs(source: SourceText, folded: str) -> list[Paragraph]:
    """Return the paragraphs of ``source`` in order; blank lines are left out.

    Args:
        source: what the reader returned.
        folded: ``fold(source.text)``.
    """
    lines: list[Paragraph] = []
    table = 0
    row = 0
    tables = source.tables
    for raw, at in _raw_lines(folded):
        text = raw.strip(_TRIM)
        if text[:1] in ("#", "*"):
            marked = _MARKDOWN.match(raw)
            if marked is not None:
                raw, at, text = marked["text"], at + marked.start("text"), marked["text"].strip(_TRIM)
        if not text or _RULE.fullmatch(text):
            continue
        start = at + len(raw) - len(raw.lstrip(_TRIM))
        end = start + len(text)
        while table < len(tables) and tables[table].end <= start:
            table += 1
            row = 0
        inside = table if table < len(tables) and tables[table].start <= start else -1
        lines.append(Paragraph(start, end, text, squeeze(text), inside, row if inside >= 0 else -1))
        if inside >= 0:
            row += 1
    return _joined(lines, folded)


def _raw_lines(folded: str) -> Iterator[tuple[str, int]]:
    """Yield each line and its place; a line that holds a whole page is cut where its paragraphs were parted."""
    for match in _LINE.finditer(folded):
        line = match.group()
        if len(line) < _LONG_LINE or "\t" in line:
            yield line, match.start()
            continue
        at = 0
        gaps = [(gap.start(), gap.end()) for gap in _PARTED.finditer(line)]
        if len(line) > 0.6 * len(folded):
            gaps += [(cut, cut) for cut in cuts(line)]
        for stop, onward in sorted(gaps):
            if stop > at:
                yield line[at:stop], match.start() + at
            at = max(at, onward)
        yield line[at:], match.start() + at


def _wrap_width(lines: list[Paragraph]) -> int:
    """The column at which the text was wrapped by hand, 0 where lines are paragraphs.

    A copy from a PDF has most of its long lines at one width; paragraphs that end where they end do not.
    """
    lengths = [len(line.bare) for line in lines if line.table < 0 and len(line.bare) >= 18]
    if len(lengths) < 12:
        return 0
    longest = sorted(lengths)[-max(1, len(lengths) // 50) - 1]
    if longest > 70:
        return 0
    near = sum(1 for length in lengths if longest - 4 <= length <= longest + 2)
    return longest if near >= 0.6 * len(lengths) else 0


def _joined(lines: list[Paragraph], folded: str) -> list[Paragraph]:
    """Join a line to the next where the paragraph evidently goes on.

    - the next line begins with what no paragraph begins with: ``…地质灾害防治|、|森林防火``
    - a title mark or bracket is open: ``《关于加强|管理的意见》``, ``(责任单位:省财政厅、|省教育厅)``
    - the line ends in 、 or a comma: ``省财政厅、|省教育厅``
    - the text is wrapped at a width and the line is full: ``…推进各项|工作…``
    """
    width = _wrap_width(lines)
    out: list[Paragraph] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        if line.table >= 0:
            out.append(line)
            continue
        end, bare = line.end, line.bare
        depth = _open(bare)
        last = line
        joined = 0
        while index < len(lines):
            following = lines[index]
            if following.table >= 0 or joined >= 400:
                break
            blank_between = folded.count("\n", last.end, following.start) > 1
            full = width and len(last.bare) >= width - 4 and bare[-1] not in "。；;：:!?！？"
            marked = _OPENING_NUMBER.match(following.bare) is not None
            goes_on = following.bare[0] in _CONTINUING and not blank_between
            if goes_on or (depth > 0 and joined < 3 and not marked):
                pass
            elif (
                blank_between
                or (marked and not (depth > 0 and joined < 3 and full))
                or not (full or (bare[-1] in "、,，" and len(bare) > 12))
            ):
                break
            end, bare = following.end, bare + following.bare
            depth = _open(bare)
            last = following
            index += 1
            joined += 1
        out.append(line if not joined else Paragraph(line.start, end, folded[line.start : end], bare))
    return out


def _open(bare: str) -> int:
    """How many brackets or title marks are open at the end of a paragraph's last 200 characters."""
    tail = bare[-200:]
    brackets = tail.count("(") - tail.count(")")
    if brackets > 0 and tail.rfind("(") < tail.rfind(")"):
        brackets = 0
    marks = tail.count("《") - tail.count("》")
    return max(brackets, 0) + max(marks, 0)
