"""What stands on one page of the file, for ``workplan show --page``: its text with its mentions in colour."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workplan.cli.measure_lines import STYLES, coloured, columns
from workplan.model import Span

if TYPE_CHECKING:
    from rich.console import RenderableType

    from workplan.cli.shell import Shell
    from workplan.model import Document


def of_page(shell: Shell, document: Document, page: int, *, verbose: bool) -> Iterator[RenderableType]:
    """Return what stands on a page: each paragraph behind the path of the section that begins there.

    Args:
        shell: the language.
        document: the document.
        page: number of the page, from 1.
        verbose: whether line and box of each paragraph are shown.

    Raises:
        UsageError: the file has no pages, or not so many.
    """
    last = max((place.page or 0 for place in document.places), default=0)
    if not last:
        raise shell.wrong_use("show.no-pages")
    if not 1 <= page <= last:
        raise shell.wrong_use("show.no-page", page=page, last=last)
    return _shown(shell, document, page, last, verbose=verbose)


def _shown(shell: Shell, document: Document, page: int, last: int, *, verbose: bool) -> Iterator[RenderableType]:
    from rich.text import Text

    yield Text(shell.say("show.page-of", page=page, last=last), STYLES["heading"])
    found = [*document.outside.mentions, *(one for section in document.walk() for one in section.own_mentions)]
    begins = {section.span.start: section.path for section in document.walk()}
    empty = True
    for span in stretches(document, page):
        rows = []
        for line in _lines(document.text, span):
            path = next((path for start, path in begins.items() if line.start <= start < line.end), "")
            label = path if not verbose else "  ".join(filter(None, (_place(document, line), path)))
            rows.append((label, coloured(document, line, found)))
        if rows:
            empty = False
            yield columns(rows)
    if empty:
        yield Text(shell.say("show.empty-page"), STYLES["label"])


def stretches(document: Document, page: int) -> Iterator[Span]:
    """Yield the stretches of the text that stand on a page; neighbours are one."""
    start = end = -1
    ends = [*(place.start for place in document.places[1:]), len(document.text)]
    for place, after in zip(document.places, ends, strict=True):
        if place.page != page or after <= place.start:
            continue
        if start >= 0 and place.start != end:
            yield Span(start=start, end=end)
            start = -1
        start, end = (place.start if start < 0 else start), after
    if start >= 0:
        yield Span(start=start, end=end)


def _lines(text: str, span: Span) -> Iterator[Span]:
    """Yield the lines of a stretch that hold something."""
    at = span.start
    for line in span.of(text).splitlines(keepends=True):
        if line.strip():
            yield Span(start=at, end=at + len(line.rstrip()))
        at += len(line)


def _place(document: Document, line: Span) -> str:
    number, column = document.position(line.start)
    boxes = [place.box for place in document.locate(line)[:1] if place.box]
    return f"{number}:{column}" + "".join(f" [{box.left} {box.top} {box.right} {box.bottom}]" for box in boxes)
