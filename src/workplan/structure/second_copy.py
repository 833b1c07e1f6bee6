"""Paragraphs → those that repeat the document: a file may hold its text twice, and it is read once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workplan.structure.lines import Paragraph
from workplan.writing.markers import leading

# A shorter line (打印, 一、总则) may stand twice in any text.
_SHORTEST: Final = 8
# Fewer lines are no copy of a document; so many of a copy's lines are those of the original.
_FEWEST: Final = 4
_ALIKE: Final = 0.8
# So many lines at the top may be what the copy begins with.
_TOP: Final = 20


def second_copy(paragraphs: Sequence[Paragraph]) -> range:
    """Return the paragraphs of the second copy of a document, none where it stands once.

    The copy begins with a line from before the first marker, and goes on as the document does.

    >>> lines = ["某县关于加强养老服务的意见", "一、建设驿站", "新建驿站二十个。", "二、培训队伍", "培训护理员三百人。"]
    >>> second_copy([Paragraph(0, 1, line, line) for line in [*lines, *lines]])
    range(5, 10)
    >>> second_copy([Paragraph(0, 1, line, line) for line in [*lines, lines[0], "责任编辑：王某"]])
    range(0, 0)
    """
    bare = [paragraph.bare for paragraph in paragraphs]
    body = next((at for at, paragraph in enumerate(paragraphs) if leading(paragraph.text) is not None), len(bare))
    behind = {bare[at]: at for at in range(len(bare) - 1, body, -1)}
    for first in range(min(body, _TOP)):
        again = behind.get(bare[first], 0) if len(bare[first]) >= _SHORTEST else 0
        length = min(again - first, len(bare) - again)
        if length < _FEWEST:
            continue
        alike = sum(bare[first + at] == bare[again + at] for at in range(length))
        markers = sum(body <= first + at < again for at in range(length))
        if alike >= _ALIKE * length and markers * 2 >= again - body:
            return range(again, again + length)
    return range(0)
