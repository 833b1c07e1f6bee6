"""The style attribute of an element → what it changes for the reader of text."""

from __future__ import annotations

from typing import Final, NamedTuple

import regex

_HIDING: Final = regex.compile(
    r"(?<![\w-])(?:display\s*+:\s*+none|visibility\s*+:\s*+hidden|text-indent\s*+:\s*+-\d{3})", regex.IGNORECASE
)
_BLOCK: Final = regex.compile(r"(?<![\w-])display\s*+:\s*+(?:block|flex|grid|list-item|table(?!-c))", regex.IGNORECASE)
_SPACE: Final = regex.compile(r"white-space\s*+:\s*+(pre|break-spaces|normal|nowrap)", regex.IGNORECASE)


class Look(NamedTuple):
    """What a style changes.

    Attributes:
        hidden: the element is not shown.
        block: it starts and ends a line.
        verbatim: it keeps line breaks and blanks as written; None: as the element around it.
    """

    hidden: bool
    block: bool
    verbatim: bool | None


def look_of(style: str) -> Look:
    """Read a style attribute.

    >>> look_of("color:red; display: none")
    Look(hidden=True, block=False, verbatim=None)
    """
    if not style:
        return _PLAIN
    space = _SPACE.search(style)
    return Look(
        hidden=_HIDING.search(style) is not None,
        block=_BLOCK.search(style) is not None,
        verbatim=space[1].lower() not in ("normal", "nowrap") if space else None,
    )


_PLAIN: Final = Look(hidden=False, block=False, verbatim=None)
