"""Text → a CSV cell that a spreadsheet shows and doesn't run.

Excel and its kin take a cell for a formula if it begins with ``=``, ``+``, ``-`` or ``@``, quoted or not; a heading of
a page from somewhere may then fetch an address or start a program. An apostrophe before it makes it text.
"""

from __future__ import annotations

import re
from typing import Final

_RUNS: Final = re.compile(r"(?<!\s)\s*[=+\-@＝＋－＠]")
_NUMBER: Final = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)*%?")


def as_text(cell: str) -> str:
    """Return ``cell`` with an apostrophe before it if a spreadsheet would run it; numbers stay.

    >>> as_text("=1+1"), as_text("-5.2%"), as_text("省财政厅")
    ("'=1+1", '-5.2%', '省财政厅')
    """
    return f"'{cell}" if _RUNS.match(cell) and not _NUMBER.fullmatch(cell) else cell
