"""What a row of the table of written forms is."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from workplan.extraction.times.written import Known, Written


class Form(NamedTuple):
    """One written form of a time.

    Attributes:
        name: its name; its match is the group of this name.
        pattern: verbose pattern, an example at each line; its groups have names that no other form uses.
        read: turns a match into what it says, None where that is nothing after all.
    """

    name: str
    pattern: str
    read: Callable[[re.Match[str], Known], Written | None]
