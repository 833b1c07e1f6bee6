"""Lines → the title that they make, what a title sends out, and where it touches the line behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from workplan.source import squeeze
from workplan.structure.lines import Paragraph
from workplan.structure.page_words import Wording
from workplan.structure.paragraph import begins_title, bodies, is_date, is_number, is_recipients, is_title_line
from workplan.writing.markers import Marker

# What a title that seems complete goes on with in the next line: 某方案|的通知, 行动计划|(2022—2025年)
_GOING_ON: Final = ("的通知", "通知", "的", "(试行", "(暂行", "(征求", "(20", "(修订")
# How the text of a notice begins.
_OPENINGS: Final = ("为", "根据", "按照", "依据", "经")
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
        if len(text) >= _SHORTEST and words.title_end.search(text) and not _goes_on(text, following, words):
            return Title(at + 1, text)
    return None


def _goes_on(text: str, following: str, words: Wording) -> bool:
    """Tell whether a title that ends as titles do goes on in the next line all the same."""
    if len(following) >= _LONGEST_END:
        return False
    sending = "关于" in text and words.sends.match(text) is not None and words.notice_end.search(text) is None
    return following.startswith(_GOING_ON) or (sending and "通知" in following[-8:])


def sent_out(title: str, words: Wording) -> tuple[int, int] | None:
    """Return where a notice's title names the text that it sends out, None where it sends nothing out.

    Args:
        title: the title, folded, without blanks.
        words: patterns of the lexicon.

    >>> from workplan.lexicon import default
    >>> from workplan.structure.page_words import wording
    >>> words = default().build(wording)
    >>> title = "某省人民政府关于印发2023年工作要点的通知"
    >>> title[slice(*sent_out(title, words))]
    '2023年工作要点'
    >>> sent_out("某省关于规范信息发布的通知", words), sent_out("某市关于加强养老服务的意见", words)
    (None, None)
    """
    sends = words.sends.match(title)
    end = words.notice_end.search(title, sends.end()) if sends else None
    return (sends.end(), end.start()) if sends and end and end.start() > sends.end() else None


def is_sending_notice(title: str, words: Wording) -> bool:
    """Tell whether a title (folded, without blanks) is that of a notice that sends another text out."""
    return sent_out(title, words) is not None


def is_within(part: str, whole: str) -> bool:
    """Tell whether a title stands in another one, marks aside.

    >>> is_within("养老服务方案", "某省关于印发《养老服务方案》的通知")
    True
    """
    return part.translate(_MARKS) in whole.translate(_MARKS)


def unglued(paragraph: Paragraph, words: Wording) -> list[Paragraph]:
    """Part a title from the recipients, or from the text of a notice without any, where the break was lost.

    >>> from workplan.lexicon import default
    >>> from workplan.structure.lines import Paragraph
    >>> from workplan.structure.page_words import wording
    >>> text = "某部关于加强档案工作的通知各省、自治区档案局:"
    >>> [p.text for p in unglued(Paragraph(0, len(text), text, text), default().build(wording))]
    ['某部关于加强档案工作的通知', '各省、自治区档案局:']
    """
    match = words.glued.match(paragraph.text) if paragraph.bare.endswith(":") and paragraph.table < 0 else None
    if match is None:
        return [paragraph]
    cut = match.end()
    head, tail = paragraph.text[:cut].rstrip(), paragraph.text[cut:].lstrip()
    place = paragraph.end - len(tail)
    address = Paragraph(place, paragraph.end, tail, squeeze(tail))
    if not is_recipients(address, words) and not (
        address.bare.startswith(_OPENINGS) and bodies(head.partition("关于")[0], words)
    ):
        return [paragraph]
    return [Paragraph(paragraph.start, paragraph.start + len(head), head, squeeze(head)), address]
