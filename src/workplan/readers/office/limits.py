"""How large a file and its parts may be: beyond that it is refused, so that no file takes all memory or time.

The largest notice known (116 pages) has 100,000 characters; a parse takes about 13 s for a million of them.
"""

from __future__ import annotations

from typing import Final

MOST_BYTES: Final = 128 << 20
"""Bytes of a file."""

MOST_OLD_BYTES: Final = 48 << 20
"""Bytes of a Word 97–2003 document, of which its conversion makes several copies."""

MOST_MEMBERS: Final = 20_000
"""Parts of an archive."""

MOST_PART: Final = 48 << 20
"""Bytes of one part, unpacked."""

MOST_RATIO: Final = 400
"""Times that a part may grow when it is unpacked; text of one kind grows 10 to 60 times."""

RATIO_FROM: Final = 4 << 20
"""Bytes of an unpacked part below which its growth does not matter."""

MOST_NODES: Final = 800_000
"""Elements and attributes of one part, as counted by its angle brackets and equal signs."""

MOST_SHEET_NODES: Final = 3_000_000
"""The same for a part of a workbook: programs write out empty cells that have a border."""

MOST_WORDS: Final = 4_000_000
"""Control words, groups and lines of an RTF file."""

MOST_TEXT: Final = 400_000
"""Characters of a document."""

MOST_CELLS: Final = 300_000
"""Cells of all tables together, the empty ones between the first and the last of a sheet included."""

MOST_PAGE: Final = 8 << 20
"""Bytes of the page in a web archive."""

MOST_EDGES: Final = 256
"""Cells that a row of an RTF table declares."""

MOST_TABLES: Final = 5_000
"""Tables of a document."""

DEEPEST: Final = 100
"""Tables, lists, boxes and groups within one another."""
