"""Texts of cells → widths of columns, heights of rows and names of sheets, as a spreadsheet shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from typing import Final
from unicodedata import east_asian_width

import regex

from workplan.kept import kept

FONT_SIZE: Final = 10
"""Points of the text of a cell."""

TALLEST: Final = 409
"""Points of the tallest row that a workbook can hold."""

_LINE: Final = 1.36  # of the size of type; what SimSun and Noto Sans CJK need
_PADDING: Final = 6  # points above and below the text of a cell
_PAGE: Final = 150  # width of all columns that A4 landscape shows at about full size
_FLEXIBLE: Final = "measures"
_FLEXIBLE_LEAST: Final = 42
_FLEXIBLE_MOST: Final = 100
_READABLE: Final = 8  # points of type; below that the flexible column is made wider instead
_SMALLEST: Final = 6

_NARROW: Final[Mapping[str, tuple[int, int]]] = {
    "number": (6, 6),
    "source": (10, 16),
    "chapter": (8, 12),
    "task": (10, 16),
    "lead": (9, 16),
    "responsible": (9, 18),
    "cooperating": (9, 16),
    "supervising": (9, 14),
    "leader": (9, 14),
    "due": (11, 11),  # a date on one line
    "first": (11, 11),
    "times": (9, 17),  # the same in brackets
    "regulations": (9, 20),
    "targets": (9, 16),
    "progress": (9, 9),
    "person": (8, 12),
    "remarks": (8, 20),
    "doubts": (9, 20),
    "path": (9, 10),
}
"""The least and the greatest width of each column but the flexible one, in digits."""

_OF_ONE_S_OWN: Final = (8, 20)
"""The same of a column that somebody added."""

_KEPT: Final = 4096
"""Texts whose sizes are kept: a text stands in the ledger and in the sheets of its units, and widths are tried."""

_KEPT_LONGEST: Final = 2000
"""Characters of the longest of them; few measures have more."""

_NAME_LONGEST: Final = 31
_NAME_FORBIDDEN: Final = regex.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff]")


def width(text: str) -> int:
    """Return how many digits wide a line is: Chinese characters and punctuation count two.

    >>> width("第1条")
    5
    """
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def lines(text: str, columns: int) -> int:
    """Return how many lines a text takes in a cell of this width when it is wrapped.

    >>> lines("一二三四五六", 8), lines("一\\n二", 8)
    (2, 2)
    """
    # No line may start with closing punctuation, so a line rarely fills its last place.
    room = max(columns - 2, 2)
    if 2 * len(text) <= room and "\n" not in text:
        return 1
    return sum(max(ceil(line / room), 1) for line in _line_widths(text))


def _measured(text: str) -> tuple[int, ...]:
    """Return how wide each line of a text is."""
    return tuple(map(width, text.split("\n")))


_line_widths: Final = kept(_measured, most=_KEPT, longest=_KEPT_LONGEST)


def widths(columns: Sequence[str], headers: Mapping[str, str], rows: Sequence[Mapping[str, str]]) -> dict[str, int]:
    """Return the width of each column: as its texts need within its bounds; the measures get what the page has left.

    Where the measures of a row would not fit in the tallest row, they get more, and the page is printed smaller.
    """
    found: dict[str, int] = {}
    for column in columns:
        if column == _FLEXIBLE:
            continue
        least, most = _NARROW.get(column, _OF_ONE_S_OWN)
        longest = max((max(_line_widths(row.get(column, ""))) for row in rows), default=0)
        words = [width(word) for word in headers[column].split() if word.isascii()]
        found[column] = max(least, max(words, default=0) + 2, min(most, longest + 2))
    flexible = max(_PAGE - sum(found.values()), _FLEXIBLE_LEAST)
    texts = [row.get(_FLEXIBLE, "") for row in rows]
    while flexible < _FLEXIBLE_MOST and any(_points(text, flexible, _READABLE) > TALLEST for text in texts):
        flexible += 4
    found[_FLEXIBLE] = flexible
    return {column: found[column] for column in columns}


def type_size(text: str, columns: int) -> int:
    """Return the greatest size of type, in points, at which a text in a column of this width fits in the tallest row.

    >>> type_size("一二", 44), type_size("一" * 1000, 44)
    (10, 7)
    """
    return _fit(text, columns)[0]


def height(row: Mapping[str, str], columns: Mapping[str, int]) -> float:
    """Return the height of a row in points, in which each text fits at its size of type.

    >>> height({"measures": "一二"}, {"measures": 44})
    19.6
    """
    texts = ((row.get(column, ""), size) for column, size in columns.items())
    return min(max(_fit(text, size)[1] for text, size in texts), TALLEST)


def _fitted(text: str, columns: int) -> tuple[int, float]:
    """Return the size of type of a text in a column of this width, and the height that it needs then."""
    for size in range(FONT_SIZE, _SMALLEST, -1):
        points = _points(text, columns, size)
        if points <= TALLEST:
            return size, points
    return _SMALLEST, _points(text, columns, _SMALLEST)


_fit: Final = kept(_fitted, most=_KEPT, longest=_KEPT_LONGEST)


def _points(text: str, columns: int, size: int) -> float:
    """Return the height that a text needs at this size of type in a column of this width."""
    return round(lines(text, round(columns * FONT_SIZE / size)) * size * _LINE + _PADDING, 1)


def sheet_names(names: Iterable[str], taken: Iterable[str]) -> list[str]:
    """Return a valid name of a sheet for each name, all different and none of ``taken``.

    >>> sheet_names(["省司法厅", "省/司法厅", "a" * 40, "A" * 40], ["汇总"])
    ['省司法厅', '省_司法厅', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAA~2']
    """
    # "History" is a name that Excel keeps for itself.
    used = {name.casefold() for name in taken} | {"history", ""}
    found = []
    for name in names:
        stem = _cut(_NAME_FORBIDDEN.sub("_", name).strip().strip("'"), _NAME_LONGEST).rstrip("' ") or "_"
        made, count = stem, 1
        while made.casefold() in used:
            count += 1
            end = f"~{count}"
            made = _cut(stem, _NAME_LONGEST - len(end)) + end
        used.add(made.casefold())
        found.append(made)
    return found


def _cut(text: str, longest: int) -> str:
    """Return the start of a text that has at most this many UTF-16 units, which is what Excel counts."""
    while len(text.encode("utf-16-le")) // 2 > longest:
        text = text[: min(longest, len(text) - 1)]
    return text
