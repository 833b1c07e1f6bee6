"""Content → the plan's text as HTML: a block an element, every mention a link to its row in the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from workplan.exports.report.elements import Element, tag
from workplan.exports.report.marks import Mark, Piece, homes, pieces
from workplan.model import BlockKind

if TYPE_CHECKING:
    from workplan.exports.report.content import Content

_LINES: Final = re.compile(r"(?<!\s)\s*\n\s*")
_ENDS: Final = re.compile(r"\S(?:[\s\S]*\S)?")
_TAB: Final = "\u2003"
_DEEPEST: Final = 6


def text_view(content: Content) -> list[Element]:
    """Return the elements that show the whole text, in order."""
    stretches = list(_paragraphs(content))
    cut = [list(pieces(content.touching(start, end), start, end)) for _, _, start, end in stretches]
    home = homes([piece for some in cut for piece in some])
    found: list[Element] = []
    headed = {0}
    for (kind, path, _, _), some in zip(stretches, cut, strict=True):
        number = content.numbers.get(path, 0)
        first = number not in headed
        headed.add(number)
        found.append(
            tag(
                _name(content, kind, number),
                (_piece(content, piece, home) for piece in some),
                class_=f"block b-{kind.value}",
                id=f"s{number}" if first else None,
                data_s=str(number),
                tabindex="-1" if first else None,
            )
        )
    return found


def _name(content: Content, kind: str, number: int) -> str:
    """Return the element's name: headings by the depth of their section, below the page's own."""
    if kind == BlockKind.HEADING and number:
        return f"h{min(content.sections[number - 1].level + 2, _DEEPEST)}"
    return "p"


def _paragraphs(content: Content) -> Iterator[tuple[BlockKind, str, int, int]]:
    """Yield kind, section path, start and end of each line of each block; lines that share a mention stay together."""
    text = content.document.text
    at = 0
    stretches: list[tuple[BlockKind, str, int, int]] = []
    for block in content.document.blocks:
        start, end = max(at, block.start), min(block.end, len(text))
        if start > at:
            stretches.append((BlockKind.OTHER, "", at, start))
        if end > start:
            stretches.append((block.kind, block.path, start, end))
            at = end
    stretches.append((BlockKind.OTHER, "", at, len(text)))
    for kind, path, start, end in stretches:
        for first, last in _lines(content, start, end):
            yield kind, path, first, last


def _lines(content: Content, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the lines of a stretch without the white space around them."""
    marks = iter(content.touching(start, end))
    following = next(marks, None)
    at = reach = start
    for gap in _LINES.finditer(content.document.text, start, end):
        while following is not None and following.start < gap.start():
            reach = max(reach, following.end)
            following = next(marks, None)
        if reach <= gap.end():
            yield from _trimmed(content, at, gap.start())
            at = gap.end()
    yield from _trimmed(content, at, end)


def _trimmed(content: Content, start: int, end: int) -> Iterator[tuple[int, int]]:
    found = _ENDS.search(content.document.text[start:end])
    if found:
        yield start + found.start(), start + found.end()


def _piece(content: Content, piece: Piece, home: Mapping[int, int]) -> Element | str:
    """Return a piece of the text: a link if mentions stand on it, their numbers with it."""
    text = _LINES.sub("\n", content.document.text[piece.start : piece.end]).replace("\t", _TAB)
    if not piece.marks:
        return text
    inner, *outer = piece.marks
    at_home = [mark.number for mark in piece.marks if home[mark.number] == piece.start]
    classes = [f"mark k-{inner.kind}", *(f"o-{mark.kind}" for mark in outer[:1])]
    if inner.row.get("role") == "lead":
        classes.append("lead")
    return tag(
        "a",
        *(tag("span", id=f"m{number}") for number in at_home[1:]),
        text,
        class_=" ".join(classes),
        id=f"m{at_home[0]}" if at_home else None,
        href=f"#r{inner.number}",
        title=" / ".join(told(content, mark) for mark in piece.marks),
        data_m=" ".join(str(mark.number) for mark in piece.marks),
        data_home=" ".join(map(str, at_home)) or None,
    )


def told(content: Content, mark: Mark) -> str:
    """Return kind and chief value of a mark in a few words."""
    say = content.words.say
    for family in ("role", "action", "kind"):
        if family in mark.row:
            return f"{say(f'one.{mark.kind}')} · {say(f'{family}.{mark.row[family]}')}"
    return f"{say(f'one.{mark.kind}')} · {mark.row['comparator']} {mark.row['value']} {mark.row['unit']}"
