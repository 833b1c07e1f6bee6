"""Chinese text → lines of a terminal: broken between any two characters, but not in front of 、 or behind （."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import ConsoleOptions, JustifyMethod, OverflowMethod, RenderableType
    from rich.containers import Lines
    from rich.segment import Segment

_NEVER_FIRST: Final = frozenset("、，。；：！？）》」』】〕”’…—·,.;:!?)]}%％/")
_NEVER_LAST: Final = frozenset("（《「『【〔“‘([{")
_UNIT: Final = re.compile(r"[!-~]+|\s+|.", re.DOTALL)


def breaks(text: str, width: int) -> list[int]:
    """Return where the lines of ``text`` begin, the first aside, if none is to be wider than ``width`` cells.

    >>> text = "报告（市局）、通报，workplan --help 等"
    >>> starts = [0, *breaks(text, 12)]
    >>> [text[a:b] for a, b in zip(starts, [*starts[1:], None])]
    ['报告（市', '局）、通报，', 'workplan ', '--help 等']
    """
    found: list[int] = []
    start = used = 0
    last: int | None = None
    cells: list[tuple[int, int]] = []
    for at, unit in _units(text, width):
        size = cell_len(unit)
        if at > start and _may_break(text, at):
            last, cells = at, []
        if used + size > width and not unit.isspace() and at > start:
            start = at if last is None else last
            found.append(start)
            cells = [(where, wide) for where, wide in cells if where >= start]
            last, used = None, sum(wide for _, wide in cells)
        cells.append((at, size))
        used += size
    return found


def _units(text: str, width: int) -> Iterator[tuple[int, str]]:
    """Yield what is not broken, with where it begins: words in Latin letters that fit on a line, characters."""
    for found in _UNIT.finditer(text):
        unit = found[0]
        if len(unit) <= width or unit.isspace():
            yield found.start(), unit
        else:
            yield from enumerate(unit, found.start())


def _may_break(text: str, at: int) -> bool:
    return text[at] not in _NEVER_FIRST and text[at - 1] not in _NEVER_LAST


class _Wrapped(Text):
    """A text that wraps as Chinese does."""

    @classmethod
    def of(cls, text: Text) -> _Wrapped:
        """Return the same text."""
        made = cls(
            text.plain,
            style=text.style,
            justify=text.justify,
            overflow=text.overflow,
            no_wrap=text.no_wrap,
            end=text.end,
            tab_size=text.tab_size,
        )
        made.spans = text.spans
        return made

    def wrap(
        self,
        console: Console,
        width: int,
        *,
        justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None,
        tab_size: int = 8,
        no_wrap: bool | None = None,
    ) -> Lines:
        """Return the lines of the text."""
        if no_wrap or self.no_wrap:
            return super().wrap(console, width, justify=justify, overflow=overflow, tab_size=tab_size, no_wrap=no_wrap)
        from rich.containers import Lines

        lines = Lines()
        for line in self.split(allow_blank=True):
            line.expand_tabs(tab_size)
            for part in line.divide(breaks(line.plain, max(width, 2))):
                # Not by rstrip_end(), which counts characters where a line is as wide as its cells.
                if part.cell_len > width:
                    part.rstrip()
                lines.append(part)
        if justify:
            lines.justify(console, width, justify=justify, overflow=overflow or "fold")
        return lines


class Terminal(Console):
    """A console on which Chinese wraps as it should, in tables and trees too."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Return what a thing of rich is made of."""
        return super().render(_Wrapped.of(renderable) if type(renderable) is Text else renderable, options)
