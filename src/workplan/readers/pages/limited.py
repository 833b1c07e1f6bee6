"""Reading the pages of a file, within the limits that hold for PDF and OFD alike."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Protocol

from workplan.readers.apart import TooMuchError, apart
from workplan.readers.office.flow import check_text
from workplan.readers.office.package import MB

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from workplan.readers.apart import Made
    from workplan.readers.given import Given
    from workplan.readers.pages.leaf import Leaf


class Guard(Protocol):
    """Does some work within so many seconds of the processor and bytes of memory: ``apart`` or ``watched``."""

    def __call__(self, work: Callable[[], Made], *, seconds: float, memory: int) -> Made:
        """Return what the work makes."""
        ...


def within_limits(given: Given, work: Callable[[], Made], *, guard: Guard = apart) -> Made:
    """Return what some work on a file makes.

    Args:
        given: the file.
        work: what is done.
        guard: how it is held within the limits; ``apart`` holds any work.

    Raises:
        UnreadableError: it takes more time or memory than a file may, or what the work itself raises.
    """
    seconds, memory = given.limits.seconds, given.limits.memory_mb
    try:
        return guard(work, seconds=seconds, memory=int(memory * MB))
    except (TooMuchError, MemoryError):
        raise given.too_large(
            f"读取需要超过 {memory} MB 内存或 {seconds:g} 秒",
            f"reading it takes over {memory} MB of memory or {seconds:g} seconds",
            "memory_mb",
            "seconds",
        ) from None


def check_pages(given: Given, count: int) -> None:
    """Refuse a file of more pages than what is read.

    Raises:
        UnreadableError: it has more.
    """
    most = given.limits.pages
    if count > most:
        raise given.too_large(f"多于 {most} 页", f"more than {most} pages", "pages")


def counted(given: Given, leaves: Iterable[Leaf]) -> Iterator[Leaf]:
    """Yield the pages of a file as they are read, as long as there are not too many and they don't take too long.

    Raises:
        UnreadableError: there are more pages or characters than what is read, none at all, or the time is over.
    """
    seconds = given.limits.seconds
    until = time.process_time() + seconds
    pages = glyphs = 0
    for leaf in leaves:
        pages += 1
        glyphs += len(leaf.glyphs)
        check_pages(given, pages)
        check_text(given, glyphs)
        if time.process_time() > until:
            raise given.too_large(f"读取超过 {seconds:g} 秒", f"over {seconds:g} seconds of work", "seconds")
        yield leaf
    if not pages:
        raise given.damaged("no pages")
