"""Lines → paragraphs, also across pages: by indents, by lines that end early, by distance."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workplan.readers.pages.areas import alike
from workplan.readers.pages.lines import WIDE, glued

if TYPE_CHECKING:
    from workplan.readers.pages.areas import Area, Type
    from workplan.readers.pages.lines import Line

_INDENT: Final = 0.8  # of the type's height: from here on a line is indented
_HANGING: Final = 2.6  # of the type's height: from here on an indent may be that of a list's further lines
_APART: Final = 3.0  # of the type's height: a line with such a gap stands for itself (印发, bodies side by side)
_DEEP: Final = 8.0  # of the type's height: from here on an indent is a place of its own (dates, signatures)
_SLACK: Final = 0.35  # of the type's height: what a full line may leave free
_DISTANT: Final = 1.55  # of the usual distance of lines: from here on a new paragraph begins
_EMPTY: Final = 1.85  # of the same: from here on a line was left empty
_CENTRED: Final = 0.9  # of the type's height: by how much a centred line's sides differ
_ENDS: Final = frozenset("。；;！!？?）)》”")
_NUMBERED: Final = re.compile(
    r"\d{1,3}(?:[、)）]|[.．](?!\d))|[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、"
)
_UNEQUAL: Final = 0.15  # of the type's height: bodies above one another are spread to the same width, titles are not
_CLOSE: Final = 0.85  # of a line's width: what its characters take; those of a spread name take less
_DISPLAY: Final = 1.12  # of the running type: titles are set in what is larger


@dataclass(slots=True)
class Paragraph:
    """A paragraph.

    Attributes:
        text: its text.
        parts: for each page that it stands on, where its text begins there, and its lines.
        empty: whether a line was left empty before it.
    """

    text: str
    parts: list[tuple[int, list[Line]]] = field(default_factory=list)
    empty: bool = False

    @classmethod
    def of(cls, line: Line, *, empty: bool = False) -> Paragraph:
        """Return the paragraph that begins with a line."""
        return cls(line.text, [(0, [line])], empty)

    def add(self, line: Line) -> None:
        """Add a line."""
        text = glued(self.text, line.text)
        if self.parts[-1][1][-1].page != line.page:
            self.parts.append((len(text) - len(line.text), []))
        self.parts[-1][1].append(line)
        self.text = text


class Joiner:
    """Puts the lines of a document together, one after the other.

    Args:
        type_: its running type.
    """

    def __init__(self, type_: Type) -> None:
        self.type = type_
        self.done: list[Paragraph] = []
        self._last: tuple[Line, Area] | None = None

    def take(self, line: Line, area: Area) -> None:
        """Take the next line, and the area of text that it stands in."""
        empty = False
        if self._last is not None:
            before, its = self._last
            step = line.baseline - before.baseline
            if before.page == line.page:
                empty = step > _EMPTY * max(self.type.pitch, 1.2 * before.size)
            if not empty and self._goes_on(before, its, line, area):
                self.done[-1].add(line)
                self._last = line, area
                return
        self.done.append(Paragraph.of(line, empty=empty))
        self._last = line, area

    def end(self) -> list[Paragraph]:
        """End the paragraph, for instance before a table, and return all so far."""
        done, self.done, self._last = self.done, [], None
        return done

    def _goes_on(self, before: Line, its: Area, line: Line, area: Area) -> bool:
        """Whether a line goes on with the paragraph of the one before."""
        size = line.size
        if not alike(before.size, size) or max(before.gap, line.gap) > _APART * size:
            return False
        if before.page != line.page and abs((its.right - its.left) - (area.right - area.left)) > 2 * size:
            return False
        if size > _DISPLAY * self.type.size:
            return self._is_title(before, its, line, area)
        if before.page == line.page and line.baseline - before.baseline > _DISTANT * max(self.type.pitch, size):
            return False
        if not _is_full(before, its, line):
            return False
        if before.text[-1] in _ENDS and _NUMBERED.match(line.text):
            return False
        indent = line.left - area.left
        if indent <= _INDENT * size:
            return True
        hangs = _HANGING * size < indent < _DEEP * size and before.left - its.left < indent
        return hangs and not centred(line, area)

    def _is_title(self, before: Line, its: Area, line: Line, area: Area) -> bool:
        """Whether a line in display type goes on with a title: both centred, or below a full one, of other width."""
        wide = line.right - line.left
        beneath = abs(line.left - before.left) < _INDENT * line.size and len(line.text) * line.size > _CLOSE * wide
        return (
            before.page == line.page
            and line.baseline - before.baseline < 2.2 * line.size
            and abs((before.right - before.left) - wide) > _UNEQUAL * line.size
            and WIDE not in before.text + line.text
            and ((centred(before, its) and centred(line, area)) or (beneath and _is_full(before, its, line)))
        )


def _is_full(before: Line, its: Area, line: Line) -> bool:
    """Whether a line ended where what begins the next one would not have fit."""
    return its.right - before.right <= line.lead + _SLACK * line.size


def centred(line: Line, area: Area) -> bool:
    """Tell whether a line stands in the middle of its area.

    >>> from workplan.readers.pages.areas import Area
    >>> from workplan.readers.pages.lines import Line
    >>> centred(Line("工作要点", 1, 250, 350, 100, 22, 22), Area(80, 520))
    True
    """
    before, after = line.left - area.left, area.right - line.right
    return abs(before - after) < _CENTRED * line.size and min(before, after) > -line.size
