"""OpenDocument: names, text of a paragraph, and a package opened with its styles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import regex

from workplan.readers.office.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

    from workplan.readers.given import Given

_URN: Final = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE: Final = _URN % "office"
TEXT: Final = _URN % "text"
TABLE: Final = _URN % "table"
STYLE: Final = _URN % "style"
DRAW: Final = _URN % "drawing"
PARAGRAPHS: Final = frozenset((f"{TEXT}p", f"{TEXT}h"))
CONTENT: Final = "content.xml"
_BLANKS: Final = regex.compile(r"[ \t\r\n]+")
_SPACES: Final = 200  # blanks that one element may stand for
_ASIDE: Final = frozenset(
    (
        f"{OFFICE}annotation",
        f"{TEXT}tracked-changes",
        f"{TEXT}ruby-text",
        f"{TEXT}hidden-text",
        f"{TEXT}hidden-paragraph",
        f"{TEXT}note-citation",
        f"{TEXT}script",
    )
)


def opened(given: Given, *, limit: str = "elements") -> tuple[Package, _Element]:
    """Return the package and the root of its content.

    Args:
        given: the file.
        limit: name of the limit to its elements and attributes.

    Raises:
        UnreadableError: it is damaged, encrypted or too large.
    """
    package = Package(given)
    if b"encryption-data" in (package.part("META-INF/manifest.xml") or b""):
        raise given.encrypted()
    content = package.xml(CONTENT, limit=limit)
    if content is None:
        raise given.damaged(f"{CONTENT} is missing")
    return package, content


class Written:
    """What a paragraph holds: its text, its frames and shapes, its notes, and whether it has pictures."""

    __slots__ = ("drawings", "notes", "pictures", "text")

    def __init__(self) -> None:
        self.text: list[str] = []
        self.drawings: list[_Element] = []
        self.notes: list[str] = []
        self.pictures = False


def paragraph(node: _Element) -> Written:
    """Return what a ``text:p`` or ``text:h`` holds; runs of blanks count as one, as the format has it."""
    written = Written()
    _within(node, written)
    return written


def _within(node: _Element, written: Written) -> None:
    text = written.text
    if node.text:
        text.append(_BLANKS.sub(" ", node.text))
    for child in node:
        tag = child.tag
        if tag == f"{TEXT}s":
            text.append(" " * count(child.get(f"{TEXT}c"), _SPACES))
        elif tag == f"{TEXT}tab":
            text.append("\t")
        elif tag == f"{TEXT}line-break":
            text.append("\n")
        elif tag == f"{TEXT}note":
            body = child.find(f"{TEXT}note-body")
            written.notes.append(" ".join("".join(paragraph(p).text) for p in _paragraphs(body)))
        elif tag in PARAGRAPHS or tag not in _ASIDE:
            if isinstance(tag, str) and tag.startswith(DRAW) and tag != f"{DRAW}a":
                written.drawings.append(child)
                written.pictures = written.pictures or child.find(f"{DRAW}image") is not None
            else:
                _within(child, written)
        if child.tail:
            text.append(_BLANKS.sub(" ", child.tail))


def _paragraphs(node: _Element | None) -> list[_Element]:
    return [child for child in node.iter() if child.tag in PARAGRAPHS] if node is not None else []


def count(text: str | None, most: int) -> int:
    """Return the number of times that an attribute says, 1 where it says nothing, ``most`` at the most.

    >>> count("3", 10), count(None, 10), count("99", 10), count("x", 10), count("0", 10)
    (3, 1, 10, 1, 1)
    """
    return min(max(int(text), 1), most) if text and text.isascii() and text.isdigit() and len(text) < 12 else 1
