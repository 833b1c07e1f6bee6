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


def is_dashed(text: str, share: float) -> bool:
    """Tell whether a text is a page number between dashes.

    Args:
        text: the text.
        share: how far it stands from the nearer edge of the page, as a share of its height.

    >>> is_dashed("— 12 —", 0.1), is_dashed("12", 0.1)
    (True, False)
    """
    return share < _MARKED and _DASHED.fullmatch(squeeze(fold(text))) is not None


def is_counted(text: str, share: float) -> bool:
    """Tell whether a text is a page number in words, or with the number of all pages; see :func:`is_dashed`.

    >>> is_counted("第 3 页 共 9 页", 0.1), is_counted("3/9", 0.1), is_counted("第 3 页", 0.5)
    (True, True, False)
    """
    return share < _MARKED and _COUNTED.fullmatch(squeeze(fold(text))) is not None


def bare_number(text: str, share: float) -> int:
    """Return the figure that a text in the outermost stripe is, 0 for any other; see :func:`is_dashed`.

    >>> bare_number("3", 0.05), bare_number("3", 0.15), bare_number("2023年", 0.05)
    (3, 0, 0)
    """
    match = _BARE.fullmatch(squeeze(fold(text))) if share < OUTER else None
    return int(match.group()) if match else 0
