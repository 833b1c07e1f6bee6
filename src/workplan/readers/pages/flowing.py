"""Pages → SourceText: paragraphs and tables in reading order, each with its page and box."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workplan.readers.office.flow import Flow, Spot
from workplan.readers.pages.areas import Area, area, body, common
from workplan.readers.pages.footnotes import begins, footnotes
from workplan.readers.pages.margins import strip
from workplan.readers.pages.page import Drawn, page
from workplan.readers.pages.paragraphs import Joiner, Paragraph
from workplan.readers.pages.tables import Table, boxed, tables
from workplan.readers.pages.turning import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workplan.model import Place
    from workplan.readers.given import Given
    from workplan.readers.pages.leaf import Leaf
    from workplan.readers.pages.lines import Line
    from workplan.readers.pages.page import Page
    from workplan.source import Note, SourceText


class Remark(NamedTuple):
    """A doubt about a place of a page.

    Attributes:
        code: code of the doubt.
        page: number of the page.
        top: how far from above, in points.
        told: which pages, how far from above: figures and names that are the same in every language.
    """

    code: str
    page: int
    top: int
    told: str


def written(given: Given, leaves: Sequence[Leaf], *, reader: str, remarks: Sequence[Remark] = ()) -> SourceText:
    """Lay out the pages of a file and write them out.

    Args:
        given: the file, for messages.
        leaves: its pages.
        reader: name of the reader, for the provenance.
        remarks: doubts about its pages.

    Raises:
        UnreadableError: there is no text, or more than what is read.
    """
    pages = [page(leaf) for leaf in leaves]
    strip(pages)
    if not any(one.read for one in pages):
        raise given.without_text(pictures=any(one.pictures for one in pages))
    flow = Flow(given)
    lines = [line for one in pages for stretch in one.stretches for line in stretch]
    running = body(lines)
    below = _joined(line for one in pages for line in footnotes(one, running))
    joiner = Joiner(running)
    for block in tables(_blocks(pages, joiner.type.size)):
        if isinstance(block, Table):
            _write(flow, joiner)
            block.write(flow)
        else:
            joiner.take(*block)
    _write(flow, joiner)
    flow.apart([note.text for note in below], spots=[_spots(note) for note in below])
    turned = {leaf.number: leaf for leaf in leaves if leaf.quarters}
    if turned:
        flow.places[:] = [
            place._replace(box=shown(place.box, turned[place.page])) if place.page in turned and place.box else place
            for place in flow.places
        ]
    return flow.source(reader, notes=[*_unread(pages, flow.places), *_placed(remarks, flow.places)])


def _joined(notes: Iterable[Line]) -> list[Paragraph]:
    """The footnotes, each from its mark on."""
    found: list[Paragraph] = []
    for line in notes:
        if found and not begins(line):
            found[-1].add(line)
        else:
            found.append(Paragraph.of(line))
    return found


def _unread(pages: Sequence[Page], places: Sequence[Place]) -> list[Note]:
    """The doubt about pages that are pictures, where the first of them would stand."""
    missing = [one.number for one in pages if one.pictures and not one.read]
    if not missing:
        return []
    at = next((place.start for place in places if (place.page or 0) > missing[0]), places[-1].start if places else 0)
    return [("reader.page-without-text", at, at, listed(missing))]


def _placed(remarks: Iterable[Remark], places: Sequence[Place]) -> Iterator[Note]:
    """The doubts, each before the text that stands there or next below."""
    for remark in remarks:
        below = (place.start for place in places if (place.page or 0, _bottom(place)) > (remark.page, remark.top))
        at = next(below, places[-1].start if places else 0)
        yield remark.code, at, at, remark.told


def _bottom(place: Place) -> int:
    return place.box.bottom if place.box else 0


def listed(numbers: Sequence[int]) -> str:
    """Return page numbers as people of every language write them.

    >>> listed([1, 3, 4, 5, 9])
    'p. 1, 3–5, 9'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "p. " + ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _blocks(pages: Sequence[Page], size: float) -> Iterator[tuple[Line, Area] | Drawn]:
    """Lines with their areas, and tables, in reading order."""
    alike: dict[int, list[list[Line]]] = {}
    for one in pages:
        if len(one.stretches) == 1:
            alike.setdefault(round(one.width), []).append(one.stretches[0])
    usual = {width: common(stretches, size, width) for width, stretches in alike.items()}
    for one in pages:
        waiting = list(one.tables)
        for stretch in one.stretches:
            own = area(stretch, size, usual.get(round(one.width)) if len(one.stretches) == 1 else None)
            for line in stretch:
                while waiting and waiting[0].top < line.baseline:
                    yield waiting.pop(0)
                yield line, own
        yield from waiting


def _write(flow: Flow, joiner: Joiner) -> None:
    for paragraph in joiner.end():
        if paragraph.empty:
            flow.paragraph("")
        flow.paragraph(paragraph.text, spots=_spots(paragraph))


def _spots(paragraph: Paragraph) -> list[Spot]:
    """Where a paragraph stands: a box for each of its pages."""
    return [Spot(at, *boxed(lines)) for at, lines in paragraph.parts]
