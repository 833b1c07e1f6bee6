"""Lines → the title that they make, what a title sends out, and where it touches the line behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from workplan.structure.lines import Paragraph
from workplan.structure.outlining.chosen import Mark
from workplan.structure.page_words import Wording
from workplan.structure.paragraph import (
    begins_title,
    ends_as_body,
    is_date,
    is_signed,
    is_title_line,
)
from workplan.writing.late import late, late_regex

# What a title that seems complete goes on with in the next line: 某方案|的通知, 行动计划|(2022—2025年)
_GOING_ON: Final = ("的通知", "通知", "的", "(试行", "(暂行", "(征求", "(20", "(修订")
# A bracket at the end of a title's last line: …的通知(2023年3月16日)
_TAIL: Final = re.compile(r"\([^()]{1,30}\)$")
_PARTING: Final = late("[、,]")
# A line that begins with the name of a place: 青禾县夜市管理方案
_PLACE: Final = late_regex(r"[^\W\d_的和与及、]{2,4}?[省市县区州盟旗](?=[\u4e00-\u9fff])")
OPENINGS: Final = ("为", "根据", "按照", "依据", "经", "现")
"""How the text of a notice begins."""

_MARKS: Final = str.maketrans("", "", "《》“”〈〉")
_WRITTEN: Final = str.maketrans("—〔〕[]", "-()()", "《》“”〈〉")

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
    paragraphs: Sequence[Paragraph],
    markers: Sequence[Mark | None],
    words: Wording,
    index: int,
    limit: int,
    sent: str = "",
) -> Title | None:
    """Read a title that starts at ``index``: one to five short lines that together end as titles do.

    Args:
        paragraphs: all paragraphs.
        markers: the section marker of each.
        words: patterns of the lexicon.
        index: the paragraph at which the title starts.
        limit: the paragraph before which it has to end.
        sent: the title of the plan that the notice sends out, without marks, empty where that is not known.

    >>> from workplan.lexicon import default
    >>> from workplan.structure.page_words import wording
    >>> words = default().build(wording)
    >>> for times in (15, 20):
    ...     texts = ("夜市管理" * times, "夜市管理" * times, "的通知")
    ...     lines = [Paragraph(0, len(text), text, text) for text in texts]
    ...     print(read_title(lines, [None, None, None], words, 0, 3) is None)
    False
    True
    """
    if not begins_title(paragraphs[index]) or is_signed(paragraphs[index], words):
        return None
    lines = _lines(paragraphs, markers, words, index, limit)
    text = ""
    named: Title | None = None  # it ends in the name of another text: 某部公布《某办法》
    for at, line in enumerate(lines):
        if text and _begins_anew(line, text, words):
            break
        text += line
        if len(text) > _LONGEST:
            break
        if len(text) < _SHORTEST or words.title_end.search(text) is None:
            continue
        stop = index + at + 1
        if _TAIL.sub("", text).endswith("》") and not text.startswith("《"):
            named = named or (None if text.startswith(OPENINGS) else Title(stop, text))
        elif not _goes_on(text, lines[at + 1 :], paragraphs[stop].bare if stop < limit else "", words, sent):
            return _with_date(Title(stop, text), paragraphs, limit)
    return named


def _lines(
    paragraphs: Sequence[Paragraph], markers: Sequence[Mark | None], words: Wording, index: int, limit: int
) -> list[str]:
    """The lines, without blanks, that a title which starts at ``index`` may have."""
    lines: list[str] = []
    for at in range(index, min(index + _MOST_LINES, limit)):
        paragraph = paragraphs[at]
        if at > index and (markers[at] is not None or is_date(paragraph)):
            break
        if not is_title_line(paragraph, words):
            break
        lines.append(paragraph.bare)
    return lines


def _with_date(title: Title, paragraphs: Sequence[Paragraph], limit: int) -> Title:
    """A title whose lines hold the day in brackets that collections put below it: （2023年5月30日）."""
    if title.stop >= limit or not is_date(paragraphs[title.stop]) or not paragraphs[title.stop].bare.startswith("("):
        return title
    return Title(title.stop + 1, title.text)


def _goes_on(text: str, lines: Sequence[str], following: str, words: Wording, sent: str) -> bool:
    """Tell whether a title that ends as titles do goes on in the next line all the same."""
    if len(following) >= _LONGEST_END:
        return False
    if not lines or following.startswith(_GOING_ON):
        return bool(lines)
    if sent and unmarked(text[-_SHORTEST:] + lines[0]) in sent:
        return True
    return words.about.search(text) is not None and words.address_end.search(text) is None and _is_ended(lines, words)


def _is_ended(lines: Sequence[str], words: Wording) -> bool:
    """Tell whether one of the lines behind a title's ends it as a notice or opinion: …重大决定审核制度|的指导意见."""
    for line in lines:
        if "关于" in line:
            return False
        if words.address_end.search(line):
            return True
    return False


def _begins_anew(line: str, before: str, words: Wording) -> bool:
    """Tell whether a line begins a title of its own, so that what stands above it is no part of it.

    Before 关于 a title names bodies and nothing else; before a body that sends a text out, only those beside it; and
    no title names its place twice.

    >>> from workplan.lexicon import default
    >>> from workplan.structure.page_words import wording
    >>> words = default().build(wording)
    >>> lines = ("云川省水利厅关于防汛的通知", "工作关于防汛的通知")
    >>> [_begins_anew(line, "云川省推进水利", words) for line in lines]
    [True, False]
    """
    if words.about.search(before):
        return False
    about = words.about.search(line)
    if about is not None:
        own = line[: about.start()]
        if own and not ends_as_body(own, words):
            return False
        named = all(ends_as_body(name, words) for name in _PARTING.split(before))
        return not named or (own != "" and before.startswith(own))
    place = _PLACE.match(line)
    return place is not None and place.group()[:-1] in before


def is_same(one: str, other: str) -> bool:
    """Tell whether two titles are copies of one, however their marks and dashes are written.

    >>> is_same("夜间经济行动计划(2021-2023年)", "夜间经济行动计划〔2021—2023年〕")
    True
    """
    return one.translate(_WRITTEN) == other.translate(_WRITTEN)


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
    if not title.endswith(words.notice_last):
        return None  # as nearly every line
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
    return unmarked(part) in unmarked(whole)


def unmarked(title: str) -> str:
    """Return a title without title marks and quotation marks.

    >>> unmarked("某省《“放管服”改革方案》")
    '某省放管服改革方案'
    """
    return title.translate(_MARKS)
