"""Lines → the title that they make, what a title sends out, and where it touches the line behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import regex

from workplan.source import squeeze
from workplan.structure.lines import Paragraph
from workplan.structure.page_words import Wording
from workplan.structure.paragraph import begins_title, is_date, is_number, is_title_line
from workplan.writing.markers import Marker

_SENDS_OUT: Final = regex.compile(r"(?:印发|转发|下发|批转|发布|公布|颁发|印送)")
# 某部关于加强某工作的通知各省、自治区…： (the break behind the title was lost)
_GLUED: Final = regex.compile(r".{0,40}?关于.{4,120}?的(?:通知|意见|函|批复|决定)(?=[\p{Han}])")
# What a title that seems complete goes on with in the next line: 某方案|的通知, 行动计划|(2022—2025年)
_GOING_ON: Final = ("的通知", "通知", "的", "(试行", "(暂行", "(征求", "(20", "(修订")
_MARKS: Final = str.maketrans("", "", "《》“”〈〉")

# A title is broken into a few lines; longer than this, several that look alike are a list of titles.
_MOST_LINES: Final = 5
_LONGEST: Final = 160
# Shorter than this (工作方案) it names a kind of document, no document.
_SHORTEST: Final = 6
# The line that ends a broken title is short: …的通知.
_LONGEST_END: Final = 60


class Title(NamedTuple):
    """A title: index of the paragraph behind it, and its text without blanks."""

    stop: int
    text: str


def read_title(
    paragraphs: Sequence[Paragraph], markers: Sequence[Marker | None], words: Wording, index: int, limit: int
) -> Title | None:
    """Read a title that starts at ``index``: one to five short lines that together end as titles do.

    Args:
        paragraphs: all paragraphs.
        markers: the section marker of each.
        words: patterns of the lexicon.
        index: the paragraph at which the title starts.
        limit: the paragraph before which it has to end.
    """
    if not begins_title(paragraphs[index]):
        return None
    text = ""
    for at in range(index, min(index + _MOST_LINES, limit)):
        paragraph = paragraphs[at]
        if at > index and (markers[at] is not None or is_number(paragraph) or is_date(paragraph)):
            return None
        if not is_title_line(paragraph, words):
            return None
        text += paragraph.bare
        if len(text) > _LONGEST:
            return None
        following = paragraphs[at + 1].bare if at + 1 < limit else ""
        if len(text) >= _SHORTEST and words.title_end.search(text) and not _goes_on(text, following):
            return Title(at + 1, text)
    return None


def _goes_on(text: str, following: str) -> bool:
    """Tell whether a title that ends as titles do goes on in the next line all the same."""
    if len(following) >= _LONGEST_END:
        return False
    sent = (
        _SENDS_OUT.search(text) is not None
        and "关于" in text
        and not text.endswith("通知")
        and "通知" in following[-8:]
    )
    return sent or following.startswith(_GOING_ON)


def is_sending_notice(title: str) -> bool:
    """Tell whether a title is that of a notice that sends another text out.

    >>> is_sending_notice("某省人民政府关于印发2023年工作要点的通知"), is_sending_notice("某市关于加强养老服务的意见")
    (True, False)
    """
    return title.rstrip(")").endswith(("通知", "函", "决定")) and _SENDS_OUT.search(title) is not None


def is_within(part: str, whole: str) -> bool:
    """Tell whether a title stands in another one, marks aside.

    >>> is_within("养老服务方案", "某省关于印发《养老服务方案》的通知")
    True
    """
    return part.translate(_MARKS) in whole.translate(_MARKS)


def unglued(paragraph: Paragraph) -> list[Paragraph]:
    """Part a title from the recipients where the break between them was lost.

    >>> from workplan.structure.lines import Paragraph
    >>> text = "某部关于加强档案工作的通知各省、自治区档案局:"
    >>> [p.text for p in unglued(Paragraph(0, len(text), text, text))]
    ['某部关于加强档案工作的通知', '各省、自治区档案局:']
    """
    match = _GLUED.match(paragraph.text) if paragraph.bare.endswith(":") and paragraph.table < 0 else None
    if match is None or "。" in paragraph.bare or len(paragraph.bare) > 600:
        return [paragraph]
    cut = match.end()
    head, tail = paragraph.text[:cut].rstrip(), paragraph.text[cut:].lstrip()
    place = paragraph.end - len(tail)
    return [
        Paragraph(paragraph.start, paragraph.start + len(head), head, squeeze(head)),
        Paragraph(place, paragraph.end, tail, squeeze(tail)),
    ]
