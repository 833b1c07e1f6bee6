"""Lines → their markers, where all stand at line starts in the usual form, run on, and nothing else could be one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from workplan.source import is_spaced
from workplan.structure.outlining.chosen import Mark
from workplan.structure.outlining.solve import WITHIN
from workplan.writing.late import late
from workplan.writing.markers import Scheme, leading

_CN: Final = "[一二三四五六七八九十百]"
_BLANKS: Final = "\t\v\f\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
# A marker that stands inside a line, behind a word or the end of a sentence. The class of all first characters stands
# first, so that the engine looks at few places; where blanks part it from the sentence, the first of them is.
_INSIDE: Final = late(
    rf"[0-9(一二三四五六七八九十①-⑳⑴-⒛㈠-㈩第{_BLANKS}](?:"
    r"(?<=[\u4e00-\u9fff。;:!?)”」…][0-9])[0-9]?(?:[.、](?!\d)|\))"
    rf"|(?<=[^\s(]\()\s?(?:{_CN}{{1,3}}|\d{{1,2}})\s?\)"
    r"|(?<=[\u4e00-\u9fff。;:!?)”」…][二三四五六七八九十])(?<![一二三四五六七八九十第两].)[一二三四五六七八九十]{0,2}、"
    r"|(?<=[。;:!?)”」…]一)、"
    r"|(?<=[^\s][①-⑳⑴-⒛㈠-㈩])"
    rf"|(?<=[。;:!?)”」…]第){_CN}{{1,4}}[编章节条]"
    rf"|(?<=[。;:!?)”」…][^\S\n])[^\S\n]*(?:\(?{_CN}{{1,3}}[、)]|\(?\d{{1,2}}[.、)]|第{_CN}{{1,4}}[编章节条])"
    ")"
)
# A line that begins with a number in no usual form.
_ODD: Final = re.compile(
    r"\d{1,2}[.、]\d|\d{1,3}(?!\d)(?![年月日时号%‰]|[.、]|\s?\))|[1-9]\d{0,1}(?:19|20)\d\d年"
    rf"|{_CN}{{1,4}}(?=[\s.,:·｡\ufffd\ue000-\uf8ff]|$)|[—-]{{1,2}}、|第\s?(?:{_CN}{{1,5}}|\d{{1,3}})\s?[编章节条]之"
)
_FIRST: Final = frozenset("0123456789一二三四五六七八九十百—-第")


def usual(folded: str, lines: Iterable[tuple[int, str]]) -> list[Mark] | None:
    """Return the markers of the lines, None if they do not run on or another numeral may be a marker.

    Args:
        folded: the folded text.
        lines: start and folded text of each line outside tables and other furniture.

    >>> text = "一、甲\\n(一)乙\\n(二)丙\\n二、丁"
    >>> [mark.label for mark in usual(text, [(0, "一、甲"), (4, "(一)乙"), (9, "(二)丙"), (14, "二、丁")]) or ()]
    ['一', '(一)', '(二)', '二']
    >>> spaced = f"一、{'  '.join('加强汛期值守')}\\n二、{'  '.join('备足抢险物资')}"
    >>> texts = ("一、甲。二、乙", "一、甲\\n乙", spaced)
    >>> [usual(text, [(text.find(line), line) for line in text.split("\\n")]) for text in texts]
    [None, None, None]
    """
    marks: list[Mark] = []
    stack: list[Mark] = []
    last: dict[Scheme, int] = {}
    for start, text in lines:
        marker = leading(text)
        if marker is None:
            if text[0] in _FIRST and _ODD.match(text):
                return None
            continue
        scheme, value, label, _, end = marker
        if end >= len(text):
            return None
        if marks and scheme < marks[0].scheme:
            return None  # which of the two stands above must be weighed
        while stack and stack[-1].scheme > scheme:
            stack.pop()
        before = last.get(scheme, 0)
        if stack and stack[-1].scheme == scheme:
            # at the root a second list or plan may begin
            if value != before + 1 and not (value == 1 and len(stack) == 1 and before > 1):
                return None
            stack.pop()
        elif value not in (1, before + 1):
            return None
        last[scheme] = value
        parent = stack[-1].start if stack else -1
        mark = Mark(start, start + end, scheme, value, label, parent, at_line=True, margin=WITHIN)
        marks.append(mark)
        stack.append(mark)
    if len(marks) < 2 or is_spaced(folded) or _INSIDE.search(folded) is not None:
        return None
    return marks
