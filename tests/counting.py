"""What is done → how many calls it takes: work that grows with the square shows, whatever else the machine does."""

from __future__ import annotations

import sys
from collections.abc import Callable


def calls(act: Callable[[], object]) -> int:
    """Return how many calls ``act`` makes, each value that a generator gives among them."""
    count = 0

    def told(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(told)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count
