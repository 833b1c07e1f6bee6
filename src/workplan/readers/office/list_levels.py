"""The levels of a list and where its counting stands → the number that is shown, in Word's files and OpenDocument's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

import regex

from workplan.readers.office.number_formats import numeral

_PART: Final = regex.compile("%([1-9])")
LEVELS: Final = 9
HIGHEST: Final = 1_000_000_000
# What the signs of symbol fonts look like; they stand in the private-use area.
_BULLETS: Final = {
    0xF06C: "●", 0xF06E: "■", 0xF075: "◆", 0xF0A7: "▪", 0xF0A8: "□", 0xF0D8: "➢", 0xF0FC: "✓", 0xF02D: "-",
}  # fmt: skip
# A number that ends in one of these needs no blank behind it.
_CLOSED: Final = frozenset("、，。．：；）】〕》」』﹒")


class Level(NamedTuple):
    """One level of a list.

    Attributes:
        form: number format, as in OOXML.
        text: pattern of what is shown: ``%1、``, ``（%2）``, ``%1.%2``.
        start: first number.
        restart: the level (from 1) whose next number starts this one anew; 0: none does, None: any above it.
        legal: whether all levels are shown in digits here.
        style: paragraph style that stands on this level.
        parted: whether a blank or tab follows.
    """

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    parted: bool = True


Counts = list[int | None]
"""The last number shown on each level, None where none was shown yet or counting starts anew."""


def fresh() -> Counts:
    """Return counts of which none has begun."""
    return [None] * LEVELS


def advance(counts: Counts, level: int, starts: Mapping[int, int], levels: Mapping[int, Level]) -> str:
    """Count the next paragraph on ``level`` and return what is shown before it.

    Args:
        counts: where the list stands; changed.
        level: the paragraph's level, from 0.
        starts: first numbers that differ from those of the levels.
        levels: the levels of the list.

    >>> levels = {0: Level("chineseCounting", "%1、"), 1: Level("decimal", "%1.%2", legal=True)}
    >>> counts = fresh()
    >>> [advance(counts, at, {}, levels) for at in (0, 1, 1, 0, 1)]
    ['一、', '1.1 ', '1.2 ', '二、', '2.1 ']
    """

    def first(at: int) -> int:
        return starts.get(at, levels[at].start if at in levels else 1)

    for above in range(level):
        if counts[above] is None:
            counts[above] = first(above)
    so_far = counts[level]
    counts[level] = first(level) if so_far is None else min(so_far + 1, HIGHEST)
    for below in range(level + 1, LEVELS):
        limit = levels[below].restart if below in levels else None
        if limit is None or level + 1 <= limit:
            counts[below] = None
    return _shown(levels[level], levels, counts) if level in levels else ""


def _shown(here: Level, levels: Mapping[int, Level], counts: Counts) -> str:
    if here.form == "bullet":
        return bullet(here.text)

    def part(match: regex.Match[str]) -> str:
        at = int(match[1]) - 1
        level = levels.get(at, Level())
        count = counts[at]
        return numeral("decimal" if here.legal else level.form, level.start if count is None else count)

    shown = _PART.sub(part, here.text)
    return parted(shown) if here.parted else shown


def bullet(sign: str) -> str:
    """Return a bullet as a usual character with the blank behind it; symbol fonts have theirs in the private area.

    >>> bullet("\uf06c"), bullet("-"), bullet("")
    ('● ', '- ', '')
    """
    shown = _BULLETS.get(ord(sign[0]), "•") if "\ue000" <= sign[:1] <= "\uf8ff" else sign[:1]
    return f"{shown} " if shown.strip() else ""


def parted(number: str) -> str:
    """Return a paragraph's number with what parts it from the text: nothing where its own mark does.

    >>> parted("一、"), parted("（1）"), parted("1."), parted("")
    ('一、', '（1）', '1. ', '')
    """
    return number + " " if number and number[-1] not in _CLOSED else number
