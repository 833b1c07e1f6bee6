"""Markup before it is parsed: tells pages from text, takes server directives out, keeps nesting within bounds."""

from __future__ import annotations

from typing import Final

import regex

from workplan.readers.page_elements import LEVEL
from workplan.writing.late import late_regex

_HEAD: Final = 4096  # characters in which a page shows itself
_PAGE: Final = late_regex(r"<(?:!doctype\s++html|html|head|body|meta|title)\b", regex.IGNORECASE)
_SUBSET: Final = late_regex(r"<!doctype\s[^<>\[]{0,1000}\[", regex.IGNORECASE)
_SUBSET_END: Final = late_regex(r"\]\s*+>")
_FRAGMENT: Final = late_regex(
    r"<(?:p|div|span|table|tbody|tr|section|article|main|h[1-6]|ul|ol|center|font|b|strong|br|pre)\b[^<>]{0,1000}>",
    regex.IGNORECASE,
)
_TAG: Final = late_regex(r"</?[a-z][a-z1-6]*+[^<>]{0,1000}>", regex.IGNORECASE)
PAGE_ENDINGS: Final = ("html", "htm", "shtml", "shtm", "xhtml", "jsp", "asp", "aspx", "php", "do")
"""What the names of pages end in."""

TEXT_ENDINGS: Final = ("txt", "md", "markdown", "text")
"""What the names of plain text end in."""

_MANY: Final = 20_000  # tags: with fewer no page can be slow
_DEEPEST: Final = 2_000
_OPENING: Final = late_regex(r"<(/?)([a-zA-Z][^\s/>]{0,40}+)")


def is_page(text: str, name: str | None) -> bool:
    """Tell whether ``text`` is HTML: by its start, else by the ending of ``name`` and the tags in it.

    >>> is_page("<!DOCTYPE html><html>", "plan.txt"), is_page("<p>一</p>", None), is_page("一、<b>目标", "plan.html")
    (True, True, True)
    >>> is_page("若 a < b 则", None), is_page("# 计划\\n<br>", "plan.md")
    (False, False)
    """
    start = text[:_HEAD].lstrip("\ufeff \t\r\n")
    ending = name.rpartition(".")[2].lower() if name and "." in name else ""
    if start.startswith("<"):
        if _PAGE.search(start):
            return True
        if ending not in TEXT_ENDINGS and _FRAGMENT.match(start) and "</" in text:
            return True
    return ending in PAGE_ENDINGS and _TAG.search(text) is not None


def without_declarations(markup: str) -> str:
    """Return ``markup`` without the declarations of its document type, which the parser would take for text.

    >>> without_declarations('<!DOCTYPE html [<!ENTITY x "y">]><p>一</p>')
    '<!DOCTYPE html ><p>一</p>'
    """
    opening = _SUBSET.search(markup, 0, _HEAD)
    closing = _SUBSET_END.search(markup, opening.end()) if opening else None
    return markup if opening is None or closing is None else markup[: opening.end() - 1] + markup[closing.end() - 1 :]


def without_directives(markup: str) -> str:
    """Return ``markup`` without ``<% … %>``: code and comments of the server that a page saved from its source holds.

    >>> without_directives('<%@ page language="java" %><p>一</p>')
    '<p>一</p>'
    """
    at = markup.find("<%")
    if at < 0:
        return markup
    kept = [markup[:at]]
    while at >= 0:
        end = markup.find("%>", at)
        if end < 0:
            kept.append(markup[at:])
            break
        at = markup.find("<%", end)
        kept.append(markup[end + 2 : at] if at >= 0 else markup[end + 2 :])
    return "".join(kept)


def flattened(markup: str) -> str:
    """Return ``markup`` with elements that lie deeper than any page's replaced by line breaks.

    The parser looks for an end tag's element through all open ones; very many of both would take it hours.
    """
    if markup.count("<") < _MANY:
        return markup
    depth = 0
    open_names: dict[str, int] = {}

    def level(match: regex.Match[str]) -> str:
        nonlocal depth
        name = match[2].lower()
        if name in LEVEL:
            return match[0]
        if match[1]:
            if open_names.get(name, 0):
                open_names[name] -= 1
                depth -= 1
        elif depth >= _DEEPEST:
            return "<br"
        else:
            open_names[name] = open_names.get(name, 0) + 1
            depth += 1
        return match[0]

    return _OPENING.sub(level, markup)
