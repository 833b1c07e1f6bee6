"""What the search for an outline hands on: the markers that count, with their places in the source."""

from __future__ import annotations

from typing import NamedTuple

from workplan.writing.markers import Scheme


class Mark(NamedTuple):
    """A marker that counts; places are characters of the source.

    Attributes:
        start: its first character.
        end: behind point, stray glyphs and blanks.
        scheme: its kind.
        value: its number.
        label: the normalised label.
        parent: start of the marker it stands under, -1 at the root.
        at_line: True if a line begins with it.
        margin: how much dearer the best outline without it is, at most ``solve.WITHIN``.
        rows: the costs of its own evidence, empty where the numbers run on in the usual form and nothing was weighed.
    """

    start: int
    end: int
    scheme: Scheme
    value: int
    label: str
    parent: int
    at_line: bool
    margin: float
    rows: tuple[str, ...] = ()


class Outline(NamedTuple):
    """The markers of a text in order, and the numbers before titles (of a book, a list) that are none.

    Attributes:
        marks: the markers.
        apart: stretches of numbers that stand before a title and belong to neither.
        soft: ends of the lines whose sentence goes on in the next one.
        usual: True where all markers stand at line starts in the usual form and nothing was weighed.
        rejected: start, end and label of numerals that are none by a small margin.
    """

    marks: tuple[Mark, ...] = ()
    apart: tuple[tuple[int, int], ...] = ()
    soft: frozenset[int] = frozenset()
    rejected: tuple[tuple[int, int, str], ...] = ()
    usual: bool = False
