"""Texts at the edges of a page → whether they are its number."""

from __future__ import annotations

import re
from typing import Final

from workplan.source import fold, squeeze

OUTER: Final = 0.1
"""Share of the page's height, above and below, where running heads and page numbers stand."""
_MARKED: Final = 0.17  # where a number with marks stands: the page of a table lies across
_DASHED: Final = re.compile(r"[—·~-]{1,3}\d{1,4}[—·~-]{1,3}")
_COUNTED: Final = re.compile(r"第\d{1,4}页(?:[,/]?共\d{1,4}页)?|\d{1,4}/\d{1,4}|[Pp]age\d{1,4}(?:of\d{1,4})?")
_BARE: Final = re.compile(r"\d{1,4}")


def is_number(text: str, share: float) -> bool:
    """Tell whether a line is a page number.

    Args:
        text: the line.
        share: how far it stands from the nearer edge of the page, as a share of its height.

    >>> is_number("3", 0.05), is_number("3", 0.15), is_number("第 3 页 共 9 页", 0.15), is_number("2023年", 0.05)
    (True, False, True, False)
    """
    plain = squeeze(fold(text))
    return (
        is_dashed(plain, share)
        or (share < _MARKED and _COUNTED.fullmatch(plain) is not None)
        or (share < OUTER and _BARE.fullmatch(plain) is not None)
    )


def is_dashed(text: str, share: float) -> bool:
    """Tell whether a text is a page number between dashes.

    >>> is_dashed("— 12 —", 0.1), is_dashed("12", 0.1)
    (True, False)
    """
    return share < _MARKED and _DASHED.fullmatch(squeeze(fold(text))) is not None
