"""Content and the pictures of its pages → each page beside its text, the marks drawn on it."""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workplan.exports.report.elements import Element, tag
from workplan.exports.report.marks import pieces
from workplan.exports.report.text_view import told
from workplan.source import fold

if TYPE_CHECKING:
    from workplan.exports.report.content import Content
    from workplan.exports.report.marks import Mark
    from workplan.model import Box
    from workplan.readers.pages.views import Letter, PageView

_MARGIN: Final = 1.5  # points around the box of a paragraph


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of the text that stands on a page."""

    start: int
    end: int
    box: Box | None


def pages_view(content: Content, views: Sequence[PageView]) -> list[Element]:
    """Return an element a page: its picture with the marks on it, and its text with the same marks."""
    held = _stretches(content)
    return [_page(content, view, held.get(view.number, [])) for view in views]


def _stretches(content: Content) -> dict[int, list[_Stretch]]:
    """The stretches of each page."""
    document = content.document
    found: dict[int, list[_Stretch]] = defaultdict(list)
    ends = [*(place.start for place in document.places[1:]), len(document.text)]
    for place, end in zip(document.places, ends, strict=True):
        if place.page is not None and end > place.start:
            found[place.page].append(_Stretch(place.start, end, place.box))
    return found


def _page(content: Content, view: PageView, stretches: Sequence[_Stretch]) -> Element:
    name = content.words.say("page", number=view.number)
    address = "data:image/png;base64," + base64.b64encode(view.png).decode()
    size = {"width": f"{view.width:.0f}", "height": f"{view.height:.0f}"}
    drawing = tag(
        "svg",
        tag("image", href=address, **size),
        (mark for stretch in stretches for mark in _drawn(content, view, stretch)),
        viewBox=f"0 0 {view.width:.0f} {view.height:.0f}",
        role="group",
        aria_label=name,
    )
    text = [tag("p", _marked(content, start, end)) for stretch in stretches for start, end in _lines(content, stretch)]
    return tag(
        "article",
        tag("h3", name, id=f"page-{view.number}"),
        tag("div", drawing, class_="sheet"),
        tag("div", text or tag("p", content.words.say("page.empty"), class_="note"), class_="beside", lang="zh-CN"),
        class_="page",
    )


def _lines(content: Content, stretch: _Stretch) -> Iterator[tuple[int, int]]:
    """The lines of a stretch that hold something."""
    at = stretch.start
    for line in content.document.text[stretch.start : stretch.end].splitlines(keepends=True):
        if line.strip():
            yield at, at + len(line.rstrip())
        at += len(line)


def _marked(content: Content, start: int, end: int) -> Iterator[Element | str]:
    for piece in pieces(content.touching(start, end), start, end):
        text = content.document.text[piece.start : piece.end]
        if piece.marks:
            mark = piece.marks[0]
            yield tag("a", text, href=f"#m{mark.number}", class_=f"k-{mark.kind}", title=told(content, mark))
        else:
            yield text


def _drawn(content: Content, view: PageView, stretch: _Stretch) -> Iterator[Element]:
    """The marks of a stretch; around its paragraph where it isn't known where its characters stand."""
    marks = content.touching(stretch.start, stretch.end)
    if not marks or stretch.box is None:
        return
    text = content.document.text
    letters = _letters(view, stretch.box)
    places = [at for at in range(stretch.start, stretch.end) if not text[at].isspace()]
    if [fold(letter.text) for letter in letters] != [fold(text[at]) for at in places]:
        left, top, right, bottom = stretch.box
        edges = (left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN)
        yield _link(content, marks, [edges], "around")
        return
    for mark in marks:
        inside = [letter for at, letter in zip(places, letters, strict=True) if mark.start <= at < mark.end]
        yield _link(content, [mark], _boxes(inside), f"k-{mark.kind}")


def _letters(view: PageView, box: Box) -> list[Letter]:
    """The characters of a page whose middle lies in a box."""
    return [
        letter
        for letter in view.letters
        if box.left - 1 <= (letter.left + letter.right) / 2 <= box.right + 1
        and box.top - 1 <= (letter.top + letter.bottom) / 2 <= box.bottom + 1
    ]


def _boxes(letters: Sequence[Letter]) -> list[tuple[float, float, float, float]]:
    """A rectangle for each line on which the characters stand."""
    found: list[tuple[float, float, float, float]] = []
    for letter in letters:
        _, left, top, right, bottom = letter
        if found and abs(found[-1][3] - bottom) < (bottom - top) / 2 and left >= found[-1][0]:
            before = found[-1]
            found[-1] = (before[0], min(before[1], top), max(before[2], right), max(before[3], bottom))
        else:
            found.append((left, top, right, bottom))
    return found


def _link(
    content: Content, marks: Sequence[Mark], boxes: Sequence[tuple[float, float, float, float]], look: str
) -> Element:
    """A link to the first of some marks, drawn on the page."""
    return tag(
        "a",
        tag("title", " / ".join(told(content, mark) for mark in marks)),
        (
            tag(
                "rect",
                x=f"{left:.1f}",
                y=f"{top:.1f}",
                width=f"{max(right - left, 1):.1f}",
                height=f"{max(bottom - top, 1):.1f}",
                rx="1",
            )
            for left, top, right, bottom in boxes
        ),
        href=f"#m{marks[0].number}",
        class_=look,
    )
