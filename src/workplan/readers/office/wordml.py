"""Names of WordprocessingML, and its small values: an on/off property, an integer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VAL: Final = f"{W}val"


def value(parent: _Element | None, tag: str) -> str | None:
    """Return ``w:val`` of the child ``tag`` of an element, None if there is none."""
    child = parent.find(tag) if parent is not None else None
    return child.get(VAL) if child is not None else None


def number(text: str | None) -> int | None:
    """Return the integer that an attribute holds, None if it holds none or one out of all bounds.

    >>> number("3"), number(" -1 "), number("x"), number(None), number("9" * 30)
    (3, -1, None, None, None)
    """
    if text is None or len(text) > 12:
        return None
    try:
        return int(text)
    except ValueError:
        return None


def is_on(parent: _Element | None, tag: str) -> bool:
    """Tell whether an on/off property is there and not switched off."""
    child = parent.find(tag) if parent is not None else None
    return child is not None and child.get(VAL) not in ("0", "false", "off", "none")
