"""How large a file of pages may be: beyond that it is refused, so that no file takes all memory or time."""

from __future__ import annotations

from typing import Final

MOST_PAGES: Final = 2_000
"""Pages; the longest notice known has 116."""

MOST_GLYPHS: Final = 40_000
"""Characters on one page."""

MOST_OBJECTS: Final = 100_000
"""Drawn things on one page that are looked at for rulings; what lies behind is not."""

MOST_RULINGS: Final = 20_000
"""Rulings of one page; one with more is a drawing and has no tables."""

MOST_CELLS: Final = 20_000
"""Crossings of the rulings of one table."""

MOST_MEMORY: Final = 384 << 20
"""Bytes of memory that reading a PDF or OFD may take."""

MOST_SECONDS: Final = 8.0
"""Seconds of processor time for all pages."""

MOST_WAIT: Final = 120.0
"""Seconds by the clock that a file is waited for: a busy machine takes longer, a stuck one never ends."""

MOST_XML: Final = 8 << 20
"""Bytes of one part of an OFD, unpacked."""

MOST_NODES: Final = 400_000
"""Elements of one part of an OFD, as counted by its angle brackets."""

DEEPEST: Final = 8
"""Drawings within one another."""

FARTHEST: Final = 20_000.0
"""Points from the page's corner beyond which nothing is on it (a page is at most 14,400 wide)."""

MOST_PIXELS: Final = 20_000_000
"""Pixels of a page that is drawn: A3 at 200 dpi has 7.7 million."""
