"""Page → Markdown: what goes struck through, what comes in bold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workplan.comparison.model import Operation, Piece
from workplan.comparison.quoting import shortened
from workplan.comparison.views.page import Entry, Page
from workplan.exports.markdown import escaped
from workplan.visible import visible

_CONTEXT: Final = 30


def render(page: Page) -> str:
    """Return the page as Markdown (CommonMark with ``~~``)."""
    return visible("\n".join(_lines(page))).rstrip() + "\n"


def _lines(page: Page) -> Iterator[str]:
    colon = page.say("colon")
    yield f"# {escaped(page.title)}\n"
    for word, title, name in page.editions:
        shown = escaped(title) + (f" ({escaped(name)})" if name else "")
        yield f"- {word}{colon}{shown}"
    if page.doubts:
        yield f"\n**{page.say('doubts')}**{colon}"
        yield from (f"\n> {escaped(doubt)}" for doubt in page.doubts)
    yield ""
    if page.nothing:
        yield page.nothing
        return
    yield " · ".join(page.counts) + "\n"
    if page.masthead:
        yield f"## {page.say('masthead')}\n"
        for label, old, new in page.masthead:
            yield f"- {label}{colon}" + " → ".join(
                part for part in (old and f"~~{escaped(old)}~~", new and f"**{escaped(new)}**") if part
            )
        yield ""
    for block in page.blocks:
        yield f"## {block.heading}\n"
        for entry in block.entries:
            yield from _entry(entry, colon)
    if page.renumbered:
        yield f"## {page.say('renumbered-only')}\n"
        for run in page.renumbered:
            yield f"- {escaped(run)}"


def _entry(entry: Entry, colon: str) -> Iterator[str]:
    badges = " · ".join(word for _, word in entry.relations)
    yield f"### {escaped(entry.place)} ({badges})\n"
    for line in entry.lines:
        yield f"- {line.label}{colon}{escaped(line.text)}"
    for difference in entry.untold:
        yield f"- {difference.label}{colon}{''.join(map(_piece, shortened(difference.pieces, _CONTEXT)))}"
    if entry.text:
        yield f"\n> {escaped(entry.text)}"
    yield ""


def _piece(piece: Piece) -> str:
    """Return a piece with its marks; a thin space keeps them apart from the words, so that they are read as marks."""
    text = escaped(piece.text)
    if piece.operation is Operation.DELETE:
        return f" ~~{text}~~ "
    return f" **{text}** " if piece.operation is Operation.INSERT else text
