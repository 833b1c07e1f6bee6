"""Where something stands: a stretch of the text, and the place of the file that the text came from."""

from __future__ import annotations

from typing import Annotated, Final, NamedTuple

from pydantic import Field

from workplan.model.base import SET_EXTRA, SET_GIVEN, SET_PRIVATE, Frozen


class Span(Frozen):
    """A stretch of the source text: ``text[start:end]``, counted in characters.

    >>> Span(start=2, end=5).of("年度工作要点")
    '工作要'
    """

    start: Annotated[int, Field(ge=0, description="First character, counted from 0.")]
    end: Annotated[int, Field(ge=0, description="First character behind the stretch.")]

    def __repr__(self) -> str:
        return f"Span(start={self.start}, end={self.end})"

    def __str__(self) -> str:
        return f"{self.start}–{self.end}"

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers."""
        return text[self.start : self.end]


_GIVEN: Final = {"end", "start"}


def span_at(start: int, end: int) -> Span:
    """Return the span of a stretch that the parser has found: unchecked, as a document has many hundreds of them.

    >>> span_at(2, 5) == Span(start=2, end=5)
    True
    """
    span = object.__new__(Span)
    held = span.__dict__
    held["end"], held["start"] = end, start
    SET_GIVEN(span, _GIVEN)
    SET_EXTRA(span, None)
    SET_PRIVATE(span, None)
    return span


class Box(NamedTuple):
    """A rectangle of a page, in points (1/72 inch) from its upper left corner."""

    left: int
    top: int
    right: int
    bottom: int


class Place(NamedTuple):
    """Where the text from ``start`` on (up to the next place) stood in the file; an array in JSON.

    >>> Place(0, page=3).told("zh"), Place(0, table=2, cell="B3").told(), Place(0, cell="B3", sheet="台账").told("zh")
    ('第 3 页', 'table 2, cell B3', '工作表“台账”单元格 B3')
    """

    start: Annotated[int, Field(ge=0, description="First character.")]
    page: Annotated[int | None, Field(description="Page, from 1.")] = None
    box: Annotated[Box | None, Field(description="Rectangle of the page: left, top, right, bottom in points.")] = None
    paragraph: Annotated[int | None, Field(description="Paragraph, from 1, those in tables and boxes included.")] = None
    table: Annotated[int | None, Field(description="Table, from 1.")] = None
    cell: Annotated[str | None, Field(description="Cell: column letters and row, e.g. B3.")] = None
    sheet: Annotated[str | None, Field(description="Name of the worksheet.")] = None

    def told(self, lang: str = "en") -> str:
        """Return the place in words, in ``"zh"`` or (anything else) English; empty where nothing is known."""
        zh = lang == "zh"
        words = (
            (self.page, "第 {} 页", "page {}"),
            (self.sheet, "工作表“{}”", "sheet {}"),
            (self.table, "第 {} 个表", "table {}"),
            (self.cell, "单元格 {}", "cell {}"),
            (None if self.cell else self.paragraph, "第 {} 段", "paragraph {}"),
        )
        return ("" if zh else ", ").join((a if zh else b).format(value) for value, a, b in words if value is not None)
