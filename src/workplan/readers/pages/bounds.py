"""Reading the pages of a file, within the limits that hold for PDF and OFD alike."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from workplan.readers.office.limits import MOST_TEXT
from workplan.readers.pages.apart import TooMuchError, apart
from workplan.readers.pages.limits import MOST_MEMORY, MOST_PAGES, MOST_SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from workplan.readers.given import Given
    from workplan.readers.pages.apart import Made
    from workplan.readers.pages.leaf import Leaf


def within_limits(given: Given, work: Callable[[], Made]) -> Made:
    """Return what some work on a file makes, done apart.

    Raises:
        UnreadableError: it takes more time or memory than a file may, or what the work itself raises.
    """
    try:
        return apart(work)
    except (TooMuchError, MemoryError):
        raise given.too_large(
            f"读取需要超过 {MOST_MEMORY >> 20} MB 内存或 {MOST_SECONDS:.0f} 秒",
            f"reading it takes over {MOST_MEMORY >> 20} MB of memory or {MOST_SECONDS:.0f} seconds",
        ) from None


def check_pages(given: Given, count: int) -> None:
    """Refuse a file of more than :data:`MOST_PAGES` pages.

    Raises:
        UnreadableError: it has more.
    """
    if count > MOST_PAGES:
        raise given.too_large(f"多于 {MOST_PAGES} 页", f"more than {MOST_PAGES} pages")


def counted(given: Given, leaves: Iterable[Leaf]) -> Iterator[Leaf]:
    """Yield the pages of a file as they are read, as long as there are not too many and they don't take too long.

    Raises:
        UnreadableError: there are more pages or characters than what is read, none at all, or the time is over.
    """
    until = time.process_time() + MOST_SECONDS
    pages = glyphs = 0
    for leaf in leaves:
        pages += 1
        glyphs += len(leaf.glyphs)
        check_pages(given, pages)
        if glyphs > MOST_TEXT:
            raise given.too_large(f"文字多于 {MOST_TEXT} 字", f"more than {MOST_TEXT} characters of text")
        if time.process_time() > until:
            raise given.too_large(f"读取超过 {MOST_SECONDS:.0f} 秒", f"over {MOST_SECONDS:.0f} seconds of work")
        yield leaf
    if not pages:
        raise given.damaged("no pages")
