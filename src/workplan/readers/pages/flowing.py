"""Pages → SourceText: paragraphs and tables in reading order, each with its page and box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workplan.readers.office.flow import Flow, Spot
from workplan.readers.pages.areas import Area, area, body
from workplan.readers.pages.margins import strip
from workplan.readers.pages.page import Drawn, page
from workplan.readers.pages.paragraphs import Joiner
from workplan.readers.pages.tables import Table, boxed, tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workplan.readers.given import Given
    from workplan.readers.pages.lines import Line
    from workplan.readers.pages.page import Page
    from workplan.readers.pages.sheet import Sheet
    from workplan.source import SourceText


def written(given: Given, sheets: Sequence[Sheet], *, reader: str) -> SourceText:
    """Lay out the pages of a file and write them out.

    Args:
        given: the file, for messages.
        sheets: its pages.
        reader: name of the reader, for the provenance.

    Raises:
        UnreadableError: there is no text, or more than what is read.
    """
    pages = [page(sheet) for sheet in sheets]
    if not any(one.stretches or one.tables for one in pages):
        raise given.without_text(pictures=any(one.unread for one in pages))
    strip(pages)
    flow = Flow(given)
    lines = [line for one in pages for stretch in one.stretches for line in stretch]
    joiner = Joiner(body(lines))
    for block in tables(_blocks(pages, joiner.type.size)):
        if isinstance(block, Table):
            _write(flow, joiner)
            block.write(flow)
        else:
            joiner.take(*block)
    _write(flow, joiner)
    return flow.source(reader)


def _blocks(pages: Sequence[Page], size: float) -> Iterator[tuple[Line, Area] | Drawn]:
    """Lines with their areas, and tables, in reading order."""
    usual: dict[int, Area] = {}
    areas: dict[int, list[Area]] = {}
    for one in pages:
        areas[one.number] = [area(stretch, None, size) for stretch in one.stretches]
        for stretch, own in zip(one.stretches, areas[one.number], strict=True):
            if len(stretch) > 6 and len(one.stretches) == 1:
                usual.setdefault(round(one.width), own)
    for one in pages:
        waiting = list(one.tables)
        for stretch in one.stretches:
            own = area(stretch, usual.get(round(one.width)), size)
            for line in stretch:
                while waiting and waiting[0].top < line.baseline:
                    yield waiting.pop(0)
                yield line, own
        yield from waiting


def _write(flow: Flow, joiner: Joiner) -> None:
    for paragraph in joiner.end():
        if paragraph.empty:
            flow.paragraph("")
        flow.paragraph(paragraph.text, spots=[Spot(at, *boxed(lines)) for at, lines in paragraph.parts])
