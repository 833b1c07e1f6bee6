"""Names, attributes and children → HTML elements; lxml escapes whatever text they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from lxml import etree

from workplan.visible import in_html

Element: TypeAlias = etree._Element
Child: TypeAlias = "str | Element | None"


def tag(name: str, /, *children: Child | Iterable[Child], **attributes: str | bool | None) -> Element:
    """Return an element.

    Args:
        name: the element's name.
        children: texts and elements in order, or iterables of them; None is left out.
        attributes: ``class_`` is ``class``, ``data_s`` is ``data-s``; True is an attribute without a value, None and
            False are left out.

    >>> to_html(tag("a", "甲<", tag("b", "乙"), class_="x", href="#m1", title=None))
    '<a class="x" href="#m1">甲&lt;<b>乙</b></a>'
    """
    element = etree.Element(name)
    for key, value in attributes.items():
        if value is not None and value is not False:
            element.set(key.rstrip("_").replace("_", "-"), "" if value is True else in_html(value))
    texts: list[str] = []
    last: Element | None = None
    for child in _flat(children):
        if isinstance(child, str):
            texts.append(child)
            continue
        _put(element, last, texts)
        element.append(child)
        last = child
    _put(element, last, texts)
    return element


def _flat(children: Iterable[Child | Iterable[Child]]) -> Iterator[str | Element]:
    for child in children:
        if isinstance(child, str) or etree.iselement(child):
            yield child
        elif child is not None:
            yield from (one for one in child if one is not None)


def _put(element: Element, last: Element | None, texts: list[str]) -> None:
    """Put texts behind the last child so far, and empty the list."""
    text = in_html("".join(texts)) or None
    texts.clear()
    if last is None:
        element.text = text
    elif text:
        last.tail = text


def to_html(element: Element) -> str:
    """Return an element as HTML text."""
    return etree.tostring(element, method="html", encoding="unicode", with_tail=False)
