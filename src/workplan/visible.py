"""Characters that steer a terminal, or what reads a log → the same, shown as ``\\x1b``.

Documents and file names come from anywhere. What is printed of them must not colour, clear or retitle the terminal,
turn the direction of a line, or begin a line that something else seems to have written.
"""

from __future__ import annotations

import re
from typing import Final

_CONTROL: Final = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffe\uffff"
"""Controls but for tab and line feed, separators of lines, overrides of direction."""

# compiled by the functions that need them, few of which a run of the command calls
_STEERING: Final = f"[{_CONTROL}]"
_IN_A_LINE: Final = f"[{_CONTROL}\t\n]"
_NOT_IN_HTML: Final = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
_IN_JSON: Final = f"[{_CONTROL}\ud800-\udfff]"


def visible(text: str) -> str:
    r"""Return ``text`` with what steers a terminal shown; tabs and line feeds stay.

    >>> visible("一、甲\x1b[2J\n乙\x9b")
    '一、甲\\x1b[2J\n乙\\x9b'
    """
    return re.sub(_STEERING, _shown, text)


def in_one_line(text: str) -> str:
    r"""Return ``text`` as one line: tabs and line feeds are shown too.

    >>> in_one_line("n\n::error::x.txt")
    'n\\x0a::error::x.txt'
    """
    return re.sub(_IN_A_LINE, _shown, text)


def in_json(text: str) -> str:
    r"""Return JSON text that means the same and has all such characters escaped, those too that JSON may hold.

    >>> in_json('{"title": "甲\x9b"}')
    '{"title": "甲\\u009b"}'
    """
    return re.sub(_IN_JSON, lambda found: f"\\u{ord(found[0]):04x}", text)


def in_html(text: str) -> str:
    r"""Return ``text`` with a replacement character for each character that HTML and iCalendar may not hold.

    >>> in_html("甲\x00乙")
    '甲\ufffd乙'
    """
    return re.sub(_NOT_IN_HTML, "\ufffd", text)


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
